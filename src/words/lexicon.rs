//! What is known of a word: every list, read once; one look-up a token.
//!
//! The lists are `src/words/*.txt`, in the form that [`crate::text::lists`] explains; the head of each says where it is from and
//! under which licence. What a list's file is decides how its words are inflected.

use super::inflect;
pub(crate) use super::inflect::Form;
use crate::text::lists::{Line, lines};
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::LazyLock;

/// A set of classes of words, one bit each.
pub(crate) type Classes = u128;

/// Makes a constant of each class, and the table of their names: `ANY_BODY` is called `any-body` in the lists.
macro_rules! classes {
    ($($(#[$doc:meta])* $name:ident)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms, reason = "one name serves as number and constant")]
        enum Place { $($name),* }
        $($(#[$doc])* pub(crate) const $name: Classes = 1 << Place::$name as u32;)*
        /// The constants by their names.
        const CLASSES: &[(&str, Classes)] = &[$((stringify!($name), $name)),*];
    };
}

classes! {
    /// He, she, they, and words that stand alone as a source.
    PRONOUN
    /// Him, her, them.
    OBJECT
    /// The, a, his.
    DETERMINER
    /// Has, would, n’t.
    AUXILIARY
    /// Also, later, never.
    ADVERB
    /// That, because, when: a clause begins.
    SUBORDINATOR
    /// Of, for, from: a noun phrase goes on.
    LINK
    /// In, on, at.
    PREPOSITION
    /// Who, whom, which.
    RELATIVE
    /// He, his, him.
    HE
    /// She, her.
    SHE
    /// They, them, both, each.
    THEY
    /// It, which.
    IT
    /// I, we, you: those who speak or listen right there.
    ADDRESS
    /// Author, signatory: somebody of a text.
    OF_TEXT
    /// The, a, an.
    ARTICLE
    /// The, this, both: its noun is known already.
    DEFINITE
    /// A, an, one, another: its noun is new.
    INDEFINITE
    /// His, her, their.
    POSSESSIVE
    /// Many, some, three.
    QUANTIFIER
    /// Both, each, two.
    TWO
    /// Not, never.
    NEGATION
    /// Is, were, been.
    BE
    /// When, while, because: a clause beside another begins.
    CONJUNCTION
    /// As, like, become: before what somebody is.
    COMPLEMENT
    /// Including, like: before an example.
    EXAMPLE
    /// Last, this, next: before a time.
    NEAR_IN_TIME
    /// Month, week.
    UNIT_OF_TIME
    /// And.
    AND
    /// Monday, yesterday: may stand between a cue and its content.
    TIME
    /// Yes, no: answers by themselves.
    REPLY
    /// And, but, meanwhile: may open a sentence without belonging to its subject.
    OPENER
    /// According (to).
    ACCORDING
    /// The months that are nobody's name.
    MONTH
    /// De, von, &: inside a name.
    INNER
    /// Jr., III: behind a name.
    GENERATION
    /// MP, OBE, PhD: what stands behind a name and is none of it.
    POST_NOMINAL
    /// Mayor, Mr.: before a name, no part of it.
    TITLE
    /// Mr., Dr.: a title that does not say what somebody does.
    COURTESY
    /// A noun for people by what they are or do.
    PERSON
    /// A noun or title for women.
    WOMAN
    /// A noun or title for men.
    MAN
    /// A noun that is said of anybody at all, so that it points at nobody who was not called so.
    ANYBODY
    /// Council, Ltd.: what a body is called by.
    BODY
    /// A noun that stands for any body at all: agency, company.
    ANY_BODY
    /// Company, firm: a body that trades.
    TRADING
    /// Council, party: what no company is called.
    NO_COMPANY
    /// What only a country or a town has: a government, a border.
    OF_STATE
    /// Administration, campaign: called by the name of the one who leads it.
    LED
    /// State, city, town.
    LOCALITY
    /// Report, poll: a text that speaks.
    DOCUMENT
    /// Speech, sermon, words: what somebody gives aloud.
    SPOKEN
    /// Gate, storm, recipe: what neither says nor wants anything.
    THING
    /// Know: with a person it is to be acquainted, with "how to" a skill.
    KNOWING
    /// Prompt, draw, spark: whose object others say.
    PROVOKING
    /// Nod, shrug, wave: what somebody does while they speak.
    GESTURING
    /// Report, answer: with "to" and a person it says who is above whom.
    SERVING
    /// Countries and capitals that speak as bodies; those that are people's names too are left out.
    STATE
    /// American, Tory: where people are from, or which party they are of.
    DEMONYM
    /// Republican, voter: whose plural stands for people under one name.
    GROUP
    /// Given names of women.
    GIVEN_WOMAN
    /// Given names of men.
    GIVEN_MAN
    /// Former, retired: an adjective that goes with a noun for people.
    EPITHET
    /// Write, sing, direct: what makes a work, whose title is nobody's words.
    CREATING
    /// Of, for, at: what joins a person to the body that they speak for.
    AFFILIATING
    /// By, from, at: what joins a document to its publisher; what it is "of" or "on" is its subject.
    PUBLISHING
    /// Publish: what is done to a document "in" its publisher.
    ISSUING
    /// Commission, fund, order: what somebody does who has not published a document.
    COMMISSIONING
    /// Court, jury, inquest: those who are told.
    HEARING
    /// Hear: what they do.
    LISTENING
    /// Tell: in the passive it is said of those who listen.
    INFORMING
    /// Nobody, none, no: a source that is none.
    NOBODY
    /// Billionaire, striker: what describes one who is named already, where an office would be somebody else's.
    TRAIT
    /// People: a plural that is said of anybody at all.
    CROWD
    /// Others: those of a group whom nothing names.
    REST
    /// Along: before "with" and those who do the same.
    ACCOMPANYING
    /// Critic, customer, former: who does not speak for the body that they are named with.
    OUTSIDER
    /// Become, elect, appoint: a verb behind which a noun says what somebody is from then on.
    BECOMING
    /// Named, called: before somebody's name.
    CALLED
    /// Identified, known, gave the name: before "as" and somebody's name.
    IDENTIFYING
    /// Aka, better: before what somebody goes by besides a name.
    ALIAS
    /// New, latest: when a text came out, not which it is.
    RECENT
    /// Own: says again whose something is.
    OWN
    /// Vice, deputy: before an office that somebody else holds.
    LESSER
    /// A verb of saying or thinking.
    REPORTING
    /// The speaker puts weight behind it: insisted, confirmed, warned.
    ASSERTING
    /// The article keeps its distance: claimed, alleged.
    DISTANCING
    /// The speaker rejects something: denied, dismissed.
    DENYING
    /// The speaker gives something up: admitted, acknowledged.
    CONCEDING
    /// The speaker asks: asked, wondered.
    QUESTIONING
    /// The speaker wants somebody to do something: demanded, urged.
    DEMANDING
    /// The speaker means to do something: promised, threatened.
    PROMISING
    /// The speaker takes something to be so, or feels about it: believes, fears, hopes.
    BELIEVING
    /// 's, behind what something belongs to.
    GENITIVE
    /// Has, had.
    HAVE
    /// Remains, seems: joins a subject to what it is.
    COPULA
    /// No, nothing, little.
    NEGATIVE
    /// And, or.
    COORDINATOR
    /// I, he, there: begins a clause as its subject.
    SUBJECT
    /// What, whether.
    INTERROGATIVE
    /// Because, although, despite: begins what the clause before it can do without.
    CONTRAST
    /// After, since: begins such a clause where a subject follows.
    TEMPORAL
    /// When, where: asks, or begins such a clause.
    WHEN
    /// Only, even, not: speaks of what follows it.
    FOCUS
    /// Of, about, over: what something is about follows.
    TOPIC
    /// Up, away, ago, more: belongs to no noun phrase before it.
    PARTICLE
    /// Two, million, a-third.
    NUMBER
    /// Hundred, third, half: a number with "a" before it.
    MAGNITUDE
    /// US: before the sign of a currency it says whose.
    OF_CURRENCY
    /// Percent, points.
    PERCENT
    /// To, or: between the ends of a range of numbers.
    RANGE
    /// Half, twice, all: a share of what follows.
    SHARE
    /// Official, source, critic: a source that may stay without a name.
    VAGUE
    /// Doctors, experts: such a source where they are several; one of them is somebody whom the article met.
    VAGUE_GROUP
    /// Source, aide: a source whom nobody knows even after "the".
    UNNAMED
    /// Familiar, briefed: how such a source knows.
    PRIVY
    /// Say, warn, predict: how such a source passes something on.
    TELLING
    /// Say, think, show: a clause without "that" may follow.
    CLAUSAL
    /// Come, fall, take: what a subject does, with which no noun phrase goes on.
    PREDICATE
    /// Accuse, suspect, inform: whom stands between it and "of".
    ACCUSING
    /// You, your: those who are spoken to.
    LISTENER
    /// Instagram, exchange: on which something is posted or traded, and which is not the company that does so.
    VENUE
    /// Interview, conversation: what an article calls itself whose paragraphs ask and answer.
    INTERVIEW
    /// Himself, itself: says again whom a name names.
    REFLEXIVE
    /// Contractor, owner: a person or a company.
    ENTERPRISE
    /// Chairman, boss: who heads a body whose name stands right before.
    HEADING
    /// Ltd, plc: ends a company's name, which may go without it.
    LEGAL_FORM
}

/// The small words of English, all of them.
pub(crate) const SMALL: Classes = PRONOUN
    | OBJECT
    | DETERMINER
    | AUXILIARY
    | ADVERB
    | SUBORDINATOR
    | LINK
    | PREPOSITION
    | RELATIVE
    | AND
    | TIME
    | OPENER
    | ACCORDING;

/// What a noun is only in the singular: "the mayors" is no title, "both ministries" no body.
const OF_ONE: Classes = TITLE | COURTESY | BODY | ANY_BODY | TRADING | NO_COMPANY | OF_STATE | LOCALITY | STATE;

/// How the words of a list are inflected.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Inflected {
    Not,
    Verbs,
    Nouns,
}

/// The lists. Where two know a word, their classes are joined; the later list's lemma counts.
const LISTS: [(Inflected, &str); 7] = [
    (Inflected::Not, list!("small.txt")),
    (Inflected::Not, list!("modifiers.txt")),
    (Inflected::Not, list!("given.txt")),
    (Inflected::Not, list!("titles.txt")),
    (Inflected::Verbs, list!("verbs.txt")),
    (Inflected::Nouns, list!("places.txt")),
    (Inflected::Nouns, list!("nouns.txt")),
];

/// What the lists know about a word.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Entry {
    classes: Classes,
    /// Its lemma and form as a noun, where a list of nouns has it.
    noun: Option<(&'static str, Form)>,
    /// Its form as a verb, where a list of verbs has it.
    verb: Option<Form>,
}

impl Entry {
    /// Whether it is of any of the classes.
    pub(crate) fn is(self, classes: Classes) -> bool {
        self.classes & classes != 0
    }

    /// The singular of a noun that is of any of the classes.
    pub(crate) fn noun(self, classes: Classes) -> Option<&'static str> {
        self.noun.filter(|_| self.is(classes)).map(|(lemma, _)| lemma)
    }

    /// Whether a list of nouns has it.
    pub(crate) fn is_noun(self) -> bool {
        self.noun.is_some()
    }

    /// Whether it is a noun's plural.
    pub(crate) fn plural(self) -> bool {
        self.noun.is_some_and(|(_, form)| form == Form::Plural)
    }

    /// Its form as a verb.
    pub(crate) fn verb(self) -> Option<Form> {
        self.verb
    }
}

#[allow(clippy::disallowed_types, reason = "a look-up for each token; nobody goes through it")]
type Table<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<Fnv>>;
type Words = Table<String, Entry>;

/// What the lists know about a word, given in lower case with a plain apostrophe, as [`super::Page::at`] gives it.
pub(crate) fn look_up(plain: &str) -> Entry {
    static ALL: LazyLock<Words> = LazyLock::new(read);
    ALL.get(plain).copied().unwrap_or_default()
}

/// Whether an article may call by the noun `later` somebody or something that it has called `earlier`; both in lower case.
pub(crate) fn stands_for(later: &str, earlier: &str) -> bool {
    static MORE: LazyLock<Table<&str, &str>> = LazyLock::new(|| {
        let nouns = LISTS.iter().filter(|(inflected, _)| *inflected == Inflected::Nouns);
        nouns.flat_map(|(_, list)| lines(list)).filter(|l| !l.more.is_empty()).map(|l| (l.lemma, l.more)).collect()
    });
    later == earlier || MORE.get(later).is_some_and(|words| words.split(' ').any(|w| w == earlier))
}

/// Whether a verb, in any of its forms, reports nothing with such an object or particle: "conceded a *penalty*", "called *off*". Both in
/// lower case.
pub(crate) fn acts_on(verb: &str, word: &str) -> bool {
    static MORE: LazyLock<Table<String, &str>> = LazyLock::new(|| {
        let verbs = LISTS.iter().filter(|(inflected, _)| *inflected == Inflected::Verbs);
        let acting = verbs
            .flat_map(|(inflected, list)| lines(list).map(|l| (*inflected, l)))
            .filter(|(_, l)| !l.more.is_empty());
        acting.flat_map(|(how, l)| forms(how, l).into_iter().map(move |(form, _)| (form, l.more))).collect()
    });
    MORE.get(verb).is_some_and(|words| words.split(' ').any(|w| w == word))
}

/// How many words the lists make, at most: a table that grows is written anew each time.
const WORDS: usize = 8200;

fn read() -> Words {
    let mut words = Words::with_capacity_and_hasher(WORDS, Default::default());
    // Words of the same classes stand together: what these are is looked up once.
    let mut above = ("", 0);
    for (inflected, list) in LISTS {
        for line in lines(list) {
            if line.classes != above.0 {
                above = (line.classes, line.classes.split(' ').filter_map(class).fold(0, |all, class| all | class));
            }
            let classes = above.1;
            for (form, how) in forms(inflected, line) {
                let entry = words.entry(form).or_default();
                entry.classes |= if how == Form::Plural { classes & !OF_ONE } else { classes };
                match inflected {
                    Inflected::Not => {}
                    Inflected::Verbs => entry.verb = Some(how),
                    Inflected::Nouns => entry.noun = Some((line.lemma, how)),
                }
            }
        }
    }
    words
}

fn forms(inflected: Inflected, line: Line<'_>) -> Vec<(String, Form)> {
    match inflected {
        Inflected::Not => vec![(line.lemma.to_owned(), Form::Base)],
        Inflected::Verbs => inflect::verb(line.lemma, line.forms),
        Inflected::Nouns => inflect::noun(line.lemma, line.forms),
    }
}

/// The words of any of some classes, in all their forms; none for no class, without reading the lists.
pub(crate) fn words_of(classes: Classes) -> impl Iterator<Item = String> {
    let of = move |line: &Line<'_>| line.classes.split(' ').filter_map(class).any(|class| class & classes != 0);
    let words = move |(inflected, list)| {
        lines(list).filter(of).flat_map(move |line| forms(inflected, line)).map(|(form, _)| form)
    };
    LISTS.into_iter().filter(move |_| classes != 0).flat_map(words)
}

/// The forms of a verb: its lemma, then those that no rule makes, parted by commas.
pub(crate) fn verb_forms(verb: &str) -> impl Iterator<Item = String> {
    let (lemma, listed) = verb.split_once(',').unwrap_or((verb, ""));
    inflect::verb(lemma, &listed.replace(',', " ")).into_iter().map(|(form, _)| form)
}

/// The class that the lists call so; a test refuses those that do not exist.
pub(crate) fn class(name: &str) -> Option<Classes> {
    let same = |constant: &str| {
        constant.len() == name.len()
            && constant.bytes().zip(name.bytes()).all(|(c, n)| c == n.to_ascii_uppercase() || c == b'_' && n == b'-')
    };
    CLASSES.iter().find(|(constant, _)| same(constant)).map(|(_, class)| *class)
}

/// FNV-1a over 64 bits (Fowler, Noll, Vo; public domain): the words are ours, so nobody can choose them to collide.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Fnv(0xcbf2_9ce4_8422_2325)
    }
}

