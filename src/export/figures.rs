//! Sources in words: their type, their title, and how many an article has.

use super::rows::{count, line};
use crate::analysis::{Analysis, Article, Speaker, SpeakerKind};

/// What a speaker is: role and body with " · " between them, without a body that the role names; empty where the text tells neither.
pub fn title(speaker: &Speaker) -> String {
    let (role, body) = (speaker.role.as_deref().unwrap_or_default(), speaker.body.as_deref().unwrap_or_default());
    let parts = [role, if role.contains(body) { "" } else { body }];
    line(&parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "))
}

/// An article's sources in a sentence or two: how many of each type, and who has most of the words; empty where nobody says anything.
///
/// "The whole article has 4 sources: 3 named people, 1 document. Ann Lee has half of the reported words."
pub fn sources(analysis: &Analysis) -> String {
    let Article { by_speaker, by_type, single_source, .. } = &analysis.article;
    if by_type.is_empty() {
        return String::new();
    }
    let types: Vec<String> = by_type.iter().map(|t| of_several(t.kind, t.sources)).collect();
    let counted =
        format!("The whole article has {}: {}.", count(analysis.article.sources(), "source"), types.join(", "));
    let most = analysis.speakers.iter().zip(by_speaker).max_by_key(|(_, words)| words.all());
    let all = analysis.article.words().all();
    match most {
        _ if *single_source => format!("{counted} All statements come from this one source."),
        Some((speaker, words)) if analysis.article.sources() > 1 && 3 * words.all() >= all && all > 0 => {
            let has = if speaker.kind == SpeakerKind::Group { "have" } else { "has" };
            let (name, share) = (capital(&line(&speaker.name)), share(words.all(), all));
            format!("{counted} {name} {has} {share} of the reported words.")
        }
        _ => counted,
    }
}

/// A name as it opens a sentence. (Other letters than ASCII's would bring their table along.)
fn capital(name: &str) -> String {
    let mut rest = name.chars();
    rest.next().map_or_else(String::new, |first| std::iter::once(first.to_ascii_uppercase()).chain(rest).collect())
}

/// "half", "63 %".
fn share(part: usize, all: usize) -> String {
    match (100 * part + all / 2) / all.max(1) {
        50 => "half".to_owned(),
        percent => format!("{percent} %"),
    }
}

/// What one source of a type is called.
pub(super) fn of_one(kind: SpeakerKind) -> &'static str {
    called(kind).0
}

/// "3 named people"
fn of_several(kind: SpeakerKind, n: usize) -> String {
    let (one, several) = called(kind);
    format!("{n} {}", if n == 1 { one } else { several })
}

fn called(kind: SpeakerKind) -> (&'static str, &'static str) {
    match kind {
        SpeakerKind::Person => ("named person", "named people"),
        SpeakerKind::Unnamed => ("unnamed person", "unnamed people"),
        SpeakerKind::Organisation => ("named organisation", "named organisations"),
        SpeakerKind::Group => ("group of people", "groups of people"),
        SpeakerKind::Document => ("document", "documents"),
        SpeakerKind::Other => ("unnamed organisation or thing", "unnamed organisations or things"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::example;
    use super::*;
    use crate::analysis::Words;

    #[track_caller]
    fn check(change: impl Fn(&mut Analysis), expected: &str) {
        let mut analysis = example::analysis();
        change(&mut analysis);
        assert_eq!(sources(&analysis), expected);
    }

    #[test]
    fn sources_are_counted_by_type() {
        let two = "The whole article has 2 sources: 1 named person, 1 unnamed person.";
        check(|_| (), &format!("{two} Ann Lee has 63 % of the reported words."));
        check(|a| a.article.by_speaker[0].direct = 4, &format!("{two} Ann Lee has half of the reported words."));
        check(|a| a.article.by_type.clear(), "");
        let nurses = |a: &mut Analysis| {
            (a.speakers[0].name, a.speakers[0].kind) = ("nurses".to_owned(), SpeakerKind::Group);
        };
        check(nurses, &format!("{two} Nurses have 63 % of the reported words."));
    }

    #[test]
    fn a_single_source_is_said_to_be_one() {
        let single = |a: &mut Analysis| {
            a.article.by_type.truncate(1);
            a.article.by_speaker[1] = Words::default();
            a.article.single_source = true;
        };
        check(single, "The whole article has 1 source: 1 named person. All statements come from this one source.");
    }

    #[test]
    fn a_title_names_each_body_once() {
        let mut speaker = example::analysis().speakers.swap_remove(1);
        assert_eq!(title(&speaker), "clerk · Pier Office");
        speaker.role = Some("clerk of the Pier Office".to_owned());
        assert_eq!(title(&speaker), "clerk of the Pier Office");
        (speaker.role, speaker.body) = (None, None);
        assert_eq!(title(&speaker), "");
    }
}
