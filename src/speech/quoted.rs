//! What quotation marks say on their own: speech that goes on after its attribution, and quotations that nobody is named for.

use super::rules::{Reading, Rule, overlaps_any, taken};
use super::tags::tag;
use crate::analysis::QuoteKind;
use crate::text::{Language, Quotation, Sentence, Span, TokenKind};
use crate::words::{Page, Phrase};
use std::collections::BTreeMap;

/// How much of a content's words stands in quotation marks.
pub(super) fn kind(page: &Page<'_>, content: &[Span]) -> QuoteKind {
    let (mut inside, mut all) = (0, 0);
    for i in content.iter().flat_map(|&span| page.doc.tokens_in(span)).filter(|&i| page.wordy(i)) {
        all += 1;
        inside += usize::from(page.quotation_over(i).is_some());
    }
    let marks = content.first().is_some_and(|c| page.quotation_over(page.doc.tokens_in(*c).start).is_some());
    match inside {
        // “👏👏👏”
        0 if all == 0 && marks => QuoteKind::Direct,
        0 => QuoteKind::Indirect,
        n if n == all => QuoteKind::Direct,
        _ => QuoteKind::Mixed,
    }
}

/// Readings with the quotations that nobody has been given yet but that go on with somebody's speech, or belong to one whose
/// other paragraphs are given.
pub(super) fn resumed(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let mut found = rejoined(page, released(page, found));
    let taken = taken(&found);
    // The contents that begin with a mark, and their readings.
    let mut speech: BTreeMap<Span, usize> = (found.iter().enumerate())
        .flat_map(|(i, r)| r.content.iter().map(move |&c| (c, i)))
        .filter(|&(content, _)| page.begins_quoted(content))
        .collect();
    for quotation in page.doc.quotations.iter().filter(|q| q.depth == 0) {
        let last = |before: usize| speech.range(..Span::new(before, 0)).next_back().map(|(&said, &by)| (said, by));
        let owner = |&piece: &Span| last(piece.end).filter(|(said, _)| said.overlaps(piece)).map(|(_, by)| by);
        let owners: Vec<Option<usize>> = quotation.pieces.iter().map(owner).collect();
        let before = last(quotation.span().start).filter(|&(said, by)| resumes(page, quotation, said, &found[by]));
        let mut speaker = owners.iter().find_map(|&owner| owner).or(before.map(|(_, by)| by));
        for (&piece, owner) in quotation.pieces.iter().zip(owners) {
            speaker = owner.or(speaker);
            if let Some(by) = speaker.filter(|_| !overlaps_any(&taken, piece)) {
                found[by].content.push(piece);
                speech.insert(piece, by);
            }
        }
    }
    for reading in &mut found {
        reading.content.sort();
    }
    apart(page, found)
}

/// Readings whose quotations the writer's own sentences part, as one for each: “…,” she said. She looked up. “…”
fn apart(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let mut out: Vec<Reading> = Vec::new();
    for mut reading in found {
        let narrated = |pair: &[Span]| {
            let first = page.doc.sentence_of(pair[0].end.saturating_sub(1)) + 1;
            let between = page.doc.sentences.get(first..page.doc.sentence_of(pair[1].start)).unwrap_or_default();
            let own = |s: &Span| {
                reading.cue.is_some_and(|c| c.overlaps(*s)) || reading.source.is_some_and(|c| c.overlaps(*s))
            };
            let opens = |s: Span| page.quotation_opening(page.doc.tokens_in(s).start).map(|q| q.span());
            let [one, next] = [opens(pair[0]), opens(pair[1])];
            // A quotation that runs on behind a label, which has no stop, is still one.
            let stop = |s: Span| page.doc.tokens_in(s).any(|i| page.kind(i) == Some(TokenKind::Stop));
            let parts = |s: &Sentence| !own(&s.span) && (one != next || stop(s.span));
            one.is_some() && next.is_some() && between.iter().any(parts)
        };
        let at = reading.content.windows(2).position(narrated).map(|last| last + 1);
        let rest = at.map(|at| reading.content.split_off(at)).unwrap_or_default();
        out.push(reading);
        out.extend((!rest.is_empty()).then(|| Reading::speech(rest, None, None, Rule::Orphan)));
    }
    out
}

