//! Chains of causes: from what broke to a condition that the organisation can change.
//!
//! An incident has several contributing conditions, so several chains run side
//! by side and each may branch. A chain is never done at a count of five; it is
//! done when it has reached a process, a policy, a resource constraint or an
//! organisational condition.

mod chains;
pub mod coverage;
pub mod draft;
pub mod hints;
mod joining;
pub mod links;

use afterword_words::{self as words, Audience};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CauseId, ChainId, EventId};

pub use chains::{Below, Chains};

/// The deepest a chain may get. Far beyond what a room can follow; it bounds recursion.
pub const DEEPEST: usize = 40;

/// What a cause is. A cause that points at a person has no condition.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Condition {
    /// How something is built. True, and not yet the end of a chain.
    Technical,
    /// How work is done.
    Process,
    /// What is written down as a rule, or isn't.
    Policy,
    /// Time, money, people or tools that were there, or weren't.
    Resources,
    /// How the organisation is cut and decides.
    Organisation,
}

impl Condition {
    /// All conditions.
    pub const ALL: [Self; 5] =
        [Self::Technical, Self::Process, Self::Policy, Self::Resources, Self::Organisation];

    /// Whether a chain may end here. A technical condition asks for one more why: how did it come to be so?
    #[must_use]
    pub fn can_end_a_chain(self) -> bool {
        self != Self::Technical
    }

    /// The word in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Technical => words::condition_technical(Audience::Record),
            Self::Process => words::condition_process(Audience::Record),
            Self::Policy => words::condition_policy(Audience::Record),
            Self::Resources => words::condition_resources(Audience::Record),
            Self::Organisation => words::condition_organisation(Audience::Record),
        }
    }
}

/// How sure the room is of a cause.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum CauseState {
    /// It may have been so.
    #[default]
    Possible,
    /// Something shows that it was so.
    Confirmed,
    /// It was not so; it stays in the record with the reason.
    RuledOut,
}

impl CauseState {
    /// All states.
    pub const ALL: [Self; 3] = [Self::Possible, Self::Confirmed, Self::RuledOut];

    /// The words in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Possible => words::whys_states_possible(Audience::Record),
            Self::Confirmed => words::whys_states_confirmed(Audience::Record),
            Self::RuledOut => words::whys_states_ruled_out(Audience::Record),
        }
    }
}

/// What the room said when the step from a cause to what stands above it was read aloud as “therefore”.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// It follows.
    Holds,
    /// It does not follow yet: something is missing in between.
    Weak,
}

impl Step {
    /// All verdicts.
    pub const ALL: [Self; 2] = [Self::Holds, Self::Weak];

    /// The words in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Holds => words::whys_holds(),
            Self::Weak => words::whys_weak(),
        }
    }
}

/// What shows that a cause is so.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(default)]
pub struct Evidence {
    /// Events from the timeline.
    pub events: Vec<EventId>,
    /// Links, or where to look in a few words.
    pub links: Vec<String>,
}

impl Evidence {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.events.is_empty() && self.links.is_empty()
    }
}

/// One answer in a chain, with the answers below it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Cause {
    /// Id.
    pub id: CauseId,
    /// The answer.
    pub text: String,
    /// What it is.
    pub condition: Option<Condition>,
    /// Marked as the condition to change: the end of its chain.
    pub end: bool,
    /// How sure the room is.
    #[serde(default)]
    pub state: CauseState,
    /// Why it is ruled out.
    #[serde(default)]
    pub reason: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: Evidence,
    /// Had its effect only together with the answers beside it that are marked so too.
    #[serde(default)]
    pub together: bool,
    /// The cause elsewhere that it is the same as.
    #[serde(default)]
    pub same_as: Option<CauseId>,
    /// Whether what stands above follows from it; none until it was read aloud.
    #[serde(default)]
    pub step: Option<Step>,
    /// The answers to the next why; more than one is a branch.
    pub causes: Vec<Cause>,
}

/// One line of 5 Whys, starting from a problem statement.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Chain {
    /// Id.
    pub id: ChainId,
    /// What the chain starts from.
    pub problem: String,
    /// The first answers.
    pub causes: Vec<Cause>,
}

/// A cause with where it stands.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The cause.
    pub cause: &'a Cause,
    /// Counted from 1.
    pub depth: usize,
    /// The answers to the same why, itself among them.
    pub beside: &'a [Cause],
    /// Whether it, or a cause above it, is ruled out.
    pub ruled_out: bool,
}

