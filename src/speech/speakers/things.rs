//! Nouns for bodies, places and texts as sources: "the agency", "the state", "the poll".

use super::entities::AHEAD;
use super::how::How;
use super::mention::may_trade;
use super::names;
use super::pronouns::{Place, Wanted, antecedent};
use super::roles::{Article, article};
use super::walk::{Link, Walk};
use crate::analysis::SpeakerKind;
use crate::reader::NameKind;
use crate::words::lexicon::{
    ANY_BODY, DETERMINER, DOCUMENT, Entry, INDEFINITE, INNER, LINK, LOCALITY, NO_COMPANY, PUBLISHING, SMALL, TRADING,
    stands_for,
};
use crate::words::{Page, Phrase};

/// How many tokens back a text may be spoken of for the first time.
const FIRST: usize = 300;
/// How many tokens may tell whose a text is.
const OWNER: usize = 7;
/// How many letters a trade and a company's name share: "ferry" and "Northline Ferries".
const STEM: usize = 4;

impl Walk<'_, '_> {
    pub(super) fn is_place(&self, i: usize) -> bool {
        self.page.is(i, LOCALITY)
    }

    /// "The state": the last one that was talked about.
    pub(super) fn placed(&self, name: &Phrase) -> Option<Link> {
        let noun = self.page.at(name.start + 1);
        // "The Municipality of Varn" is a city.
        let called = |who: &usize| {
            let known = &self.entities.all[*who];
            let first = known.name.split(' ').next().unwrap_or_default().to_lowercase();
            known.named && known.kind == SpeakerKind::Organisation && stands_for(noun, &first)
        };
        if let Some(who) = self.entities.salient().into_iter().map(|t| t.who).find(called) {
            return Some(Link { who, how: How::Role });
        }
        let (who, _) = antecedent(&self.entities, Wanted::Place, &self.place(name.start))?;
        Some(Link { who, how: How::GuessedRole })
    }

    /// "The palace" of the Lion Palace.
    pub(super) fn part_of_a_name(&self, core: &Phrase) -> Option<Link> {
        let noun = self.page.at(core.end - 1);
        let named = |w: usize| {
            let k = &self.entities.all[w];
            k.named && k.kind != SpeakerKind::Person && k.name.to_lowercase().rsplit(' ').next() == Some(noun)
        };
        let who = self.entities.salient().iter().map(|t| t.who).find(|&w| named(w))?;
        Some(Link { who, how: How::Role })
    }

    /// A source whose noun is a body: "the council", "the Clinton campaign".
    pub(super) fn body(&mut self, name: &Phrase) -> Link {
        let page = self.page;
        let core = names::core(page, name.clone());
        let last = core.end.saturating_sub(1);
        let noun = page.at(last);
        let known = |w: usize| {
            let k = &self.entities.all[w];
            let last = k.name.rsplit(' ').next().unwrap_or("").to_lowercase();
            k.kind == SpeakerKind::Organisation && (last == noun || k.noun == noun || self.is_body(w, noun))
        };
        let salient = self.entities.salient();
        let plain = core.len() <= 2;
        let content = |i: &usize| !page.is(*i, DETERMINER);
        let all = |w: usize| {
            let name = self.entities.all[w].name.to_lowercase();
            let has = |i: usize| name.split(' ').any(|n| n == page.at(i));
            self.entities.all[w].kind == SpeakerKind::Organisation && core.clone().filter(content).all(has)
        };
        if article(page, name) == Article::Indefinite
            && core.end == name.end
            && let Some(link) = self.body_ahead(&core, noun)
        {
            return link;
        }
        if article(page, name) == Article::Definite && core.end == name.end {
            let same = salient.iter().map(|t| t.who).find(|&w| plain && known(w) || all(w));
            if let Some(who) = same {
                return Link { who, how: How::Role };
            }
            if let Some(who) = self.of_that_trade(&core) {
                return Link { who, how: How::GuessedRole };
            }
            let not_so = |w: &usize| self.entities.all.get(*w).is_none_or(|k| !may_be(&k.name, page.entry(last)));
            let never = salient.iter().map(|t| t.who).filter(not_so).collect();
            if plain
                && page.is(last, ANY_BODY)
                && let Some((who, _)) =
                    antecedent(&self.entities, Wanted::Body, &Place { never, ..self.place(name.start) })
            {
                return Link { who, how: How::GuessedRole };
            }
        }
        self.itself(name, SpeakerKind::Organisation)
    }

