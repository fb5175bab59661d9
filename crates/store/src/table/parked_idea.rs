//! Ideas set aside.

use afterword_domain::{IdeaId, ParkedIdea};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("parked_idea.sql") }];

impl Rows for ParkedIdea {
    const TABLE: &'static str = "parked_idea";
    const COLUMNS: &'static [&'static str] = &["text"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.text)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: IdeaId(row.get(0)?), text: row.get(1)? })
    }
}
