//! Whom a source means: a name, a pronoun, a noun.

use super::entities::Entity;
use super::how::How;
use super::names::{self, Named, named};
use super::people;
use super::pronouns::{Wanted, antecedent};
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::text::{Span, TokenKind};
use crate::words::Phrase;
use crate::words::lexicon::{
    ADDRESS, AND, ANY_BODY, ARTICLE, BODY, CALLED, DEFINITE, DEMONYM, DETERMINER, DOCUMENT, HE, INDEFINITE, INNER, IT,
    LINK, NEAR_IN_TIME, OBJECT, OWN, POSSESSIVE, PREDICATE, PREPOSITION, PRONOUN, QUANTIFIER, RECENT, RELATIVE,
    REPORTING, SHE, SMALL, SUBJECT, THEY, TIME, TITLE, TWO, UNIT_OF_TIME, look_up,
};

impl Walk<'_, '_> {
    /// Whom a reading's source means.
    pub(super) fn source(&mut self, r: usize, span: Span) -> Option<Link> {
        let page = self.page;
        let mut tokens = page.doc.tokens_in(span);
        while tokens.start < tokens.end && !page.wordy(tokens.end - 1) && !page.reads(tokens.end - 1, "%") {
            tokens.end -= 1;
        }
        let first = tokens.start;
        let small = |i: usize| page.is(i, PRONOUN | OBJECT | RELATIVE | HE | SHE | POSSESSIVE);
        let one = tokens.len() == 1;
        // "each"
        let that = one && (page.is_that(first) || page.is(first, THEY));
        let alone = that || small(first) && tokens.clone().skip(1).all(|i| !page.wordy(i) || small(i));
        // "One, Ann Lee, said"
        let named = page.is(first, INDEFINITE) && page.reads(tokens.end, ",");
        if alone && let Some(link) = self.named_behind(r, &tokens).filter(|_| named) {
            return Some(link);
        }
        if alone {
            let itself = |walk: &mut Self| Some(walk.itself(&tokens, SpeakerKind::Unnamed));
            return self.alone(r, first).unwrap_or_else(|| itself(self));
        }
        if let Some(link) = self.named_behind(r, &tokens) {
            return Some(link);
        }
        if let Some(link) = self.part_of(r, &tokens).or_else(|| self.body_of_owner(r, &tokens)) {
            return Some(link);
        }
        let whole = self.with_apposition(r, &tokens);
        let span = if whole == tokens { span } else { page.span(whole.clone()) };
        self.phrase(r, span, &whole)
    }

