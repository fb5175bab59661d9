//! Proposed actions.

use afterword_domain::{Candidate, CandidateId};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, json, read_json, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "candidate",
    steps: &[
        Step { version: 1, sql: include_str!("candidate.sql") },
        Step { version: 3, sql: "ALTER TABLE candidate ADD COLUMN because TEXT NOT NULL DEFAULT '';" },
    ],
    role: Role::Acts {
        areas: &[Area::Candidates, Area::Alike, Area::Ballots, Area::Coverage],
        library: false,
    },
};

impl Rows for Candidate {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![
            ("text", text(&self.text)),
            ("category", word(&self.category)?),
            ("sources", json(&self.sources)?),
            ("chosen", self.chosen.into()),
            ("because", text(&self.because)),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: CandidateId(row.get("id")?),
            text: row.get("text")?,
            category: read_word(row, "category")?,
            sources: read_json(row, "sources")?,
            chosen: row.get("chosen")?,
            because: row.get("because")?,
        })
    }
}