    /// "The ferry company" of Northline Ferries.
    fn of_that_trade(&self, core: &Phrase) -> Option<usize> {
        let page = self.page;
        let (trade, noun) = (core.start + 1, core.end - 1);
        if core.len() != 3 || page.is(trade, SMALL) || page.capital(trade) || !page.is(noun, TRADING) {
            return None;
        }
        let stem = page.at(trade).get(..STEM)?;
        let alike = |word: &str| word.to_lowercase().starts_with(stem);
        let trades = |w: &usize| {
            let known = &self.entities.all[*w];
            let called = known.name.split(' ').any(alike);
            called && known.named && known.kind == SpeakerKind::Organisation && may_trade(&known.name)
        };
        let mut all = self.entities.salient().into_iter().map(|t| t.who).filter(trades);
        all.next().filter(|_| all.next().is_none())
    }

    /// "A federal court" at the top of an article that names the court further down.
    fn body_ahead(&self, core: &Phrase, noun: &str) -> Option<Link> {
        let here = self.place(core.start).paragraph;
        if here > 2 {
            return None;
        }
        let after = self.clusters.mentions.partition_point(|m| m.name.start < core.end);
        let near = (after..self.clusters.mentions.len())
            .take(AHEAD)
            .take_while(|&m| self.place(self.clusters.mentions[m].name.start).paragraph <= here + 3)
            .map(|m| self.clusters.of[m]);
        let fits =
            |w: &usize| self.unmet(*w) && self.is_body(*w, noun) && self.kind(*w) == Some(NameKind::Organisation);
        near.filter(fits).map(|who| Link { who, how: How::Ahead }).next()
    }

    /// Whether the article calls somebody so.
    pub(super) fn is_body(&self, who: usize, noun: &str) -> bool {
        self.entities.all.get(who).is_some_and(|k| is_called(self.page, &k.name, &k.roles, noun))
    }

    /// Where the article speaks of a text for the first time, with whose it is: "an audit by the county clerk" before "the audit".
    fn introduced(&self, before: usize, noun: &str) -> Option<Phrase> {
        let page = self.page;
        let new = |i: usize| {
            let known = page.entry(i).noun(DOCUMENT).filter(|_| !page.capital(i) && !page.is(i + 1, DOCUMENT))?;
            let start = page.noun_phrase_before(i + 1, page.sentence(i).start)?;
            (stands_for(noun, known) && page.is(start, INDEFINITE)).then_some(start)
        };
        let i = (before.saturating_sub(FIRST)..before).rev().find(|&i| new(i).is_some())?;
        let inside =
            |i: usize| page.wordy(i) && !page.is(i, SMALL & !DETERMINER & !LINK & !INNER) && !page.looks_past(i);
        let by = i + 1;
        let end = (by + 1..by + OWNER).take_while(|&k| inside(k)).last().filter(|_| page.is(by, PUBLISHING));
        // By itself "a letter" says no more than "the letter" does.
        let more = end.is_some() || page.at(i) != noun;
        Some(new(i)?..end.map_or(by, |k| k + 1)).filter(|_| more)
    }

    /// A source that is a text: "the report", "a new poll".
    pub(super) fn document(&mut self, name: &Phrase) -> Link {
        let page = self.page;
        let core = names::core(page, name.clone());
        let last = core.end.saturating_sub(1);
        let noun = page.at(last);
        let same = |other: &str| stands_for(noun, other);
        let plain = core.len() <= 2 && core.end == name.end;
        // "Poll" of a headline, "a new poll by the institute" below it.
        if article(page, name) == Article::Indefinite && self.place(name.start).paragraph <= 3 {
            let bare = self.entities.salient().into_iter().map(|t| t.who).find(|&w| {
                let k = &self.entities.all[w];
                k.kind == SpeakerKind::Document && k.noun == noun && !k.name.contains(' ')
            });
            if let Some(who) = bare {
                self.entities.all[who].name = page.line(name.clone());
                return Link { who, how: How::Ahead };
            }
        }
        if article(page, name) == Article::Definite && plain {
            let salient = self.entities.salient();
            let found = salient.iter().map(|t| t.who).find(|&w| {
                let k = &self.entities.all[w];
                // "The Harbour Study" is a study.
                let named = k.name.rsplit(' ').next().filter(|last| last.starts_with(char::is_uppercase));
                k.kind == SpeakerKind::Document && (same(&k.noun) || named.is_some_and(|n| same(&n.to_lowercase())))
            });
            if let Some(who) = found {
                return Link { who, how: How::Role };
            }
        }
        if article(page, name) == Article::Definite
            && plain
            && let Some(first) = self.introduced(name.start, noun)
        {
            return Link { how: How::Role, ..self.itself(&first, SpeakerKind::Document) };
        }
        if !page.is(name.start, DETERMINER) || article(page, name) == Article::Definite {
            let key = page.line(name.clone()).to_lowercase();
            if let Some(who) = self.entities.known(&key) {
                return Link { who, how: How::Role };
            }
        }
        self.itself(name, SpeakerKind::Document)
    }
}

