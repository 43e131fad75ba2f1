//! The name that stands behind a source which names nobody: "its owner, Vera Almond, said", "a man who gave his name as Ivo said".

use super::groups::with_company;
use super::mention::Mention;
use super::names;
use super::people;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::text::TokenKind;
use crate::words::Phrase;
use crate::words::lexicon::{
    ADVERB, AND, BODY, CALLED, COMPLEMENT, DEFINITE, DETERMINER, ENTERPRISE, IDENTIFYING, INNER, LINK, POST_NOMINAL,
    PREPOSITION, RELATIVE, REPORTING, SMALL, TITLE,
};

/// How many tokens may stand between a source and the name behind it, or go on behind that name up to its comma.
const NEAR: usize = 8;
/// How many tokens may stand between a source and the name that it is identified by, in a clause of its own or behind one.
const FAR: usize = 12;

impl Walk<'_, '_> {
    /// The person named behind a source that names nobody.
    pub(super) fn named_behind(&mut self, r: usize, tokens: &Phrase) -> Option<Link> {
        let page = self.page;
        let head = names::first_part(page, tokens.clone());
        let core = names::core(page, head.clone());
        let last = head.end.checked_sub(1)?;
        let several = core.end.checked_sub(1).and_then(|i| people::role(page, i)).is_some_and(|role| role.plural);
        // "Ivo Strand and his deputy" are two.
        let two = head.clone().any(|i| page.is(i, AND))
            && self.clusters.mentions.iter().any(|m| head.contains(&m.name.start));
        if several || two || page.capital(last) && !names::held(page, &core) {
            return None;
        }
        let m = self
            .identified(r, core.end)
            .or_else(|| self.identified(r, head.end))
            .or_else(|| self.apposed(r, self.behind_clause(head.end)))
            .or_else(|| self.apposed(r, page.partner(head.end) + 1).filter(|_| page.doc.word(head.end) == "("))?;
        let link = self.bearer(&self.clusters.mentions[m].name.clone(), SpeakerKind::Person);
        let role = names::described(page, head);
        // "The contractor, Clearwave,"
        let enterprise = core.end.checked_sub(1).is_some_and(|i| page.is(i, ENTERPRISE));
        let company = enterprise && self.kind(link.who) != Some(NameKind::Person);
        let known = self.entities.all.get_mut(link.who)?;
        known.kind = if company { SpeakerKind::Organisation } else { SpeakerKind::Person };
        known.roles.extend(role);
        Some(link)
    }

    /// "the man named *Ivo Strand*", "a woman, who gave her name only as *Ida*": the mention, where no other person or body stands
    /// between.
    fn identified(&self, r: usize, end: usize) -> Option<usize> {
        let page = self.page;
        let comma = usize::from(page.reads(end, ","));
        let start = end + comma;
        let m = self.clusters.mentions.partition_point(|m| m.name.start <= start);
        let clause = start..self.clusters.mentions.get(m)?.whole.start;
        let last = clause.end.checked_sub(1).filter(|&i| i >= start && i < start + FAR)?;
        let others = clause.clone().filter(|&i| people::role(page, i).is_some() || page.is(i, BODY)).count();
        let joined = clause.clone().any(|i| page.breaks(i) || page.is(i, AND));
        let before_as = clause.clone().rev().skip(1).find(|&i| !page.is(i, ADVERB) && !page.is_to(i));
        let identified = page.is(last, COMPLEMENT) && before_as.is_some_and(|i| page.is(i, IDENTIFYING));
        let names = identified || page.is(last, CALLED) && !self.speaks(r, last);
        let person = end.checked_sub(1).is_some_and(|i| people::role(page, i).is_some());
        (names && others <= comma && !joined && (person || self.may_be_person(m))).then_some(m)
    }

