//! The four lists: went well, went badly, got lucky, learned.

use afterword_domain::text::{line, spoken};
use afterword_domain::{Remark, RemarkId, RemarkList};
use afterword_store::row::Rows as _;
use afterword_store::table::remark::RemarkRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Made, Scene};

/// An act on the lists.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
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

impl RemarksEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Add { list, text } => {
                let text = spoken(text)?;
                let remark = Remark { id: RemarkId(scene.ids.next()), text };
                scene.insert(&RemarkRow { list: *list, remark })
            }
            Self::AddAll { list, texts } => {
                scene.each(texts, |text| Self::Add { list: *list, text: text.clone() }.apply(scene))
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                scene.change(*id, |row: &mut RemarkRow| row.remark.text = text)
            }
            Self::Move { id, list, to } => {
                scene.change(*id, |row: &mut RemarkRow| row.list = *list)?;
                let rows = scene.list::<RemarkRow>()?;
                let order: Vec<Uuid> = rows.iter().filter(|r| r.list == *list).map(|r| r.id()).collect();
                scene.reorder::<RemarkRow>(*id, order, *to)
            }
            Self::Remove { id } => scene.delete::<RemarkRow>(*id),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