impl Hasher for Fnv {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |hash, &b| (hash ^ u64::from(b)).wrapping_mul(0x100_0000_01b3));
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_room_for_all_words_and_little_more() {
        let words = read();
        assert!((WORDS * 3 / 4..=WORDS).contains(&words.len()), "{} words", words.len());
    }

    #[test]
    fn knows_the_forms_and_classes_of_words() {
        assert!(
            look_up("said").is(REPORTING) && look_up("claiming").is(DISTANCING) && look_up("undertook").is(PROMISING)
        );
        assert_eq!(look_up("claiming").verb(), Some(Form::Participle));
        assert!(look_up("n't").is(AUXILIARY) && look_up("meanwhile").is(OPENER));
        assert!(!look_up("council").is(SMALL) && look_up("council").is(BODY));
        assert!(look_up("mary").is(GIVEN_WOMAN) && look_up("robin").is(0) == look_up("robin").is(GIVEN_MAN));
        assert_eq!(look_up("deputies").noun(PERSON), Some("deputy"));
        assert!(look_up("deputies").plural() && !look_up("deputy").plural() && look_up("people").plural());
        assert_eq!(look_up("bridge").noun(PERSON), None);
    }

    #[test]
    fn a_verb_s_object_tells_that_it_reports_nothing() {
        assert!(acts_on("conceding", "penalty") && acts_on("called", "off") && !acts_on("said", "penalty"));
    }

    #[test]
    fn a_lawmaker_may_be_a_senator() {
        assert!(stands_for("senator", "sen.") && stands_for("lawmaker", "senator") && stands_for("mayor", "mayor"));
        assert!(!stands_for("senator", "lawmaker") && !stands_for("mayor", "senator"));
    }

    #[test]
    fn every_class_of_a_line_is_known_and_every_class_has_words() {
        let mut used = 0;
        for line in LISTS.iter().flat_map(|(_, list)| lines(list)) {
            for name in line.classes.split(' ') {
                let class = class(name);
                assert!(class.is_some(), "{}: no class is called {name:?}", line.lemma);
                used |= class.unwrap_or_default();
            }
        }
        for (name, class) in CLASSES {
            assert_ne!(used & class, 0, "no word is of the class {name}");
        }
    }

    #[test]
    fn lists_are_sorted_so_that_every_word_has_one_place() {
        // As people edit them; build.rs may carry them in another order.
        let files =
            std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/src/words")).unwrap().map(|f| f.unwrap().path());
        for file in files.filter(|f| f.extension().is_some_and(|e| e == "txt")) {
            let list = std::fs::read_to_string(&file).unwrap();
            let entries: String = list.lines().filter(|l| !l.starts_with('#')).map(|l| format!("{l}\n")).collect();
            let lemmas: Vec<&str> = lines(&entries).map(|l| l.lemma).collect();
            assert!(!lemmas.is_empty());
            let wrong = lemmas.windows(2).find(|pair| pair[0] >= pair[1]);
            assert_eq!(wrong, None, "{}: not in order, or twice", file.display());
        }
    }
}
