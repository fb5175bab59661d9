//! Puts a file in the place of another.

use std::io;
use std::path::Path;
use std::time::Duration;

/// How long to wait before each further attempt, in milliseconds: about a fifth of a second in all.
const PAUSES: [u64; 5] = [10, 20, 40, 60, 80];

/// Renames a file over another, or under a new name, so that a power cut leaves either the old file or the new one.
///
/// On Windows a virus scanner or an indexer holds a fresh file for moments; the rename is tried again then.
///
/// # Errors
/// As [`std::fs::rename`].
pub fn replace(from: &Path, to: &Path) -> io::Result<()> {
    attempt(cfg!(windows), || std::fs::rename(from, to), std::thread::sleep)?;
    sync_folder(to);
    Ok(())
}

fn attempt(
    windows: bool,
    mut rename: impl FnMut() -> io::Result<()>,
    mut wait: impl FnMut(Duration),
) -> io::Result<()> {
    for pause in PAUSES {
        match rename() {
            Err(error) if windows && is_held(&error) => wait(Duration::from_millis(pause)),
            other => return other,
        }
    }
    rename()
}

/// Whether another program holds the file: access denied, or a sharing violation.
fn is_held(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32))
}

/// Writes the folder of a file to disk, where the system can.
pub(crate) fn sync_folder(of: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = std::fs::File::open(folder_of(of)) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = of;
}

/// The folder that a file lies in.
pub(crate) fn folder_of(file: &Path) -> &Path {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Renames `failures` times with an error of the system, then well. Returns the result and the number of attempts.
    fn run(windows: bool, failures: usize, code: i32) -> (io::Result<()>, usize, Duration) {
        let (mut attempts, mut waited) = (0, Duration::ZERO);
        let rename = || {
            attempts += 1;
            if attempts > failures { Ok(()) } else { Err(io::Error::from_raw_os_error(code)) }
        };
        let result = attempt(windows, rename, |pause| waited += pause);
        (result, attempts, waited)
    }

    #[test]
    fn a_file_that_a_scanner_holds_for_a_moment_is_replaced_once_it_is_free() {
        for code in [5, 32] {
            let (result, attempts, waited) = run(true, 3, code);
            assert!(result.is_ok());
            assert_eq!((attempts, waited), (4, Duration::from_millis(70)));
        }
    }

    #[test]
    fn a_file_that_stays_held_is_told_after_a_fifth_of_a_second() {
        let (result, attempts, waited) = run(true, usize::MAX, 32);
        assert_eq!(result.unwrap_err().raw_os_error(), Some(32));
        assert_eq!((attempts, waited), (6, Duration::from_millis(210)));
    }

    #[test]
    fn other_errors_and_other_systems_are_told_at_once() {
        assert_eq!(run(true, usize::MAX, 2).1, 1);
        assert_eq!(run(false, usize::MAX, 5).1, 1);
        assert_eq!(run(false, usize::MAX, 32).1, 1);
    }
}
