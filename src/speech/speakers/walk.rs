//! The article from its first word to its last: who is talked about, and whom each source means.

use super::super::rules::{Reading, Rule, by_sentence};
use super::clusters::Clusters;
use super::entities::{Entities, Occurrence};
use super::how::How;
use super::names;
use super::people;
use super::pronouns::{Place, Wanted, antecedent};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::text::{Span, TokenKind};
use crate::words::lexicon::{
    ADDRESS, ADVERB, AND, AUXILIARY, BODY, COMPLEMENT, DEFINITE, DETERMINER, DOCUMENT, INDEFINITE, INFORMING, LINK,
    POSSESSIVE, PREPOSITION, PRONOUN, REPORTING, SMALL, VENUE,
};
use crate::words::{Page, Phrase};
use std::collections::BTreeMap;

/// Whom a source means, and how that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    /// An index into [`Entities::all`].
    pub who: usize,
    /// How.
    pub how: How,
}

/// A walk through an article.
pub(super) struct Walk<'w, 'd> {
    /// The article.
    pub page: &'w Page<'d>,
    /// Whom it names.
    pub clusters: Clusters,
    /// Who says what.
    pub readings: &'w [Reading],
    /// Entities, and where they were talked about up to here.
    pub entities: Entities,
    /// For each reading whom its source means.
    pub links: Vec<Option<Link>>,
    /// For each sentence that somebody's words or a cue stand in, the readings.
    pub spoken: BTreeMap<usize, Vec<usize>>,
    /// For each mention whether no other stands before it in its sentence, outside quotation marks.
    first: Vec<bool>,
}

impl<'w, 'd> Walk<'w, 'd> {
    /// Before the first word.
    pub(super) fn new(page: &'w Page<'d>, clusters: Clusters, readings: &'w [Reading]) -> Self {
        let mut last = None;
        let mut first = vec![false; clusters.mentions.len()];
        for (m, mention) in clusters.mentions.iter().enumerate() {
            let sentence = page.sentence_or_next(mention.name.start);
            let inside = page.quoted(mention.name.start).is_some();
            first[m] = !inside && last != Some(sentence);
            if !inside {
                last = Some(sentence);
            }
        }
        let entities = Entities::new(&clusters);
        let owned = readings.iter().enumerate();
        let owned =
            owned.flat_map(|(r, reading)| reading.content.iter().chain(&reading.cue).map(move |span| (r, span)));
        let spoken = by_sentence(page, owned);
        Walk { page, clusters, readings, entities, links: vec![None; readings.len()], spoken, first }
    }

    /// Goes through it: the entities, whom the article names, and for each reading whom its source means.
    pub(super) fn walk(mut self) -> (Entities, Clusters, Vec<Option<Link>>) {
        let unsourced =
            |r: &Reading| r.content.first().filter(|_| matches!(r.rule, Rule::Orphan | Rule::Answer)).copied();
        let begins = |r: &Reading| r.source.or_else(|| unsourced(r)).map(|s| self.page.doc.tokens_in(s).start);
        let mut sources: Vec<(usize, usize)> =
            self.readings.iter().enumerate().filter_map(|(r, reading)| Some((begins(reading)?, r))).collect();
        sources.sort_by_key(|&(at, r)| (at, self.readings[r].source, r));
        let mut met: BTreeMap<Span, Option<Link>> = BTreeMap::new();
        let (mut mention, mut source, mut past) = (0, 0, 0);
        for i in 0..self.page.doc.tokens.len() {
            while let Some(&(_, r)) = sources.get(source).filter(|s| s.0 <= i) {
                source += 1;
                let Some(span) = self.readings[r].source else {
                    self.links[r] = self.unsourced(r);
                    continue;
                };
                let link = match met.get(&span) {
                    Some(&link) => link,
                    None => self.source(r, span),
                };
                met.insert(span, link);
                self.links[r] = link;
                past = past.max(self.said(span, link));
            }
            while self.clusters.mentions.get(mention).is_some_and(|m| m.name.start <= i) {
                if i >= past {
                    self.named(mention, false);
                }
                mention += 1;
            }
            if i >= past {
                self.pronoun(i);
                self.people_here(i);
                self.subject_here(i);
            }
        }
        self.leads();
        self.first_person();
        self.owned_by_speakers();
        (self.entities, self.clusters, self.links)
    }

