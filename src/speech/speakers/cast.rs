//! Names to those who bear them: one entity for "Ann Lee", "Mayor Lee" and "LEE", two for two people with one surname.

use super::acronyms::with_acronyms;
use super::mention::{Mention, Votes, best};
use super::mentions::{mentions, title_case};
use super::people::{self, Gender};
use crate::reader::{Name, NameKind};
use crate::text::TokenKind;
use crate::words::lexicon::{AND, ARTICLE, DEFINITE, GENERATION, LINK, PREPOSITION, look_up};
use crate::words::{Page, Phrase};
use std::collections::{BTreeMap, HashMap};

/// Somebody or something that the article names.
#[derive(Clone, Debug, Default)]
pub(super) struct Entity {
    /// The fullest name, on one line.
    pub name: String,
    /// What kind of thing it is, where the places of its name tell.
    pub sort: Option<NameKind>,
    /// Where titles, roles or a given name tell.
    pub gender: Option<Gender>,
    /// What the article says that they are, in the order of the text.
    pub roles: Vec<Phrase>,
    /// What its places say of its sort.
    pub votes: Votes,
}

/// Everybody whom an article names.
pub(super) struct Cast {
    /// In the order of the text.
    pub entities: Vec<Entity>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// For each mention whose it is.
    pub of: Vec<usize>,
    /// For each mention whether only one can be meant.
    pub sure: Vec<bool>,
}

/// A name's words, in lower case, without a middle initial or what stands behind the surname.
fn key(page: &Page<'_>, name: &Phrase) -> Vec<String> {
    let all: Vec<usize> = name.clone().collect();
    let middle = |i: usize| i > name.start && i + 1 < name.end && page.kind(i) == Some(TokenKind::Initial);
    let after = |i: usize| i > name.start && page.is(i, GENERATION);
    all.into_iter().filter(|&i| !middle(i) && !after(i)).map(|i| page.at(i).replace('.', "")).collect()
}

/// How many surnames a misspelt one is compared with: more than any article has.
const SURNAMES: usize = 60;

/// Where each name may be found.
#[derive(Default)]
struct Index {
    full: HashMap<Vec<String>, usize>,
    last: HashMap<String, Vec<usize>>,
    first: HashMap<String, Vec<usize>>,
    letters: HashMap<String, usize>,
    /// Some surnames, in the order of the text.
    surnames: Vec<(String, usize)>,
}

impl Index {
    /// The one surname that differs from a word by a letter.
    fn misspelt(&self, word: &str) -> Option<usize> {
        if word.chars().count() < 5 {
            return None;
        }
        let mut near = self.surnames.iter().filter(|(name, _)| one_letter_apart(name, word));
        match (near.next(), near.next()) {
            (Some((_, entity)), None) => Some(*entity),
            _ => None,
        }
    }
}

/// Whether two words that begin alike differ by one letter, put in, left out or changed.
fn one_letter_apart(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let alike = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |i: usize, j: usize| a.get(i..) == b.get(j..);
    let k = alike;
    k > 0 && a != b && (tail(k + 1, k + 1) || tail(k + 1, k) || tail(k, k + 1))
}

impl Cast {
    /// Reads every name of a text.
    pub(super) fn new(page: &Page<'_>, names: &[Name]) -> Self {
        let mentions = with_acronyms(page, mentions(page, names));
        let keys: Vec<Vec<String>> = mentions.iter().map(|m| key(page, &m.name)).collect();
        let mut cast =
            Cast { entities: Vec::new(), of: vec![0; mentions.len()], sure: vec![true; mentions.len()], mentions };
        let mut index = Index::default();
        for m in (0..keys.len()).filter(|&m| keys[m].len() > 1) {
            let entity = cast.find(&mut index.full, &keys[m]);
            cast.join(m, entity, page);
        }
        cast.index(&keys, &mut index);
        for m in (0..keys.len()).filter(|&m| keys[m].len() == 1) {
            let (entity, sure) = cast.short(page, m, &keys[m], &mut index);
            let known = cast.entities[entity].sort;
            cast.of[m] = entity;
            cast.sure[m] = sure;
            if known.is_none() || index.full.get(&keys[m]) == Some(&entity) {
                cast.join(m, entity, page);
            } else {
                cast.learn(m, entity, page);
            }
        }
        cast.name(page, &keys);
        cast.headlines(page, &keys, &index);
        cast
    }

