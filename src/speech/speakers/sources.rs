//! Whom a source means: a name, a pronoun, a noun.

use super::entities::Entity;
use super::how::How;
use super::mention::Mention;
use super::names::{self, Named, named};
use super::people;
use super::pronouns::{Wanted, antecedent};
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::text::{Span, TokenKind};
use crate::words::Phrase;
use crate::words::lexicon::{
    ADDRESS, AND, ARTICLE, CALLED, DEFINITE, DETERMINER, DOCUMENT, HE, INNER, IT, LINK, OBJECT, POSSESSIVE,
    PREPOSITION, PRONOUN, RELATIVE, REPORTING, SHE, SMALL, THEY, TWO,
};

impl Walk<'_, '_> {
    /// Whom a reading's source means.
    pub(super) fn source(&mut self, r: usize, span: Span) -> Option<Link> {
        let page = self.page;
        let mut tokens = page.doc.tokens_in(span);
        while tokens.start < tokens.end && !page.wordy(tokens.end - 1) {
            tokens.end -= 1;
        }
        let first = tokens.start;
        let small = |i: usize| page.is(i, PRONOUN | OBJECT | RELATIVE | HE | SHE | POSSESSIVE);
        let that = tokens.len() == 1 && page.reads(first, "that");
        let alone = that || small(first) && tokens.clone().skip(1).all(|i| !page.wordy(i) || small(i));
        if alone {
            let itself = |walk: &mut Self| Some(walk.itself(&tokens, SpeakerKind::Unnamed));
            return self.alone(r, first).unwrap_or_else(|| itself(self));
        }
        let whole = self.with_apposition(r, &tokens);
        let span = if whole == tokens { span } else { page.span(whole.clone()) };
        self.phrase(r, span, &whole)
    }

    /// A source with what stands between commas behind it: the name of "its owner", Vera Almond, and what "Ann Lee" is, the mayor.
    fn with_apposition(&self, r: usize, tokens: &Phrase) -> Phrase {
        let page = self.page;
        let (start, limit) = (tokens.end + 1, page.sentence(tokens.start).end);
        let end = (start..limit).find(|&i| page.breaks(i)).unwrap_or(limit);
        let closed = page.reads(end, ",") || page.kind(end) == Some(TokenKind::Stop);
        if !page.reads(tokens.end, ",") || start >= end || !closed || self.says(r, start) {
            return tokens.clone();
        }
        let head = names::core(page, names::first_part(page, tokens.clone()));
        let determined = page.is(start, DETERMINER);
        let name = self.clusters.at(&(end - 1..end)).map(|m| &self.clusters.mentions[m]);
        let behind = |name: &Mention| {
            let before = name.name.start - 1;
            let noun = people::role(page, before).is_some_and(|r| !r.plural) || page.is(before, CALLED);
            name.name.start > start
                && noun
                && (start..before).all(|i| page.wordy(i) && !page.is(i, SMALL & !DETERMINER))
        };
        let held = names::held(page, &head);
        let fits = if held && name.is_some_and(|n| n.name.end == end && behind(n)) {
            true
        } else if !held && names::name_at_end(page, head).is_some() {
            determined && !page.capital(start + 1)
        } else {
            let inner = |i: usize| page.is(i, INNER | LINK | DETERMINER) || page.reads(i, "&");
            page.capital(start + usize::from(determined)) && (start..end).all(|i| page.capital(i) || inner(i))
        };
        if fits { tokens.start..end } else { tokens.clone() }
    }

    /// Whether a token is among what a reading's source says.
    fn says(&self, r: usize, token: usize) -> bool {
        let at = self.page.doc.tokens.get(token).map_or(0, |t| t.span.start);
        self.readings.get(r).is_some_and(|reading| reading.content.iter().any(|c| c.start <= at && at < c.end))
    }

    /// A pronoun as a source; `None` where it is a noun like any other: "some", "everyone".
    fn alone(&mut self, r: usize, i: usize) -> Option<Option<Link>> {
        let page = self.page;
        let mut place = self.place(i);
        // "The report that found it": who or what stands before; by itself it means nobody.
        if page.reads(i, "that") {
            return Some(self.relative(i));
        }
        if page.is(i, RELATIVE) {
            let link = self.relative(i);
            if link.is_some() || !page.is(i, IT) {
                return Some(link);
            }
        }
        let wanted = match () {
            () if page.is(i, HE | SHE) => Wanted::One(people::pronoun(page, i)),
            () if page.is(i, THEY) => Wanted::Several,
            () if page.is(i, IT) => Wanted::Thing,
            () if page.is(i, ADDRESS) => return Some(self.writer(i)),
            () => return None,
        };
        place.not = self.named_in_content(r);
        if page.is(i, TWO)
            && let Some(link) = self.the_two(&place)
        {
            return Some(Some(link));
        }
        let found = antecedent(&self.entities, wanted, &place);
        // "They" of one person whom the article does not want to call he or she.
        let one = || {
            let (who, _) = self.entities.speaking.filter(|_| wanted == Wanted::Several)?;
            (self.entities.all.get(who)?.kind == SpeakerKind::Unnamed).then_some((who, How::Others))
        };
        Some(found.or_else(one).map(|(who, how)| Link { who, how }))
    }

