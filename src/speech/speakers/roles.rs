//! Nouns as sources: "the senator", "the agency", "the poll" of somebody or something known, "a spokesman" of somebody new.

use super::entities::{AHEAD, Entity};
use super::how::How;
use super::names;
use super::people::{self, Gender, Role};
use super::pronouns::{Place, Wanted, antecedent};
use super::sources::unnamed;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::text::TokenKind;
use crate::words::lexicon::{
    ADDRESS, ADVERB, AND, ANYBODY, AUXILIARY, CROWD, DEFINITE, DETERMINER, DOCUMENT, EPITHET, INDEFINITE, LESSER, LINK,
    OF_TEXT, POSSESSIVE, POST_NOMINAL, PREPOSITION, QUANTIFIER, RELATIVE, STATE, TRAIT, TWO, UNNAMED, look_up,
    stands_for,
};
use crate::words::{Page, Phrase};
use std::collections::BTreeSet;

/// How a word ends that says how old somebody is: "27-year-old".
const AGED: &str = "year-old";

/// What the list has for a husband and for a wife.
const COUPLE: &str = "couple";

/// How many names back somebody is looked for: more than most articles have.
const BACK: usize = 400;

/// How many tokens back a text is looked for that somebody is an author of.
const TEXT: usize = 300;

/// What a noun phrase's first word says: whether its noun is known already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Article {
    /// The, this, these.
    Definite,
    /// His, Lee’s.
    Whose,
    /// A, some, several, and no article at all.
    Indefinite,
}

/// The age that a word of a noun phrase tells.
fn age_told<'p>(page: &'p Page<'_>, name: &Phrase) -> Option<&'p str> {
    name.clone().find_map(|i| page.at(i).strip_suffix(AGED)?.strip_suffix('-'))
}

pub(super) fn article(page: &Page<'_>, name: &Phrase) -> Article {
    match () {
        () if page.is(name.start, POSSESSIVE)
            || names::core(page, name.clone()).any(|i| names::possessive(page, i)) =>
        {
            Article::Whose
        }
        () if page.is(name.start, DEFINITE) => Article::Definite,
        () => Article::Indefinite,
    }
}

impl Walk<'_, '_> {
    /// A source whose noun is somebody: "the senator", "a spokesman", "his lawyer", "officials".
    pub(super) fn person(&mut self, r: usize, name: &Phrase) -> Link {
        let page = self.page;
        let core = names::core(page, name.clone());
        // "the mother of three"
        let counted = core.end + 2 == name.end && page.is_of(core.end) && page.is(core.end + 1, DETERMINER);
        let alone = core.end == name.end || counted || page.is(core.end, PREPOSITION) && !page.is(core.end, LINK);
        let role = |i: usize| people::role(page, i);
        // "The former first lady and senator" is a woman by her first role.
        let gender = core.clone().find_map(|i| role(i)?.gender);
        let lesser = core.clone().rev().skip(1).any(|i| page.is(i, LESSER));
        let noun = core.end.checked_sub(1).and_then(role).map(|last| Role { gender, lesser, ..last });
        let found = match (noun, article(page, name)) {
            (None, Article::Definite) if alone && core.len() == 2 && self.is_place(core.start + 1) => self.placed(name),
            (Some(role), _) if role.plural && page.is(core.end - 1, OF_TEXT) && core.end == name.end => {
                self.people(role, name).filter(|link| link.how == How::Role).or_else(|| self.of_text(name, &core))
            }
            (Some(role), Article::Definite) if role.plural => self.people(role, name),
            (Some(role), Article::Indefinite) if role.plural => self.same_people(role, name, &core),
            (Some(role), Article::Definite) if alone => {
                let told = self.titled(role).or_else(|| self.described(r, role.gender, name));
                told.or_else(|| self.acted(&core).filter(|_| core.len() == 2))
            }
            (None, Article::Definite) if alone && self.describes(name) => self.described(r, None, name),
            (None, Article::Definite) if core.len() == 2 && core.end == name.end && self.acted(&core).is_some() => {
                self.acted(&core)
            }
            (Some(role), Article::Whose) if alone && !role.plural => {
                let known = self.titled(role).filter(|link| core.len() > 2 && !self.of_another(link.who, name));
                let known = known.or_else(|| self.only_one(role, name.start)).or_else(|| self.other_of_two(role, name));
                known.or_else(|| self.ahead(role, &core))
            }
            // "Our sources" of the writer
            (Some(role), Article::Whose)
                if role.plural && page.is(name.start, ADDRESS) && page.quoted(name.start).is_none() =>
            {
                self.people(role, name).filter(|link| link.how == How::Role)
            }
            (None, Article::Definite) if core.len() == 2 && alone => self.part_of_a_name(&core),
            (Some(role), Article::Indefinite) => self.ahead(role, &core),
            _ => None,
        };
        found.unwrap_or_else(|| self.itself(name, SpeakerKind::Unnamed))
    }

