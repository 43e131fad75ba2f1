//! The plan of the house: who may name whom. Reads the sources as text and names file and line.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

#[path = "house/circles.rs"]
mod circles;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// A line of a source file.
struct Line {
    /// From the project's folder on, with slashes.
    file: String,
    number: usize,
    code: String,
}

/// The lines of all files under `folder` that end in one of `endings`, without those that are comments, those of `except`
/// left out.
fn lines(folder: &str, endings: &[&str], except: &[&str]) -> Vec<Line> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join(folder), &mut files);
    files.sort();
    let mut out = Vec::new();
    for path in files {
        let file = path.strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
        if except.iter().any(|e| file.starts_with(e)) || !endings.iter().any(|e| file.ends_with(e)) {
            continue;
        }
        out.extend(code(&file, &fs::read_to_string(&path).unwrap()));
    }
    out
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    if folder.is_file() {
        return files.push(folder.to_owned());
    }
    for entry in fs::read_dir(folder).unwrap_or_else(|e| panic!("{}: {e}", folder.display())) {
        let path = entry.unwrap().path();
        if path.is_dir() { collect(&path, files) } else { files.push(path) }
    }
}

fn code(file: &str, text: &str) -> Vec<Line> {
    let line = |(i, l): (usize, &str)| Line { file: file.to_owned(), number: i + 1, code: l.to_owned() };
    text.lines().enumerate().filter(|(_, l)| !l.trim_start().starts_with("//")).map(line).collect()
}

/// Without the tests at the feet of the files.
fn without_tests(lines: Vec<Line>) -> Vec<Line> {
    let mut tests = String::new();
    let mut shipped = |l: &Line| {
        if l.code == "mod tests {" {
            tests.clone_from(&l.file);
        }
        l.file != tests
    };
    lines.into_iter().filter(|l| shipped(l)).collect()
}

/// The core: everything but the two doors.
fn core() -> Vec<Line> {
    lines("src", &[".rs"], &["src/browser/", "src/shell/", "src/main.rs", "src/typescript.rs"])
}

/// Fails where `wrong` has something to say about a line.
#[track_caller]
fn check(rule: &str, lines: &[Line], wrong: impl Fn(&Line) -> Option<String>) {
    assert!(!lines.is_empty(), "no file was read: has the house moved?");
    let found: Vec<String> =
        lines.iter().filter_map(|l| Some(format!("  {}:{}: {}", l.file, l.number, wrong(l)?))).collect();
    assert!(found.is_empty(), "{rule}:\n{}", found.join("\n"));
}

/// Whether `code` holds `word` by itself, not as a part of a longer name.
fn names(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let after = code[at + word.len()..].chars().next();
        let goes_on = word.ends_with(part) && after.is_some_and(part);
        !goes_on && !code[..at].chars().next_back().is_some_and(part)
    })
}

fn any_of(code: &str, words: &[&str]) -> Option<String> {
    words.iter().find(|w| names(code, w)).map(|w| format!("names {w}"))
}

/// The modules that a line names behind `crate::`.
fn modules(code: &str) -> Vec<&str> {
    let paths = code.match_indices("crate::").map(|(at, prefix)| &code[at + prefix.len()..]);
    let lists = paths.flat_map(|path| match path.strip_prefix('{') {
        Some(list) => list.split('}').next().unwrap_or(list).split(',').collect(),
        None => vec![path],
    });
    lists.map(|path| path.trim().split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(path)).collect()
}

#[test]
fn the_core_knows_no_web_and_no_clock() {
    let banned = ["web_sys", "js_sys", "wasm_bindgen", "serde_wasm_bindgen", "Instant", "SystemTime", "std::time"];
    check("the core never names the web or a clock", &core(), |l| any_of(&l.code, &banned));
}

