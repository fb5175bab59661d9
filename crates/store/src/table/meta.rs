//! A few facts about the workspace itself.

use rusqlite::{Connection, OptionalExtension};

use super::Step;
use crate::Result;

pub(super) const STEPS: &[Step] = &[Step {
    version: 1,
    sql: "CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;",
}];

/// Reads one fact.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, name: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        .query_row([name], |r| r.get(0))
        .optional()?)
}

/// Writes one fact.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, name: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2")?
        .execute([name, value])?;
    Ok(())
}

/// Takes the next number for a post-mortem. A number is never given twice, not even after a deletion.
///
/// # Errors
/// Storage errors.
pub fn next_number(db: &Connection) -> Result<u32> {
    let next: u32 = get(db, "next_number")?.and_then(|n| n.parse().ok()).unwrap_or(1);
    set(db, "next_number", &next.saturating_add(1).to_string())?;
    Ok(next)
}

/// Makes sure that numbers given from now on lie above `taken`.
///
/// # Errors
/// Storage errors.
pub fn reserve_number(db: &Connection, taken: u32) -> Result<()> {
    let next: u32 = get(db, "next_number")?.and_then(|n| n.parse().ok()).unwrap_or(1);
    if taken >= next {
        set(db, "next_number", &(taken.saturating_add(1)).to_string())?;
    }
    Ok(())
}
