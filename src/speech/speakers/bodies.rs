//! The named organisation that somebody speaks for or that published a document: "a Northline spokesperson", "Lee, chief executive of
//! Acme Bank", "a report by the Varn Institute".

use super::clusters::{Cluster, Clusters};
use super::mention::may_trade;
use super::things::is_called;
use super::{names, people};
use crate::reader::NameKind;
use crate::text::TokenKind;
use crate::words::lexicon::{
    AFFILIATING, AND, ANY_BODY, ARTICLE, BODY, COMMISSIONING, DEFINITE, DEMONYM, DETERMINER, ISSUING, IT, LINK,
    OUTSIDER, POSSESSIVE, PREPOSITION, PUBLISHING, RELATIVE, SMALL, STATE, TRADING,
};
use crate::words::{Page, Phrase};

/// How many tokens back a body is looked for: more than most articles have.
const BACK: usize = 4000;

/// Where bodies are looked for.
pub(super) struct Bodies<'b, 'd> {
    pub page: &'b Page<'d>,
    pub clusters: &'b Clusters,
}

/// A body, and what somebody is there.
pub(super) struct Affiliation {
    /// The body's fullest name.
    pub body: String,
    /// "spokesperson" of "a Northline spokesperson".
    pub role: Phrase,
    /// Whether its whole name stands behind the role: "a spokesperson for Northline".
    pub behind: bool,
}

impl Bodies<'_, '_> {
    /// The body that the first of these phrases names that names one. Phrases are sources, and what the article says that somebody
    /// is; `document` says whether they mean a text.
    pub(super) fn of(&self, phrases: &[Phrase], document: bool) -> Option<Affiliation> {
        let parts = phrases.iter().flat_map(|p| self.parts(p));
        parts.into_iter().find_map(|part| self.in_part(&part, document))
    }

    /// What somebody or something of a body is called that has no name: "Northline spokesperson". Nothing where more than an article
    /// stands before the noun: "another spokesperson for Northline".
    pub(super) fn shown(&self, found: &Affiliation) -> Option<String> {
        let page = self.page;
        let before = found.role.start.checked_sub(1);
        let other = before.is_some_and(|i| page.is(i, DETERMINER) && !page.is(i, ARTICLE));
        let role = page.line(found.role.clone());
        let role = if page.entry(found.role.start).is_noun() { lower_first(&role) } else { role };
        (found.behind && !role.is_empty() && !other).then(|| format!("{} {role}", found.body))
    }

    /// A phrase in the pieces between its commas.
    fn parts(&self, phrase: &Phrase) -> Vec<Phrase> {
        let mut out = Vec::new();
        let mut rest = phrase.clone();
        while !rest.is_empty() {
            let part = names::first_part(self.page, rest.clone());
            rest.start = part.end + 1;
            out.push(part);
        }
        out
    }

    fn in_part(&self, part: &Phrase, document: bool) -> Option<Affiliation> {
        let page = self.page;
        // "Lee, PhD, of the institute"
        if page.is(part.start, AFFILIATING) {
            return self.behind(part.clone(), document).map(|body| Affiliation {
                body,
                role: part.start..part.start,
                behind: false,
            });
        }
        let core = names::core(page, part.clone());
        let head = core.end.checked_sub(1)?;
        let fits = document || page.capital(head) || people::role(page, head).is_some();
        if !fits || core.clone().any(|i| page.is(i, OUTSIDER)) {
            return None;
        }
        self.before(&core).or_else(|| {
            // "Lee is the director of the institute": the role ends at its noun.
            let end = part.end + usize::from(page.is(part.end, AFFILIATING));
            let body = self.behind(core.end..end, document)?;
            let start = core.start + usize::from(page.is(core.start, DETERMINER));
            Some(Affiliation { body, role: start..core.end, behind: self.whole_behind(core.end..end) })
        })
    }

    /// A body that stands before the noun: "Northline’s lawyer", "a Northline lawyer", "the company’s lawyer", "its lawyer".
    fn before(&self, core: &Phrase) -> Option<Affiliation> {
        let page = self.page;
        let owns = |i: usize| matches!(page.kind(i), Some(TokenKind::Clitic | TokenKind::Apostrophe));
        core.clone().find_map(|i| {
            let alone = i == core.start || page.is(i - 1, DETERMINER);
            let (body, end) = match self.mention(i) {
                // "the Lee campaign’s manager"
                Some((_, name)) if self.common_body(name.end) => (page.line(i..name.end + 1), name.end + 1),
                Some((m, name)) => (self.with_partners(m)?, name.end),
                None if page.capital(i) && !page.is(i, SMALL) => self.in_title(i..core.end)?,
                None if page.is(i, BODY) && alone => (self.meant(i)?.name.clone(), i + 1),
                None if page.is(i, POSSESSIVE) => (self.its(i)?.name.clone(), i + 1),
                None => return None,
            };
            // "Northline’s chairman’s sister" is no voice of Northline.
            let role = end + usize::from(owns(end))..core.end;
            (!role.is_empty() && !role.clone().any(owns)).then_some(Affiliation { body, role, behind: false })
        })
    }

