//! What a word does where it stands: a month or a modal, a question or a condition.

use super::clause::REACH;
use super::quantities::{amount, one_unit, rough};
use super::rules::Rule;
use super::words::{DETERMINERS, Words};
use crate::text::TokenKind::{self, Open};
use std::ops::Range;

const QUESTIONS: &str = "what when where who how why whether if which that yet";
/// Words whose question "whether" or "if" is already part of.
const ASKED: &str = "asked asks ask asking unclear clear unknown uncertain known sure clarity say said disclosed seen wonder wondering undecided";

/// Whether words of the list leave something open here.
pub(super) fn holds(words: &Words<'_>, tokens: &Range<usize>, rule: Rule, condition: &str) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    let met = match condition {
        "number" => amount(words, after) || words.listed(first, "about around") && one_unit(words, after),
        "clause" => words.wordy(after) && !words.listed(after, "of as to by in on and or about"),
        "noun" => leads_noun(words, first, after),
        "denied" => words.listed_before(first, 1, "not n't"),
        "passive" => words.listed_before(first, 1, "is are was were been be"),
        "to" => words.at(after) == "to",
        "quoted" => words.kind(after) == Some(TokenKind::Open),
        "named" => {
            words.listed_before(first, 1, "the these those his her their its 's false such any of over about amid to")
        }
        "opening" => words.before(first, 1).is_empty(),
        "inverted" => inverted(words, first),
        "change" => {
            words.listed_before(first, 1, "is are was were looks look seems seem")
                && words.listed(after, "rise fall grow shrink worsen ease drop climb soar plunge melt")
        }
        "past" => words.listed_before(first, 1, "past last next every first these"),
        "of" => words.at(after) == "of",
        "event" => words.at(after) == "that" || words.at(after) == "of" && words.at(after + 1).ends_with("ing"),
        _ => true,
    };
    met && match rule {
        Rule::Modal => modal(words, first, after),
        Rule::OpenQuestion => question(words, tokens),
        Rule::Condition => condition_holds(words, first, after),
        Rule::Possible => possible(words, tokens),
        Rule::Belief => belief(words, first, after),
        Rule::Amount => rough(words, tokens),
        _ => true,
    }
}

/// "pending an inquiry", "…, pending approval"; a pending case is no condition.
fn leads_noun(words: &Words<'_>, first: usize, after: usize) -> bool {
    let opens = words.before(first, 1).is_empty() || words.before(first, 1) == ",";
    words.wordy(after)
        && !words.listed_before(first, 1, "be is are was were")
        && (opens
            || words.listed(after, "a an the his her their further final approval confirmation review trial appeal"))
}

fn modal(words: &Words<'_>, first: usize, after: usize) -> bool {
    let capital = words.doc.word(first).starts_with(char::is_uppercase);
    let opens = words.sentence(first).start == first;
    let may = words.at(first) == "may";
    if may && capital && (!words.listed(after, "be have") || opens) {
        return false;
    }
    let noun = words.listed_before(first, 1, "the military all his her their its with");
    let figure = words.listed_before(first, 1, "you one i") && words.listed(after, "say argue think call imagine tell");
    // A rule that permits: "no boat may land", "may only".
    let permits = may && (words.at(after) == "only" || words.before(first, 2) == "no");
    // Advice: "you may want to call first".
    let advises = may && words.at(after) == "want" && words.at(after + 1) == "to";
    let other = noun || figure || permits || advises;
    words.wordy(after) && !other && (words.at(first) != "could" || !able(words, first, after))
}

/// "could" for what somebody was able to do, or would have done.
fn able(words: &Words<'_>, first: usize, after: usize) -> bool {
    words.listed(after, "not n't have hear smell read swim care hardly barely only 've ever")
        || (1..4).any(|b| words.listed_before(first, b, "if so wish how"))
        || words.listed_before(first, 2, "what where when neither")
        || (1..4).any(|b| words.before(first, b) == "that" && words.before(first, b + 1) == "so")
}

fn question(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    match words.at(after - 1) {
        "whether" if tokens.len() == 1 => whether(words, first),
        "know" => !words.wordy(after) || words.listed(after, QUESTIONS),
        "question" if tokens.len() > 2 => true,
        "question" => words.listed_before(first, 1, "is are was were be been remain remains called put n't"),
        "saying" => !words.listed_before(first, 1, "go goes went going"),
        "uncertainty" => words.listed(after, "about over around for of surrounding as"),
        _ => true,
    }
}

