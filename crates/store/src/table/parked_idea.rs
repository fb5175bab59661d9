//! Ideas set aside.

use afterword_domain::{IdeaId, ParkedIdea};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "parked_idea",
    steps: &[Step { version: 1, sql: include_str!("parked_idea.sql") }],
    role: Role::Acts { areas: &[Area::Ideas], library: false },
};

impl Rows for ParkedIdea {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("text", text(&self.text))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: IdeaId(row.get("id")?), text: row.get("text")? })
    }
}
