//! Names to those who bear them: one cluster for "Ann Lee", "Mayor Lee" and "LEE", two for two people with one surname.

use super::acronyms::with_acronyms;
use super::aliases::aliases;
use super::keys::{key, keys, with_surnames};
use super::mention::{Mention, Votes, best, may_trade};
use super::mentions::{mentions, title_case};
use super::names;
use super::people::{self, Gender};
use crate::reader::{Name, NameKind};
use crate::text::TokenKind;
use crate::words::lexicon::{AND, ARTICLE, DEFINITE, LEGAL_FORM, LINK, LOCALITY, PREPOSITION, STATE, look_up};
use crate::words::{Page, Phrase};
use std::collections::{BTreeMap, BTreeSet};

/// Somebody or something that the article names.
#[derive(Clone, Debug, Default)]
pub(super) struct Cluster {
    /// The fullest name, on one line.
    pub name: String,
    /// What kind of thing it is, where the places of its name tell.
    pub kind: Option<NameKind>,
    /// Where titles, roles or a given name tell.
    pub gender: Option<Gender>,
    /// What the article says that they are, in the order of the text.
    pub roles: Vec<Phrase>,
    /// What its places say of its kind.
    pub votes: Votes,
}

/// So many roles are enough to know somebody by; later ones are not kept.
pub(super) const ROLES: usize = 40;

/// The mentions of an article, by whom or what they name.
pub(super) struct Clusters {
    /// In the order of the text.
    pub all: Vec<Cluster>,
    /// All mentions, in the order of the text.
    pub mentions: Vec<Mention>,
    /// For each mention whose it is.
    pub of: Vec<usize>,
    /// For each mention whether only one can be meant.
    pub sure: Vec<bool>,
}

/// How many names at most begin inside another.
const NESTED: usize = 4;

/// How many surnames a misspelt one is compared with: more than any article has.
const SURNAMES: usize = 60;

/// Where each name may be found.
#[derive(Default)]
struct Index {
    full: BTreeMap<Vec<String>, usize>,
    last: BTreeMap<String, Vec<usize>>,
    first: BTreeMap<String, Vec<usize>>,
    /// People by what stands between their first word and their last: the first of two surnames.
    inner: BTreeMap<String, Vec<usize>>,
    letters: BTreeMap<String, usize>,
    /// Of people.
    initials: BTreeMap<String, BTreeSet<usize>>,
    /// Some surnames, in the order of the text.
    surnames: Vec<(String, usize)>,
    /// Names of one word that are a place's somewhere.
    places: BTreeSet<String>,
}

impl Index {
    /// The one surname that differs from a word by a letter.
    fn misspelt(&self, word: &str) -> Option<usize> {
        if word.chars().count() < 5 {
            return None;
        }
        let mut near = self.surnames.iter().filter(|(name, _)| one_letter_apart(name, word));
        match (near.next(), near.next()) {
            (Some((_, cluster)), None) => Some(*cluster),
            _ => None,
        }
    }
}

/// Whether two words that begin alike differ by one letter, put in, left out or changed.
fn one_letter_apart(a: &str, b: &str) -> bool {
    if a.chars().next() != b.chars().next() {
        return false;
    }
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let alike = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let tail = |i: usize, j: usize| a.get(i..) == b.get(j..);
    let k = alike;
    a != b && (tail(k + 1, k + 1) || tail(k + 1, k) || tail(k, k + 1))
}

impl Clusters {
    /// Reads every name of a text.
    pub(super) fn new(page: &Page<'_>, names: &[Name]) -> Self {
        let mut mentions = with_surnames(page, with_acronyms(page, mentions(page, names)));
        let keys = keys(page, &mentions);
        // "Highland Leaf" may look like a person's name, but Highland Leaf Ltd is none.
        for (mention, key) in mentions.iter_mut().zip(&keys) {
            let company = key.last().is_some_and(|last| look_up(last).is(LEGAL_FORM));
            mention.votes[0] = if company { 0.0 } else { mention.votes[0] };
        }
        let mut clusters =
            Clusters { all: Vec::new(), of: vec![0; mentions.len()], sure: vec![true; mentions.len()], mentions };
        let mut index = Index::default();
        for m in (0..keys.len()).filter(|&m| keys[m].len() > 1) {
            let cluster = clusters.find(&mut index.full, &keys[m]);
            clusters.join(m, cluster, page);
        }
        clusters.index(page, &keys, &mut index);
        for m in (0..keys.len()).filter(|&m| keys[m].len() == 1) {
            let (cluster, sure) = clusters.short(page, m, &keys[m], &mut index);
            let known = clusters.all[cluster].kind;
            clusters.of[m] = cluster;
            clusters.sure[m] = sure;
            if known.is_none() || index.full.get(&keys[m]) == Some(&cluster) {
                clusters.join(m, cluster, page);
            } else {
                clusters.learn(m, cluster, page);
            }
        }
        for [name, alias] in aliases(page, &clusters.mentions) {
            clusters.unite(clusters.of[name], clusters.of[alias], &mut index);
        }
        clusters.name(page, &keys);
        clusters.headlines(page, &keys, &index);
        clusters
    }

