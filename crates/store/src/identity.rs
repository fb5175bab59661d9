//! Identifies a file or folder on disk, whatever its name.

use std::io::{ErrorKind, Result};
use std::path::Path;

/// A file or folder on disk: its device and its inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// Returns the identity of what lies at a path, or none where nothing does.
    ///
    /// # Errors
    /// Where that can't be told, such as on a drive that does not answer.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Result<Option<Self>> {
        use std::os::unix::fs::MetadataExt as _;
        #[cfg(target_os = "linux")]
        if let Some(identity) = Self::without_times(path) {
            return Ok(Some(identity));
        }
        Ok(about(path)?.map(|about| Self { device: about.dev(), inode: about.ino() }))
    }

    /// Reads the identity without the timestamps. Once a file's timestamps were read, Linux (since 6.13) stores exact
    /// ones with the next write, which makes each commit a third slower.
    #[cfg(target_os = "linux")]
    fn without_times(path: &Path) -> Option<Self> {
        use rustix::fs::{AtFlags, CWD, StatxFlags, makedev, statx};
        let about = statx(CWD, path, AtFlags::empty(), StatxFlags::INO).ok()?;
        Some(Self { device: makedev(about.stx_dev_major, about.stx_dev_minor), inode: about.stx_ino })
    }

    /// Returns the identity of what lies at a path, or none where nothing does. Windows neither renames nor deletes a
    /// file that SQLite has open, so one that is there is the same one.
    #[cfg(not(unix))]
    pub(crate) fn of(path: &Path) -> Result<Option<Self>> {
        Ok(about(path)?.map(|_| Self { device: 0, inode: 0 }))
    }
}

fn about(path: &Path) -> Result<Option<std::fs::Metadata>> {
    match path.metadata() {
        Ok(about) => Ok(Some(about)),
        Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_identity_under_another_name_and_another_file_has_another() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        std::fs::write(&one, "1").unwrap();
        let of = |path: &Path| Identity::of(path).unwrap();
        let before = of(&one);
        std::fs::rename(&one, &two).unwrap();
        assert_eq!((of(&one), of(&two)), (None, before));
        std::fs::write(&one, "1").unwrap();
        assert_ne!(of(&one), before);
    }
}
