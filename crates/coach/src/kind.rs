//! What the coach hears: the ways in which a sentence blames, what keeps an action from being done; and where a text stands.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How a sentence puts somebody in the dock. Where two kinds fit, the first in this order is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
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
    /// An action that begins with a verb that never finishes.
    VagueAction,
    /// An action without a visible finish.
    NoFinish,
    /// A team as the owner of an action.
    TeamOwner,
    /// Somebody of the room by name, outside of owners and the timeline.
    Name,
}

impl Kind {
    /// The ways in which a sentence blames; the first wins.
    pub const BLAME: [Self; 8] = [
        Self::HumanError,
        Self::Judgement,
        Self::WhoQuestion,
        Self::Hindsight,
        Self::PersonFix,
        Self::Counterfactual,
        Self::Omission,
        Self::PersonCause,
    ];

    /// Whether it puts somebody in the dock, and is not about how an action is worded.
    #[must_use]
    pub fn is_blame(self) -> bool {
        Self::BLAME.contains(&self)
    }

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
            Self::VagueAction => "vague_action",
            Self::NoFinish => "no_finish",
            Self::TeamOwner => "team_owner",
            Self::Name => "name",
        }
    }
}

/// Where a text stands. The same words can be fine in one place and blame in another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
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
    /// Whose an action is.
    Owner,
}

impl Context {
    /// All places.
    pub const ALL: [Self; 6] =
        [Self::Timeline, Self::Why, Self::Analysis, Self::Action, Self::WellBadly, Self::Owner];

    /// Its name in rules and labelled sentences.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Timeline => "timeline",
            Self::Why => "why",
            Self::Analysis => "analysis",
            Self::Action => "action",
            Self::WellBadly => "well_badly",
            Self::Owner => "owner",
        }
    }

    /// The place with a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|context| context.name() == name)
    }
}
