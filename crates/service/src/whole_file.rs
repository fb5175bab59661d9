//! Writes files whole or not at all: the bytes go to a temporary file beside the target, which then takes its name.

use std::fs::{File, Metadata, OpenOptions, Permissions};
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempPath;

use crate::Problem;

/// How many links are followed until they count as a circle; Linux follows as many.
const MOST_LINKS: usize = 40;
/// How often a step is tried that another program holds up, and the pause in between: about 200 ms in all.
const TRIES: u32 = 10;
const PAUSE: Duration = Duration::from_millis(20);

/// Writes a file that others may read as far as the umask of the user allows. A file that is replaced keeps its
/// permissions and, where the user may give it, its group. Where the path is a link, the file it leads to is written.
///
/// # Errors
/// [`Problem::File`] or [`Problem::DiskFull`]; the target is then as it was, and no temporary file is left.
pub(crate) fn write_whole(to: &Path, bytes: &[u8]) -> std::result::Result<(), Problem> {
    write(to, bytes, Privacy::AsReplaced).map_err(|error| told(to, &error))
}

/// Writes a file that its user alone may read, whatever it replaces.
///
/// # Errors
/// As [`write_whole`].
pub(crate) fn write_private(to: &Path, bytes: &[u8]) -> std::result::Result<(), Problem> {
    write(to, bytes, Privacy::UserAlone).map_err(|error| told(to, &error))
}

/// Who may read a file that is written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Privacy {
    /// Whoever might read the file that is replaced; for a new one the umask decides.
    AsReplaced,
    /// The user.
    UserAlone,
}

fn write(to: &Path, bytes: &[u8], privacy: Privacy) -> Result<()> {
    let target = followed(to)?;
    let replaced = replaced(&target)?;
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let open_to_others = replaced.is_none() && privacy == Privacy::AsReplaced;
    let mut file = temporary(folder, open_to_others)?;
    file.write_all(bytes)?;
    if let Some(replaced) = replaced.filter(|_| privacy == Privacy::AsReplaced) {
        keep_permissions(file.as_file(), &replaced)?;
    }
    file.as_file().sync_all()?;
    // Closes the file: Windows renames no open one.
    let written = file.into_temp_path();
    patiently(is_held, std::thread::sleep, || std::fs::rename(&written, &target))?;
    keep(written)
}

fn keep(renamed: TempPath) -> Result<()> {
    renamed.keep().map(drop).map_err(|error| error.error)
}

/// The path behind all links, which need not exist.
fn followed(path: &Path) -> Result<PathBuf> {
    let mut at = path.to_owned();
    for _ in 0..MOST_LINKS {
        match std::fs::symlink_metadata(&at) {
            Ok(found) if found.is_symlink() => {
                let next = std::fs::read_link(&at)?;
                at = at.parent().unwrap_or(Path::new("")).join(next);
            }
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
            _ => return Ok(at),
        }
    }
    Err(Error::other(Reason("its links lead in a circle")))
}

/// The file that is there already, where it may be replaced. The folder alone would let a write-protected file be
/// replaced, so the file itself is asked.
fn replaced(target: &Path) -> Result<Option<Metadata>> {
    let found = match std::fs::metadata(target) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if found.is_dir() {
        return Err(Error::other(Reason("it is a folder")));
    }
    if !found.is_file() {
        return Err(Error::other(Reason("it is a device or a pipe and no file")));
    }
    if found.permissions().readonly() {
        return Err(Error::other(Reason("it is write-protected")));
    }
    patiently(is_held, std::thread::sleep, || OpenOptions::new().write(true).open(target).map(drop))?;
    Ok(Some(found))
}

#[cfg(unix)]
fn temporary(folder: &Path, open_to_others: bool) -> Result<tempfile::NamedTempFile> {
    use std::os::unix::fs::PermissionsExt as _;
    // The system takes off what the umask forbids.
    let mode = if open_to_others { 0o666 } else { 0o600 };
    tempfile::Builder::new()
        .prefix(".afterword-")
        .permissions(Permissions::from_mode(mode))
        .tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path, _: bool) -> Result<tempfile::NamedTempFile> {
    tempfile::Builder::new().prefix(".afterword-").tempfile_in(folder)
}

/// Gives a file the owner, group and permissions of the one it replaces. Where the group can't be given, the new group
/// may do no more than everybody may.
#[cfg(unix)]
fn keep_permissions(file: &File, replaced: &Metadata) -> Result<()> {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, fchown};
    let mut mode = replaced.mode() & 0o777;
    let (owner, group) = (Some(replaced.uid()), Some(replaced.gid()));
    if fchown(file, owner, group).or_else(|_| fchown(file, None, group)).is_err() {
        mode = without_group(mode);
    }
    file.set_permissions(Permissions::from_mode(mode))
}

/// A mode in which the group may do no more than everybody.
#[cfg(unix)]
fn without_group(mode: u32) -> u32 {
    mode & (0o707 | ((mode & 0o007) << 3))
}

#[cfg(not(unix))]
fn keep_permissions(_: &File, _: &Metadata) -> Result<()> {
    Ok(())
}

/// Whether another program holds a file for a moment: on Windows virus scanners, indexers and synchronisation do.
fn is_held(error: &Error) -> bool {
    cfg!(windows) && is_held_on_windows(error)
}

/// `ERROR_ACCESS_DENIED` and `ERROR_SHARING_VIOLATION`.
fn is_held_on_windows(error: &Error) -> bool {
    matches!(error.raw_os_error(), Some(5 | 32))
}

/// Does something again, after a pause, for as long as another program holds it up.
fn patiently(
    is_held: fn(&Error) -> bool,
    pause: impl Fn(Duration),
    mut step: impl FnMut() -> Result<()>,
) -> Result<()> {
    for _ in 1..TRIES {
        match step() {
            Err(error) if is_held(&error) => pause(PAUSE),
            done => return done,
        }
    }
    step()
}

/// Why a path is not written, where the system has no word for it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
struct Reason(&'static str);

fn told(path: &Path, error: &Error) -> Problem {
    match error.get_ref().and_then(|reason| reason.downcast_ref::<Reason>()) {
        Some(reason) => Problem::File { path: path.display().to_string(), detail: reason.to_string() },
        None => Problem::file(path, error),
    }
}

#[cfg(test)]
mod tests;
