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
    let mut lines: Vec<&str> = text.lines().filter(carried).collect();
    if list.ends_with("given.txt") {
        // Names of one class together compress by a tenth better; their order means nothing.
        lines.sort_by_key(|line| line.split_once(" | ").map(|(_, class)| class));
    }
    Ok(lines.into_iter().map(|line| format!("{line}\n")).collect())
}
