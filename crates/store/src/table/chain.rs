//! Chains: the problem each starts from.

use afterword_domain::ChainId;
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, text};

pub(super) const TABLE: Table = Table {
    name: "chain",
    steps: &[Step { version: 1, sql: include_str!("chain.sql") }],
    role: Role::Acts { areas: &[Area::Chains, Area::Factors, Area::Coverage], library: false },
};

/// A chain without its causes.
#[derive(PartialEq)]
pub struct ChainRow {
    /// Id.
    pub id: ChainId,
    /// What it starts from.
    pub problem: String,
}

impl Rows for ChainRow {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![("problem", text(&self.problem))])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: ChainId(row.get("id")?), problem: row.get("problem")? })
    }
}
