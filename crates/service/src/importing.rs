//! How far an import is, and the way to stop it.

use parking_lot::Mutex;
use serde::Serialize;
use ts_rs::TS;

/// What an import does at the moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ImportStep {
    /// It reads a file; counted in bytes.
    Reading,
    /// It writes what it read; counted in post-mortems.
    Writing,
}

/// How far an import is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ImportProgress {
    /// What it does.
    pub step: ImportStep,
    /// The file.
    pub file: String,
    /// Which file it is, counted from 1.
    pub number: usize,
    /// Of how many.
    pub of: usize,
    /// How much of the step is done.
    #[ts(type = "number")]
    pub done: u64,
    /// How much there is.
    #[ts(type = "number")]
    pub total: u64,
}

/// Told how far an import is; says whether to go on.
pub(crate) type Watch<'a> = &'a mut dyn FnMut(&ImportProgress) -> bool;

/// The import that runs, for windows that ask how far it is and stop it.
#[derive(Debug, Default)]
pub struct Importing(Mutex<State>);

#[derive(Debug, Default)]
struct State {
    progress: Option<ImportProgress>,
    stopped: bool,
}

impl Importing {
    /// How far it is; none where none runs.
    #[must_use]
    pub fn progress(&self) -> Option<ImportProgress> {
        self.0.lock().progress.clone()
    }

    /// Stops the import that runs. Where none does, nothing happens.
    pub fn stop(&self) {
        let mut state = self.0.lock();
        state.stopped = state.progress.is_some();
    }

    /// Notes how far an import is. Returns whether it goes on.
    #[must_use]
    pub fn goes_on(&self, progress: &ImportProgress) -> bool {
        let mut state = self.0.lock();
        state.progress = Some(progress.clone());
        !state.stopped
    }

    /// Notes that the import is over.
    pub fn ended(&self) {
        *self.0.lock() = State::default();
    }
}
