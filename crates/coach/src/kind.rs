//! The ways in which a sentence blames, and where a text stands.

use serde::{Deserialize, Serialize};

/// How a sentence puts somebody in the dock. Where two kinds fit, the first in this order is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Human error as the explanation.
    HumanError,
    /// Rates people, their skill or their care.
    Judgement,
    /// Asks for a culprit.
    WhoQuestion,
    /// Says that it was plain beforehand.
    Hindsight,
    /// An action that repairs a person.
    PersonFix,
    /// What people should or could have done.
    Counterfactual,
    /// What people forgot, skipped or failed to do.
    Omission,
    /// A person or a team as the cause.
    PersonCause,
}

impl Kind {
    /// All kinds, the first wins.
    pub const ALL: [Self; 8] = [
        Self::HumanError,
        Self::Judgement,
        Self::WhoQuestion,
        Self::Hindsight,
        Self::PersonFix,
        Self::Counterfactual,
        Self::Omission,
        Self::PersonCause,
    ];

    /// Its name in files and on the command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::HumanError => "human_error",
            Self::Judgement => "judgement",
            Self::WhoQuestion => "who_question",
            Self::Hindsight => "hindsight",
            Self::PersonFix => "person_fix",
            Self::Counterfactual => "counterfactual",
            Self::Omission => "omission",
            Self::PersonCause => "person_cause",
        }
    }
}

/// Where a text stands. The same words can be fine in one place and blame in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Context {
    /// An event of the timeline: who did what is what it is for.
    Timeline,
    /// A cause in a chain.
    Why,
    /// Summary, root cause, factors and everything else that explains.
    Analysis,
    /// Candidates and action items.
    Action,
    /// What went well, what went badly, where we got lucky.
    WellBadly,
}
