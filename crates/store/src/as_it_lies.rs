//! Reads a file as it lies: without its log, without locks, whatever its format.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use crate::migrate::version;
use crate::{Result, StoreError, hardened, uri};

/// Opens a file read-only, without its log and without locks.
///
/// Must not run while this process writes to the file: closing it would end the locks of the other connection.
pub(crate) fn unshared(path: &Path) -> Result<Connection> {
    let flags =
        OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
    let mut db = Connection::open_with_flags(uri::immutable(path), flags)?;
    hardened::apply(&mut db)?;
    read_schema(&db)?;
    Ok(db)
}

/// Reads the schema, which shows whether the file can be read at all.
pub(crate) fn read_schema(db: &Connection) -> rusqlite::Result<()> {
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get::<_, i64>(0)).map(drop)
}

/// The format of a file, also one from the future.
pub(crate) fn any_version(db: &Connection) -> Result<i64> {
    match version(db) {
        Err(StoreError::Newer { found, .. }) => Ok(found),
        known => known,
    }
}
