//! Voting on candidates: counts only, never who voted for what.
//!
//! Hands that are counted per candidate are counts from the beginning. In every other way each voter has a ballot of
//! their own; while the vote is open those lie in a [`BallotBox`](crate::ballot_box::BallotBox) in memory, and only
//! their sum is ever kept.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{BallotId, CandidateId, Refusal};

/// The most actions that leave a room, and the highest cut line.
pub const MOST_ACTIONS: u32 = 5;
/// The fewest actions that leave a room without a line of why.
pub const FEWEST_ACTIONS: u32 = 3;

/// How a ballot counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct BallotRules {
    /// How many people vote.
    pub voters: u32,
    /// Votes for each of them.
    pub votes_each: u32,
    /// The most that one voter may put on one candidate.
    pub most_on_one: u32,
    /// How many candidates are chosen.
    pub cut: u32,
}

impl Default for BallotRules {
    fn default() -> Self {
        Self { voters: 1, votes_each: 3, most_on_one: 2, cut: MOST_ACTIONS }
    }
}

/// How the votes come in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// Raised hands, counted per candidate.
    #[default]
    Hands,
    /// Raised hands, entered person by person.
    People,
    /// A secret ballot on the facilitator's laptop, one person after the other.
    Pass,
    /// A secret ballot on everybody's own phone.
    Phones,
}

impl Way {
    /// All ways.
    pub const ALL: [Self; 4] = [Self::Hands, Self::People, Self::Pass, Self::Phones];

    /// Whether every voter has a ballot of their own, which lies in a box until the vote is closed.
    #[must_use]
    pub fn has_box(self) -> bool {
        self != Self::Hands
    }
}

impl BallotRules {
    /// All votes of the room.
    #[must_use]
    pub fn budget(&self) -> u32 {
        self.voters.saturating_mul(self.votes_each)
    }

    /// The most votes that one candidate can get.
    #[must_use]
    pub fn most_for_a_candidate(&self) -> u32 {
        self.voters.saturating_mul(self.most_on_one.min(self.votes_each))
    }

    /// Follows the number of people who vote. Whoever comes has votes like everybody. Whoever leaves is not waited for;
    /// once hands were counted, though, their votes may be among those, and the number stays until more people vote than
    /// it says.
    pub fn follow(&mut self, before: u32, now: u32, tallies: &[Tally]) {
        if now > before && spent(tallies) > 0 {
            self.voters = self.voters.max(now);
        } else if now > before {
            self.voters = self.voters.saturating_add(now - before);
        } else if spent(tallies) == 0 {
            self.voters = self.voters.saturating_sub(before - now).max(1);
        }
    }

    /// Checks rules against the votes entered so far.
    ///
    /// # Errors
    /// [`Refusal::NoVotes`] or [`Refusal::CutLine`] for rules under which nobody could vote,
    /// [`Refusal::BelowSpent`] for rules under which the votes entered could not have been cast.
    pub fn allow(&self, tallies: &[Tally]) -> Result<(), Refusal> {
        if self.voters == 0 || self.votes_each == 0 || self.most_on_one == 0 {
            return Err(Refusal::NoVotes);
        }
        if self.cut == 0 || self.cut > MOST_ACTIONS {
            return Err(Refusal::CutLine);
        }
        let spent = spent(tallies);
        if self.budget() < spent {
            return Err(Refusal::BelowSpent { spent });
        }
        let highest = tallies.iter().map(|t| t.votes).max().unwrap_or(0);
        if self.most_for_a_candidate() < highest {
            return Err(Refusal::BelowSpent { spent: highest });
        }
        Ok(())
    }

    /// Checks the ballot of one voter.
    ///
    /// # Errors
    /// [`Refusal::NotListed`], [`Refusal::OverOne`] or [`Refusal::OverVotes`].
    pub fn allow_choice(&self, listed: &[CandidateId], choice: &Choice) -> Result<(), Refusal> {
        if choice.keys().any(|id| !listed.contains(id)) {
            return Err(Refusal::NotListed);
        }
        if choice.values().any(|votes| *votes > self.most_on_one) {
            return Err(Refusal::OverOne { most: self.most_on_one });
        }
        if choice.values().map(|votes| u64::from(*votes)).sum::<u64>() > u64::from(self.votes_each) {
            return Err(Refusal::OverVotes { votes_each: self.votes_each });
        }
        Ok(())
    }