/// Whether a body's name or what the article says of it holds the noun.
pub(super) fn is_called(page: &Page<'_>, name: &str, roles: &[Phrase], noun: &str) -> bool {
    let role = |r: &Phrase| names::core(page, r.clone()).last().is_some_and(|i| page.at(i) == noun);
    roles.iter().any(role) || name.to_lowercase().split(' ').any(|w| w == noun)
}

/// Whether a body may be called by a noun: "the company" only where its name does not say that it is none, "the agency" only where it
/// does, or is letters.
fn may_be(name: &str, noun: Entry) -> bool {
    let letters = name.len() > 1 && !name.contains(char::is_lowercase);
    match () {
        () if noun.is(TRADING) => may_trade(name),
        () if noun.is(NO_COMPANY) => letters || !may_trade(name),
        () => true,
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn the_council_and_the_palace_are_the_ones_that_were_named() {
        assert_eq!(who("[The Tarn Hollow Council] met. [The council] voted."), ["Tarn Hollow Council"; 2]);
        assert_eq!(who("[The Lion Palace] spoke. [The palace] was silent."), ["Lion Palace"; 2]);
        assert_eq!(who("[The council] met. [The ministry] voted."), ["The council", "The ministry"]);
    }

    #[test]
    fn the_agency_is_no_company_and_the_company_no_agency() {
        assert_eq!(
            who("Clean Becks met the Home Office. Brantix Foods sang. [The agency] left.")[0],
            "probably Home Office"
        );
        assert_eq!(who("[Varnrail Holdings] sang. [The agency] left.")[1], "The agency");
        assert_eq!(who("Norrland Air shut its hub. [The airline] left."), ["probably Norrland Air"]);
        assert_eq!(who("The Chinese left. [The company] sang."), ["The company"]);
        assert_eq!(who("The Municipality of Varn met. [The city] sang."), ["Municipality of Varn"]);
        assert_eq!(who("LIMA, May 6 - Villagers left a road. [The company] sang."), ["The company"]);
        assert_eq!(who("They quoted the head of the agency, Tam Orr, on it. [The agency] left."), ["The agency"]);
        assert_eq!(who("The VRA met. [The agency] left.")[0], "probably VRA");
    }

    #[test]
    fn the_ferry_company_is_the_one_that_is_called_so() {
        assert_eq!(who("Northline Ferries shut. [The ferry company] sang."), ["probably Northline Ferries"]);
        assert_eq!(who("Northline Ferries met Orr Ferries. [The ferry company] sang."), ["The ferry company"]);
        assert_eq!(who("The Ferries Council met. [The ferry company] sang."), ["The ferry company"]);
        assert_eq!(who("Northline Ferries shut. [The bus company] sang."), ["The bus company"]);
    }

    #[test]
    fn words_around_a_name_tell_that_it_is_a_body() {
        let who = |text: &str| who(text).pop().unwrap();
        assert_eq!(who("Halden plc shares fell. [The brewer] sang."), "probably Halden");
        assert_eq!(who("The charity Open Hand sang. [It] wept."), "probably Open Hand");
        assert_eq!(who("[The security firm Varnmail.com] sang. [Varnmail.com] wept."), "Varnmail.com");
        assert_eq!(who("The company, Minera Alba, sang. [It] wept."), "probably Minera Alba");
        assert_eq!(who("Norse Marin, which owns the pier, sang. [It] wept."), "probably Norse Marin");
        assert_eq!(who("The charity Ann Lee founded sang. Ann Lee left. [She] wept."), "Ann Lee");
    }

    #[test]
    fn who_owns_as_a_thing_does_is_a_body() {
        assert_eq!(who("Norrland Timber shut its mill. [The company] left."), ["probably Norrland Timber"]);
        assert_eq!(who("The cinema in Tarn Hollow shut its doors. [The company] left."), ["The company"]);
        assert_eq!(who("Ann Lee shut its mill. [The company] left."), ["The company"]);
    }

    #[test]
    fn a_text_keeps_its_noun_or_a_near_one() {
        assert_eq!(who("[A new poll by Varnrail] came. [The survey] said no.")[1], "A poll by Varnrail");
        assert_eq!(who("It was an audit by the county clerk. [The audit] said no."), ["an audit by the county clerk"]);
        assert_eq!(who("A commercial came. [The advertisement] said no."), ["A commercial"]);
        assert_eq!(who("It came by letter. [The letter] said no."), ["The letter"]);
        assert_eq!(who("[A new poll] came. [The letter] said no.")[1], "The letter");
    }

    #[test]
    fn a_campaign_is_not_whose_it_is() {
        let text = "[Ann Lee] left. [Lee’s campaign] spoke. [The Lee campaign] sang. [The campaign] slept.";
        assert_eq!(who(text), ["Ann Lee", "Lee’s campaign", "Lee’s campaign", "Lee’s campaign"]);
    }
}
