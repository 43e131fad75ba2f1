//! Tokens to sentences.

use super::abbreviations::{self, Followed};
use super::line::Line;
use super::lists::{Listed, TYPOGRAPHY, of_class};
use super::{Span, Token, TokenKind};
use std::ops::Range;
use std::sync::LazyLock;

/// A sentence, or what stands for one (a headline, a list item).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first token to its last, closing marks included. A paragraph's lead is in none.
    pub span: Span,
    /// Its tokens: indices into [`super::Document::tokens`].
    pub tokens: Range<usize>,
    /// The paragraph it stands in: an index into [`super::Document::paragraphs`].
    pub paragraph: usize,
}

/// Words that, with a capital, begin a sentence far more often than they go on with a name.
static OPENERS: Listed = LazyLock::new(|| of_class(TYPOGRAPHY, "opener").collect());

/// A sentence's tokens, at most. What goes on longer without a stop is a table or a log; cut, it cannot make the floors
/// above slow, which look at a sentence's words from each of its words.
const LONGEST: usize = 300;

/// The sentences among `tokens[range]`, which are one paragraph without its lead.
pub(super) fn sentences(text: &str, tokens: &[Token], range: Range<usize>, paragraph: usize) -> Vec<Sentence> {
    let mut out = Vec::new();
    let line = Line::new(text, tokens, 0..range.end);
    let mut start = range.start;
    for i in range.clone() {
        if i + 1 == range.end || i + 1 == start + LONGEST || line.end_at(i, start) {
            let span = tokens[start].span.join(tokens[i].span);
            out.push(Sentence { span, tokens: start..i + 1, paragraph });
            start = i + 1;
        }
    }
    out
}

