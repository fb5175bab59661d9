//! Replaces a file by another, and gives it the same owner, group and mode.

use afterword_words as words;
use std::fs::{File, Metadata, Permissions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How many links are followed until they count as a circle: the limit of Linux.
const MOST_LINKS: usize = 40;

/// How long to wait before each further attempt, in milliseconds: about a fifth of a second in all.
const PAUSES: [u64; 5] = [10, 20, 40, 60, 80];

/// Renames a file over another, or under a new name, so that a power cut leaves either the old file or the new one.
///
/// # Errors
/// As [`std::fs::rename`].
pub fn replace(from: &Path, to: &Path) -> io::Result<()> {
    patiently(|| std::fs::rename(from, to))?;
    sync_folder(to);
    Ok(())
}

/// Retries `step` after a pause while another program holds the file: on Windows virus scanners, indexers and
/// synchronisation do so for moments. Elsewhere runs it once.
///
/// # Errors
/// That of the last attempt.
pub fn patiently(step: impl FnMut() -> io::Result<()>) -> io::Result<()> {
    attempt(cfg!(windows), step, std::thread::sleep)
}

/// Follows the links of a path, also one whose target does not exist yet.
///
/// # Errors
/// Where links lead in a circle, or can't be read.
pub fn followed(path: &Path) -> io::Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match at.symlink_metadata() {
            Ok(found) if found.is_symlink() => at = folder_of(&at).join(std::fs::read_link(&at)?),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
            _ => return Ok(at),
        }
    }
    Err(io::Error::other(words::reason_links()))
}

/// Gives a file a mode, and the owner and group of another. Where the group can't be set, the current one may do no
/// more than everybody may.
///
/// # Errors
/// Where the mode can't be given.
#[cfg(unix)]
pub fn permit(file: &File, mode: u32, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let (owner, group) = (Some(like.uid()), Some(like.gid()));
    let is_given = fchown(file, owner, group).or_else(|_| fchown(file, None, group)).is_ok();
    let mode = if is_given { mode } else { without_group(mode) };
    file.set_permissions(Permissions::from_mode(mode))
}

/// A mode in which the group may do no more than everybody.
#[cfg(unix)]
fn without_group(mode: u32) -> u32 {
    mode & (0o707 | ((mode & 0o007) << 3))
}

fn attempt(
    windows: bool,
    mut rename: impl FnMut() -> io::Result<()>,
    mut wait: impl FnMut(Duration),
) -> io::Result<()> {
    for pause in PAUSES {
        match rename() {
            Err(error) if windows && is_held_by_another(&error) => wait(Duration::from_millis(pause)),
            other => return other,
        }
    }
    rename()
}

/// Whether another program holds the file: access denied, or a sharing violation.
fn is_held_by_another(error: &io::Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32))
}

/// Writes the folder of a file to disk, where the system can.
pub(crate) fn sync_folder(of: &Path) {
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder_of(of)) {
        let _ = folder.sync_all();
    }
    #[cfg(not(unix))]
    let _ = of;
}

/// The folder that a file lies in.
#[must_use]
pub fn folder_of(file: &Path) -> &Path {
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

    #[cfg(unix)]
    #[test]
    fn a_group_that_can_not_be_kept_hands_nothing_to_another() {
        for (mode, expected) in [(0o664, 0o644), (0o660, 0o600), (0o644, 0o644), (0o775, 0o755)] {
            assert_eq!(without_group(mode), expected, "{mode:o}");
        }
    }
}
