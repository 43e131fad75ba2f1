//! The rules that find what a text leaves open.

use crate::analysis::UncertaintyKind;
use crate::measured;

/// A family of cues that leave something open in one way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// may, might, could
    Modal,
    /// perhaps, likely, appears to
    Possible,
    /// thinks, believes, fears
    Belief,
    /// reportedly, alleged
    PassedOn,
    /// remains unclear, whether, no mention of
    OpenQuestion,
    /// if, unless, depending on
    Condition,
    /// about 300, dozens of
    Amount,
    /// is widely seen as
    WidelyHeld,
    /// officials said
    VagueSource,
}

impl Rule {
    /// The name that a finding and its list of cues carry.
    pub(super) fn name(self) -> &'static str {
        match self {
            Rule::Modal => "modal",
            Rule::Possible => "possible",
            Rule::Belief => "belief",
            Rule::PassedOn => "passed-on",
            Rule::OpenQuestion => "open-question",
            Rule::Condition => "condition",
            Rule::Amount => "amount",
            Rule::WidelyHeld => "widely-held",
            Rule::VagueSource => "vague-source",
        }
    }

    /// In what way its cues leave something open.
    pub(super) fn kind(self) -> UncertaintyKind {
        match self {
            Rule::Modal | Rule::Possible => UncertaintyKind::Epistemic,
            Rule::Belief => UncertaintyKind::Doxastic,
            Rule::PassedOn => UncertaintyKind::Hearsay,
            Rule::OpenQuestion => UncertaintyKind::Unknown,
            Rule::Condition => UncertaintyKind::Conditional,
            Rule::Amount => UncertaintyKind::Approximate,
            Rule::WidelyHeld | Rule::VagueSource => UncertaintyKind::Unattributed,
        }
    }

    /// The share of its findings that people had marked too, with the same kind; between 0 and 1.
    pub(super) fn earned(self) -> f64 {
        measured::share(measured::UNCERTAINTIES, self.name())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_was_measured() {
        let all = [
            Rule::Modal,
            Rule::Possible,
            Rule::Belief,
            Rule::PassedOn,
            Rule::OpenQuestion,
            Rule::Condition,
            Rule::Amount,
            Rule::WidelyHeld,
            Rule::VagueSource,
        ];
        for rule in all {
            assert!(rule.earned() > 0.0, "{}", rule.name());
        }
    }
}
