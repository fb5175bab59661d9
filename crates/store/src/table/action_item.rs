//! Committed actions.

use afterword_domain::{ActionId, ActionItem, CandidateId, ConnectionId};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, maybe_blob, read_word, text, word};

pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("action_item.sql") },
    Step { version: 3, sql: include_str!("action_item_3.sql") },
];

impl Rows for ActionItem {
    const TABLE: &'static str = "action_item";
    const COLUMNS: &'static [&'static str] = &[
        "candidate",
        "text",
        "category",
        "owner",
        "due",
        "ticket",
        "state",
        "reason",
        "ticket_url",
        "pending",
    ];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![
            maybe_blob(self.candidate.map(Into::into)),
            text(&self.text),
            word(&self.category),
            text(&self.owner),
            word(&self.due),
            text(&self.ticket),
            word(&self.state),
            text(&self.reason),
            text(&self.ticket_url),
            maybe_blob(self.pending.map(Into::into)),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: ActionId(row.get(0)?),
            candidate: row.get::<_, Option<Uuid>>(1)?.map(CandidateId),
            text: row.get(2)?,
            category: read_word(row, 3)?,
            owner: row.get(4)?,
            due: read_word(row, 5)?,
            ticket: row.get(6)?,
            state: read_word(row, 7)?,
            reason: row.get(8)?,
            ticket_url: row.get(9)?,
            pending: row.get::<_, Option<Uuid>>(10)?.map(ConnectionId),
        })
    }
}
