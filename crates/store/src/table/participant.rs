//! Who takes part.

use afterword_domain::Participant;
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("participant.sql") }];

impl Rows for Participant {
    const TABLE: &'static str = "participant";
    const COLUMNS: &'static [&'static str] = &["name", "role", "authority", "present"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.name), text(&self.role), self.authority.into(), self.present.into()]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Uuid>(0)?.into(),
            name: row.get(1)?,
            role: row.get(2)?,
            authority: row.get(3)?,
            present: row.get(4)?,
        })
    }
}
