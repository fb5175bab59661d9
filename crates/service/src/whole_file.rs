//! Writes files whole or not at all: the bytes go to a temporary file beside the target, which then takes its name.

use afterword_words as words;
use std::fs::{File, Metadata, OpenOptions};
use std::io::{Error, ErrorKind, Result, Write as _};
use std::path::Path;

use afterword_store::leftovers;
use afterword_store::rename::{folder_of, followed, patiently, replace};

use crate::Problem;

/// Writes a file that others may read as far as the umask of the user allows. A file that is replaced keeps its
/// permissions and, where the user may give it, its group. Where the path is a link, the file it leads to is written.
///
/// # Errors
/// [`Problem::File`] or [`Problem::DiskFull`]; the target is then as it was, and no temporary file is left.
pub(crate) fn write_whole(to: &Path, bytes: &[u8]) -> std::result::Result<(), Problem> {
    write(to, bytes, Privacy::AsReplaced).map_err(|error| Problem::file(to, &error))
}

/// Writes a file that its user alone may read, whatever it replaces.
///
/// # Errors
/// As [`write_whole`].
pub(crate) fn write_private(to: &Path, bytes: &[u8]) -> std::result::Result<(), Problem> {
    write(to, bytes, Privacy::UserAlone).map_err(|error| Problem::file(to, &error))
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
    // What an export left that was killed.
    leftovers::clear(folder_of(&target));
    let open_to_others = replaced.is_none() && privacy == Privacy::AsReplaced;
    let mut file = temporary(folder_of(&target), open_to_others)?;
    file.write_all(bytes)?;
    if let Some(replaced) = replaced.filter(|_| privacy == Privacy::AsReplaced) {
        keep_permissions(file.as_file(), &replaced)?;
    }
    file.as_file().sync_all()?;
    // Closes the file: Windows renames no open one.
    let written = file.into_temp_path();
    replace(&written, &target)?;
    written.keep().map(drop).map_err(|error| error.error)
}

/// The file that is there already, where it may be replaced. The folder alone would let a write-protected file be
/// replaced, so the file itself is asked.
fn replaced(target: &Path) -> Result<Option<Metadata>> {
    let found = match std::fs::metadata(target) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        found => found?,
    };
    if found.is_dir() {
        return Err(Error::other(words::reason_folder()));
    }
    if !found.is_file() {
        return Err(Error::other(words::reason_device()));
    }
    if found.permissions().readonly() {
        return Err(Error::other(words::reason_write_protected()));
    }
    patiently(|| OpenOptions::new().write(true).open(target).map(drop))?;
    Ok(Some(found))
}

#[cfg(unix)]
fn temporary(folder: &Path, open_to_others: bool) -> Result<tempfile::NamedTempFile> {
    use std::fs::Permissions;
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

/// Gives a file the owner, group and permissions of the one it replaces.
#[cfg(unix)]
fn keep_permissions(file: &File, replaced: &Metadata) -> Result<()> {
    use std::os::unix::fs::MetadataExt as _;
    afterword_store::rename::permit(file, replaced.mode() & 0o777, replaced)
}

#[cfg(not(unix))]
fn keep_permissions(_: &File, _: &Metadata) -> Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests;
