//! A table, one finding a row, as RFC 4180 has it. What a spreadsheet would take for a formula is shown as text.

use super::rows::{self, words};
use crate::shell::Counting;
use claimlight::Analysis;
use claimlight::analysis::Holder;
use claimlight::text::Offsets;

const COLUMNS: &str = "finding,type,speaker,certain,role,source,cue,words,scope,holder,start,end,rule,confidence\r\n";

/// The whole table.
pub(super) fn table(text: &str, analysis: &Analysis, counting: Counting) -> String {
    let offsets = Offsets::new(text, counting.unit());
    let mut out = COLUMNS.to_owned();
    for row in rows::of(analysis) {
        let place = row.content.first().zip(row.content.last()).map(|(a, b)| offsets.span(a.join(*b)));
        let holder = match row.holder {
            Some(Holder::Writer) => "writer",
            Some(Holder::Speaker) => "speaker",
            None => "",
        };
        let certain = match (row.speaker.as_str(), row.certain) {
            ("", _) => "",
            (_, true) => "yes",
            (_, false) => "probably",
        };
        let cells = [
            cell(&row.id),
            cell(&row.kind),
            cell(&row.speaker),
            certain.to_owned(),
            cell(&row.role),
            cell(&words(text, row.source)),
            cell(&words(text, row.cue)),
            cell(&row.words(text)),
            cell(&words(text, row.scope)),
            cell(holder),
            place.map(|p| p.start.to_string()).unwrap_or_default(),
            place.map(|p| p.end.to_string()).unwrap_or_default(),
            cell(&row.rule),
            row.confidence.map(|c| c.to_string()).unwrap_or_default(),
        ];
        out.push_str(&cells.join(","));
        out.push_str("\r\n");
    }
    out
}

/// An apostrophe is what spreadsheets know as "this is text".
fn cell(value: &str) -> String {
    let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}']);
    let safe = if formula { format!("'{value}") } else { value.to_owned() };
    if safe.contains(['"', ',', '\r', '\n', '\'']) { format!("\"{}\"", safe.replace('"', "\"\"")) } else { safe }
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn nothing_is_a_formula() {
        for (value, wanted) in [
            ("=1+1", "\"'=1+1\""),
            ("+44 said", "\"'+44 said\""),
            ("-", "\"'-\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""),
            ("＝1", "\"'＝1\""),
            ("“Late,” he said", "\"“Late,” he said\""),
            ("say \"no\"", "\"say \"\"no\"\"\""),
            ("plain", "plain"),
        ] {
            assert_eq!(cell(value), wanted);
        }
    }
}
