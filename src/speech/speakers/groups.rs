//! Sources that are several: "Lee and Ash", "Lee and other residents".

use super::entities::{Entity, Occurrence};
use super::how::How;
use super::names;
use super::people;
use super::pronouns::{FURTHEST, Place, Wanted, antecedent};
use super::sources::unnamed;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::words::lexicon::{
    ACCOMPANYING, AND, BODY, DEFINITE, DETERMINER, LINK, OBJECT, PREPOSITION, QUANTIFIER, RELATIVE, REST, THEY, TITLE,
    look_up,
};
use crate::words::{Page, Phrase};

impl Walk<'_, '_> {
    /// The group that a source names by its members; `None` where it names one speaker.
    pub(super) fn joint(&mut self, tokens: &Phrase) -> Option<Link> {
        let and = self.joining(tokens)?;
        let company = usize::from(with_company(self.page, and));
        let parts = [tokens.start..and, and + 1 + company..tokens.end];
        let mut members: Vec<usize> = Vec::new();
        let mut shown: Vec<String> = Vec::new();
        let last = parts[1].clone();
        for part in parts {
            let apposed = part == last && self.page.is(part.start, DETERMINER);
            for one in if apposed { vec![part] } else { listed(self.page, &part) } {
                let member = self.member(&one).or_else(|| self.described_member(&one));
                // "Peter" of "Peter and Ann Lee"
                let given = self.clusters.at(&one).map(|m| &self.clusters.mentions[m]);
                let given = given.filter(|m| m.surname.is_some()).map(|m| self.page.line(m.name.clone()));
                let name = match member {
                    Some(who) => {
                        members.push(who);
                        let known = || self.entities.all.get(who).map(|k| k.name.clone());
                        given.or_else(known).unwrap_or_default()
                    }
                    None => self.page.line(names::first_part(self.page, one)),
                };
                shown.push(name);
            }
        }
        // "Lee and the others"
        let others = self.page.is(tokens.end - 1, REST) && shown.last()?.split(' ').count() <= 2;
        let group = |w: usize| members.iter().all(|m| self.entities.all[w].members.contains(m));
        if others && let Some(who) = self.entities.salient().iter().map(|t| t.who).find(|&w| group(w)) {
            return Some(Link { who, how: How::Others });
        }
        self.group(&members, &shown, tokens)
    }

    /// The group of these, by whatever order they are named in.
    fn group(&mut self, members: &[usize], shown: &[String], tokens: &Phrase) -> Option<Link> {
        let (last, first) = shown.split_last()?;
        let every = members.len() == shown.len();
        let name = if every { format!("{} and {last}", first.join(", ")) } else { self.page.line(tokens.clone()) };
        let mut key: Vec<String> = members.iter().map(|m| format!("{m:06}")).collect();
        key.sort();
        let key = if every { format!("\u{0}{}", key.join(" ")) } else { name.to_lowercase() };
        let who = self.entities.called(key, || Entity {
            plural: true,
            members: members.to_vec(),
            ..unnamed(name, SpeakerKind::Group, "")
        });
        Some(Link { who, how: How::Name })
    }

    /// "Both" and "each" of the two people whom the last paragraphs are about.
    pub(super) fn the_two(&mut self, place: &Place) -> Option<Link> {
        let people = self.entities.salient().into_iter().filter(|t| {
            let known = &self.entities.all[t.who];
            !t.weak && known.kind == SpeakerKind::Person && known.named
        });
        let near: Vec<Occurrence> = people.take(3).collect();
        let [first, second, third @ ..] = near.as_slice() else { return None };
        let back = |t: &Occurrence| place.paragraph.saturating_sub(t.paragraph);
        if back(second) > FURTHEST || third.iter().any(|t| back(t) <= back(second)) {
            return None;
        }
        let mut two = [first.who, second.who];
        two.sort_unstable();
        let shown: Vec<String> = two.iter().map(|&w| self.entities.all[w].name.clone()).collect();
        self.group(&two, &shown, &(0..0)).map(|link| Link { how: How::Others, ..link })
    }

