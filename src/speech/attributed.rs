//! The network's attributions, with quotation marks exact: a stretch that a mark opens ends where the mark closes.

use super::quoted::kind;
use super::rules::{Reading, Rule, Words, words_end};
use crate::analysis::QuoteKind;
use crate::reader::{Attribution, Layer, Sort};
use crate::text::{Span, TokenKind};
use crate::words::Page;
use crate::words::lexicon::{BE, CONJUNCTION, DETERMINER, PRONOUN, REPORTING, SUBORDINATOR, TIME};
use std::ops::Range;

/// The network's attributions as readings, those without words left out.
pub(super) fn attributed(page: &Page<'_>, attributions: &[Attribution]) -> Vec<Reading> {
    let named = |a: &Attribution, r: &Reading| {
        r.source.is_some()
            || r.rule.sure()
            || a.sort == Sort::Noun && a.probability >= 0.5
            || r.cue.is_some_and(|c| impersonal(page, c))
    };
    let outer = attributions.iter().filter(|a| a.layer == Layer::Outer && a.cue.is_some());
    let found = outer.map(|a| (a, nearer(page, reading(page, a))));
    // A cue of nothing but marks is none.
    let told = |r: &Reading| r.tells() && (r.cue.is_some() || r.source.is_some());
    found.filter(|(a, r)| told(r) && named(a, r)).map(|(_, r)| r).collect()
}

/// The least probability at which an attribution inside somebody else's words is shown: below it, fewer than two in five are right.
const NESTED: f32 = 0.5;

/// The network's attributions inside somebody else's words as readings.
pub(super) fn nested(page: &Page<'_>, attributions: &[Attribution]) -> Vec<Reading> {
    let found = attributions.iter().filter(|a| a.layer == Layer::Nested && a.probability >= NESTED);
    found.map(|a| reading(page, a)).filter(|r| r.tells() && r.cue.is_some()).collect()
}

/// Whether a cue rightly names nobody: "it is believed", "asked whether he would, …", "when pressed".
fn impersonal(page: &Page<'_>, cue: Span) -> bool {
    let tokens = page.doc.tokens_in(cue);
    let passive = tokens.clone().any(|i| page.is(i, BE));
    let before = tokens.start.checked_sub(1);
    let opens = before.is_none_or(|i| !page.wordy(i) || page.is(i, CONJUNCTION));
    passive || opens && page.looks_past(tokens.start)
}

fn reading(page: &Page<'_>, attribution: &Attribution) -> Reading {
    let mut content: Vec<Span> = Vec::new();
    let says = attribution.cue.clone().is_some_and(|mut cue| cue.any(|i| page.is(i, REPORTING)));
    // Inside somebody else's words the marks around them are theirs.
    let edges = if attribution.layer == Layer::Outer { exact } else { trimmed };
    let whole = |c: &Range<usize>| if says { c.clone() } else { behind_dash(page, c.clone()) };
    for tokens in attribution.contents.iter().flat_map(|c| without_asides(page, edges(page, whole(c)))) {
        let span = page.span(in_sentence(page, attribution.cue.as_ref(), tokens));
        // Two stretches of one quotation, each made whole, are one.
        match content.last_mut().filter(|last| span.start < last.end) {
            Some(last) => *last = last.join(span),
            None if !span.is_empty() => content.push(span),
            None => {}
        }
    }
    content.truncate(own_words(page, &content));
    without_tag(page, attribution, &mut content);
    let words = match (attribution.layer, kind(page, &content)) {
        (Layer::Nested, _) => Words::Nested,
        (Layer::Outer, QuoteKind::Direct) => Words::Quoted,
        (Layer::Outer, _) => Words::Other,
    };
    Reading {
        source: attribution.source.clone().map(|s| page.span(trimmed(page, s))).filter(|s| !s.is_empty()),
        cue: attribution.cue.clone().map(|c| page.span(trimmed(page, c))).filter(|c| !c.is_empty()),
        sort: attribution.sort,
        rule: Rule::network(attribution.probability, words),
        content,
    }
}

