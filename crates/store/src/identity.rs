//! Which file or folder on disk is meant, whatever its name.

use std::path::Path;

/// A file or folder on disk: its device and its inode.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Identity {
    device: u64,
    inode: u64,
}

impl Identity {
    /// Returns what lies at a path now, or nothing where nothing does.
    #[cfg(unix)]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        use std::os::unix::fs::MetadataExt as _;
        let about = path.metadata().ok()?;
        Some(Self { device: about.dev(), inode: about.ino() })
    }

    /// Returns what lies at a path now, or nothing where nothing does. Windows neither renames nor deletes a file
    /// that SQLite has open, so one that is there is the same one.
    #[cfg(not(unix))]
    pub(crate) fn of(path: &Path) -> Option<Self> {
        path.exists().then_some(Self { device: 0, inode: 0 })
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
        let before = Identity::of(&one).unwrap();
        std::fs::rename(&one, &two).unwrap();
        assert_eq!((Identity::of(&one), Identity::of(&two)), (None, Some(before)));
        std::fs::write(&one, "1").unwrap();
        assert_ne!(Identity::of(&one), Some(before));
    }
}
