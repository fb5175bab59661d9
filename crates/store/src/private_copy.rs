//! Private copies of a workspace, with the log or journal beside it, in the folder of temporary files.

use afterword_words as words;
use std::fs::File;
use std::path::Path;

use crate::leftovers::{self, Making};
use crate::names::{BESIDE, with_suffix};
use crate::{Result, StoreError, plain};

/// The most bytes that are copied: more than any workspace has. More would fill the disk of temporary files.
const LARGEST: u64 = 2 << 30;

/// How many bytes a file has, with what lies beside it.
pub(crate) fn bytes(path: &Path) -> u64 {
    let all = [""].iter().chain(&BESIDE).map(|suffix| with_suffix(path, suffix).metadata());
    all.flatten().map(|about| about.len()).sum()
}

/// Copies a file and what lies beside it to a private folder.
///
/// # Errors
/// [`StoreError::CannotOpen`] where one of them can’t be read or they are too large; file errors.
pub(crate) fn make(path: &Path) -> Result<Making> {
    if bytes(path) > LARGEST {
        return Err(StoreError::CannotOpen(words::reason_too_large_to_copy().to_owned()));
    }
    let temporary = std::env::temp_dir();
    leftovers::clear(&temporary);
    let making = Making::within(&temporary)?;
    let copy = making.file();
    for suffix in ["", "-wal", "-journal"] {
        let from = with_suffix(path, suffix);
        if from.is_file() {
            // Copies the bytes alone, so that the copy can be written whatever the mode of the file.
            File::open(&from)
                .and_then(|mut from| std::io::copy(&mut from, &mut File::create(with_suffix(&copy, suffix))?))
                .map_err(|error| unread(&from, &error))?;
        }
    }
    Ok(making)
}

fn unread(path: &Path, error: &std::io::Error) -> StoreError {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    StoreError::CannotOpen(words::reason_not_copied(plain(error), name.into_owned()))
}
