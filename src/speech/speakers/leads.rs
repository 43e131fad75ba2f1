//! The top of an article speaks of somebody before it names them: the "council leader" of a headline is the one who says the same
//! further down.

use super::how::How;
use super::kinds;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::text::ParagraphKind;
use crate::words::lexicon::{
    ADDRESS, ANYBODY, BODY, DEFINITE, DEMONYM, DOCUMENT, GROUP, INDEFINITE, OF_STATE, SMALL, TITLE, UNNAMED, look_up,
};
use std::collections::{BTreeMap, BTreeSet};

/// Words that begin with so many letters alike are one: "resign", "resigned".
const STEM: usize = 5;
/// The last paragraph of the top.
const TOP: usize = 2;
/// So many at the top are looked up: more than any article has.
const MOST: usize = 12;
/// Longer sources say more than what somebody is.
const LONG: usize = 8;
/// How much must be the same: a word counts the less, the more quotes have it.
const ENOUGH: f32 = 0.4;
/// How far the first must be ahead of the second.
const AHEAD: f32 = 1.3;
/// What it counts that somebody is the first whom an article with such a headline names.
const FIRST: f32 = 0.5;

impl Walk<'_, '_> {
    /// Gives what somebody without a name says at the top of the article to the one with a name who says the same below.
    pub(super) fn leads(&mut self) {
        let words: Vec<BTreeSet<String>> = (0..self.readings.len()).map(|r| self.words_of(r)).collect();
        let mut spread: BTreeMap<&str, f32> = BTreeMap::new();
        for word in words.iter().flatten() {
            *spread.entry(word).or_default() += 1.0;
        }
        let top: Vec<usize> =
            (0..self.readings.len()).filter(|&r| self.nameless_at_the_top(r).is_some()).take(MOST).collect();
        for r in top {
            let Some(nameless) = self.nameless_at_the_top(r) else { continue };
            let beside = self.named_beside(r);
            let mut scores: BTreeMap<usize, f32> = BTreeMap::new();
            for below in 0..self.readings.len() {
                let Some(named) = self.links[below].map(|link| link.who) else { continue };
                let named_here = beside.contains(&named);
                if !named_here && self.may_be_named(r, nameless, below, named) {
                    let shared = words[r].intersection(&words[below]).filter_map(|word| spread.get(word.as_str()));
                    let shared: Vec<f32> = shared.map(|quotes| 1.0 / quotes).collect();
                    let score = scores.entry(named).or_default();
                    if shared.len() > 1 || !self.known_by_office(r) {
                        *score = score.max(shared.iter().sum());
                    }
                }
            }
            if let Some(score) = self.first_named(r, nameless, &scores).and_then(|who| scores.get_mut(&who)) {
                *score += FIRST;
            }
            if let Some(who) = ahead(scores) {
                for (reading, link) in self.readings.iter().zip(&mut self.links) {
                    if let Some(link) = link.as_mut().filter(|link| link.who == nameless) {
                        // An orphan quotation stays linked by the sentence before it: it has no source to find a name for.
                        let how = if reading.source.is_some() { How::Ahead } else { link.how };
                        *link = Link { who, how };
                    }
                }
            }
        }
    }

    /// Whom a reading at the top of the article means, where it is one person or a body and has no name.
    fn nameless_at_the_top(&self, r: usize) -> Option<usize> {
        let page = self.page;
        let source = page.doc.tokens_in(self.readings.get(r)?.source?);
        let link = self.links[r]?;
        let known = self.entities.all.get(link.who)?;
        let (heading, paragraph) = (self.heading(r), self.place(source.start).paragraph);
        let last = source.end.checked_sub(1).filter(|_| source.len() <= LONG && paragraph <= TOP)?;
        // "CM rules out delay": capitals that only the headline has.
        let here = || known.mentions.iter().all(|m| page.doc.paragraph_of(m.start) == paragraph);
        let other = page.is(last, DOCUMENT | BODY | GROUP | DEMONYM) || known.name.ends_with('s');
        let letters = heading && known.named && known.doubtful && source.len() <= 2 && !other && here();
        let body = known.kind == SpeakerKind::Organisation && !kinds::has_name(&known.name) && !page.is(last, OF_STATE);
        // "A person with knowledge of the deal" wants no name.
        let hidden = look_up(&known.noun).is(UNNAMED | ANYBODY) && page.is(source.start, INDEFINITE);
        let noun = !known.named && !known.plural && !hidden && (known.human || body) && !page.is(source.start, ADDRESS);
        (letters || noun && matches!(link.how, How::Itself | How::Role)).then_some(link.who)
    }

