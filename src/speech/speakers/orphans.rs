//! Words without a source: the quotation of whom the sentence before is about, the answers of the one who is interviewed.

use super::super::interviews::asks;
use super::super::rules::Rule;
use super::entities::Entity;
use super::how::How;
use super::people;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::text::{Label, ParagraphKind, Span};
use crate::words::lexicon::{INTERVIEW, PREPOSITION};
use std::collections::BTreeSet;

/// How many words the people may have who are interviewed.
const NEAR: usize = 7;

impl Walk<'_, '_> {
    /// Whose words a reading without a source is, as far as the text before it tells.
    pub(super) fn unsourced(&mut self, r: usize) -> Option<Link> {
        let reading = self.readings.get(r)?;
        match reading.rule {
            Rule::Answer => self.interviewed(r),
            _ => self.told_before(*reading.content.first()?),
        }
    }

    /// The one whom the sentence before a quotation is about: who speaks in it, or else the one person that it tells of.
    fn told_before(&self, quotation: Span) -> Option<Link> {
        let doc = self.page.doc;
        let here = doc.paragraph_of(quotation.start);
        let note = |p: &usize| doc.paragraphs.get(*p).is_some_and(|p| p.label == Some(Label::Note));
        let first = doc.paragraphs.get(here)?.sentences.start;
        let own = doc.sentence_of(quotation.start).checked_sub(1).filter(|&before| before >= first);
        // "Read more: …" stands between, but tells nothing.
        let last = || {
            let paragraph = (0..here).rev().find(|p| !note(p)).filter(|p| (p + 1..here).all(|p| note(&p)))?;
            doc.paragraphs.get(paragraph)?.sentences.end.checked_sub(1)
        };
        let before = own.or_else(last)?;
        let paragraph = doc.paragraph_of(doc.sentences.get(before)?.span.start);
        let text = doc.paragraphs.get(paragraph).is_some_and(|p| matches!(p.kind, ParagraphKind::Body));
        let who = self.speaker_in(before).or_else(|| self.person_in(before)).filter(|_| text)?;
        // "Somebody" is nobody in particular.
        let known = self.entities.all.get(who)?;
        // "A woman climbed on a bollard" says nothing.
        let passing = || people::role_called(&known.noun).is_some_and(|role| role.gender.is_some()) && !known.spoke;
        let somebody = known.kind != SpeakerKind::Unnamed || known.human && !passing();
        somebody.then_some(Link { who, how: How::Before })
    }

    /// The one who speaks in a sentence; nobody where several do.
    fn speaker_in(&self, sentence: usize) -> Option<usize> {
        let spoken = self.spoken.get(&sentence).into_iter().flatten().filter(|&&r| !self.readings[r].rule.nested());
        only(spoken.filter_map(|&r| self.links.get(r).copied().flatten()).map(|link| link.who))
    }

    /// The one person that a sentence is about, or else the only one in it.
    fn person_in(&self, sentence: usize) -> Option<usize> {
        let people = |subject: bool| {
            let here = self.entities.in_sentence(sentence).filter(move |o| o.subject || !subject);
            only(here.map(|o| o.who).filter(|&who| self.entities.all.get(who).is_some_and(person)))
        };
        people(true).or_else(|| people(false))
    }

    /// The one who answers in an interview: who is talked about most, up to its first answer. Where several answer the same
    /// question, nothing tells who says what.
    fn interviewed(&mut self, r: usize) -> Option<Link> {
        let first = self.readings.iter().position(|reading| reading.rule == Rule::Answer)?;
        if self.several_answer() {
            return self.several_interviewed(r);
        }
        if first < r {
            return self.links[first];
        }
        let people = self.entities.all.iter().enumerate().filter(|(_, known)| named(known));
        let met = people.filter(|&(who, _)| self.entities.count(who) > 0);
        // Of two who are met as often, the one of whom more than a name tells that it is a person's; then the first.
        let most = met.max_by_key(|&(who, known)| (self.entities.count(who), !known.doubtful, std::cmp::Reverse(who)));
        most.map(|(who, _)| Link { who, how: How::Interviewed })
    }

    /// "The Herald interviews nautical experts": those who answer together, where nothing tells who says what.
    fn several_interviewed(&mut self, r: usize) -> Option<Link> {
        let page = self.page;
        let first = page.doc.tokens_in(*self.readings.get(r)?.content.first()?).start;
        let several = |i: &usize| people::role(page, *i).is_some_and(|role| role.plural);
        let asks = |i: usize| page.is(i, INTERVIEW) && page.entry(i).verb().is_some();
        let verb = (0..first).find(|&i| asks(i) && !page.is(i + 1, PREPOSITION))?;
        let last = (verb + 1..first.min(verb + NEAR)).take_while(|&i| page.wordy(i) && !page.is(i, PREPOSITION));
        let last = last.collect::<Vec<_>>().into_iter().rfind(several)?;
        let link = self.itself(&(verb + 1..last + 1), SpeakerKind::Unnamed);
        Some(Link { how: How::Interviewed, ..link })
    }