    fn find(&mut self, full: &mut HashMap<Vec<String>, usize>, key: &[String]) -> usize {
        let next = self.entities.len();
        let entity = *full.entry(key.to_vec()).or_insert(next);
        if entity == next {
            self.entities.push(Entity::default());
        }
        entity
    }

    /// A mention is this entity's, and says what it is.
    fn join(&mut self, m: usize, entity: usize, page: &Page<'_>) {
        self.of[m] = entity;
        let (Some(e), Some(mention)) = (self.entities.get_mut(entity), self.mentions.get(m)) else { return };
        for (all, one) in e.votes.iter_mut().zip(mention.votes) {
            *all += one;
        }
        e.sort = best(&e.votes);
        self.learn(m, entity, page);
    }

    /// What a mention's surroundings say of its entity.
    fn learn(&mut self, m: usize, entity: usize, page: &Page<'_>) {
        let (Some(e), Some(mention)) = (self.entities.get_mut(entity), self.mentions.get(m)) else { return };
        e.roles.extend(mention.roles.iter().cloned());
        let roles = mention.roles.iter().flat_map(|r| r.clone());
        let told = roles.rev().find_map(|i| people::gender(page, i));
        e.gender = told.or(e.gender).or_else(|| people::given(page, mention.name.start));
    }

    fn index(&mut self, keys: &[Vec<String>], index: &mut Index) {
        for (m, key) in keys.iter().enumerate().filter(|(_, k)| k.len() > 1) {
            let entity = self.of[m];
            let person = self.entities[entity].sort == Some(NameKind::Person);
            let (Some(first), Some(last)) = (key.first(), key.last()) else { continue };
            for (map, word) in [(&mut index.last, last), (&mut index.first, first)] {
                let all = map.entry(word.clone()).or_default();
                if !all.contains(&entity) && all.len() < 8 {
                    all.push(entity);
                }
            }
            if person && index.surnames.len() < SURNAMES && !index.surnames.iter().any(|(_, e)| *e == entity) {
                index.surnames.push((last.clone(), entity));
            }
            if !person {
                let small = |w: &&String| !look_up(w).is(AND | ARTICLE | LINK | PREPOSITION);
                let letters: String = key.iter().filter(small).filter_map(|w| w.chars().next()).collect();
                index.letters.entry(letters).or_insert(entity);
                let all: String = key.iter().filter_map(|w| w.chars().next()).collect();
                index.letters.entry(all).or_insert(entity);
            }
        }
    }