    /// "One of them", "several of them": a part of those whom "them" means.
    pub(super) fn part_of(&mut self, r: usize, tokens: &Phrase) -> Option<Link> {
        let page = self.page;
        let last = tokens.end.checked_sub(1)?;
        let them = page.is(last, THEY) && page.is(last, OBJECT);
        let whom = page.is(last, RELATIVE);
        if !(them || whom) || tokens.len() < 3 || !page.is_of(last - 1) {
            return None;
        }
        let mut place = self.place(last);
        place.not = self.named_in_content(r);
        let whole = match whom {
            true => self.relative(tokens.start)?.who,
            false => antecedent(&self.entities, Wanted::Several, &place)?.0,
        };
        let known = self.entities.all.get(whole).filter(|k| k.members.is_empty())?;
        let (first, rest) = known.name.split_once(' ').unwrap_or((&known.name, ""));
        let entry = look_up(&first.to_lowercase());
        let counted = entry.is(DETERMINER | QUANTIFIER) || first.starts_with(|c: char| c.is_ascii_digit());
        let of = match () {
            () if counted && !rest.is_empty() => rest.to_owned(),
            () if entry.is_noun() => known.name.replacen(first, &first.to_lowercase(), 1),
            () => known.name.clone(),
        };
        // "many of Lee’s members"
        let article = if of.contains("’s ") || of.contains("’ ") { "" } else { "the " };
        let name = format!("{} {article}{of}", page.line(tokens.start..last));
        let noun = known.noun.clone();
        let one = page.reads(tokens.start, "one");
        let key = name.to_lowercase();
        let who = self.entities.called(key, || Entity {
            plural: !one,
            human: one,
            ..unnamed(name, SpeakerKind::Unnamed, &noun)
        });
        Some(Link { who, how: How::Itself })
    }

    /// "his deputy, Maja Klee"
    fn described_member(&self, part: &Phrase) -> Option<usize> {
        let names::Named { name, proper, .. } = names::named(self.page, self.page.span(part.clone()))?;
        self.clusters.at(&name).filter(|_| proper).map(|m| self.clusters.of[m])
    }

    /// Where "and" joins two speakers of whom one at least has a name.
    fn joining(&self, tokens: &Phrase) -> Option<usize> {
        let page = self.page;
        let and = tokens
            .clone()
            .skip(1)
            .find(|&i| (page.is(i, AND) || with_company(page, i)) && i + 1 < tokens.end && !self.clusters.inside(i))?;
        // "Critics of Lee and Ash", "lawyers for both Donald and Ivana Trump": what joins there belongs to a noun.
        let head = names::first_part(page, tokens.start..and);
        if head.clone().any(|i| page.is(i, PREPOSITION | LINK))
            && !head.clone().all(|i| page.capital(i) || page.is(i, LINK | DETERMINER))
        {
            return None;
        }
        // "Ann Lee of The Globe and Mail"
        let link = head.clone().find(|&i| page.is(i, LINK | PREPOSITION));
        let person = |i: usize| {
            self.clusters.at(&(i - 1..i)).is_some_and(|m| self.kind(self.clusters.of[m]) == Some(NameKind::Person))
        };
        if link.is_some_and(|i| i > head.start && person(i)) {
            return None;
        }
        // "Lee, the former mayor and council leader": what joins there belongs to what he is.
        let comma = tokens.clone().find(|&i| i < and && page.reads(i, ","));
        let aside = |c: usize| {
            page.is(c + 1, DETERMINER) && !page.capital(c + 2) || page.doc.word(c + 1).starts_with(char::is_lowercase)
        };
        if comma.is_some_and(aside) && !page.reads(and - 1, ",") {
            return None;
        }
        // "Work and Pensions Secretary Ann Lee": an office.
        let titled = (and + 2..tokens.end).take_while(|&i| page.capital(i)).any(|i| page.is(i, TITLE));
        // "Founder and CEO Ann Lee": both are hers.
        let office = people::role(page, tokens.start).is_some_and(|role| !role.plural);
        if (titled || office && page.capital(and + 1)) && and - tokens.start == 1 {
            return None;
        }
        let before = self.member(&(tokens.start..and))?;
        let body = page.is(tokens.end - 1, BODY) && self.kind(before).is_none() && !page.is(and + 1, DEFINITE);
        let joins = and;
        let and = and + usize::from(with_company(page, and));
        let adjacent = page.capital(and + 1) || page.is(and + 1, DETERMINER) || page.is(and + 1, QUANTIFIER);
        ((adjacent || and > joins) && !body).then_some(joins)
    }

