//! The one form of all word lists, in `src/words/*.txt`: one entry a line, `lemma forms… | classes… | more…`, `#` before a remark.

use std::collections::BTreeSet;
use std::sync::LazyLock;

/// What typography goes by; the file's head says what.
pub(super) const TYPOGRAPHY: &str = list!("typography.txt");

/// The words of a class.
pub(super) type Listed = LazyLock<BTreeSet<&'static str>>;

/// A line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Line<'l> {
    /// The word that the line is about.
    pub lemma: &'l str,
    /// Its forms that no rule makes, parted by spaces; often empty.
    pub forms: &'l str,
    /// What the word is, parted by spaces.
    pub classes: &'l str,
    /// What only some lists have, parted by spaces; often empty.
    pub more: &'l str,
}

/// The entries of a list, in its order.
pub(crate) fn lines(list: &str) -> impl Iterator<Item = Line<'_>> {
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(|line| {
        let mut fields = line.split(" | ");
        let words = fields.next().unwrap_or_default();
        let (lemma, forms) = words.split_once(' ').unwrap_or((words, ""));
        Line { lemma, forms, classes: fields.next().unwrap_or_default(), more: fields.next().unwrap_or_default() }
    })
}

/// The lemmas of a list that are of a class.
pub(crate) fn of_class<'l>(list: &'l str, class: &str) -> impl Iterator<Item = &'l str> {
    lines(list).filter(move |l| l.classes.split(' ').any(|c| c == class)).map(|l| l.lemma)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_has_a_lemma_forms_classes_and_more() {
        let list = "# Remarks.\nsay said | reporting\n\nlawmaker | person | senator mp\n";
        let found: Vec<_> = lines(list).map(|l| (l.lemma, l.forms, l.classes, l.more)).collect();
        assert_eq!(found, [("say", "said", "reporting", ""), ("lawmaker", "", "person", "senator mp")]);
        assert_eq!(of_class(list, "person").collect::<Vec<_>>(), ["lawmaker"]);
    }
}