impl Line<'_> {
    /// Whether a sentence that begins at `start` ends with token `i`, after which the paragraph goes on.
    fn end_at(&self, i: usize, start: usize) -> bool {
        use TokenKind::{Abbreviation, Ellipsis, Initial, Stop};
        if self.closes(i + 1) {
            return false;
        }
        let mut stop = i;
        while stop > start && self.closes(stop) {
            stop -= 1;
        }
        match self.kind(stop) {
            Some(Stop) => self.begins(i + 1) && (!self.glued(i + 1) || self.tight(stop, i + 1)),
            Some(Ellipsis) => self.begins(i + 1) && !self.glued(i + 1) && self.glued(stop) && self.capitalised(i + 1),
            Some(Abbreviation) => {
                let cut = self.word(stop);
                let any =
                    abbreviations::look_up(cut.strip_suffix('.').unwrap_or(cut)).is_none_or(|f| f == Followed::Any);
                any && !self.glued(i + 1) && self.opener(i + 1)
            }
            Some(Initial) => !self.glued(i + 1) && self.opener(i + 1),
            _ => false,
        }
    }

    /// Whether a token belongs to the sentence before it: a closing mark or bracket, a footnote.
    fn closes(&self, i: usize) -> bool {
        match self.kind(i) {
            Some(TokenKind::Close) => true,
            Some(TokenKind::Apostrophe) => self.glued(i),
            Some(TokenKind::Number) => {
                let raised = self.word(i).chars().all(|c| c.is_numeric() && !c.is_ascii());
                self.glued(i) && (raised || self.word(i - 1) == "[" && self.word(i + 1) == "]")
            }
            _ => match self.word(i) {
                ")" | "]" => self.glued(i),
                "[" => self.glued(i) && self.kind(i + 1) == Some(TokenKind::Number) && self.word(i + 2) == "]",
                _ => false,
            },
        }
    }

    /// Whether a stop ends a sentence although no space follows it: "The end.He left", "。".
    fn tight(&self, stop: usize, next: usize) -> bool {
        let before = stop.checked_sub(1).map_or("", |b| self.word(b));
        let word = before.chars().count() > 1 && before.ends_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        let closed = next > stop + 1;
        !self.word(stop).is_ascii()
            || self.kind(next) == Some(TokenKind::Word) && (word || closed) && self.capitalised(next)
    }

    /// The first token from `i` on that is no opening mark, bracket, dash or sign.
    fn first_word(&self, i: usize) -> usize {
        use TokenKind::{Apostrophe, Dash, Open, Symbol};
        let skipped = |k: usize| {
            matches!(self.kind(k), Some(Open | Dash | Symbol | Apostrophe))
                || matches!(self.word(k), "(" | "[" | "¿" | "¡")
        };
        (i..self.range.end).find(|&k| !skipped(k)).unwrap_or(self.range.end)
    }

    /// Whether a sentence may begin at a token: no mark that goes on, no word in lower case, but iPhone and al-Sharif.
    fn begins(&self, i: usize) -> bool {
        use TokenKind::{Clitic, Close, Ellipsis, Punctuation, Stop, Url};
        let first = self.first_word(i);
        if self.kind(i) == Some(TokenKind::Open) && self.kind(i + 1) == Some(TokenKind::Symbol) {
            // “👏”
            return true;
        }
        match self.kind(first) {
            None | Some(Clitic | Close | Ellipsis | Punctuation | Stop) => false,
            Some(Url) => true,
            Some(_) => {
                let word = self.word(first);
                !word.starts_with(char::is_lowercase) || word.contains(char::is_uppercase)
            }
        }
    }

    /// Whether the first word from `i` on has a capital of its own.
    fn capitalised(&self, i: usize) -> bool {
        let first = self.first_word(i);
        self.capital(first) && self.word(first) != "I"
    }

    /// Whether a word that begins sentences follows.
    fn opener(&self, i: usize) -> bool {
        let first = self.first_word(i);
        self.capital(first) && OPENERS.contains(self.word(first).to_ascii_lowercase().as_str())
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    /// `text` has a | where a sentence ends.
    #[track_caller]
    fn check(text: &str) {
        let plain = text.replace("| ", " ").replace('|', "");
        let doc = Document::new(&plain);
        let mut found = String::new();
        let mut at = 0;
        for s in &doc.sentences {
            found += &plain[at..s.span.start];
            found += s.span.of(&plain);
            found += "|";
            at = s.span.end;
        }
        found.pop();
        assert_eq!(found, text);
    }

    #[test]
    fn stops() {
        check("It rained.| Then not.| Is it over?| No!| It is not?!| 300 came.| $5 went.");
        check("It cost 3.5 crowns.| At 10.30 it was 1,200.");
        check("It rained. and how.| iPhone sales fell.| el-Hassan agreed.");
        check("The end.|He left.| See example.org or node.js now.");
        check("雨が降った。|そして止んだ。");
        check("Great! 🎉");
        check("Oh no.| 🎉 We won.");
        check("No stop at all");
    }

    #[test]
    fn quotation_marks() {
        check("“Why?” he asked.| “No!” she said.");
        check("She said “no.”| He left.");
        check("“It rained.| It snowed.”| “Really?”");
        check("\"It rained.\"| \"Then what?\" he asked.");
        check("‘It rained.’| She left.");
        check("It rained. ”| She left.");
        check("(It rained.)| She left.| (So he says.)");
    }

    #[test]
    fn footnotes() {
        check("It rained.[1]| She left.[12]| He stayed.²| So it was.");
    }

    #[test]
    fn abbreviations() {
        check("Mr. Lee met Dr. Berg and Gen. Ann Holm.| St. Olav vs. Bergen, e.g. Monday.");
        check("The U.S. Senate sat.| He lives in the U.S.| He left at 5 p.m.| The end.");
        check("J. K. Holm and J.K. Holm met John F. Berg Jr.| They left.");
        check("Holm Inc. Chairman Bo Berg of Ames, Calif., quit.| So did Lee Corp.| It said no.");
        check("He asked for No. 10.| She said no.| Ten came on Jan. 5 and Sat. 6.| She saw the Sun.| Lee left.");
        check("It cost Rs. 40.| Lee left.");
        check("In the U.S.| “We know,” he said.| I said what I.| The rest.");
        check("Ph.D. students met at 9 a.m. Monday.");
        check("MR. LEE MET GEN. BERG.");
        check("Lee (D-Calif.) met Berg, R-N.Y., on Monday.| She met Lund (D-N.J.).| It rained.");
    }

    #[test]
    fn no_sentence_is_endless() {
        let text = "it may ".repeat(1000);
        let longest = Document::new(&text).sentences.iter().map(|s| s.tokens.len()).max();
        assert_eq!(longest, Some(super::LONGEST));
    }

    #[test]
    fn ellipses() {
        check("He left … and came back.| She waited…| Then she left.");
        check("I … I do not know.| We … The country knows.");
        check("He left....| Then . . . nothing.");
        check("Wait...what?");
    }
}