    fn find(&mut self, full: &mut BTreeMap<Vec<String>, usize>, key: &[String]) -> usize {
        let next = self.all.len();
        let cluster = *full.entry(key.to_vec()).or_insert(next);
        if cluster == next {
            self.all.push(Cluster::default());
        }
        cluster
    }

    /// A mention is this cluster's, and says what it is.
    fn join(&mut self, m: usize, cluster: usize, page: &Page<'_>) {
        self.of[m] = cluster;
        let (Some(e), Some(mention)) = (self.all.get_mut(cluster), self.mentions.get(m)) else { return };
        for (all, one) in e.votes.iter_mut().zip(mention.votes) {
            *all += one;
        }
        e.kind = best(&e.votes);
        self.learn(m, cluster, page);
    }

    /// Two clusters are one's: what was the second's is the first's.
    fn unite(&mut self, first: usize, second: usize, index: &mut Index) {
        let Some(gone) = self.all.get_mut(second).filter(|_| first != second).map(std::mem::take) else { return };
        let Some(e) = self.all.get_mut(first) else { return };
        e.votes.iter_mut().zip(gone.votes).for_each(|(all, more)| *all += more);
        e.kind = best(&e.votes);
        e.gender = e.gender.or(gone.gender);
        e.roles.extend(gone.roles);
        e.roles.truncate(ROLES);
        let lists = index.last.values_mut().chain(index.first.values_mut()).flatten();
        let all = index.full.values_mut().chain(index.letters.values_mut()).chain(lists).chain(&mut self.of);
        all.filter(|cluster| **cluster == second).for_each(|cluster| *cluster = first);
    }

    /// What a mention's surroundings say of its cluster.
    fn learn(&mut self, m: usize, cluster: usize, page: &Page<'_>) {
        let (Some(e), Some(mention)) = (self.all.get_mut(cluster), self.mentions.get(m)) else { return };
        if e.roles.len() < ROLES {
            e.roles.extend(mention.roles.iter().cloned());
        }
        // "Mrs Lee's solicitor" is no woman.
        let own = |r: &Phrase| names::after_possessive(page, r);
        let roles = mention.roles.iter().flat_map(own);
        let told = roles.rev().find_map(|i| people::gender(page, i));
        e.gender = told.or(e.gender).or_else(|| people::given(page, mention.name.start));
    }

    /// Whether all of a name is written in capitals.
    fn shouted(&self, page: &Page<'_>, m: usize) -> bool {
        self.mentions[m].name.clone().all(|i| !page.doc.word(i).contains(char::is_lowercase))
    }