    /// The mention in an apposition that begins with a comma: "its owner, *Vera Almond*,", "one of them, retired teacher *Ivo
    /// Strand* of Varn,".
    fn apposed(&self, r: usize, comma: usize) -> Option<usize> {
        let page = self.page;
        let start = comma + 1;
        let limit = page.sentence(comma).end;
        if !page.reads(comma, ",") || self.says(r, start) {
            return None;
        }
        let mut m = self.clusters.mentions.partition_point(|m| m.name.end <= start);
        // "Labour’s Ann Lee"
        let owner =
            |m: usize| self.clusters.mentions.get(m).filter(|x| page.kind(x.name.end) == Some(TokenKind::Clitic));
        let from = owner(m).filter(|x| x.name.start == start).map_or(start, |x| x.name.end + 1);
        m += usize::from(from > start);
        let mention = self.clusters.mentions.get(m)?;
        let before = from..mention.whole.start;
        let office = |i: usize| {
            people::role(page, i).is_some_and(|r| !r.plural) || page.is(i, TITLE | CALLED) || bracket(page.doc.word(i))
        };
        let noun = |i: usize| page.wordy(i) && !page.is(i, SMALL & !DETERMINER & !INNER) && !page.is(i, REPORTING);
        // "her daughter, the cellist Ida Lunt,"
        let person = self.kind(self.clusters.of[m]) == Some(NameKind::Person);
        let called = person && (2..=4).contains(&before.len()) && page.is(from, DEFINITE);
        let opens = before.is_empty()
            || before.len() <= NEAR
                && before.clone().all(|i| noun(i) || office(i))
                && (called || office(before.end - 1) || before.len() == 1 && page.is(from, DETERMINER));
        let end = self.apposition_end(mention.name.end, limit)?;
        // "the president, *Varn Traders Forum*, Ann Lee,"
        let body = self.kind(self.clusters.of[m]) == Some(NameKind::Organisation);
        if body
            && before.is_empty()
            && let Some(m) = self.apposed(r, end)
        {
            return Some(m);
        }
        let closed = (page.reads(end, ",") || page.kind(end) == Some(TokenKind::Stop)) && !page.is(end + 1, AND);
        (opens && closed && mention.name.start < limit && self.may_be_person(m)).then_some(m)
    }

    /// Where an apposition ends whose name ends here: behind "MBE", "(D-Varn)" and "of Morrow County".
    fn apposition_end(&self, name: usize, limit: usize) -> Option<usize> {
        let page = self.page;
        let mut end = name;
        while page.is(end, POST_NOMINAL) {
            end += 1;
        }
        if page.doc.word(end) == "(" {
            end = page.partner(end) + 1;
        }
        let from = page.is(end, LINK | PREPOSITION);
        let inside = |i: usize| {
            page.wordy(i)
                && !page.is(i, SMALL & !DETERMINER & !INNER & !LINK & !PREPOSITION & !AND)
                && !page.is(i, REPORTING)
        };
        while from && end < limit && end < name + NEAR && inside(end) {
            end += 1;
        }
        (end < limit).then_some(end)
    }

    /// Where the relative clause ends that begins here, at its comma: "the firm *that owns the mall*, Oakline,"; here if none begins.
    fn behind_clause(&self, start: usize) -> usize {
        let page = self.page;
        let limit = page.sentence(start).end.min(start + FAR);
        let comma =
            (start..limit).find(|&i| page.breaks(i)).filter(|_| page.is(start, RELATIVE) || page.is_that(start));
        comma.unwrap_or(start)
    }

    /// Whether a mention is not known to name something else than a person.
    fn may_be_person(&self, m: usize) -> bool {
        matches!(self.kind(self.clusters.of[m]), None | Some(NameKind::Person))
    }

