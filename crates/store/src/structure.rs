//! Checks that the pages of a file form trees. Pages that lead in circles or are used twice make a small file read like
//! an endless one.

use afterword_words as words;
use rusqlite::Connection;

use crate::{Result, StoreError};

/// Files up to this size are checked before they are used, which takes some hundredths of a second; larger ones are
/// checked for the copy of the day.
const SMALL: u64 = 8 << 20;

/// Runs SQLite’s quick check on a file that is small.
///
/// # Errors
/// [`StoreError::Damaged`] where something is wrong; storage errors.
pub(crate) fn check(db: &Connection) -> Result<()> {
    if bytes(db)? <= SMALL { check_whole(db) } else { Ok(()) }
}

/// Runs SQLite’s quick check on a file of any size.
///
/// # Errors
/// As [`check`].
pub(crate) fn check_whole(db: &Connection) -> Result<()> {
    match db.query_row("PRAGMA quick_check(1)", [], |row| row.get::<_, String>(0))?.as_str() {
        "ok" => Ok(()),
        problem => Err(StoreError::Damaged(words::reason_check(problem.to_owned()))),
    }
}

/// How many bytes the pages of a database take.
///
/// # Errors
/// Storage errors.
pub(crate) fn bytes(db: &Connection) -> Result<u64> {
    let value = |name| db.pragma_query_value(None, name, |row| row.get::<_, u32>(0)).map(u64::from);
    Ok(value("page_count")?.saturating_mul(value("page_size")?))
}
