//! Makes a complete copy of a workspace and moves it to its path.

use std::fs::Metadata;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::as_it_lies::any_version;
use crate::leftovers::{self, Making};
use crate::look::{copied, vetted};
use crate::migrate::VERSION;
use crate::names::{BESIDE, with_suffix};
#[cfg(unix)]
use crate::rename::permit;
use crate::rename::{replace, sync_folder};
use crate::{Result, StoreError, hardened, log, structure};

/// A copy that is whole and on disk, not yet under its name.
pub(super) struct Whole(Making);

impl Whole {
    /// Copies a workspace into the folder where the copy will lie. `note` may write into the copy.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] and [`StoreError::Foreign`] where it is no good workspace; storage errors.
    pub(super) fn of(
        workspace: &Path,
        folder: &Path,
        note: impl FnOnce(&Connection) -> Result<()>,
    ) -> Result<Self> {
        leftovers::clear(folder);
        let from = vetted(workspace)?;
        let making = Making::within(folder)?;
        let mut to = Connection::open(making.file())?;
        hardened::apply_for(&mut to, structure::bytes(&from)?)?;
        copied(&from, &mut to)?;
        // One plain file: no write-ahead log beside a copy.
        to.pragma_update(None, "journal_mode", "DELETE")?;
        note(&to)?;
        if any_version(&to)? <= VERSION {
            // A log that continues the workspace does not continue its copy.
            log::renew(&to, &[])?;
        }
        structure::check_whole(&to)?;
        drop(to);
        std::fs::File::options().write(true).open(making.file())?.sync_all()?;
        Ok(Self(making))
    }

    /// Puts the copy in its place, with the mode and group of what it replaces, else with those of `like`.
    ///
    /// The log of an existing file is written into it first, so that no log ever lies beside a file that it does not
    /// belong to.
    ///
    /// # Errors
    /// [`StoreError::InUse`] where another program has a workspace open there; file errors. The file is as it was then.
    pub(super) fn put(self, to: &Path, like: &Path) -> Result<()> {
        let held = hold(to)?;
        set_beside_aside(to)?;
        // Windows can't replace an open file. Elsewhere the lock keeps others from opening the file until it is
        // replaced.
        let held = if cfg!(windows) { None } else { held };
        self.put_unheld(to, like)?;
        drop(held);
        Ok(())
    }

    /// Puts the copy in the place of a file that nobody has open and that nothing lies beside.
    ///
    /// # Errors
    /// File errors. The file is as it was then.
    pub(super) fn put_unheld(self, to: &Path, like: &Path) -> Result<()> {
        permit_as(&self.0.file(), to.metadata().or_else(|_| like.metadata()).ok())?;
        Ok(replace(&self.0.file(), to)?)
    }
}

/// Gives a copy the mode, owner and group of another workspace. The mode says only who may read and write: a workspace
/// is never run.
#[cfg(unix)]
fn permit_as(copy: &Path, like: Option<Metadata>) -> Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    let Some(like) = like else { return Ok(()) };
    let mode = (like.permissions().mode() & 0o666) | 0o600;
    Ok(permit(&std::fs::File::open(copy)?, mode, &like)?)
}

#[cfg(not(unix))]
fn permit_as(_: &Path, _: Option<Metadata>) -> Result<()> {
    Ok(())
}

/// Writes the log of a workspace that nobody has open into it, and locks it, so that nobody opens it meanwhile. Returns
/// none where it is no database.
///
/// # Errors
/// [`StoreError::InUse`] where somebody has it open.
fn hold(path: &Path) -> Result<Option<Connection>> {
    if !path.is_file() {
        return Ok(None);
    }
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let close = || -> Result<Connection> {
        let mut db = Connection::open_with_flags(path, flags)?;
        hardened::apply(&mut db)?;
        db.busy_timeout(Duration::ZERO)?;
        db.query_row("PRAGMA journal_mode = DELETE", [], |_| Ok(()))?;
        db.execute_batch("BEGIN EXCLUSIVE")?;
        Ok(db)
    };
    match close() {
        Ok(db) => Ok(Some(db)),
        Err(StoreError::Busy) => Err(StoreError::InUse),
        Err(_) => Ok(None),
    }
}

/// Renames what SQLite left beside a path whose file is gone; removes empty files and the log's index.
pub(super) fn set_beside_aside(path: &Path) -> Result<()> {
    for suffix in BESIDE {
        let beside = with_suffix(path, suffix);
        match beside.metadata() {
            Err(_) => {}
            Ok(about) if about.len() == 0 || suffix == "-shm" => std::fs::remove_file(beside)?,
            Ok(_) => replace(&beside, &free(&with_suffix(&beside, ".left")))?,
        }
    }
    Ok(())
}

/// Returns the first free path: as given, else with a number behind the name.
pub(crate) fn free(path: &Path) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let ending = path.extension().map(|e| format!(".{}", e.to_string_lossy())).unwrap_or_default();
    let numbered = (2..).map(|number| path.with_file_name(format!("{stem} {number}{ending}")));
    std::iter::once(path.to_owned())
        .chain(numbered)
        .find(|path| path.symlink_metadata().is_err())
        .unwrap_or_else(|| path.to_owned())
}

/// Gives a file, and what SQLite keeps beside it, further names, so that nothing is lost when the first ones go.
///
/// # Errors
/// File errors; no further name is left then.
pub(super) fn keep_as(file: &Path, kept: &Path) -> Result<()> {
    for suffix in ["", "-wal", "-journal"] {
        let (from, to) = (with_suffix(file, suffix), with_suffix(kept, suffix));
        if from.is_file()
            && let Err(error) = std::fs::hard_link(&from, &to).or_else(|_| copy_file(&from, &to))
        {
            forget(kept);
            return Err(error.into());
        }
    }
    sync_folder(kept);
    Ok(())
}

/// Copies a file, for file systems without hard links.
fn copy_file(from: &Path, to: &Path) -> std::io::Result<()> {
    std::fs::copy(from, to)?;
    std::fs::File::open(to)?.sync_all()
}

/// Removes what [`keep_as`] made.
pub(super) fn forget(kept: &Path) {
    for suffix in ["", "-wal", "-journal"] {
        let _ = std::fs::remove_file(with_suffix(kept, suffix));
    }
}
