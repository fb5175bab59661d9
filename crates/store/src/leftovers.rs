//! Files in the making, and the removal of those that a killed process left.

use std::fs::{File, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

/// The prefix of the folder of a file in the making.
const MAKING: &str = ".afterword-making-";

/// The prefixes of files in the making that have no lock: those of an export, of a new workspace, and copies of earlier
/// versions. Six random letters and digits follow.
const UNLOCKED: [&str; 3] = [".afterword-", ".new-", ".copy-"];

/// How long a file without a lock is left alone.
const LONG_AGO: Duration = Duration::from_secs(3_600);

/// A private folder in which a file is made. Removed when this value is dropped, or by the next call of [`clear`] after
/// the process was killed.
pub(crate) struct Making {
    /// Locked while this process lives. A separate file, because SQLite locks its files itself.
    _lock: File,
    folder: TempDir,
}

impl Making {
    /// Makes a private folder within another.
    ///
    /// # Errors
    /// File errors.
    pub(crate) fn within(folder: &Path) -> io::Result<Self> {
        let folder = tempfile::Builder::new().prefix(MAKING).tempdir_in(folder)?;
        let lock = File::create(lock_of(folder.path()))?;
        lock.try_lock()?;
        Ok(Self { _lock: lock, folder })
    }

    /// Where the file is made.
    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("file")
    }
}

fn lock_of(folder: &Path) -> PathBuf {
    folder.join("lock")
}

/// Removes what killed processes left in a folder: only files and folders under our own names, and only those that
/// no living process works on. What can’t be removed stays for the next time.
pub fn clear(folder: &Path) {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return;
    };
    let ours: Vec<_> =
        entries.flatten().filter(|entry| is_ours(&entry.file_name().to_string_lossy())).collect();
    if ours.is_empty() {
        return;
    }
    // The present moment by the clock of this file system.
    let present =
        Making::within(folder).ok().and_then(|making| modified(&making.folder.path().metadata().ok()?));
    for entry in ours {
        let path = entry.path();
        let Ok(about) = path.symlink_metadata() else {
            continue;
        };
        if about.is_dir() {
            clear_making(&path);
        } else if about.is_file() && is_long_ago(modified(&about), present) {
            let _ = std::fs::remove_file(path);
        }
    }
}

fn is_ours(name: &str) -> bool {
    let is_unlocked = |prefix: &&str| {
        let rest = name.strip_prefix(*prefix).and_then(|rest| rest.split_at_checked(6));
        rest.is_some_and(|(random, ending)| {
            random.chars().all(|c| c.is_ascii_alphanumeric())
                && ["", ".part", ".part-journal"].contains(&ending)
        })
    };
    name.starts_with(MAKING) || UNLOCKED.iter().any(is_unlocked)
}

/// Removes the folder of a file in the making, unless a process holds its lock.
fn clear_making(folder: &Path) {
    if !folder.file_name().is_some_and(|name| name.to_string_lossy().starts_with(MAKING)) {
        return;
    }
    match File::open(lock_of(folder)) {
        Ok(lock) => {
            if lock.try_lock().is_ok() {
                drop(lock);
                let _ = std::fs::remove_dir_all(folder);
            }
        }
        // Killed before there was a lock: the folder is empty then. One that is not empty stays.
        Err(_) => drop(std::fs::remove_dir(folder)),
    }
}

fn modified(about: &Metadata) -> Option<std::time::SystemTime> {
    about.modified().ok()
}

fn is_long_ago(modified: Option<std::time::SystemTime>, present: Option<std::time::SystemTime>) -> bool {
    let age = modified.zip(present).and_then(|(modified, present)| present.duration_since(modified).ok());
    age.is_some_and(|age| age > LONG_AGO)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> = std::fs::read_dir(folder)
            .unwrap()
            .map(|e| e.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    fn made_long_ago(path: &Path) {
        std::fs::write(path, "half").unwrap();
        let file = File::options().write(true).open(path).unwrap();
        let present = file.metadata().unwrap().modified().unwrap();
        file.set_modified(present - 2 * LONG_AGO).unwrap();
    }

    #[test]
    fn what_a_killed_process_left_is_removed() {
        let folder = tempfile::tempdir().unwrap();
        let left = Making::within(folder.path()).unwrap();
        std::fs::write(left.file(), "half").unwrap();
        // A process that is killed drops its locks and removes nothing.
        let Making { _lock: lock, folder: left } = left;
        drop(lock);
        let _ = left.keep();
        made_long_ago(&folder.path().join(".copy-Xy12Za.part"));
        made_long_ago(&folder.path().join(".copy-Xy12Za.part-journal"));
        made_long_ago(&folder.path().join(".afterword-Xy12Za"));
        clear(folder.path());
        assert_eq!(names(folder.path()), Vec::<String>::new());
    }

    #[test]
    fn what_a_living_process_makes_and_what_is_not_ours_stays() {
        let folder = tempfile::tempdir().unwrap();
        let making = Making::within(folder.path()).unwrap();
        std::fs::write(making.file(), "half").unwrap();
        std::fs::write(folder.path().join(".afterword-export"), "fresh").unwrap();
        made_long_ago(&folder.path().join("Team.afterword"));
        std::fs::create_dir(folder.path().join(".afterword-of-somebody")).unwrap();
        let before = names(folder.path());
        clear(folder.path());
        assert_eq!(names(folder.path()), before);
        assert!(making.file().is_file());
    }
}
