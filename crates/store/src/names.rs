//! Names of the files that belong to a workspace.

use std::path::{Path, PathBuf};

/// The files that SQLite keeps beside a database: the write-ahead log, its index, the rollback journal.
pub(crate) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// A path with something behind its name.
pub(crate) fn with_suffix(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
