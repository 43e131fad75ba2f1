//! Which cue a content belongs to, and which source a cue: the best of a few candidates, by a log-linear ranker.

use super::features::{hash, plain};
use super::spans::{Role, Stretch};
use crate::text::TokenKind;
use crate::words::Page;

/// How many weights the ranker has; features are hashed to them.
pub const WEIGHTS: usize = 4096;

/// A stretch that belongs to at most one of some others.
pub struct Choice {
    /// A content or a cue: an index into the stretches.
    pub of: usize,
    /// The cues or sources that it may belong to, `None` for none of them, each with its features: indices below [`WEIGHTS`].
    pub options: Vec<(Option<usize>, Vec<u16>)>,
}

/// Who said what: indices into the stretches. There is a content or a cue, or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Link {
    /// What is said, in the order of the text.
    pub contents: Vec<usize>,
    /// What says so.
    pub cue: Option<usize>,
    /// Who says it.
    pub source: Option<usize>,
}

/// The stretches of a document with what the ranker asks about them.
struct Candidates<'a> {
    page: &'a Page<'a>,
    stretches: &'a [Stretch],
    /// For each stretch its paragraph and the sentences of its first and last word.
    places: Vec<(usize, usize, usize)>,
    /// For each stretch the hashes of its first and its last word.
    ends: Vec<[[u8; 4]; 2]>,
    /// For each token how many words stand before it.
    words: Vec<usize>,
    /// For each token what it is between two stretches.
    kinds: Vec<u8>,
}

/// The candidates of every content, then of every cue. Stretches are in the order of the text.
pub fn choices(page: &Page<'_>, stretches: &[Stretch]) -> Vec<Choice> {
    Candidates::new(page, stretches).choices()
}

/// The best links by the ranker's `weights`: those of contents, in the order of the text, then those of cues without any.
pub(super) fn links(page: &Page<'_>, stretches: &[Stretch], weights: &[u8]) -> Vec<Link> {
    let candidates = Candidates::new(page, stretches);
    let mut links: Vec<Link> = Vec::new();
    // For each cue its link.
    let mut known: Vec<Option<usize>> = vec![None; stretches.len()];
    for choice in candidates.choices() {
        let weight = |&f: &u16| i32::from(weights.get(usize::from(f)).map_or(0, |&w| w as i8));
        let sum = |features: &[u16]| features.iter().map(weight).sum::<i32>();
        let content = stretches.get(choice.of).is_some_and(|s| s.role == Role::Content);
        let full = |cue: usize| content && known[cue].is_some_and(|link| candidates.full(&links[link], cue, choice.of));
        // The first of equals: the nearest ones come first.
        let open = choice.options.iter().filter(|(option, _)| !option.is_some_and(full));
        let best = open.map(|(option, features)| (sum(features), option));
        let best = best.reduce(|best, next| if next.0 > best.0 { next } else { best }).and_then(|(_, option)| *option);
        // A content's best is its cue, a cue's its source.
        let cue = if content { best } else { Some(choice.of) };
        let link = cue.and_then(|cue| known[cue]).unwrap_or(links.len());
        if link == links.len() {
            links.push(Link { cue, ..Link::default() });
            cue.into_iter().for_each(|cue| known[cue] = Some(link));
        }
        match content {
            true => links[link].contents.push(choice.of),
            false => links[link].source = best,
        }
    }
    links
}

impl<'a> Candidates<'a> {
    fn new(page: &'a Page<'a>, stretches: &'a [Stretch]) -> Self {
        let places = stretches.iter().map(|s| {
            let last = s.tokens.end.saturating_sub(1);
            (page.paragraph(s.tokens.start), page.sentence_or_next(s.tokens.start), page.sentence_or_next(last))
        });
        let mut words = vec![0];
        for i in 0..page.doc.tokens.len() {
            words.push(words[i] + usize::from(page.doc.word(i).contains(char::is_alphanumeric)));
        }
        let mut kinds: Vec<u8> = (0..page.doc.tokens.len()).map(|i| kind(page, i)).collect();
        for stretch in stretches {
            kinds.get_mut(stretch.tokens.clone()).unwrap_or_default().fill(b"SCX"[stretch.role as usize]);
        }
        let ends = stretches.iter().map(|s| [s.tokens.start, s.tokens.end.saturating_sub(1)].map(|i| word(page, i)));
        Candidates { page, places: places.collect(), ends: ends.collect(), words, kinds, stretches }
    }

    /// The candidates of every content, then of every cue.
    fn choices(&self) -> Vec<Choice> {
        let of = |role: Role| (0..self.stretches.len()).filter(move |&i| self.stretches[i].role == role);
        of(Role::Content)
            .map(|i| self.choice(i, Role::Cue))
            .chain(of(Role::Cue).map(|i| self.choice(i, Role::Source)))
            .collect()
    }

