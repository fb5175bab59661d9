//! Expected refusals: a rule said no, nothing is broken. The UI shows each as a calm notice with the way out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Gate, Mark};

/// Why an act was not carried out. Nothing was changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Refusal {
    /// A text is longer than its field holds; both numbers are characters.
    #[error(
        "That text has {length} characters; this field holds {limit}. Shorten it, or put it into several entries."
    )]
    TooLong {
        /// Characters given.
        length: usize,
        /// Characters that fit.
        limit: usize,
    },
    /// An entry was left without words.
    #[error("There is nothing to keep yet: type a few words first.")]
    Empty,
    /// What the act is about is not there any more.
    #[error("That entry is no longer there. If it was deleted, undo brings it back.")]
    Gone,
    /// A chain can end only in a condition that the organisation can change.
    #[error(
        "A chain ends in a process, policy, resource or organisational condition. Set the condition first, or ask on."
    )]
    EndNeedsCondition,
    /// A cause that points at a person ends no chain.
    #[error(
        "This points at a person, and a person is not a condition. Ask what made it sensible at the time."
    )]
    EndPointsAtPerson,
    /// Something that is ruled out ends no chain.
    #[error("This cause is ruled out. Set it to possible or confirmed before the chain ends here.")]
    EndIsRuledOut,
    /// There is no other answer beside a cause.
    #[error("There is nothing beside this cause yet. Add another condition first.")]
    NothingBeside,
    /// Links between causes would run in a circle.
    #[error("These two can't be the same: one of them already leads to the other.")]
    RunsInACircle,
    /// A cause can't be moved below itself.
    #[error("A cause can't be moved below itself.")]
    BelowItself,
    /// A chain is as deep as it may get.
    #[error("This chain is {limit} deep already. Start a new chain from here.")]
    TooDeep {
        /// The deepest a chain may get.
        limit: usize,
    },
    /// The cut line is outside of what it may be.
    #[error("The cut line must be between 1 and 5.")]
    CutLine,
    /// Vote settings must leave at least one vote for one voter.
    #[error("There must be at least one voter with one vote, and at least one vote on one candidate.")]
    NoVotes,
    /// More votes than the room has.
    #[error("The room has {budget} votes and {spent} are spent. Take one back first.")]
    OverBudget {
        /// All votes of the room.
        budget: u32,
        /// Votes already entered.
        spent: u32,
    },
    /// More votes on one candidate than the room may put there.
    #[error("One candidate can get at most {most} votes here.")]
    OverCandidate {
        /// The most that one candidate can get.
        most: u32,
    },
    /// A setting can't go below what has been spent already.
    #[error("{spent} votes are entered already; the setting can't go below that.")]
    BelowSpent {
        /// Votes already entered.
        spent: u32,
    },
    /// A vote for something that does not stand in this ballot.
    #[error("One of these candidates is not in this ballot any more. Look at your votes again.")]
    NotListed,
    /// More votes on one candidate than one voter may put there.
    #[error("At most {most} of your votes can go to one candidate.")]
    OverOne {
        /// The most of one voter on one candidate.
        most: u32,
    },
    /// More votes than one voter has.
    #[error("Everybody has {votes_each} votes. Take one back first.")]
    OverVotes {
        /// Votes of one voter.
        votes_each: u32,
    },
    /// How a ballot counts can't change once somebody has voted.
    #[error(
        "{ballots} ballots are in already; what is voted on and how was set before. Cancel the vote to change it."
    )]
    BallotsIn {
        /// Ballots in the box.
        ballots: u32,
    },
    /// Ballots are in the memory of the open workspace alone.
    #[error("{ballots} ballots of an open vote are in. Close or cancel the vote first.")]
    VoteOpen {
        /// Ballots in all boxes.
        ballots: u32,
    },
    /// The only secret ballot in the box would be told by the counts.
    #[error(
        "With one secret ballot the result would show how that person voted. Wait for another one, or vote by raised hands."
    )]
    OneBallotAlone,
    /// Nobody has voted yet.
    #[error("No ballot is in yet. Wait for the first, or discard this vote.")]
    NoBallots,
    /// Somebody else sits there.
    #[error("This seat is taken. Choose another name, or ask the facilitator to free it.")]
    SeatTaken,
    /// The seat was given back or freed.
    #[error("Your seat was freed. Take it again to vote.")]
    SeatGone,
    /// More voters than a box holds.
    #[error("This ballot has {limit} seats and all are taken. Ask the facilitator.")]
    NoSeatLeft {
        /// The most seats of one ballot.
        limit: usize,
    },
    /// The ballots were in memory only, and the application was closed since.
    #[error(
        "The ballots of this vote are gone: they are never written down. Start the vote again, or discard it."
    )]
    BoxGone,
    /// The ballot is closed.
    #[error("This ballot is closed. Vote again to change the result.")]
    BallotClosed,
    /// A ballot is open already.
    #[error("A ballot is open. Close it first.")]
    BallotOpen,
    /// There is nothing to vote on.
    #[error("There are no candidates yet. Collect at least one.")]
    NoCandidates,
    /// A tie was settled with candidates that are not in it, or with too many.
    #[error("Choose at most {places} of the tied candidates.")]
    NotInTie {
        /// Places left above the cut line.
        places: usize,
    },
    /// More candidates were chosen than leave the room.
    #[error("At most {limit} actions leave the room.")]
    TooMany {
        /// The cut line.
        limit: u32,
    },
    /// The commit gate is not met.
    #[error("The commit gate is not met: complete the actions, or override it with a reason.")]
    GateNotMet {
        /// What is missing.
        gate: Gate,
    },
    /// An override has no reason.
    #[error("An override needs a reason; the record prints it.")]
    ReasonNeeded,
    /// Dropping an action needs a reason.
    #[error("Say in a few words why the action is dropped; the record prints it.")]
    DropNeedsReason,
    /// A lifecycle instant is outside of what a calendar holds.
    #[error("That is not a time this calendar knows.")]
    BadInstant {
        /// Which of the five.
        mark: Mark,
    },
    /// A day or an instant has no year of four digits.
    #[error("That is not a day this calendar knows. Enter a year from 1000 to 9999.")]
    BeyondCalendar,
    /// A post-mortem can't be its own earlier one.
    #[error("A post-mortem can't be reviewed by itself. Choose an earlier one.")]
    OwnPrevious,
    /// Nothing to undo.
    #[error("There is nothing to undo here.")]
    NothingToUndo,
    /// Nothing to redo.
    #[error("There is nothing to redo here.")]
    NothingToRedo,
    /// A later act elsewhere touched the same entries.
    #[error("This has since been changed in another post-mortem. Undo that change first.")]
    ChangedSince,
}
