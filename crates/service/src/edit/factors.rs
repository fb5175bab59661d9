//! Contributing factors.

use afterword_domain::text::{line, spoken};
use afterword_domain::{CauseId, Factor, FactorId};
use afterword_store::row::Rows as _;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, first};
use super::context::{ActContext, Made};

/// An act on the contributing factors.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(FactorsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "factors.")
)]
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

impl Act for FactorsEdit {
    fn name(&self) -> &'static str {
        FactorsAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { text, .. } | Self::Text { text, .. } => text,
            Self::AddAll { texts } => first(texts),
            Self::Move { .. } | Self::Remove { .. } => "",
        }
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Add { text, cause } => {
                let text = spoken(text)?;
                context.insert(&Factor { id: FactorId(context.ids.next()), text, cause: *cause })
            }
            Self::AddAll { texts } => {
                context.each(texts, |text| Self::Add { text: text.clone(), cause: None }.apply(context))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                context.change(*id, |factor: &mut Factor| factor.text = text)
            }
            Self::Move { id, to } => {
                let order = context.list::<Factor>()?.iter().map(|f| f.id()).collect();
                context.reorder::<Factor>(*id, order, *to)
            }
            Self::Remove { id } => context.delete::<Factor>(*id),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