/// Which modules of the crate each floor may name: those below it. Nobody names what is not listed here.
const FLOORS: [(&str, &[&str]); 10] = [
    ("src/text/", &["text"]),
    ("src/measured.rs", &[]),
    ("src/analysis.rs", &["text", "reader", "analyze", "Analysis"]),
    ("src/analysis/", &["text"]),
    ("src/stats.rs", &["analysis", "analyze"]),
    ("src/words/", &["text", "words"]),
    ("src/reader/", &["text", "words", "reader"]),
    ("src/speech/", &["text", "words", "analysis", "measured", "reader", "speech"]),
    ("src/uncertainty/", &["text", "words", "analysis", "measured", "reader", "uncertainty"]),
    ("src/export/", &["text", "analysis", "export"]),
];

#[test]
fn imports_only_point_down_and_the_wings_never_meet() {
    for (floor, below) in FLOORS {
        let own: Vec<Line> = core().into_iter().filter(|l| l.file.starts_with(floor)).collect();
        check(&format!("{floor} names only {below:?}"), &own, |l| {
            let above = modules(&l.code).into_iter().find(|m| !below.contains(m))?;
            Some(format!("names crate::{above}"))
        });
    }
    let listed = |l: &Line| FLOORS.iter().any(|(f, _)| l.file.starts_with(f)) || l.file == "src/lib.rs";
    check("every file of the core belongs to a floor", &core(), |l| (!listed(l)).then(|| "not in FLOORS".to_owned()));
}

#[test]
fn no_two_files_need_each_other() {
    let circle = circles::Crate::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src")).circle();
    assert_eq!(circle, None, "each of these files names the next, and the last the first");
}

#[test]
fn the_browser_s_door_knows_no_tokens() {
    let below = ["analysis", "text", "export", "Session", "analyze", "Analysis", "is_whole"];
    check("src/browser never names what only the core knows", &lines("src/browser", &[".rs"], &[]), |l| {
        let above = modules(&l.code).into_iter().find(|m| !below.contains(m)).map(|m| format!("names crate::{m}"));
        above.or_else(|| any_of(&l.code, &["Token", "TokenKind", "Sentence", "text::Document"]))
    });
}

#[test]
fn only_main_opens_the_shell_s_door() {
    let shipped = without_tests(lines("src", &[".rs"], &["src/main.rs", "src/shell/"]));
    check("src names the shell in main.rs alone", &shipped, |l| {
        any_of(&l.code, &["shell", "clap", "anstream", "anstyle", "rayon", "serde_json"])
    });
}

#[test]
fn nobody_makes_markup_or_code_from_text() {
    let rust = ["set_inner_html", "set_outer_html", "insert_adjacent_html", "create_contextual_fragment", "eval("];
    check("src never writes HTML", &lines("src", &[".rs"], &[]), |l| any_of(&l.code, &rust));
    let script = [
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "createContextualFragment",
        "setHTMLUnsafe",
        "srcdoc",
        "eval(",
        "document.write",
        "document.writeln",
        "new Function",
    ];
    let www = lines("www", &[".js", ".mjs", ".ts", ".html"], &["www/pkg/", "www/dist/"]);
    check("www never builds HTML or code from text", &www, |l| any_of(&l.code, &script));
}

/// The classes of words that `src/words/lexicon.rs` makes, by the names of their constants.
fn classes() -> Vec<Line> {
    let lexicon = lines("src/words/lexicon.rs", &[".rs"], &[]).into_iter();
    let listed = lexicon.skip_while(|l| l.code != "classes! {").skip(1).take_while(|l| l.code != "}");
    listed.map(|l| Line { code: l.code.trim().to_owned(), ..l }).collect()
}

/// A class that nobody reads says nothing about its words.
#[test]
fn every_class_of_words_is_read() {
    let code = without_tests(lines("src", &[".rs"], &["src/words/lexicon.rs"]));
    let cues = lines("src/uncertainty/cues", &[".txt"], &[]);
    let read = |class: &str| {
        let listed = format!("@{}", class.to_ascii_lowercase().replace('_', "-"));
        let conditions = cues.iter().flat_map(|l| l.code.split([' ', '|']));
        code.iter().any(|l| names(&l.code, class)) || conditions.clone().any(|word| word == listed)
    };
    check("each class of the lexicon is read", &classes(), |l| (!read(&l.code)).then(|| format!("{} is not", l.code)));
}

