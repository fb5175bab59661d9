//! Verdicts on the actions of an earlier post-mortem. A review's id is that of the action.

use afterword_domain::{ActionId, Review};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "review",
    steps: &[Step { version: 1, sql: include_str!("review.sql") }],
    role: Role::Acts { areas: &[Area::LastTime], library: false },
};

impl Rows for Review {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.action.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![
            ("text", text(&self.text)),
            ("owner", text(&self.owner)),
            ("due", word(&self.due)?),
            ("ticket", text(&self.ticket)),
            ("progress", word(&self.progress)?),
            ("effect", word(&self.effect)?),
            ("note", text(&self.note)),
            ("decision", word(&self.decision)?),
            ("reason", text(&self.reason)),
            ("new_text", text(&self.new_text)),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            action: ActionId(row.get("id")?),
            text: row.get("text")?,
            owner: row.get("owner")?,
            due: read_word(row, "due")?,
            ticket: row.get("ticket")?,
            progress: read_word(row, "progress")?,
            effect: read_word(row, "effect")?,
            note: row.get("note")?,
            decision: read_word(row, "decision")?,
            reason: row.get("reason")?,
            new_text: row.get("new_text")?,
        })
    }
}
