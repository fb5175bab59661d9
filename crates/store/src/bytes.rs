//! Looks at a file as bytes, without SQLite.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;
use std::time::SystemTime;

/// Size and time of a file. While they stay the same, nobody has written to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp {
    bytes: u64,
    written: Option<SystemTime>,
}

impl Stamp {
    /// Returns the stamp of what lies at a path; none where it can't be read.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let about = path.metadata().ok()?;
        Some(Self { bytes: about.len(), written: about.modified().ok() })
    }
}

/// Whether a file holds some bytes anywhere.
pub(crate) fn contains(mut file: &File, wanted: &[u8]) -> std::io::Result<bool> {
    let mut window = Vec::new();
    let mut block = vec![0; 1 << 20];
    file.seek(SeekFrom::Start(0))?;
    loop {
        let count = file.read(&mut block)?;
        if count == 0 {
            return Ok(false);
        }
        window.extend_from_slice(&block[..count]);
        if window.windows(wanted.len().max(1)).any(|part| part == wanted) {
            return Ok(true);
        }
        // The bytes may lie across two blocks.
        window.drain(..window.len().saturating_sub(wanted.len()));
    }
}
