//! Chains of causes: from what broke to a condition that the organisation can change.
//!
//! An incident has several contributing conditions, so several chains run side
//! by side and each may branch. A chain is never done at a count of five; it is
//! done when it has reached a process, a policy, a resource constraint or an
//! organisational condition.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CauseId, ChainId};

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
            Self::Technical => "technical",
            Self::Process => "process",
            Self::Policy => "policy",
            Self::Resources => "resources",
            Self::Organisation => "organisation",
        }
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

/// A quiet remark on a chain. Never a block.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub enum ChainHint {
    /// The chain ends after one or two answers; most teams stop too early.
    EndsEarly {
        /// The cause marked as the end.
        cause: CauseId,
        /// Its depth, counted from 1.
        depth: usize,
    },
    /// No cause of the chain is marked as its end.
    NoEnd,
}

impl Cause {
    /// Walks this cause and everything below it with its depth, counted from `depth`.
    fn walk<'a>(&'a self, depth: usize, visit: &mut impl FnMut(&'a Cause, usize)) {
        visit(self, depth);
        for below in &self.causes {
            below.walk(depth + 1, visit);
        }
    }
}

impl Chain {
    /// Visits every cause from the top down, with its depth counted from 1.
    pub fn walk<'a>(&'a self, mut visit: impl FnMut(&'a Cause, usize)) {
        for cause in &self.causes {
            cause.walk(1, &mut visit);
        }
    }

    /// How many answers the deepest line of the chain has.
    #[must_use]
    pub fn depth(&self) -> usize {
        let mut deepest = 0;
        self.walk(|_, depth| deepest = deepest.max(depth));
        deepest
    }

    /// The causes marked as ends, from the top down.
    #[must_use]
    pub fn ends(&self) -> Vec<&Cause> {
        let mut ends = Vec::new();
        self.walk(|cause, _| {
            if cause.end {
                ends.push(cause);
            }
        });
        ends
    }

    /// What could be said about the chain while there is still time.
    #[must_use]
    pub fn hints(&self) -> Vec<ChainHint> {
        let mut hints = Vec::new();
        self.walk(|cause, depth| {
            if cause.end && depth <= 2 {
                hints.push(ChainHint::EndsEarly { cause: cause.id, depth });
            }
        });
        if self.ends().is_empty() && !self.causes.is_empty() {
            hints.push(ChainHint::NoEnd);
        }
        hints
    }
}

/// A cause with the chain it belongs to, for proposing factors and candidates.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct End {
    /// The cause.
    pub cause: CauseId,
    /// Its words.
    pub text: String,
    /// Its condition.
    pub condition: Option<Condition>,
    /// The problem its chain starts from.
    pub problem: String,
}

/// The ends of all chains: proposed as contributing factors.
#[must_use]
pub fn ends(chains: &[Chain]) -> Vec<End> {
    chains
        .iter()
        .flat_map(|chain| {
            chain.ends().into_iter().map(|cause| End {
                cause: cause.id,
                text: cause.text.clone(),
                condition: cause.condition,
                problem: chain.problem.clone(),
            })
        })
        .collect()
}

/// Finds a cause in any chain.
#[must_use]
pub fn find(chains: &[Chain], id: CauseId) -> Option<&Cause> {
    let mut found = None;
    for chain in chains {
        chain.walk(|cause, _| {
            if cause.id == id {
                found = Some(cause);
            }
        });
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cause(n: u128, end: bool, causes: Vec<Cause>) -> Cause {
        Cause { id: CauseId(uuid::Uuid::from_u128(n)), text: format!("c{n}"), condition: None, end, causes }
    }

    fn chain(causes: Vec<Cause>) -> Chain {
        Chain { id: ChainId(uuid::Uuid::from_u128(99)), problem: "p".into(), causes }
    }

    #[test]
    fn only_what_the_organisation_can_change_ends_a_chain() {
        let ending: Vec<_> = Condition::ALL.into_iter().filter(|c| c.can_end_a_chain()).collect();
        assert_eq!(
            ending,
            [Condition::Process, Condition::Policy, Condition::Resources, Condition::Organisation]
        );
    }

    #[test]
    fn a_chain_that_ends_at_depth_two_gets_a_hint_and_at_depth_three_none() {
        let early = chain(vec![cause(1, false, vec![cause(2, true, vec![])])]);
        assert_eq!(
            early.hints(),
            [ChainHint::EndsEarly { cause: CauseId(uuid::Uuid::from_u128(2)), depth: 2 }]
        );
        let later = chain(vec![cause(1, false, vec![cause(2, false, vec![cause(3, true, vec![])])])]);
        assert!(later.hints().is_empty());
    }

    #[test]
    fn a_chain_with_answers_and_no_end_is_named_and_an_empty_one_is_left_alone() {
        assert_eq!(chain(vec![cause(1, false, vec![])]).hints(), [ChainHint::NoEnd]);
        assert!(chain(vec![]).hints().is_empty());
    }

    #[test]
    fn the_depth_is_that_of_the_longest_branch() {
        let branching = chain(vec![cause(
            1,
            false,
            vec![cause(2, false, vec![]), cause(3, false, vec![cause(4, false, vec![])])],
        )]);
        assert_eq!(branching.depth(), 3);
    }
}
