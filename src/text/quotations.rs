//! Quotation marks to quoted stretches: pairs, nesting, and quotations that run over paragraphs.

use super::marks::{Facing, Family, Mark, mark};
use super::{Span, Token, TokenKind};
use std::ops::Range;

/// A stretch in quotation marks.
///
/// One that runs over several paragraphs, with a mark opening each and none closing any but the last, is one quotation
/// of several pieces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// The stretch, marks included: one piece a paragraph.
    pub pieces: Vec<Span>,
    /// The same pieces without their marks and the white space next to them; one is empty where nothing is quoted.
    pub inner: Vec<Span>,
    /// How many other quotations it stands in; 0 for the outermost.
    pub depth: usize,
    /// The innermost quotation it stands in: an index into [`super::Document::quotations`], smaller than its own.
    pub parent: Option<usize>,
    /// Whether a mark closes it. Without one it ends where its paragraph, or the quotation around it, ends.
    pub closed: bool,
}

impl Quotation {
    /// From its first mark to its last.
    pub fn span(&self) -> Span {
        Span::new(self.pieces.first().map_or(0, |p| p.start), self.pieces.last().map_or(0, |p| p.end))
    }
}

/// The quoted stretches of a text, in the order in which they open. `paragraphs` are ranges of `tokens`.
///
/// Settles the marks' kinds on the way: those of a quotation become `Open` and `Close`, single marks that pair with
/// nothing become `Apostrophe`, and straight ones after a number that pair with nothing (6") become `Symbol`.
pub(super) fn quotations(text: &str, tokens: &mut [Token], paragraphs: &[Range<usize>]) -> Vec<Quotation> {
    let mut pairing = Pairing::default();
    for (i, paragraph) in paragraphs.iter().enumerate() {
        let seen = sightings(text, tokens, paragraph.clone());
        let next = paragraphs.get(i + 1).and_then(|next| tokens.get(next.start));
        if !pairing.stack.is_empty()
            && next.is_some_and(|t| t.kind == TokenKind::Open)
            && interrupts(&tokens[paragraph.clone()])
        {
            continue;
        }
        let again = pairing.resume(tokens, paragraph.start, &seen);
        for sighting in &seen[again..] {
            pairing.meet(text, tokens, sighting);
        }
        pairing.pause(tokens, paragraph.end);
    }
    pairing.abandon(tokens, 0);
    finish(pairing.drafts)
}

/// Whether a paragraph only stands between two others, as “Advertisement” or a subheading does: a few words and no stop.
fn interrupts(paragraph: &[Token]) -> bool {
    /// Its tokens, at most.
    const LONGEST: usize = 6;
    paragraph.len() <= LONGEST && paragraph.iter().all(|t| t.kind == TokenKind::Word)
}

/// A mark in its paragraph.
struct Sighting {
    token: usize,
    mark: Mark,
    /// Whether a mark that surely closes follows in the same family before one that opens.
    closing_ahead: bool,
    /// How the next two marks of the same family face.
    next: [Option<Facing>; 2],
}

/// The quotation marks of one paragraph, each knowing what follows it.
fn sightings(text: &str, tokens: &[Token], paragraph: Range<usize>) -> Vec<Sighting> {
    let mut out: Vec<Sighting> = Vec::new();
    let mut closing = [false; 4];
    let mut next = [[None; 2]; 4];
    for token in paragraph.rev() {
        if !matches!(tokens[token].kind, TokenKind::Open | TokenKind::Close) {
            continue;
        }
        let mark = mark(text, tokens[token].span);
        let family = mark.family as usize;
        out.push(Sighting { token, mark, closing_ahead: closing[family], next: next[family] });
        match mark.facing {
            Facing::Close if !mark.doubtful => closing[family] = true,
            Facing::Open if !mark.doubtful => closing[family] = false,
            _ => {}
        }
        next[family] = [Some(mark.facing), next[family][0]];
    }
    out.reverse();
    out
}

/// A quotation in the making.
struct Draft {
    family: Family,
    straight: bool,
    parent: Option<usize>,
    pieces: Vec<Span>,
    inner: Vec<Span>,
    closed: bool,
    /// Whether its opening mark turned out to be none.
    dropped: bool,
}

/// A quotation that is open, and the mark that opened it in the paragraph at hand.
struct Opened {
    draft: usize,
    token: usize,
    /// Whether it stays if nothing closes it. Otherwise its mark was an apostrophe.
    keep: bool,
}

/// What is open, and all that was.
#[derive(Default)]
struct Pairing {
    drafts: Vec<Draft>,
    /// Innermost last.
    stack: Vec<Opened>,
    /// How many of each family are on the stack.
    open: [usize; 4],
}

impl Pairing {
    /// Goes on, in a new paragraph, with the quotations that the last one left open and this one opens again; how many.
    fn resume(&mut self, tokens: &mut [Token], start: usize, seen: &[Sighting]) -> usize {
        let mut same = 0;
        for (sighting, opened) in seen.iter().zip(&mut self.stack) {
            let again = sighting.token == start + same
                && sighting.mark.facing != Facing::Close
                && sighting.mark.family == self.drafts[opened.draft].family;
            if !again {
                break;
            }
            opened.token = sighting.token;
            tokens[sighting.token].kind = TokenKind::Open;
            same += 1;
        }
        self.abandon(tokens, same);
        same
    }