    /// Somebody whom the article has said to be one; the last of them that was talked about.
    pub(super) fn titled(&self, role: Role) -> Option<Link> {
        let salient = self.entities.salient();
        // "The insider" of "a source close to her"
        let same = |noun: &str| noun == role.noun || look_up(role.noun).is(UNNAMED) && stands_for(role.noun, noun);
        let lesser = |name: &str| name.split(' ').any(|word| look_up(word).is(LESSER));
        let fits = |who: usize| {
            let known = &self.entities.all[who];
            let gender = role.gender.is_none() || known.gender.is_none() || role.gender == known.gender;
            gender
                && !known.plural
                && (self.bears(who, role)
                    || known.kind == SpeakerKind::Unnamed && same(&known.noun) && lesser(&known.name) == role.lesser)
        };
        let who = salient.iter().map(|t| t.who).find(|&w| fits(w))?;
        Some(Link { who, how: How::Role })
    }

    /// Whether somebody's role is of another body than whose a phrase tells: "Acme's chief" is not "the chief executive of Varnrail".
    fn of_another(&self, who: usize, phrase: &Phrase) -> bool {
        let page = self.page;
        let Some(mark) = phrase.clone().find(|&i| names::possessive(page, i)) else { return false };
        let owner = mark.checked_sub(1).filter(|&i| page.capital(i));
        let roles = || self.entities.all.get(who).into_iter().flat_map(|known| known.roles.iter());
        let named = |r: &Phrase| r.clone().any(|i| page.is(i, LINK) && page.capital(i + 1) && i + 1 < r.end);
        let same = |owner: usize| roles().any(|r| r.clone().any(|i| page.at(i) == page.at(owner)));
        // "France's finance minister" where there is another.
        let state = |owner: usize| page.is(owner, STATE);
        owner.is_some_and(|owner| (state(owner) || roles().any(named)) && !same(owner))
    }

    /// "Her sister" of one of "the sisters Ann and Bea Lee", "her husband" of "Bo and Bea Lee": the other.
    fn other_of_two(&self, role: Role, name: &Phrase) -> Option<Link> {
        let page = self.page;
        let gender = people::pronoun(page, name.start).filter(|_| name.len() == 2)?;
        let (owner, _) = antecedent(&self.entities, Wanted::One(Some(gender)), &self.place(name.start))?;
        let pair = |m: usize| {
            let (first, second) = (self.clusters.mentions.get(m)?, self.clusters.mentions.get(m + 1)?);
            let joined = second.whole.start == first.name.end + 1 && page.is(first.name.end, AND);
            let before = first.name.start.checked_sub(1);
            let called = before.and_then(|i| people::role(page, i)).is_some_and(|r| r.plural && r.noun == role.noun);
            let married = first.surname.is_some() && stands_for(role.noun, COUPLE);
            let both = joined && (called || married);
            both.then(|| [self.clusters.of[m], self.clusters.of[m + 1]])
        };
        let before = self.clusters.mentions.partition_point(|m| m.name.start < name.start);
        let two = (0..before).rev().find_map(pair).filter(|two| two.contains(&owner))?;
        let who = two.into_iter().find(|&w| w != owner)?;
        Some(Link { who, how: How::Role })
    }