/// "asked whether" reports a question; "whether or not" leaves nothing open; "unclear whether" is one doubt, as is
/// "what it costs or whether it works", and "whether it works is unclear".
fn whether(words: &Words<'_>, i: usize) -> bool {
    let first = words.before(i, 1);
    let moot = words.at(i + 1) == "or" && words.at(i + 2) == "not";
    let aside = matches!(first, "" | ",") || words.kind(i.saturating_sub(1)) == Some(TokenKind::Open);
    let asked = (1..7).any(|b| words.listed_before(i, b, "asked asks ask asking"))
        || (1..4).any(|b| words.listed_before(i, b, ASKED))
        || words.listed_before(i, 1, "know") && words.listed_before(i, 2, "not n't");
    let joined = matches!(first, "or" | "and")
        && (2..20).any(|b| words.listed_before(i, b, "whether what how why who when where unclear clear"));
    let answered = words.listed_before(i, 1, "but and")
        && (i..words.sentence(i).end.min(i + 60)).any(|k| {
            words.listed(k, "unclear unknown uncertain undecided")
                || words.listed(k, "remains remain is") && words.listed(k + 1, "to an open in")
        });
    let concession = words.listed(i + 1, "it in by") && first == "," || words.listed_before(i, 1, "- – —");
    !(moot || aside && (concession || !decided(words, i)) || asked || joined || answered)
}

/// Whether a question after a comma hangs on a verb before it ("to decide, in June, whether").
fn decided(words: &Words<'_>, i: usize) -> bool {
    (2..20).any(|b| words.listed_before(i, b, "decide decided determine debate debated consider question questions"))
}

/// "Had the rain stopped, the road would be open": a condition without "if", before what depends on it.
fn inverted(words: &Words<'_>, i: usize) -> bool {
    let end = words.sentence(i).end.min(i + REACH);
    let opens = words.before(i, 1).is_empty() || words.listed_before(i, 1, ", ;") || words.kind(i - 1) == Some(Open);
    let asks = (i..end).any(|k| words.at(k) == "?");
    let subject = words.wordy(i + 1) && !words.listed(i + 1, "to not n't been be no");
    let comma = (i + 2..end).find(|&k| words.at(k) == ",");
    let depends = |from: usize| {
        (from..end).take_while(|&k| !words.listed(k, ", ;")).any(|k| words.listed(k, "would could might 'd will may"))
    };
    opens && subject && !asks && comma.is_some_and(|k| depends(k + 1))
}

fn condition_holds(words: &Words<'_>, first: usize, after: usize) -> bool {
    match words.at(first) {
        "if" => condition_if(words, first),
        "provided" => words.before(first, 1) != "was",
        "otherwise" => words.before(first, 1).is_empty() || words.listed_before(first, 1, "; , … ... or"),
        "as" => !amount(words, after),
        _ => words.wordy(after),
    }
}

fn condition_if(words: &Words<'_>, i: usize) -> bool {
    let question = "ask asked asks asking see know knows knew wonder wonders wondered wondering sure unclear clear tell me \
        determine decide check even as like unsure what";
    let open = words.listed_before(i, 1, "say tell") && words.listed_before(i, 2, "to");
    let asked =
        words.listed_before(i, 1, question) || (2..4).any(|b| words.listed_before(i, b, "asked ask asking asks"));
    let phrase = words.listed(i + 1, "any ever anything only not slightly so")
        || words.at(i + 1) == "you" && words.listed(i + 2, "will look talk like read think");
    !asked && !open && words.wordy(i + 1) && !phrase
}

