//! Committed actions.

use afterword_domain::{ActionId, ActionItem, CandidateId, ConnectionId};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, maybe_blob, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "action_item",
    steps: &[
        Step { version: 1, sql: include_str!("action_item.sql") },
        Step { version: 3, sql: include_str!("action_item_3.sql") },
    ],
    role: Role::Acts { areas: &[Area::Actions, Area::Facts, Area::LastTime, Area::Coverage], library: true },
};

impl Rows for ActionItem {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![
            ("candidate", maybe_blob(self.candidate.map(Into::into))),
            ("text", text(&self.text)),
            ("category", word(&self.category)?),
            ("owner", text(&self.owner)),
            ("due", word(&self.due)?),
            ("ticket", text(&self.ticket)),
            ("state", word(&self.state)?),
            ("reason", text(&self.reason)),
            ("ticket_url", text(&self.ticket_url)),
            ("pending", maybe_blob(self.pending.map(Into::into))),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ActionId(row.get("id")?),
            candidate: row.get::<_, Option<Uuid>>("candidate")?.map(CandidateId),
            text: row.get("text")?,
            category: read_word(row, "category")?,
            owner: row.get("owner")?,
            due: read_word(row, "due")?,
            ticket: row.get("ticket")?,
            state: read_word(row, "state")?,
            reason: row.get("reason")?,
            ticket_url: row.get("ticket_url")?,
            pending: row.get::<_, Option<Uuid>>("pending")?.map(ConnectionId),
        })
    }
}