    /// Whose a name of one word is, and whether nobody else's: a surname, a given name, letters, a part of a body's name.
    fn short(&mut self, page: &Page<'_>, m: usize, key: &[String], index: &mut Index) -> (usize, bool) {
        let word = key.first().cloned().unwrap_or_default();
        let mention = self.mentions[m].clone();
        let upper = page.doc.word(mention.name.start).chars().all(|c| c.is_uppercase() || c == '.');
        let person = |e: &usize| self.entities[*e].sort == Some(NameKind::Person);
        let told = mention.roles.iter().flat_map(|r| r.clone()).find_map(|i| people::gender(page, i));
        let fits = |e: &usize| told.is_none() || self.entities[*e].gender.is_none_or(|g| Some(g) == told);
        for map in [&index.last, &index.first] {
            let all: Vec<usize> = map.get(&word).into_iter().flatten().copied().filter(person).filter(fits).collect();
            if let Some(&entity) = all.first() {
                return (entity, all.len() == 1);
            }
        }
        if let Some(&entity) = index.letters.get(&word).filter(|_| upper && word.len() > 1) {
            return (entity, true);
        }
        let the = mention.name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE));
        let bodies: Vec<usize> = (index.last.get(&word).into_iter().flatten().copied())
            .filter(|&e| the && self.entities[e].sort == Some(NameKind::Organisation))
            .collect();
        if let Some(&entity) = bodies.first() {
            return (entity, bodies.len() == 1);
        }
        // A surname that is written once as it never was before may be a slip of the pen.
        if !index.full.contains_key(key)
            && let Some(entity) = index.misspelt(&word).filter(|e| self.entities[*e].sort == Some(NameKind::Person))
        {
            return (entity, false);
        }
        (self.find(&mut index.full, key), true)
    }

    /// The name that each entity has most often, of those of most words.
    fn name(&mut self, page: &Page<'_>, keys: &[Vec<String>]) {
        let mut forms: Vec<BTreeMap<String, (usize, usize)>> = vec![BTreeMap::new(); self.entities.len()];
        for (m, mention) in self.mentions.iter().enumerate() {
            let name = mention.name.clone();
            let text = page.line(name);
            let form = forms[self.of[m]].entry(text).or_insert((keys[m].len(), 0));
            form.1 += 1;
        }
        for (entity, forms) in self.entities.iter_mut().zip(forms) {
            // "WALLACE" of a label only where nothing else is written.
            let shouted = |name: &str| name.len() > 4 && !name.contains(char::is_lowercase);
            let best = forms.into_iter().max_by_key(|(name, (len, count))| (*len, !shouted(name), *count, name.len()));
            entity.name = best.map(|(name, _)| name).unwrap_or_default();
        }
    }

    /// Lines that write every word with a capital hold the names that the text holds.
    fn headlines(&mut self, page: &Page<'_>, keys: &[Vec<String>], index: &Index) {
        let mut found: Vec<(Mention, usize)> = Vec::new();
        let short: HashMap<&str, usize> =
            keys.iter().enumerate().filter(|(_, k)| k.len() == 1).map(|(m, k)| (k[0].as_str(), self.of[m])).collect();
        for s in page.doc.sentences.iter().filter(|s| title_case(page, &s.tokens)) {
            let mut i = s.tokens.start;
            while i < s.tokens.end {
                let long = (2..6).rev().map(|n| i..(i + n).min(s.tokens.end));
                let hit = long.filter_map(|p| Some((p.clone(), *index.full.get(&key(page, &p))?))).next();
                let one = || {
                    let word = page.at(i).replace('.', "");
                    let last = index.last.get(&word).and_then(|all| all.first()).copied();
                    let entity = short.get(word.as_str()).copied().or(last)?;
                    (page.capital(i) && self.entities[entity].sort.is_some()).then_some((i..i + 1, entity))
                };
                let Some((name, entity)) = hit.or_else(one) else {
                    i += 1;
                    continue;
                };
                i = name.end;
                let weak = page.kind(i) == Some(TokenKind::Clitic);
                let whole = name.clone();
                found.push((Mention { name, whole, votes: [0.0; 4], roles: Vec::new(), weak }, entity));
            }
        }
        let body = self.mentions.drain(..).zip(self.of.drain(..)).zip(self.sure.drain(..));
        let mut all: Vec<((Mention, usize), bool)> = body.chain(found.into_iter().map(|f| (f, true))).collect();
        all.sort_by_key(|((m, _), _)| m.name.start);
        for ((mention, entity), sure) in all {
            self.mentions.push(mention);
            self.of.push(entity);
            self.sure.push(sure);
        }
    }

    /// The mention whose name ends where a name ends, or shares a word with it.
    pub(super) fn at(&self, name: &Phrase) -> Option<usize> {
        let first = self.mentions.partition_point(|m| m.name.end <= name.start);
        let near = self.mentions.get(first..)?.iter().take_while(|m| m.name.start < name.end);
        let all: Vec<usize> = near.enumerate().map(|(k, _)| first + k).collect();
        all.iter().copied().find(|&m| self.mentions[m].name.end == name.end).or(all.last().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn a_surname_a_title_and_capitals_are_one_person() {
        let text = "[Mayor Ann Lee] spoke. [Lee] left. [Ms. Lee] sang. [LEE]: No.";
        assert_eq!(who(text), ["Ann Lee"; 4]);
        assert_eq!(who("[Charles E. Quist] spoke. [Mr. Quist] left. [Charles Quist] came."), ["Charles E. Quist"; 3]);
    }

    #[test]
    fn two_people_with_one_surname_stay_two() {
        let text =
            "[Ilse Garrow] left her brother [Tobias Garrow]. [Mr. Garrow] wept. [Ms. Garrow] sang. [Tobias] came.";
        let expected = ["Ilse Garrow", "Tobias Garrow", "Tobias Garrow", "Ilse Garrow", "Tobias Garrow"];
        assert_eq!(who(text), expected);
    }

    #[test]
    fn letters_and_parts_of_a_name_are_the_body() {
        let text = "[The Varn Rifle Association] met. [The VRA] voted. [The association] left.";
        assert_eq!(who(text), ["Varn Rifle Association"; 3]);
    }

    #[test]
    fn a_slip_of_the_pen_is_no_new_person() {
        assert_eq!(who("[Leslie Wimesey] spoke. Then [Wimesy] left."), ["Leslie Wimesey"; 2]);
        assert_eq!(who("[Leslie Hale] spoke. Then [Hall] left."), ["Leslie Hale", "Hall"]);
    }
}
