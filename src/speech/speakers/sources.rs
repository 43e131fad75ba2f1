//! Whom a source means: a name, a pronoun, a noun.

use super::super::lexicon::{AND, DETERMINER, LINK, OBJECT, PREPOSITION, PRONOUN, RELATIVE, REPORTING, SMALL};
use super::super::words::{Phrase, Words};
use super::how::How;
use super::known::Known;
use super::lists;
use super::mentions::Sort;
use super::names::{self, Named, named};
use super::pronouns::{Wanted, meant};
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::text::{Span, TokenKind};

impl Walk<'_, '_> {
    /// Whom a reading's source means.
    pub(super) fn source(&mut self, r: usize, span: Span) -> Option<Link> {
        let words = self.words;
        let mut tokens = words.doc.tokens_in(span);
        while tokens.start < tokens.end && !words.wordy(tokens.end - 1) {
            tokens.end -= 1;
        }
        let first = tokens.start;
        let small = |i: usize| {
            let more = ["which", "each", "whom"].iter().any(|w| words.reads(i, w));
            words.is(i, PRONOUN | OBJECT | RELATIVE) || more || self.gender_of_pronoun(i).is_some()
        };
        let alone = small(first) && tokens.clone().skip(1).all(|i| !words.wordy(i) || small(i));
        if alone {
            let itself = |walk: &mut Self| Some(walk.itself(&tokens, SpeakerKind::Unnamed));
            return self.alone(r, first).unwrap_or_else(|| itself(self));
        }
        self.phrase(r, span, &tokens)
    }

    /// A pronoun as a source; `None` where it is a noun like any other: "some", "everyone".
    fn alone(&mut self, r: usize, i: usize) -> Option<Option<Link>> {
        let word = self.words.doc.plain_word(i);
        let mut place = self.place(i);
        let wanted = match word.as_str() {
            "he" | "she" | "his" | "her" | "him" | "himself" | "herself" => Wanted::One(self.gender_of_pronoun(i)),
            "they" | "them" | "both" | "each" | "themselves" => Wanted::Several,
            "it" | "which" | "itself" => Wanted::Thing,
            "who" | "whom" => return Some(self.relative(i)),
            "i" | "we" | "you" | "me" | "us" | "myself" => return Some(self.writer(i, &word)),
            _ => return None,
        };
        if word == "which"
            && let Some(link) = self.relative(i)
        {
            return Some(Some(link));
        }
        place.not = self.named_in_content(r);
        if ["both", "each"].contains(&word.as_str())
            && let Some(link) = self.the_two(&place)
        {
            return Some(Some(link));
        }
        let found = meant(&self.everybody, wanted, &place);
        // "They" of one person whom the article does not want to call he or she.
        let one = || {
            let (who, _) = self.everybody.speaking.filter(|_| wanted == Wanted::Several)?;
            (self.everybody.all.get(who)?.kind == SpeakerKind::Unnamed).then_some((who, How::Others))
        };
        Some(found.or_else(one).map(|(who, how)| Link { who, how }))
    }

    /// "I" and "we" of the writer; inside what somebody says they are looked up later.
    fn writer(&mut self, i: usize, word: &str) -> Option<Link> {
        let inside = self.words.quoted(i).is_some()
            || (self.words.doc.tokens.get(i))
                .is_some_and(|t| self.readings.iter().any(|r| r.content.iter().any(|c| c.contains(t.span))));
        if inside || word == "you" {
            return None;
        }
        let name = self.words.doc.word(i).to_owned();
        let who = self.everybody.called(format!("\u{0}{word}"), || unnamed(name, SpeakerKind::Unnamed, word));
        Some(Link { who, how: How::Itself })
    }

