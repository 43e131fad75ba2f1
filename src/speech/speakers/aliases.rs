//! What somebody goes by besides a name: "Ann Lee, aka “Quill”", "the Varn Front, also known as VF".

use super::mention::{Mention, best};
use super::names;
use crate::reader::NameKind;
use crate::text::TokenKind;
use crate::words::lexicon::{ADVERB, ALIAS, AUXILIARY, COMPLEMENT, IDENTIFYING, RELATIVE};
use crate::words::{Page, Phrase};

/// How many tokens may stand between the two names.
const NEAR: usize = 7;

/// The pairs of mentions that are one's: the name, and what its bearer goes by.
pub(super) fn aliases(page: &Page<'_>, mentions: &[Mention]) -> Vec<[usize; 2]> {
    let place = |m: &Mention| best(&m.votes) == Some(NameKind::Place);
    let joined = |pair: &[Mention]| joins(page, pair[0].name.end..pair[1].name.start) && !pair.iter().any(place);
    mentions.windows(2).enumerate().filter(|(_, pair)| joined(pair)).map(|(m, _)| [m, m + 1]).collect()
}

/// Whether the words between two names say that both are one's: "aka", "also known as".
fn joins(page: &Page<'_>, between: Phrase) -> bool {
    if between.len() > NEAR || between.clone().any(|i| page.kind(i) == Some(TokenKind::Stop)) {
        return false;
    }
    let words: Vec<usize> = between.filter(|&i| page.wordy(i)).collect();
    let before = |i: &usize| page.is(*i, ADVERB | AUXILIARY | RELATIVE | ALIAS) || names::manner(page, *i);
    match words[..] {
        [alias] => page.is(alias, ALIAS),
        [ref more @ .., known, r#as] => {
            page.is(known, IDENTIFYING) && page.is(r#as, COMPLEMENT) && more.iter().all(before)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::super::who;

    #[test]
    fn an_alias_is_the_one_who_goes_by_it() {
        let text = "A user who goes by the name Ida wrote. [Ida] wept. It was Ann Lee, aka “Ida”.";
        assert_eq!(who(text), ["Ann Lee"]);
        assert_eq!(who("[Ann Lee], better known as Quill, sang. [Quill] left."), ["Ann Lee"; 2]);
        assert_eq!(who("The Varn Front, also known as Oakfront, met. [Oakfront] left."), ["Varn Front"]);
        assert_eq!(who("Ann Lee met Quill. [Quill] left."), ["Quill"]);
    }
}