/// Readings with the quotations joined that one speaker's speech breaks off for in a sentence, whatever the network takes for a cue
/// between them: “…,” he said, pointing at the sky, “…”
fn rejoined(page: &Page<'_>, found: Vec<Reading>) -> Vec<Reading> {
    let quoted = |r: &Reading| !r.content.is_empty() && r.content.iter().all(|&c| page.begins_quoted(c));
    let mut out: Vec<Reading> = Vec::new();
    for reading in found {
        let same = |r: &&mut Reading| r.source.is_some() && r.source == reading.source && quoted(r) && quoted(&reading);
        match out.iter_mut().rev().take(2).find(same) {
            Some(first) if reading.content.iter().all(|&c| broken_off(page, c, first)) => {
                first.content.extend(reading.content);
            }
            _ => out.push(reading),
        }
    }
    out
}

/// Readings without the quotations that follow “…,” she said. but are given to a cue outside of their own words and sentences:
/// “…,” she said. “…” He disagreed. Of 17 such in some 1,500 annotated articles, all were hers.
fn released(page: &Page<'_>, mut found: Vec<Reading>) -> Vec<Reading> {
    // The sentences whose cue stands behind the quotation that it reports, and their readings.
    let behind = |r: &Reading| {
        let cue = r.cue.filter(|cue| r.content.iter().any(|&c| c.end <= cue.start && page.begins_quoted(c)))?;
        Some(page.doc.sentence_of(cue.start))
    };
    let said: BTreeMap<usize, usize> = found.iter().enumerate().filter_map(|(i, r)| Some((behind(r)?, i))).collect();
    for (i, reading) in found.iter_mut().enumerate() {
        let cue = reading.cue.map(|c| page.doc.sentence_of(c.start));
        reading.content.retain(|&content| {
            let (first, last) =
                (page.doc.sentence_of(content.start), page.doc.sentence_of(content.end.saturating_sub(1)));
            let before = first.checked_sub(1).filter(|&s| same_paragraph(page, s, first)).and_then(|s| said.get(&s));
            let open = page.doc.tokens_in(content).start;
            let own = |q: &Quotation| tag(page, q).is_some_and(|(_, tag)| reading.cue.is_some_and(|c| c.overlaps(tag)));
            let whole = page.quotation_opening(open).is_some_and(|q| speech_like(page, q) && !own(q));
            let elsewhere = cue.is_some_and(|cue| !(first..=last).contains(&cue));
            !(whole && elsewhere && before.is_some_and(|&by| by != i))
        });
    }
    for reading in &mut found {
        orphaned(page, reading);
    }
    found.retain(Reading::tells);
    found
}

/// Takes from a cue the quotations in the sentences before it, where it reports words of its own: He left. “…” Lee said it was late.
fn orphaned(page: &Page<'_>, reading: &mut Reading) {
    let Some(cue) = reading.cue.map(|cue| page.doc.sentence_of(cue.start)) else { return };
    let sentence = |byte: usize| page.doc.sentence_of(byte);
    let own = |c: &Span| sentence(c.end.saturating_sub(1)) >= cue;
    if !reading.content.iter().any(own) {
        return;
    }
    reading.content.retain(|&content| {
        let first = sentence(content.start);
        let follows = first.checked_sub(1).is_some_and(|before| same_paragraph(page, before, first));
        let whole = page.quotation_opening(page.doc.tokens_in(content).start).is_some_and(|q| speech_like(page, q));
        own(&content) || !follows || !whole
    });
}

/// Whether a quotation goes on with speech: in the same sentence where that was broken off, in the same paragraph by a whole
/// sentence, or in the next one by nothing else than words in marks.
fn resumes(page: &Page<'_>, quotation: &Quotation, last: Span, speech: &Reading) -> bool {
    let span = quotation.span();
    let here = page.doc.paragraph_of(span.start);
    match here - page.doc.paragraph_of(last.start) {
        0 => speech_like(page, quotation) || broken_off(page, span, speech),
        1 => {
            let alone = page.doc.paragraphs.get(here).is_some_and(|p| quotation.pieces.first() == Some(&p.span));
            let end = speech.content.iter().chain(&speech.cue).map(|s| s.end).max().unwrap_or(0);
            alone
                && closes_speech(page, span.end)
                && page.doc.sentence_of(end.saturating_sub(1)) + 1 == page.doc.sentence_of(span.start)
        }
        _ => false,
    }
}

/// Whether a comma or a dash stands before a quotation that follows its cue: “…,” he said, “…”
fn broken_off(page: &Page<'_>, span: Span, speech: &Reading) -> bool {
    let before = page.doc.tokens_in(span).start.checked_sub(1);
    let mark = before.is_some_and(|i| page.kind(i) == Some(TokenKind::Dash) || page.reads(i, ","));
    let cue = speech.cue.filter(|c| c.end <= span.start);
    mark && cue.is_some_and(|c| page.doc.sentence_of(c.start) == page.doc.sentence_of(span.start))
}

