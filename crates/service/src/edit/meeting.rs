//! The plan of the meeting: preset, minutes, the facilitator's notes, which post-mortem comes first.

use afterword_domain::text::block;
use afterword_domain::{Phase, PostMortemId, Preset, Previous, Refusal};
use afterword_store::table::phase::{self, PhaseRow};
use afterword_store::table::post_mortem;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};
use crate::fault::Fault;

/// An act on the plan of the meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(MeetingAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "meeting.")
)]
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

impl Act for MeetingEdit {
    fn name(&self) -> &'static str {
        MeetingAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Notes { text, .. } => text,
            _ => "",
        }
    }

    fn amends(&self) -> bool {
        !matches!(self, Self::Notes { .. })
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Preset { preset } => {
                let mut head = context.head()?;
                head.preset = *preset;
                post_mortem::update(context.db, &head)?;
                for row in phase::list(context.db, context.pm())? {
                    phase::set(context.db, context.pm(), &PhaseRow { minutes: None, ..row })?;
                }
            }
            Self::Minutes { phase, minutes } => {
                let minutes = Some((*minutes).clamp(1, LONGEST_PHASE));
                change(context, *phase, |row| row.minutes = minutes)?;
            }
            Self::Notes { phase, text } => {
                let notes = block(text)?;
                change(context, *phase, |row| row.notes = notes)?;
            }
            Self::Previous { choice } => {
                let mut head = context.head()?;
                head.previous = match choice {
                    PreviousChoice::Proposed => Previous::Proposed,
                    PreviousChoice::None => Previous::None,
                    PreviousChoice::Chosen { id } => chosen(context, *id)?,
                };
                post_mortem::update(context.db, &head)?;
            }
        }
        Ok(None)
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Notes { phase, .. } => Some(format!("{phase:?}")),
            _ => None,
        }
    }
}

/// An earlier post-mortem with its name at this moment.
pub(super) fn chosen(context: &ActContext<'_>, id: PostMortemId) -> Result<Previous, Fault> {
    let earlier = post_mortem::get(context.db, id)?.ok_or(Refusal::Gone)?;
    Ok(Previous::chosen(context.id, id, earlier.number, earlier.facts.title)?)
}

fn change(context: &ActContext<'_>, phase: Phase, change: impl FnOnce(&mut PhaseRow)) -> Result<(), Fault> {
    let rows = phase::list(context.db, context.pm())?;
    let mut row = rows.into_iter().find(|row| row.phase == phase).unwrap_or(PhaseRow {
        phase,
        minutes: None,
        notes: String::new(),
    });
    change(&mut row);
    Ok(phase::set(context.db, context.pm(), &row)?)
}
