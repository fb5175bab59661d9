//! Opens a file to be read, wherever it lies, and checks that it is a workspace.

use afterword_words as words;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, ErrorCode, OpenFlags};
use uuid::Uuid;

use crate::as_it_lies::{any_version, read_schema, unshared};
use crate::error::is_full_beside;
use crate::fold::folded;
use crate::migrate::{VERSION, migrate};
use crate::names::with_suffix;
use crate::{Result, StoreError, hardened, load_post_mortem, log, schema, structure};

pub(crate) mod aside;
#[cfg(test)]
mod tests;

/// Up to this size in bytes, [`integrity`] reads all post-mortems of a file.
const READ_WHOLE: u64 = 32 << 20;
/// How long a statement waits for another program.
const PATIENCE: Duration = Duration::from_secs(5);

/// Opens a file to be read, also from a folder that can’t be written. The connection is hardened; what the file
/// holds is not checked yet.
pub(crate) fn look(path: &Path) -> Result<Connection> {
    is_workspace_file(path)?;
    let is_plain = !["-wal", "-journal"].iter().any(|suffix| log::has_content(&with_suffix(path, suffix)));
    // With write access, the last connection removes the empty log and the index that SQLite makes.
    let access = if is_plain { OpenFlags::SQLITE_OPEN_READ_WRITE } else { OpenFlags::SQLITE_OPEN_READ_ONLY };
    let mut db = Connection::open_with_flags(path, access | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    hardened::apply(&mut db)?;
    db.pragma_update(None, "query_only", true)?;
    db.busy_timeout(PATIENCE)?;
    match read_schema(&db) {
        Ok(()) => return Ok(db),
        // Write-ahead logging needs a shared-memory file, and a journal of a crash has to be rolled back.
        Err(error) if is_about_the_folder(&error) => {}
        Err(error) => return Err(error.into()),
    }
    drop(db);
    if is_plain { unshared(path) } else { aside::read(path) }
}

/// Checks that a path leads to a file with something in it. SQLite would take an empty one for a new database, and
/// would delete the log beside it.
pub(crate) fn is_workspace_file(path: &Path) -> Result<()> {
    let about = path.metadata()?;
    if !about.is_file() {
        return Err(StoreError::CannotOpen(words::reason_no_file().to_owned()));
    }
    if about.len() == 0 {
        return Err(StoreError::Damaged(words::reason_empty_file().to_owned()));
    }
    Ok(())
}

fn is_about_the_folder(error: &rusqlite::Error) -> bool {
    let refused = matches!(error.sqlite_error_code(), Some(ErrorCode::CannotOpen | ErrorCode::ReadOnly));
    refused || is_full_beside(error)
}

/// Opens a file to be read and refuses it where it is not a workspace that this program made.
///
/// # Errors
/// [`StoreError::Foreign`] for a foreign schema, [`StoreError::Damaged`]; storage errors.
pub(crate) fn vetted(path: &Path) -> Result<Connection> {
    vet(look(path)?)
}

/// As [`vetted`], ignoring what lies beside the file and does not belong to it.
///
/// # Errors
/// As [`vetted`].
pub(crate) fn vetted_aside(path: &Path) -> Result<Connection> {
    vet(aside::read(path)?)
}

fn vet(db: Connection) -> Result<Connection> {
    schema::check(&db, any_version(&db)?)?;
    structure::check(&db)?;
    Ok(db)
}

/// Opens a file to be read and refuses one with a foreign schema.
///
/// # Errors
/// [`StoreError::Foreign`]; storage errors.
pub(crate) fn look_checked(path: &Path) -> Result<Connection> {
    let db = look(path)?;
    schema::check(&db, any_version(&db)?)?;
    Ok(db)
}

/// Copies a database into memory, where it may grow by `room`.
///
/// # Errors
/// Storage errors.
pub(crate) fn in_memory(db: &Connection, room: u64) -> Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    hardened::apply_for(&mut copy, structure::bytes(db)?.saturating_add(room))?;
    copied(db, &mut copy)?;
    Ok(copy)
}

/// Copies a snapshot of a database into another.
///
/// # Errors
/// [`StoreError::Busy`] where another program holds it; storage errors.
pub(crate) fn copied(from: &Connection, to: &mut Connection) -> Result<()> {
    // A read transaction holds the snapshot, so that a busy writer elsewhere can't make the copy begin anew.
    from.execute_batch("BEGIN")?;
    let mut copy = || -> Result<()> {
        read_schema(from)?;
        match Backup::new(from, to)?.step(-1)? {
            StepResult::Done => Ok(()),
            _ => Err(StoreError::Busy),
        }
    };
    let done = copy();
    from.execute_batch("COMMIT")?;
    done
}

/// Copies a database into memory and migrates the copy, so that an older file can be read where it can't be written.
pub(crate) fn brought_up_in_memory(db: &Connection, found: i64) -> Result<Connection> {
    let mut copy = in_memory(db, 0)?;
    migrate(&mut copy, found)?;
    Ok(copy)
}

/// Registers [`folded`] as an SQL function, since SQLite's own lower case covers ASCII alone.
pub(crate) fn add_functions(db: &Connection) -> Result<()> {
    let flags =
        FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC | FunctionFlags::SQLITE_DIRECTONLY;
    db.create_scalar_function("folded", 1, flags, |context| {
        Ok(folded(context.get_raw(0).as_str_or_null()?.unwrap_or_default()))
    })?;
    Ok(())
}

/// Runs SQLite’s own check of a whole file, and reads every post-mortem of a small one; returns what is wrong, or none.
///
/// # Errors
/// [`StoreError::Foreign`] for a foreign schema, and where the file can’t be read at all.
pub fn integrity(path: &Path) -> Result<Option<String>> {
    let check = || -> Result<String> {
        let db = look_checked(path)?;
        let answer: String = db.query_row("PRAGMA integrity_check(1)", [], |row| row.get(0))?;
        if answer == "ok" && structure::bytes(&db)? <= READ_WHOLE && any_version(&db)? == VERSION {
            read_everything(&db)?;
        }
        Ok(answer)
    };
    match check() {
        Ok(answer) if answer == "ok" => Ok(None),
        Ok(what) | Err(StoreError::Damaged(what)) => Ok(Some(what)),
        Err(other) => Err(other),
    }
}

/// Reads every post-mortem, because SQLite's check does not cover values.
fn read_everything(db: &Connection) -> Result<()> {
    let mut statement = db.prepare("SELECT id FROM post_mortem")?;
    let ids = statement.query_map([], |row| row.get::<_, Uuid>(0))?;
    for id in ids {
        load_post_mortem(db, id?.into())?;
    }
    Ok(())
}
