//! Logits of tokens to names: of people, organisations, places.

use std::ops::Range;

/// How many labels there are: none, and the begin and inside of each [`NameKind`].
pub(super) const LABELS: usize = 7;

/// What a name names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body of people: a company, a party, a ministry, a people.
    Organisation,
    /// A country, town, region or building.
    Place,
    /// People under one name: Republicans. The network calls them organisations; the lists know better.
    Group,
}

/// A name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it names.
    pub kind: NameKind,
    /// Its words: indices into [`crate::text::Document::tokens`].
    pub tokens: Range<usize>,
}

/// The names among tokens from 0 on, each token by its best label. `logits` has [`LABELS`] a token.
pub(super) fn names(logits: &[f32]) -> Vec<Name> {
    let mut out: Vec<Name> = Vec::new();
    for (token, row) in logits.as_chunks::<LABELS>().0.iter().enumerate() {
        let best = (1..LABELS).fold(0, |best, l| if row[l] > row[best] { l } else { best });
        let kind = match best {
            1 | 2 => NameKind::Person,
            3 | 4 => NameKind::Organisation,
            5 | 6 => NameKind::Place,
            _ => continue,
        };
        match out.last_mut().filter(|n| best % 2 == 0 && n.kind == kind && n.tokens.end == token) {
            Some(name) => name.tokens.end += 1,
            None => out.push(Name { kind, tokens: token..token + 1 }),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_begins_where_its_kind_changes() {
        let logits: Vec<f32> =
            [1, 2, 4, 4, 0, 5, 5].iter().flat_map(|&l| (0..LABELS).map(move |i| f32::from(i == l))).collect();
        let found: Vec<_> = names(&logits).into_iter().map(|n| (n.kind, n.tokens)).collect();
        let expected = [
            (NameKind::Person, 0..2),
            (NameKind::Organisation, 2..4),
            (NameKind::Place, 5..6),
            (NameKind::Place, 6..7),
        ];
        assert_eq!(found, expected);
    }
}
