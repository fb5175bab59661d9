//! Proposed actions.

use afterword_domain::{Candidate, CandidateId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, json, read_json, read_word, text, word};

pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("candidate.sql") },
    Step { version: 3, sql: "ALTER TABLE candidate ADD COLUMN because TEXT NOT NULL DEFAULT '';" },
];

impl Rows for Candidate {
    const TABLE: &'static str = "candidate";
    const COLUMNS: &'static [&'static str] = &["text", "category", "sources", "chosen", "because"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.text),
            word(&self.category),
            json(&self.sources),
            self.chosen.into(),
            text(&self.because),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: CandidateId(row.get(0)?),
            text: row.get(1)?,
            category: read_word(row, 2)?,
            sources: read_json(row, 3)?,
            chosen: row.get(4)?,
            because: row.get(5)?,
        })
    }
}
