//! What the room answers to the coach.

use afterword_domain::text::{block, is_blank};
use afterword_domain::{Kept, KeptId, Refusal};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An answer to the coach.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum CoachEdit {
    /// A sentence stays as it was said; the coach is silent about it from now on, in this post-mortem.
    Keep { text: String },
    /// The coach may speak of a sentence again.
    Hear { id: KeptId },
}

impl CoachEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Keep { text } => {
                let sentence = block(text)?.trim().to_owned();
                if is_blank(&sentence) {
                    return Err(Refusal::Empty.into());
                }
                if scene.list::<Kept>()?.iter().any(|kept| kept.sentence == sentence) {
                    return Ok(None);
                }
                scene.insert(&Kept { id: KeptId(scene.ids.next()), sentence })
            }
            Self::Hear { id } => scene.delete::<Kept>(*id),
        }
    }
}
