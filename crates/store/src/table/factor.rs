//! Contributing factors.

use afterword_domain::{CauseId, Factor, FactorId};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, maybe_blob, text};

pub(super) const TABLE: Table = Table {
    name: "factor",
    steps: &[Step { version: 1, sql: include_str!("factor.sql") }],
    role: Role::Acts { areas: &[Area::Factors], library: false },
};

impl Rows for Factor {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("text", text(&self.text)), ("cause", maybe_blob(self.cause.map(Into::into)))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: FactorId(row.get("id")?),
            text: row.get("text")?,
            cause: row.get::<_, Option<Uuid>>("cause")?.map(CauseId),
        })
    }
}