    /// "The buyer" of Acme, which "bought" something: "Acme bought it", "Acme, which bought it".
    fn acted(&self, core: &Phrase) -> Option<Link> {
        let page = self.page;
        let noun = page.at(core.end - 1);
        let did = |m: &usize| {
            let name = self.clusters.mentions[*m].name.end;
            let end = name + if page.reads(name, ",") && page.is(name + 1, RELATIVE) { 2 } else { 0 };
            let verb = (end..end + 3).find(|&i| !page.is(i, AUXILIARY | ADVERB));
            verb.is_some_and(|i| ![noun, COUPLE].contains(&page.at(i)) && stands_for(noun, page.at(i)))
        };
        let before = self.clusters.mentions.partition_point(|m| m.name.start < core.start);
        let who = (before.saturating_sub(BACK)..before).rev().find(did).map(|m| self.clusters.of[m])?;
        Some(Link { who, how: How::Role })
    }

    /// "Her husband" of the only one whom the article, up to the token `at`, has called anybody's husband.
    fn only_one(&self, role: Role, at: usize) -> Option<Link> {
        let before = self.clusters.mentions.partition_point(|m| m.name.start < at);
        let near: BTreeSet<usize> = self.clusters.of[before.saturating_sub(BACK)..before].iter().copied().collect();
        let met = near.into_iter().filter(|&w| !self.unmet(w) && self.bears(w, role));
        let whose = |w: &usize| self.entities.all[*w].roles.iter().any(|r| article(self.page, r) == Article::Whose);
        let mut met = met.filter(whose);
        let who = met.next().filter(|_| met.next().is_none())?;
        Some(Link { who, how: How::Role })
    }

    /// Whether the article says of somebody that they are one.
    pub(super) fn bears(&self, who: usize, role: Role) -> bool {
        let page = self.page;
        let Some(known) = self.entities.all.get(who).filter(|k| k.kind == SpeakerKind::Person) else { return false };
        known.roles.iter().any(|r| {
            // "Republican of Ohio", "head of the union": the noun stands before what belongs to it.
            let own = names::core(page, names::after_possessive(page, r));
            // A deputy mayor is no mayor.
            let lesser = |i: usize| (own.start..i).any(|k| page.is(k, LESSER));
            own.clone().any(|i| stands_for(role.noun, page.at(i)) && lesser(i) == role.lesser)
        })
    }

    /// Whether a noun phrase describes somebody who is named: "the billionaire", "the former teacher", "the 27-year-old", "the mother of
    /// two". An office is nobody's who is not called so: of a victim and "the mayor", the mayor is somebody else.
    fn describes(&self, name: &Phrase) -> bool {
        let core = names::core(self.page, name.clone());
        let last = core.end.saturating_sub(1);
        let aged = age_told(self.page, &core).is_some();
        core.clone().any(|i| self.page.is(i, EPITHET))
            || aged
            || self.page.is(last, TRAIT) && !self.page.is(last, ANYBODY)
    }

    /// The one whom a description of nobody so far fits: whose age it tells, or who is talked about.
    fn described(&mut self, r: usize, gender: Option<Gender>, name: &Phrase) -> Option<Link> {
        if !self.describes(name) {
            return None;
        }
        let mut place = self.place(name.start);
        place.not = self.named_in_content(r);
        if let Some(age) = age_told(self.page, name) {
            let aged = |who: &usize| self.age(*who) == Some(age);
            if let Some(who) = self.entities.salient().iter().map(|t| t.who).find(aged) {
                return Some(Link { who, how: How::Role });
            }
            // Who is of another age is not meant.
            let other = |who: &usize| self.age(*who).is_some();
            place.not.extend(self.entities.salient().into_iter().map(|t| t.who).filter(other));
        }
        // "The GOP front-runner" of "GOP hopeful Ann Lee"
        let page = self.page;
        let proper = |i: &usize| page.capital(*i) && !page.is(*i, DEFINITE);
        let same = |i: usize| name.clone().filter(proper).any(|k| stands_for(page.at(k), page.at(i)));
        let called = |who: &usize| {
            let known = self.entities.all.get(*who).filter(|k| k.named && k.kind == SpeakerKind::Person);
            known.is_some_and(|k| k.roles.iter().any(|r| names::after_possessive(page, r).filter(proper).any(same)))
        };
        if let Some(who) = self.entities.salient().iter().map(|t| t.who).find(called) {
            return Some(Link { who, how: How::GuessedRole });
        }
        let open = place.clone();
        // Whom the article calls something else is hardly called this now; but anybody has an age.
        let aged = age_told(self.page, name).is_some();
        let otherwise = |w: &usize| !aged && self.entities.all.get(*w).is_some_and(|k| !k.roles.is_empty());
        place.not.extend(self.entities.salient().into_iter().map(|t| t.who).filter(otherwise));
        let meant = |place: &Place| {
            let found = antecedent(&self.entities, Wanted::One(gender), place);
            found.filter(|(who, _)| !place.not.contains(who) || gender.is_some())
        };
        // One who is far ahead of the others may be called something new all the same.
        let sure = |(_, how): &(usize, How)| *how == How::Pronoun;
        let (who, _) = meant(&place).or_else(|| meant(&open).filter(sure))?;
        self.entities.all.get(who)?.named.then_some(Link { who, how: How::GuessedRole })
    }