    /// A pronoun as a source; `None` where it is a noun like any other: "some", "everyone".
    fn alone(&mut self, r: usize, i: usize) -> Option<Option<Link>> {
        let page = self.page;
        let mut place = self.place(i);
        // "The report that found it": who or what stands before; by itself it means nobody.
        if page.is_that(i) {
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
        if let Some(link) = self.told_of(i) {
            return Some(Some(link));
        }
        place.not = self.named_in_content(r);
        // Nobody calls themselves he or she.
        place.never = self.quoting(r, i);
        if page.is(i, TWO)
            && let Some(link) = self.the_two(&place)
        {
            return Some(Some(link));
        }
        let around = self.page.doc.tokens.get(i).and_then(|t| self.speaker_around(r, t.span));
        place.inside = around.map(|link| link.who).filter(|_| !place.quoted);
        let first = page.doc.paragraphs.get(place.paragraph).map(|p| p.tokens.start);
        let said = self.readings.get(r).and_then(|r| r.content.first()).map(|c| page.doc.tokens_in(*c).start);
        place.behind = said.is_some_and(|said| said < i && page.quoted(said).is_some()) && said == first;
        let found = antecedent(&self.entities, wanted, &place);
        let several = |who: usize| self.entities.all.get(who).is_some_and(|known| known.plural);
        if page.is(i, TWO) && !found.is_some_and(|(who, _)| several(who)) {
            return None;
        }
        // "They" of one person whom the article does not want to call he or she.
        let one = || {
            let (who, _) = self.entities.speaking.filter(|_| wanted == Wanted::Several)?;
            (self.entities.all.get(who)?.kind == SpeakerKind::Unnamed).then_some((who, How::Others))
        };
        Some(found.or_else(one).map(|(who, how)| Link { who, how }))
    }

    /// Where the piece of somebody's words ends that stands before the one which begins with a token: “…,” he said. “He …”
    fn piece_before(&self, start: usize) -> Option<usize> {
        let token = self.page.doc.tokens.get(start)?.span;
        let here = self.spoken.get(&self.page.doc.sentence_of(token.start)).into_iter().flatten();
        let before = |&r: &usize| {
            let content = &self.readings[r].content;
            let k = content.iter().position(|c| c.start == token.start)?;
            content.get(k.checked_sub(1)?).map(|c| self.page.doc.tokens_in(*c).end)
        };
        here.filter_map(before).next()
    }

    /// “*My father* was there. He said …”, “I asked *the council*. They said …”: whom the sentence before is about, in the same quotation.
    fn told_of(&mut self, i: usize) -> Option<Link> {
        let page = self.page;
        let several = page.is(i, THEY);
        let gender = people::pronoun(page, i);
        let wanted = gender.is_some() || several;
        let quotation = page.doc.tokens_in(page.quotation_over(i).filter(|_| wanted)?);
        let here = page.sentence(i).start.max(quotation.start);
        // “A girl came, and *she* said …”
        let same = (here..i).any(|k| page.is(k, AND)).then_some(here..i);
        let before = || {
            let end = if here > quotation.start + 1 { here } else { self.piece_before(quotation.start)? };
            let last = end.checked_sub(1)?;
            let piece = page.doc.tokens_in(page.quotation_over(last)?);
            Some(page.sentence(last).start.max(piece.start)..end)
        };
        let sentence = same.or_else(before)?;
        let first = sentence.clone().find(|&k| page.wordy(k))?;
        let fits =
            |role: people::Role| role.plural == several && (several || role.gender.is_none_or(|g| Some(g) == gender));
        let body = |k: usize| several && page.is(k, BODY);
        let noun = |&k: &usize| {
            (people::role(page, k).is_some_and(fits) || body(k))
                && people::role(page, k + 1).is_none()
                && !body(k + 1)
                && page.kind(k + 1) != Some(TokenKind::Clitic)
        };
        let last = sentence.clone().find(noun)?;
        let start = page.noun_phrase_before(last + 1, first)?;
        let asked = several && start.checked_sub(1).is_some_and(|k| page.is(k, REPORTING));
        let about = start == first || page.is(first, ADDRESS) && page.is(first, SUBJECT) || asked;
        let pronoun = |k: usize| if several { page.is(k, THEY) } else { people::pronoun(page, k).is_some() };
        let other = sentence.clone().any(pronoun);
        let named = self.clusters.mentions.partition_point(|m| m.name.start < sentence.start);
        let named = self.clusters.mentions.get(named).is_some_and(|m| m.name.start < i);
        let meant = (several || page.is(start, DETERMINER) && !named) && about && !other;
        let link = if meant { self.phrase(usize::MAX, page.span(start..last + 1), &(start..last + 1)) } else { None };
        let how = if several { How::Others } else { How::DoubtfulPronoun };
        link.map(|link| Link { how, ..link })
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
        Some(self.writer_called(i))
    }

    /// The writer, as "I" or "we".
    pub(super) fn writer_called(&mut self, i: usize) -> Link {
        let word = self.page.at(i);
        let name = self.page.doc.word(i).to_owned();
        let who = self.entities.called(format!("\u{0}{word}"), || unnamed(name, SpeakerKind::Unnamed, word));
        Link { who, how: How::Itself }
    }

    /// "Lee, who", "the men who": those who stand right before.
    pub(super) fn relative(&mut self, i: usize) -> Option<Link> {
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
        // "the mayors – most of whom left – who"
        if dash(end)
            && let Some(opens) = (floor..end).rev().find(|&k| dash(k))
            && page.is(opens + 1, RELATIVE | PRONOUN)
        {
            end = opens;
        }
        let after = self.clusters.mentions.partition_point(|m| m.name.start < i);
        let near = (0..after).rev().take_while(|&m| self.clusters.mentions[m].name.start >= floor).take(6);
        for m in near.collect::<Vec<_>>() {
            let mention = &self.clusters.mentions[m];
            let ends = mention.name.end == end && !mention.weak
                || mention.roles.iter().any(|r| r.end == end && r.start > mention.name.start);
            let thing = matches!(self.kind(self.clusters.of[m]), Some(NameKind::Place | NameKind::Organisation));
            if ends && (!thing || page.is(i, IT) || page.is_that(i)) {
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
        let mut start = self.behind_verb(page.noun_phrase_before(end, floor)?..end, floor);
        // "A staffer at the State Department who": people are who, not departments.
        let thing = |start: usize| {
            let m = self.clusters.at(&(start..end));
            let named =
                m.filter(|&m| self.clusters.mentions[m].name.end == end).and_then(|m| self.kind(self.clusters.of[m]));
            let people = people::role(page, end - 1).is_some_and(|r| r.plural);
            matches!(named, Some(NameKind::Organisation | NameKind::Place))
                || !page.is(start, DETERMINER) && named.is_none() && !people
        };
        while page.reads(i, "who") && start > floor && page.is(start - 1, PREPOSITION | LINK) && thing(start) {
            let Some(before) = page.noun_phrase_before(start - 1, floor) else { break };
            // "She has hit back at trolls who"
            let noun = start - 2;
            if !page.is(before, DETERMINER | QUANTIFIER) && !page.capital(noun) && people::role(page, noun).is_none() {
                break;
            }
            start = before;
        }
        if page.is(i, IT)
            && let Some(link) = self.before_apposition(start, floor)
        {
            return Some(Link { how: How::Relative, ..link });
        }
        if start > floor
            && page.reads(start - 1, ",")
            && let Some(m) = self
                .clusters
                .at(&(start.saturating_sub(2)..start - 1))
                .filter(|&m| self.clusters.mentions[m].name.end == start - 1)
            && self.kind(self.clusters.of[m]) == Some(NameKind::Person)
        {
            return Some(Link { who: self.clusters.of[m], how: How::Relative });
        }
        // "happy last week, which suggests …"
        if (start..end).all(|k| page.is(k, TIME | UNIT_OF_TIME | NEAR_IN_TIME | DETERMINER)) {
            return None;
        }
        let link = self.phrase(usize::MAX, page.span(start..end), &(start..end))?;
        Some(Link { how: How::Relative, ..link })
    }

    /// Where the object begins in what looks like one noun phrase: "Ann Lee met *nurses* who", "the panel heard *families* who", "she
    /// visited *patients* who".
    pub(super) fn behind_verb(&self, phrase: Phrase, floor: usize) -> usize {
        let page = self.page;
        let subject = |k: usize| match k.checked_sub(1).filter(|&before| before >= floor) {
            Some(before) if k == phrase.start => page.is(before, SUBJECT) || page.is(k, PREDICATE),
            Some(before) => page.capital(before) || page.entry(before).is_noun() && page.past(k),
            None => false,
        };
        let verb = |&k: &usize| !page.capital(k) && !page.entry(k).is_noun() && !page.is(k, SMALL) && subject(k);
        // "It was filmed, *delighting* walkers who"
        let beside = phrase.start.checked_sub(1).is_some_and(|k| k >= floor && page.reads(k, ","));
        let participle = beside && phrase.len() > 1 && page.looks_participle(phrase.start);
        let found = (phrase.start..phrase.end - 1).find(verb).or(Some(phrase.start).filter(|_| participle));
        found.map_or(phrase.start, |k| k + 1)
    }

    /// "*Varn and Tarn*, the region’s largest towns, which": those whom a name names that an apposition from `start` on stands behind.
    fn before_apposition(&mut self, mut start: usize, floor: usize) -> Option<Link> {
        let page = self.page;
        while start > floor && page.kind(start - 1) == Some(TokenKind::Clitic) {
            start = page.noun_phrase_before(start - 1, floor)?;
        }
        let comma = start.checked_sub(1).filter(|&i| i > floor && page.reads(i, ",") && page.is(start, DETERMINER))?;
        let m = self.clusters.at(&(comma - 1..comma))?;
        let name = self.clusters.mentions.get(m).map(|m| m.name.clone()).filter(|name| name.end == comma)?;
        let mut first = page.noun_phrase_before(name.end, floor).unwrap_or(name.start);
        if first > floor && page.is(first - 1, AND) {
            first = page.noun_phrase_before(first - 1, floor).unwrap_or(first);
        }
        self.joint(&(first..comma)).or(Some(Link { who: self.clusters.of[m], how: How::Relative }))
    }

    /// A noun phrase as a source.
    pub(super) fn phrase(&mut self, r: usize, span: Span, tokens: &Phrase) -> Option<Link> {
        let page = self.page;
        if let Some(link) = self.joint(tokens) {
            return Some(link);
        }
        if let Some(link) = self.name_behind_office(tokens) {
            return Some(link);
        }
        let Named { mut name, role, mut kind, proper } = named(self.page, span)?;
        // "Former Mexican President" is nobody called Mexican.
        let mention = self.clusters.at(&name).map(|m| &self.clusters.mentions[m].name);
        let office = page.is(name.end - 1, TITLE) && mention.is_some_and(|m| m.end < name.end);
        // "Varn TV Ad" is no Varn.
        let text = page.is(name.end - 1, DOCUMENT) && mention.is_some_and(|m| m.end < name.end);
        let known = mention.is_some() && !office && !text;
        if office && proper {
            return Some(self.person(r, &name));
        }
        // "Critics of the plan": the capital is only its sentence's.
        let one = names::is_a(self.page, tokens, &name);
        // "Republicans on the committee" are not all of them.
        if proper && kind == SpeakerKind::Group && name.end < tokens.end && page.is(name.end, PREPOSITION) {
            return Some(self.itself(&names::first_part(page, tokens.clone()), kind));
        }
        if proper && let Some(link) = self.of_that_place(r, tokens, &name) {
            return Some(link);
        }
        if (proper && !known || one)
            && let Some(noun) = names::common(self.page, tokens.clone())
        {
            (name, kind) = (noun.name, noun.kind);
        }
        if !proper && let Some(link) = self.called_what_it_is(&name) {
            return Some(link);
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
            known.learn(role);
        }
        Some(link)
    }

    /// "The Register newspaper": the body whose name stands before what it is.
    fn called_what_it_is(&self, phrase: &Phrase) -> Option<Link> {
        let page = self.page;
        let last =
            phrase.end.checked_sub(1).filter(|&i| page.is(i, ANY_BODY) && !page.capital(i) && phrase.len() > 1)?;
        let m = self.clusters.at(&(last - 1..last))?;
        let name = &self.clusters.mentions[m].name;
        let body = self.kind(self.clusters.of[m]) == Some(NameKind::Organisation);
        // "the San Jose-based company"
        let based = page.doc.word(last - 1).rsplit('-').next().is_some_and(|part| part.starts_with(char::is_lowercase));
        let plain = name.end == last && !based && (phrase.start..name.start).all(|i| page.is(i, DETERMINER));
        (body && plain).then_some(Link { who: self.clusters.of[m], how: How::Name })
    }

    /// "Minister of Education Stefania Giannini": the person whose name ends a phrase that begins with what they are.
    fn name_behind_office(&mut self, tokens: &Phrase) -> Option<Link> {
        let page = self.page;
        let head = names::first_part(page, tokens.clone());
        let office = names::core(page, head.clone());
        let mention =
            self.clusters.at(&(head.end.saturating_sub(1)..head.end)).and_then(|m| self.clusters.mentions.get(m))?;
        let name = mention.name.clone();
        // "a spokesman for *Mr* Lee"
        let before = (office.end..name.start).rfind(|&i| !page.is(i, TITLE))?;
        let joined =
            page.is(before, PREPOSITION | LINK | AND | DETERMINER) || page.kind(before) == Some(TokenKind::Clitic);
        let role = office.end.checked_sub(1).and_then(|i| people::role(page, i)).is_some_and(|r| !r.plural);
        // "a man accused of killing a woman named Ida"
        let called = office.end + 1 == name.start && page.is(office.end, CALLED);
        let other = !called && (office.end..name.start).any(|i| page.is(i, INDEFINITE | CALLED | RELATIVE));
        let link = (name.end == head.end && (role || called) && !joined && !other)
            .then(|| self.bearer(&name, SpeakerKind::Person))?;
        let known = self.entities.all.get_mut(link.who).filter(|known| known.kind == SpeakerKind::Person)?;
        known.learn(head.start..if called { office.end } else { name.start });
        Some(link)
    }

    /// The one who bears a name.
    pub(super) fn bearer(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let Some(m) = self.clusters.at(name) else { return self.itself(name, kind) };
        let who = self.clusters.of[m];
        if self.kind(who).is_none()
            && let Some(known) = self.entities.all.get_mut(who)
        {
            known.kind = kind;
        }
        Link { who, how: if self.clusters.sure[m] { How::Name } else { How::SharedName } }
    }

    /// Where the name begins that tells whose or which a noun phrase is, if what stands before it tells nothing: "*Lee*’s plan" of
    /// "Representative Lee’s plan", "*Reuters* poll" of "a national Reuters poll", "*Harbour Study*" of "the results of the Harbour Study".
    fn begins_with_a_name(&self, phrase: &Phrase, kind: SpeakerKind) -> Option<usize> {
        let page = self.page;
        let core = names::core(page, phrase.clone());
        if let Some(mark) = core.clone().find(|&i| page.kind(i) == Some(TokenKind::Clitic)) {
            let owner = self.clusters.at(&(mark - 1..mark)).map(|m| &self.clusters.mentions[m])?;
            return Some(owner.name.start).filter(|&name| owner.whole.start <= core.start && name > core.start);
        }
        if kind != SpeakerKind::Document {
            return None;
        }
        let publisher = (core.start + 1..core.end.saturating_sub(1)).find(|&i| page.capital(i) && !page.is(i, DEMONYM));
        let behind = core.end + 1 + usize::from(page.is(core.end + 1, DETERMINER));
        let capitals =
            behind + 1 < phrase.end && (behind..phrase.end).all(|i| page.capital(i) || page.is(i, INNER | LINK));
        let text = page.is_of(core.end) && capitals && page.is(phrase.end - 1, DOCUMENT);
        publisher.or(text.then_some(behind))
    }

    /// A source that means what it says.
    pub(super) fn itself(&mut self, name: &Phrase, kind: SpeakerKind) -> Link {
        let page = self.page;
        // "One teacher" is a teacher; "one of them", "one in three teachers" are not.
        let single = page.reads(name.start, "one") && !page.is(name.start + 1, LINK | PREPOSITION);
        let bare = if (page.is(name.start, ARTICLE) || single) && name.len() > 1 {
            name.start + 1..name.end
        } else {
            name.clone()
        };
        // "the Lee campaign" has a name, "the company" has none.
        let drop = page.is(name.start, DEFINITE) && bare.clone().any(|i| page.capital(i));
        let drop = drop && matches!(kind, SpeakerKind::Organisation | SpeakerKind::Person);
        let begins = self.begins_with_a_name(name, kind);
        let bare = begins.map_or(bare, |start| start..name.end);
        let shown = page.line(if drop || single || begins.is_some() { bare.clone() } else { name.clone() });
        let said_anyway = |word: &&str| {
            let classes = if kind == SpeakerKind::Document { OWN | RECENT } else { OWN };
            !look_up(&word.to_lowercase()).is(classes)
        };
        let shown = shown.split(' ').filter(said_anyway).collect::<Vec<_>>().join(" ");
        // "Lee’s campaign" is the Lee campaign.
        let key = page.line(bare).to_lowercase().replace('’', "'").replace("'s ", " ");
        // "*Proponents*, including the Conference of Mayors"
        let head = name.clone().find(|&i| page.reads(i, ",")).unwrap_or(name.end);
        let noun = page.at(names::core(page, name.start..head).end.saturating_sub(1));
        let several = name.clone().skip(1).any(|i| page.is(i, AND) && page.is(i + 1, DETERMINER) && i + 1 < name.end);
        let kind = if kind == SpeakerKind::Organisation && several { SpeakerKind::Group } else { kind };
        let (shown, key) = self.owned(name).unwrap_or((shown, key));
        let first = Some(page.span(name.clone()));
        let who = self.entities.called(key, || Entity { first, ..unnamed(shown, kind, noun) });
        Link { who, how: How::Itself }
    }
}

/// Somebody whom only a noun names.
pub(super) fn unnamed(name: String, kind: SpeakerKind, noun: &str) -> Entity {
    let role = people::role_called(noun);
    let one = !name.contains(' ');
    let several = role.map_or(noun.len() > 3 && noun.ends_with('s') && !noun.ends_with("ss"), |r| r.plural);
    Entity {
        name,
        kind,
        gender: role.and_then(|r| r.gender),
        roles: Vec::new(),
        plural: kind == SpeakerKind::Group || matches!(kind, SpeakerKind::Unnamed | SpeakerKind::Document) && several,
        members: Vec::new(),
        noun: role.map_or(noun, |r| r.noun).to_owned(),
        named: matches!(kind, SpeakerKind::Person),
        place: false,
        doubtful: false,
        spoke: false,
        // "Another said that she …"
        human: role.is_some_and(|r| !r.plural) || one && look_up(noun).is(INDEFINITE),
        mentions: Vec::new(),
        first: None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn an_office_before_a_name_is_none_of_it() {
        assert_eq!(who("[Farmer Ivo Strand] spoke. [Strand] left."), ["Ivo Strand"; 2]);
        assert_eq!(who("[A spokesman for Ann Lee] spoke."), ["A spokesman for Ann Lee"]);
        assert_eq!(who("[Superintendent of Police Ann Lee] spoke."), ["Ann Lee"]);
    }

    #[test]
    fn a_name_stands_behind_an_office_and_its_place() {
        assert_eq!(
            who("[Danish Ambassador to the United States Hamid Mohad] spoke. [Mohad] left."),
            ["Hamid Mohad"; 2]
        );
        assert_eq!(who("[The coach of Varn Hollow Ann Lee] spoke. [Lee] left."), ["Ann Lee"; 2]);
        assert_eq!(who("[The president of Northmark Savings Bank] spoke.")[0], "Northmark Savings Bank president");
    }

    #[test]
    fn what_stands_before_a_name_is_none_of_it() {
        assert_eq!(who("Fans sang. [Publisher Oakline] spoke. Then Oakline closed.")[0], "Oakline");
        assert_eq!(who("[Hotelier Winston Ash] spoke. [Ash] left."), ["Winston Ash"; 2]);
        assert_eq!(who("[A national Reuters poll] came."), ["Reuters poll"]);
        assert_eq!(who("Varn slept. [Varn TV Ad] came."), ["Varn TV Ad"]);
        let study = "[The results of the Harbour Health Study] came. [The report] said no.";
        assert_eq!(who(study), ["Harbour Health Study"; 2]);
        assert_eq!(who("[Representative Ann Lee’s plan] came."), ["Ann Lee’s plan"]);
        assert_eq!(who("[One teacher] spoke. [A teacher mistakenly] left.")[0], "teacher");
        assert_eq!(who("[Ann Lee MP] spoke. [The Varn MP] left."), ["Ann Lee", "The Varn MP"]);
        assert_eq!(who("[Former Mexican President] spoke.\n\n[President Bo Ash] left.")[0], "Bo Ash");
    }

    #[test]
    fn a_name_goes_on_behind_of_and_a_group_behind_a_preposition() {
        assert_eq!(who("[The Laird of Askernish] spoke."), ["Laird of Askernish"]);
        assert_eq!(who("[Republicans on the panel] left. [Republicans] sang.")[0], "Republicans on the panel");
    }

    #[test]
    fn a_verb_is_no_part_of_those_who_stand_behind_it() {
        assert_eq!(who("Ann Lee met nurses [who] sang."), ["nurses"]);
        assert_eq!(who("She visited patients [who] sang."), ["patients"]);
        assert_eq!(who("Ann Lee, the mayor, met nurses [who] sang."), ["nurses"]);
        assert_eq!(who("The committee heard families [who] sang."), ["families"]);
        assert_eq!(who("Injured workers [who] sang left."), ["Injured workers"]);
        assert_eq!(who("[The family accused of theft] left. [The family] sang."), ["The family"; 2]);
        assert_eq!(who("[Specially trained officers] sang."), ["Specially trained officers"]);
        assert_eq!(who("He told retired nurses [who] sang."), ["retired nurses"]);
        assert_eq!(who("Ann Lee has hit back at bots [who] sang."), ["bots"]);
        assert_eq!(who("It was filmed, delighting walkers [who] sang."), ["walkers"]);
        assert_eq!(who("It met a staffer at the Home Office [who] sang."), ["a staffer at the Home Office"]);
    }

    #[test]
    fn who_is_the_one_that_stands_before() {
        assert_eq!(who("Ann Lee, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("Ann Lee, a nurse in Varn, [who] sang, left."), ["Ann Lee"]);
        assert_eq!(who("It hit the anglers [who] sang."), ["the anglers"]);
        assert_eq!(who("It came in a report [that] sang."), ["a report"]);
        assert_eq!(
            who("It is about anglers – [most of whom] had left – [who] sang."),
            ["most of the anglers", "anglers"]
        );
        assert_eq!(who("Ann Lee, [whose] worry is known, left."), ["Ann Lee"]);
        assert_eq!(
            who("It went to Oakline Ltd, the region’s largest employer, [which] vowed to pay."),
            ["Oakline Ltd"]
        );
        assert_eq!(
            who("It came from Varn and the Tarn Valley, the land’s two largest districts, [which] vowed to pay."),
            ["Varn and Tarn Valley"]
        );
    }

    #[test]
    fn a_name_that_holds_and_is_one_body() {
        let text = "[The National Union of Bakers and Millers] sang. [The union] left.";
        assert_eq!(who(text), ["National Union of Bakers and Millers"; 2]);
    }

    #[test]
    fn the_writer_is_no_name_and_those_addressed_are_nobody() {
        assert_eq!(who("[We] asked. [I] left. [You] know."), ["We", "I", "?"]);
    }

    #[test]
    fn a_capital_that_is_only_its_sentences_names_nobody() {
        assert_eq!(who("[Critics of the plan] spoke. [A Republican] left."), ["Critics of the plan", "A Republican"]);
        assert_eq!(who("[Police in Varn] spoke. Varn slept.")[0], "Police in Varn");
        assert_eq!(who("[61%] spoke. [Another] left. [She] wept."), ["61%", "Another", "Another"]);
    }
}
