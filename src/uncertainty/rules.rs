//! The rules that find what a text leaves open.

use crate::analysis::UncertaintyKind;

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

    /// The share of its findings that people had marked too, with the same kind, on the project's annotated training
    /// articles; `cargo xtask score` measures it.
    pub(super) fn earned(self) -> f64 {
        match self {
            Rule::Modal => 0.87,
            Rule::Condition => 0.92,
            Rule::VagueSource => 0.91,
            Rule::Belief => 0.88,
            Rule::PassedOn | Rule::Possible => 0.93,
            Rule::OpenQuestion => 0.84,
            Rule::Amount => 0.94,
            Rule::WidelyHeld => 0.86,
        }
    }
}
