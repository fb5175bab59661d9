//! The facilitator's changes to a phase: its minutes and its notes.

use afterword_domain::Phase;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::Result;
use crate::row::{read_word, word};

pub(super) const TABLE: Table = Table {
    name: "phase",
    steps: &[Step { version: 1, sql: include_str!("phase.sql") }],
    role: Role::Acts { areas: &[Area::Meeting], library: false },
};

/// A phase that differs from its preset.
#[derive(Debug, Clone)]
pub struct PhaseRow {
    /// The phase.
    pub phase: Phase,
    /// Minutes, where they differ from the preset's.
    pub minutes: Option<u32>,
    /// The facilitator's notes.
    pub notes: String,
}

/// All phases of a post-mortem that differ from their preset.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid) -> Result<Vec<PhaseRow>> {
    let mut statement =
        db.prepare_cached("SELECT phase, minutes, notes FROM phase WHERE post_mortem = ?1")?;
    let rows = statement.query_map([post_mortem], |r| {
        Ok(PhaseRow { phase: read_word(r, "phase")?, minutes: r.get("minutes")?, notes: r.get("notes")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes one phase.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, post_mortem: Uuid, row: &PhaseRow) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO phase (post_mortem, phase, minutes, notes) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET minutes = ?3, notes = ?4",
    )?
    .execute((post_mortem, word(&row.phase)?, row.minutes, &row.notes))?;
    Ok(())
}