    /// "Its authors", "the authors": of the text that was last spoken of.
    fn of_text(&mut self, name: &Phrase, core: &Phrase) -> Option<Link> {
        let page = self.page;
        if core.clone().any(|i| names::possessive(page, i)) {
            return None;
        }
        let floor = name.start.saturating_sub(TEXT);
        let text = |i: &usize| page.is(*i, DOCUMENT) && !page.capital(*i) && !page.entry(*i).plural();
        let last = core.end - 1;
        let text = (floor..last).rev().find(text)?;
        let shown = format!("{} of the {}", page.at(last), page.at(text));
        let who = self.entities.called(shown.clone(), || unnamed(shown, SpeakerKind::Unnamed, page.at(last)));
        Some(Link { who, how: How::Itself })
    }

    /// "The Norwegian", "the California Democrat", "the islands’ MSP": the one who is called so, or else who is talked about.
    pub(super) fn of_that_place(&mut self, r: usize, tokens: &Phrase, name: &Phrase) -> Option<Link> {
        let page = self.page;
        let last = name.end.checked_sub(1)?;
        let demonym = people::demonym(page, last) && name.len() <= 3 && people::given(page, name.start).is_none();
        let letters = page.is(last, POST_NOMINAL) && page.doc.word(last).chars().all(char::is_uppercase);
        let whose = page.is(tokens.start, DETERMINER) && !page.is(tokens.start, INDEFINITE);
        if !(demonym || letters) || !whose || name.end + 2 < tokens.end {
            return None;
        }
        let salient = self.entities.salient();
        let person = |who: &usize| {
            self.entities.all.get(*who).is_some_and(|k| k.kind == SpeakerKind::Person && k.named && !k.plural)
        };
        let called = |who: &usize| {
            let said = |r: &Phrase| r.clone().any(|i| page.at(i) == page.at(last));
            self.entities.all[*who].roles.iter().any(said) || self.bracketed(*who, name)
        };
        let this = self.clusters.at(name).map(|m| self.clusters.of[m]);
        let other = |who: &usize| Some(*who) != this && person(who);
        if let Some(who) = salient.iter().map(|t| t.who).filter(other).find(called) {
            return Some(Link { who, how: How::Role });
        }
        let mut place = self.place(name.start);
        place.not = self.named_in_content(r);
        place.not.extend(this);
        let (who, _) = antecedent(&self.entities, Wanted::One(None), &place)?;
        (demonym && person(&who) && Some(who) != this).then_some(Link { who, how: How::GuessedRole })
    }

    /// Whether the letters behind somebody's name say what a phrase calls them: "Ann Lee (D-Calif.)" is "the California Democrat".
    fn bracketed(&self, who: usize, phrase: &Phrase) -> bool {
        let page = self.page;
        let own = self.clusters.mentions.iter().zip(&self.clusters.of).filter(|(_, of)| **of == who);
        let letters = own.map(|(mention, _)| mention.name.end).filter(|&end| page.doc.word(end) == "(");
        let mut sides = letters.filter_map(|end| page.doc.word(end + 1).split_once('-'));
        let state: String = (phrase.start..phrase.end - 1).map(|i| page.at(i)).collect();
        sides.any(|(party, place)| {
            let mut rest = state.chars();
            let place = place.to_lowercase();
            party.chars().count() == 1
                && page.doc.word(phrase.end - 1).starts_with(party)
                && (state.is_empty() || place.chars().filter(|c| c.is_alphabetic()).all(|c| rest.any(|s| s == c)))
        })
    }

