//! The door to the shell: reads files or standard input, prints findings.

mod shell;

use clap::Parser;
use shell::Command;
use std::process::ExitCode;

/// Shows, inside a news article, who speaks, what they say, and what the text itself leaves open.
#[derive(Parser)]
#[command(version, propagate_version = true)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

fn main() -> ExitCode {
    match shell::run(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) if error.is_closed_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            shell::complain(&error);
            ExitCode::from(2)
        }
    }
}
