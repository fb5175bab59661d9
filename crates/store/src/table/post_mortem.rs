//! The head of each post-mortem: its facts and the choices of its meeting.

use afterword_domain::post_mortem::is_concluded;
use afterword_domain::{Facts, Instant, Lifecycle, PostMortemId, Preset, Previous, Received};
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use uuid::Uuid;

use super::Step;
use super::timeline_event::instant;
use crate::Result;
use crate::row::{blob, json, maybe_blob, read_json, read_word, text, word};

pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("post_mortem.sql") },
    Step { version: 5, sql: include_str!("post_mortem_5.sql") },
];

/// The head of a post-mortem.
#[derive(Debug, Clone)]
pub struct Head {
    /// Id.
    pub id: PostMortemId,
    /// Number in the workspace.
    pub number: u32,
    /// Facts.
    pub facts: Facts,
    /// The earlier post-mortem.
    pub previous: Previous,
    /// How long the meeting is planned to be.
    pub preset: Preset,
    /// How many found the meeting worth 1 to 5.
    pub worth: [u32; 5],
    /// When the meeting was finished.
    pub finished_at: Option<Instant>,
    /// The zone in which the meeting was held.
    pub meeting_zone: Option<Tz>,
    /// What an imported document says about its meeting.
    pub received: Option<Received>,
    /// Whether it was imported.
    pub came_in: bool,
}

const COLUMNS: [&str; 27] = [
    "id",
    "number",
    "title",
    "service",
    "date",
    "zone",
    "severity",
    "impact",
    "summary",
    "started",
    "detected",
    "declared",
    "mitigated",
    "resolved",
    "mitigation",
    "facilitator",
    "root_cause",
    "previous_choice",
    "previous",
    "previous_number",
    "previous_title",
    "preset",
    "worth",
    "finished_at",
    "meeting_zone",
    "received",
    "came_in",
];

impl Head {
    /// Whether the meeting was finished, here or elsewhere.
    #[must_use]
    pub fn is_concluded(&self) -> bool {
        is_concluded(self.finished_at, self.received)
    }

    fn values(&self) -> Vec<Value> {
        let facts = &self.facts;
        let life = &facts.lifecycle;
        let seconds = |at: Option<Instant>| at.map_or(Value::Null, |at| at.timestamp().into());
        let (choice, previous, number, title) = match &self.previous {
            Previous::Proposed => ("proposed", None, None, None),
            Previous::None => ("none", None, None, None),
            Previous::Chosen { id, number, title } => ("chosen", Some(id.0), Some(*number), Some(title)),
        };
        vec![
            blob(self.id.into()),
            self.number.into(),
            text(&facts.title),
            text(&facts.service),
            word(&facts.date),
            word(&facts.zone),
            word(&facts.severity),
            text(&facts.impact),
            text(&facts.summary),
            seconds(life.started),
            seconds(life.detected),
            seconds(life.declared),
            seconds(life.mitigated),
            seconds(life.resolved),
            word(&facts.mitigation),
            text(&facts.facilitator),
            text(&facts.root_cause),
            text(choice),
            maybe_blob(previous),
            number.map_or(Value::Null, Into::into),
            title.map_or(Value::Null, |t| text(t)),
            word(&self.preset),
            json(&self.worth),
            seconds(self.finished_at),
            word(&self.meeting_zone),
            word(&self.received),
            self.came_in.into(),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let choice: String = row.get(17)?;
        let previous = match choice.as_str() {
            "chosen" => {
                Previous::Chosen { id: PostMortemId(row.get(18)?), number: row.get(19)?, title: row.get(20)? }
            }
            "none" => Previous::None,
            _ => Previous::Proposed,
        };
        Ok(Self {
            id: PostMortemId(row.get(0)?),
            number: row.get(1)?,
            facts: Facts {
                title: row.get(2)?,
                service: row.get(3)?,
                date: read_word(row, 4)?,
                zone: read_word(row, 5)?,
                severity: read_word(row, 6)?,
                impact: row.get(7)?,
                summary: row.get(8)?,
                lifecycle: Lifecycle {
                    started: instant(row, 9)?,
                    detected: instant(row, 10)?,
                    declared: instant(row, 11)?,
                    mitigated: instant(row, 12)?,
                    resolved: instant(row, 13)?,
                },
                mitigation: read_word(row, 14)?,
                facilitator: row.get(15)?,
                root_cause: row.get(16)?,
            },
            previous,
            preset: read_word(row, 21)?,
            worth: read_json(row, 22)?,
            finished_at: instant(row, 23)?,
            meeting_zone: read_word(row, 24)?,
            received: read_word(row, 25)?,
            came_in: row.get(26)?,
        })
    }
}

/// One head, where it is there.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, id: PostMortemId) -> Result<Option<Head>> {
    let sql = format!("SELECT {} FROM post_mortem WHERE id = ?1", COLUMNS.join(", "));
    Ok(db.prepare_cached(&sql)?.query_row([id.0], Head::read).optional()?)
}

