//! Marks of edits after the meeting.

use afterword_domain::{Amendment, AmendmentId};
use rusqlite::Row;
use uuid::Uuid;

use super::timeline_event::instant;
use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "amendment",
    steps: &[Step { version: 1, sql: include_str!("amendment.sql") }],
    role: Role::Acts { areas: &[Area::Rest], library: false },
};

impl Rows for Amendment {
    const TABLE: &'static Table = &TABLE;

    const ORDER: &'static str = "at, id";

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("at", self.at.timestamp().into()), ("what", text(&self.what))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: AmendmentId(row.get("id")?),
            at: instant(row, "at")?.unwrap_or_default(),
            what: row.get("what")?,
        })
    }
}