    /// A source with what stands between commas behind it: the name of "its owner", Vera Almond, and what "Ann Lee" is, the mayor.
    pub(super) fn with_apposition(&self, r: usize, tokens: &Phrase) -> Phrase {
        let page = self.page;
        let comma = self.behind_clause(tokens.end);
        let (start, limit) = (comma + 1, page.sentence(tokens.start).end);
        let end = (start..limit).find(|&i| page.breaks(i)).unwrap_or(limit);
        let closed = page.reads(end, ",") || page.kind(end) == Some(TokenKind::Stop);
        if !page.reads(comma, ",") || start >= end || !closed || self.says(r, start) {
            return tokens.clone();
        }
        if with_company(page, start) {
            return tokens.start..end;
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

    /// Whether a token is what tells that a reading's source speaks: "called" of "the clerk called Lee a liar".
    fn speaks(&self, r: usize, token: usize) -> bool {
        let cue = self.readings.get(r).and_then(|reading| reading.cue);
        cue.is_some_and(|cue| cue.overlaps(self.page.span(token..token + 1)))
    }

    /// Whether a token is among what a reading's source says.
    fn says(&self, r: usize, token: usize) -> bool {
        let at = self.page.doc.tokens.get(token).map_or(0, |t| t.span.start);
        self.readings.get(r).is_some_and(|reading| reading.content.iter().any(|c| c.start <= at && at < c.end))
    }
}

fn bracket(word: &str) -> bool {
    matches!(word, "(" | ")")
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn a_source_that_names_nobody_has_the_name_behind_its_comma() {
        assert_eq!(who("[Its owner], Vera Almond, spoke. [Almond] left."), ["Vera Almond"; 2]);
        assert_eq!(who("[The operator], the Northmark Ferry Company, left."), ["Northmark Ferry Company"]);
        assert_eq!(who("[The owners], Castle & Moor, left."), ["Castle & Moor"]);
        assert_eq!(who("[The contractor], Clearwave, left. [It] wept.")[1], "probably Clearwave");
        assert_eq!(who("[The contractor], Ann Lee, left. [She] wept.")[1], "Ann Lee");
        assert_eq!(who("[Ann Lee], Bo Ash and others left.")[0], "Ann Lee");
        assert_eq!(who("[The company] that owns the pier, Oakline Holdings, left."), ["Oakline Holdings"]);
        assert_eq!(who("[The man] who owns the pier, Bo Ash, left."), ["Bo Ash"]);
        assert_eq!(who("[The man] who shot her, Ash said, left.")[0], "The man");
    }

    #[test]
    fn somebody_is_named_in_a_clause_of_their_own() {
        assert_eq!(who("[A farmer] named Ivo Strand wrote."), ["Ivo Strand"]);
        assert_eq!(who("[A farmer named Ivo Strand] wrote."), ["Ivo Strand"]);
        assert_eq!(who("[A spokesman for Mr Strand] wrote."), ["A spokesman for Mr Strand"]);
        assert_eq!(who("[One of them], who gave her name only as Ida, wept. [Ida] sang."), ["Ida"; 2]);
        assert_eq!(who("[A resident], a former nurse referred to as Mr Tarn, spoke."), ["Tarn"]);
        assert_eq!(who("[A man accused of killing a woman named Ida Strand] spoke.")[0], "A man");
        assert_eq!(who("[A resident], a friend of a man known as Ivo Strand, spoke.")[0], "A resident");
    }

    #[test]
    fn somebody_is_named_behind_the_comma_with_what_belongs_to_the_name() {
        assert_eq!(who("[One of them], retired teacher Ivo Strand, spoke."), ["Ivo Strand"]);
        assert_eq!(who("[A third], Lyle Quist of Pine Hollow, spoke. [Quist] left."), ["Lyle Quist"; 2]);
        assert_eq!(who("[The town’s MP], Labour’s Lia Quist, spoke."), ["Lia Quist"]);
        assert_eq!(who("[The secretary of VRA (Varn Rail Alliance)], Bo Ash, spoke."), ["Bo Ash"]);
        assert_eq!(who("[Its chairman], Justice (Retd) Lyle Quist, spoke."), ["Lyle Quist"]);
        assert_eq!(who("[The president, Varn Traders Forum], Alhaji Lyle Quist, spoke."), ["Lyle Quist"]);
        assert_eq!(who("[Two neighbours], Ann Lee of Varn, left.")[0], "Two neighbours");
        let two = "[Ivo Strand and his deputy], Ida Quist, left. [Ivo Strand] sang.";
        assert_eq!(who(two)[0], "Ivo Strand and Ida Quist");
    }

    #[test]
    fn an_office_goes_to_the_name_behind_its_comma() {
        assert_eq!(who("[The Mayor], Ann Lee, spoke. [The Mayor] left."), ["Ann Lee"; 2]);
        assert_eq!(who("[Its convener], retired professor Ann Lee, spoke."), ["Ann Lee"]);
        assert_eq!(who("[A rival coach], a teacher named Ann Lee, spoke."), ["Ann Lee"]);
        assert_eq!(who("[The Home Secretary] spoke.")[0], "The Home Secretary");
    }
}
