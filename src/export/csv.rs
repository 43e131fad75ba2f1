//! A table, one finding a row (RFC 4180). What a spreadsheet would take for a formula is written so that it shows as text.

use super::rows::{self, Row, name_of, words};
use crate::analysis::Analysis;
use crate::text::{Offsets, Unit};

const COLUMNS: &str =
    "finding,type,sort,speaker,certain,role,body,source,cue,words,scope,holder,start,end,rule,confidence,tentative\r\n";

/// The whole table, its header line first; `start` and `end` count `unit`.
pub(super) fn table(text: &str, analysis: &Analysis, unit: Unit) -> String {
    let offsets = Offsets::new(text, unit);
    let mut out = COLUMNS.to_owned();
    for row in rows::of(analysis) {
        for (i, value) in cells(text, &offsets, &row).iter().enumerate() {
            if i > 0 {
                out.push(',');
            }
            cell(value, &mut out);
        }
        out.push_str("\r\n");
    }
    out
}

fn cells(text: &str, offsets: &Offsets, row: &Row) -> [String; 17] {
    let certain = match (row.speaker, row.certain) {
        ("", _) => "",
        (_, true) => "yes",
        (_, false) => "probably",
    };
    let place = row.content.first().zip(row.content.last()).map(|(first, last)| offsets.span(first.join(*last)));
    [
        row.id.clone(),
        row.kind.clone(),
        row.sort.map(name_of).unwrap_or_default(),
        row.speaker.to_owned(),
        certain.to_owned(),
        row.role.to_owned(),
        row.body.to_owned(),
        words(text, row.source),
        words(text, row.cue),
        row.words(text),
        words(text, row.scope),
        row.holder.map(name_of).unwrap_or_default(),
        place.map(|place| place.start.to_string()).unwrap_or_default(),
        place.map(|place| place.end.to_string()).unwrap_or_default(),
        row.rule.to_owned(),
        row.confidence.map(|share| share.to_string()).unwrap_or_default(),
        if row.tentative { "yes" } else { "" }.to_owned(),
    ]
}

/// What a formula begins with, in half and full width.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];

fn cell(value: &str, out: &mut String) {
    let formula = value.starts_with(FORMULA);
    if !formula && !value.contains(['"', ',', '\r', '\n', '\'']) {
        return out.push_str(value);
    }
    out.push('"');
    if formula {
        // An apostrophe marks what follows as text for a spreadsheet.
        out.push('\'');
    }
    out.push_str(&value.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;

    #[track_caller]
    fn check(value: &str, expected: &str) {
        let mut out = String::new();
        cell(value, &mut out);
        assert_eq!(out, expected);
    }

    #[test]
    fn nothing_is_a_formula() {
        check("=1+1", "\"'=1+1\"");
        check("+44 said", "\"'+44 said\"");
        check("-", "\"'-\"");
        check("@SUM(A1)", "\"'@SUM(A1)\"");
        check("＝1", "\"'＝1\"");
        check("“Late,” he said", "\"“Late,” he said\"");
        check("say \"no\"", "\"say \"\"no\"\"\"");
        check("plain", "plain");
    }

    #[test]
    fn a_finding_is_a_row() {
        let table = table(example::TEXT, &example::analysis(), Unit::Utf16);
        let rows: Vec<&str> = table.split_terminator("\r\n").skip(1).collect();
        assert_eq!(
            rows,
            [
                "quote-0,direct,speech,Ann Lee,probably,mayor,,she,said,\"“It may rain,” … “or not.”\",,,14,48,network,0.93,",
                "quote-1,indirect,speech,Bo Marsh,yes,clerk,Pier Office,Bo Marsh,said,that 300 came,,,63,76,network,0.93,",
                "quote-2,direct,speech,,,,,,,“No.”,,,79,84,,,",
                "doubt-0,epistemic,,Ann Lee,probably,mayor,,,,may,It may rain,speaker,18,21,modal,1,",
                "doubt-1,approximate,,,,,,,,About,About <3> & =1,writer,85,90,number,0.875,",
            ]
        );
    }
}
