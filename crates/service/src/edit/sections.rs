//! Sections of an imported document that have no place of their own.

use afterword_domain::text::block;
use afterword_domain::{OtherSection, SectionId};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An act on the other sections.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum SectionsEdit {
    /// Its text.
    Body { id: SectionId, text: String },
    /// Out of the record.
    Remove { id: SectionId },
}

impl SectionsEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Body { id, text } => {
                let body = block(text)?;
                scene.change(*id, |section: &mut OtherSection| section.body = body)
            }
            Self::Remove { id } => scene.delete::<OtherSection>(*id),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Body { id, .. } => Some(id.to_string()),
            Self::Remove { .. } => None,
        }
    }
}