    /// The sentence and the paragraph of a token.
    pub(super) fn place(&self, token: usize) -> Place {
        let (sentence, paragraph) = (self.page.sentence_or_next(token), self.page.paragraph(token));
        let quoted = self.page.quoted(token).is_some();
        Place { sentence, paragraph, not: Vec::new(), never: Vec::new(), quoted, inside: None, behind: false }
    }

    /// Marks the one whom a source means as talked about; where the source ends.
    fn said(&mut self, span: Span, link: Option<Link>) -> usize {
        let tokens = self.page.doc.tokens_in(span);
        let first = self.clusters.mentions.partition_point(|m| m.name.start < tokens.start);
        let inside =
            (first..self.clusters.mentions.len()).take_while(|&m| self.clusters.mentions[m].name.start < tokens.end);
        for m in inside.collect::<Vec<_>>() {
            self.named(m, true);
        }
        if let Some(Link { who, how }) = link {
            let quoted = self.page.quoted(tokens.start).is_some();
            // "Lee was asked by a nurse" is about Lee.
            let agent = tokens.start.checked_sub(1).is_some_and(|i| self.page.is(i, PREPOSITION));
            self.occurs(who, tokens.start, !agent, false);
            if let Some(known) = self.entities.all.get_mut(who) {
                known.spoke = true;
            }
            if !quoted {
                self.entities.speaking = Some((who, self.place(tokens.start).paragraph));
            }
            // "He" tells; "her decision", and who is spoken of in a quotation, may be somebody else.
            let subject = tokens.len() == 1 && how == How::Pronoun && self.page.is(tokens.start, PRONOUN) && !quoted;
            let gender = people::pronoun(self.page, tokens.start).filter(|_| subject);
            if let (Some(known), Some(gender)) = (self.entities.all.get_mut(who), gender) {
                known.gender = known.gender.or(Some(gender));
            }
        }
        tokens.end
    }

    fn occurs(&mut self, who: usize, token: usize, subject: bool, weak: bool) {
        let Place { sentence, paragraph, .. } = self.place(token);
        let quoted = self.page.quoted(token).is_some();
        self.entities.occurs(Occurrence { who, sentence, paragraph, subject: subject && !quoted, weak, quoted });
    }

    /// A name stands here.
    fn named(&mut self, m: usize, inside_source: bool) {
        let Some(mention) = self.clusters.mentions.get(m) else { return };
        let (start, weak) = (mention.whole.start, mention.weak || inside_source);
        let governed = start.checked_sub(1).is_some_and(|i| self.page.is(i, PREPOSITION | LINK | AND));
        let subject = !weak && (self.first[m] && !governed || self.begins(&mention.name));
        let span = self.page.span(mention.name.clone());
        let who = self.clusters.of[m];
        if let Some(known) = self.entities.all.get_mut(who) {
            known.mentions.push(span);
        }
        // "on Instagram", "on the Northmark Exchange": where the company that the text is about posts or is traded.
        let article = usize::from(start.checked_sub(1).is_some_and(|i| self.page.is(i, DETERMINER)));
        let on = start.checked_sub(1 + article).is_some_and(|i| self.page.is(i, PREPOSITION) && !self.page.is(i, LINK));
        let venue = on && mention.name.clone().any(|i| self.page.is(i, VENUE));
        // "told the Courier": the paper is not what is spoken of.
        let informs = |i: usize| self.page.is(i, INFORMING) && self.page.past(i);
        let told = start.checked_sub(1 + article).is_some_and(informs)
            && self.kind(who) == Some(NameKind::Organisation)
            && !self.entities.all.get(who).is_some_and(|known| known.spoke);
        if !venue && !told {
            self.occurs(who, mention.name.start, subject, weak);
        }
    }

