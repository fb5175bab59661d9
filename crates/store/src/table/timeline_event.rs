//! The timeline, sorted by instant; events of the same second keep the order in which they were entered.

use afterword_domain::{EventId, Instant, TimelineEvent};
use rusqlite::Row;
use rusqlite::types::Value;
use uuid::Uuid;

use super::Step;
use crate::row::{Rows, json, read_json, read_word, text, word};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("timeline_event.sql") }];

impl Rows for TimelineEvent {
    const TABLE: &'static str = "timeline_event";
    const COLUMNS: &'static [&'static str] = &["at", "text", "kind", "source", "links", "starred"];
    const ORDER: &'static str = "at, id";

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![
            self.at.timestamp().into(),
            text(&self.text),
            word(&self.kind),
            text(&self.source),
            json(&self.links),
            self.starred.into(),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: EventId(row.get(0)?),
            at: instant(row, 1)?.unwrap_or_default(),
            text: row.get(2)?,
            kind: read_word(row, 3)?,
            source: row.get(4)?,
            links: read_json(row, 5)?,
            starred: row.get(6)?,
        })
    }
}

/// Reads an instant kept in whole seconds.
///
/// # Errors
/// Where the column holds no number.
pub(crate) fn instant(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<Instant>> {
    let seconds: Option<i64> = row.get(column)?;
    Ok(seconds.and_then(|s| Instant::from_timestamp(s, 0)))
}