    /// Takes the next mark of a paragraph.
    fn meet(&mut self, text: &str, tokens: &mut [Token], at: &Sighting) {
        if self.opens(at) {
            if !at.mark.doubtful || at.closing_ahead {
                return self.push(text, tokens, at);
            }
        } else if self.closes(at) {
            return self.close(tokens, at);
        }
        if at.mark.family == Family::Single {
            tokens[at.token].kind = TokenKind::Apostrophe;
        } else if at.mark.doubtful {
            tokens[at.token].kind = TokenKind::Symbol;
        }
    }

    /// The innermost open quotation, if it is of this family.
    fn top(&self, family: Family) -> Option<&Draft> {
        let draft = &self.drafts[self.stack.last()?.draft];
        (draft.family == family).then_some(draft)
    }

    /// Whether a mark opens a quotation, what stands open considered.
    fn opens(&self, at: &Sighting) -> bool {
        let top = self.top(at.mark.family);
        match at.mark.facing {
            Facing::Close => false,
            Facing::Either => top.is_none(),
            // "Hello, "he said: a mark on the wrong side of its space, where one inside the other would need two to close.
            Facing::Open => {
                let stray = top.is_some_and(|d| d.straight && at.mark.straight);
                !stray || at.next[0] == Some(Facing::Close)
            }
        }
    }

    /// Whether a mark that opens nothing closes something.
    fn closes(&self, at: &Sighting) -> bool {
        if at.mark.doubtful {
            self.top(at.mark.family).is_some() && !at.closing_ahead
        } else {
            self.open[at.mark.family as usize] > 0
        }
    }

    fn push(&mut self, text: &str, tokens: &mut [Token], at: &Sighting) {
        tokens[at.token].kind = TokenKind::Open;
        let parent = self.stack.last().map(|o| o.draft);
        // An unclosed single mark in mid-sentence is an apostrophe (’round), but not after "she said:".
        let keep = at.mark.family != Family::Single
            || text[..tokens[at.token].span.start].trim_end_matches([' ', '\u{a0}']).ends_with([':', ',', '\n'])
            || at.token == 0;
        self.stack.push(Opened { draft: self.drafts.len(), token: at.token, keep });
        self.open[at.mark.family as usize] += 1;
        self.drafts.push(Draft {
            family: at.mark.family,
            straight: at.mark.straight,
            parent,
            pieces: Vec::new(),
            inner: Vec::new(),
            closed: false,
            dropped: false,
        });
    }

    /// Closes the innermost quotation of the mark's family; what is still open inside it ends with it.
    fn close(&mut self, tokens: &mut [Token], at: &Sighting) {
        tokens[at.token].kind = TokenKind::Close;
        while let Some(opened) = self.stack.pop() {
            let family = self.drafts[opened.draft].family;
            self.open[family as usize] -= 1;
            if family == at.mark.family {
                self.piece(tokens, opened.draft, opened.token, at.token..at.token + 1);
                self.drafts[opened.draft].closed = true;
                return;
            }
            if opened.keep {
                self.piece(tokens, opened.draft, opened.token, at.token..at.token);
            } else {
                self.drop(tokens, &opened);
            }
        }
    }

    /// Ends a paragraph before token `end`: what is open has a piece up to there.
    fn pause(&mut self, tokens: &[Token], end: usize) {
        for i in 0..self.stack.len() {
            let (draft, token) = (self.stack[i].draft, self.stack[i].token);
            self.piece(tokens, draft, token, end..end);
        }
    }

    /// Gives up waiting for the marks that would close all but the outermost `kept` open quotations.
    fn abandon(&mut self, tokens: &mut [Token], kept: usize) {
        while self.stack.len() > kept {
            let Some(opened) = self.stack.pop() else {
                break;
            };
            let draft = &self.drafts[opened.draft];
            self.open[draft.family as usize] -= 1;
            if !opened.keep && draft.pieces.len() == 1 {
                self.drop(tokens, &opened);
            }
        }
    }

    /// Adds the piece from an opening mark to the closing one; `close` is empty where the piece just ends.
    fn piece(&mut self, tokens: &[Token], draft: usize, open: usize, close: Range<usize>) {
        let first = tokens[open].span;
        let before = tokens[close.start - 1].span;
        let end = if close.is_empty() { before.end } else { tokens[close.start].span.end };
        let inner =
            if open + 1 < close.start { tokens[open + 1].span.join(before) } else { Span::new(first.end, first.end) };
        let draft = &mut self.drafts[draft];
        draft.pieces.push(Span::new(first.start, end));
        draft.inner.push(inner);
    }

    /// Takes back a quotation whose mark is an apostrophe after all.
    fn drop(&mut self, tokens: &mut [Token], opened: &Opened) {
        tokens[opened.token].kind = TokenKind::Apostrophe;
        self.drafts[opened.draft].dropped = true;
    }
}

