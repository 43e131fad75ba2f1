//! The lists as the program carries them: without the remarks and the examples, which only people and tests read.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let out = PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default());
    for folder in ["src/words", "src/uncertainty/cues"] {
        println!("cargo::rerun-if-changed={folder}");
        for entry in fs::read_dir(folder)? {
            let file = entry?.path();
            if file.extension().is_some_and(|e| e == "txt") {
                fs::write(out.join(file.file_name().unwrap_or_default()), read_by_the_program(&file)?)?;
            }
        }
    }
    Ok(())
}

fn read_by_the_program(list: &Path) -> io::Result<String> {
    let carried = |line: &&str| !["#", "+ ", "- "].iter().any(|mark| line.starts_with(mark));
    let text = fs::read_to_string(list)?;
    let lines: Vec<&str> = text.lines().filter(carried).collect();
    let lines = if list.starts_with("src/words") { each_class_once(lines) } else { lines };
    Ok(lines.into_iter().map(|line| format!("{line}\n")).collect())
}

/// Words of the same classes stand together, and the classes only with the first of them: an eighth less to download. The order
/// of a list means nothing.
fn each_class_once(mut lines: Vec<&str>) -> Vec<&str> {
    lines.retain(|line| !line.is_empty());
    lines.sort_by_key(|line| classes(line));
    let mut above = None;
    let short = |line| {
        let repeats = above.replace(classes(line)) == Some(classes(line));
        if repeats { line.split(" | ").next().unwrap_or(line) } else { line }
    };
    lines.into_iter().map(short).collect()
}

fn classes(line: &str) -> &str {
    line.split_once(" | ").map_or("", |(_, classes)| classes)
}
