//! Key-value pairs about the workspace itself.

use afterword_domain::post_mortem::MOST_NUMBER;
use rusqlite::{Connection, OptionalExtension};

use super::{Role, Step, Table};
use crate::Result;

pub(super) const TABLE: Table = Table {
    name: "meta",
    steps: &[Step {
        version: 1,
        sql: "CREATE TABLE meta (name TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;",
    }],
    role: Role::Apart,
};

/// Reads a value. Returns none where it is missing or no text.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, name: &str) -> Result<Option<String>> {
    Ok(db
        .prepare_cached("SELECT value FROM meta WHERE name = ?1")?
        // A file from elsewhere may hold a value of any type.
        .query_row([name], |r| Ok(r.get_ref(0)?.as_str().ok().map(str::to_owned)))
        .optional()?
        .flatten())
}

/// Writes a value.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, name: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO meta (name, value) VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = ?2")?
        .execute([name, value])?;
    Ok(())
}

/// The key of the counter: the next number that this workspace gives.
const NEXT: &str = "next_number";

/// Takes the next number for a post-mortem. A number is never given twice, not even after a deletion.
///
/// The counter covers only numbers given here. Those of imported post-mortems are read from their table, so that
/// undoing an import frees their numbers. Taking a number repairs an unusable counter.
///
/// # Errors
/// Storage errors.
pub fn next_number(db: &Connection) -> Result<u32> {
    let counted = counted(db)?.unwrap_or(1);
    let highest: u32 = db
        .prepare_cached(
            "SELECT coalesce(max(number), 0) FROM post_mortem
             WHERE typeof(number) = 'integer' AND number BETWEEN 1 AND ?1",
        )?
        .query_row([MOST_NUMBER], |row| row.get(0))?;
    let mut next = counted.max(highest + 1);
    if next > MOST_NUMBER {
        next = first_free(db, counted)?;
    }
    set(db, NEXT, &(next + 1).to_string())?;
    Ok(next)
}

/// Whether the counter is usable: it does not exist yet, or is a number that can be given.
///
/// # Errors
/// Storage errors.
pub fn counter_goes_on(db: &Connection) -> Result<bool> {
    Ok(get(db, NEXT)?.is_none() || counted(db)?.is_some())
}

/// Makes sure that numbers given from now on lie above `taken`. Ignores a number that no workspace gives.
///
/// # Errors
/// Storage errors.
pub fn reserve_number(db: &Connection, taken: u32) -> Result<()> {
    if taken < MOST_NUMBER && taken >= counted(db)?.unwrap_or(1) {
        set(db, NEXT, &(taken + 1).to_string())?;
    }
    Ok(())
}

/// Returns the counter; none where it is missing or unusable.
fn counted(db: &Connection) -> Result<Option<u32>> {
    let counted = get(db, NEXT)?.and_then(|count| count.parse().ok());
    Ok(counted.filter(|count| (1..=MOST_NUMBER).contains(count)))
}

/// The first number from `least` on that no post-mortem has.
fn first_free(db: &Connection, least: u32) -> Result<u32> {
    let sql = "SELECT CASE WHEN NOT EXISTS (SELECT 1 FROM post_mortem WHERE number = ?1) THEN ?1 ELSE (
                 SELECT min(number) + 1 FROM post_mortem AS taken
                 WHERE number >= ?1 AND NOT EXISTS (SELECT 1 FROM post_mortem WHERE number = taken.number + 1)
               ) END";
    Ok(db.prepare_cached(sql)?.query_row([least], |row| row.get(0))?)
}