    /// The named speaker that a part of a joint source begins with.
    fn member(&self, part: &Phrase) -> Option<usize> {
        let page = self.page;
        let first = names::first_part(page, part.clone());
        let name = names::name_at_end(page, names::core(page, first.clone()))?;
        if name.clone().all(|i| page.is(i, TITLE)) {
            return None;
        }
        let m = self.clusters.at(&name)?;
        let who = self.clusters.of[m];
        let whole = self.clusters.mentions[m].name.end >= name.end && self.kind(who) != Some(NameKind::Group);
        whole.then_some(who)
    }
}

/// "Lee, *along with* Ash"
pub(super) fn with_company(page: &Page<'_>, i: usize) -> bool {
    page.is(i, ACCOMPANYING) && page.reads(i + 1, "with")
}

/// "The United States, Britain": each of those between commas that begins with a capital.
fn listed(page: &Page<'_>, part: &Phrase) -> Vec<Phrase> {
    let mut out: Vec<Phrase> = Vec::new();
    let mut start = part.start;
    for i in part.start..=part.end {
        if i == part.end || page.reads(i, ",") {
            if i > start {
                let name = page.capital(start) || page.is(start, DETERMINER) && page.capital(start + 1);
                if out.is_empty() || name && !page.is(start, PREPOSITION) {
                    out.push(start..i);
                }
            }
            start = i + 1;
        }
    }
    // "Senators Lee, Republican of Varn": a word between commas that no name follows is an apposition.
    out.retain(|p| p.start == part.start || p.clone().all(|i| page.capital(i) || page.is(i, DEFINITE)));
    out
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn two_names_are_a_group_in_either_order() {
        let text = "Ann Lee met Bo Ash. [Lee and Ash] spoke. [Ash and Lee] left. [They] sang.";
        assert_eq!(who(text), ["Ann Lee and Bo Ash", "Ann Lee and Bo Ash", "probably Ann Lee and Bo Ash"]);
    }

    #[test]
    fn both_are_the_two_whom_it_is_about() {
        assert_eq!(who("Ann Lee met Bo Ash. [Both] sang. [Both leaders] left."), ["probably Ann Lee and Bo Ash"; 2]);
        assert_eq!(who("Ann Lee met Bo Ash and Cy Moor. [Both] sang."), ["Both"]);
        assert_eq!(who("Ann Lee met Bo Ash, and [each] sang."), ["probably Ann Lee and Bo Ash"]);
        assert_eq!(who("The dog Hamish slept. [Each] sang."), ["Each"]);
    }

    #[test]
    fn somebody_comes_along_with_another() {
        assert_eq!(who("[Ann Lee], along with mayor Bo Ash, sang."), ["Ann Lee and Bo Ash"]);
        assert_eq!(who("[Ann Lee, along with Bo Ash,] sang."), ["Ann Lee and Bo Ash"]);
    }

    #[test]
    fn a_part_of_them_is_of_those_who_are_meant() {
        assert_eq!(who("Two Western diplomats left. [One of them] spoke."), ["One of the Western diplomats"]);
        assert_eq!(who("[Residents] sang. [Several of them] left.")[1], "Several of the residents");
        assert_eq!(who("[Ann Lee] sang. [Her members] left. [Many of them] wept.")[2], "Many of Lee’s members");
        assert_eq!(who("Nurses left. [One of them, Ann Lee], spoke."), ["Ann Lee"]);
        assert_eq!(who("It rained. [One of them] spoke."), ["One of them"]);
    }

    #[test]
    fn what_and_joins_inside_a_name_or_a_role_is_one() {
        assert_eq!(who("[Critics of Ann Lee and Bo Ash] spoke."), ["Critics of Ann Lee and Bo Ash"]);
        assert_eq!(who("[Ann Lee, the mayor and owner], spoke."), ["Ann Lee"]);
        assert_eq!(who("[Ann Lee and other parents] spoke."), ["Ann Lee and other parents"]);
        assert_eq!(who("Ann Lee left. [Ann Lee of The Globe and Mail] spoke."), ["Ann Lee"]);
        assert_eq!(who("[Work and Pensions Secretary Ann Lee] spoke."), ["Ann Lee"]);
    }
}
