//! Where the application keeps things on this machine.

use afterword_words as words;
use std::path::PathBuf;

use crate::Problem;
use crate::desk::ENDING;

/// Where the application keeps things on this machine.
#[derive(Debug, Clone)]
pub struct Places {
    /// Workspaces that nobody chose a place for.
    pub data: PathBuf,
    /// Settings.
    pub config: PathBuf,
}

impl Places {
    /// Returns the platform's own places. On Windows they are those that stay on this machine.
    ///
    /// # Errors
    /// Where the platform names none.
    pub fn of_platform() -> Result<Self, Problem> {
        let none = || Problem::NotFound { what: words::place_home().to_owned() };
        Ok(Self {
            data: dirs::data_local_dir().ok_or_else(none)?.join("afterword"),
            config: dirs::config_local_dir().ok_or_else(none)?.join("afterword"),
        })
    }

    /// The workspace that opens when no other was used.
    #[must_use]
    pub fn first_workspace(&self) -> PathBuf {
        self.data.join(format!("Post-mortems.{ENDING}"))
    }

    pub(super) fn settings(&self) -> PathBuf {
        self.config.join("settings.json")
    }
}