    /// Whether the sentence begins with the noun phrase that a name ends: "Holt's colleague Matt Lauer".
    fn begins(&self, name: &Phrase) -> bool {
        let floor = self.page.doc.sentences.get(self.place(name.start).sentence).map_or(name.start, |s| s.tokens.start);
        let before = |end| self.page.noun_phrase_before(end, floor).unwrap_or(end);
        let mut start = before(name.end);
        while start > floor && self.page.kind(start - 1) == Some(TokenKind::Clitic) {
            start = before(start - 1);
        }
        start == floor
    }

    /// A pronoun outside quotation marks keeps whom it means in mind.
    fn pronoun(&mut self, i: usize) {
        let Some(gender) = people::pronoun(self.page, i) else { return };
        if self.page.quoted(i).is_some() || self.ahead_of_its_name(i) {
            return;
        }
        if let Some((who, _)) = antecedent(&self.entities, Wanted::One(Some(gender)), &self.place(i)) {
            let subject = self.page.is(i, PRONOUN);
            self.occurs(who, i, subject, !subject);
        }
    }

    /// "On *his* podcast, Lee thanked …": a possessive in what stands before the subject means the subject.
    fn ahead_of_its_name(&self, i: usize) -> bool {
        let page = self.page;
        let sentence = page.sentence(i);
        let opens = page.is(i, POSSESSIVE) && page.is(sentence.start, PREPOSITION);
        let Some(comma) = (i..sentence.end).find(|&k| page.breaks(k)).filter(|_| opens) else { return false };
        let next = self.clusters.mentions.partition_point(|m| m.whole.start <= comma);
        page.reads(comma, ",") && self.clusters.mentions.get(next).is_some_and(|m| m.whole.start == comma + 1)
    }

    /// "Workers", "the voters", "a judge" outside quotation marks: whom "they" and "the judge" may mean.
    fn people_here(&mut self, i: usize) {
        let page = self.page;
        let role = |i: usize| people::role(page, i);
        if page.kind(i) != Some(TokenKind::Word) || page.quoted(i).is_some() {
            return;
        }
        let Some(noun) = role(i).filter(|_| page.kind(i + 1) != Some(TokenKind::Clitic) && role(i + 1).is_none())
        else {
            return;
        };
        if self.clusters.at(&(i..i + 1)).is_some() || page.capital(i + 1) {
            return;
        }
        let floor = page.doc.sentences.get(self.place(i).sentence).map_or(0, |s| s.tokens.start);
        let Some(start) = self.page.noun_phrase_before(i + 1, floor) else { return };
        let start = self.behind_verb(start..i + 1, floor);
        // "told reporters": who listens is not who is spoken of.
        if start.checked_sub(1).is_some_and(|k| page.is(k, INFORMING) && page.past(k)) {
            return;
        }
        // "Lee is a lawyer", "Lee, a lawyer": nobody new.
        let new = page.is(start, INDEFINITE)
            && start.checked_sub(1).is_none_or(|k| !page.is(k, AUXILIARY | COMPLEMENT) && !page.reads(k, ","));
        if noun.plural || new && (noun.gender.is_none() || start == floor) {
            let Link { who, .. } = self.itself(&(start..i + 1), SpeakerKind::Unnamed);
            self.occurs(who, i, start == floor, false);
        }
    }

