//! What registries know against what is shipped. Without their answer this warns and passes: it says nothing of this commit.

use crate::notices;
use anyhow::{Context, Result, bail};
use serde_json::Value;
use xshell::{Shell, cmd};

/// Asks npm about Node's packages, and cargo-deny, where it is installed, by deny.toml. Advisories against what is shipped fail;
/// those against tools are printed.
pub(crate) fn audit(shell: &Shell) -> Result<()> {
    // Without development's packages npm would ask about none: what is shipped is bundled from there.
    let answer = cmd!(shell, "npm audit --json").ignore_status().ignore_stderr().read()?;
    match advisories(&answer)? {
        Some(named) => {
            println!(
                "npm knows advisories against: {}",
                if named.is_empty() { "nothing".into() } else { named.join(", ") }
            );
            let shipped: Vec<_> = named.iter().filter(|n| notices::NPM.contains(&n.as_str())).collect();
            if !shipped.is_empty() {
                bail!("{shipped:?} is in the scripts that a page loads: update it");
            }
        }
        None => println!("warning: npm's registry gave no answer, so nothing is known of advisories"),
    }
    if cmd!(shell, "cargo deny --version").quiet().ignore_stdout().ignore_stderr().run().is_err() {
        println!(
            "warning: cargo-deny is not installed, so deny.toml is not checked: cargo install cargo-deny --locked"
        );
        return Ok(());
    }
    cmd!(shell, "cargo deny --offline check licenses bans sources").run()?;
    if cmd!(shell, "cargo deny fetch db").ignore_stderr().run().is_err() {
        println!("warning: RustSec's database was not reached, so nothing is known of advisories against crates");
        return Ok(());
    }
    cmd!(shell, "cargo deny check advisories").run().context("cargo-deny knows advisories")
}

/// The packages that npm's answer has something against; `None` where the registry gave none.
fn advisories(answer: &str) -> Result<Option<Vec<String>>> {
    let answer: Value = serde_json::from_str(answer).context("npm audit answered something other than JSON")?;
    let found = answer.get("vulnerabilities").and_then(Value::as_object);
    Ok(found.map(|found| found.keys().cloned().collect()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_names_packages_and_an_error_is_no_answer() -> Result<()> {
        let found = r#"{"auditReportVersion": 2, "vulnerabilities": {"left": {"severity": "high"}}}"#;
        assert_eq!(advisories(found)?, Some(vec!["left".to_owned()]));
        assert_eq!(advisories(r#"{"vulnerabilities": {}}"#)?, Some(Vec::new()));
        assert_eq!(advisories(r#"{"message": "request failed", "error": {"code": "ENOTFOUND"}}"#)?, None);
        assert!(advisories("").is_err());
        Ok(())
    }
}