/// What a cue reports in a later paragraph, a colon announces. Without one it is the quotation that the attribution follows, or
/// nothing: “…,” the office said.
fn nearer(page: &Page<'_>, mut reading: Reading) -> Reading {
    let start = reading.source.iter().chain(&reading.cue).map(|s| s.start).min();
    if let (Some(start), Some(&first)) = (start, reading.content.first())
        && page.doc.paragraph_of(start) < page.doc.paragraph_of(first.start)
        && !page.doc.tokens_in(first).start.checked_sub(1).is_some_and(|before| page.reads(before, ":"))
    {
        let before = page.quotation_ending(page.doc.tokens_in(Span::new(start, start + 1)).start);
        reading.content = before.map(|q| q.pieces.clone()).unwrap_or_default();
    }
    reading
}

/// “The tide came over the wall, Lee said.” without the mark that closes it: who says it, and the cue, are no part of what is said.
fn without_tag(page: &Page<'_>, attribution: &Attribution, content: &mut [Span]) {
    let Attribution { layer: Layer::Outer, cue: Some(cue), .. } = attribution else { return };
    let Some(source) = attribution.source.as_ref().filter(|s| s.end == cue.start || cue.end == s.start) else { return };
    let (start, end) = (source.start.min(cue.start), source.end.max(cue.end));
    let Some(last) = content.last_mut() else { return };
    let tokens = page.doc.tokens_in(*last);
    if tokens.start < start && end <= tokens.end && !(end..tokens.end).any(|i| page.wordy(i)) {
        *last = page.span(tokens.start..words_end(page, tokens.start..start).unwrap_or(start));
    }
}

/// How many stretches are the speaker's: behind a quotation, those of a later sentence only while they are quotations too.
fn own_words(page: &Page<'_>, content: &[Span]) -> usize {
    let begins = |later: Span| {
        let first = page.doc.tokens_in(later).start;
        page.sentence(first).start == first
    };
    let writer = |pair: &[Span]| {
        page.begins_quoted(pair[0])
            && !page.begins_quoted(pair[1])
            && (page.doc.paragraph_of(pair[0].start) < page.doc.paragraph_of(pair[1].start) || begins(pair[1]))
    };
    content.windows(2).position(writer).map_or(content.len(), |last| last + 1)
}

/// Without marks, what stands behind its cue ends with its sentence: of 15,000 contents that people have marked, all but four do.
fn in_sentence(page: &Page<'_>, cue: Option<&Range<usize>>, tokens: Range<usize>) -> Range<usize> {
    let marks = |i: usize| matches!(page.kind(i), Some(TokenKind::Open | TokenKind::Close));
    let end = page.sentence(tokens.start).end;
    // A colon announces what it likes.
    let told = cue.is_some_and(|cue| cue.end <= tokens.start && page.sentence(cue.start).end == end);
    let colon = tokens.start.checked_sub(1).is_some_and(|i| page.reads(i, ":"));
    let open = tokens.start.checked_sub(1).is_some_and(marks);
    match told && !colon && !open && end < tokens.end && !tokens.clone().any(marks) {
        true => tokens.start..words_end(page, tokens.start..end).unwrap_or(end),
        false => tokens,
    }
}

/// "He counted on his fingers – “but not that.”": where no verb says so, what stands before the dash is the writer's.
fn behind_dash(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let opens = |&i: &usize| page.kind(i) == Some(TokenKind::Dash) && page.kind(i + 1) == Some(TokenKind::Open);
    let plain = |dash: &usize| !(tokens.start..*dash).any(|i| page.quoted(i).is_some());
    let start = tokens.clone().find(opens).filter(plain).map_or(tokens.start, |dash| dash + 1);
    start..tokens.end
}

/// The pieces of a content that breaks off for the writer: “…” – he paused – “…”
fn without_asides(page: &Page<'_>, tokens: Range<usize>) -> Vec<Range<usize>> {
    let dash = |i: usize| page.kind(i) == Some(TokenKind::Dash);
    let mut pieces = Vec::new();
    let mut start = tokens.start;
    for closed in tokens.clone().filter(|&i| dash(i) && page.quotation_ending(i).is_some()) {
        let opens = (closed + 1..tokens.end).find(|&i| page.quotation_opening(i).is_some());
        if let Some(open) = opens.filter(|&open| closed + 1 < open && dash(open - 1)) {
            pieces.push(start..closed);
            start = open;
        }
    }
    pieces.push(start..tokens.end);
    pieces
}