/// Quotations that read as speech and that nothing beside them gives to anybody. Outside English every quotation counts.
pub(super) fn orphans(page: &Page<'_>, taken: &[Span]) -> Vec<Reading> {
    let english = page.doc.language == Language::English;
    let free = |q: &&Quotation| q.depth == 0 && !overlaps_any(taken, q.span()) && (!english || speech_like(page, q));
    let reading = |q: &Quotation| Reading::speech(q.pieces.clone(), None, None, Rule::Orphan);
    page.doc.quotations.iter().filter(free).map(reading).collect()
}

/// A whole sentence in marks, a capital first, and its stop inside: four words at least, two where it stands by itself.
pub(super) fn speech_like(page: &Page<'_>, quotation: &Quotation) -> bool {
    let tokens = page.doc.tokens_in(quotation.span());
    let alone = page.sentence(tokens.start).start == tokens.start
        && page.sentence(tokens.end.saturating_sub(1)).end == tokens.end
        && !page.reads(tokens.end.saturating_sub(2), ",");
    let least = if alone { 2 } else { 4 };
    tokens.clone().filter(|&i| page.wordy(i)).take(least).count() == least
        && page.capital(tokens.start + 1)
        && !is_title(page, tokens.start)
        && closes_speech(page, quotation.span().end)
}

/// “A Long Way Home”: capitals throughout and no sentence's end inside, as titles have.
pub(super) fn is_title(page: &Page<'_>, open: usize) -> bool {
    /// A title's tokens, at most.
    const LONGEST: usize = 60;
    let Some(quotation) = page.quotation_opening(open) else { return false };
    let mut inside = page.doc.tokens_in(quotation.span());
    let small = |i: usize| page.doc.word(i).len() <= 4 || !page.wordy(i);
    let ends = |mut inside: Phrase| inside.any(|i| page.kind(i) == Some(TokenKind::Stop));
    inside.len() <= LONGEST
        && !ends(inside.clone())
        && page.capital(open + 1)
        && inside.all(|i| page.capital(i) || small(i))
}

/// Whether the mark that ends at this byte follows a comma or the end of a sentence, as speech does.
fn closes_speech(page: &Page<'_>, end: usize) -> bool {
    let marks = page.doc.tokens_in(Span::new(0, end)).end;
    let Some(before) = (0..marks).rev().find(|&i| page.kind(i) != Some(TokenKind::Close)) else {
        return false;
    };
    page.reads(before, ",")
        || page.doc.word(before).ends_with('.')
        || matches!(page.kind(before), Some(TokenKind::Stop | TokenKind::Ellipsis))
}

/// Whether two sentences, as indices, stand in one paragraph.
fn same_paragraph(page: &Page<'_>, a: usize, b: usize) -> bool {
    let of = |sentence: usize| page.doc.sentences.get(sentence).map(|s| s.paragraph);
    of(a) == of(b)
}

#[cfg(test)]
mod tests {
    use super::super::announced::announced;
    use super::super::marked::marked;
    use super::super::rules::Words;
    use super::*;
    use crate::reader::{Name, NameKind};
    use crate::text::Document;

