//! Verdicts on the actions of an earlier post-mortem. A review's id is that of the action.

use afterword_domain::{ActionId, Review};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, read_word, text, word};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("review.sql") }];

impl Rows for Review {
    const TABLE: &'static str = "review";
    const COLUMNS: &'static [&'static str] =
        &["text", "owner", "due", "ticket", "progress", "effect", "note", "decision", "reason", "new_text"];

    fn id(&self) -> Uuid {
        self.action.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![
            text(&self.text),
            text(&self.owner),
            word(&self.due),
            text(&self.ticket),
            word(&self.progress),
            word(&self.effect),
            text(&self.note),
            word(&self.decision),
            text(&self.reason),
            text(&self.new_text),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            action: ActionId(row.get(0)?),
            text: row.get(1)?,
            owner: row.get(2)?,
            due: read_word(row, 3)?,
            ticket: row.get(4)?,
            progress: read_word(row, 5)?,
            effect: read_word(row, 6)?,
            note: row.get(7)?,
            decision: read_word(row, 8)?,
            reason: row.get(9)?,
            new_text: row.get(10)?,
        })
    }
}