/// Without the marks at its edges that are no quotation marks.
fn trimmed(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let mut start = tokens.clone().find(|&i| page.wordy(i)).unwrap_or(tokens.end);
    // "*£*40m"
    let sign = start.checked_sub(1).filter(|&i| start < tokens.end && page.kind(i) == Some(TokenKind::Currency));
    let joins = |i: &usize| page.span(*i..*i + 1).end == page.span(start..start + 1).start;
    start = sign.filter(joins).unwrap_or(start);
    let mut end = words_end(page, start..tokens.end).unwrap_or(start);
    // "Ann Lee (Hill Party)": a bracket that opens inside closes inside.
    let bracket = |mark: &str| (start..end).filter(|&i| page.reads(i, mark)).count();
    if bracket("(") > bracket(")") && page.reads(end, ")") {
        end += 1;
    }
    // "was ready to discuss “compromises”": so does a quotation.
    let marks = |kind: TokenKind| (start..end).filter(|&i| page.kind(i) == Some(kind)).count();
    if marks(TokenKind::Open) > marks(TokenKind::Close) && page.kind(end) == Some(TokenKind::Close) {
        end += 1;
    }
    start..end
}

/// Up to " — but whether …" outside of quotation marks: with a subject of its own it is the writer who objects.
fn before_objection(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let objects = |&i: &usize| {
        let subject = page.is(i + 2, PRONOUN | DETERMINER | SUBORDINATOR | TIME);
        page.kind(i) == Some(TokenKind::Dash) && page.reads(i + 1, "but") && subject && page.quotation_over(i).is_none()
    };
    let end = tokens.clone().skip(1).find(objects).unwrap_or(tokens.end);
    tokens.start..end
}

