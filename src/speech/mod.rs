//! Who said what: the network's reading, and over it exact rules wherever quotation marks, labels and signatures tell better.

mod amended;
mod announced;
mod article;
mod attributed;
mod completed;
mod disjoint;
mod edges;
mod held;
mod interviews;
mod labelled;
#[cfg(test)]
mod marked;
mod parenthetical;
mod passive;
mod quoted;
mod rules;
mod speakers;
mod stances;
mod tags;
mod untold;

use crate::analysis::{Attribution, FLOOR, Quote, QuoteKind, Speaker};
use crate::reader;
use crate::text::{Language, Span};
use crate::words::Page;
pub(crate) use article::article;
use rules::{Reading, Rule, Words};
use speakers::Meant;

/// The speakers and quotes of an article.
pub(crate) fn read(page: &Page<'_>, read: &reader::Reading) -> (Vec<Speaker>, Vec<Quote>) {
    if page.doc.language != Language::English {
        // All that marks alone tell: that words are quoted.
        return (Vec::new(), quoted::orphans(page, &[]).into_iter().map(|r| quote(page, r, None)).collect());
    }
    let found = english(page, read);
    let (speakers, ids) = speakers::speakers(page, &read.names, &found);
    let mut quotes: Vec<Quote> = found.into_iter().zip(ids).map(|(reading, id)| quote(page, reading, id)).collect();
    quotes.sort_by_key(|q| (stretches(q).first().copied(), stretches(q).last().copied()));
    let around = around(page, &quotes);
    quotes.iter_mut().zip(around).for_each(|(quote, around)| quote.inside = around);
    (speakers, quotes)
}

/// The speakers of quotes whose sources and cues are known.
pub(crate) fn resolved(page: &Page<'_>, quotes: Vec<Quote>, read: &reader::Reading) -> (Vec<Speaker>, Vec<Quote>) {
    let reading = |q: Quote| {
        let (source, cue) = q.attribution.map_or((None, None), |a| (a.source, a.cue));
        Reading { content: q.content, source, cue, sort: q.sort, rule: Rule::network(1.0, Words::Other) }
    };
    let found: Vec<Reading> = quotes.into_iter().map(reading).filter(|r| !r.content.is_empty()).collect();
    let (speakers, ids) = speakers::speakers(page, &read.names, &found);
    (speakers, found.into_iter().zip(ids).map(|(reading, id)| quote(page, reading, id)).collect())
}

/// What the network reads in an article, then what labels, signatures and colons tell.
fn english(page: &Page<'_>, read: &reader::Reading) -> Vec<Reading> {
    let mut found = quoted::resumed(
        page,
        tags::tagged(page, amended::amended(page, attributed::attributed(page, &read.attributions))),
    );
    let taken = rules::taken(&found);
    found.extend(labelled::signed(page).filter(|r| rules::apart(&taken, r)));
    found.extend(announced::announced(page, &read.names, &rules::taken(&found)));
    let taken = rules::taken(&found);
    found.extend(held::held(page).filter(|r| rules::apart(&taken, r)));
    let mut turns: Vec<Reading> = labelled::labelled(page);
    turns.extend(interviews::answers(page));
    turns.extend(labelled::posted(page));
    let labelled = rules::taken(&turns);
    let blocks = announced::blocks(page, &read.names).into_iter();
    turns.extend(blocks.filter(|b| rules::apart(&labelled, b)));
    turns.sort_by_key(|t| t.content.first().copied());
    let mut found: Vec<Reading> = found.into_iter().filter_map(|r| beside_turns(page, &turns, r)).collect();
    found.extend(turns);
    let mut found = disjoint::disjoint(page, found);
    found.extend(quoted::orphans(page, &rules::taken(&found)));
    // What a rule took for the writer's own is not somebody else's as well.
    let mut cues: Vec<Span> = found.iter().filter_map(|r| r.cue).collect();
    cues.sort();
    let nested = attributed::nested(page, &read.attributions).into_iter().filter(|r| !untold::untold(page, r));
    let nested = nested.map(|r| passive::passive(page, amended::by_text(page, r)));
    let nested = nested.filter(|r| r.cue.is_none_or(|c| !rules::overlaps_any(&cues, c)));
    found.extend(disjoint::within(page, &found, nested.collect()));
    found
}

/// What a reading is where labels give turns to somebody: inside a turn's words ("You have said that you saw it"), or nothing where
/// it only says again whose turn it is, as "We are sorry" does in what a colon announces. Turns are in the order of the text.
fn beside_turns(page: &Page<'_>, turns: &[Reading], reading: Reading) -> Option<Reading> {
    let begins = |r: &Reading| r.stretches().first().map_or(0, |c| c.start);
    let before = turns.partition_point(|t| begins(t) <= begins(&reading));
    let turn = before.checked_sub(1).map(|t| &turns[t]);
    let within = |span: &Span| turn.is_some_and(|t| t.content.iter().any(|c| c.contains(*span)));
    if !reading.stretches().iter().all(within) {
        return Some(reading);
    }
    let again = turn.is_some_and(|t| t.rule == Rule::Colon) && untold::own(page, &reading);
    let told = reading.cue.iter().chain(&reading.source).all(within) && reading.cue.is_some() && !again;
    Some(Reading { rule: reading.rule.inside().filter(|_| told)?, ..reading })
}

