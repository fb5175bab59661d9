//! Sections of imported documents that have no place of their own.

use afterword_domain::{OtherSection, SectionId};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "other_section",
    steps: &[Step { version: 1, sql: include_str!("other_section.sql") }],
    role: Role::Acts { areas: &[Area::Rest], library: false },
};

impl Rows for OtherSection {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("heading", text(&self.heading)), ("body", text(&self.body))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: SectionId(row.get("id")?), heading: row.get("heading")?, body: row.get("body")? })
    }
}
