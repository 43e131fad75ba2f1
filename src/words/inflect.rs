//! A lemma to its forms, by the rules of English spelling; what no rule makes is listed beside the lemma.

/// How a word's form stands to its lemma.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// The lemma itself: "claim", "senator".
    Base,
    /// "claims"
    Third,
    /// "claimed", "written"
    Past,
    /// "claiming"
    Participle,
    /// "senators"
    Plural,
}

/// A verb's forms. `listed` are irregular ones: those that end in "ing" replace the participle, the others the past.
pub(super) fn verb(lemma: &str, listed: &str) -> Vec<(String, Form)> {
    let participle = |form: &&str| form.ends_with("ing");
    let mut past: Vec<String> = listed.split_whitespace().filter(|f| !participle(f)).map(str::to_owned).collect();
    let mut participles: Vec<String> = listed.split_whitespace().filter(participle).map(str::to_owned).collect();
    if past.is_empty() {
        past.push(regular_past(lemma));
    }
    if participles.is_empty() {
        participles.push(regular_participle(lemma));
    }
    let mut forms = vec![(lemma.to_owned(), Form::Base), (with_s(lemma), Form::Third)];
    forms.extend(past.into_iter().map(|form| (form, Form::Past)));
    forms.extend(participles.into_iter().map(|form| (form, Form::Participle)));
    forms
}

/// A noun's singular and plural. `listed` is an irregular plural, or empty; one like the lemma makes a noun that is always plural.
pub(super) fn noun(lemma: &str, listed: &str) -> Vec<(String, Form)> {
    let plural = match listed {
        "" => lemma.strip_suffix("man").map_or_else(|| with_s(lemma), |stem| format!("{stem}men")),
        listed => listed.to_owned(),
    };
    vec![(lemma.to_owned(), Form::Base), (plural, Form::Plural)]
}

/// "claims", "denies", "wishes"
fn with_s(lemma: &str) -> String {
    let hisses = ["s", "x", "z", "ch", "sh"].iter().any(|end| lemma.ends_with(end));
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ies"),
        None if hisses || lemma.strip_suffix('o').is_some_and(|stem| !stem.ends_with(vowel)) => format!("{lemma}es"),
        None => format!("{lemma}s"),
    }
}

/// "claimed", "denied", "planned"
fn regular_past(lemma: &str) -> String {
    match consonant_y(lemma) {
        Some(stem) => format!("{stem}ied"),
        None if lemma.ends_with('e') => format!("{lemma}d"),
        None => format!("{}ed", doubled(lemma)),
    }
}

/// "claiming", "dying", "planning"
fn regular_participle(lemma: &str) -> String {
    let mute = !["ee", "oe", "ye"].iter().any(|end| lemma.ends_with(end));
    match (lemma.strip_suffix("ie"), lemma.strip_suffix('e').filter(|_| mute)) {
        (Some(stem), _) => format!("{stem}ying"),
        (None, Some(stem)) => format!("{stem}ing"),
        (None, None) => format!("{}ing", doubled(lemma)),
    }
}

/// A word of one syllable with its last consonant doubled: "plan" to "plann"; others as they are ("visit", "claim").
fn doubled(lemma: &str) -> String {
    let mut chars = lemma.chars();
    let (last, before) = (chars.next_back().unwrap_or(' '), chars.next_back().unwrap_or(' '));
    let head = chars.as_str();
    let short = !head.strip_suffix("qu").unwrap_or(head).contains(vowel);
    if short && vowel(before) && !vowel(last) && !"wxy".contains(last) {
        format!("{lemma}{last}")
    } else {
        lemma.to_owned()
    }
}

/// "den" of "deny"
fn consonant_y(lemma: &str) -> Option<&str> {
    lemma.strip_suffix('y').filter(|stem| !stem.is_empty() && !stem.ends_with(vowel))
}

fn vowel(c: char) -> bool {
    "aeiou".contains(c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(forms: Vec<(String, Form)>, expected: &str) {
        assert_eq!(forms.into_iter().map(|(form, _)| form).collect::<Vec<_>>().join(" "), expected);
    }

    #[test]
    fn verbs_follow_the_rules_of_spelling() {
        check(verb("claim", ""), "claim claims claimed claiming");
        check(verb("deny", ""), "deny denies denied denying");
        check(verb("vow", ""), "vow vows vowed vowing");
        check(verb("argue", ""), "argue argues argued arguing");
        check(verb("agree", ""), "agree agrees agreed agreeing");
        check(verb("wish", ""), "wish wishes wished wishing");
        check(verb("echo", ""), "echo echoes echoed echoing");
        check(verb("brag", ""), "brag brags bragged bragging");
        check(verb("quip", ""), "quip quips quipped quipping");
        check(verb("explain", ""), "explain explains explained explaining");
        check(verb("lie", ""), "lie lies lied lying");
    }

    #[test]
    fn listed_forms_replace_those_of_the_rules() {
        check(verb("say", "said"), "say says said saying");
        check(verb("admit", "admitted admitting"), "admit admits admitted admitting");
        check(verb("write", "wrote written"), "write writes wrote written writing");
        check(verb("undertake", "undertook undertaken"), "undertake undertakes undertook undertaken undertaking");
    }

    #[test]
    fn nouns_have_a_plural() {
        check(noun("deputy", ""), "deputy deputies");
        check(noun("coach", ""), "coach coaches");
        check(noun("spokesman", ""), "spokesman spokesmen");
        check(noun("german", "germans"), "german germans");
        check(noun("child", "children"), "child children");
    }
}
