//! He, she, they, it: who is meant, by what the sentence is about, how long ago somebody was named, and who spoke last.

use super::entities::{Entities, Entity, Occurrence};
use super::how::How;
use super::people::Gender;
use crate::analysis::SpeakerKind;
use crate::words::lexicon::{DEMONYM, look_up};

/// Where a pronoun stands, and what is known of whom it cannot mean.
#[derive(Clone, Debug)]
pub(super) struct Place {
    /// The sentence's index.
    pub sentence: usize,
    /// The paragraph's index.
    pub paragraph: usize,
    /// Those whom what is said names: nobody says "Lee was wrong" of themselves.
    pub not: Vec<usize>,
    /// Those who cannot be meant, however near they stand: "the company" is no ministry.
    pub never: Vec<usize>,
    /// Whether it stands in quotation marks.
    pub quoted: bool,
    /// The one in whose words it stands: "Lee said she would go".
    pub inside: Option<usize>,
    /// Whether it stands behind a quotation that begins its paragraph: “…,” she said. The one who spoke last goes on.
    pub behind: bool,
}

/// What a pronoun asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wanted {
    /// He, she, or a noun for one person.
    One(Option<Gender>),
    /// They, both.
    Several,
    /// It, which.
    Thing,
    /// "The agency".
    Body,
    /// "The state".
    Place,
}

/// No one further back than this many paragraphs is meant.
pub(super) const FURTHEST: usize = 5;
/// How far the first must be ahead of the second.
const AHEAD: f32 = 0.6;

/// How much it speaks for somebody that a pronoun stands in their words, outside quotation marks.
const INSIDE: f32 = 1.4;

/// How much it speaks for the one who spoke last in the paragraph before.
const ON: f32 = 0.8;