fn possible(words: &Words<'_>, tokens: &Range<usize>) -> bool {
    let (first, after) = (tokens.start, tokens.end);
    match words.at(first) {
        "likely" => {
            let group = "voters voter caucus caucusgoers caucus-goers nominee";
            words.before(first, 1) != "most" && !(0..4).any(|k| words.listed(after + k, group))
        }
        "unlikely" => !words.listed_before(first, 1, "the an a his her its their most"),
        "possible" => {
            let fixed = "as if every best worst soon made make makes what's 's position everything anything";
            let denied = (1..4).any(|b| words.listed_before(first, b, "not n't no never make"));
            !words.listed_before(first, 1, fixed) && !denied
        }
        "potential" => words.wordy(after) && !words.listed_before(first, 1, "full fullest"),
        "apparent" => words.listed_before(first, 1, "an the his her their its"),
        "appears" | "appeared" | "seems" | "seemed" => {
            !(words.listed(after, "in on at before with as once twice here there") || amount(words, after))
                || words.at(after - 1) == "to"
        }
        "suggest" | "suggests" | "suggested" | "suggesting" => !proposes(words, after),
        "expected" => words.listed_before(first, 1, "is are was were widely be been not also , generally now"),
        "chance" | "chances" => {
            words.listed(after, "of that for to are it he she they the we")
                && !words.listed_before(first, 1, "no zero the second last every")
        }
        "risk" => words.wordy(after),
        "risks" => false,
        _ => true,
    }
}

/// "suggested closing the school", "suggested that it should close": a proposal, no doubt.
fn proposes(words: &Words<'_>, after: usize) -> bool {
    let end = words.sentence(after.saturating_sub(1)).end;
    let from = if words.at(after) == "that" { after + 1 } else { after };
    words.at(from).ends_with("ing") && !words.is(from, &DETERMINERS)
        || (from..end.min(from + 12)).take_while(|&k| words.wordy(k)).any(|k| words.listed(k, "should ought needs"))
}

fn belief(words: &Words<'_>, i: usize, after: usize) -> bool {
    // "I believe that.", "what people think": what is believed stands elsewhere.
    let elsewhere = words.listed(after, "that so it this") && !words.wordy(after + 1)
        || !words.wordy(after) && words.listed_before(i, 2, "what");
    let before = words.before(i, 1);
    let what = match words.at(i) {
        "guess" => matches!(before, "i" | "we" | "would"),
        "think" => {
            let asked = words.before(i, 1) == "you" && words.listed_before(i, 2, "did do");
            let made = asked || (1..3).any(|b| words.listed_before(i, b, "make makes made making"));
            !made
                && !words.listed_before(i, 1, "to please will 'll might")
                && !words.listed(after, "tank of not very about")
        }
        "thought" | "believed" | "assumed" => {
            words.listed_before(i, 1, "who that which people")
                || words.listed_before(i, 1, "i you he she it we they there this")
                || words.doc.word(i.saturating_sub(1)).starts_with(char::is_uppercase)
        }
        "believe" => {
            let whole = (after..after + 4).all(|k| words.wordy(k));
            !words.listed_before(i, 1, "to not") && !words.listed(after, "in your it him them") && whole
        }
        "doubts" if words.listed(after, "it that this them") => false,
        "believes" | "believing" => words.at(after) != "in",
        "fears" | "doubts" => {
            words.wordy(after)
                && !words.listed(after, "of for")
                && !words.at(after).ends_with("ing")
                && !words.listed_before(i, 1, "the his her their of security")
        }
        "expect" => !matches!(before, "to" | "n't" | "not"),
        _ => true,
    };
    what && !elsewhere
}

#[cfg(test)]
mod tests {
    use crate::uncertainty::tests::check;

    #[test]
    fn idioms_and_plain_uses_leave_nothing_open() {
        check("It goes without saying that he did.", &[]);
        check("The word appears 41 times.", &[]);
        check("She suggested closing the school.", &[]);
        check("I believe that.", &[]);
        check("He asked whether it was late.", &[]);
        check("The parties may agree otherwise.", &["epistemic may [the parties may agree otherwise]"]);
    }

    #[test]
    fn a_condition_may_do_without_if() {
        check(
            "Had it rained, the road would be closed.",
            &["conditional had [had it rained, the road would be closed]"],
        );
        check("Had it rained, and would they come?", &[]);
        check("She had a cold, and it would pass.", &[]);
        check("It is too early to say if it works.", &["unknown too early to say [if it works]"]);
    }

    #[test]
    fn plans_and_permissions_leave_nothing_open() {
        check("The inn is set to open.", &[]);
        check("Prices are set to fall.", &["epistemic set to [prices are set to fall]"]);
        check("No boat may land.", &[]);
        check("Visitors may only look.", &[]);
    }

    #[test]
    fn one_question_is_one_doubt() {
        check(
            "It is unclear what it costs or whether it works.",
            &["unknown unclear [what it costs or whether it works]"],
        );
        check("An appeal is said to be pending.", &["hearsay said to [an appeal is said to be pending]"]);
    }
}
