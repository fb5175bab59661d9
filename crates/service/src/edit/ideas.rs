//! Parked ideas.

use afterword_domain::text::{line, spoken};
use afterword_domain::{IdeaId, ParkedIdea};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, first};
use super::context::{ActContext, Made};

/// An act on the parked ideas.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(IdeasAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "ideas.")
)]
pub enum IdeasEdit {
    /// Set an idea aside.
    Park { text: String },
    /// Set several ideas aside.
    ParkAll { texts: Vec<String> },
    /// Its words.
    Text { id: IdeaId, text: String },
    /// Away with it.
    Remove { id: IdeaId },
}

impl Act for IdeasEdit {
    fn name(&self) -> &'static str {
        IdeasAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Park { text } | Self::Text { text, .. } => text,
            Self::ParkAll { texts } => first(texts),
            Self::Remove { .. } => "",
        }
    }

    fn amends(&self) -> bool {
        false
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Park { text } => {
                let text = spoken(text)?;
                context.insert(&ParkedIdea { id: IdeaId(context.ids.next()), text })
            }
            Self::ParkAll { texts } => {
                context.each(texts, |text| Self::Park { text: text.clone() }.apply(context))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                context.change(*id, |idea: &mut ParkedIdea| idea.text = text)
            }
            Self::Remove { id } => context.delete::<ParkedIdea>(*id),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
