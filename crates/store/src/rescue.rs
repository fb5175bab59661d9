//! A copy of what an open connection still reads, for a workspace whose file was taken away.

use std::path::Path;
use std::time::Duration;

use rusqlite::Connection;
use rusqlite::backup::Backup;

use crate::files::folder_of;
use crate::log::is_whole;
use crate::{Result, StoreError};

/// Copies everything that a connection reads into a new file, which appears under its name only once it is whole.
///
/// # Errors
/// [`StoreError::Damaged`] where what can be read is not whole; [`StoreError::AlreadyThere`]; file and storage errors.
pub(crate) fn copy(db: &Connection, to: &Path) -> Result<()> {
    let part = tempfile::Builder::new().prefix(".copy-").suffix(".part").tempfile_in(folder_of(to))?;
    let mut target = Connection::open(part.path())?;
    Backup::new(db, &mut target)?.run_to_completion(4_096, Duration::ZERO, None)?;
    target.pragma_update(None, "journal_mode", "DELETE")?;
    if !is_whole(&target) {
        return Err(StoreError::Damaged("what could still be read is not whole".into()));
    }
    target.close().map_err(|(_, error)| error)?;
    part.as_file().sync_all()?;
    part.persist_noclobber(to).map_err(|error| match error.error.kind() {
        std::io::ErrorKind::AlreadyExists => StoreError::AlreadyThere,
        _ => error.error.into(),
    })?;
    Ok(())
}