    fn index(&mut self, page: &Page<'_>, keys: &[Vec<String>], index: &mut Index) {
        let place = |m: &Mention| best(&m.votes) == Some(NameKind::Place) || page.is(m.name.start, STATE | LOCALITY);
        let one = self.mentions.iter().zip(keys).filter(|(m, key)| key.len() == 1 && place(m));
        index.places.extend(one.filter_map(|(_, key)| key.first().cloned()));
        for (m, key) in keys.iter().enumerate().filter(|(_, k)| k.len() > 1) {
            let cluster = self.of[m];
            let person = self.all[cluster].kind == Some(NameKind::Person);
            let (Some(first), Some(last)) = (key.first(), key.last()) else { continue };
            // "IBM Research" is nobody whose given name is IBM.
            let letters = page.doc.word(self.mentions[m].name.start);
            let spelt = letters.len() > 1 && letters.chars().all(char::is_uppercase) && !self.shouted(page, m);
            let given = Some((&mut index.first, first)).filter(|_| !spelt);
            for (map, word) in [(&mut index.last, last)].into_iter().chain(given) {
                let all = map.entry(word.clone()).or_default();
                if !all.contains(&cluster) && all.len() < 8 {
                    all.push(cluster);
                }
            }
            if person && index.surnames.len() < SURNAMES && !index.surnames.iter().any(|(_, e)| *e == cluster) {
                index.surnames.push((last.clone(), cluster));
            }
            // "Salas" of "Rosa Salas Moreno", "Girma" of "Abel Tesfaye-Girma"
            let inner = key.iter().skip(1).rev().skip(1).map(String::as_str);
            let halves = last.split('-').filter(|half| *half != last);
            for word in inner.chain(halves).filter(|w| person && w.len() > 1) {
                let all = index.inner.entry(word.to_owned()).or_default();
                if !all.contains(&cluster) && all.len() < 8 {
                    all.push(cluster);
                }
            }
            if person {
                let letters: String = key.iter().flat_map(|w| w.split('-')).filter_map(|w| w.chars().next()).collect();
                index.initials.entry(letters).or_default().insert(cluster);
            } else {
                let small = |w: &&String| !look_up(w).is(AND | ARTICLE | LINK | PREPOSITION);
                let letters: String = key.iter().filter(small).filter_map(|w| w.chars().next()).collect();
                index.letters.entry(letters).or_insert(cluster);
                let all: String = key.iter().filter_map(|w| w.chars().next()).collect();
                index.letters.entry(all).or_insert(cluster);
            }
        }
    }

    /// Whose a name of one word is, and whether nobody else's: a surname, a given name, letters, a part of a body's name.
    fn short(&mut self, page: &Page<'_>, m: usize, key: &[String], index: &mut Index) -> (usize, bool) {
        let word = key.first().cloned().unwrap_or_default();
        let mention = self.mentions[m].clone();
        let upper =
            page.doc.word(mention.name.start).chars().all(|c| c.is_uppercase() || c.is_ascii_digit() || c == '.');
        let person = |e: &usize| self.all[*e].kind == Some(NameKind::Person);
        let told = mention.roles.iter().flat_map(|r| r.clone()).find_map(|i| people::gender(page, i));
        let fits = |e: &usize| told.is_none() || self.all[*e].gender.is_none_or(|g| Some(g) == told);
        for map in [&index.last, &index.first] {
            let mut all: Vec<usize> =
                map.get(&word).into_iter().flatten().copied().filter(person).filter(fits).collect();
            // Of "Mia Lowther" and "her father, Bo Lowther", "Mr Lowther" is the one who is known to be a man.
            let known = |e: &usize| told.is_some() && self.all[*e].gender == told;
            if all.iter().any(known) {
                all.retain(known);
            }
            if let Some(&cluster) = all.first() {
                return (cluster, all.len() == 1);
            }
        }
        if let Some(&cluster) = index.letters.get(&word).filter(|_| upper && word.len() > 1) {
            return (cluster, true);
        }
        // "AL: It was late." in an interview with Ann Lee
        let label = upper && page.reads(mention.name.end, ":");
        let mut alike = index.initials.get(&word).filter(|_| label).into_iter().flatten();
        if let (Some(&cluster), None) = (alike.next(), alike.next()) {
            return (cluster, true);
        }
        let the = mention.name.start.checked_sub(1).is_some_and(|i| page.is(i, DEFINITE));
        let bodies: Vec<usize> = (index.last.get(&word).into_iter().flatten().copied())
            .filter(|&e| the && self.all[e].kind == Some(NameKind::Organisation))
            .collect();
        if let Some(&cluster) = bodies.first() {
            return (cluster, bodies.len() == 1);
        }
        // "Corbel" of "Corbel Foods", but no town of its council
        let own = |e: &usize| self.all[*e].kind == Some(NameKind::Organisation) && may_trade(&self.all[*e].name);
        let named: Vec<usize> = index.first.get(&word).into_iter().flatten().copied().filter(own).collect();
        let unlike = matches!(best(&mention.votes), Some(NameKind::Person | NameKind::Place | NameKind::Group));
        if let ([cluster], false) = (&named[..], unlike || index.places.contains(&word)) {
            return (*cluster, true);
        }
        // "Salas" of "Rosa Salas Moreno"
        let other = matches!(best(&mention.votes), Some(NameKind::Organisation | NameKind::Place | NameKind::Group));
        if let Some([cluster]) = index.inner.get(&word).map(|all| &all[..]).filter(|_| !other) {
            return (*cluster, true);
        }
        // A surname that is written once as it never was before may be a slip of the pen.
        if !index.full.contains_key(key)
            && let Some(cluster) = index.misspelt(&word).filter(|e| self.all[*e].kind == Some(NameKind::Person))
        {
            return (cluster, false);
        }
        (self.find(&mut index.full, key), true)
    }

