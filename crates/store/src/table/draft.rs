//! Draft words: what was typed into a field of a post-mortem and not entered yet.

use std::collections::BTreeMap;

use rusqlite::Connection;
use uuid::Uuid;

use super::{Role, Step, Table};
use crate::Result;

pub(super) const TABLE: Table =
    Table { name: "draft", steps: &[Step { version: 5, sql: include_str!("draft.sql") }], role: Role::Apart };

/// Reads the draft words of a post-mortem, by field.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid) -> Result<BTreeMap<String, String>> {
    let mut statement = db.prepare_cached("SELECT field, words FROM draft WHERE post_mortem = ?1")?;
    let rows = statement.query_map([post_mortem], |row| Ok((row.get("field")?, row.get("words")?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes the draft words of a field; empty words remove them. Does nothing where the post-mortem does not exist.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, post_mortem: Uuid, field: &str, words: &str) -> Result<()> {
    if words.is_empty() {
        db.prepare_cached("DELETE FROM draft WHERE post_mortem = ?1 AND field = ?2")?
            .execute((post_mortem, field))?;
    } else {
        db.prepare_cached(
            "INSERT INTO draft (post_mortem, field, words) SELECT id, ?2, ?3 FROM post_mortem WHERE id = ?1
             ON CONFLICT DO UPDATE SET words = ?3",
        )?
        .execute((post_mortem, field, words))?;
    }
    Ok(())
}
