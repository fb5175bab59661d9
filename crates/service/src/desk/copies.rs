//! Copies of the open workspace: made beside it or elsewhere, and put in the place of a damaged one.

use std::path::{Path, PathBuf};

use afterword_store::{Store, backup};

use super::{Desk, with_ending};
use crate::{Now, Problem};

impl Desk {
    /// Puts a copy in the place of a damaged workspace, or a new empty one where none is named, and opens it.
    /// Returns where the damaged file is kept.
    ///
    /// # Errors
    /// File problems; the damaged file is kept in any case.
    pub fn recover(&self, from: Option<&Path>, now: &Now) -> Result<String, Problem> {
        self.may_leave()?;
        let _held = (self.turning.lock(), self.reading.lock());
        self.close_open()?;
        let path = self.open.lock().path.clone();
        let at = now.utc.naive_utc();
        let kept = match from {
            Some(copy) => backup::restore(&path, copy, at)?,
            None => backup::set_aside(&path, at)?,
        };
        self.take_up(&path, now, Store::open_or_make);
        Ok(kept.display().to_string())
    }

    /// Copies the open workspace to another file, with the ending of workspaces. Returns where it lies.
    ///
    /// # Errors
    /// File problems; a half-made copy is removed.
    pub fn copy_to(&self, to: &Path) -> Result<PathBuf, Problem> {
        let _reading = self.reading.lock();
        let path = self.open.lock().path.clone();
        let to = with_ending(to);
        backup::copy(&path, &to)?;
        Ok(to)
    }

    /// Makes a dated copy of the open workspace beside it. Returns where it lies.
    ///
    /// # Errors
    /// File problems.
    pub fn back_up(&self, now: &Now) -> Result<String, Problem> {
        let _reading = self.reading.lock();
        let path = self.open.lock().path.clone();
        Ok(backup::now(&path, now.utc.naive_utc())?.display().to_string())
    }
}
