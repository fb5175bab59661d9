//! The scenes of the shared screen, as types that have no place for anything private.

#![expect(missing_docs, reason = "the doc of a type says what its fields are")]

use afterword_domain::{ActionState, Category, Decision, Effect, EventKind, Instant, Way};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

/// What the shared screen shows.
#[derive(Debug, Default, Serialize, TS)]
pub struct RoomView {
    /// The revision of the workspace that this is a picture of.
    #[ts(type = "number")]
    pub revision: u64,
    /// `PM-14`; empty where no meeting is led.
    pub label: String,
    /// What the incident is called.
    pub title: String,
    /// The zone of the incident, for clock times.
    pub zone: String,
    /// What the phase shows; none where no meeting is led.
    pub scene: Option<RoomScene>,
    /// The meeting that was led is finished.
    pub finished: bool,
}

/// What a phase shows.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "phase", rename_all = "snake_case")]
pub enum RoomScene {
    /// The premise and the rules.
    Welcome,
    /// The actions of the earlier post-mortem.
    LastTime { source: String, cards: Vec<RoomCard> },
    /// What happened when.
    Timeline { events: Vec<RoomEvent> },
    /// The three lists.
    WentWell { well: Vec<String>, badly: Vec<String>, lucky: Vec<String> },
    /// The chains.
    Whys { chains: Vec<RoomChain> },
    /// The paragraph and the factors.
    RootCause { text: String, factors: Vec<String> },
    /// The candidates.
    Collect { candidates: Vec<RoomCandidate> },
    /// The vote.
    Vote { vote: RoomVote },
    /// The table of actions.
    Commit { actions: Vec<RoomAction> },
    /// The read-back.
    Close { actions: Vec<RoomAction>, learned: Vec<String> },
}

/// An action of last time, without its owner and its date: what became of it puts nobody on show.
#[derive(Debug, Serialize, TS)]
pub struct RoomCard {
    pub text: String,
    pub state: Option<ActionState>,
    pub effect: Option<Effect>,
    pub decision: Option<Decision>,
}

/// An event of the timeline.
#[derive(Debug, Serialize, TS)]
pub struct RoomEvent {
    pub at: Instant,
    pub text: String,
    pub kind: EventKind,
    pub starred: bool,
}

/// A chain, its causes in the order in which they are read.
#[derive(Debug, Serialize, TS)]
pub struct RoomChain {
    pub problem: String,
    pub causes: Vec<RoomCause>,
}

/// A cause; `depth` is 0 for the first answer.
#[derive(Debug, Serialize, TS)]
pub struct RoomCause {
    pub text: String,
    pub depth: usize,
    pub end: bool,
    pub ruled_out: bool,
}

/// A candidate.
#[derive(Debug, Clone, Serialize, TS)]
pub struct RoomCandidate {
    pub text: String,
    pub category: Option<Category>,
}

/// A committed action.
#[derive(Debug, Serialize, TS)]
pub struct RoomAction {
    pub text: String,
    pub category: Option<Category>,
    pub owner: String,
    pub due: Option<NaiveDate>,
    pub ticket: String,
}

/// The vote as the room sees it: progress only, then the result.
#[derive(Debug, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RoomVote {
    /// It was not opened yet.
    None { candidates: Vec<RoomCandidate> },
    /// Votes are taken. `ballots` is none for hands counted per candidate.
    Open {
        way: Way,
        run_off: bool,
        votes_each: u32,
        most_on_one: u32,
        ballots: Option<u32>,
        expected: u32,
        candidates: Vec<RoomCandidate>,
        phones: Option<RoomPhones>,
    },
    /// Counted. `tied` says how many are across the cut line, of which `places` are chosen.
    Closed {
        ballots: Option<u32>,
        expected: u32,
        votes_each: u32,
        chosen: Vec<RoomLine>,
        below: Vec<RoomLine>,
        tied: usize,
        places: usize,
    },
    /// The room chose without voting.
    Skipped { chosen: Vec<RoomCandidate>, below: Vec<RoomCandidate> },
}

/// A line of the result; one count per round.
#[derive(Debug, Serialize, TS)]
pub struct RoomLine {
    pub text: String,
    pub category: Option<Category>,
    pub votes: Vec<u32>,
    /// Whether a tie across the cut line waits for the room.
    pub tied: bool,
}

/// Where phones vote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct RoomPhones {
    /// `192.168.1.5:8731`
    pub address: String,
    /// The join code.
    pub code: String,
    /// Another code was shown before, in the same vote.
    pub is_new: bool,
    /// Both, as a link.
    pub link: String,
    /// The link, to be scanned.
    pub qr: Option<Qr>,
}

/// A QR code: the dark modules as a path in a square of `size`, with its quiet border.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Qr {
    pub size: u32,
    pub path: String,
}
