//! The tests in content systems and editors: much is installed, all of it into target/cms, and nothing is left running.

use crate::{build, tools};
use anyhow::Result;
use xshell::{Shell, cmd};

/// Programs of the system that these tests run, with Debian's packages for them.
const SYSTEM: [(&str, &str); 3] =
    [("chromium", "chromium"), ("hugo", "hugo"), ("php", "php-cli php-sqlite3 php-xml php-mbstring")];

/// What compiles Ghost's database.
const COMPILERS: [(&str, &str); 3] = [("g++", "g++"), ("make", "make"), ("python3", "python3")];

/// Builds the element and opens it wherever publishers have it; `files` chooses among the specs of tests/cms. That of Ghost, whose
/// install is long, runs only where it is chosen.
pub(crate) fn check(shell: &Shell, files: &[String]) -> Result<()> {
    tools::of_system(shell, &SYSTEM)?;
    if files.iter().any(|f| f.contains("ghost")) {
        tools::of_system(shell, &COMPILERS)?;
    }
    build::build(shell, build::Weights::default())?;
    cmd!(shell, "npx tsc --project tests/cms").run()?;
    cmd!(shell, "npx playwright test --config tests/cms {files...}").run()?;
    Ok(())
}