    /// Checks one more count against the rules; `tallies` holds the counts as they would become.
    ///
    /// # Errors
    /// [`Refusal::OverCandidate`] or [`Refusal::OverBudget`].
    pub fn allow_count(&self, tallies: &[Tally], votes: u32) -> Result<(), Refusal> {
        let most = self.most_for_a_candidate();
        if votes > most {
            return Err(Refusal::OverCandidate { most });
        }
        let (budget, spent) = (self.budget(), spent(tallies));
        if spent > budget {
            return Err(Refusal::OverBudget { budget, spent: spent - votes });
        }
        Ok(())
    }
}

/// What one voter chose: votes per candidate.
pub type Choice = BTreeMap<CandidateId, u32>;

fn spent(tallies: &[Tally]) -> u32 {
    tallies.iter().fold(0, |sum, tally| sum.saturating_add(tally.votes))
}

/// Where a ballot stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum BallotState {
    /// Votes are being entered.
    Open,
    /// Counted.
    Closed,
    /// The room chose without voting.
    Skipped,
}

/// How a closed ballot was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The counts alone decided.
    Clear,
    /// A tie stood across the cut line and the room voted again on the tied candidates.
    RunOff,
    /// A tie stood across the cut line and the room chose.
    RoomChose,
}

/// The votes of one candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Tally {
    /// The candidate.
    pub candidate: CandidateId,
    /// Its votes.
    pub votes: u32,
}

/// By which means the ballots of one vote were cast: whoever has no phone votes on the laptop or raises a hand.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct CastBy {
    /// In secret, on phones.
    pub phones: u32,
    /// In secret, on the facilitator's laptop.
    pub laptop: u32,
    /// By raised hand.
    pub hands: u32,
}

/// One round of voting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Ballot {
    /// Id.
    pub id: BallotId,
    /// Whether it decides a tie of the ballot before it.
    pub run_off: bool,
    /// How the votes came in.
    #[serde(default)]
    pub way: Way,
    /// Where it stands.
    pub state: BallotState,
    /// Whether the facilitator said that they vote too.
    #[serde(default)]
    pub facilitator_votes: bool,
    /// How it counts. The cut of a run-off is the number of places the tie left open.
    pub rules: BallotRules,
    /// How many ballots were counted; none for hands counted per candidate, and while it is open.
    #[serde(default)]
    pub ballots: Option<u32>,
    /// By which means they were cast; none where that is not known.
    #[serde(default)]
    pub cast: Option<CastBy>,
    /// Votes per candidate, in the order in which the candidates were listed.
    pub tallies: Vec<Tally>,
    /// How it was decided; none while it is open or a tie waits for the room.
    pub outcome: Option<Outcome>,
}

impl Ballot {
    /// An open round on these candidates, without a vote yet.
    #[must_use]
    pub fn new(id: BallotId, way: Way, rules: BallotRules, listed: &[CandidateId]) -> Self {
        Self {
            id,
            run_off: false,
            way,
            state: BallotState::Open,
            facilitator_votes: false,
            rules,
            ballots: None,
            cast: None,
            tallies: listed.iter().map(|candidate| Tally { candidate: *candidate, votes: 0 }).collect(),
            outcome: None,
        }
    }

    /// The votes of a candidate, where it is listed.
    pub fn tally_mut(&mut self, candidate: CandidateId) -> Option<&mut Tally> {
        self.tallies.iter_mut().find(|tally| tally.candidate == candidate)
    }
}

/// What the counts say.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Standing {
    /// All candidates, most votes first; equal counts keep their listed order.
    pub ranked: Vec<Tally>,
    /// Above the cut line for certain.
    pub chosen: Vec<CandidateId>,
    /// Equal counts across the cut line; empty when the counts decide.
    pub tied: Vec<CandidateId>,
    /// How many of the tied have a place.
    pub places: usize,
}

