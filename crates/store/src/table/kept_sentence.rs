//! Sentences that the room keeps as said.

use afterword_domain::{Kept, KeptId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 2, sql: include_str!("kept_sentence.sql") }];

impl Rows for Kept {
    const TABLE: &'static str = "kept_sentence";
    const COLUMNS: &'static [&'static str] = &["sentence"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.sentence)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: KeptId(row.get(0)?), sentence: row.get(1)? })
    }
}