/// The quotations that stayed, with their parents counted anew.
fn finish(drafts: Vec<Draft>) -> Vec<Quotation> {
    let mut out: Vec<Quotation> = Vec::new();
    let mut places: Vec<Option<usize>> = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let parent = draft.parent.and_then(|p| places[p]);
        if draft.dropped {
            places.push(parent);
            continue;
        }
        places.push(Some(out.len()));
        out.push(Quotation {
            pieces: draft.pieces,
            inner: draft.inner,
            depth: parent.map_or(0, |p| out[p].depth + 1),
            parent,
            closed: draft.closed,
        });
    }
    out
}

#[cfg(test)]
mod tests {
    use crate::text::Document;

    /// Each quotation as its pieces' words between bars, `>` before it for each one around it, `~` after it if unclosed.
    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let doc = Document::new(text);
        let found: Vec<String> = doc
            .quotations
            .iter()
            .map(|q| {
                let inner: Vec<&str> = q.inner.iter().map(|s| s.of(text)).collect();
                for (piece, inner) in q.pieces.iter().zip(&q.inner) {
                    assert!(piece.contains(*inner), "{q:?}");
                }
                format!("{}{}{}", ">".repeat(q.depth), inner.join(" | "), if q.closed { "" } else { "~" })
            })
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn pairs() {
        check("“No,” she said. “Never.”", &["No,", "Never."]);
        check("\"No,\" she said. \"Never.\"", &["No,", "Never."]);
        check("(\"No\") — \"Never\"—or \"not yet\"?", &["No", "Never", "not yet"]);
        check("« Non », dit-elle. ‹Jamais›", &["Non", "Jamais"]);
        check("„Nein“, sagte sie. „Nie.“", &["Nein", "Nie."]);
        check("»Nej«, siger hun.", &["Nej"]);
        check("”Nej”, sa hon. ”Aldrig.”", &["Nej", "Aldrig."]);
        check("``No,'' she said. ''Never.''", &["No,", "Never."]);
        check("\"\" and “”", &["", ""]);
        check("No marks.", &[]);
        check("", &[]);
    }

    #[test]
    fn nested() {
        check(
            "“He told me ‘go home’ and ‘stay’,” she said.",
            &["He told me ‘go home’ and ‘stay’,", ">go home", ">stay"],
        );
        check("\"He said 'go.'\" She left.", &["He said 'go.'", ">go."]);
        check("‘They call it “the pit”,’ he said.", &["They call it “the pit”,", ">the pit"]);
        check("\"I was \"very\" tired,\" he said.", &["I was \"very\" tired,", ">very"]);
        check("“A “b” c” d", &["A “b” c", ">b"]);
    }

    #[test]
    fn apostrophes() {
        check("‘It’s the players’ bench,’ he said.", &["It’s the players’ bench,"]);
        check("'It's the players' bench,' he said.", &["It's the players' bench,"]);
        check("The players’ and coaches’ bench isn’t theirs.", &[]);
        check("The players' bench in the '90s, rock 'n' roll.", &[]);
        check("‘the players’ and ‘the coach’", &["the players", "the coach"]);
        check("We’re goin’ to get ’em.", &[]);
        check("He went 'round the bend.", &[]);
        check("Call it 'fine', O'Hara said.", &["fine"]);
    }

    #[test]
    fn inches() {
        check("He is 5'10\" and the pipe 6\" wide.", &[]);
        check("\"He is 5'10\" tall,\" she said.", &["He is 5'10\" tall,"]);
        check("\"He is 5'10\", she said.", &["He is 5'10"]);
    }

    #[test]
    fn wrong_way() {
        check("“No,“ she said. “Never.“", &["No,", "Never."]);
        check("”No,” she said. ”Never.”", &["No,", "Never."]);
        check("\"No, \"she said. \"Never.\"", &["No,", "Never."]);
        check("\"No,” she said. “Never.\"", &["No,", "Never."]);
        check("\" No , \" she said.", &["No ,"]);
    }

    #[test]
    fn paragraphs() {
        check("“One.\n\n“Two.\n\n“Three,” she said. “Four.”", &["One. | Two. | Three,", "Four."]);
        check("\"One.\n\n\"Two.\"\n\nThree.", &["One. | Two."]);
        check("‘One.\n\n‘Two.’", &["One. | Two."]);
        check("“A ‘b.\n\n“‘C.’ D.”", &["A ‘b. | ‘C.’ D.", ">b. | C."]);
        check("“One.\n\nTwo.\n\n“Three.”", &["One.~", "Three."]);
        check("She said “one.\n\nTwo” three.", &["one.~"]);
        check("“One.\n\nAdvertisement\n\n“Two.”", &["One. | Two."]);
        check("“One.\n\nAdvertisement\n\nTwo.", &["One.~"]);
    }

    #[test]
    fn unclosed() {
        check("‘A “b,’ he said.", &["A “b,", ">b,~"]);
        check("He said: ‘b.", &["b.~"]);
        check("“", &["~"]);
        check("””””", &[]);
    }
}
