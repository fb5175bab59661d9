//! Reads a workspace from a private copy, with the log or journal beside it.
//!
//! SQLite needs to write beside a file to read it together with its log. In a folder that can’t be written the file
//! alone would show an older state, so both are copied to a private folder, read into memory from there, and removed.
//! What may not belong together is looked at in a copy as well.

use std::fs::File;
use std::path::Path;

use rusqlite::{Connection, OpenFlags};

use super::{PATIENCE, in_memory, read_schema};
use crate::leftovers::{self, Making};
use crate::names::{BESIDE, with_suffix};
use crate::{Result, StoreError, hardened, plain, strays};

/// More than any workspace has; a larger one would fill the disk of temporary files.
const LARGEST: u64 = 2 << 30;

/// Reads a file into memory, with what lies beside it and belongs to it.
///
/// # Errors
/// As [`copy`]; storage errors.
pub(super) fn read(path: &Path) -> Result<Connection> {
    let making = copy(path)?;
    for stray in strays::strays(&making.file())? {
        std::fs::remove_file(stray.path)?;
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(making.file(), flags)?;
    hardened::apply_for(&mut db, bytes(path))?;
    db.busy_timeout(PATIENCE)?;
    read_schema(&db)?;
    in_memory(&db, 0)
}

/// How many bytes a file has, with what lies beside it.
fn bytes(path: &Path) -> u64 {
    let all = [""].iter().chain(&BESIDE).map(|suffix| with_suffix(path, suffix).metadata());
    all.flatten().map(|about| about.len()).sum()
}

/// Copies a file and what lies beside it to a private folder.
///
/// # Errors
/// [`StoreError::CannotOpen`] where one of them can’t be read or they are too large; file errors.
pub(crate) fn copy(path: &Path) -> Result<Making> {
    if bytes(path) > LARGEST {
        return Err(StoreError::CannotOpen("it is too large to be copied to be read".into()));
    }
    let temporary = std::env::temp_dir();
    leftovers::clear(&temporary);
    let making = Making::within(&temporary)?;
    let copy = making.file();
    for suffix in ["", "-wal", "-journal"] {
        let from = with_suffix(path, suffix);
        if from.is_file() {
            // A copy of the bytes alone: it can be written whatever the mode of its file.
            File::open(&from)
                .and_then(|mut from| std::io::copy(&mut from, &mut File::create(with_suffix(&copy, suffix))?))
                .map_err(|error| unread(&from, &error))?;
        }
    }
    Ok(making)
}

fn unread(path: &Path, error: &std::io::Error) -> StoreError {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    StoreError::CannotOpen(format!("{name} can’t be copied to be read: {}", plain(error)))
}
