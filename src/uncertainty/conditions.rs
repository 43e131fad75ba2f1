//! What a word does where it stands: a month or a modal, a question or a condition.

use super::rules::Rule;
use super::words::Words;
use crate::text::TokenKind;
use std::ops::Range;

const QUESTIONS: &str = "what when where who how why whether if which that yet";
const SUBJECTS: &str = "i you he she it we they who that which this there people";

/// Whether words of the list leave something open here.
pub(super) fn holds(words: &Words<'_>, tokens: &Range<usize>, rule: Rule, condition: &str) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    let met = match condition {
        "number" => amount(words, after),
        "clause" => words.wordy(after) && !words.listed(after, "of as to by in on and or about"),
        _ => true,
    };
    met && match rule {
        Rule::Modal => modal(words, first, after),
        Rule::OpenQuestion if words.at(first) == "whether" => whether(words, first),
        Rule::OpenQuestion if words.at(after - 1) == "know" => !words.wordy(after) || words.listed(after, QUESTIONS),
        Rule::OpenQuestion if words.at(after - 1) == "question" => {
            words.listed(first.saturating_sub(1), "is are was were be been remain remains called put n't")
        }
        Rule::Condition if words.at(first) == "if" => condition_if(words, first),
        Rule::Condition if words.at(first) == "provided" => words.before(first, 1) != "was",
        Rule::Possible => possible(words, tokens),
        Rule::Belief => belief(words, first),
        Rule::Amount => rough(words, tokens),
        _ => true,
    }
}

/// A number, in digits or words, with its currency.
pub(super) fn amount(words: &Words<'_>, i: usize) -> bool {
    let digit = |k| matches!(words.kind(k), Some(TokenKind::Number | TokenKind::Currency));
    let named = "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty fifty sixty seventy eighty ninety \
        hundred hundreds thousand thousands million millions billion half dozen dozens a-third two-thirds one-third";
    digit(i)
        || words.listed(i, named)
        || (words.listed(i, "a the")
            && words.listed(i + 1, "hundred thousand million billion dozen third quarter half decade"))
}

fn modal(words: &Words<'_>, first: usize, after: usize) -> bool {
    let capital = words.doc.word(first).starts_with(char::is_uppercase);
    let opens = words.sentence(first).start == first;
    if words.at(first) == "may"
        && capital
        && (!opens || words.listed(after, "the i we he she they it and") || !words.wordy(after) || amount(words, after))
    {
        return false;
    }
    let denied = words.listed(after, "not n't");
    if words.at(first) == "could" && denied || words.at(first) == "may" && capital && opens {
        return false;
    }
    let noun = words.listed(first.saturating_sub(1), "the military all his her their its with");
    words.wordy(after) && !noun && !(words.at(first) == "could" && words.listed(after, "have care"))
}

/// "asked whether" reports a question; "whether or not" leaves nothing open.
fn whether(words: &Words<'_>, i: usize) -> bool {
    let asked = words.listed(i.saturating_sub(1), "asked asks ask asking me him her them us about on of")
        && !words.before(i, 1).is_empty();
    let asked = asked && (2..5).any(|b| matches!(words.before(i, b), "asked" | "asks" | "ask" | "asking"))
        || matches!(words.before(i, 1), "asked" | "asks" | "ask" | "asking");
    let moot = words.at(i + 1) == "or" && words.at(i + 2) == "not";
    // "unclear whether": one doubt, one cue.
    let said = (1..4).any(|b| {
        matches!(
            words.before(i, b),
            "unclear"
                | "clear"
                | "unknown"
                | "uncertain"
                | "known"
                | "sure"
                | "clarity"
                | "say"
                | "wonder"
                | "wondering"
                | "undecided"
        )
    });
    !asked && !moot && !said
}

fn condition_if(words: &Words<'_>, i: usize) -> bool {
    let before = words.before(i, 1);
    let question = "ask asked asks asking see know knows knew wonder wonders wondered wondering sure unclear clear tell determine decide check even as like unsure";
    let asked = question.split(' ').any(|w| w == before)
        || (2..4).any(|b| matches!(words.before(i, b), "asked" | "ask" | "asking" | "asks"));
    !asked && words.wordy(i + 1) && !words.listed(i + 1, "any ever anything only not slightly") && before != "what"
}

fn possible(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    match words.at(first) {
        "likely" => {
            !words.listed(after, "voters voter caucus caucusgoers caucus-goers republican democratic nominee general")
                && words.before(first, 1) != "most"
        }
        "possible" => {
            !matches!(words.before(first, 1), "as" | "if" | "every" | "best" | "soon" | "made" | "make" | "makes")
        }
        "appears" | "seems" | "seemed" => !words.listed(after, "in on at before with"),
        "risks" | "chances" => false,
        "expected" => matches!(
            words.before(first, 1),
            "is" | "are" | "was" | "were" | "widely" | "be" | "been" | "not" | "also" | "," | "generally"
        ),
        _ => true,
    }
}

fn belief(words: &Words<'_>, i: usize) -> bool {
    let before = words.before(i, 1);
    match words.at(i) {
        "guess" => matches!(before, "i" | "we" | "would"),
        "think" => !matches!(before, "to" | "please") && words.at(i + 1) != "tank" && words.at(i + 1) != "of",
        "thought" | "believed" | "assumed" => {
            SUBJECTS.split(' ').any(|w| w == before)
                || words.doc.word(i.saturating_sub(1)).starts_with(char::is_uppercase)
        }
        "believe" => !matches!(before, "to") && words.at(i + 1) != "in",
        "believes" | "believing" => words.at(i + 1) != "in",
        "fears" | "doubts" => words.wordy(i + 1) && !matches!(before, "the" | "his" | "her" | "their" | "of"),
        "expect" => !matches!(before, "to" | "n't" | "not"),
        _ => true,
    }
}

fn rough(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    match (words.at(first), tokens.len()) {
        ("more" | "less", 2) => {
            !words.listed(after, "a ever happy just any anything that anyone") || amount(words, after)
        }
        ("over" | "under" | "near", 1) => {
            words.before(first, 1) != "take" && words.at(after + 1) != "a" && words.kind(after).is_some()
        }
        ("between", 1) => {
            amount(words, after)
                && (words.at(after + 1) == "and" || words.at(after + 2) == "and" || words.at(after + 3) == "and")
        }
        ("all", 2) => words.wordy(after),
        ("nearly" | "almost", 1) => words.wordy(after),
        _ => true,
    }
}
