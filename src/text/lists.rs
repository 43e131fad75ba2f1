//! The one form of all word lists, in `src/words/*.txt`: one entry a line, `lemma forms… | classes… | more…`, `#` before a remark.
//! A line of a lemma and forms alone has the classes of the line above it: build.rs leaves out what repeats.

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
    let mut above = "";
    list.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).map(move |line| {
        let (words, fields) = parted(line).unwrap_or((line, above));
        above = fields;
        let (lemma, forms) = words.split_once(' ').unwrap_or((words, ""));
        let (classes, more) = parted(fields).unwrap_or((fields, ""));
        Line { lemma, forms, classes, more }
    })
}

/// What stands before and behind the first " | ". (`split_once` prepares a search for long texts, at each of thousands of lines.)
fn parted(line: &str) -> Option<(&str, &str)> {
    let at = line.as_bytes().windows(3).position(|three| three == b" | ")?;
    Some((&line[..at], &line[at + 3..]))
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
        let list = "# Remarks.\nsay said | reporting\ntell told\n\nlawmaker | person | senator mp\n";
        let found: Vec<_> = lines(list).map(|l| (l.lemma, l.forms, l.classes, l.more)).collect();
        let tell = ("tell", "told", "reporting", "");
        assert_eq!(found, [("say", "said", "reporting", ""), tell, ("lawmaker", "", "person", "senator mp")]);
        assert_eq!(of_class(list, "reporting").collect::<Vec<_>>(), ["say", "tell"]);
    }
}