    /// The organisation that a mention names, and those joined to it: "the Orr/Varn poll".
    fn with_partners(&self, m: usize) -> Option<String> {
        let page = self.page;
        let first = self.clusters.mentions.get(m)?.name.clone();
        let mut whole = first.clone();
        while let Some((_, next)) = self.mention(whole.end + 1).filter(|_| page.reads(whole.end, "/")) {
            whole.end = next.end;
        }
        let body = self.organisation(m)?;
        Some(if whole == first { body.name.clone() } else { page.line(whole) })
    }

    /// A body that follows the noun: "a spokesman for Northline", "a report by the institute".
    fn behind(&self, phrase: Phrase, document: bool) -> Option<String> {
        let page = self.page;
        let links = if document { PUBLISHING } else { AFFILIATING };
        for i in phrase.clone() {
            let published = document && page.reads(i, "in") && page.is_before(i, 1, ISSUING);
            if page.is(i, RELATIVE) || document && page.is(i, COMMISSIONING) {
                return None;
            }
            if page.is(i, links) || published {
                // "an analyst at the private Varn Institute"
                // … and "of the youth group Roofs Now"
                let kind = |k: usize| page.is(k, BODY) && page.capital(k + 1);
                let between = |k: &usize| {
                    page.is(*k, DETERMINER)
                        || !page.capital(*k) && !page.is(*k, SMALL) && (!page.is(*k, BODY) || kind(*k))
                };
                let first = (i + 1..i + 5).find(|k| !between(k)).unwrap_or(i + 1);
                let found = match self.mention(first) {
                    Some((_, name)) if self.common_body(name.end) => return Some(page.line(first..name.end + 1)),
                    Some((m, name)) if name.start == first && !self.attributive(m, phrase.end) => self.organisation(m),
                    None if page.is(first, BODY) && first == i + 2 && page.is(i + 1, DEFINITE) => self.meant(first),
                    _ => None,
                };
                if let Some(found) = found {
                    return Some(found.name.clone());
                }
            } else if page.is(i, PREPOSITION) && (document || !page.reads(i, "in")) {
                return None;
            }
        }
        None
    }

    /// Whether a phrase names a body with nothing that goes on its name: no "Forum" of "the Forum for Urban Justice".
    fn whole_behind(&self, phrase: Phrase) -> bool {
        let page = self.page;
        let mention = phrase.clone().find_map(|i| self.mention(i));
        mention.is_some_and(|(_, name)| {
            let goes_on = page.is(name.end, AND | LINK) && (name.end + 1..name.end + 3).any(|i| page.capital(i));
            !goes_on && !self.common_body(name.end) && page.kind(name.end) != Some(TokenKind::Clitic)
        })
    }

    /// Whether a noun for a body stands here that is no name by itself: "campaign" of "the Lee campaign".
    fn common_body(&self, i: usize) -> bool {
        self.page.is(i, BODY) && !self.page.capital(i)
    }

    /// A body among the capitals of a title, and where it ends: "NFA" of "NFA President", "Varn Health Board" of "Varn Health Board
    /// Chairman".
    fn in_title(&self, title: Phrase) -> Option<(String, usize)> {
        let page = self.page;
        let run = title.start..title.clone().find(|&i| !page.capital(i)).unwrap_or(title.end);
        let word = page.doc.word(run.start);
        // "CEO" is no body.
        let office = people::role(page, run.start).is_some();
        let letters = word.len() > 2 && word.chars().all(char::is_uppercase) && !page.is(run.start, STATE) && !office;
        let end = match run.clone().rfind(|&i| page.is(i, BODY)) {
            // "Union leaders" may only begin its sentence.
            Some(last) if last == run.start && page.before(last, 1).is_none() => run.start,
            Some(last) => last + 1,
            None => run.start + usize::from(letters),
        };
        (end > run.start).then(|| (page.line(run.start..end), end))
    }

    /// Whether a mention, in a phrase that ends at `limit`, only tells which: "the Northline pier". Of "Northline’s board", it
    /// is the body all the same.
    fn attributive(&self, m: usize, limit: usize) -> bool {
        let Some(mention) = self.clusters.mentions.get(m) else { return true };
        let after = mention.name.end;
        let noun = self.page.kind(after) == Some(TokenKind::Word) && !self.page.is(after, SMALL);
        let owner = matches!(self.page.kind(after), Some(TokenKind::Clitic | TokenKind::Apostrophe));
        let part = owner && (after + 1..limit).any(|i| self.page.is(i, BODY));
        mention.weak && !part || after < limit && noun
    }