    /// "I" and "we" of the writer; inside what somebody says they are looked up later.
    fn writer(&mut self, i: usize) -> Option<Link> {
        let word = self.page.at(i);
        let inside = self.page.quoted(i).is_some()
            || (self.page.doc.tokens.get(i))
                .is_some_and(|t| self.readings.iter().any(|r| r.content.iter().any(|c| c.contains(t.span))));
        if inside || word == "you" {
            return None;
        }
        let name = self.page.doc.word(i).to_owned();
        let who = self.entities.called(format!("\u{0}{word}"), || unnamed(name, SpeakerKind::Unnamed, word));
        Some(Link { who, how: How::Itself })
    }

    /// "Lee, who", "the men who": those who stand right before.
    fn relative(&mut self, i: usize) -> Option<Link> {
        let page = self.page;
        let mut end = i;
        let dash = |i: usize| page.kind(i) == Some(TokenKind::Dash);
        while end > 0
            && (page.reads(end - 1, ",")
                || dash(end - 1)
                || page.doc.word(end - 1) == ")"
                || page.is(end - 1, PREPOSITION))
        {
            end -= 1;
        }
        let place = self.place(i);
        let floor = page.doc.sentences.get(place.sentence).map_or(0, |s| s.tokens.start);
        let after = self.clusters.mentions.partition_point(|m| m.name.start < i);
        let near = (0..after).rev().take_while(|&m| self.clusters.mentions[m].name.start >= floor).take(6);
        for m in near.collect::<Vec<_>>() {
            let mention = &self.clusters.mentions[m];
            let ends = mention.name.end == end && !mention.weak
                || mention.roles.iter().any(|r| r.end == end && r.start > mention.name.start);
            let thing = matches!(self.sort(self.clusters.of[m]), Some(NameKind::Place | NameKind::Organisation));
            if ends && (!thing || page.is(i, IT) || page.reads(i, "that")) {
                let whole = mention.whole.clone();
                if page.reads(i, "who")
                    && whole.start > floor + 1
                    && page.is(whole.start - 1, AND)
                    && let Some(link) = self.joint(&(floor..end))
                {
                    return Some(link);
                }
                return Some(Link { who: self.clusters.of[m], how: How::Relative });
            }
        }
        let mut start = self.noun_phrase_before(end, floor)?;
        // "A staffer at the State Department who": people are who, not departments.
        let thing = |start: usize| {
            let m = self.clusters.at(&(start..end));
            let named =
                m.filter(|&m| self.clusters.mentions[m].name.end == end).and_then(|m| self.sort(self.clusters.of[m]));
            let people = people::role(page, end - 1).is_some_and(|r| r.plural);
            matches!(named, Some(NameKind::Organisation | NameKind::Place))
                || !page.is(start, DETERMINER) && named.is_none() && !people
        };
        while page.reads(i, "who") && start > floor && page.is(start - 1, PREPOSITION | LINK) && thing(start) {
            let Some(before) = self.noun_phrase_before(start - 1, floor) else { break };
            start = before;
        }
        if start > floor
            && page.reads(start - 1, ",")
            && let Some(m) = self
                .clusters
                .at(&(start.saturating_sub(2)..start - 1))
                .filter(|&m| self.clusters.mentions[m].name.end == start - 1)
            && self.sort(self.clusters.of[m]) == Some(NameKind::Person)
        {
            return Some(Link { who: self.clusters.of[m], how: How::Relative });
        }
        let link = self.phrase(usize::MAX, page.span(start..end), &(start..end))?;
        Some(Link { how: How::Relative, ..link })
    }

    /// Where the noun phrase begins that ends here, prepositions inside it not counted.
    pub(super) fn noun_phrase_before(&self, end: usize, floor: usize) -> Option<usize> {
        let page = self.page;
        let noun = |i: usize| {
            let document = i + 1 == end && page.is(i, DOCUMENT);
            let verb = page.is(i, REPORTING) && !page.capital(i) && !document;
            page.wordy(i) && !verb && !page.is(i, SMALL & !DETERMINER & !AND) && !page.reads(i, "to")
        };
        let mut start = end;
        while start > floor && noun(start - 1) {
            start -= 1;
            if page.is(start, DETERMINER) {
                break;
            }
        }
        while start < end && page.is(start, AND) {
            start += 1;
        }
        (start < end).then_some(start)
    }