/// What is published apart from the crate says its version itself; it is the crate's.
#[test]
fn every_package_has_the_crate_s_version() {
    let version = env!("CARGO_PKG_VERSION");
    for (file, line) in [
        ("python/Cargo.toml", format!("version = \"{version}\"")),
        ("embed/wagtail/pyproject.toml", format!("version = \"{version}\"")),
        ("embed/wordpress/claimlight/claimlight.php", format!(" * Version:           {version}")),
        ("embed/wordpress/claimlight/readme.txt", format!("Stable tag: {version}")),
    ] {
        let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(file)).unwrap();
        assert!(text.lines().any(|l| l == line), "{file} should say: {line}");
    }
}

/// The words behind each `mark`, up to the next `"`.
fn quoted_behind<'l>(lines: &'l [Line], mark: &str) -> BTreeSet<&'l str> {
    lines.iter().flat_map(|l| l.code.split(mark).skip(1)).filter_map(|rest| rest.split('"').next()).collect()
}

/// The lists of `src/text` name their classes as they are, and a misspelt one would hold no word.
#[test]
fn every_class_of_typography_is_read() {
    let code = lines("src/text", &[".rs"], &["src/text/lists.rs"]);
    for (list, mark) in [("typography", "of_class(TYPOGRAPHY, \""), ("languages", "of_class(LIST, \"")] {
        let entries = lines(&format!("src/words/{list}.txt"), &[".txt"], &[]);
        let entries = entries.iter().filter(|l| !l.code.starts_with('#'));
        let listed: BTreeSet<&str> =
            entries.filter_map(|l| l.code.split(" | ").nth(1)).flat_map(|classes| classes.split(' ')).collect();
        assert_eq!(listed, quoted_behind(&code, mark), "{list}.txt has the left ones, src/text reads the right ones");
    }
}

/// The words that a line compares with: `reads(i, "of")`, `word == "that"`.
fn compared(code: &str) -> Vec<&str> {
    let read = code.split("reads(").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let equal = ["== \"", "!= \""].into_iter().flat_map(|sign| code.split(sign).skip(1));
    let equal = equal.filter_map(|rest| rest.split('"').next());
    read.chain(equal).filter(|word| word.starts_with(char::is_alphabetic)).collect()
}

/// So many small words of English may be looked for by themselves: "of", "that". All others are of a class.
const SMALL_WORDS: usize = 20;

#[test]
fn words_stand_in_lists() {
    let floors = ["text", "words", "reader", "speech", "uncertainty"].map(|floor| format!("src/{floor}/"));
    let code = without_tests(core().into_iter().filter(|l| floors.iter().any(|f| l.file.starts_with(f))).collect());
    let words: BTreeSet<String> = code.iter().flat_map(|l| compared(&l.code)).map(str::to_lowercase).collect();
    assert!(words.len() <= SMALL_WORDS, "more words than {SMALL_WORDS} stand in conditions: {words:?}");
}

/// The rules above find what they look for.
#[test]
fn the_rules_can_fail() {
    assert!(names("use web_sys::Node;", "web_sys") && !names("let my_web_sys = 1;", "web_sys"));
    assert_eq!(compared(r#"page.reads(i, "of") && word != "that" && word == ",""#), ["of", "that"]);
    assert!(names("x = eval(y)", "eval(") && !names("'wasm-unsafe-eval'", "eval(") && !names("medieval(", "eval("));
    assert_eq!(modules("use crate::{speech::Reading, text::Span};"), ["speech", "text"]);
    assert_eq!(modules("crate::text::Span, crate::speech"), ["text", "speech"]);
    let planted = code("src/text/x.rs", "// web_sys\nuse web_sys::Node;\n");
    assert_eq!(planted.iter().map(|l| l.number).collect::<Vec<_>>(), [2]);
}
