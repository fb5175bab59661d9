//! The four lists of remarks.

use afterword_domain::{Remark, RemarkId, RemarkList};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, read_word, text, word};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("remark.sql") }];

/// A remark with the list it is in.
pub struct RemarkRow {
    /// Which list.
    pub list: RemarkList,
    /// The remark.
    pub remark: Remark,
}

impl Rows for RemarkRow {
    const TABLE: &'static str = "remark";
    const COLUMNS: &'static [&'static str] = &["list", "text"];

    fn id(&self) -> Uuid {
        self.remark.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![word(&self.list), text(&self.remark.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { list: read_word(row, 1)?, remark: Remark { id: RemarkId(row.get(0)?), text: row.get(2)? } })
    }
}
