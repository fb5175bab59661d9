//! The four lists: went well, went badly, got lucky, learned.

use afterword_domain::text::{line, spoken};
use afterword_domain::{Remark, RemarkId, RemarkList};
use afterword_store::row::Rows as _;
use afterword_store::table::remark::RemarkRow;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;
use uuid::Uuid;

use super::act::{Act, first};
use super::context::{ActContext, Made};

/// An act on the lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(RemarksAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "remarks.")
)]
pub enum RemarksEdit {
    /// One more, at the end of a list.
    Add { list: RemarkList, text: String },
    /// Several more, at the end of a list, in their order.
    AddAll { list: RemarkList, texts: Vec<String> },
    /// Its words.
    Text { id: RemarkId, text: String },
    /// To a place in the same list or another.
    Move { id: RemarkId, list: RemarkList, to: usize },
    /// Out of its list.
    Remove { id: RemarkId },
}

impl Act for RemarksEdit {
    fn name(&self) -> &'static str {
        RemarksAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { text, .. } | Self::Text { text, .. } => text,
            Self::AddAll { texts, .. } => first(texts),
            Self::Move { .. } | Self::Remove { .. } => "",
        }
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Add { list, text } => {
                let text = spoken(text)?;
                let remark = Remark { id: RemarkId(context.ids.next()), text };
                context.insert(&RemarkRow { list: *list, remark })
            }
            Self::AddAll { list, texts } => {
                context.each(texts, |text| Self::Add { list: *list, text: text.clone() }.apply(context))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                context.change(*id, |row: &mut RemarkRow| row.remark.text = text)
            }
            Self::Move { id, list, to } => {
                context.change(*id, |row: &mut RemarkRow| row.list = *list)?;
                let rows = context.list::<RemarkRow>()?;
                let order: Vec<Uuid> = rows.iter().filter(|r| r.list == *list).map(|r| r.id()).collect();
                context.reorder::<RemarkRow>(*id, order, *to)
            }
            Self::Remove { id } => context.delete::<RemarkRow>(*id),
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
