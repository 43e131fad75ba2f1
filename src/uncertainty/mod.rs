//! Where the text itself is unsure: a list of words that leave something open, what each does where it stands, how far
//! the doubt reaches, and whose it is.

mod clause;
mod cues;
mod matcher;
mod phrase;
mod quantities;
mod rules;
mod scope;
mod sources;

use crate::analysis::{FLOOR, Holder, Statements, Uncertainty, UncertaintyKind};
use crate::text::{Document, Language, Sentence, Span, TokenKind};
use crate::words::Page;
use matcher::Cue;
use rules::Rule;

/// What doubts are told of a quote.
pub(crate) struct Voice<'a> {
    /// The words: a doubt inside them is their speaker's.
    pub content: &'a [Span],
    /// The word that reports them: one that is a doubt itself ("believes") is their speaker's too.
    pub cue: Option<Span>,
}

/// The doubts of an article. `voices` are its quotes, by index.
pub(crate) fn read(page: &Page<'_>, voices: &[Voice<'_>]) -> Vec<Uncertainty> {
    if page.doc.language != Language::English {
        return Vec::new();
    }
    let (contents, reporting) = (owners(voices, |v| v.content), owners(voices, |v| v.cue.as_slice()));
    let cues = matcher::cues(page);
    let mut found: Vec<Uncertainty> = cues.iter().map(|cue| doubt(page, cue, &contents, &reporting)).collect();
    for doubt in &mut found {
        doubt.scope = reported(page, doubt, voices, &reporting).unwrap_or(doubt.scope);
    }
    lend_holders(&mut found, &cues, voices);
    found
}

/// How many of the article's statements hold a doubt's cue, and how many there are.
pub(crate) fn statements(doc: &Document<'_>, doubts: &[Uncertainty]) -> Statements {
    let asks = |s: &Sentence| {
        let mut last =
            s.tokens.clone().rev().filter(|&k| doc.tokens.get(k).is_some_and(|t| t.kind != TokenKind::Close));
        last.next().is_some_and(|k| doc.word(k).ends_with('?'))
    };
    let open = |s: &&Sentence| {
        let first = doubts.partition_point(|u| u.cue.start < s.span.start);
        doubts.get(first).is_some_and(|u| u.cue.start < s.span.end)
    };
    let all: Vec<&Sentence> = doc.sentences.iter().filter(|s| !asks(s)).collect();
    Statements { open: all.iter().copied().filter(open).count(), all: all.len() }
}

fn doubt(page: &Page<'_>, cue: &Cue, contents: &[(Span, usize)], reporting: &[(Span, usize)]) -> Uncertainty {
    let span = page.span(cue.tokens.clone());
    let first = cue.tokens.start;
    // The article's own remark, also at the end of a reported sentence.
    let remark = cue.holder == Some(Holder::Writer) && page.before_at(first, 1) == "," && !clause::quoted(page, first);
    let vague = cue.rule.kind() == UncertaintyKind::Unattributed;
    let thought = cue.rule == Rule::Belief || cue.holder == Some(Holder::Speaker);
    let believed = reporting.binary_search_by_key(&span, |&(s, _)| s).ok().filter(|_| thought);
    let believed = believed.and_then(|i| reporting.get(i)).map(|&(_, q)| q);
    let quote = believed.or_else(|| owner(contents, span)).filter(|_| !vague && !remark);
    Uncertainty {
        kind: cue.rule.kind(),
        cue: span,
        scope: scope::scope(page, cue),
        holder: if quote.is_some() || thought { Holder::Speaker } else { Holder::Writer },
        quote,
        by: cue.rule.name().to_owned(),
        confidence: cue.rule.earned(),
        tentative: cue.rule.earned() < FLOOR,
    }
}

/// What a cue leaves open that reports a quote itself: the quote's words, as far as the cue's sentence goes. "*Claims* that the ham
/// was made of horse spread through the town."
fn reported(page: &Page<'_>, doubt: &Uncertainty, voices: &[Voice<'_>], reporting: &[(Span, usize)]) -> Option<Span> {
    use UncertaintyKind::{Doxastic, Hearsay, Unattributed};
    let near = reporting.partition_point(|(s, _)| s.start < doubt.cue.end);
    let same =
        |(s, _): &&(Span, usize)| s.overlaps(doubt.cue) && (s.start == doubt.cue.start || s.end == doubt.cue.end);
    let &(_, quote) = reporting[..near].iter().rev().take(8).find(same)?;
    let &[content] = voices.get(quote)?.content else { return None };
    let sentence = page.doc.sentences.get(page.doc.sentence_of(doubt.cue.start))?.span;
    let behind = doubt.scope.start >= doubt.cue.start && (doubt.cue.end..sentence.end).contains(&content.start);
    let kind = matches!(doubt.kind, Doxastic | Hearsay | Unattributed);
    (kind && behind).then(|| Span::new(content.start, content.end.min(sentence.end)))
}

