//! Contributing factors.

use afterword_domain::text::{line, spoken};
use afterword_domain::{CauseId, Factor, FactorId};
use afterword_store::row::Rows as _;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An act on the contributing factors.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum FactorsEdit {
    /// One more; from the end of a chain, or said in the room.
    Add { text: String, cause: Option<CauseId> },
    /// Several more, said in the room.
    AddAll { texts: Vec<String> },
    /// Its words.
    Text { id: FactorId, text: String },
    /// Another place in the list.
    Move { id: FactorId, to: usize },
    /// Out of the list.
    Remove { id: FactorId },
}

impl FactorsEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Add { text, cause } => {
                let text = spoken(text)?;
                scene.insert(&Factor { id: FactorId(scene.ids.next()), text, cause: *cause })
            }
            Self::AddAll { texts } => {
                scene.each(texts, |text| Self::Add { text: text.clone(), cause: None }.apply(scene))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                scene.change(*id, |factor: &mut Factor| factor.text = text)
            }
            Self::Move { id, to } => {
                let order = scene.list::<Factor>()?.iter().map(|f| f.id()).collect();
                scene.reorder::<Factor>(*id, order, *to)
            }
            Self::Remove { id } => scene.delete::<Factor>(*id),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
