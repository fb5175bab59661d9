//! What the application remembers on this machine: recent workspaces, the last used folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::whole_file::write_private;
use crate::{Look, Problem};

/// How many workspaces the list of recent ones holds.
const RECENT: usize = 8;

/// What is remembered. A file that can't be read counts as empty: nothing in it is worth stopping for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// Workspaces, the last used first.
    pub(crate) recent: Vec<PathBuf>,
    /// The workspace that is being opened. One that is still named at the next start did not come to an end.
    pub(crate) opening: Option<PathBuf>,
    /// A new file with everything of a workspace whose file was taken away, until it was opened.
    pub(crate) rescued: Option<PathBuf>,
    /// Where a record was exported last.
    pub(crate) folder: Option<PathBuf>,
    /// How a record was exported last.
    pub(crate) look: Look,
}

/// More than the settings ever take, in bytes.
const LARGEST: u64 = 1 << 20;

impl Settings {
    pub(crate) fn read(file: &Path) -> Self {
        let bytes = crate::read_regular(file, LARGEST).ok();
        bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    }

    pub(crate) fn write(&self, file: &Path) -> Result<(), Problem> {
        if let Some(folder) = file.parent() {
            std::fs::create_dir_all(folder).map_err(|error| Problem::file(folder, &error))?;
        }
        // JSON holds no path that is no text: such a workspace is not remembered, and costs no other.
        let is_text = |path: &PathBuf| path.to_str().is_some();
        let kept = Self {
            recent: self.recent.iter().filter(|path| is_text(path)).cloned().collect(),
            opening: self.opening.clone().filter(is_text),
            rescued: self.rescued.clone().filter(is_text),
            folder: self.folder.clone().filter(is_text),
            look: self.look,
        };
        write_private(file, &serde_json::to_vec_pretty(&kept).unwrap_or_default())
    }

    pub(crate) fn opened(&mut self, workspace: &Path) {
        // Only this workspace is looked for: another may lie on a drive that does not answer.
        let real = workspace.canonicalize().unwrap_or_else(|_| workspace.to_owned());
        self.recent.retain(|known| known != workspace && *known != real);
        self.recent.insert(0, workspace.to_owned());
        self.recent.truncate(RECENT);
    }
}