/// Gives doubts within somebody's thought, or within what somebody left unsaid, to whom that is: "he suspects that it may
/// rain", "without saying what it might cost". The quote is theirs only where its words hold them. Takes them in the order of the text.
fn lend_holders(found: &mut [Uncertainty], cues: &[Cue], voices: &[Voice<'_>]) {
    let says = |q: usize, cue: Span| voices.get(q).is_some_and(|v| v.content.iter().any(|c| c.contains(cue)));
    let mut within: Option<(Span, Holder, Option<usize>)> = None;
    for (u, cue) in found.iter_mut().zip(cues) {
        let unsaid = cue.holder == Some(Holder::Writer);
        match within {
            Some((scope, holder, quote)) if scope.contains(u.cue) && u.kind != UncertaintyKind::Unattributed => {
                let own = holder == Holder::Writer || u.quote.is_none();
                (u.holder, u.quote) =
                    if own { (holder, quote.filter(|&q| says(q, u.cue))) } else { (u.holder, u.quote) };
            }
            _ if u.quote.is_none() && (unsaid || u.holder == Holder::Speaker)
                || u.kind == UncertaintyKind::Doxastic =>
            {
                within = Some((u.scope, u.holder, u.quote));
            }
            _ => {}
        }
    }
}

/// Spans of the quotes in the order of the text, each with its quote.
fn owners<'a>(voices: &'a [Voice<'a>], spans: impl Fn(&'a Voice<'a>) -> &'a [Span]) -> Vec<(Span, usize)> {
    let mut all: Vec<(Span, usize)> =
        voices.iter().enumerate().flat_map(|(q, voice)| spans(voice).iter().map(move |&s| (s, q))).collect();
    all.sort();
    all
}

/// The quote whose content holds a cue; the latest to begin where several do.
fn owner(owners: &[(Span, usize)], cue: Span) -> Option<usize> {
    let before = owners.partition_point(|(s, _)| s.start <= cue.start);
    owners[..before].iter().rev().take(8).find(|(s, _)| s.contains(cue)).map(|&(_, q)| q)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every doubt of a text as "kind cue [scope]", one a line.
    pub(super) fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<String> = read(&Page::new(&doc), &[])
            .iter()
            .map(|u| format!("{:?} {} [{}]", u.kind, u.cue.of(text), u.scope.of(text)).to_lowercase())
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_cue_that_reports_leaves_open_what_it_reports() {
        let text = "Claims that the ham was made of horse spread through the town.";
        let doc = Document::new(text);
        let span = |part: &str| text.find(part).map_or(Span::new(0, 0), |start| Span::new(start, start + part.len()));
        let scope = |content: &str, cue: &str| {
            let content = [span(content)];
            let found = read(&Page::new(&doc), &[Voice { content: &content, cue: Some(span(cue)) }]);
            found.first().map(|u| u.scope.of(text))
        };
        assert_eq!(scope("the ham was made of horse", "Claims"), Some("the ham was made of horse"));
        assert_eq!(scope("the ham was made of horse", "Claims that"), Some("the ham was made of horse"));
        // A quote that something else reports says nothing of the cue.
        let whole = Some("the ham was made of horse spread through the town");
        assert_eq!(scope("the ham was made of horse", "spread"), whole);
    }

    #[test]
    fn modals_doubt_but_months_and_permissions_do_not() {
        check("The bridge may close.", &["epistemic may [the bridge may close]"]);
        check("The bridge closed in May 2025.", &[]);
        check("May Sanderson won in May.", &[]);
        check("She could not swim.", &[]);
        check("It could have been prevented.", &[]);
    }

    #[test]
    fn amounts_are_rough_only_before_amounts() {
        check("It cost about 300 crowns.", &["approximate about [300 crowns]"]);
        check("They talked about the war.", &[]);
        check("Some of them left.", &[]);
        check("Dozens of people, all tired, left.", &["approximate dozens of [dozens of people]"]);
    }

    #[test]
    fn open_questions_reach_to_the_end_of_their_clause() {
        check(
            "It remains unclear how the council will pay, Lee said.",
            &["unknown remains unclear [how the council will pay]"],
        );
        check("She asked whether it rained.", &[]);
        check("There was no mention of a date.", &["unknown no mention of [a date]"]);
    }

    #[test]
    fn conditions_are_no_questions() {
        check(
            "The pool will open if the council agrees.",
            &["conditional if [the pool will open if the council agrees]"],
        );
        check("He asked if it rained.", &[]);
        check("He ran as if late.", &[]);
    }

    #[test]
    fn a_doubt_in_a_voice_is_the_speaker_s() {
        let text = "“It may rain,” Lee said. It may snow.";
        let doc = Document::new(text);
        let content = [Span::new(0, 18)];
        let found = read(&Page::new(&doc), &[Voice { content: &content, cue: None }]);
        let whose: Vec<_> = found.iter().map(|u| (u.holder, u.quote)).collect();
        assert_eq!(whose, [(Holder::Speaker, Some(0)), (Holder::Writer, None)]);
        assert_eq!(found[0].scope.of(text), "It may rain");
    }

    #[test]
    fn a_thought_points_at_the_words_that_it_reports() {
        let text = "Lee suspects that it may rain.";
        let voice = Voice { content: &[Span::new(13, 29)], cue: Some(Span::new(4, 12)) };
        let found = read(&Page::new(&Document::new(text)), &[voice]);
        assert!(found.iter().all(|u| u.holder == Holder::Speaker && u.quote == Some(0)));
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn statements_are_counted_once_and_questions_not_at_all() {
        let doc = Document::new(
            "It may rain, or it might snow. It is cold. “May it rain?” Could it? “It could rain,” he said.",
        );
        assert_eq!(statements(&doc, &read(&Page::new(&doc), &[])), Statements { open: 2, all: 3 });
        assert_eq!(statements(&Document::new(""), &[]), Statements::default());
    }

    #[test]
    fn other_languages_are_left_alone() {
        check(
            "Der Rat hat gestern nicht entschieden, ob die Brücke im Mai und im Juni oder erst im Herbst gebaut wird.",
            &[],
        );
    }
}
