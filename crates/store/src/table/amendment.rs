//! Marks of edits after the meeting.

use afterword_domain::{Amendment, AmendmentId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use super::timeline_event::instant;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("amendment.sql") }];

impl Rows for Amendment {
    const TABLE: &'static str = "amendment";
    const COLUMNS: &'static [&'static str] = &["at", "what"];

    const ORDER: &'static str = "at, id";

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![self.at.timestamp().into(), text(&self.what)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: AmendmentId(row.get(0)?), at: instant(row, 1)?.unwrap_or_default(), what: row.get(2)? })
    }
}
