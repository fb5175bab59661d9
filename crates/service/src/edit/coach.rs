//! What the room answers to the coach.

use afterword_domain::{Kept, KeptId};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};

/// An answer to the coach.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(CoachAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "coach.")
)]
pub enum CoachEdit {
    /// A sentence stays as it was said; the coach is silent about it from now on, in this post-mortem.
    Keep { text: String },
    /// The coach may speak of a sentence again.
    Hear { id: KeptId },
}

impl Act for CoachEdit {
    fn name(&self) -> &'static str {
        CoachAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Keep { text } => text,
            Self::Hear { .. } => "",
        }
    }

    fn amends(&self) -> bool {
        false
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Keep { text } => {
                let new = Kept::new(KeptId(context.ids.next()), text)?;
                if context.list::<Kept>()?.iter().any(|kept| kept.sentence == new.sentence) {
                    return Ok(None);
                }
                context.insert(&new)
            }
            Self::Hear { id } => context.delete::<Kept>(*id),
        }
    }
}
