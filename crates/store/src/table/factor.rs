//! Contributing factors.

use afterword_domain::{CauseId, Factor, FactorId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, maybe_blob, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("factor.sql") }];

impl Rows for Factor {
    const TABLE: &'static str = "factor";
    const COLUMNS: &'static [&'static str] = &["text", "cause"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.text), maybe_blob(self.cause.map(Into::into))]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: FactorId(row.get(0)?),
            text: row.get(1)?,
            cause: row.get::<_, Option<Uuid>>(2)?.map(CauseId),
        })
    }
}
