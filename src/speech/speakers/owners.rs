//! Whose somebody is: "her mother" is Lee’s mother, "its auditor" the company’s auditor, "my brother" the speaker’s.

use super::bodies::Bodies;
use super::entities::Entity;
use super::how::How;
use super::mention::may_trade;
use super::names;
use super::people;
use super::pronouns::{Wanted, antecedent};
use super::sources::unnamed;
use super::things::is_called;
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::text::TokenKind;
use crate::words::Phrase;
use crate::words::lexicon::{
    ADDRESS, ANY_BODY, BODY, DEFINITE, HE, INNER, IT, LED, LISTENER, OWN, POSSESSIVE, SHE, THEY, TRADING, look_up,
};

impl Walk<'_, '_> {
    /// What a noun phrase with "his", "her", "its" or "their" before it is called where the owner is known: its name, and its key.
    pub(super) fn owned(&self, phrase: &Phrase) -> Option<(String, String)> {
        let page = self.page;
        let first = phrase.start;
        if let Some(found) = self.led_by_office(phrase) {
            return Some(found);
        }
        if phrase.len() < 2 || !page.is(first, POSSESSIVE) || page.is(first, ADDRESS) {
            return None;
        }
        let wanted = match () {
            () if page.is(first, HE | SHE) => Wanted::One(people::pronoun(page, first)),
            () if page.is(first, IT) => Wanted::Thing,
            () if page.is(first, THEY) => Wanted::Several,
            () => return None,
        };
        let mut place = self.place(first);
        place.not = self.quoting(usize::MAX, first);
        // "His father, Ivo Lee, left. *His* mother": theirs whose father he is.
        let same = |r: &Phrase| page.is(r.start, POSSESSIVE) && page.at(r.start) == page.at(first);
        let last = self.entities.speaking.map(|(who, _)| who);
        let owned = |who: &usize| self.entities.all.get(*who).is_some_and(|known| known.roles.iter().any(same));
        place.never = last.into_iter().filter(owned).collect();
        let (who, _) = antecedent(&self.entities, wanted, &place)?;
        self.of(who, phrase)
    }

    /// "The senator’s campaign": of the one whom the article calls one.
    fn led_by_office(&self, phrase: &Phrase) -> Option<(String, String)> {
        let page = self.page;
        let mark = phrase.start + 2;
        let led = phrase.len() == 4 && page.is(phrase.end - 1, LED) && page.kind(mark) == Some(TokenKind::Clitic);
        let role = people::role(page, mark - 1).filter(|_| led && page.is(phrase.start, DEFINITE))?;
        let owner = self.titled(role)?.who;
        self.of(owner, &(mark..phrase.end))
    }

    /// "Her party", "his company": the body that the one who is meant speaks for.
    pub(super) fn body_of_owner(&self, r: usize, phrase: &Phrase) -> Option<Link> {
        let page = self.page;
        let noun = phrase.end.checked_sub(1).filter(|&i| phrase.len() == 2 && page.is(i, ANY_BODY))?;
        let gender = people::pronoun(page, phrase.start).filter(|_| page.is(phrase.start, POSSESSIVE))?;
        let mut place = self.place(phrase.start);
        place.inside = self.speaker_around(r, page.span(phrase.clone())).map(|link| link.who);
        let (owner, _) = antecedent(&self.entities, Wanted::One(Some(gender)), &place)?;
        let bodies = Bodies { page, clusters: &self.clusters };
        let mut roles = self.entities.all.get(owner)?.roles.clone();
        // "*Labour’s* leader, Ann Lee"
        let own = (1..self.clusters.mentions.len()).filter(|&m| self.clusters.of[m] == owner);
        let both = own.map(|m| [&self.clusters.mentions[m - 1], &self.clusters.mentions[m]]);
        let owned = both.filter(|[before, own]| {
            page.kind(before.name.end) == Some(TokenKind::Clitic) && before.name.end + 1 == own.whole.start
        });
        roles.extend(owned.map(|[before, own]| before.whole.start..own.name.start));
        let body = bodies.of(&roles, false)?.body;
        let who = self.clusters.all.iter().position(|cluster| cluster.name == body)?;
        let called = is_called(page, &body, &self.clusters.all[who].roles, page.at(noun));
        // A ministry is no party.
        let may_be = match page.is(noun, TRADING) {
            true => may_trade(&body),
            false => !body.split(' ').any(|word| look_up(&word.to_lowercase()).is(BODY)),
        };
        (called || may_be).then_some(Link { who, how: How::GuessedRole })
    }

