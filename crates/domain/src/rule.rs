//! The rules of the commit gate, and what stands between the room and the close.

use afterword_words::{self as words, Audience};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ActionId;

/// A rule that can be overridden, visibly, with a reason that the record prints.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// Every action of last time gets an answer.
    EveryActionReviewed,
    /// Every chosen action has an owner, a due date and a ticket.
    EveryActionCommitted,
    /// At least three actions leave the room; fewer needs one line of why.
    AtLeastThree,
    /// At most five actions leave the room.
    AtMostFive,
}

impl Rule {
    /// All rules.
    pub const ALL: [Self; 4] =
        [Self::EveryActionReviewed, Self::EveryActionCommitted, Self::AtLeastThree, Self::AtMostFive];

    /// The sentence of the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::EveryActionReviewed => words::rule_every_action_reviewed(Audience::Record),
            Self::EveryActionCommitted => words::rule_every_action_committed(),
            Self::AtLeastThree => words::rule_at_least_three(),
            Self::AtMostFive => words::rule_at_most_five(),
        }
    }
}

/// Something an action still lacks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Lack {
    /// A named person.
    Owner,
    /// A date.
    Due,
    /// A ticket.
    Ticket,
}

/// An action that is not committed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Incomplete {
    /// The action.
    pub action: ActionId,
    /// What it lacks.
    pub lacks: Vec<Lack>,
}

/// What stands between the room and the close.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Gate {
    /// How many actions there are.
    pub count: usize,
    /// Actions that lack something.
    pub incomplete: Vec<Incomplete>,
    /// Rules that are not kept and not overridden.
    pub unmet: Vec<Rule>,
    /// Rules that are not kept and overridden.
    pub overridden: Vec<Rule>,
}

impl Gate {
    /// Whether the meeting can be closed.
    #[must_use]
    pub fn is_met(&self) -> bool {
        self.unmet.is_empty()
    }
}