/// Adds a head.
///
/// # Errors
/// Storage errors.
pub fn insert(db: &Connection, head: &Head) -> Result<()> {
    let places = vec!["?"; COLUMNS.len()].join(", ");
    let sql = format!("INSERT INTO post_mortem ({}) VALUES ({places})", COLUMNS.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(head.values()))?;
    Ok(())
}

/// Marks a post-mortem as imported.
///
/// # Errors
/// Storage errors.
pub fn mark_as_come_in(db: &Connection, id: PostMortemId) -> Result<()> {
    db.prepare_cached("UPDATE post_mortem SET came_in = 1 WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// Writes a head that is there: the columns that differ, since each named column rewrites its indexes.
///
/// # Errors
/// Storage errors.
pub fn update(db: &Connection, head: &Head) -> Result<()> {
    let Some(before) = get(db, head.id)? else {
        return Ok(());
    };
    let changed = COLUMNS.iter().zip(before.values()).zip(head.values());
    let (columns, mut values): (Vec<_>, Vec<_>) =
        changed.filter(|((_, old), new)| old != new).map(|((c, _), new)| (format!("{c} = ?"), new)).unzip();
    if columns.is_empty() {
        return Ok(());
    }
    values.push(blob(head.id.into()));
    let sql = format!("UPDATE post_mortem SET {} WHERE id = ?", columns.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Removes a head; everything else of the post-mortem has to be gone before.
///
/// # Errors
/// Storage errors.
pub fn delete(db: &Connection, id: PostMortemId) -> Result<()> {
    db.prepare_cached("DELETE FROM post_mortem WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// The id behind a number.
///
/// # Errors
/// Storage errors.
pub fn by_number(db: &Connection, number: u32) -> Result<Option<PostMortemId>> {
    Ok(db
        .prepare_cached("SELECT id FROM post_mortem WHERE number = ?1")?
        .query_row([number], |r| Ok(PostMortemId(r.get::<_, Uuid>(0)?)))
        .optional()?)
}

/// The earlier post-mortem that is proposed: the latest of the same service, else the latest; only
/// those that happened before, were finished or imported, and have actions.
///
/// # Errors
/// Storage errors.
pub fn propose_previous(db: &Connection, head: &Head) -> Result<Option<PostMortemId>> {
    let before = (head.facts.date.map_or_else(|| "9999".to_owned(), |d| d.to_string()), head.number);
    let service = head.facts.service.trim();
    let same_service = if service.is_empty() { None } else { latest(db, &before, Some(service))? };
    match same_service {
        Some(id) => Ok(Some(id)),
        None => latest(db, &before, None),
    }
}

fn latest(db: &Connection, before: &(String, u32), service: Option<&str>) -> Result<Option<PostMortemId>> {
    let of_service = if service.is_some() { "folded(service) = folded(?3) AND" } else { "?3 IS NULL AND" };
    let sql = include_str!("latest_before.sql").replace("/*of service*/", of_service);
    Ok(db
        .prepare_cached(&sql)?
        .query_row((&before.0, before.1, service), |r| Ok(PostMortemId(r.get::<_, Uuid>(0)?)))
        .optional()?)
}