/// A content with its quotation marks: an edge among a quotation's words moves to its mark when the content holds most of the
/// quotation, or the mark is near.
fn exact(page: &Page<'_>, tokens: Range<usize>) -> Range<usize> {
    let inner = trimmed(page, before_objection(page, tokens));
    if inner.is_empty() {
        return inner;
    }
    let (mut start, mut end) = (inner.start, inner.end);
    for (edge, first) in [(inner.start, true), (inner.end - 1, false)] {
        let Some(quotation) = page.quotation_over(edge).map(|q| page.doc.tokens_in(q)) else { continue };
        let inside = inner.start.max(quotation.start)..inner.end.min(quotation.end);
        let most = 2 * inside.len() >= quotation.len();
        if first && (most || inner.start - quotation.start <= 2) {
            start = quotation.start;
        }
        if !first && (most || quotation.end - inner.end <= 2) {
            end = quotation.end;
        }
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::super::marked::marked;
    use super::*;
    use crate::text::Document;

    /// What comes of one attribution of a low probability: `[contents]`, a `{cue}` and perhaps a `<source>`.
    fn check(text: &str, expected: &str) {
        let (text, stretches) = marked(text);
        let doc = Document::new(&text);
        let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| doc.tokens_in(s.1));
        let one = Attribution {
            layer: Layer::Outer,
            inside: None,
            contents: of('[').collect(),
            cue: of('{').next(),
            source: of('<').next(),
            probability: 0.5,
            sort: Sort::Speech,
            sort_probability: 1.0,
        };
        let found = attributed(&Page::new(&doc), &[one]);
        let said = |r: &Reading| r.content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let shown = found.iter().map(|r| format!("{}: {}", r.source.map_or("—", |s| s.of(&text)), said(r)));
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "{text}");
    }

    #[test]
    fn an_edge_moves_to_the_mark_of_a_quotation_that_is_mostly_covered_or_to_a_near_one() {
        check("[“We are late once] again,” <Lee> {said}.", "Lee: “We are late once again,”");
        check("“We [are late once again,”] <Lee> {said}.", "Lee: “We are late once again,”");
        let long = "“We bought a ferry last year, and today we see that it is [old],” <Lee> {said}.";
        check(long, "Lee: old,”");
        check("<Lee> {said} [that we are “so late], again”.", "Lee: that we are “so late, again”");
    }

    #[test]
    fn what_stands_before_a_dash_is_what_somebody_does() {
        check("<Lee> {stopped to count on} [his fingers – “but not that”].", "Lee: “but not that”");
        check("<Lee> {said} [it was late – “but not that”].", "Lee: it was late – “but not that”");
        check("<Lee> {promised} £[40m for ferries].", "Lee: £40m for ferries");
    }

    #[test]
    fn what_is_told_without_marks_ends_with_its_sentence() {
        check("<People> {ask} [what I miss. I miss the ferry].", "People: what I miss");
        check("<Lee> {said}: [I miss the ferry. I miss the pier].", "Lee: I miss the ferry. I miss the pier");
        check("<Lee> {said} [“I miss it. I do.”]", "Lee: “I miss it. I do.”");
        check("[I miss the ferry. I do], <Lee> {said}.", "Lee: I miss the ferry. I do");
    }

    #[test]
    fn a_percent_sign_belongs_to_its_number() {
        check("<Lee> {said} [sales rose 5]%.", "Lee: sales rose 5%");
        check("<Lee> {said} [sales rose 5%].", "Lee: sales rose 5%");
    }

    #[test]
    fn two_stretches_of_one_quotation_are_one() {
        check(
            "[“We] are [very late again today, I fear,”] <Lee> {said}.",
            "Lee: “We are very late again today, I fear,”",
        );
    }

    #[test]
    fn a_tag_behind_a_quotation_that_nothing_closes_is_no_part_of_it() {
        check("[“The tide is here], <Lee> {said}.", "Lee: “The tide is here");
        check("[“The tide is here], {said} <Ann Lee>.", "Ann Lee: “The tide is here");
    }

    #[test]
    fn an_aside_between_dashes_is_the_writer_s() {
        check("[“We go” – he laughed – “up there,”] <Lee> {said}.", "Lee: “We go” + “up there,”");
        check("[“We go” – “up there,”] <Lee> {said}.", "Lee: “We go” – “up there,”");
    }

    #[test]
    fn an_objection_behind_a_dash_is_the_writer_s() {
        check("<Lee> {said} [it is late — but whether it is old] is unknown.", "Lee: it is late");
        check("<Lee> {said} [it is late — but not old].", "Lee: it is late — but not old");
    }

    #[test]
    fn speech_goes_on_in_a_later_paragraph_only_in_marks() {
        check("[“We are late,”] <Lee> {said}.\n\n[“Sorry.”]", "Lee: “We are late,” + “Sorry.”");
        check("[“We are late,”] <Lee> {said}.\n\n[The ferry is old].", "Lee: “We are late,”");
        check("[“We are late,”] <Lee> {said}. [The ferry is old].", "Lee: “We are late,”");
    }

    #[test]
    fn what_a_cue_reports_in_a_later_paragraph_a_colon_announces() {
        check("<Lee> {said} this:\n\n[“We are late.”]", "Lee: “We are late.”");
        check("“It is old,” <Lee> {said}.\n\n[“We are late.”]", "Lee: “It is old,”");
        check("<Lee> {was angry}.\n\n[“We are late.”]", "");
    }

    #[test]
    fn an_unsure_link_names_its_source_unless_its_cue_rightly_has_none() {
        check("The {hope} is [that it works].", "");
        check("It {is believed} [that it works].", "—: that it works");
        check("{Asked} [whether it works], he left.", "—: whether it works");
    }

    #[test]
    fn a_cue_of_nothing_but_marks_is_none() {
        check("[“We are late,”] {—}.", "");
        check("<Lee>{:} [“We are late.”]", "Lee: “We are late.”");
    }

    #[test]
    fn a_source_keeps_the_end_of_its_bracket() {
        check("<Ann Lee (Hill Party>) {said} [it works].", "Ann Lee (Hill Party): it works");
        check("<the “Old Tub>” {said} [it works].", "the “Old Tub”: it works");
    }
}
