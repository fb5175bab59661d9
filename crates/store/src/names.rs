//! Names of the files that belong to a workspace.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use crate::rename::{folder_of, followed};

/// The files that SQLite keeps beside a database: the write-ahead log, its index, the rollback journal.
pub(crate) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// Whether a path is that of a workspace, or of a file that SQLite keeps beside it: writing there would destroy it. The
/// workspace need not exist.
#[must_use]
pub fn is_part_of(path: &Path, workspace: &Path) -> bool {
    let place = |path: &Path| {
        let folder = folder_of(path).canonicalize().ok()?;
        Some(folder.join(path.file_name()?))
    };
    let (Ok(path), Ok(workspace)) = (followed(path), followed(workspace)) else { return false };
    let (path, workspace) = (place(&path), place(&workspace));
    let of = |suffix: &str| workspace.as_deref().map(|workspace| with_suffix(workspace, suffix));
    path.is_some() && [""].iter().chain(&BESIDE).any(|suffix| of(suffix) == path)
}

/// Whether a path is that of a file that SQLite keeps beside a database.
#[must_use]
pub fn is_beside_a_database(path: &Path) -> bool {
    let Ok(path) = followed(path) else { return false };
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let mut databases = BESIDE.iter().filter_map(|suffix| name.strip_suffix(suffix));
    databases.any(|database| is_database(&path.with_file_name(database)))
}

/// Whether a file is a SQLite database. Must not be called for one that this process has open: closing it would end
/// SQLite's locks.
#[must_use]
pub fn is_database(path: &Path) -> bool {
    let mut bytes = [0; 16];
    path.is_file()
        && std::fs::File::open(path).and_then(|mut file| file.read_exact(&mut bytes)).is_ok()
        && &bytes == b"SQLite format 3\0"
}