impl Placed<'_> {
    /// Whether it had its effect only together with another that is not ruled out.
    #[must_use]
    pub fn is_joint(&self) -> bool {
        let joint = |cause: &Cause| cause.together && cause.state != CauseState::RuledOut;
        joint(self.cause) && self.beside.iter().filter(|cause| joint(cause)).count() > 1
    }
}

impl Cause {
    /// A cause that nothing is known of yet but its words.
    #[must_use]
    pub fn new(id: CauseId, text: String) -> Self {
        Self {
            id,
            text,
            condition: None,
            end: false,
            state: CauseState::default(),
            reason: String::new(),
            evidence: Evidence::default(),
            together: false,
            same_as: None,
            step: None,
            causes: Vec::new(),
        }
    }
}

impl Chain {
    /// Every cause from the top down, each branch before the next.
    #[must_use]
    pub fn placed(&self) -> Vec<Placed<'_>> {
        fn walk<'a>(causes: &'a [Cause], depth: usize, ruled_out: bool, found: &mut Vec<Placed<'a>>) {
            for cause in causes {
                let ruled_out = ruled_out || cause.state == CauseState::RuledOut;
                found.push(Placed { cause, depth, beside: causes, ruled_out });
                walk(&cause.causes, depth + 1, ruled_out, found);
            }
        }
        let mut found = Vec::new();
        walk(&self.causes, 1, false, &mut found);
        found
    }

    /// How many answers the deepest line of the chain has.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.placed().iter().map(|at| at.depth).max().unwrap_or_default()
    }

    /// The causes marked as ends, from the top down. What is ruled out ends nothing.
    #[must_use]
    pub fn ends(&self) -> Vec<&Cause> {
        self.placed().into_iter().filter(|at| at.cause.end && !at.ruled_out).map(|at| at.cause).collect()
    }
}

/// Finds a cause in any chain.
#[must_use]
pub fn find(chains: &[Chain], id: CauseId) -> Option<&Cause> {
    chains.iter().flat_map(Chain::placed).map(|at| at.cause).find(|cause| cause.id == id)
}

#[cfg(test)]
pub(crate) mod samples {
    use super::*;

    /// A cause whose words are its number.
    pub(crate) fn cause(n: u128, causes: Vec<Cause>) -> Cause {
        Cause { causes, ..Cause::new(CauseId(uuid::Uuid::from_u128(n)), format!("C{n}")) }
    }

    pub(crate) fn end(n: u128, causes: Vec<Cause>) -> Cause {
        Cause { condition: Some(Condition::Policy), end: true, ..cause(n, causes) }
    }

    pub(crate) fn chain(n: u128, causes: Vec<Cause>) -> Chain {
        Chain { id: ChainId(uuid::Uuid::from_u128(n)), problem: format!("P{n}"), causes }
    }

    pub(crate) fn id(n: u128) -> CauseId {
        CauseId(uuid::Uuid::from_u128(n))
    }
}

#[cfg(test)]
mod tests {
    use super::samples::{cause, chain, end};
    use super::*;

    #[test]
    fn only_what_the_organisation_can_change_ends_a_chain() {
        let ending: Vec<_> = Condition::ALL.into_iter().filter(|c| c.can_end_a_chain()).collect();
        assert_eq!(
            ending,
            [Condition::Process, Condition::Policy, Condition::Resources, Condition::Organisation]
        );
    }

    #[test]
    fn the_depth_is_that_of_the_longest_branch() {
        let branching = chain(9, vec![cause(1, vec![cause(2, vec![]), cause(3, vec![cause(4, vec![])])])]);
        assert_eq!(branching.depth(), 3);
    }

    #[test]
    fn what_stands_below_a_cause_that_is_ruled_out_ends_nothing() {
        let out = Cause { state: CauseState::RuledOut, ..cause(1, vec![end(2, vec![])]) };
        let both = chain(9, vec![out, cause(3, vec![end(4, vec![])])]);
        let ends: Vec<_> = both.ends().iter().map(|cause| cause.text.as_str()).collect();
        assert_eq!(ends, ["C4"]);
    }

    #[test]
    fn a_cause_is_joint_only_while_another_beside_it_is() {
        let joint = |n| Cause { together: true, ..cause(n, vec![]) };
        let is_joint = |chain: &Chain| chain.placed().iter().map(Placed::is_joint).collect::<Vec<_>>();
        assert_eq!(is_joint(&chain(9, vec![joint(1), joint(2), cause(3, vec![])])), [true, true, false]);
        let out = Cause { state: CauseState::RuledOut, ..joint(2) };
        assert_eq!(is_joint(&chain(9, vec![joint(1), out])), [false, false]);
    }
}
