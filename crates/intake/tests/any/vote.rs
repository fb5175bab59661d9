//! Candidates and the ballots in which some of them stand.

use afterword_domain::*;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::text::words;
use super::{id, one_of};

fn cast() -> impl Strategy<Value = CastBy> {
    (0u32..3, 0u32..3, 0u32..3).prop_map(|(phones, laptop, hands)| CastBy { phones, laptop, hands })
}

/// Candidates, some with the same words, and ballots in which some of them stand.
pub(super) fn vote() -> impl Strategy<Value = (Vec<Candidate>, Vec<Ballot>)> {
    let text = prop_oneof![1 => Just("Test it nightly".to_owned()), 2 => words()];
    let candidate = (id(), text, option::of(one_of(&Category::ALL)), words(), any::<bool>()).prop_map(
        |(id, text, category, because, chosen)| Candidate {
            id,
            text,
            category,
            sources: Vec::new(),
            chosen,
            because,
        },
    );
    let rules = (1u32..20, 1u32..5, 1u32..4, 1u32..=5).prop_map(|(voters, votes_each, most_on_one, cut)| {
        BallotRules { voters, votes_each, most_on_one, cut }
    });
    let outcomes = [None, Some(Outcome::Clear), Some(Outcome::RunOff), Some(Outcome::RoomChose)];
    let states = [BallotState::Open, BallotState::Closed, BallotState::Skipped];
    let ballot = (
        id(),
        any::<bool>(),
        (one_of(&Way::ALL), option::of(0u32..20), option::of(cast())),
        prop::sample::select(states.to_vec()),
        rules,
        prop::sample::select(outcomes.to_vec()),
        vec(option::of(0u32..5), 8),
        id(),
    );
    (vec(candidate, 0..7), vec(ballot, 0..4)).prop_map(|(candidates, ballots)| {
        let ballots = ballots.into_iter().map(
            |(id, run_off, (way, ballots, cast), state, rules, outcome, votes, gone)| {
                let standing = candidates.iter().map(|c| c.id).chain([gone]).zip(votes);
                let tallies = standing
                    .filter_map(|(candidate, votes)| Some(Tally { candidate, votes: votes? }))
                    .collect();
                Ballot {
                    id,
                    run_off,
                    way,
                    state,
                    facilitator_votes: false,
                    rules,
                    ballots,
                    cast,
                    tallies,
                    outcome,
                }
            },
        );
        let ballots = ballots.collect();
        (candidates, ballots)
    })
}
