//! The file of the open workspace: looked after every few seconds, and closed so that it holds everything.

use afterword_words as words;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Workspace;
use crate::{Now, Problem};

/// How long closing waits for a request that is being carried out.
pub(super) const CLOSING: Duration = Duration::from_secs(4);

impl Workspace {
    /// Does what has to be done every few seconds: writes the clock down, stops that of a meeting that ended, looks whether another program changed the
    /// workspace, and moves the log into the file while nobody types.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Damaged`]; storage problems.
    pub fn tick(&self, now: &Now) -> Result<(), Problem> {
        let mut state = self.opened()?;
        state.store.verify()?;
        self.write_clock(&mut state, now)?;
        self.stop_ended(&mut state, now)?;
        let data_version = state.store.data_version()?;
        if data_version != state.data_version {
            state.data_version = data_version;
            self.tell(&mut state, Vec::new(), true);
        }
        let rests = state.revision == state.ticked_at;
        state.ticked_at = state.revision;
        if rests || state.store.has_large_log() {
            state.store.checkpoint()?;
            state.data_version = state.store.data_version()?;
        }
        Ok(())
    }

    /// Checks that the file still lies where it was opened, and that no program copied something over it.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Damaged`]; storage problems.
    pub fn verify(&self) -> Result<(), Problem> {
        Ok(self.opened()?.store.verify()?)
    }

    /// Closes the workspace, so that its file alone holds everything. Requests that come later are refused.
    ///
    /// # Errors
    /// [`Problem::Lost`], [`Problem::Busy`] where a request does not come to its end; storage problems. What was
    /// acknowledged is in the file or in its log.
    pub fn close(&self) -> Result<(), Problem> {
        let mut state = self.state.try_lock_for(CLOSING).ok_or(Problem::Busy)?;
        if state.closed.as_ref().is_some_and(|closed| *closed != Problem::Lost) {
            return Ok(());
        }
        match state.store.close().map_err(Problem::from) {
            // Nothing else has what this connection reads: it waits for `rescue`.
            Err(Problem::Lost) => state.closed = Some(Problem::Lost),
            closed => {
                state.closed = Some(Problem::NotFound { what: words::place_workspace().to_owned() });
                return closed;
            }
        }
        Err(Problem::Lost)
    }

    /// Copies everything into a new file, for a workspace whose own file was taken away, and closes it. Returns where
    /// the copy is; none where nothing whole could be read.
    ///
    /// # Errors
    /// [`Problem::Busy`] where a request does not come to its end; file and storage problems.
    pub(crate) fn rescue(&self, name: &str, elsewhere: &Path) -> Result<Option<PathBuf>, Problem> {
        let mut state = self.state.try_lock_for(CLOSING).ok_or(Problem::Busy)?;
        state.closed = Some(Problem::Lost);
        let rescued = state.store.rescue(name, elsewhere)?;
        state.closed = Some(Problem::NotFound { what: words::place_workspace().to_owned() });
        Ok(rescued)
    }
}