/// Reads a result from the counts. A candidate without a vote is never chosen by itself.
///
/// ```
/// # use afterword_domain::{ballot::standing, CandidateId, Tally};
/// # use uuid::Uuid;
/// let id = |n| CandidateId(Uuid::from_u128(n));
/// let votes = |n, votes| Tally { candidate: id(n), votes };
/// let result = standing(&[votes(1, 4), votes(2, 2), votes(3, 2)], 2);
/// assert_eq!(result.chosen, [id(1)]);
/// assert_eq!(result.tied, [id(2), id(3)]);
/// assert_eq!(result.places, 1);
/// ```
#[must_use]
pub fn standing(tallies: &[Tally], cut: u32) -> Standing {
    let mut ranked = tallies.to_vec();
    ranked.sort_by_key(|t| std::cmp::Reverse(t.votes));
    let voted: Vec<_> = ranked.iter().filter(|t| t.votes > 0).collect();
    let cut = cut as usize;
    if voted.len() <= cut {
        let chosen = voted.iter().map(|t| t.candidate).collect();
        return Standing { ranked, chosen, tied: Vec::new(), places: 0 };
    }
    let line = voted[cut - 1].votes;
    if voted[cut].votes < line {
        let chosen = voted[..cut].iter().map(|t| t.candidate).collect();
        return Standing { ranked, chosen, tied: Vec::new(), places: 0 };
    }
    let chosen: Vec<_> = voted.iter().filter(|t| t.votes > line).map(|t| t.candidate).collect();
    let tied = voted.iter().filter(|t| t.votes == line).map(|t| t.candidate).collect();
    let places = cut - chosen.len();
    Standing { ranked, chosen, tied, places }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use uuid::Uuid;

    use super::*;

    fn tally(n: usize, votes: u32) -> Tally {
        Tally { candidate: CandidateId(Uuid::from_u128(n as u128)), votes }
    }

    #[test]
    fn a_room_of_nine_with_three_votes_each_has_27_and_18_for_one_candidate() {
        let rules = BallotRules { voters: 9, ..BallotRules::default() };
        assert_eq!((rules.budget(), rules.most_for_a_candidate()), (27, 18));
    }

    #[test]
    fn settings_never_go_below_what_is_spent() {
        let entered = [tally(1, 4), tally(2, 2)];
        let fewer = BallotRules { voters: 1, votes_each: 3, most_on_one: 2, cut: 5 };
        assert_eq!(fewer.allow(&entered), Err(Refusal::BelowSpent { spent: 6 }));
        let enough = BallotRules { voters: 2, ..fewer };
        assert_eq!(enough.allow(&entered), Ok(()));
        let flat = BallotRules { voters: 3, most_on_one: 1, ..fewer };
        assert_eq!(flat.allow(&entered), Err(Refusal::BelowSpent { spent: 4 }));
    }

    #[test]
    fn the_cut_line_lies_between_one_and_five() {
        for cut in [0, 6] {
            let rules = BallotRules { cut, ..BallotRules::default() };
            assert_eq!(rules.allow(&[]), Err(Refusal::CutLine));
        }
    }

    proptest! {
        #[test]
        fn chosen_and_places_never_exceed_the_cut(votes in prop::collection::vec(0u32..6, 0..12), cut in 1u32..=5) {
            let tallies: Vec<_> = votes.iter().enumerate().map(|(n, v)| tally(n, *v)).collect();
            let result = standing(&tallies, cut);
            prop_assert!(result.chosen.len() + result.places <= cut as usize);
            prop_assert!(result.tied.is_empty() || result.places < result.tied.len());
            prop_assert_eq!(result.ranked.len(), tallies.len());
        }

        #[test]
        fn nobody_below_the_line_has_more_votes_than_somebody_above(votes in prop::collection::vec(0u32..6, 1..12), cut in 1u32..=5) {
            let tallies: Vec<_> = votes.iter().enumerate().map(|(n, v)| tally(n, *v)).collect();
            let result = standing(&tallies, cut);
            let of = |id: &CandidateId| tallies.iter().find(|t| t.candidate == *id).map_or(0, |t| t.votes);
            let lowest = result.chosen.iter().map(of).min().unwrap_or(u32::MAX);
            for other in &result.ranked {
                if !result.chosen.contains(&other.candidate) {
                    prop_assert!(other.votes <= lowest);
                }
            }
        }
    }
}
