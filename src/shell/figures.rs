//! The figures of many articles, as a table that people read or as JSON.

use super::batch::Input;
use super::error::{Error, complain};
use super::listing::one_line;
use super::progress;
use super::request::{Of, Raw, line_of};
use super::requests::Requests;
use claimlight::Analysis;
use claimlight::stats::{Counted, Stats};
use clap::Args;
use rayon::prelude::*;
use std::io::Write;

/// What `stats` is told.
#[derive(Args)]
pub(crate) struct Options {
    #[command(flatten)]
    input: Input,
    /// Print all figures as JSON
    #[arg(long)]
    json: bool,
    /// How many speakers the table lists, those with most words first
    #[arg(long, value_name = "N", default_value_t = 20, conflicts_with = "json")]
    speakers: usize,
}

/// Counts every article of the input and names bad ones on standard error; how many those were.
pub(super) fn run(options: &Options, out: &mut impl Write) -> Result<usize, Error> {
    let Options { input, json, speakers } = options;
    let mut requests = Requests::open(&input.file, input.names())?;
    let progress = progress::bar(&requests, false);
    let (mut stats, mut bad) = (Stats::default(), 0);
    loop {
        let chunk = requests.chunk()?;
        if chunk.is_empty() {
            break;
        }
        let read: Vec<_> = chunk.par_iter().map(|raw| (raw.number, of(raw, input))).collect();
        for (number, read) in read {
            match read {
                Ok(one) => one.iter().for_each(|one| stats.add(one)),
                Err(reason) => {
                    bad += 1;
                    progress.suspend(|| complain(&format!("{} {number}: {reason}", requests.piece())));
                }
            }
        }
        progress.inc(chunk.iter().map(Raw::size).sum());
    }
    progress.finish_and_clear();
    if *json {
        serde_json::to_writer_pretty(&mut *out, &stats)?;
        writeln!(out)?;
    } else {
        table(&stats, *speakers, out)?;
    }
    Ok(bad)
}

/// The figures of one article, or of the findings that batch made of one; `None` for a blank line.
fn of(raw: &Raw, input: &Input) -> Result<Option<Stats>, String> {
    let reason = match raw.request(input.names()) {
        Ok(request) => return Ok(request.map(|request| Stats::of(&claimlight::analyze(&request.text)))),
        Err(reason) => reason,
    };
    let findings = match &raw.of {
        Of::Line(line) => line_of(line).ok().and_then(|line| serde_json::from_str::<Analysis>(line).ok()),
        #[cfg(feature = "parquet")]
        Of::Row(..) => None,
    };
    findings.map(|findings| Some(Stats::of(&findings))).ok_or(reason)
}

fn table(stats: &Stats, most: usize, out: &mut impl Write) -> std::io::Result<()> {
    let Stats { articles, single_source, direct_share, statements, .. } = stats;
    let several = if *articles == 1 { "" } else { "s" };
    writeln!(out, "{articles} article{several}, {single_source} of them with a single source")?;
    let share = direct_share.map_or("no words are reported".to_owned(), |share| {
        format!("{:.1} % of the reported words stand in quotation marks", 100.0 * share)
    });
    writeln!(out, "{share}")?;
    writeln!(out, "{} of {} statements are left open in some way\n", statements.open, statements.all)?;
    writeln!(out, "{:<24}{:>10}{:>10}{:>12}{:>12}", "", "sources", "quotes", "words", "direct")?;
    let mut row = |name: &str, counted: &Counted| {
        let Counted { sources, quotes, words } = counted;
        let name: String = one_line(name).chars().take(23).collect();
        writeln!(out, "{name:<24}{sources:>10}{quotes:>10}{:>12}{:>12}", words.all(), words.direct)
    };
    for (name, counted) in
        [("all", &stats.all), ("named", &stats.named), ("unnamed", &stats.unnamed), ("not known", &stats.unknown)]
    {
        row(name, counted)?;
    }
    for (kind, counted) in &stats.by_type {
        row(&format!("  type {}", format!("{kind:?}").to_lowercase()), counted)?;
    }
    for speaker in stats.speakers().iter().take(most) {
        row(&format!("  {}", speaker.name), &speaker.counted)?;
    }
    writeln!(out, "\n{:<24}{:>10}{:>10}", "doubts", "writer", "speaker")?;
    for (kind, holders) in &stats.doubts {
        let kind = format!("{kind:?}").to_lowercase();
        writeln!(out, "  {kind:<22}{:>10}{:>10}", holders.writer, holders.speaker)?;
    }
    Ok(())
}