    /// Whether the one who speaks below may be the one without a name at the top.
    fn may_be_named(&self, r: usize, nameless: usize, below: usize, named: usize) -> bool {
        let [top, known] = [nameless, named].map(|who| &self.entities.all[who]);
        let kind = match known.kind {
            SpeakerKind::Person => top.named || top.human,
            SpeakerKind::Organisation => top.named || !top.human,
            _ => false,
        };
        let gender = top.gender.is_none() || known.gender.is_none() || top.gender == known.gender;
        let begins = |r: usize| self.readings[r].content.first().map(|c| c.start);
        let named = named != nameless && known.named && !known.place;
        named && kind && gender && begins(below) > begins(r) && !self.readings[below].rule.nested()
    }

    /// Those whom the sentence of a reading's source names.
    fn named_beside(&self, r: usize) -> BTreeSet<usize> {
        let Some(source) = self.readings[r].source else { return BTreeSet::new() };
        let sentence = self.page.sentence(self.page.doc.tokens_in(source).start);
        let before = |token: usize| self.clusters.mentions.partition_point(|m| m.name.start < token);
        self.clusters.of[before(sentence.start)..before(sentence.end)].iter().copied().collect()
    }

    /// The first person whom the article below a headline names, if they are among some.
    fn first_named(&self, r: usize, nameless: usize, some: &BTreeMap<usize, f32>) -> Option<usize> {
        let body = self.entities.all[nameless].kind == SpeakerKind::Organisation;
        let mentions = |who: usize| self.entities.all[who].mentions.iter().map(|m| m.start);
        let people = some.keys().copied().filter(|&who| self.entities.all[who].kind == SpeakerKind::Person);
        let first = people.min_by_key(|&who| mentions(who).min()).filter(|_| self.heading(r) && !body)?;
        mentions(first).any(|at| self.page.doc.paragraph_of(at) <= TOP + 1).then_some(first)
    }

    /// "The Prime Minister" below the headline: somebody whom readers know, who may never be named. One word alike is chance then.
    fn known_by_office(&self, r: usize) -> bool {
        let page = self.page;
        let source = self.readings[r].source.map(|s| page.doc.tokens_in(s));
        !self.heading(r) && source.is_some_and(|s| page.is(s.start, DEFINITE) && page.is(s.end - 1, TITLE))
    }

    /// Whether a reading's source stands in a headline.
    fn heading(&self, r: usize) -> bool {
        let doc = self.page.doc;
        let paragraph = self.readings[r].source.and_then(|s| doc.paragraphs.get(doc.paragraph_of(s.start)));
        paragraph.is_some_and(|p| p.kind == ParagraphKind::Headline)
    }

    /// The words of what is said that mean something, each by how it begins.
    fn words_of(&self, r: usize) -> BTreeSet<String> {
        let page = self.page;
        let tokens = self.readings[r].content.iter().flat_map(|&c| page.doc.tokens_in(c));
        let words = tokens.filter(|&i| page.wordy(i) && !page.is(i, SMALL) && page.at(i).len() > 2);
        words.map(|i| page.at(i).chars().take(STEM).collect()).collect()
    }
}