    /// The name that each cluster has most often, of those of most words.
    fn name(&mut self, page: &Page<'_>, keys: &[Vec<String>]) {
        let mut forms: Vec<BTreeMap<String, (usize, usize)>> = vec![BTreeMap::new(); self.all.len()];
        for (m, mention) in self.mentions.iter().enumerate() {
            let name = mention.name.clone();
            let shared = mention.surname.map(|i| page.doc.word(i));
            let text = [page.line(name).as_str()].into_iter().chain(shared).collect::<Vec<_>>().join(" ");
            let form = forms[self.of[m]].entry(text).or_insert((keys[m].len(), 0));
            form.1 += 1;
        }
        for (cluster, forms) in self.all.iter_mut().zip(forms) {
            // "WALLACE" of a label only where nothing else is written.
            let shouted = |name: &str| name.len() > 4 && !name.contains(char::is_lowercase);
            let best = forms.into_iter().max_by_key(|(name, (len, count))| (*len, !shouted(name), *count, name.len()));
            cluster.name = best.map(|(name, _)| name).unwrap_or_default();
        }
    }

    /// Lines that write every word with a capital hold the names that the text holds.
    fn headlines(&mut self, page: &Page<'_>, keys: &[Vec<String>], index: &Index) {
        let mut found: Vec<(Mention, usize)> = Vec::new();
        let short: BTreeMap<&str, usize> =
            keys.iter().enumerate().filter(|(_, k)| k.len() == 1).map(|(m, k)| (k[0].as_str(), self.of[m])).collect();
        for s in page.doc.sentences.iter().filter(|s| title_case(page, &s.tokens)) {
            let mut i = s.tokens.start;
            while i < s.tokens.end {
                let long = (2..6).rev().map(|n| i..(i + n).min(s.tokens.end));
                let hit = long.filter_map(|p| Some((p.clone(), *index.full.get(&key(page, &p))?))).next();
                let one = || {
                    let word = page.at(i).replace('.', "");
                    let last = index.last.get(&word).and_then(|all| all.first()).copied();
                    let cluster = short.get(word.as_str()).copied().or(last)?;
                    (page.capital(i) && self.all[cluster].kind.is_some()).then_some((i..i + 1, cluster))
                };
                let Some((name, cluster)) = hit.or_else(one) else {
                    i += 1;
                    continue;
                };
                i = name.end;
                let weak = page.kind(i) == Some(TokenKind::Clitic);
                let whole = name.clone();
                found.push((Mention { name, whole, votes: [0.0; 4], roles: Vec::new(), weak, surname: None }, cluster));
            }
        }
        let body = self.mentions.drain(..).zip(self.of.drain(..)).zip(self.sure.drain(..));
        let mut all: Vec<((Mention, usize), bool)> = body.chain(found.into_iter().map(|f| (f, true))).collect();
        all.sort_by_key(|((m, _), _)| m.name.start);
        for ((mention, cluster), sure) in all {
            self.mentions.push(mention);
            self.of.push(cluster);
            self.sure.push(sure);
        }
    }