    /// "The regulator opened an inquiry", "A developer bought the corner": what a sentence outside quotation marks is about, where a noun
    /// says it.
    fn subject_here(&mut self, i: usize) {
        let page = self.page;
        let sentence = page.sentence(i);
        if sentence.start != i || !page.is(i, DEFINITE | INDEFINITE) || page.quoted(i).is_some() {
            return;
        }
        let noun = |i: usize| people::role(page, i).is_some_and(|r| !r.plural) || page.is(i, BODY | DOCUMENT);
        let Some(last) = (i + 1..sentence.end.min(i + 6)).find(|&k| noun(k) && !noun(k + 1)) else { return };
        let plain =
            (i + 1..=last).all(|k| page.kind(k) == Some(TokenKind::Word) && !page.is(k, SMALL) && !page.capital(k));
        let verb = last + 1;
        // "The memo lists"
        let third = page.at(verb).ends_with('s') && !page.entry(verb).is_noun() && !page.is(verb, SMALL);
        let acts = page.is(verb, AUXILIARY | ADVERB | REPORTING)
            || page.entry(verb).verb().is_some()
            || page.looks_past(verb)
            || third;
        // Somebody new is among the people here.
        let new = page.is(i, INDEFINITE) && people::role(page, last).is_some();
        if !plain || new || !acts || page.kind(verb) == Some(TokenKind::Clitic) {
            return;
        }
        if let Some(Link { who, .. }) = self.phrase(usize::MAX, page.span(i..verb), &(i..verb)) {
            self.occurs(who, i, true, false);
        }
    }

    /// Those whom what a source says names: it is hardly one of them.
    pub(super) fn named_in_content(&self, r: usize) -> Vec<usize> {
        let Some(reading) = self.readings.get(r) else { return Vec::new() };
        let mut out = Vec::new();
        for tokens in reading.content.iter().map(|&c| self.page.doc.tokens_in(c)) {
            let first = self.clusters.mentions.partition_point(|m| m.name.start < tokens.start);
            let inside =
                self.clusters.mentions.iter().enumerate().skip(first).take_while(|(_, m)| m.name.start < tokens.end);
            out.extend(
                inside.filter(|(_, m)| !m.weak || m.whole.start == tokens.start).map(|(k, _)| self.clusters.of[k]),
            );
        }
        out
    }

    /// Those in whose quotation a reading's source stands, as far as they have a name: they say "I" of themselves.
    pub(super) fn quoting(&self, r: usize, i: usize) -> Vec<usize> {
        let (Some(token), true) = (self.page.doc.tokens.get(i), self.page.quoted(i).is_some()) else {
            return Vec::new();
        };
        let around = |o: &&usize| **o != r && self.readings[**o].content.iter().any(|c| c.contains(token.span));
        let outside = |o: &&usize| {
            self.readings[**o].source.is_some_and(|s| self.page.quoted(self.page.doc.tokens_in(s).start).is_none())
        };
        let named = |&o: &usize| {
            let source = self.page.doc.tokens_in(self.readings[o].source?);
            let head = names::core(self.page, names::first_part(self.page, source));
            let m = self.clusters.at(&(head.end.checked_sub(1)?..head.end))?;
            (self.clusters.mentions[m].name.end == head.end).then(|| self.clusters.of[m])
        };
        let here = self.spoken.get(&self.page.doc.sentence_of(token.span.start)).into_iter().flatten();
        let quoting = here.filter(around).filter(outside);
        quoting.filter_map(|o| self.links[*o].map(|link| link.who).or_else(|| named(o))).collect()
    }

    /// I and we: the one whose own words they stand in; the writer's where nobody's do: "My husband says *I* am late".
    fn first_person(&mut self) {
        for r in 0..self.readings.len() {
            let Some(source) = self.readings[r].source else { continue };
            let tokens = self.page.doc.tokens_in(source);
            let who = tokens.start;
            if tokens.len() != 1
                || !(self.page.is(who, ADDRESS) && self.page.is(who, PRONOUN | POSSESSIVE))
                || self.page.reads(who, "you")
            {
                continue;
            }
            // As sure as whose words they are.
            match self.around(r, source, |o| self.own_words(o, source)) {
                Some(link) => self.links[r] = Some(link),
                None if self.page.quoted(who).is_none() => self.links[r] = Some(self.writer_called(who)),
                None => {}
            }
        }
    }