    /// Somebody's age, as "Ann Lee, 44," tells it.
    fn age(&self, who: usize) -> Option<&str> {
        let page = self.page;
        let own = self.clusters.mentions.iter().zip(&self.clusters.of).filter(|(_, of)| **of == who);
        let after = own.map(|(mention, _)| mention.name.end).filter(|&end| page.reads(end, ","));
        after.filter(|&end| page.kind(end + 1) == Some(TokenKind::Number)).map(|end| page.at(end + 1)).next()
    }

    /// "A judge" at the top of an article that names a judge further down.
    fn ahead(&mut self, role: Role, core: &Phrase) -> Option<Link> {
        let here = self.place(core.start).paragraph;
        if here > 3 {
            return None;
        }
        let after = self.clusters.mentions.partition_point(|m| m.name.start < core.end);
        let near = (after..self.clusters.mentions.len())
            .take(AHEAD)
            .take_while(|&m| self.place(self.clusters.mentions[m].name.start).paragraph <= here + 4);
        let bears = |m: &usize| {
            let of = self.clusters.of[*m];
            self.unmet(of) && self.bears(of, role)
        };
        let who = near.filter(bears).map(|m| self.clusters.of[m]).next()?;
        Some(Link { who, how: How::Ahead })
    }

    /// Whether nobody was named so far, but perhaps spoken of as "a judge".
    pub(super) fn unmet(&self, who: usize) -> bool {
        self.entities.all.get(who).is_some_and(|k| k.mentions.is_empty())
    }

    /// "The candidates", "both leaders", "the two men": those who were named together, or spoken of so.
    fn people(&mut self, role: Role, name: &Phrase) -> Option<Link> {
        let page = self.page;
        let salient = self.entities.salient();
        let known = |w: usize| self.entities.all.get(w).filter(|k| k.plural && k.noun == role.noun);
        let same = salient.iter().map(|t| t.who).find(|&w| known(w).is_some_and(|k| k.spoke));
        // "The users" after "they gave it to five users"
        let met = || {
            let counted = |k: &Entity| k.name.contains(' ') && name.len() == 2 && !look_up(role.noun).is(CROWD);
            salient.iter().map(|t| t.who).find(|&w| known(w).is_some_and(counted))
        };
        let joint = || {
            let person = |&m: &usize| self.entities.all.get(m).is_some_and(|k| k.kind == SpeakerKind::Person);
            let group = |w: usize| {
                let members = &self.entities.all[w].members;
                members.len() > 1 && members.iter().all(person)
            };
            salient.iter().map(|t| t.who).find(|&w| group(w))
        };
        let two = page.is(name.start, TWO) || page.is(name.start + 1, TWO);
        let same = same.map(|who| Link { who, how: How::Role });
        let found = same.or_else(|| joint().map(|who| Link { who, how: How::Others }));
        let found = found.or_else(|| met().map(|who| Link { who, how: How::Role }));
        found.or_else(|| self.the_two(&self.place(name.start)).filter(|_| two))
    }

