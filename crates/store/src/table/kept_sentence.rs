//! Sentences that the room keeps as said.

use afterword_domain::{Kept, KeptId};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "kept_sentence",
    steps: &[Step { version: 2, sql: include_str!("kept_sentence.sql") }],
    role: Role::Acts { areas: &[Area::Kept], library: false },
};

impl Rows for Kept {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("sentence", text(&self.sentence))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: KeptId(row.get("id")?), sentence: row.get("sentence")? })
    }
}
