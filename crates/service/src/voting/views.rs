//! What facilitators and voters do and see of an open vote, on the wire.

use afterword_domain::{BallotId, CandidateId, Category, Choice, SeatId, Tally};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What the facilitator does in an open vote. None of it is an act: it leaves no trace in the workspace, and undo
/// can't be used to learn a ballot.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "vote", rename_all = "snake_case")]
pub enum VoteAct {
    /// A seat for somebody who is not among the participants.
    AddSeat {
        /// Their name.
        name: String,
    },
    /// A ballot on the facilitator's laptop.
    Enter {
        /// Whose.
        seat: SeatId,
        /// Votes per candidate.
        votes: Vec<Tally>,
        /// From raised hands, which everybody saw; otherwise cast in secret by the voter.
        by_hand: bool,
    },
    /// One ballot is taken back and its seat freed, so that its voter votes again.
    Withdraw {
        /// Whose.
        seat: SeatId,
    },
    /// The seat of a guest goes, with its ballot.
    Remove {
        /// Whose.
        seat: SeatId,
    },
    /// The box is gone, since the application was closed, or the close or the cancelling of the vote undone: everybody
    /// votes again.
    Restart,
}

/// A seat as the facilitator sees it: who has voted, never what.
#[derive(Debug, Clone, Serialize, TS)]
pub struct SeatView {
    /// Id.
    pub id: SeatId,
    /// Name.
    pub name: String,
    /// Not one of the participants.
    pub guest: bool,
    /// A phone sits here.
    pub taken: bool,
    /// The ballot is in.
    pub voted: bool,
    /// The votes, where the facilitator entered them from raised hands; none for a secret ballot.
    pub shown: Option<Vec<Tally>>,
}

/// An open box as the facilitator sees it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BoxView {
    /// Seats.
    pub seats: Vec<SeatView>,
    /// Ballots that are in.
    pub ballots: u32,
    /// Ballots that the vote waits for.
    pub expected: u32,
}

/// A candidate as a voter sees it.
#[derive(Debug, Clone, Serialize)]
pub struct Listed {
    /// Id.
    pub id: CandidateId,
    /// What could be done.
    pub text: String,
    /// What it would do.
    pub category: Option<Category>,
}

/// The seats of a vote, as somebody sees them who is about to take one.
#[derive(Debug, Clone, Serialize)]
pub struct Roll {
    /// The vote.
    pub ballot: BallotId,
    /// The post-mortem's short name: `PM-14`.
    pub name: String,
    /// Seats, but for those that guests’ phones made.
    pub seats: Vec<RollSeat>,
}

/// A seat of a [`Roll`].
#[derive(Debug, Clone, Serialize)]
pub struct RollSeat {
    /// Id.
    pub seat: SeatId,
    /// Whose.
    pub name: String,
    /// Somebody sits there, or the ballot is in.
    pub taken: bool,
}

/// What a voter has before them.
#[derive(Debug, Clone, Serialize)]
pub struct VoterView {
    /// The vote.
    pub ballot: BallotId,
    /// Whether votes are taken.
    pub state: VoterState,
    /// The voter.
    pub name: String,
    /// Votes of one voter.
    pub votes_each: u32,
    /// The most of them on one candidate.
    pub most_on_one: u32,
    /// Whether a tie is decided.
    pub run_off: bool,
    /// What can be voted for.
    pub candidates: Vec<Listed>,
    /// What this voter has cast.
    pub mine: Option<Choice>,
    /// The newest cast that was seen.
    pub turn: u32,
}

/// Whether votes are taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum VoterState {
    /// They are.
    Open,
    /// They are counted with a tie: the seats wait for its run-off.
    Waiting,
}