    /// Each `[content]` is given to the `<source>` at the same place of the list, by the `{cue}` there; every source is a name.
    fn check(text: &str, expected: &[&str]) {
        let (text, stretches) = marked(text);
        let doc = Document::new(&text);
        let page = Page::new(&doc);
        let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
        let rule = Rule::network(1.0, Words::Quoted);
        let attributions = of('[').zip(of('<').zip(of('{')));
        let given = attributions.map(|(c, (s, cue))| Reading::speech(vec![c], Some(s), Some(cue), rule));
        let mut found = resumed(&page, given.collect());
        let person = |s| Name { kind: NameKind::Person, tokens: doc.tokens_in(s) };
        let names: Vec<Name> = of('<').map(person).collect();
        found.extend(announced(&page, &names, &taken(&found)));
        let said = |content: &[Span]| content.iter().map(|c| c.of(&text)).collect::<Vec<_>>().join(" + ");
        let given = found.iter().map(|r| format!("{}: {}", r.source.map_or("", |s| s.of(&text)), said(&r.content)));
        let orphans = orphans(&page, &taken(&found));
        let shown: Vec<String> = given.chain(orphans.iter().map(|r| format!("nobody: {}", said(&r.content)))).collect();
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn a_whole_sentence_goes_on_in_the_same_paragraph() {
        check("[“We are late,”] <Lee> {said}. “We will pay for it.”", &["Lee: “We are late,” + “We will pay for it.”"]);
        check("[“We are late,”] <Lee> {said} of the “Old Tub” here.", &["Lee: “We are late,”"]);
        let other = "[“We are late,”] <Lee> {said}. [“We paid for that,”] <Ash> {added}. “We are broke, I fear.”";
        check(other, &["Lee: “We are late,”", "Ash: “We paid for that,” + “We are broke, I fear.”"]);
    }

    #[test]
    fn a_sentence_right_behind_said_is_no_other_cue_s() {
        let next = "[“We are late,”] <Lee> {said}. [“We will pay for it.”] <Ash> {disagreed}.";
        check(next, &["Lee: “We are late,” + “We will pay for it.”"]);
        let before = "[“We are late,”] <Lee> {said}. <Ash> {added}: [“We will pay for it.”]";
        check(before, &["Lee: “We are late,”", "Ash: “We will pay for it.”"]);
    }

    #[test]
    fn a_sentence_that_was_broken_off_goes_on() {
        check("[“Late,”] <Lee> {said}, “but safe.”", &["Lee: “Late,” + “but safe.”"]);
        check("[“We are” –] <Lee> {coughed} – “safe.”", &["Lee: “We are” – + “safe.”"]);
        check("[“Late,”] <Lee> {said}. He wore a cap, “but no tie”.", &["Lee: “Late,”"]);
    }

    #[test]
    fn a_paragraph_of_marked_words_goes_on_with_the_one_before() {
        check("[“We are late,”] <Lee> {said}.\n\n“Sorry.”\n\n“Very.”", &["Lee: “We are late,” + “Sorry.” + “Very.”"]);
        check("[“We are late,”] <Lee> {said}. Ash left.\n\n“Sorry.”", &["Lee: “We are late,”"]);
        check("[“We are late,”] <Lee> {said}.\n\n“Sorry,” it read.", &["Lee: “We are late,”"]);
    }

    #[test]
    fn a_quotation_over_several_paragraphs_is_one_speaker_s() {
        let whole = "Lee: “We are late. + “It is old. + “It will sink,”";
        check("[“We are late.]\n\n“It is old.\n\n“It will sink,” <Lee> {said}.", &[whole]);
        check("“We are late.\n\n“It is old.\n\n[“It will sink,”] <Lee> {said}.", &[whole]);
    }

    #[test]
    fn a_colon_gives_a_quotation_to_the_one_name_before_it_or_to_its_verb_s_subject() {
        check("<Lee> made this comment: “We are late again.”", &["Lee: “We are late again.”"]);
        check("She added:\n\n“We are late again.”", &["She: “We are late again.”"]);
        check("<Lee> met <Ash> on the pier: “We are late again.”", &["nobody: “We are late again.”"]);
        check("A sign at the pier: “We are late again.”", &["nobody: “We are late again.”"]);
    }

    #[test]
    fn the_writer_s_own_sentence_parts_quotations() {
        let text = "[“We are late,”] <Lee> {said}. She looked up. “An hour late.”";
        check(text, &["Lee: “We are late,”", ": “An hour late.”"]);
    }

    #[test]
    fn a_cue_with_words_of_its_own_takes_no_quotation_of_the_sentences_before_it() {
        let kept = |text: &str| {
            let (text, stretches) = marked(text);
            let doc = Document::new(&text);
            let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
            let rule = Rule::network(1.0, Words::Other);
            let mut reading = Reading::speech(of('[').collect(), None, of('{').next(), rule);
            orphaned(&Page::new(&doc), &mut reading);
            reading.content.len()
        };
        assert_eq!(kept("It rained. [“We are late again.”] The harbour {said} [it was shut]."), 1);
        assert_eq!(kept("[“We are late again.”] The harbour {said} [it was shut]."), 2);
        assert_eq!(kept("It rained. [“We are late again.”] So {said} Ann Lee."), 1);
    }

    #[test]
    fn an_orphan_reads_as_speech_or_is_not_english() {
        check("The sea rose. “We are late again.” It rained.", &["nobody: “We are late again.”"]);
        check("They sang “A Long Way Home” and the “old song of the sea”.", &[]);
        check("Der Rat nannte das am Montag „eine Farce“ und ging dann in die Pause.", &["nobody: „eine Farce“"]);
    }
}
