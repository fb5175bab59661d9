//! The head of each post-mortem: its facts and the choices of its meeting.

use afterword_domain::post_mortem::is_concluded;
use afterword_domain::{Facts, Instant, Lifecycle, PostMortemId, Preset, Previous, Received};
use chrono_tz::Tz;
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use uuid::Uuid;

use super::timeline_event::instant;
use super::{Area, Role, Step, Table};
use crate::Result;
use crate::row::{Values, blob, insert_values, json, maybe_blob, read_json, read_word, text, word};

pub(super) const TABLE: Table = Table {
    name: "post_mortem",
    steps: &[
        Step { version: 1, sql: include_str!("post_mortem.sql") },
        Step { version: 5, sql: include_str!("post_mortem_5.sql") },
    ],
    // Who leads and who is here decides who has a seat in an open vote.
    role: Role::Acts {
        areas: &[Area::Facts, Area::LastTime, Area::Meeting, Area::Timeline, Area::Ballots],
        library: true,
    },
};

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

impl Head {
    /// Whether the meeting was finished, here or elsewhere.
    #[must_use]
    pub fn is_concluded(&self) -> bool {
        is_concluded(self.finished_at, self.received)
    }

    fn values(&self) -> rusqlite::Result<Values> {
        let facts = &self.facts;
        let life = &facts.lifecycle;
        let seconds = |at: Option<Instant>| at.map_or(Value::Null, |at| at.timestamp().into());
        let (choice, previous, number, title) = match &self.previous {
            Previous::Proposed => ("proposed", None, None, None),
            Previous::None => ("none", None, None, None),
            Previous::Chosen { id, number, title } => ("chosen", Some(id.0), Some(*number), Some(title)),
        };
        Ok(vec![
            ("id", blob(self.id.into())),
            ("number", self.number.into()),
            ("title", text(&facts.title)),
            ("service", text(&facts.service)),
            ("date", word(&facts.date)?),
            ("zone", word(&facts.zone)?),
            ("severity", word(&facts.severity)?),
            ("impact", text(&facts.impact)),
            ("summary", text(&facts.summary)),
            ("started", seconds(life.started)),
            ("detected", seconds(life.detected)),
            ("declared", seconds(life.declared)),
            ("mitigated", seconds(life.mitigated)),
            ("resolved", seconds(life.resolved)),
            ("mitigation", word(&facts.mitigation)?),
            ("facilitator", text(&facts.facilitator)),
            ("root_cause", text(&facts.root_cause)),
            ("previous_choice", text(choice)),
            ("previous", maybe_blob(previous)),
            ("previous_number", number.map_or(Value::Null, Into::into)),
            ("previous_title", title.map_or(Value::Null, |t| text(t))),
            ("preset", word(&self.preset)?),
            ("worth", json(&self.worth)?),
            ("finished_at", seconds(self.finished_at)),
            ("meeting_zone", word(&self.meeting_zone)?),
            ("received", word(&self.received)?),
            ("came_in", self.came_in.into()),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let choice: String = row.get("previous_choice")?;
        let previous = match choice.as_str() {
            "chosen" => Previous::Chosen {
                id: PostMortemId(row.get("previous")?),
                number: row.get("previous_number")?,
                title: row.get("previous_title")?,
            },
            "none" => Previous::None,
            _ => Previous::Proposed,
        };
        Ok(Self {
            id: PostMortemId(row.get("id")?),
            number: row.get("number")?,
            facts: Facts {
                title: row.get("title")?,
                service: row.get("service")?,
                date: read_word(row, "date")?,
                zone: read_word(row, "zone")?,
                severity: read_word(row, "severity")?,
                impact: row.get("impact")?,
                summary: row.get("summary")?,
                lifecycle: Lifecycle {
                    started: instant(row, "started")?,
                    detected: instant(row, "detected")?,
                    declared: instant(row, "declared")?,
                    mitigated: instant(row, "mitigated")?,
                    resolved: instant(row, "resolved")?,
                },
                mitigation: read_word(row, "mitigation")?,
                facilitator: row.get("facilitator")?,
                root_cause: row.get("root_cause")?,
            },
            previous,
            preset: read_word(row, "preset")?,
            worth: read_json(row, "worth")?,
            finished_at: instant(row, "finished_at")?,
            meeting_zone: read_word(row, "meeting_zone")?,
            received: read_word(row, "received")?,
            came_in: row.get("came_in")?,
        })
    }
}

/// Returns a head, or none where it does not exist.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, id: PostMortemId) -> Result<Option<Head>> {
    Ok(db
        .prepare_cached("SELECT * FROM post_mortem WHERE id = ?1")?
        .query_row([id.0], Head::read)
        .optional()?)
}

/// Adds a head.
///
/// # Errors
/// Storage errors.
pub fn insert(db: &Connection, head: &Head) -> Result<()> {
    insert_values(db, "post_mortem", head.values()?)
}

/// Marks a post-mortem as imported.
///
/// # Errors
/// Storage errors.
pub fn mark_as_come_in(db: &Connection, id: PostMortemId) -> Result<()> {
    db.prepare_cached("UPDATE post_mortem SET came_in = 1 WHERE id = ?1")?.execute([id.0])?;
    Ok(())
}

/// Updates an existing head. Names only the columns that differ, because each named column rewrites its indexes.
///
/// # Errors
/// Storage errors.
pub fn update(db: &Connection, head: &Head) -> Result<()> {
    let Some(before) = get(db, head.id)? else {
        return Ok(());
    };
    let changed = before.values()?.into_iter().zip(head.values()?).filter(|(old, new)| old != new);
    let (columns, mut values): (Vec<_>, Vec<_>) =
        changed.map(|(_, (column, value))| (format!("{column} = ?"), value)).unzip();
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

/// Returns the id of the post-mortem with this number.
///
/// # Errors
/// Storage errors.
pub fn by_number(db: &Connection, number: u32) -> Result<Option<PostMortemId>> {
    Ok(db
        .prepare_cached("SELECT id FROM post_mortem WHERE number = ?1")?
        .query_row([number], |r| Ok(PostMortemId(r.get::<_, Uuid>(0)?)))
        .optional()?)
}

/// Returns the proposed earlier post-mortem: the latest of the same service, else the latest. Considers only those that
/// happened before, were finished or imported, and have actions.
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
