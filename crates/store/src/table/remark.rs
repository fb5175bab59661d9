//! The four lists of remarks.

use afterword_domain::{Remark, RemarkId, RemarkList};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "remark",
    steps: &[Step { version: 1, sql: include_str!("remark.sql") }],
    role: Role::Acts { areas: &[Area::Remarks], library: false },
};

/// A remark with the list it is in.
pub struct RemarkRow {
    /// The list it is in.
    pub list: RemarkList,
    /// The remark.
    pub remark: Remark,
}

impl Rows for RemarkRow {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.remark.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("list", word(&self.list)?), ("text", text(&self.remark.text))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            list: read_word(row, "list")?,
            remark: Remark { id: RemarkId(row.get("id")?), text: row.get("text")? },
        })
    }
}
