//! Sections of an imported document that have no place of their own.

use afterword_domain::text::block;
use afterword_domain::{OtherSection, SectionId};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};

/// An act on the other sections.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(SectionsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "sections.")
)]
pub enum SectionsEdit {
    /// Its text.
    Body { id: SectionId, text: String },
    /// Out of the record.
    Remove { id: SectionId },
}

impl Act for SectionsEdit {
    fn name(&self) -> &'static str {
        SectionsAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Body { text, .. } => text,
            Self::Remove { .. } => "",
        }
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Body { id, text } => {
                let body = block(text)?;
                context.change(*id, |section: &mut OtherSection| section.body = body)
            }
            Self::Remove { id } => context.delete::<OtherSection>(*id),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Body { id, .. } => Some(id.to_string()),
            Self::Remove { .. } => None,
        }
    }
}