    /// Whether two answers without labels follow each other and nothing is asked between them.
    fn several_answer(&self) -> bool {
        let doc = self.page.doc;
        let answers = self.readings.iter().filter(|reading| reading.rule == Rule::Answer);
        let paragraphs: Vec<usize> =
            answers.filter_map(|answer| answer.content.first()).map(|said| doc.paragraph_of(said.start)).collect();
        let asked = |from: usize, to: usize| doc.paragraphs[from..to].iter().any(|p| asks(self.page, p));
        paragraphs.windows(2).any(|two| doc.paragraphs[two[1]].label.is_none() && !asked(two[0], two[1]))
    }
}

fn named(known: &Entity) -> bool {
    known.kind == SpeakerKind::Person && known.named
}

fn person(known: &Entity) -> bool {
    named(known) || known.kind == SpeakerKind::Unnamed && known.human
}

/// The one of some that are all the same.
fn only(all: impl Iterator<Item = usize>) -> Option<usize> {
    let mut different: BTreeSet<usize> = all.collect();
    different.pop_first().filter(|_| different.is_empty())
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::marked;
    use super::super::super::rules::Reading;
    use super::super::speakers;
    use super::*;
    use crate::text::Document;
    use crate::words::Page;

    /// Whose the words in square brackets are; a source before them stands in angle brackets and says what is in curly ones.
    fn check(text: &str, rule: Rule, expected: &[&str]) {
        let (text, stretches) = marked(text);
        let of = |mark| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
        let orphan = |s| Reading::speech(vec![s], None, None, rule);
        let said = |(source, content)| Reading::speech(vec![content], Some(source), None, Rule::Colon);
        let readings: Vec<Reading> = of('[').map(orphan).chain(of('<').zip(of('{')).map(said)).collect();
        let doc = Document::new(&text);
        let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
        let name = |m: &Option<super::super::Meant>| m.map_or("?", |m| speakers[m.speaker].name.as_str());
        assert_eq!(meant[..expected.len()].iter().map(name).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn a_quotation_is_of_the_one_whom_the_sentence_before_it_is_about() {
        check("<Ann Lee> said {it was late}. [“It is over.”] Bo Ash slept.", Rule::Orphan, &["Ann Lee"]);
        check("<Ann Lee> said {it was late}. Ms Ash sat down. [“It is over.”]", Rule::Orphan, &["Ash"]);
        check("<Ann Lee> said {it was late}. She sat down.\n\n[“It is over.”]", Rule::Orphan, &["Ann Lee"]);
        check("The words are of the chair, Ann Lee.\n\n[“It is over.”] [“I know.”]", Rule::Orphan, &["Ann Lee"; 2]);
    }

    #[test]
    fn those_who_answer_together_are_called_as_the_article_says() {
        let text = "The Herald interviews nautical experts on tides\n\nWhy is it late?\n\n[It is the moon.]\n\n[It is the wind.]";
        check(text, Rule::Answer, &["nautical experts"; 2]);
    }

    #[test]
    fn of_two_who_speak_or_none_who_acts_it_is_nobodys() {
        let two = "<Ann Lee> said {it was late} and <Bo Ash> said {it was not}. [“It is over.”]";
        check(two, Rule::Orphan, &["?"]);
        check("It rained on the pier. [“It is over.”]", Rule::Orphan, &["?"]);
        check("Ann Lee waits\n\n[“It is over.”]", Rule::Orphan, &["?"]);
        let note = "<Ann Lee> said {it was late}.\n\nRead more: The year of Bo Ash\n\n[“It is over.”]";
        check(note, Rule::Orphan, &["Ann Lee"]);
    }

    #[test]
    fn answers_are_of_the_one_who_is_talked_about() {
        let text = "Ann Lee dives for mussels. Bo Ash met Lee.\n\nQ: Is it cold?\n\nA: [I wear wool.]\n\nA: [Bo Ash does too.]";
        check(text, Rule::Answer, &["Ann Lee"; 2]);
        let asked = "Ann Lee dives for mussels.\n\nIs it cold?\n\n[Yes, I wear wool.]\n\nAnd wet?\n\n[No, not at all.]";
        check(asked, Rule::Answer, &["Ann Lee"; 2]);
    }

    #[test]
    fn of_several_who_answer_one_question_nobody_is_named() {
        check("Ann Lee dives.\n\nIs it cold?\n\n[Yes, I wear wool.]\n\n[No, not at all.]", Rule::Answer, &["?"; 2]);
    }
}
