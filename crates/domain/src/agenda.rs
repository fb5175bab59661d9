//! The ten phases of the meeting and the minutes each gets.

use afterword_words as words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A phase of the meeting. Any phase can be revisited at any time.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Premise, ground rules, roles.
    #[default]
    Welcome,
    /// Did last time's actions help?
    LastTime,
    /// What happened when.
    Timeline,
    /// What went well, what went badly, where we got lucky.
    WentWell,
    /// Parallel chains of whys.
    Whys,
    /// The paragraph and the contributing factors.
    RootCause,
    /// Candidates.
    Collect,
    /// The ballot.
    Vote,
    /// Owner, due date, ticket.
    Commit,
    /// Read-back, what was learned, was it worth the time.
    Close,
}

impl Phase {
    /// All phases in order.
    pub const ALL: [Self; 10] = [
        Self::Welcome,
        Self::LastTime,
        Self::Timeline,
        Self::WentWell,
        Self::Whys,
        Self::RootCause,
        Self::Collect,
        Self::Vote,
        Self::Commit,
        Self::Close,
    ];

    /// The name in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Welcome => words::phases_welcome_name(),
            Self::LastTime => words::phases_last_time_name(),
            Self::Timeline => words::phases_timeline_name(),
            Self::WentWell => words::phases_went_well_name(),
            Self::Whys => words::phases_whys_name(),
            Self::RootCause => words::phases_root_cause_name(),
            Self::Collect => words::phases_collect_name(),
            Self::Vote => words::phases_vote_name(),
            Self::Commit => words::phases_commit_name(),
            Self::Close => words::phases_close_name(),
        }
    }
}

/// How long the meeting is planned to be.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Preset {
    /// 30 minutes.
    Min30,
    /// 45 minutes.
    Min45,
    /// 60 minutes.
    #[default]
    Min60,
    /// 90 minutes.
    Min90,
}

impl Preset {
    /// All presets.
    pub const ALL: [Self; 4] = [Self::Min30, Self::Min45, Self::Min60, Self::Min90];

    /// Minutes per phase, in the order of [`Phase::ALL`]. The whys and the timeline get the most:
    /// they are where a room learns.
    #[must_use]
    pub fn minutes(self) -> [u32; 10] {
        match self {
            Self::Min30 => [1, 4, 5, 3, 8, 2, 2, 1, 3, 1],
            Self::Min45 => [2, 5, 9, 4, 12, 3, 3, 2, 4, 1],
            Self::Min60 => [3, 7, 12, 6, 15, 4, 4, 3, 5, 1],
            Self::Min90 => [4, 10, 20, 8, 24, 6, 6, 4, 6, 2],
        }
    }
}

/// Seconds in a phase up to which the facilitator only looked in; no phase is planned for less than a minute.
pub const LONGEST_LOOK: u32 = 30;

/// Whether the room was led through a phase: something was done in it while it was led, or its clock ran for longer
/// than a look takes.
///
/// ```
/// use afterword_domain::agenda::was_led;
/// assert!(was_led(90, false) && was_led(2, true));
/// assert!(!was_led(2, false));
/// ```
#[must_use]
pub fn was_led(seconds: u32, has_acts: bool) -> bool {
    has_acts || seconds > LONGEST_LOOK
}

/// One phase of this meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PhasePlan {
    /// The phase.
    pub phase: Phase,
    /// Minutes planned.
    pub minutes: u32,
    /// The facilitator's notes; private.
    pub notes: String,
    /// Seconds spent in it so far.
    pub spent: u32,
}

/// The plan of the meeting, one entry per phase in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Agenda {
    /// How long the meeting is planned to be.
    pub preset: Preset,
    /// The ten phases.
    pub phases: Vec<PhasePlan>,
}

impl Agenda {
    /// A fresh plan.
    #[must_use]
    pub fn new(preset: Preset) -> Self {
        let phases = Phase::ALL.into_iter().zip(preset.minutes()).map(|(phase, minutes)| PhasePlan {
            phase,
            minutes,
            notes: String::new(),
            spent: 0,
        });
        Self { preset, phases: phases.collect() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minutes_of_each_preset_add_up() {
        for (preset, total) in Preset::ALL.into_iter().zip([30, 45, 60, 90]) {
            assert_eq!(preset.minutes().iter().sum::<u32>(), total);
        }
    }

    #[test]
    fn every_phase_gets_at_least_a_minute() {
        assert!(Preset::ALL.iter().all(|p| p.minutes().iter().all(|m| *m >= 1)));
    }
}