    /// Whether a cue has all that it introduces: "He denied the sale. “We …”" is no second thing denied. Of the later sentences that
    /// the ranker alone hung on a cue so, 12 of 46 were right in training, none of six on dev.
    fn full(&self, link: &Link, cue: usize, content: usize) -> bool {
        let (Some(&first), Some(&last)) = (link.contents.first(), link.contents.last()) else { return false };
        let bare = |&c: &usize| self.page.quoted(self.stretches[c].tokens.start).is_none();
        let behind = cue < first || cue < last && bare(&content);
        behind && self.places[last].2 < self.places[content].1 && link.contents.iter().all(bare)
    }

    /// The candidates for a stretch: those of its paragraph within reach, the last one of the paragraph before, and none.
    fn choice(&self, of: usize, role: Role) -> Choice {
        /// How many stretches away a candidate may stand.
        const REACH: usize = 24;
        /// How many tokens away: what the network reads at once is shorter.
        const FAR: usize = 500;
        let home = self.places[of].0;
        let near = of.saturating_sub(REACH)..(of + REACH).min(self.stretches.len());
        let start = |i: usize| self.stretches[i].tokens.start;
        let here = |i: usize| self.places[i].0 == home && start(i).abs_diff(start(of)) <= FAR;
        let mut found: Vec<usize> = near.filter(|&i| self.stretches[i].role == role && here(i)).collect();
        let earlier = (0..of).rev().take(REACH).find(|&i| self.stretches[i].role == role && self.places[i].0 < home);
        found.extend(earlier.filter(|&i| self.places[i].0 + 1 == home));
        found.sort_by_key(|&i| i.abs_diff(of));
        let mut options: Vec<_> = found.iter().map(|&i| (Some(i), self.pair(of, i))).collect();
        options.push((None, self.nothing(of, &found)));
        Choice { of, options }
    }

    /// What speaks for or against `head` as the cue or source of `of`.
    fn pair(&self, of: usize, head: usize) -> Vec<u16> {
        let (a, b) = (&self.stretches[of], &self.stretches[head]);
        let (pa, pb) = (self.places[of], self.places[head]);
        let left = of < head;
        let gap = if left { a.tokens.end..b.tokens.start } else { b.tokens.end..a.tokens.start };
        let words = self.words[gap.end].saturating_sub(self.words[gap.start]);
        let between = if left { of + 1..head } else { head + 1..of };
        let inside =
            |role: Role| self.stretches[between.clone()].iter().filter(|s| s.role == role).count().min(3) as u8;
        let (sources, cues, contents) = (inside(Role::Source), inside(Role::Cue), inside(Role::Content));
        let same = [pa.1, pa.2].iter().any(|s| [pb.1, pb.2].contains(s));
        let apart = if same { 0 } else { pa.1.abs_diff(pb.1).clamp(1, 3) as u8 };
        let quoted = |i: usize| u8::from(self.page.quoted(i).is_some());
        let edges = [quoted(a.tokens.start), quoted(a.tokens.end.saturating_sub(1))];
        let before = u8::from(pa.0 != pb.0);
        let side = [a.role as u8, u8::from(left)];
        let cue = if a.role == Role::Cue { of } else { head };
        let feature = |template: u8, values: &[u8]| {
            (hash(&[template], side.iter().chain(values).copied()) as usize % WEIGHTS) as u16
        };
        vec![
            feature(0, &[]),
            feature(1, &[steps(gap.len())]),
            feature(2, &[steps(words)]),
            feature(3, &[apart]),
            feature(4, &[sources, cues, contents]),
            feature(5, &[sources, cues, contents, apart]),
            feature(6, &[cues]),
            feature(7, &[cues, apart]),
            feature(8, &self.kinds(gap)),
            feature(9, &[edges[0], edges[1], apart]),
            feature(10, &[before]),
            feature(11, &self.ends[cue][0]),
            feature(12, &self.ends[cue][1]),
            feature(13, &self.ends[of][0]),
        ]
    }

