//! Expected refusals: a rule said no, nothing is broken. The UI shows each as a calm notice with the way out.

use afterword_words::{self as words, Audience};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Gate, Mark};

/// Why an act was not carried out. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// A text is longer than its field holds; both numbers are characters.
    #[error("{}", words::refusal_too_long(*length, *limit))]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters that fit.
        limit: usize,
    },
    /// An entry was left without words.
    #[error("{}", words::refusal_empty())]
    Empty,
    /// What the act is about is not there any more.
    #[error("{}", words::refusal_gone())]
    Gone,
    /// A chain can end only in a condition that the organisation can change.
    #[error("{}", words::refusal_end_needs_condition())]
    EndNeedsCondition,
    /// A cause that points at a person ends no chain.
    #[error("{}", words::refusal_end_points_at_person())]
    EndPointsAtPerson,
    /// Something that is ruled out ends no chain.
    #[error("{}", words::refusal_end_is_ruled_out())]
    EndIsRuledOut,
    /// There is no other answer beside a cause.
    #[error("{}", words::refusal_nothing_beside())]
    NothingBeside,
    /// Links between causes would run in a circle.
    #[error("{}", words::refusal_runs_in_a_circle())]
    RunsInACircle,
    /// A cause can't be moved below itself.
    #[error("{}", words::refusal_below_itself())]
    BelowItself,
    /// A chain is as deep as it may get.
    #[error("{}", words::refusal_too_deep(*limit))]
    TooDeep {
        /// The deepest a chain may get.
        limit: usize,
    },
    /// The cut line is outside of what it may be.
    #[error("{}", words::refusal_cut_line())]
    CutLine,
    /// Vote settings must leave at least one vote for one voter.
    #[error("{}", words::refusal_no_votes())]
    NoVotes,
    /// More votes than the room has.
    #[error("{}", words::refusal_over_budget(*budget, *spent))]
    OverBudget {
        /// All votes of the room.
        budget: u32,
        /// Votes already entered.
        spent: u32,
    },
    /// More votes on one candidate than the room may put there.
    #[error("{}", words::refusal_over_candidate(*most))]
    OverCandidate {
        /// The most that one candidate can get.
        most: u32,
    },
    /// A setting can't go below what has been spent already.
    #[error("{}", words::refusal_below_spent(*spent))]
    BelowSpent {
        /// Votes already entered.
        spent: u32,
    },
    /// A vote for something that does not stand in this ballot.
    #[error("{}", words::refusal_not_listed(Audience::CommandLine))]
    NotListed,
    /// More votes on one candidate than one voter may put there.
    #[error("{}", words::refusal_over_one(Audience::CommandLine, *most))]
    OverOne {
        /// The most of one voter on one candidate.
        most: u32,
    },
    /// More votes than one voter has.
    #[error("{}", words::refusal_over_votes(*votes_each))]
    OverVotes {
        /// Votes of one voter.
        votes_each: u32,
    },
    /// How a ballot counts can't change once somebody has voted.
    #[error("{}", words::refusal_ballots_in(*ballots))]
    BallotsIn {
        /// Ballots in the box.
        ballots: u32,
    },
    /// Ballots are in the memory of the open workspace alone.
    #[error("{}", words::refusal_vote_open(*ballots))]
    VoteOpen {
        /// Ballots in all boxes.
        ballots: u32,
    },
    /// The only secret ballot in the box would be told by the counts.
    #[error("{}", words::refusal_one_ballot_alone())]
    OneBallotAlone,
    /// Nobody has voted yet.
    #[error("{}", words::refusal_no_ballots())]
    NoBallots,
    /// Somebody else sits there.
    #[error("{}", words::refusal_seat_taken(Audience::CommandLine))]
    SeatTaken,
    /// The seat was given back or freed.
    #[error("{}", words::refusal_seat_gone(Audience::CommandLine))]
    SeatGone,
    /// More voters than a box holds.
    #[error("{}", words::refusal_no_seat_left(Audience::CommandLine, *limit))]
    NoSeatLeft {
        /// The most seats of one ballot.
        limit: usize,
    },
    /// The ballots were in memory only, and the application was closed since.
    #[error("{}", words::refusal_box_gone())]
    BoxGone,
    /// The ballot is closed.
    #[error("{}", words::refusal_ballot_closed())]
    BallotClosed,
    /// A ballot is open already.
    #[error("{}", words::refusal_ballot_open())]
    BallotOpen,
    /// There is nothing to vote on.
    #[error("{}", words::refusal_no_candidates())]
    NoCandidates,
    /// A tie was settled with candidates that are not in it, or with too many.
    #[error("{}", words::refusal_not_in_tie(*places))]
    NotInTie {
        /// Places left above the cut line.
        places: usize,
    },
    /// More candidates were chosen than leave the room.
    #[error("{}", words::refusal_too_many(*limit))]
    TooMany {
        /// The cut line.
        limit: u32,
    },
    /// The commit gate is not met.
    #[error("{}", words::refusal_gate_not_met())]
    GateNotMet {
        /// What is missing.
        gate: Gate,
    },
    /// An override has no reason.
    #[error("{}", words::refusal_reason_needed())]
    ReasonNeeded,
    /// Dropping an action needs a reason.
    #[error("{}", words::refusal_drop_needs_reason())]
    DropNeedsReason,
    /// A lifecycle instant is outside of what a calendar holds.
    #[error("{}", words::refusal_bad_instant())]
    BadInstant {
        /// Which of the five.
        mark: Mark,
    },
    /// A day or an instant has no year of four digits.
    #[error("{}", words::refusal_beyond_calendar())]
    BeyondCalendar,
    /// A post-mortem can't be its own earlier one.
    #[error("{}", words::refusal_own_previous())]
    OwnPrevious,
    /// Nothing to undo.
    #[error("{}", words::refusal_nothing_to_undo())]
    NothingToUndo,
    /// Nothing to redo.
    #[error("{}", words::refusal_nothing_to_redo())]
    NothingToRedo,
    /// A later act elsewhere touched the same entries.
    #[error("{}", words::refusal_changed_since())]
    ChangedSince,
}

impl Refusal {
    /// The sentence for somebody who votes on a phone.
    #[must_use]
    pub fn for_voter(&self) -> String {
        match self {
            Self::SeatTaken => words::refusal_seat_taken(Audience::Voter).to_owned(),
            Self::SeatGone => words::refusal_seat_gone(Audience::Voter).to_owned(),
            Self::NotListed => words::refusal_not_listed(Audience::Voter).to_owned(),
            Self::NoSeatLeft { limit } => words::refusal_no_seat_left(Audience::Voter, *limit),
            Self::OverOne { most } => words::refusal_over_one(Audience::Voter, *most),
            refusal => refusal.to_string(),
        }
    }
}
