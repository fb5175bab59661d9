//! Which parts a record has.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The parts of a record that are chosen for each export. Summary, root cause, action items, contributing factors, rules
/// set aside and edits after the meeting are always there.
///
/// What could put a person on show is left out unless it is chosen.
///
/// ```
/// use afterword_record::Parts;
/// let parts = Parts::default();
/// assert!(parts.timeline && parts.chains);
/// assert!(!(parts.people || parts.votes || parts.minutes || parts.worth));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Parts {
    /// The timeline.
    pub timeline: bool,
    /// What went well, what went badly, where we got lucky, what we learned.
    pub remarks: bool,
    /// The chains of whys.
    pub chains: bool,
    /// Verdicts on last time's actions, without their owners.
    pub last_time: bool,
    /// Candidates that were not chosen.
    pub considered: bool,
    /// How the room voted: the rules of each ballot and how it was cast.
    pub ballots: bool,
    /// Anything else that an imported document said.
    pub imported: bool,
    /// Who led the meeting, who was there and who held which role.
    pub people: bool,
    /// Votes for each candidate and the number of ballots.
    pub votes: bool,
    /// Minutes planned and spent for each phase.
    pub minutes: bool,
    /// Whether the room found the meeting worth the time.
    pub worth: bool,
}

impl Default for Parts {
    fn default() -> Self {
        let mut parts = Self::ALL;
        for part in [&mut parts.people, &mut parts.votes, &mut parts.minutes, &mut parts.worth] {
            *part = false;
        }
        parts
    }
}

impl Parts {
    /// Every part.
    pub const ALL: Self = Self {
        timeline: true,
        remarks: true,
        chains: true,
        last_time: true,
        considered: true,
        ballots: true,
        imported: true,
        people: true,
        votes: true,
        minutes: true,
        worth: true,
    };
}