    /// "My brother", "our engineers": the speaker’s, whose words they stand in.
    pub(super) fn owned_by_speakers(&mut self) {
        // Who was meant, who it is, and from where on in the text.
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for r in 0..self.readings.len() {
            let Some(source) = self.readings[r].source else { continue };
            let link =
                self.links[r].filter(|link| matches!(link.how, How::Itself | How::DoubtfulPronoun | How::Others));
            // “My brother rang. He says …”
            let first = link.and_then(|link| self.entities.all.get(link.who)?.first);
            let Some(link) = link else { continue };
            let called = if link.how == How::Itself { Some(source) } else { first };
            let Some(tokens) = called.map(|span| self.page.doc.tokens_in(span)) else { continue };
            let (my, of_all) =
                (self.page.is(tokens.start, ADDRESS) && !self.page.is(tokens.start, LISTENER), tokens.len() > 1);
            let owner = self.speaker_around(r, source).filter(|_| my && of_all);
            let Some((name, key)) = owner.and_then(|owner| self.of(owner.who, &tokens)) else { continue };
            let (kind, noun) = match self.entities.all.get(link.who) {
                Some(known) => (known.kind, known.noun.clone()),
                None => (SpeakerKind::Unnamed, String::new()),
            };
            let who = self.entities.called(key, || unnamed(name, kind, &noun));
            found.push((source.start, link.who, who));
            self.links[r] = Some(Link { who, ..link });
        }
        found.sort_unstable();
        // “My brother rang. He says …”
        for (r, link) in self.links.iter_mut().enumerate() {
            let (Some(link), Some(source)) = (link, self.readings[r].source) else { continue };
            let same = |&&(from, meant, _): &&(usize, usize, usize)| from < source.start && meant == link.who;
            if let Some(&(_, _, who)) = found.iter().rev().find(same) {
                link.who = who;
            }
        }
    }

    /// A phrase's name and key with its owner in place of the pronoun: a person by the surname.
    fn of(&self, owner: usize, phrase: &Phrase) -> Option<(String, String)> {
        let name = short(self.entities.all.get(owner)?)?;
        let own = usize::from(self.page.is(phrase.start + 1, OWN) && phrase.len() > 2);
        let part = names::first_part(self.page, phrase.start + 1 + own..phrase.end);
        let rest = self.page.line(part.clone());
        let mark = if name.ends_with('s') { "’" } else { "’s" };
        let key = format!("{name} {rest}").to_lowercase().replace('’', "'").replace("'s ", " ");
        let led = part.end.checked_sub(1).is_some_and(|i| self.page.is(i, LED)) && part.len() == 1;
        Some((if led { format!("{name} {rest}") } else { format!("{name}{mark} {rest}") }, key))
    }
}

/// What stands for an owner: a surname with its particles, another's whole name; `None` for whom the article does not name.
fn short(owner: &Entity) -> Option<String> {
    let words: Vec<&str> = owner.name.split(' ').filter(|_| owner.named).collect();
    if owner.kind != SpeakerKind::Person {
        return (owner.members.is_empty() && (1..=5).contains(&words.len())).then(|| owner.name.clone());
    }
    let particle = |w: &&str| look_up(&w.to_lowercase()).is(INNER);
    let first = (0..words.len().saturating_sub(1)).rev().take_while(|&i| particle(&words[i])).last();
    Some(words[first.or(words.len().checked_sub(1))?..].join(" "))
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn a_possessive_is_whose_it_is() {
        assert_eq!(who("[Ann Lee] sang. [Her mother] left.")[1], "Lee’s mother");
        assert_eq!(who("[Karl de la Haye] sang. [His sons] left.")[1], "de la Haye’s sons");
        assert_eq!(who("[Northmark Bank] lost money. [Its auditor] left.")[1], "Northmark Bank’s auditor");
        assert_eq!(who("It rained. [Her mother] left.")[0], "Her mother");
        let both = "[Paul Ash] fell.\n\n[His father], Peter, wept. [His mother] left.";
        assert_eq!(who(both), ["Paul Ash", "Peter", "Ash’s mother"]);
        assert_eq!(who("[Ann Lee] sang. [Her own family] left.")[1], "Lee’s family");
        assert_eq!(who("[Ann Lee] sang. [Her administration] left.")[1], "Lee administration");
    }

    #[test]
    fn somebody_has_the_body_that_they_speak_for() {
        assert_eq!(who("Varn Oil Ltd’s chairman, Bo Ash, left. [His company] sang."), ["probably Varn Oil Ltd"]);
        assert_eq!(who("The Home Office’s head, Bo Ash, left. [His party] sang."), ["Ash’s party"]);
    }

    #[test]
    fn a_campaign_is_called_by_the_one_whose_office_stands_before_it() {
        assert_eq!(who("[Senator Ann Lee] left. [The senator’s campaign] sang.")[1], "Lee campaign");
        assert_eq!(who("It rained. [The senator’s campaign] sang."), ["The senator’s campaign"]);
    }

    #[test]
    fn two_ways_to_say_whose_are_one() {
        assert_eq!(who("[Ann Lee] sang. [Her mother] left. [Lee’s mother] wept.")[1..], ["Lee’s mother"; 2]);
    }
}