    /// What speaks for a stretch that belongs to none of the `found`.
    fn nothing(&self, of: usize, found: &[usize]) -> Vec<u16> {
        let a = &self.stretches[of];
        let home = found.iter().any(|&i| self.places[i].0 == self.places[of].0);
        let same =
            found.iter().any(|&i| self.places[i].1 == self.places[of].1 || self.places[i].1 == self.places[of].2);
        let quoted = |i: usize| u8::from(self.page.quoted(i).is_some());
        let feature = |template: u8, values: &[u8]| {
            (hash(&[template, a.role as u8], values.iter().copied()) as usize % WEIGHTS) as u16
        };
        vec![
            feature(32, &[]),
            feature(33, &[quoted(a.tokens.start), quoted(a.tokens.end.saturating_sub(1))]),
            feature(34, &[u8::from(home), u8::from(same)]),
            feature(35, &[self.places[of].0.min(2) as u8]),
            feature(36, &self.ends[of][0]),
            feature(37, &self.ends[of][1]),
            feature(38, &word(self.page, a.tokens.start.wrapping_sub(1))),
            feature(39, &[a.tokens.len().min(4) as u8]),
        ]
    }

    /// What stands between two stretches, each kind once in a row, at most eight of them.
    fn kinds(&self, gap: std::ops::Range<usize>) -> Vec<u8> {
        let runs = self.kinds.get(gap).unwrap_or_default().chunk_by(|a, b| a == b);
        runs.take(8).filter_map(|run| run.first().copied()).collect()
    }
}

/// The hash of a token's word.
fn word(page: &Page<'_>, i: usize) -> [u8; 4] {
    hash(b"", plain(page.doc.word(i)).bytes()).to_le_bytes()
}

/// What a token is that stands in no stretch.
fn kind(page: &Page<'_>, i: usize) -> u8 {
    match page.kind(i) {
        Some(TokenKind::Open | TokenKind::Close) => b'q',
        Some(TokenKind::Stop) => b'.',
        Some(TokenKind::Dash) => b'-',
        Some(TokenKind::Punctuation) => page.doc.word(i).bytes().next().unwrap_or(b'?'),
        _ => b'w',
    }
}

/// A count in steps that widen.
fn steps(count: usize) -> u8 {
    [0, 1, 2, 3, 5, 9, 15, 29].iter().take_while(|&&most| count > most).count() as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span};

    /// Who said what where the ranker has learned nothing, so that the nearest are linked: `[content]`, `{cue}`, `<source>` in the
    /// text; "source cue content + content", parted by bars.
    #[track_caller]
    fn check(marked: &str, expected: &str) {
        let marks = ["<>", "{}", "[]"];
        let text: String = marked.chars().filter(|c| !marks.iter().any(|pair| pair.contains(*c))).collect();
        let doc = Document::new(&text);
        let page = Page::new(&doc);
        let (mut at, mut stretches) = (0, Vec::new());
        for c in marked.chars() {
            match marks.iter().position(|pair| pair.contains(c)) {
                Some(role) if marks[role].starts_with(c) => {
                    let role = [Role::Source, Role::Cue, Role::Content][role];
                    stretches.push((role, Span::new(at, at)));
                }
                Some(_) => stretches.iter_mut().last().into_iter().for_each(|(_, span)| span.end = at),
                None => at += c.len_utf8(),
            }
        }
        let stretch = |(role, span)| Stretch { role, tokens: doc.tokens_in(span), probability: 1.0 };
        let stretches: Vec<Stretch> = stretches.into_iter().map(stretch).collect();
        let words = |i: usize| page.line(stretches[i].tokens.clone());
        let shown = links(&page, &stretches, &[]).into_iter().map(|link| {
            let said: Vec<String> = link.contents.iter().map(|&i| words(i)).collect();
            let [source, cue] = [link.source, link.cue].map(|i| i.map_or("nobody".to_owned(), words));
            format!("{source} {cue} {}", said.join(" + "))
        });
        assert_eq!(shown.collect::<Vec<_>>().join(" | "), expected, "{marked}");
    }

    #[test]
    fn a_content_is_its_nearest_cue_s_and_that_its_nearest_source_s() {
        check("<Lee> {said} [it rained] and <Bo> {saw} [the snow].", "Lee said it rained | Bo saw the snow");
        check("“[We row],” <Lee> {said}, “[and rest].”", "Lee said We row + and rest");
    }

    #[test]
    fn a_cue_that_has_a_later_sentence_has_all_that_it_introduces() {
        check("<He> {denied} [the sale]. [It went on].", "He denied the sale | nobody nobody It went on");
        check("<He> {denied} [the sale] and [the gift].", "He denied the sale + the gift");
        check("<He> {denied} “[the sale].” “[It went on].”", "He denied the sale + It went on");
    }

    #[test]
    fn nothing_further_than_the_paragraph_before_is_a_candidate() {
        check("<Lee> {left}.\n\n[It rained].", "Lee left It rained");
        check("<Lee> {left}.\n\nSo it was.\n\n[It rained].", "nobody nobody It rained | Lee left ");
    }
}