    /// The mention that a token stands in, and its name.
    fn mention(&self, i: usize) -> Option<(usize, Phrase)> {
        let m = self.clusters.at(&(i..i + 1))?;
        let name = self.clusters.mentions.get(m)?.name.clone();
        name.contains(&i).then_some((m, name))
    }

    /// The organisation that a mention names; none for "Indonesian", "Republican".
    fn organisation(&self, m: usize) -> Option<&Cluster> {
        let body = self.clusters.mentions.get(m)?.name.clone().any(|i| self.page.is(i, BODY));
        let demonym = self.clusters.mentions[m].name.clone().last().is_some_and(|i| self.page.is(i, DEMONYM));
        let cluster = self.clusters.all.get(*self.clusters.of.get(m)?).filter(|_| !demonym)?;
        let kind = cluster.kind;
        (kind == Some(NameKind::Organisation) || body && kind == Some(NameKind::Place)).then_some(cluster)
    }

    /// The mentions whose names begin in some tokens.
    fn mentions(&self, tokens: Phrase) -> Phrase {
        let before = |token: usize| self.clusters.mentions.partition_point(|m| m.name.start < token);
        before(tokens.start)..before(tokens.end)
    }

    /// The organisations that are named in some tokens, each once.
    fn named(&self, tokens: Phrase) -> Vec<usize> {
        let mut out: Vec<usize> =
            self.mentions(tokens).filter(|&m| self.organisation(m).is_some()).map(|m| self.clusters.of[m]).collect();
        out.sort_unstable();
        out.dedup();
        out
    }

    /// The one organisation that "the council" or "the company" can mean: the only one before it that is called so, or, for a noun
    /// that stands for any body, the only one.
    fn meant(&self, noun: usize) -> Option<&Cluster> {
        let page = self.page;
        let before = self.named(noun.saturating_sub(BACK)..noun);
        let is_one = |c: &Cluster| is_called(page, &c.name, &c.roles, page.at(noun));
        let called: Vec<usize> = before.iter().copied().filter(|&w| is_one(&self.clusters.all[w])).collect();
        if let [one] = called[..] {
            return self.clusters.all.get(one);
        }
        let [one] = before[..] else { return None };
        let cluster = self.clusters.all.get(one)?;
        let trades = !page.is(noun, TRADING) || may_trade(&cluster.name);
        (called.is_empty() && page.is(noun, ANY_BODY) && trades).then_some(cluster)
    }

    /// The organisation that "its" means: the only one that its paragraph names before, or else the paragraph before that, if
    /// that names no place as well.
    fn its(&self, i: usize) -> Option<&Cluster> {
        let page = self.page;
        let here = page.paragraph(i);
        let tokens = |p: usize| page.doc.paragraphs.get(p).map_or(i..i, |p| p.tokens.start..p.tokens.end.min(i));
        let place = |m: usize| self.clusters.all[self.clusters.of[m]].kind == Some(NameKind::Place);
        let near = [Some(here), here.checked_sub(1)].into_iter().flatten().map(tokens);
        let near = near.into_iter().find(|tokens| self.mentions(tokens.clone()).next().is_some())?;
        let [one] = self.named(near.clone())[..] else { return None };
        (page.is(i, IT) && !self.mentions(near).any(place)).then(|| self.clusters.all.get(one)).flatten()
    }
}

