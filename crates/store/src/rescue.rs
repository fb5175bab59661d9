//! Copies what an open connection still reads, after the workspace's file was lost.

use std::path::Path;

use rusqlite::Connection;

use crate::leftovers::Making;
use crate::look::copied;
use crate::rename::{folder_of, replace};
use crate::{Result, StoreError, hardened, log, structure};

/// Copies everything that a connection reads into a new file, which appears under its name only once it is whole.
///
/// # Errors
/// [`StoreError::Damaged`] where the content is not whole; [`StoreError::AlreadyThere`]; file and storage errors.
pub(crate) fn copy(db: &Connection, to: &Path) -> Result<()> {
    if to.symlink_metadata().is_ok() {
        return Err(StoreError::AlreadyThere);
    }
    let making = Making::within(folder_of(to))?;
    let mut target = Connection::open(making.file())?;
    hardened::apply_for(&mut target, structure::bytes(db)?)?;
    copied(db, &mut target)?;
    target.pragma_update(None, "journal_mode", "DELETE")?;
    // A log of the lost workspace does not continue this file.
    log::renew(&target, &[])?;
    structure::check_whole(&target)?;
    target.close().map_err(|(_, error)| error)?;
    std::fs::File::options().write(true).open(making.file())?.sync_all()?;
    Ok(replace(&making.file(), to)?)
}
