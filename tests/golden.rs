//! Whole articles, natively: findings in words against the files of tests/golden. `UPDATE_GOLDEN=1 cargo test --test golden`
//! writes them anew; read the diff before you commit it. The browsers run the same files in web.rs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "golden/mod.rs"]
#[macro_use]
mod articles;

use claimlight::analyze;
use std::path::{Path, PathBuf};
use std::{env, fs};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden")
}

macro_rules! tests {
    ($($name:ident)*) => {
        $(
            #[test]
            fn $name() {
                check(stringify!($name));
            }
        )*
    };
}
for_each_article!(tests);

/// Compares a file's findings with the program's, or writes them where that is asked for.
fn check(name: &str) {
    let (_, file) = articles::FILES.iter().find(|(listed, _)| *listed == name).unwrap();
    let (text, expected) = articles::parts(file);
    let found = articles::in_words(text, &analyze(text));
    if found == expected {
        return;
    }
    if env::var_os("UPDATE_GOLDEN").is_some_and(|v| v == "1") {
        let article = file.strip_suffix(expected).unwrap();
        fs::write(folder().join(format!("{name}.txt")), format!("{article}{found}")).unwrap();
        return;
    }
    let diff = similar_asserts::SimpleDiff::from_str(expected, &found, "the file", "the program");
    panic!(
        "tests/golden/{name}.txt: the findings have changed\n\n{diff}\nIf that is right: UPDATE_GOLDEN=1 cargo test --test golden"
    );
}

#[test]
fn every_file_of_the_folder_is_listed() {
    let mut files: Vec<String> = fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|e| e == "txt"))
        .map(|path| path.file_stem().unwrap().to_str().unwrap().to_owned())
        .collect();
    files.sort();
    let mut listed: Vec<&str> = articles::FILES.iter().map(|(name, _)| *name).collect();
    listed.sort_unstable();
    assert_eq!(files, listed, "tests/golden/mod.rs lists the files that tests read");
}

/// An editor or a checkout that tidies line ends would leave tests that prove nothing.
#[test]
fn invisible_characters_have_survived() {
    let text =
        |name: &str| articles::FILES.iter().find(|(n, _)| *n == name).map(|(_, file)| articles::parts(file).0).unwrap();
    assert_eq!(text("crlf").matches("\r\n").count(), text("crlf").matches('\n').count());
    assert!(text("crlf").matches("\r\n").count() > 10);
    assert!(["e\u{301}", "\u{200d}", "\u{1f3fd}"].iter().all(|c| text("emoji").contains(c)));
    assert!(articles::FILES.iter().all(|(name, file)| *name == "crlf" || !file.contains('\r')));
}
