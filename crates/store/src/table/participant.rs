//! Who takes part.

use afterword_domain::Participant;
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "participant",
    steps: &[Step { version: 1, sql: include_str!("participant.sql") }],
    // Who leads and who is here decides who has a seat in an open vote.
    role: Role::Acts { areas: &[Area::People, Area::Facts, Area::Ballots], library: false },
};

impl Rows for Participant {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![
            ("name", text(&self.name)),
            ("role", text(&self.role)),
            ("authority", self.authority.into()),
            ("present", self.present.into()),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Uuid>("id")?.into(),
            name: row.get("name")?,
            role: row.get("role")?,
            authority: row.get("authority")?,
            present: row.get("present")?,
        })
    }
}