    /// "Lee, who", "the men who": whoever stands right before.
    fn relative(&mut self, i: usize) -> Option<Link> {
        let words = self.words;
        let mut end = i;
        let dash = |i: usize| words.kind(i) == Some(TokenKind::Dash);
        while end > 0
            && (words.reads(end - 1, ",")
                || dash(end - 1)
                || words.doc.word(end - 1) == ")"
                || words.is(end - 1, PREPOSITION))
        {
            end -= 1;
        }
        let place = self.place(i);
        let floor = words.doc.sentences.get(place.sentence).map_or(0, |s| s.tokens.start);
        let after = self.cast.mentions.partition_point(|m| m.name.start < i);
        let near = (0..after).rev().take_while(|&m| self.cast.mentions[m].name.start >= floor).take(6);
        for m in near.collect::<Vec<_>>() {
            let mention = &self.cast.mentions[m];
            let ends = mention.name.end == end && !mention.weak
                || mention.roles.iter().any(|r| r.end == end && r.start > mention.name.start);
            let thing = matches!(self.sort(self.cast.of[m]), Some(Sort::Place | Sort::Body));
            if ends && (!thing || words.reads(i, "which")) {
                let whole = mention.whole.clone();
                if words.reads(i, "who")
                    && whole.start > floor + 1
                    && words.is(whole.start - 1, AND)
                    && let Some(link) = self.joint(&(floor..end))
                {
                    return Some(link);
                }
                return Some(Link { who: self.cast.of[m], how: How::Relative });
            }
        }
        let mut start = self.noun_phrase_before(end, floor)?;
        // "A staffer at the State Department who": people are who, not departments.
        let thing = |start: usize| {
            let m = self.cast.at(&(start..end));
            let named = m.filter(|&m| self.cast.mentions[m].name.end == end).and_then(|m| self.sort(self.cast.of[m]));
            let people = lists::role(&words.doc.plain_word(end - 1)).is_some_and(|r| r.plural);
            matches!(named, Some(Sort::Body | Sort::Place))
                || !words.is(start, DETERMINER) && named.is_none() && !people
        };
        while words.reads(i, "who") && start > floor && words.is(start - 1, PREPOSITION | LINK) && thing(start) {
            let Some(before) = self.noun_phrase_before(start - 1, floor) else { break };
            start = before;
        }
        if start > floor
            && words.reads(start - 1, ",")
            && let Some(m) = self
                .cast
                .at(&(start.saturating_sub(2)..start - 1))
                .filter(|&m| self.cast.mentions[m].name.end == start - 1)
            && self.sort(self.cast.of[m]) == Some(Sort::Person)
        {
            return Some(Link { who: self.cast.of[m], how: How::Relative });
        }
        let link = self.phrase(usize::MAX, words.span(start..end), &(start..end))?;
        Some(Link { how: How::Relative, ..link })
    }

    /// Where the noun phrase begins that ends here, prepositions inside it not counted.
    pub(super) fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<usize> {
        let words = self.words;
        let noun = |i: usize| {
            let verb = words.is(i, REPORTING) && !words.capital(i);
            words.wordy(i) && !verb && !words.is(i, SMALL & !DETERMINER & !AND) && !words.reads(i, "to")
        };
        let mut start = end;
        while start > floor && noun(start - 1) {
            start -= 1;
            if words.is(start, DETERMINER) {
                break;
            }
        }
        while start < end && words.is(start, AND) {
            start += 1;
        }
        (start < end).then_some(start)
    }

