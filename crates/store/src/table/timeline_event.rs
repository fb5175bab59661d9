//! The timeline, sorted by instant; events of the same second keep the order in which they were entered.

use afterword_domain::{EventId, Instant, TimelineEvent};
use rusqlite::Row;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::row::{Rows, Values, json, read_json, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "timeline_event",
    steps: &[Step { version: 1, sql: include_str!("timeline_event.sql") }],
    role: Role::Acts { areas: &[Area::Timeline], library: false },
};

impl Rows for TimelineEvent {
    const TABLE: &'static Table = &TABLE;
    const ORDER: &'static str = "at, id";

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        Ok(vec![
            ("at", self.at.timestamp().into()),
            ("text", text(&self.text)),
            ("kind", word(&self.kind)?),
            ("source", text(&self.source)),
            ("links", json(&self.links)?),
            ("starred", self.starred.into()),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: EventId(row.get("id")?),
            at: instant(row, "at")?.unwrap_or_default(),
            text: row.get("text")?,
            kind: read_word(row, "kind")?,
            source: row.get("source")?,
            links: read_json(row, "links")?,
            starred: row.get("starred")?,
        })
    }
}

/// Reads an instant kept in whole seconds.
///
/// # Errors
/// Where the column holds no number.
pub(crate) fn instant(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Instant>> {
    let seconds: Option<i64> = row.get(column)?;
    Ok(seconds.and_then(|s| Instant::from_timestamp(s, 0)))
}
