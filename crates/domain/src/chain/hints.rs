//! What could be said about a chain while there is still time. Never a block, and never a count of five.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::links::Links;
use super::{CauseState, Chain};
use crate::CauseId;

/// Most teams stop after one or two answers.
const EARLY: usize = 2;
/// Past this many answers a chain may have left its incident.
const FAR: usize = 7;

/// A quiet remark on a chain.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "hint", rename_all = "snake_case")]
pub enum ChainHint {
    /// The chain ends after one or two answers.
    EndsEarly {
        /// The cause marked as the end.
        cause: CauseId,
        /// Its depth, counted from 1.
        depth: usize,
    },
    /// A line of the chain is more than seven answers deep.
    GoesFar {
        /// Its last answer.
        cause: CauseId,
        /// Its depth, counted from 1.
        depth: usize,
    },
    /// A confirmed cause has no evidence.
    NoEvidence {
        /// The cause.
        cause: CauseId,
    },
    /// A cause is ruled out without a word of why.
    NoReason {
        /// The cause.
        cause: CauseId,
    },
    /// No cause of the chain is marked as its end, and none is the same as one that leads to an end.
    NoEnd,
}

/// Whether a chain has reached an end, by itself or through a cause that it shares with another.
#[must_use]
pub fn reaches_an_end(chain: &Chain, chains: &[Chain]) -> bool {
    let links = Links::of(chains);
    let ends: Vec<CauseId> = chains.iter().flat_map(Chain::ends).map(|end| end.id).collect();
    let mut seen = Vec::new();
    let mut left: Vec<CauseId> = open(chain).collect();
    while let Some(id) = left.pop() {
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        if ends.contains(&id) {
            return true;
        }
        for other in links.same(id) {
            left.push(other);
            left.extend(chains.iter().flat_map(|chain| below(chain, other)));
        }
    }
    false
}

/// The causes of a chain that are not ruled out.
fn open(chain: &Chain) -> impl Iterator<Item = CauseId> {
    chain.placed().into_iter().filter(|at| !at.ruled_out).map(|at| at.cause.id)
}

/// The causes below one of a chain that are not ruled out.
fn below(chain: &Chain, id: CauseId) -> Vec<CauseId> {
    let placed = chain.placed();
    let Some(from) = placed.iter().position(|at| at.cause.id == id && !at.ruled_out) else {
        return Vec::new();
    };
    let under = placed[from + 1..].iter().take_while(|at| at.depth > placed[from].depth);
    under.filter(|at| !at.ruled_out).map(|at| at.cause.id).collect()
}

/// The hints on one of several chains, from the top down.
#[must_use]
pub fn hints(chain: &Chain, chains: &[Chain]) -> Vec<ChainHint> {
    let mut hints = Vec::new();
    for at in chain.placed() {
        let (cause, depth) = (at.cause.id, at.depth);
        if at.cause.end && !at.ruled_out && depth <= EARLY {
            hints.push(ChainHint::EndsEarly { cause, depth });
        }
        if at.cause.causes.is_empty() && !at.ruled_out && depth > FAR {
            hints.push(ChainHint::GoesFar { cause, depth });
        }
        if at.cause.state == CauseState::Confirmed && at.cause.evidence.is_empty() {
            hints.push(ChainHint::NoEvidence { cause });
        }
        if at.cause.state == CauseState::RuledOut && at.cause.reason.trim().is_empty() {
            hints.push(ChainHint::NoReason { cause });
        }
    }
    if !chain.causes.is_empty() && !reaches_an_end(chain, chains) {
        hints.push(ChainHint::NoEnd);
    }
    hints
}

#[cfg(test)]
mod tests {
    use super::super::samples::{cause, chain, end, id};
    use super::super::{Cause, Evidence};
    use super::*;

    fn alone(chain: &Chain) -> Vec<ChainHint> {
        hints(chain, std::slice::from_ref(chain))
    }

    #[test]
    fn a_chain_that_ends_at_depth_two_gets_a_hint_and_at_depth_three_none() {
        let early = chain(9, vec![cause(1, vec![end(2, vec![])])]);
        assert_eq!(alone(&early), [ChainHint::EndsEarly { cause: id(2), depth: 2 }]);
        let later = chain(9, vec![cause(1, vec![cause(2, vec![end(3, vec![])])])]);
        assert!(alone(&later).is_empty());
    }

    #[test]
    fn a_chain_is_never_done_at_five_and_asked_after_past_seven() {
        let deep = |n: u128| (1..=n).rev().fold(vec![], |below, n| vec![cause(n, below)]);
        assert_eq!(alone(&chain(9, deep(5))), [ChainHint::NoEnd]);
        assert_eq!(alone(&chain(9, deep(7))), [ChainHint::NoEnd]);
        assert_eq!(
            alone(&chain(9, deep(8))),
            [ChainHint::GoesFar { cause: id(8), depth: 8 }, ChainHint::NoEnd]
        );
    }

    #[test]
    fn a_chain_with_answers_and_no_end_is_named_and_an_empty_one_is_left_alone() {
        assert_eq!(alone(&chain(9, vec![cause(1, vec![])])), [ChainHint::NoEnd]);
        assert!(alone(&chain(9, vec![])).is_empty());
    }

    #[test]
    fn a_chain_ends_where_the_cause_that_it_shares_with_another_leads_to_an_end() {
        let ended = chain(91, vec![cause(1, vec![cause(2, vec![end(3, vec![])])])]);
        let joined = chain(92, vec![Cause { same_as: Some(id(2)), ..cause(4, vec![]) }]);
        let open = chain(93, vec![Cause { same_as: Some(id(3)), ..cause(5, vec![]) }, cause(6, vec![])]);
        let out = chain(
            94,
            vec![Cause { state: CauseState::RuledOut, reason: "no".into(), ..joined.causes[0].clone() }],
        );
        let chains = [ended, joined, open];
        assert!(hints(&chains[1], &chains).is_empty());
        assert!(hints(&chains[2], &chains).is_empty());
        assert_eq!(hints(&out, &[chains[0].clone(), out.clone()]), [ChainHint::NoEnd]);
    }

    #[test]
    fn confirmed_asks_for_evidence_and_ruled_out_for_a_reason() {
        let sure = Cause { state: CauseState::Confirmed, ..cause(1, vec![]) };
        let out = Cause { state: CauseState::RuledOut, ..cause(2, vec![]) };
        let shown = Cause {
            evidence: Evidence { links: vec!["https://graphs.example/1".into()], ..Evidence::default() },
            ..Cause { id: id(3), ..sure.clone() }
        };
        assert_eq!(
            alone(&chain(9, vec![sure, out, shown])),
            [ChainHint::NoEvidence { cause: id(1) }, ChainHint::NoReason { cause: id(2) }, ChainHint::NoEnd]
        );
    }
}