    /// Whether what a reading tells is as somebody said it where a source stands in it: in marks, behind a colon, as a turn.
    fn own_words(&self, r: usize, source: Span) -> bool {
        let (page, reading) = (self.page, &self.readings[r]);
        let Some(&content) = reading.content.iter().find(|c| c.contains(source)) else { return false };
        let first = page.doc.tokens_in(content).start;
        let quoted = page.quoted(page.doc.tokens_in(source).start).is_some() && !reading.rule.nested();
        let colon = first.checked_sub(1).is_some_and(|i| page.reads(i, ":"));
        !matches!(reading.rule, Rule::Network(..)) || quoted || colon || page.begins_quoted(content)
    }

    /// The one in whose words a reading's source stands, the inmost.
    pub(super) fn speaker_around(&self, r: usize, source: Span) -> Option<Link> {
        self.around(r, source, |_| true)
    }

    /// The one of the inmost reading of some in which a reading's source stands.
    fn around(&self, r: usize, source: Span, some: impl Fn(usize) -> bool) -> Option<Link> {
        let here = self.spoken.get(&self.page.doc.sentence_of(source.start)).into_iter().flatten().copied();
        let around = |o: &usize| *o != r && self.readings[*o].content.iter().any(|c| c.contains(source));
        let length = |o: &usize| self.readings[*o].content.iter().map(|c| c.len()).sum::<usize>();
        let inner = here.filter(around).filter(|&o| self.links[o].is_some() && some(o)).min_by_key(length);
        inner.and_then(|o| self.links[o])
    }

    /// What kind of thing somebody's mentions speak for.
    pub(super) fn kind(&self, who: usize) -> Option<NameKind> {
        self.clusters.all.get(who).and_then(|e| e.kind)
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    /// Whom the last source of a text means.
    #[track_caller]
    fn check(text: &str, expected: &str) {
        assert_eq!(who(text).pop().unwrap(), expected, "{text}");
    }

    #[test]
    fn what_a_sentence_is_about_is_meant_later() {
        check("The regulator opened an inquiry. [It] said no.", "probably The regulator");
        check("A regulator’s inquiry opened. [It] said no.", "?");
        check("“The regulator opened an inquiry.” [It] said no.", "?");
    }

    #[test]
    fn people_whom_nobody_names_are_meant_too() {
        check("The voters left. [They] sang.", "probably The voters");
        check("A baker left. [She] sang.", "A baker");
        check("Ann Lee is a baker. [She] sang.", "Ann Lee");
    }

    #[test]
    fn who_is_talked_to_is_not_what_the_sentence_is_about() {
        check("Ann Lee wrote to Mary Ash. [She] sang.", "Ann Lee");
        check("Holt’s colleague Ann Lee wrote to Mary Ash. [She] sang.", "Ann Lee");
    }

    #[test]
    fn where_a_company_is_traded_is_not_the_company() {
        let text = "Oakline Ltd fell on the Northmark Stock Exchange. [The company] sang.";
        check(text, "probably Oakline Ltd");
        check("Oakline Ltd sang on Instagram. [It] wept.", "probably Oakline Ltd");
        check("Oakline Ltd sang in a post on X. [It] wept.", "probably Oakline Ltd");
        check("The company, Instagram, left. [It] sang.", "probably Instagram");
    }

    #[test]
    fn the_words_inside_a_source_name_nobody_new() {
        check("[A friend of Ann Lee] sang. [He] left.", "A friend of Ann Lee");
    }

    #[test]
    fn a_possessive_before_the_subject_is_the_subject_s() {
        check("[Paul Ash] sang.\n\nOn his podcast, Peter Lunt thanked fans. [He] left.", "Peter Lunt");
        check("[Paul Ash] sang.\n\nHis brother wept. [He] left.", "Paul Ash");
    }

    #[test]
    fn a_verb_is_no_part_of_whom_somebody_thanks() {
        check("Ann Lee thanked fans. [They] sang.", "probably fans");
    }

    #[test]
    fn the_writer_s_own_i_is_nobody_s() {
        check("Ann Lee sang. [I] left.", "I");
    }
}