/// Whom a pronoun means, and whether anybody else is near.
pub(super) fn antecedent(entities: &Entities, wanted: Wanted, place: &Place) -> Option<(usize, How)> {
    let mut scored: Vec<(f32, usize)> = Vec::new();
    for occurs in entities.salient() {
        // "It" is mostly a word for something that nobody named: only what the last sentences are about can be meant.
        let spoke = entities.speaking.is_some_and(|(last, _)| last == occurs.who);
        let back = place.sentence.saturating_sub(occurs.sentence);
        let told = entities.all.get(occurs.who).is_some_and(|known| known.spoke) && occurs.paragraph == place.paragraph;
        let thing = wanted == Wanted::Thing && !spoke && !told && back > if occurs.subject { 2 } else { 1 };
        if thing || place.never.contains(&occurs.who) {
            continue;
        }
        if place.paragraph.saturating_sub(occurs.paragraph) <= FURTHEST
            && let Some(fit) = fit(entities, occurs.who, wanted, place)
        {
            scored.push((fit + near(entities, &occurs, place), occurs.who));
        }
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let (score, who) = *scored.first()?;
    let second = scored.get(1).map_or(f32::MIN, |s| s.0);
    if score < 0.0 {
        return None;
    }
    let sure = score - second >= AHEAD;
    let how = match wanted {
        Wanted::One(_) if sure => How::Pronoun,
        Wanted::One(_) => How::DoubtfulPronoun,
        _ => How::Others,
    };
    Some((who, how))
}

/// How well somebody fits what a pronoun asks for; `None` for not at all. The numbers here and in [`near`] are those that name the
/// most speakers of the corpus right.
fn fit(entities: &Entities, who: usize, wanted: Wanted, place: &Place) -> Option<f32> {
    let known = entities.all.get(who)?;
    let speaks = entities.speaking.is_some_and(|(last, _)| last == who);
    let person = known.kind == SpeakerKind::Person || known.kind == SpeakerKind::Unnamed && known.human;
    let body = known.kind == SpeakerKind::Organisation && !known.place;
    // "Chinese" is no company.
    if matches!(wanted, Wanted::Body | Wanted::Thing) && look_up(&known.name.to_lowercase()).is(DEMONYM) {
        return None;
    }
    match wanted {
        Wanted::One(asked) => match (asked, known.gender) {
            _ if !person || known.plural => None,
            (Some(a), Some(b)) if a != b => None,
            (Some(_), Some(_)) => Some(if known.named { 1.0 } else { 0.3 }),
            _ if known.doubtful && known.gender.is_none() => Some(-1.3),
            (None, _) if known.named => Some(0.6),
            _ if known.named => Some(-0.2),
            _ => Some(-0.7),
        },
        Wanted::Several if known.plural && known.kind != SpeakerKind::Document => Some(0.8),
        // "The council … they": of a body where it has just spoken, or where somebody says so of it.
        Wanted::Several => body.then_some(match (speaks, place.quoted) {
            (true, _) => 0.2,
            (false, true) => 0.8,
            (false, false) => -0.5,
        }),
        Wanted::Body | Wanted::Thing if bare(known) => Some(-0.2),
        Wanted::Body => body.then_some(if known.named { 0.8 } else { -0.3 }),
        Wanted::Place => known.place.then_some(0.3),
        Wanted::Thing => {
            let thing = matches!(known.kind, SpeakerKind::Organisation | SpeakerKind::Document);
            (thing && !known.plural).then_some(0.3)
        }
    }
}

/// Whether nothing tells that a name is a person's: "Outlink" may be a company.
fn bare(known: &Entity) -> bool {
    let one = !known.name.contains(' ');
    known.named
        && known.kind == SpeakerKind::Person
        && known.doubtful
        && known.gender.is_none()
        && known.roles.is_empty()
        && one
}

/// How much a place where somebody was talked about speaks for them.
fn near(entities: &Entities, occurs: &Occurrence, place: &Place) -> f32 {
    let back = place.sentence.saturating_sub(occurs.sentence);
    let recent = match back {
        0 => 2.6,
        1 => 2.3,
        2 => 1.4,
        n => 0.8 - 0.1 * n as f32,
    };
    let paragraphs = 0.6 * place.paragraph.saturating_sub(occurs.paragraph).min(4) as f32;
    let mut score = recent - paragraphs;
    score += if occurs.subject { 1.0 } else { 0.0 };
    score -= if occurs.weak { 0.4 } else { 0.0 };
    let nameless = entities.all.get(occurs.who).is_some_and(|k| !k.named && k.kind == SpeakerKind::Unnamed && !k.spoke);
    score -= if nameless && !occurs.subject { 0.8 } else { 0.0 };
    score -= match (occurs.quoted, place.quoted) {
        (false, _) => 0.0,
        (true, false) => 0.8,
        (true, true) => 0.3,
    };
    if let Some((who, paragraph)) = entities.speaking
        && who == occurs.who
    {
        score += match (paragraph == place.paragraph, place.quoted) {
            (true, _) => 0.6,
            (false, false) if place.behind && paragraph + 1 == place.paragraph => ON,
            (false, false) => 0.3,
            (false, true) => -0.4,
        };
    }
    score += if place.inside == Some(occurs.who) { INSIDE } else { 0.0 };
    score += 0.25 * (entities.count(occurs.who) as f32).ln();
    if place.not.contains(&occurs.who) {
        score -= if place.quoted { 2.5 } else { 1.5 };
    }
    score
}

#[cfg(test)]
mod tests {
    use super::super::super::marked::marked;
    use super::super::super::rules::{Reading, Rule};
    use super::super::{speakers, who};
    use crate::text::{Document, Span};
    use crate::words::Page;

    /// Whom the "he" or "they" means in what stands in curly brackets, which a source in square ones says.
    #[track_caller]
    fn check_said(text: &str, expected: &str) {
        let (text, stretches) = marked(text);
        let one = |mark| stretches.iter().find(|s| s.0 == mark).unwrap().1;
        let said = one('{').of(&text).to_lowercase();
        let found = ["they", "he"].into_iter().find_map(|word| Some((said.find(&format!("{word} "))?, word.len())));
        let (at, len) = found.map(|(at, len)| (one('{').start + at, len)).unwrap();
        let pronoun = Span::new(at, at + len);
        let inner = Reading::speech(vec![Span::new(pronoun.end, pronoun.end + 1)], Some(pronoun), None, Rule::Signed);
        let readings = [Reading::speech(vec![one('{')], Some(one('[')), None, Rule::Signed), inner];
        let doc = Document::new(&text);
        let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
        assert_eq!(meant[1].map(|m| speakers[m.speaker].name.as_str()), Some(expected), "{text}");
    }

    #[test]
    fn behind_a_quotation_the_last_speaker_goes_on() {
        let check = |text: &str, expected: &str| {
            let (text, stretches) = marked(text);
            let of = |mark: char| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
            let read = |(source, said)| Reading::speech(vec![said], Some(source), None, Rule::Signed);
            let readings: Vec<Reading> = of('[').zip(of('{')).map(read).collect();
            let doc = Document::new(&text);
            let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
            assert_eq!(meant.last().unwrap().map(|m| &*speakers[m.speaker].name), Some(expected), "{text}");
        };
        // Cora Dunn is a woman, and of Tyresse Lind nobody knows.
        let before = "Cora Dunn ran. Dunn lost. Dunn left. Dunn met the nurse Tyresse Lind.\n\n[Lind] said {Dunn cared for nobody}.\n\n";
        check(&format!("{before}{{“It is late,”}} [she] said."), "Tyresse Lind");
        check(&format!("{before}On Monday [she] said {{it was late}}."), "Cora Dunn");
    }

    #[test]
    fn it_is_a_body_that_has_spoken_in_the_paragraph() {
        let text = "[Oakline Ltd] said {it would pay}. A nurse got a letter. The sum was small. Rain fell. The bill, [it] said, {was old}.";
        let (text, stretches) = marked(text);
        let of = |mark: char| stretches.iter().filter(move |s| s.0 == mark).map(|s| s.1);
        let mut readings: Vec<Reading> = of('[')
            .zip(of('{'))
            .map(|(source, said)| Reading::speech(vec![said], Some(source), None, Rule::Signed))
            .collect();
        readings.sort_by_key(|r| r.source);
        let doc = Document::new(&text);
        let (speakers, meant) = speakers(&Page::new(&doc), &[], &readings);
        assert_eq!(meant[1].map(|m| &*speakers[m.speaker].name), Some("Oakline Ltd"));
    }

    #[test]
    fn he_and_she_by_given_names_and_titles() {
        assert_eq!(who("[Ursula Falk] met [Bruno Senn]. [He] spoke. [She] left.")[2..], ["Bruno Senn", "Ursula Falk"]);
        assert_eq!(who("[Mr. Quill] met [Ms. Ash]. [She] spoke. [He] left.")[2..], ["Ash", "Quill"]);
    }

    #[test]
    fn he_of_two_men_is_the_one_whom_the_sentence_is_about() {
        let text = "Carl Winter played. Leon Abel lost to Carl Winter on Monday. Abel was sad. [He] wept.";
        assert_eq!(who(text), ["Leon Abel"]);
    }

    #[test]
    fn whoever_says_he_in_a_quotation_is_not_the_one_meant() {
        check_said("Leon Abel fell. {“He is hurt,”} [Carl Winter] said.", "Leon Abel");
        check_said("Leon Abel fell. [Carl Winter] said {he was hurt}.", "Carl Winter");
    }

    #[test]
    fn he_is_the_one_whom_the_sentence_begins_with_even_behind_a_possessive() {
        let text =
            "[Rolf Abel] fought Carl Winter. [Abel] sang.\n\nWinter’s colleague Leon Quill was blamed after [he] left.";
        assert!(who(text)[2].ends_with("Leon Quill"), "{:?}", who(text));
    }

    #[test]
    fn a_possessive_or_a_quotation_makes_no_woman_of_the_one_who_speaks() {
        let text = "[B. V. Nageswar, the secretary,] dismissed a rift over [her] choice. “Wrong. [She] wrote to us,” [he] said.";
        assert!(who(text)[3].ends_with("Nageswar"), "{:?}", who(text));
    }

    #[test]
    fn two_who_are_close_are_only_probable_and_nobody_is_unknown() {
        assert_eq!(who("[Leon Abel] slept. [Carl Winter] slept. Abel was tired. [He] wept.")[2], "probably Leon Abel");
        assert_eq!(who("It rained. [She] wept. [They] left."), ["?", "?"]);
        assert_eq!(who("[Leon Abel] slept. [She] wept.")[1], "?");
    }

    #[test]
    fn a_noun_may_be_what_the_sentence_is_about() {
        assert_eq!(who("The regulator opened an inquiry. [It] wept."), ["probably The regulator"]);
        assert_eq!(who("The report does not name him. [It] sang."), ["probably The report"]);
        assert_eq!(
            who("Ann Lee is head of Varn. Bo Ash met the head. The secretary visited. [She] wept."),
            ["probably The secretary"]
        );
        assert_eq!(who("Ann Lee slept. The council tax rose. [It] wept."), ["?"]);
        assert_eq!(who("Leon Abel was told by a deputy to leave. [He] wept."), ["Leon Abel"]);
    }

    #[test]
    fn a_paper_that_is_told_something_is_not_what_is_spoken_of() {
        let it = "Varnrail Ltd shut a line. Ann Lee told the Varn Courier so. [The company] wept.";
        assert_eq!(who(it), ["probably Varnrail Ltd"]);
        assert_eq!(who("She asked the Secretary of State. [The company] wept."), ["The company"]);
        assert_eq!(who("A man was arrested. [He] wept."), ["A man"]);
    }

    #[test]
    fn he_of_a_quotation_is_whom_its_last_sentence_is_about() {
        let who = |text: &str| who(text).swap_remove(0);
        assert_eq!(
            who("Bo Ash fell. “The receptionist ran in. [He] spoke,” Cal Ode said."),
            "probably The receptionist"
        );
        assert_eq!(
            who("Bo Ash fell. “I told the receptionist. [He] spoke,” Cal Ode said."),
            "probably the receptionist"
        );
        assert_eq!(who("Bo Ash fell. “A girl came and [she] spoke,” Cal Ode said."), "probably A girl");
        // Another name, another he, or nobody's sentence.
        assert_eq!(who("Bo Ash fell. “The girl met Cal Ode. [He] spoke,” Ann Lee said."), "probably Bo Ash");
        assert_eq!(who("Bo Ash fell. “He told the receptionist. [He] spoke,” Ann Lee said."), "Bo Ash");
        assert_eq!(who("Bo Ash fell. “The girl ran in. [He] spoke,” Ann Lee said."), "Bo Ash");
    }

    #[test]
    fn those_who_are_told_are_not_they() {
        assert_eq!(who("“She waits,” Ann Lee told reporters. “[They] know,” she said.")[0], "?");
        assert_eq!(who("“Reporters came. [They] know,” she said.")[0], "probably Reporters");
        assert_eq!(who("Reporters came. “[They] know,” she said.")[0], "probably Reporters");
    }

    #[test]
    fn my_father_is_the_speaker_s() {
        check_said("{“My father was there. He sang,”} [Ann Lee] said.", "Lee’s father");
        check_said("The voters left. {“I asked the council. They sang,”} [Ann Lee] said.", "the council");
        check_said("The voters left. {“My aunt told the nurses. They sang,”} [Ann Lee] said.", "the nurses");
        check_said("The voters left. {“Our members are tired. They left,”} [Ann Lee] said.", "Lee’s members");
        check_said("The voters left. {“The sky was blue. They left,”} [Ann Lee] said.", "The voters");
    }

    #[test]
    fn they_of_a_quotation_are_a_body_rather_than_people() {
        let text = "Drivers waited. [Varnrail Ltd] was late. “[They] forgot us,” Ann Lee said.";
        assert_eq!(who(text)[1], "probably Varnrail Ltd");
    }

    #[test]
    fn they_are_several_and_it_is_a_body() {
        assert_eq!(who("[Nurses] left. [They] sang.")[1], "probably Nurses");
        assert_eq!(who("[The council] met. [Its letters] said so. [It] voted.")[2], "probably The council");
        assert_eq!(who("[The council] met. [It] voted.")[1], "probably The council");
        assert_eq!(who("Workers met Ann Lee. [They] sang."), ["probably Workers"]);
        assert_eq!(who("Then [Outlink] spoke. [It] would not say more.")[1], "probably Outlink");
        assert_eq!(who("[Ann Lee], whose husband left, sang. [She] wept.")[1], "Ann Lee");
    }
}