    /// A noun phrase as a source.
    pub(super) fn phrase(&mut self, r: usize, span: Span, tokens: &Phrase) -> Option<Link> {
        if let Some(link) = self.joint(tokens) {
            return Some(link);
        }
        if let Some(link) = self.name_behind_office(tokens) {
            return Some(link);
        }
        let Named { mut name, role, mut kind, proper } = named(self.page, span)?;
        let known = self.clusters.at(&name).is_some();
        // "Critics of the plan": the capital is only its sentence's.
        let one = names::is_a(self.page, tokens, &name);
        if (proper && !known || one)
            && let Some(noun) = names::common(self.page, tokens.clone())
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
            self.clusters
                .at(&name)
                .is_some_and(|m| r.end > self.clusters.mentions[m].name.start && r.start < name.start)
        };
        let role = role.filter(|r| !inside(r));
        if let (Some(role), Some(known)) = (role, self.entities.all.get_mut(link.who)) {
            known.roles.push(role);
        }
        Some(link)
    }

    /// "Minister of Education Stefania Giannini": the person whose name ends a phrase that begins with what they are.
    fn name_behind_office(&mut self, tokens: &Phrase) -> Option<Link> {
        let page = self.page;
        let head = names::first_part(page, tokens.clone());
        let office = names::core(page, head.clone());
        let mention =
            self.clusters.at(&(head.end.saturating_sub(1)..head.end)).and_then(|m| self.clusters.mentions.get(m))?;
        let name = mention.name.clone();
        let before = name.start.checked_sub(1).filter(|&i| i >= office.end)?;
        let joined =
            page.is(before, PREPOSITION | LINK | AND | DETERMINER) || page.kind(before) == Some(TokenKind::Clitic);
        let role = office.end.checked_sub(1).and_then(|i| people::role(page, i)).is_some_and(|r| !r.plural);
        let link = (name.end == head.end && role && !joined).then(|| self.bearer(&name, SpeakerKind::Person))?;
        let known = self.entities.all.get_mut(link.who).filter(|known| known.kind == SpeakerKind::Person)?;
        known.roles.push(head.start..name.start);
        Some(link)
    }

    /// The one who bears a name.
    pub(super) fn bearer(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let Some(m) = self.clusters.at(name) else { return self.itself(name, kind) };
        let who = self.clusters.of[m];
        if self.sort(who).is_none()
            && let Some(known) = self.entities.all.get_mut(who)
        {
            known.kind = kind;
        }
        Link { who, how: if self.clusters.sure[m] { How::Name } else { How::SharedName } }
    }

    /// A source that means what it says.
    pub(super) fn itself(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let page = self.page;
        let bare = if page.is(name.start, ARTICLE) && name.len() > 1 { name.start + 1..name.end } else { name.clone() };
        // "the Lee campaign" has a name, "the company" has none.
        let drop = page.is(name.start, DEFINITE) && bare.clone().any(|i| page.capital(i));
        let drop = drop && matches!(kind, SpeakerKind::Organisation | SpeakerKind::Person);
        let shown = page.line(if drop { bare.clone() } else { name.clone() });
        // "Lee’s campaign" is the Lee campaign.
        let key = page.line(bare).to_lowercase().replace('’', "'").replace("'s ", " ");
        let noun = page.at(names::core(page, name.clone()).end.saturating_sub(1));
        let several = name.clone().skip(1).any(|i| page.is(i, AND) && page.is(i + 1, DETERMINER) && i + 1 < name.end);
        let kind = if kind == SpeakerKind::Organisation && several { SpeakerKind::Group } else { kind };
        let (shown, key) = self.owned(name).unwrap_or((shown, key));
        let who = self.entities.called(key, || unnamed(shown, kind, noun));
        Link { who, how: How::Itself }
    }
}

/// Somebody whom only a noun names.
pub(super) fn unnamed(name: String, kind: SpeakerKind, noun: &str) -> Entity {
    let role = people::role_called(noun);
    let several = role.map_or(noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss"), |r| r.plural);
    Entity {
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
    fn a_source_that_names_nobody_has_the_name_behind_its_comma() {
        assert_eq!(who("[Its owner], Vera Almond, spoke. [Almond] left."), ["Vera Almond"; 2]);
        assert_eq!(who("[The operator], the Northmark Ferry Company, left."), ["Northmark Ferry Company"]);
        assert_eq!(who("[The owners], Castle & Moor, left."), ["Castle & Moor"]);
        assert_eq!(who("[Ann Lee], Bo Ash and others left.")[0], "Ann Lee");
    }

    #[test]
    fn an_office_before_a_name_is_none_of_it() {
        assert_eq!(who("[Farmer Ivo Strand] spoke. [Strand] left."), ["Ivo Strand"; 2]);
        assert_eq!(who("[A spokesman for Ann Lee] spoke."), ["A spokesman for Ann Lee"]);
    }

    #[test]
    fn who_is_the_one_that_stands_before() {
        assert_eq!(who("Ann Lee, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("Ann Lee, a nurse in Varn, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("It hit the anglers [who] sang."), ["the anglers"]);
        assert_eq!(who("It came in a report [that] sang."), ["a report"]);
        assert_eq!(who("Ann Lee, [whose] worry is known, left."), ["Ann Lee"]);
    }

    #[test]
    fn an_office_goes_to_the_name_behind_its_comma() {
        assert_eq!(who("[The Mayor], Ann Lee, spoke. [The Mayor] left."), ["Ann Lee"; 2]);
        assert_eq!(who("[Its convener], retired professor Ann Lee, spoke."), ["Ann Lee"]);
        assert_eq!(who("[A rival coach], a teacher named Ann Lee, spoke."), ["Ann Lee"]);
        assert_eq!(who("[The Home Secretary] spoke.")[0], "The Home Secretary");
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
