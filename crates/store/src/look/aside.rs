//! Reads a workspace from a private copy, with the log or journal beside it.
//!
//! SQLite needs to write beside a file to read it together with its log. In a folder that can’t be written the file
//! alone would show an older state, so both are copied to a private folder, read into memory from there, and removed. A
//! log that may not belong to the file is examined in a copy as well.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{PATIENCE, in_memory};
use crate::as_it_lies::read_schema;
use crate::{Result, hardened, private_copy, strays};

/// Reads a file into memory, with what lies beside it and belongs to it.
///
/// # Errors
/// As [`private_copy::make`]; storage errors.
pub(super) fn read(path: &Path) -> Result<Connection> {
    let making = private_copy::make(path)?;
    for stray in strays::strays(&making.file())? {
        std::fs::remove_file(stray.path)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(making.file(), flags)?;
    hardened::apply_for(&mut db, private_copy::bytes(path))?;
    db.busy_timeout(PATIENCE)?;
    read_schema(&db)?;
    in_memory(&db, 0)
}
