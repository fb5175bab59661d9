//! What happened when, and the ideas that came up while the room walked through it.

use afterword_words::{self as words, Audience};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EventId, IdeaId, Instant};

/// What a timeline event is. Hypotheses, decisions, actions and results are kept apart from what was seen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum EventKind {
    /// Something was seen.
    #[default]
    Observation,
    /// Somebody thought it might be this.
    Hypothesis,
    /// Something was decided.
    Decision,
    /// Something was done.
    Action,
    /// What came of it.
    Result,
    /// Somebody was told.
    Communication,
}

impl EventKind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::Observation,
        Self::Hypothesis,
        Self::Decision,
        Self::Action,
        Self::Result,
        Self::Communication,
    ];

    /// The word in notes and in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Observation => words::kind_observation(Audience::Record),
            Self::Hypothesis => words::kind_hypothesis(Audience::Record),
            Self::Decision => words::kind_decision(Audience::Record),
            Self::Action => words::kind_action(Audience::Record),
            Self::Result => words::kind_result(Audience::Record),
            Self::Communication => words::kind_communication(Audience::Record),
        }
    }
}

/// One entry of the timeline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct TimelineEvent {
    /// Id.
    pub id: EventId,
    /// When, to the second.
    pub at: Instant,
    /// What, in one or several lines.
    pub text: String,
    /// Which kind.
    pub kind: EventKind,
    /// Where it was taken from: "Scribe notes", a file name; empty when typed by hand.
    pub source: String,
    /// Evidence: links to graphs, messages, commits.
    pub links: Vec<String>,
    /// Starred: told aloud in the meeting.
    pub starred: bool,
}

/// An idea set aside until actions are collected, so that the timeline is not cut short by fixes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ParkedIdea {
    /// Id.
    pub id: IdeaId,
    /// The idea.
    pub text: String,
}
