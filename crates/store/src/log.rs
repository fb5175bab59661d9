//! The write-ahead log beside a workspace file: emptied into the file, and checked before it is used.
//!
//! SQLite replays whatever log lies beside a file. The log of another file, or of another state of the same file, would
//! corrupt it. So every log names the state of the file that it continues: [`renew`] stores a new random state in the
//! file before [`empty`] moves the log into it, and [`mark`] writes that state into the first transaction of a log.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use crate::look::{any_version, unshared};
use crate::names::with_suffix;
use crate::{Result, StoreError, hardened, schema, structure};

/// The state of the file, in the table `meta`.
const STATE: &str = "file_state";
/// The state of the file that its log continues, in the table `meta`.
const CONTINUES: &str = "log_continues";

/// Where the log of a workspace lies.
pub(crate) fn beside(workspace: &Path) -> PathBuf {
    with_suffix(workspace, "-wal")
}

/// Returns the state of the file as a connection reads it; empty where none was ever stored.
pub(crate) fn state(db: &Connection) -> Result<String> {
    value(db, STATE)
}

fn value(db: &Connection, name: &str) -> Result<String> {
    let found = db.query_row("SELECT value FROM meta WHERE name = ?1", [name], |r| r.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// Writes into a transaction which state of the file its log continues.
pub(crate) fn mark(db: &Connection) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO meta SELECT ?2, coalesce((SELECT value FROM meta WHERE name = ?1), '')
         WHERE true ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute([STATE, CONTINUES])?;
    Ok(())
}

/// Stores a new random state of the file, and returns it.
pub(crate) fn renew(db: &Connection) -> Result<String> {
    Ok(db
        .prepare_cached(
            "INSERT INTO meta VALUES (?1, lower(hex(randomblob(16))))
             ON CONFLICT DO UPDATE SET value = excluded.value RETURNING value",
        )?
        .query_row([STATE], |r| r.get(0))?)
}

/// Moves everything from the log into the file. Returns whether the log is empty now; it is not while another connection
/// reads from it.
pub(crate) fn empty(db: &Connection) -> Result<bool> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get(0))?;
    Ok(busy == 0)
}

/// Keeps a log aside that does not continue the file beside which it lies, so that SQLite never replays it.
/// Returns where it is now, or nothing where all is well.
///
/// Must not run while this process has the file open.
pub(crate) fn keep_stray_aside(workspace: &Path) -> Result<Option<PathBuf>> {
    if !is_there(workspace) || continues(workspace)? {
        return Ok(None);
    }
    keep_aside(workspace).map(Some)
}

/// Whether there is a log with anything in it.
pub(crate) fn is_there(workspace: &Path) -> bool {
    beside(workspace).metadata().is_ok_and(|about| about.len() > 0)
}

/// Gives the log beside a workspace another name, so that SQLite never replays it. Returns where it is now.
pub(crate) fn keep_aside(workspace: &Path) -> Result<PathBuf> {
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let numbered = |n: u32| workspace.with_file_name(format!("{name} log kept aside {n}.afterword-wal"));
    let kept = (1..).map(numbered).find(|path| !path.exists()).unwrap_or_else(|| numbered(1));
    std::fs::rename(beside(workspace), &kept)?;
    let _ = std::fs::remove_file(with_suffix(workspace, "-shm"));
    Ok(kept)
}

/// Whether the log continues the file. A log that another program has open is its own affair.
fn continues(workspace: &Path) -> Result<bool> {
    let alone = unshared(workspace).and_then(|db| marks(&db));
    let together = match together(workspace) {
        Ok(db) => db,
        Err(StoreError::Busy | StoreError::ReadOnly | StoreError::CannotOpen(_)) => return Ok(true),
        // What can't be read with its log, and can without, has a log of something else.
        Err(_) => return Ok(alone.is_err()),
    };
    let Ok((before, _)) = alone else { return Ok(true) };
    let (after, continued) = match marks(&together) {
        Ok(marks) => marks,
        // It is refused as it is.
        Err(StoreError::Foreign(_)) => return Ok(true),
        Err(_) => return Ok(false),
    };
    if before != continued && before != after {
        return Ok(false);
    }
    // Versions that left no marks: at least the structure has to be whole.
    let is_marked = !(before.is_empty() && after.is_empty());
    Ok(is_marked || structure::check_whole(&together).is_ok())
}

/// The state of a file, and which state its log continues. A file without tables is all in its log.
fn marks(db: &Connection) -> Result<(String, String)> {
    let has_marks: bool = db.query_row(
        "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'meta' AND type = 'table')",
        [],
        |r| r.get(0),
    )?;
    if !has_marks {
        return Ok(Default::default());
    }
    schema::check(db, any_version(db)?)?;
    Ok((state(db)?, value(db, CONTINUES)?))
}

/// Opens a file together with its log, where nobody else has it open, and leaves both as they are.
pub(crate) fn together(workspace: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(workspace, flags)?;
    hardened::apply(&mut db)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    db.busy_timeout(Duration::ZERO)?;
    db.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON;")?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
    Ok(db)
}
