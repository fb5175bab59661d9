//! Dated copies of a workspace file, kept in a folder beside it.

use std::cmp::Reverse;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use chrono::NaiveDate;
use rusqlite::Connection;
use rusqlite::backup::Backup;
use tempfile::NamedTempFile;

use crate::look::look;
use crate::{Result, StoreError, integrity};

/// How many daily copies are kept.
pub const KEPT: usize = 10;

/// A copy of a workspace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copy {
    /// Where it lies.
    pub path: PathBuf,
    /// The day it was made.
    pub date: NaiveDate,
}

/// The folder with the copies of a workspace: `Payments.afterword` has them in `Payments backups`.
#[must_use]
pub fn folder(workspace: &Path) -> PathBuf {
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    workspace.with_file_name(format!("{name} backups"))
}

/// Copies a workspace while it may be in use; the copy appears under its name only once it is whole.
///
/// # Errors
/// [`StoreError::SameFile`] for a copy onto itself; storage errors; a half-made copy is removed.
pub fn copy(workspace: &Path, to: &Path) -> Result<()> {
    if std::fs::canonicalize(to).is_ok_and(|to| std::fs::canonicalize(workspace).is_ok_and(|from| from == to))
    {
        return Err(StoreError::SameFile);
    }
    let whole = copied(workspace, to)?;
    // The log of a file that is replaced belongs to nothing any more.
    for suffix in ["-wal", "-shm"] {
        let _ = std::fs::remove_file(with_suffix(to, suffix));
    }
    whole.persist(to).map_err(|error| error.error)?;
    Ok(())
}

/// A whole copy under a passing name, in the folder where it will lie.
fn copied(workspace: &Path, to: &Path) -> Result<NamedTempFile> {
    let folder = to.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let part = tempfile::Builder::new().prefix(".copy-").suffix(".part").tempfile_in(folder)?;
    let from = look(workspace)?;
    let mut target = Connection::open(part.path())?;
    Backup::new(&from, &mut target)?.run_to_completion(4096, Duration::ZERO, None)?;
    // One plain file: no write-ahead log beside a copy.
    target.pragma_update(None, "journal_mode", "DELETE")?;
    Ok(part)
}

/// Makes the copy of the day, unless it is there, and removes the oldest over [`KEPT`].
/// Returns the new copy, if one was made.
///
/// # Errors
/// Storage errors.
pub fn daily(workspace: &Path, today: NaiveDate) -> Result<Option<PathBuf>> {
    let to = place(workspace, &today.to_string())?;
    if to.exists() {
        return Ok(None);
    }
    copy(workspace, &to)?;
    for old in copies(workspace)?.into_iter().filter(|c| is_daily(&c.path)).skip(KEPT) {
        std::fs::remove_file(old.path)?;
    }
    Ok(Some(to))
}

/// Makes a copy because the user asked, whatever was copied before.
///
/// # Errors
/// Storage errors.
pub fn now(workspace: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let to = place(workspace, &at.format("%Y-%m-%d %H-%M-%S").to_string())?;
    copy(workspace, &to)?;
    Ok(to)
}

/// Makes the copy that precedes a migration.
pub(crate) fn before_migration(workspace: &Path, from: i64, today: NaiveDate) -> Result<()> {
    let to = place(workspace, &format!("{today} before format {}", from + 1))?;
    copy(workspace, &to)
}

/// All copies of a workspace, newest first.
///
/// # Errors
/// Where the folder can't be read.
pub fn copies(workspace: &Path) -> Result<Vec<Copy>> {
    let folder = folder(workspace);
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let mut found: Vec<_> = std::fs::read_dir(folder)?
        .filter_map(std::result::Result::ok)
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|e| e == "afterword"))
        .filter_map(|path| Some(Copy { date: date_of(&path)?, path }))
        .collect();
    found.sort_by_cached_key(|copy| {
        Reverse((copy.date, modified(&copy.path), copy.path.file_stem().map(OsStr::to_owned)))
    });
    Ok(found)
}

/// The newest copy that passes SQLite's check.
///
/// # Errors
/// Where the folder can't be read.
pub fn newest_good(workspace: &Path) -> Result<Option<Copy>> {
    Ok(copies(workspace)?.into_iter().find(|copy| matches!(integrity(&copy.path), Ok(None))))
}

/// Sets a damaged workspace aside under a name that says so and puts a copy in its place.
/// Returns where the damaged file is kept.
///
/// # Errors
/// File errors; the copy is made first, so that the damaged file is then still where it was.
pub fn restore(workspace: &Path, from: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let whole = copied(from, workspace)?;
    let kept = set_aside(workspace, at)?;
    whole.persist(workspace).map_err(|error| error.error)?;
    Ok(kept)
}

/// Renames a damaged workspace, with its write-ahead log, so that nothing of it is lost. A file that is not
/// there any more is no error: what was meant to be out of the way is.
///
/// # Errors
/// File errors.
pub fn set_aside(workspace: &Path, at: chrono::NaiveDateTime) -> Result<PathBuf> {
    let name = workspace.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let kept =
        workspace.with_file_name(format!("{name} damaged {}.afterword", at.format("%Y-%m-%d %H-%M-%S")));
    for suffix in ["-wal", "-shm"] {
        let beside = with_suffix(workspace, suffix);
        if beside.exists() {
            std::fs::rename(&beside, with_suffix(&kept, suffix))?;
        }
    }
    match std::fs::rename(workspace, &kept) {
        Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
        _ => Ok(kept),
    }
}

fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

fn place(workspace: &Path, name: &str) -> Result<PathBuf> {
    let folder = folder(workspace);
    std::fs::create_dir_all(&folder)?;
    Ok(folder.join(format!("{name}.afterword")))
}

fn modified(path: &Path) -> Option<SystemTime> {
    path.metadata().and_then(|about| about.modified()).ok()
}

fn date_of(path: &Path) -> Option<NaiveDate> {
    let name = path.file_stem()?.to_str()?;
    name.get(..10)?.parse().ok()
}

fn is_daily(path: &Path) -> bool {
    path.file_stem().is_some_and(|name| name.len() == 10)
}
