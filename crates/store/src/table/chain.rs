//! Chains: the problem each starts from.

use afterword_domain::ChainId;
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, text};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("chain.sql") }];

/// A chain without its causes.
#[derive(PartialEq)]
pub struct ChainRow {
    /// Id.
    pub id: ChainId,
    /// What it starts from.
    pub problem: String,
}

impl Rows for ChainRow {
    const TABLE: &'static str = "chain";
    const COLUMNS: &'static [&'static str] = &["problem"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![text(&self.problem)]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self { id: ChainId(row.get(0)?), problem: row.get(1)? })
    }
}