    /// "Experts" after "labour experts": people whom the same noun names.
    fn same_people(&mut self, role: Role, name: &Phrase, core: &Phrase) -> Option<Link> {
        if core.len() > 1 || look_up(role.noun).is(CROWD) {
            return None;
        }
        let salient = self.entities.salient();
        let known = |w: usize| {
            let k = &self.entities.all[w];
            let first = k.name.split(' ').next().unwrap_or("").to_lowercase();
            k.plural && k.spoke && k.noun == role.noun && !k.name.contains(" of ") && !look_up(&first).is(QUANTIFIER)
        };
        let who = salient.iter().map(|t| t.who).find(|&w| known(w))?;
        // "Proponents, including the club" after "proponents": the fuller wording names them.
        if name.len() > core.len() {
            self.entities.all[who].name = self.page.line(name.clone());
        }
        Some(Link { who, how: How::Role })
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn the_senator_is_whom_the_article_calls_one() {
        let text =
            "[Sen. Dora Quist] met [Bo Ash, a farmer]. [The senator] spoke. [The farmer] left. [The lawmaker] sang.";
        assert_eq!(who(text)[2..], ["Dora Quist", "Bo Ash", "Dora Quist"]);
        assert_eq!(who("[The league’s lawyer, Ann Lee], spoke. [The lawyer] left."), ["Ann Lee"; 2]);
    }

    #[test]
    fn another_body_s_chief_is_somebody_else() {
        let text = "[Ann Bell, the chief executive of Varnmax], left. [Oakline’s chief executive] sang.";
        assert_eq!(who(text), ["Ann Bell", "Oakline’s chief executive"]);
        let text = "[Ann Bell, the chief executive of Varnmax], left. [Varnmax’s chief executive] sang.";
        assert_eq!(who(text), ["Ann Bell"; 2]);
    }

    #[test]
    fn another_country_s_minister_and_a_deputy_are_somebody_else() {
        let text = "[The finance minister, Ann Lowe], sang. [France’s finance minister] left.";
        assert_eq!(who(text), ["Ann Lowe", "France’s finance minister"]);
        assert_eq!(who("[The police chief] sang. [The deputy police chief] left.")[1], "The deputy police chief");
    }

    #[test]
    fn a_coach_a_player_and_a_source_are_called_so_too() {
        assert_eq!(who("[Manager Ann Lowe] sang. [The coach] left."), ["Ann Lowe"; 2]);
        assert_eq!(who("[Founder and CEO Ann Lowe] sang."), ["Ann Lowe"]);
        assert_eq!(who("Captain Cathal Keogh has signed. [The flanker] sang."), ["probably Cathal Keogh"]);
        assert_eq!(who("[A source close to Mia] spoke. [The insider] left."), ["A source close to Mia"; 2]);
        assert_eq!(who("[A hopeful] spoke. [The candidate] left."), ["A hopeful", "The candidate"]);
    }

    #[test]
    fn a_state_and_a_party_behind_a_name_tell_who_is_called_so() {
        let text = "Rep. Ann Lee (D-Calif.) met Rep. Bo Ash (R-Ohio). Ash sang. [The California Democrat] left. \
                    [The Ohio Republican] wept. [The Republican] slept.";
        assert_eq!(who(text), ["Ann Lee", "Bo Ash", "Bo Ash"]);
    }

    #[test]
    fn her_husband_is_the_one_whom_the_article_has_called_so() {
        let text = "[Ann Lee] sang. Her husband, Bo Ash, wept. [Lee] left. [Her husband] slept.";
        assert_eq!(who(text)[2], "Bo Ash");
        assert_eq!(who("Bo Ash left at Easter, his sister claimed. [His sister] wept."), ["Ash’s sister"]);
    }

    #[test]
    fn a_party_before_a_noun_tells_who_is_described() {
        let text =
            "Ann Lee, the former president, met the GOP hopeful Bo Ash. [Lee] sang. [The GOP front-runner] wept.";
        assert_eq!(who(text)[1], "probably Bo Ash");
        let text = "Republican Bo Ash met Ann Lee, a Democrat. Lee sang. [The GOP nominee] wept.";
        assert_eq!(who(text), ["probably Bo Ash"]);
    }

    #[test]
    fn her_sister_is_the_other_of_two() {
        let text = "Sisters Ann Lee and Bea Lee came. [Ann Lee] sang. [Her sister] wept.";
        assert_eq!(who(text)[1], "Bea Lee");
        assert_eq!(who("Ann Lee met Bea Lee. [Ann Lee] sang. [Her sister] wept.")[1], "Lee’s sister");
        let couple = "Peter and Ann Lee came. [Ann Lee] sang. [Her husband] wept. [Her brother] left.";
        assert_eq!(who(couple)[1..], ["Peter Lee", "Lee’s brother"]);
    }

    #[test]
    fn a_noun_tells_what_somebody_has_done() {
        assert_eq!(who("Norrland Timber bought Elver Boats. [The buyer] sang."), ["Norrland Timber"]);
        assert_eq!(who("Norrland Timber met Elver Boats. [The buyer] sang."), ["The buyer"]);
        assert_eq!(who("Quayside Homes, which owns the pier, met Bo Ash. [The landlord] sang."), ["Quayside Homes"]);
    }

    #[test]
    fn the_users_are_those_who_were_counted() {
        assert_eq!(who("They gave it to five users in Varn. [The users] slept."), ["five users"]);
        assert_eq!(who("[Police sources] spoke. [Our sources] left."), ["Police sources"; 2]);
    }

    #[test]
    fn a_spokesman_is_himself_and_the_spokesman_too() {
        let text = "[Ann Lee] left. [A spokesman] spoke. [The spokesman] went. [A second spokesman] came.";
        assert_eq!(who(text)[1..], ["A spokesman", "A spokesman", "A second spokesman"]);
        assert_eq!(
            who("[Ann Lee] left. [Lee’s lawyer] spoke. [A spokesman for Lee] sang.")[1..],
            ["Lee’s lawyer", "A spokesman for Lee"]
        );
    }

    #[test]
    fn a_role_for_women_makes_no_man_of_the_other_role() {
        let text = "[Ann Falk] met [Bruno Senn]. [Senn] sang. [The former first lady and senator] left.";
        assert_eq!(who(text)[3], "probably Ann Falk");
    }

    #[test]
    fn a_description_of_nobody_is_a_guess_or_somebody_new() {
        assert_eq!(who("[Ann Lee] left. [The billionaire] sang.")[1], "probably Ann Lee");
        assert_eq!(who("[Ann Lee] left. [The woman] sang.")[1], "The woman");
    }

    #[test]
    fn an_office_is_nobody_s_who_is_not_called_so() {
        assert_eq!(who("Bo Ash, 31, drowned on Sunday. [The mayor] spoke.")[0], "The mayor");
        assert_eq!(who("Bo Ash was elected mayor of Varn. [The mayor] spoke.")[0], "Bo Ash");
        assert_eq!(who("Ann Lee is a nurse. [The nurse] spoke.")[0], "Ann Lee");
        assert_eq!(who("[Vice President Ann Lee] left. [The president] spoke.")[1], "The president");
        assert_eq!(who("[Vice President Ann Lee] left. [The vice president] spoke.")[1], "Ann Lee");
        assert_eq!(who("[Deputy Mayor Ann Lee] left. [The deputy] spoke.")[1], "Ann Lee");
        assert_eq!(who("Ann Lee is suing the mayor. [The mayor] spoke.")[0], "The mayor");
    }

    #[test]
    fn a_description_is_of_the_one_whose_age_it_tells() {
        let text =
            "Ann Lee, 44, met Bo Ash, 27. [The 44-year-old] left. [The 27-year-old] sang. [The 61-year-old] wept.";
        assert_eq!(who(text), ["Ann Lee", "Bo Ash", "The 61-year-old"]);
        assert_eq!(who("[Bo Ash] left. [The former railwayman] sang.")[1], "probably Bo Ash");
        assert_eq!(who("[Ann Lee, a nurse], left. [The 44-year-old] sang.")[1], "probably Ann Lee");
    }

    #[test]
    fn a_nationality_is_the_one_who_has_it_or_who_is_talked_about() {
        let text = "[Norwegian skier Ann Lee] sang. [Bo Ash] left. [The Norwegian] spoke.";
        assert_eq!(who(text)[2], "Ann Lee");
        assert_eq!(who("[Ann Lee] sang. [The Norwegian] spoke.")[1], "probably Ann Lee");
        assert_eq!(who("[Bo Ash, the MSP for Varn], sang. [Ann Lee] left. [The islands’ MSP] spoke.")[2], "Bo Ash");
    }

    #[test]
    fn authors_are_of_the_text_that_was_last_spoken_of() {
        let text = "A study of bees came out. [Its authors] spoke. [The authors] sang.";
        assert_eq!(who(text), ["authors of the study"; 2]);
        assert_eq!(who("[The report’s authors] spoke. [The authors] sang."), ["The report’s authors"; 2]);
    }

    #[test]
    fn a_judge_may_be_named_further_down() {
        assert_eq!(who("[A judge] ruled.\n\n[Judge Frieda Olm] spoke. [Olm] left."), ["Frieda Olm"; 3]);
    }
}