/// Without the capital of its first word, which is only its sentence's.
fn lower_first(words: &str) -> String {
    let mut chars = words.chars();
    let second = chars.clone().nth(1).is_some_and(char::is_lowercase);
    match chars.next() {
        Some(first) if second => first.to_lowercase().chain(chars).collect(),
        _ => words.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::speakers_of;

    /// Body and role of each speaker of a text whose sources stand in square brackets: "role · body", "—" for none.
    #[track_caller]
    fn check(marked: &str, expected: &[&str]) {
        let shown = |s: crate::analysis::Speaker| {
            let parts: Vec<String> = s.role.filter(|_| s.body.is_some()).into_iter().chain(s.body).collect();
            if parts.is_empty() { "—".to_owned() } else { parts.join(" · ") }
        };
        assert_eq!(speakers_of(marked).into_iter().map(shown).collect::<Vec<_>>(), expected, "{marked}");
    }

    #[test]
    fn a_person_without_a_name_speaks_for_a_body() {
        check("[A spokesperson for Northline Ltd] spoke.", &["spokesperson · Northline Ltd"]);
        check("[A Varn Council spokesperson] spoke.", &["spokesperson · Varn Council"]);
        check(
            "[The Lee campaign’s manager] spoke. [A spokesman for the Lee campaign] left.",
            &["manager · Lee campaign", "spokesman · Lee campaign"],
        );
        check("[An analyst at the private Varn Institute] spoke.", &["analyst · Varn Institute"]);
        check("[Union leaders] spoke. [The winner of Varn’s contest] left.", &["—", "—"]);
        check("[Varn Council’s senior lawyer] spoke.", &["senior lawyer · Varn Council"]);
        check("[A professor of law at Hill College] spoke.", &["professor · Hill College"]);
        check("[Officials at the Home Office] spoke.", &["Officials · Home Office"]);
        check("[A spokesman for Ann Lee] spoke.", &["—"]);
    }

    /// What each speaker is called.
    #[track_caller]
    fn called(marked: &str, expected: &[&str]) {
        let found: Vec<String> = speakers_of(marked).into_iter().map(|s| s.name).collect();
        assert_eq!(found, expected, "{marked}");
    }

    #[test]
    fn who_has_no_name_is_called_by_the_body_behind() {
        called("[Officials at the Home Office] spoke.", &["Home Office officials"]);
        called("[A spokesman for Northline Ltd in Varn] spoke.", &["Northline Ltd spokesman"]);
        called("[A report by the Varn Institute in March 2021] came.", &["Varn Institute report"]);
        called("[Another spokesman for Northline Ltd] spoke.", &["Another spokesman for Northline Ltd"]);
        called("[A Northline Ltd spokesman] spoke.", &["A Northline Ltd spokesman"]);
        called("[A spokesman for Ann Lee] spoke.", &["A spokesman for Ann Lee"]);
    }

    #[test]
    fn a_text_is_called_without_when_it_came_out() {
        called("[A new poll in March] came. [A memo from 2016] left.", &["A poll", "A memo from 2016"]);
        called("[The army’s own doctors] left.", &["The army’s doctors"]);
    }

    #[test]
    fn a_named_person_speaks_for_a_body() {
        check("[Ann Lee, chief executive of Acme Bank], spoke.", &["chief executive of Acme Bank · Acme Bank"]);
        check("[Acme Bank’s chairman, Bo Ash], spoke.", &["Acme Bank’s chairman · Acme Bank"]);
        check("[Varn Health Board Chairman Ann Lee] spoke.", &["Varn Health Board Chairman · Varn Health Board"]);
        check("[Ann Lee, of the Varn Council’s north office], spoke.", &["Varn Council"]);
        check("[Ann Lee of the Varn Council] spoke.", &["Varn Council"]);
        check("[CEO Ann Lee] spoke. [NFA President Bo Ash] left.", &["—", "NFA President · NFA"]);
        check("Acme Bank shut. [Its president], Bo Ash, spoke.", &["president · Acme Bank"]);
        check("Acme Bank shut.\n\nIt rained. [Its president], Bo Ash, spoke.", &["president · Acme Bank"]);
        check("Acme Bank met Orr Ltd.\n\nIt rained. [Its president], Bo Ash, spoke.", &["—"]);
        check("[Bo Ash of the youth group Roofs Now] spoke.", &["Roofs Now"]);
        check("[Bo Ash], of the Varn Council, spoke.", &["Varn Council"]);
        check("Acme Bank paid its lawyer, Bo Ash. [Ash] spoke.", &["lawyer · Acme Bank"]);
        check("Ann Lee is the director of the Varn Institute. [Lee] spoke.", &["director · Varn Institute"]);
    }

    #[test]
    fn who_is_outside_a_body_does_not_speak_for_it() {
        check("[A customer of Acme Bank] spoke. [A former director of Acme Bank] left.", &["—", "—"]);
        check("[Acme Bank’s chairman’s sister] spoke.", &["—"]);
    }

    #[test]
    fn a_document_has_its_publisher() {
        check("[A report by the Varn Institute] came.", &["Varn Institute"]);
        check("[The Home Office letter] came.", &["Home Office"]);
        check("[An Orr Institute/Varn Institute poll] came.", &["Orr Institute/Varn Institute"]);
        check("[The Hill Research Center’s analysis] came.", &["Hill Research Center"]);
        check("[A report on Acme Bank] came. [A survey commissioned by Acme Bank] left.", &["—", "—"]);
    }

    #[test]
    fn the_company_is_a_body_only_where_one_can_be_meant() {
        check("Acme Bank lost money. [A bank spokesman] spoke.", &["spokesman · Acme Bank"]);
        check("Acme Ltd lost money. [A spokesman for the company] spoke.", &["spokesman · Acme Ltd"]);
        check("Acme Ltd sued Orr & Co Ltd. [A company spokesman] spoke.", &["—"]);
        check("The Varn Court sat. [A district court judge] spoke.", &["—"]);
        check("Acme Bank lost money. [Its auditor] spoke.", &["auditor · Acme Bank"]);
    }
}
