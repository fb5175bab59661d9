//! Brings a workspace file up to the newest format, step by step, in one transaction.

use afterword_words as words;
use rusqlite::Connection;

use crate::table::{Step, TABLES};
use crate::{Result, StoreError, log};

/// Marks a SQLite file as a workspace of this application ("Aftw").
pub(crate) const APPLICATION_ID: i64 = 0x4166_7477;

/// The newest format: the highest that a step of any table leads to.
pub const VERSION: i64 = {
    let (mut newest, mut table) = (0, 0);
    while table < TABLES.len() {
        let mut step = 0;
        while step < TABLES[table].steps.len() {
            if TABLES[table].steps[step].version > newest {
                newest = TABLES[table].steps[step].version;
            }
            step += 1;
        }
        table += 1;
    }
    newest
};

/// Returns the format of a file.
///
/// # Errors
/// [`StoreError::Damaged`] for a database of another application or without tables, [`StoreError::Newer`] for a format
/// from the future.
pub(crate) fn version(db: &Connection) -> Result<i64> {
    let application: i64 = db.query_row("PRAGMA application_id", [], |r| r.get(0))?;
    let found: i64 = db.query_row("PRAGMA user_version", [], |r| r.get(0))?;
    let tables: i64 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get(0))?;
    if tables == 0 {
        return Err(StoreError::Damaged(words::reason_empty().to_owned()));
    }
    if application != APPLICATION_ID {
        return Err(StoreError::Damaged(words::reason_not_ours().to_owned()));
    }
    if found > VERSION {
        return Err(StoreError::Newer { found, known: VERSION });
    }
    Ok(found)
}

/// Runs the steps from one format to the newest, and stores a new state of the file with them.
pub(crate) fn migrate(db: &mut Connection, from: i64) -> Result<()> {
    let tx = db.transaction()?;
    if from > 0 {
        log::renew(&tx, &log::states(&tx)?)?;
    }
    for step in steps(from, VERSION) {
        tx.execute_batch(step.sql)?;
    }
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    tx.pragma_update(None, "user_version", VERSION)?;
    tx.commit()?;
    Ok(())
}

/// The steps that lead from one format to another, in their order.
pub(crate) fn steps(from: i64, to: i64) -> Vec<&'static Step> {
    let mut steps: Vec<_> = TABLES.iter().flat_map(|table| table.steps).collect();
    steps.retain(|step| step.version > from && step.version <= to);
    steps.sort_by_key(|step| step.version);
    steps
}
