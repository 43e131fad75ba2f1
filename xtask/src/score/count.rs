//! Precision, recall and F1 from counts.

use std::collections::BTreeMap;

/// How much of what was found is right, and how much of what people marked was found. The two rights differ where one finding
/// belongs to another class than what it was paired with.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Count {
    right: f64,
    pub found: f64,
    recalled: f64,
    pub marked: f64,
}

impl Count {
    /// Counts `both` of `found` and of `marked`.
    pub(crate) fn add(&mut self, both: usize, found: usize, marked: usize) {
        self.add_apart((both as f64, found), (both as f64, marked));
    }

    /// Counts things of which each is right or wrong: precision, recall and F1 are all the share that is right.
    pub(crate) fn judge(&mut self, right: usize, all: usize) {
        self.add(right, all, all);
    }

    /// Counts how many of the found are right, and how many of the marked were found.
    pub(crate) fn add_apart(&mut self, (right, found): (f64, usize), (recalled, marked): (f64, usize)) {
        *self = self.plus(Count { right, found: found as f64, recalled, marked: marked as f64 });
    }

    fn plus(self, other: Count) -> Count {
        Count {
            right: self.right + other.right,
            found: self.found + other.found,
            recalled: self.recalled + other.recalled,
            marked: self.marked + other.marked,
        }
    }

    /// In per cent; 0 where nothing was found.
    pub(crate) fn precision(self) -> f64 {
        share(self.right, self.found)
    }

    /// In per cent; 0 where nothing is marked.
    pub(crate) fn recall(self) -> f64 {
        share(self.recalled, self.marked)
    }

    /// The harmonic mean of precision and recall, in per cent.
    pub(crate) fn f1(self) -> f64 {
        let (precision, recall) = (self.precision(), self.recall());
        if precision + recall > 0.0 { 2.0 * precision * recall / (precision + recall) } else { 0.0 }
    }
}

fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { 100.0 * part / whole } else { 0.0 }
}

/// Counts by the name of what they measure.
#[derive(Clone, Debug, Default)]
pub(crate) struct Figures(pub BTreeMap<String, Count>);

impl Figures {
    /// The count of this name, new where there is none.
    pub(crate) fn of(&mut self, name: &str) -> &mut Count {
        self.0.entry(name.to_owned()).or_default()
    }

    pub(crate) fn get(&self, name: &str) -> Option<Count> {
        self.0.get(name).copied()
    }

    /// Adds another's counts.
    pub(crate) fn extend(&mut self, other: &Figures) {
        for (name, count) in &other.0 {
            let own = self.of(name);
            *own = own.plus(*count);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(count: Count, expected: [f64; 3]) {
        let rounded = [count.precision(), count.recall(), count.f1()].map(|figure| (figure * 10.0).round() / 10.0);
        assert_eq!(rounded, expected);
    }

    #[test]
    fn f1_is_the_harmonic_mean() {
        let mut count = Count::default();
        check(count, [0.0, 0.0, 0.0]);
        count.add(1, 2, 4);
        check(count, [50.0, 25.0, 33.3]);
        count.add_apart((2.0, 2), (1.0, 4));
        check(count, [75.0, 25.0, 37.5]);
    }
}
