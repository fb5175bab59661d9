//! The plan of the meeting: preset, minutes, the facilitator's notes, which post-mortem comes first.

use afterword_domain::text::block;
use afterword_domain::{Phase, PostMortemId, Preset, Previous, Refusal};
use afterword_store::table::phase::{self, PhaseRow};
use afterword_store::table::post_mortem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An act on the plan of the meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum MeetingEdit {
    /// How long it is planned to be; the minutes of every phase follow.
    Preset { preset: Preset },
    /// The minutes of one phase.
    Minutes { phase: Phase, minutes: u32 },
    /// The notes on one phase.
    Notes { phase: Phase, text: String },
    /// The earlier post-mortem: the proposed one, another, or none.
    Previous { choice: PreviousChoice },
}

/// Which earlier post-mortem opens the meeting.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(tag = "choice", rename_all = "snake_case")]
pub enum PreviousChoice {
    /// Whichever is proposed.
    Proposed,
    /// This one.
    Chosen { id: PostMortemId },
    /// None.
    None,
}

/// The most minutes that a phase can be given.
const LONGEST_PHASE: u32 = 240;

impl MeetingEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Preset { preset } => {
                let mut head = scene.head()?;
                head.preset = *preset;
                post_mortem::update(scene.db, &head)?;
                for row in phase::list(scene.db, scene.pm())? {
                    phase::set(scene.db, scene.pm(), &PhaseRow { minutes: None, ..row })?;
                }
            }
            Self::Minutes { phase, minutes } => {
                let minutes = Some((*minutes).clamp(1, LONGEST_PHASE));
                change(scene, *phase, |row| row.minutes = minutes)?;
            }
            Self::Notes { phase, text } => {
                let notes = block(text)?;
                change(scene, *phase, |row| row.notes = notes)?;
            }
            Self::Previous { choice } => {
                let mut head = scene.head()?;
                head.previous = match choice {
                    PreviousChoice::Proposed => Previous::Proposed,
                    PreviousChoice::None => Previous::None,
                    PreviousChoice::Chosen { id } if *id == scene.id => {
                        return Err(Refusal::OwnPrevious.into());
                    }
                    PreviousChoice::Chosen { id } => chosen(scene, *id)?,
                };
                post_mortem::update(scene.db, &head)?;
            }
        }
        Ok(None)
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Notes { phase, .. } => Some(format!("{phase:?}")),
            _ => None,
        }
    }
}

/// An earlier post-mortem with its name at this moment.
pub(super) fn chosen(scene: &Scene<'_>, id: PostMortemId) -> Result<Previous, super::Fault> {
    let earlier = post_mortem::get(scene.db, id)?.ok_or(Refusal::Gone)?;
    Ok(Previous::Chosen { id, number: earlier.number, title: earlier.facts.title })
}

fn change(scene: &Scene<'_>, phase: Phase, change: impl FnOnce(&mut PhaseRow)) -> Result<(), super::Fault> {
    let rows = phase::list(scene.db, scene.pm())?;
    let mut row = rows.into_iter().find(|row| row.phase == phase).unwrap_or(PhaseRow {
        phase,
        minutes: None,
        notes: String::new(),
    });
    change(&mut row);
    Ok(phase::set(scene.db, scene.pm(), &row)?)
}