    /// A noun phrase as a source.
    pub(super) fn phrase(&mut self, r: usize, span: Span, tokens: &Phrase) -> Option<Link> {
        if let Some(link) = self.joint(tokens) {
            return Some(link);
        }
        let Named { mut name, role, mut kind, proper } = named(self.words, span)?;
        let known = self.cast.at(&name).is_some();
        // "Critics of the plan": the capital is only its sentence's.
        let one = names::is_a(self.words, tokens, &name);
        if (proper && !known || one)
            && let Some(noun) = names::common(self.words, tokens.clone())
        {
            (name, kind) = (noun.name, noun.kind);
        }
        let link = match kind {
            _ if proper && known && !one => self.bearer(&name, kind),
            SpeakerKind::Person => self.itself(&name, kind),
            SpeakerKind::Document => self.document(&name),
            SpeakerKind::Organisation => self.body(&name),
            SpeakerKind::Unnamed => self.person(r, &name),
            _ => self.itself(&name, kind),
        };
        // "the National Alliance" is no alliance that is called national.
        let inside = |r: &Phrase| {
            self.cast.at(&name).is_some_and(|m| r.end > self.cast.mentions[m].name.start && r.start < name.start)
        };
        let role = role.filter(|r| !inside(r));
        if let (Some(role), Some(known)) = (role, self.everybody.all.get_mut(link.who)) {
            known.roles.push(role);
        }
        Some(link)
    }

    /// Whoever bears a name.
    pub(super) fn bearer(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let Some(m) = self.cast.at(name) else { return self.itself(name, kind) };
        let who = self.cast.of[m];
        if self.sort(who).is_none()
            && let Some(known) = self.everybody.all.get_mut(who)
        {
            known.kind = kind;
        }
        Link { who, how: if self.cast.sure[m] { How::Name } else { How::SharedName } }
    }

    /// A source that means what it says.
    pub(super) fn itself(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let words = self.words;
        let article = |i: usize| ["the", "a", "an"].iter().any(|a| words.reads(i, a));
        let bare = if article(name.start) && name.len() > 1 { name.start + 1..name.end } else { name.clone() };
        // "the Lee campaign" has a name, "the company" has none.
        let drop = words.reads(name.start, "the") && bare.clone().any(|i| words.capital(i));
        let drop = drop && matches!(kind, SpeakerKind::Organisation | SpeakerKind::Person);
        let shown = line(words, if drop { &bare } else { name });
        // "Lee’s campaign" is the Lee campaign.
        let key = line(words, &bare).to_lowercase().replace('’', "'").replace("'s ", " ");
        let noun = words.doc.plain_word(names::core(words, name.clone()).end.saturating_sub(1));
        let several = name.clone().skip(1).any(|i| words.is(i, AND) && words.is(i + 1, DETERMINER) && i + 1 < name.end);
        let kind = if kind == SpeakerKind::Organisation && several { SpeakerKind::Group } else { kind };
        let who = self.everybody.called(key, || unnamed(shown, kind, &noun));
        Link { who, how: How::Itself }
    }
}

/// The words of a phrase, on one line.
pub(super) fn line(words: &Words<'_>, phrase: &Phrase) -> String {
    words.span(phrase.clone()).of(words.doc.text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Somebody whom only a noun names.
pub(super) fn unnamed(name: String, kind: SpeakerKind, noun: &str) -> Known {
    let role = lists::role(noun);
    let several = role.map_or(noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss"), |r| r.plural);
    Known {
        name,
        kind,
        gender: role.and_then(|r| r.gender),
        roles: Vec::new(),
        plural: kind == SpeakerKind::Group || kind == SpeakerKind::Unnamed && several,
        members: Vec::new(),
        noun: role.map_or(noun, |r| r.noun).to_owned(),
        named: matches!(kind, SpeakerKind::Person),
        place: false,
        doubtful: false,
        spoke: false,
        human: role.is_some_and(|r| !r.plural),
        mentions: Vec::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn who_is_whoever_stands_before() {
        assert_eq!(who("Ann Lee, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("Ann Lee, a nurse in Varn, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("It hit the anglers [who] sang."), ["the anglers"]);
    }

    #[test]
    fn the_writer_is_no_name_and_those_addressed_are_nobody() {
        assert_eq!(who("[We] asked. [I] left. [You] know."), ["We", "I", "?"]);
    }

    #[test]
    fn a_capital_that_is_only_its_sentences_names_nobody() {
        assert_eq!(who("[Critics of the plan] spoke. [A Republican] left."), ["Critics of the plan", "A Republican"]);
    }
}