/// The one with the most, where that is enough and far more than the next has.
fn ahead(scores: BTreeMap<usize, f32>) -> Option<usize> {
    let mut ranked: Vec<(usize, f32)> = scores.into_iter().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1));
    let &(who, score) = ranked.first()?;
    let second = ranked.get(1).map_or(0.0, |next| next.1);
    (score >= ENOUGH && score >= AHEAD * second).then_some(who)
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::marked;
    use super::super::super::rules::{Reading, Rule};
    use super::super::speakers;
    use crate::text::{Document, Span};
    use crate::words::Page;

    /// The speakers of a text whose sources stand in square brackets, what each says right before it or behind it in curly ones.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let (text, stretches) = marked(text);
        let of = |mark: char| stretches.iter().filter(move |(m, _)| *m == mark).map(|(_, s)| *s);
        let said: Vec<Span> = of('{').collect();
        let readings: Vec<Reading> = of('[')
            .zip(said)
            .map(|(source, said)| Reading::speech(vec![said], Some(source), None, Rule::Signed))
            .collect();
        let doc = Document::new(&text);
        let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
        let found: Vec<&str> = meant.iter().flatten().map(|m| &*speakers[m.speaker].name).collect();
        assert_eq!(found, expected, "{text}");
    }

    const BELOW: &str = "The bus was late again on Monday.\n\n[Ann Lee] said {the missed rounds were a disgrace}.\n\n\
                         [Bo Ash] said {he had seen no bus}.";

    #[test]
    fn one_word_alike_or_a_source_without_a_name_gives_no_name() {
        let text = "[The mayor] spoke: {the pier is going}.\n\n[Ann Lee] spoke: {it is going}.";
        check(text, &["The mayor", "Ann Lee"]);
        let text = "[The mayor] spoke: {the pier is going}.\n\n[Ann Lee] spoke: {the pier is going}.";
        check(text, &["Ann Lee", "Ann Lee"]);
        let text = "[A source] spoke: {the pier is going}.\n\n[Ann Lee] spoke: {the pier is going}.";
        check(text, &["A source", "Ann Lee"]);
    }

    #[test]
    fn who_says_the_same_below_has_the_name() {
        check(&format!("[Council leader]: {{missed rounds}} must end\n\n{BELOW}"), &["Ann Lee", "Ann Lee", "Bo Ash"]);
        check(&format!("[A widow] says {{she had seen no bus}}.\n\n{BELOW}"), &["Bo Ash", "Ann Lee", "Bo Ash"]);
    }

    #[test]
    fn an_orphan_of_the_nameless_one_gets_the_name_and_stays_linked_by_the_sentence_before_it() {
        let text = "A widow says she had seen no bus. “I stood there an hour.”\n\nThe bus was late again on Monday.\n\nAnn Lee said \
                    the missed rounds were a disgrace.\n\nBo Ash said he had seen no bus.";
        let span = |part: &str| {
            let start = text.find(part).unwrap();
            Span::new(start, start + part.len())
        };
        let said = |source, content| Reading::speech(vec![span(content)], Some(span(source)), None, Rule::Signed);
        let orphan = Reading::speech(vec![span("“I stood there an hour.”")], None, None, Rule::Orphan);
        let readings = [
            said("A widow", "she had seen no bus"),
            orphan,
            said("Ann Lee", "the missed rounds were a disgrace"),
            said("Bo Ash", "he had seen no bus"),
        ];
        let doc = Document::new(text);
        let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
        let found: Vec<(&str, &str)> =
            meant.iter().flatten().map(|m| (&*speakers[m.speaker].name, m.how.name())).collect();
        let expected = [("Bo Ash", "ahead"), ("Bo Ash", "before"), ("Ann Lee", "name"), ("Bo Ash", "name")];
        assert_eq!(found, expected);
    }

    #[test]
    fn who_says_something_else_is_somebody_else() {
        check(&format!("[A widow] says {{prices rose}}.\n\n{BELOW}"), &["A widow", "Ann Lee", "Bo Ash"]);
        check(&format!("[Residents] saw {{missed rounds}}.\n\n{BELOW}"), &["Residents", "Ann Lee", "Bo Ash"]);
        let told = "[A widow] told Ann Lee of {missed rounds}.";
        check(&format!("{told}\n\n{BELOW}"), &["A widow", "Ann Lee", "Bo Ash"]);
    }
}