    /// Whether a token stands in a name, even where another begins inside that one: "and" of "Bakers and Millers’ Union".
    pub(super) fn inside(&self, token: usize) -> bool {
        let after = self.mentions.partition_point(|m| m.name.start <= token);
        self.mentions[..after].iter().rev().take(NESTED).any(|m| m.name.contains(&token))
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
    fn a_company_is_the_same_with_and_without_ltd() {
        let text = "[Highland Leaf Ltd] sang. [Highland Leaf] left. [Highland Leaf Council] wept.";
        assert_eq!(who(text), ["Highland Leaf Ltd", "Highland Leaf Ltd", "Highland Leaf Council"]);
        assert_eq!(who("[New Varn Hotels] sang. [New Varn] left."), ["New Varn Hotels", "New Varn"]);
    }

    #[test]
    fn a_couple_has_one_surname() {
        assert_eq!(who("Alan and Rita Hill left. [Mr Hill] sang. [Mrs Hill] wept."), ["Alan Hill", "Rita Hill"]);
        assert_eq!(who("Bo Ash, Alan and Rita Hill left. [Alan] sang."), ["Alan"]);
        assert_eq!(who("[Alan and Rita Hill] left."), ["Alan and Rita Hill"]);
    }

    #[test]
    fn the_first_of_two_surnames_is_one() {
        assert_eq!(who("Ana Sol met Rosa Salas Moreno. [Salas] sang. [Moreno] left."), ["Rosa Salas Moreno"; 2]);
        assert_eq!(who("[Abel Tesfaye-Girma] sang. [Mr Girma] left."), ["Abel Tesfaye-Girma"; 2]);
        assert_eq!(who("Rosa Salas Moreno met Lia Salas Quist. [Salas] sang."), ["Salas"]);
    }

    #[test]
    fn a_title_tells_which_of_two_with_one_surname() {
        let text = "Mia Lowther found it. Her father, Bo Lowther, kept it. [Mr Lowther] sang.";
        assert_eq!(who(text), ["Bo Lowther"]);
        assert_eq!(who("[George W. Tarn] sang. [George H. Tarn] left."), ["George W. Tarn", "George H. Tarn"]);
    }

    #[test]
    fn particles_articles_and_post_nominals() {
        assert_eq!(who("[Luis de la Cruz Ortega] sang. [De la Cruz] left."), ["Luis de la Cruz Ortega"; 2]);
        let text = "[Sofia van den Brinck] sang. [Van den Brinck] left. [Jan de la Haye] wept.";
        assert_eq!(who(text), ["Sofia van den Brinck", "Sofia van den Brinck", "Jan de la Haye"]);
        assert_eq!(who("[Omar bin Faisal al-Harbi] sang. [Al-Harbi] said so."), ["Omar bin Faisal al-Harbi"; 2]);
        assert_eq!(who("[Dr Ann Lee MBE] sang. [Lee] left."), ["Ann Lee"; 2]);
    }

    #[test]
    fn letters_and_parts_of_a_name_are_the_body() {
        assert_eq!(who("The federal Rail and Road Commission met. [The RRC] left."), ["Rail and Road Commission"]);
        let text = "[The Varn Rifle Association] met. [The VRA] voted. [The association] left.";
        assert_eq!(who(text), ["Varn Rifle Association"; 3]);
    }

    #[test]
    fn letters_before_a_colon_are_the_person_whose_initials_they_are() {
        assert_eq!(
            who("Desmond Orr-Rowe met Bo Ash.\n\n[DOR]: It was late.\n\n[BA]: It was."),
            ["Desmond Orr-Rowe", "Bo Ash"]
        );
        assert_eq!(who("Bo Ash met Bea Arne.\n\n[BA]: It was late.")[0], "BA");
        assert_eq!(who("The Movement 5 Stars (M5S) met. [M5S] left."), ["Movement 5 Stars"]);
        assert_eq!(who("Bo Ash met [the BA].")[0], "BA");
    }

    #[test]
    fn a_company_s_first_word_is_the_company() {
        assert_eq!(who("Corbel Foods shut two plants.\n\nWorkers left, [Corbel] said."), ["Corbel Foods"]);
        assert_eq!(who("The Varn Council met. It rained in Varn. [Varn] slept."), ["Varn"]);
        assert_eq!(who("Varn Metals met. It rained in Varn. [Varn] slept."), ["Varn"]);
    }

    #[test]
    fn whose_solicitor_somebody_is_tells_nothing_of_them() {
        let text = "Dr Bo Ash sang. Mrs Pugh’s solicitor, Ellis Frost, met [him].\n\n[Mrs Pugh’s solicitor, Ellis Frost,] wept. [He] left.";
        assert_eq!(who(text)[2], "Ellis Frost");
    }

    #[test]
    fn letters_are_no_given_name() {
        assert_eq!(who("[Varn Research India] met. [VRI] voted. [ORR Research Lab] left. [ORR] sang.")[3], "ORR");
        assert_eq!(who("[JO QUIST] sang. [Jo] left."), ["JO QUIST"; 2]);
    }

    #[test]
    fn a_slip_of_the_pen_is_no_new_person() {
        assert_eq!(who("[Leslie Wimesey] spoke. Then [Wimesy] left."), ["Leslie Wimesey"; 2]);
        assert_eq!(who("[Leslie Wimes] spoke. [Wines] thinks so."), ["Leslie Wimes"; 2]);
        assert_eq!(who("[Leslie Hale] spoke. Then [Hall] left."), ["Leslie Hale", "Hall"]);
    }
}