fn quote(page: &Page<'_>, reading: Reading, meant: Option<Meant>) -> Quote {
    Quote {
        kind: if matches!(reading.rule, Rule::Label | Rule::Answer) {
            QuoteKind::Direct
        } else {
            quoted::kind(page, &reading.content)
        },
        attribution: (reading.rule != Rule::Orphan || meant.is_some()).then(|| Attribution {
            source: reading.source,
            cue: reading.cue,
            speaker: meant.map(|m| m.speaker),
            speaker_by: meant.map(|m| m.how.name().to_owned()),
            speaker_confidence: meant.map_or(0.0, |m| m.how.earned()),
            speaker_certain: meant.is_some_and(|m| m.how.certain()),
            stance: stances::stance(page, reading.cue),
            by: reading.rule.name().to_owned(),
            confidence: reading.rule.earned(),
            tentative: reading.rule.earned() < FLOOR,
        }),
        sort: reading.sort,
        inside: reading.rule.nested().then_some(0),
        content: reading.content,
    }
}

/// A quote's content, or, of a silence without one, its cue.
fn stretches(quote: &Quote) -> &[Span] {
    let cue = quote.attribution.as_ref().map_or(&[][..], |a| a.cue.as_slice());
    if quote.content.is_empty() { cue } else { &quote.content }
}

/// For each quote that stands inside another the shortest in whose content all of its own stands.
fn around(page: &Page<'_>, quotes: &[Quote]) -> Vec<Option<usize>> {
    let owned = quotes.iter().enumerate().flat_map(|(i, quote)| quote.content.iter().map(move |span| (i, span)));
    let by_sentence = rules::by_sentence(page, owned);
    let length = |i: &usize| quotes[*i].content.iter().map(|c| c.end - c.start).sum::<usize>();
    let shortest = |(i, inner): (usize, &Quote)| {
        let first = inner.inside.and_then(|_| stretches(inner).first())?;
        let near = by_sentence.get(&page.doc.sentence_of(first.start))?;
        let holds = |outer: &Quote| stretches(inner).iter().all(|c| outer.content.iter().any(|o| o.contains(*c)));
        let other = |&o: &usize| o != i && quotes[o].content != inner.content && holds(&quotes[o]);
        near.iter().copied().filter(other).min_by_key(length)
    };
    quotes.iter().enumerate().map(shortest).collect()
}

#[cfg(test)]
mod tests {
    use super::marked::marked;
    use super::*;
    use crate::text::Document;

    /// What the reading of a `<source>`, a `{cue}` and `[content]` becomes where all behind the first colon is a turn by a rule: it is
    /// "inside" the turn or "beside" it, or there is "nothing".
    #[track_caller]
    fn check(turn: Rule, text: &str, expected: &str) {
        let (text, stretches) = marked(text);
        let doc = Document::new(&text);
        let of = |mark| stretches.iter().find(|s| s.0 == mark).map(|s| s.1);
        let said = Span::new(text.find(": ").unwrap() + 2, text.len());
        let turn = Reading::speech(vec![said], None, None, turn);
        let content = of('[').into_iter().collect();
        let reading = Reading::speech(content, of('<'), of('{'), Rule::network(0.9, Words::Other));
        let found = match beside_turns(&Page::new(&doc), &[turn], reading) {
            Some(reading) if reading.rule.nested() => "inside",
            Some(_) => "beside",
            None => "nothing",
        };
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_turn_s_words_may_tell_of_others() {
        check(Rule::Label, "LEE: <You> {said} [that it rained].", "inside");
        check(Rule::Label, "LEE: <We> {think} [that it rained].", "inside");
        check(Rule::Label, "<Bo> {said} [that Lee left]: it rained.", "beside");
    }

    #[test]
    fn what_only_says_again_whose_turn_it_is_goes() {
        check(Rule::Colon, "Lee wrote: <We> {are} [sorry].", "nothing");
        check(Rule::Colon, "Lee wrote: <Bo> {is} [sorry].", "inside");
        check(Rule::Label, "LEE: [It rained].", "nothing");
        check(Rule::Label, "<Lee> {wrote}: [It rained].", "nothing");
    }

    #[test]
    fn a_nested_quote_stands_in_the_shortest_that_holds_all_of_it() {
        let text = "Lee said that Bo feared that Cy thinks it rained.";
        let doc = Document::new(text);
        let page = Page::new(&doc);
        let of = |(words, kind): (&str, Words)| {
            let start = text.find(words).unwrap();
            let rule = Rule::network(0.9, kind);
            quote(&page, Reading::speech(vec![Span::new(start, start + words.len())], None, None, rule), None)
        };
        let quotes = [
            ("that Bo feared that Cy thinks it rained", Words::Other),
            ("that Cy thinks it rained", Words::Nested),
            ("it rained", Words::Nested),
            ("Lee said", Words::Nested),
        ];
        assert_eq!(around(&page, &quotes.map(of)), [None, Some(0), Some(1), None]);
    }
}
