//! The write-ahead log beside a workspace file: moves it into the file, and marks which file it belongs to.
//!
//! Every log names the states of the file that it may continue. [`renew`] stores a new random state in the file before
//! [`copy`] or [`empty`] moves the log into it, and [`mark`] writes into the first transaction of a log which states
//! the file may be in. After an incomplete checkpoint the file is in one of several states.
//!
//! A file in a synchronised folder has a rollback journal instead. There each transaction stores a new state, so that
//! the journal holds the one before. [`crate::strays`] compares the states.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Row};

use crate::Result;
use crate::names::with_suffix;
use crate::table::meta;

/// The state of the file, in the table `meta`.
pub(crate) const STATE: &str = "file_state";
/// The state of the file that its log continues, in the table `meta`.
const CONTINUES: &str = "log_continues";

/// Stands in a list for the missing state of a file of an earlier version.
const NONE: &str = "none";

/// Returns the path of a workspace's log.
pub(crate) fn beside(workspace: &Path) -> PathBuf {
    with_suffix(workspace, "-wal")
}

/// Returns the state of the file as a connection reads it; empty where none was ever stored.
pub(crate) fn state(db: &Connection) -> Result<String> {
    Ok(meta::get(db, STATE)?.unwrap_or_default())
}

/// Returns all states that the file may be in, as a connection reads them.
pub(crate) fn states(db: &Connection) -> Result<Vec<String>> {
    let mark = mark_of(db)?;
    let listed = mark.split_once(':').map(|(_, states)| states).unwrap_or_default();
    let unnamed = |state: &str| if state == NONE { String::new() } else { state.to_owned() };
    let mut all: Vec<_> = listed.split(',').filter(|state| !state.is_empty()).map(unnamed).collect();
    let current = state(db)?;
    if !all.contains(&current) {
        all.push(current);
    }
    Ok(all)
}

/// Returns the bytes of a state in a page of the file: SQLite stores the columns of a row back to back.
pub(crate) fn row(state: &str) -> Vec<u8> {
    format!("{STATE}{state}").into_bytes()
}

/// Returns the mark of the log, as a connection reads it.
pub(crate) fn mark_of(db: &Connection) -> Result<String> {
    Ok(meta::get(db, CONTINUES)?.unwrap_or_default())
}

/// Marks the log within a transaction: it may continue `states` and the current state.
pub(crate) fn mark(db: &Connection, states: &[String]) -> Result<()> {
    let current = state(db)?;
    let mut all: Vec<_> = states.iter().map(|state| name(state)).collect();
    all.push(name(&current));
    meta::set(db, CONTINUES, &continuing(db, &all)?)
}

/// Stores a new random state of the file, and returns it. The log that holds it may continue `states` as well.
pub(crate) fn renew(db: &Connection, states: &[String]) -> Result<String> {
    let state = random(db)?;
    let mut all: Vec<_> = states.iter().map(|state| name(state)).collect();
    all.push(&state);
    let continues = continuing(db, &all)?;
    // In one statement, so that both change together.
    db.prepare_cached(
        "INSERT INTO meta VALUES (?1, ?2), (?3, ?4) ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute([STATE, &state, CONTINUES, &continues])?;
    Ok(state)
}

/// Formats a mark: the states behind a random word, so that a new mark always differs from the one in the file.
fn continuing(db: &Connection, states: &[&str]) -> Result<String> {
    Ok(format!("{}:{}", random(db)?, states.join(",")))
}

/// Whether a state is among those that a mark names.
pub(crate) fn names(mark: &str, state: &str) -> bool {
    mark.split_once(':').is_some_and(|(_, states)| states.split(',').any(|known| known == name(state)))
}

/// Returns a state as a list holds it.
fn name(state: &str) -> &str {
    if state.is_empty() { NONE } else { state }
}

fn random(db: &Connection) -> Result<String> {
    Ok(db.prepare_cached("SELECT lower(hex(randomblob(16)))")?.query_row([], |r| r.get(0))?)
}

/// Copies everything from the log into the file. Returns whether the file alone holds everything now; it does not while
/// another connection reads an older state.
///
/// The log keeps its size and is written over from its beginning, which is faster than to let it grow anew.
pub(crate) fn copy(db: &Connection) -> Result<bool> {
    checkpoint(db, "PASSIVE")
}

/// Whether everything that is in the log is in the file as well. Must not run in a transaction.
pub(crate) fn is_copied(db: &Connection) -> Result<bool> {
    checkpoint(db, "NOOP")
}

/// Runs a checkpoint, unless another connection does at this moment. Returns whether the file then holds everything.
fn checkpoint(db: &Connection, way: &str) -> Result<bool> {
    let answer = |r: &Row<'_>| Ok((r.get::<_, bool>(0)?, r.get::<_, i64>(1)?, r.get::<_, i64>(2)?));
    let (is_busy, in_log, in_file) = db.query_row(&format!("PRAGMA wal_checkpoint({way})"), [], answer)?;
    Ok(!is_busy && in_log == in_file)
}

/// Moves everything from the log into the file. Returns whether the log is empty now; it is not while another
/// connection reads from it.
pub(crate) fn empty(db: &Connection) -> Result<bool> {
    checkpoint(db, "TRUNCATE")
}

/// Whether there is a log with anything in it.
pub(crate) fn is_there(workspace: &Path) -> bool {
    has_content(&beside(workspace))
}

/// Whether something lies at a path that SQLite would read: a link counts, wherever it leads.
pub(crate) fn has_content(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.len() > 0 || !about.is_file())
}
