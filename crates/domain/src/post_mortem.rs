//! Everything of one incident's analysis, from preparation to record.

use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::{block, is_blank};
use crate::{
    ActionItem, Agenda, AmendmentId, Ballot, Candidate, CauseId, Chain, FactorId, Facts, Instant, KeptId,
    Override, ParkedIdea, People, PostMortemId, Preset, Refusal, Remarks, Review, SectionId, Status,
    TimelineEvent,
};

/// The earlier post-mortem whose actions open this meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "choice", rename_all = "snake_case")]
pub enum Previous {
    /// Not decided: the latest of the same service is proposed, else the latest.
    #[default]
    Proposed,
    /// Chosen by the facilitator, or taken when the first action was reviewed.
    Chosen {
        /// Which.
        id: PostMortemId,
        /// Its number in this workspace.
        number: u32,
        /// Its title then.
        title: String,
    },
    /// There is none, or it does not matter today.
    None,
}

impl Previous {
    /// Chooses another post-mortem than `own`.
    ///
    /// # Errors
    /// [`Refusal::OwnPrevious`].
    pub fn chosen(own: PostMortemId, id: PostMortemId, number: u32, title: String) -> Result<Self, Refusal> {
        if own == id { Err(Refusal::OwnPrevious) } else { Ok(Self::Chosen { id, number, title }) }
    }
}

/// A condition that helped the incident happen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Factor {
    /// Id.
    pub id: FactorId,
    /// The condition.
    pub text: String,
    /// The end of a chain that it was taken from.
    pub cause: Option<CauseId>,
}

/// A section of an imported document that has no place of its own; kept word for word.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct OtherSection {
    /// Id.
    pub id: SectionId,
    /// Its heading.
    pub heading: String,
    /// Its text, as Markdown.
    pub body: String,
}

/// A sentence that the room keeps as said, whatever the coach hears in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Kept {
    /// Id.
    pub id: KeptId,
    /// The sentence.
    pub sentence: String,
}

impl Kept {
    /// Keeps a sentence without space around it.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::TooLong`].
    pub fn new(id: KeptId, sentence: &str) -> Result<Self, Refusal> {
        let sentence = block(sentence)?.trim().to_owned();
        if is_blank(&sentence) { Err(Refusal::Empty) } else { Ok(Self { id, sentence }) }
    }
}

/// A mark that the record was edited after the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Amendment {
    /// Id.
    pub id: AmendmentId,
    /// When.
    pub at: Instant,
    /// What was done, in the words of the history.
    pub what: String,
}

/// What an imported post-mortem says about its meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Received {
    /// Nothing: it can be met about.
    NotMet,
    /// It was met about elsewhere.
    Met,
}

/// Whether a meeting was finished: here, or elsewhere before the post-mortem was imported.
#[must_use]
pub fn is_concluded(finished_at: Option<Instant>, received: Option<Received>) -> bool {
    finished_at.is_some() || received == Some(Received::Met)
}

/// Everything of one incident's analysis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct PostMortem {
    /// Id.
    pub id: PostMortemId,
    /// Its number in the workspace: 14 in PM-14.
    pub number: u32,
    /// What happened, in a few fields.
    pub facts: Facts,
    /// Who was there.
    pub people: People,
    /// The earlier post-mortem.
    pub previous: Previous,
    /// Verdicts on its actions.
    pub reviews: Vec<Review>,
    /// What happened when, in order.
    pub timeline: Vec<TimelineEvent>,
    /// Ideas set aside.
    pub ideas: Vec<ParkedIdea>,
    /// Went well, went badly, got lucky, learned.
    pub remarks: Remarks,
    /// Chains of whys.
    pub chains: Vec<Chain>,
    /// Contributing factors.
    pub factors: Vec<Factor>,
    /// Proposed actions.
    pub candidates: Vec<Candidate>,
    /// Rounds of voting, first to last.
    pub ballots: Vec<Ballot>,
    /// Committed actions.
    pub actions: Vec<ActionItem>,
    /// Rules set aside, and why.
    pub overrides: Vec<Override>,
    /// The plan of the meeting and the time it took.
    pub agenda: Agenda,
    /// How many found the meeting worth 1, 2, 3, 4 and 5.
    pub worth: [u32; 5],
    /// When the meeting was finished.
    pub finished_at: Option<Instant>,
    /// The zone in which the meeting was held. Times of the meeting are told in it.
    #[serde(default)]
    #[schemars(with = "Option<String>")]
    #[ts(type = "string | null")]
    pub meeting_zone: Option<Tz>,
    /// What an imported document says about its meeting. None for a post-mortem that was made here.
    #[serde(default)]
    pub received: Option<Received>,
    /// Edits after the meeting.
    pub amendments: Vec<Amendment>,
    /// Anything else that an imported document said.
    pub sections: Vec<OtherSection>,
    /// Sentences that are kept as said.
    #[serde(default)]
    pub kept: Vec<Kept>,
}

impl PostMortem {
    /// An empty post-mortem.
    #[must_use]
    pub fn new(id: PostMortemId, number: u32, facts: Facts) -> Self {
        Self {
            id,
            number,
            facts,
            people: People::default(),
            previous: Previous::default(),
            reviews: Vec::new(),
            timeline: Vec::new(),
            ideas: Vec::new(),
            remarks: Remarks::default(),
            chains: Vec::new(),
            factors: Vec::new(),
            candidates: Vec::new(),
            ballots: Vec::new(),
            actions: Vec::new(),
            overrides: Vec::new(),
            agenda: Agenda::new(Preset::default()),
            worth: [0; 5],
            finished_at: None,
            meeting_zone: None,
            received: None,
            amendments: Vec::new(),
            sections: Vec::new(),
            kept: Vec::new(),
        }
    }

    /// Where it stands.
    #[must_use]
    pub fn status(&self) -> Status {
        Status::of(is_concluded(self.finished_at, self.received), &self.actions)
    }
}

/// The highest number of a post-mortem. A file may name any; one above would leave no room for the next.
pub const MOST_NUMBER: u32 = 999_999;

/// The name that people say: `PM-14`.
///
/// ```
/// assert_eq!(afterword_domain::post_mortem::label(14), "PM-14");
/// ```
#[must_use]
pub fn label(number: u32) -> String {
    format!("PM-{number}")
}
