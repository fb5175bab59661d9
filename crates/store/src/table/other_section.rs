//! Sections of imported documents that have no place of their own.

use afterword_domain::{OtherSection, SectionId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("other_section.sql") }];

impl Rows for OtherSection {
    const TABLE: &'static str = "other_section";
    const COLUMNS: &'static [&'static str] = &["heading", "body"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.heading), text(&self.body)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: SectionId(row.get(0)?), heading: row.get(1)?, body: row.get(2)? })
    }
}
