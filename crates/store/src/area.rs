//! The parts of a post-mortem that windows show and ask for.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a post-mortem that windows show together and ask for together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Area {
    /// Facts, figures, status.
    Facts,
    /// People and incident roles.
    People,
    /// Last time's actions.
    LastTime,
    /// The timeline.
    Timeline,
    /// Parked ideas.
    Ideas,
    /// The four lists.
    Remarks,
    /// Chains.
    Chains,
    /// Contributing factors, and the causes that could become some.
    Factors,
    /// What chains and actions leave open between them.
    Coverage,
    /// Candidates.
    Candidates,
    /// Candidates that say nearly the same.
    Alike,
    /// Votes.
    Ballots,
    /// Actions and the gate.
    Actions,
    /// The plan of the meeting and its clock.
    Meeting,
    /// Other sections, edits after the meeting.
    Rest,
    /// Sentences that are kept as said.
    Kept,
}

impl Area {
    /// All areas.
    pub const ALL: [Self; 16] = [
        Self::Facts,
        Self::People,
        Self::LastTime,
        Self::Timeline,
        Self::Ideas,
        Self::Remarks,
        Self::Chains,
        Self::Factors,
        Self::Coverage,
        Self::Candidates,
        Self::Alike,
        Self::Ballots,
        Self::Actions,
        Self::Meeting,
        Self::Rest,
        Self::Kept,
    ];
}
