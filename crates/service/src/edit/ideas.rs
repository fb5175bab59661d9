//! Parked ideas.

use afterword_domain::text::{line, spoken};
use afterword_domain::{IdeaId, ParkedIdea};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An act on the parked ideas.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
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

impl IdeasEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Park { text } => {
                let text = spoken(text)?;
                scene.insert(&ParkedIdea { id: IdeaId(scene.ids.next()), text })
            }
            Self::ParkAll { texts } => {
                scene.each(texts, |text| Self::Park { text: text.clone() }.apply(scene))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                scene.change(*id, |idea: &mut ParkedIdea| idea.text = text)
            }
            Self::Remove { id } => scene.delete::<ParkedIdea>(*id),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
