//! What the application remembers on this machine: recent workspaces, the last used folder.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::whole_file::write_private;
use crate::window_settings::{WindowSettings, or_default};
use crate::{Look, Problem};

/// How many workspaces the list of recent ones holds.
const RECENT: usize = 8;

/// What is remembered. A file that can't be read counts as empty, and so does each value in it: nothing in it is worth
/// stopping for.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Settings {
    /// Workspaces, the last used first.
    #[serde(deserialize_with = "or_default")]
    pub(crate) recent: Vec<PathBuf>,
    /// The workspace that is being opened. One that is still named at the next start did not come to an end.
    #[serde(deserialize_with = "or_default")]
    pub(crate) opening: Option<PathBuf>,
    /// A new file with everything of a workspace whose file was taken away, until it was opened.
    #[serde(deserialize_with = "or_default")]
    pub(crate) rescued: Option<PathBuf>,
    /// Where a record was exported last.
    #[serde(deserialize_with = "or_default")]
    pub(crate) folder: Option<PathBuf>,
    /// How a record was exported last.
    #[serde(deserialize_with = "or_default")]
    pub(crate) look: Look,
    /// What the user chose for the windows.
    #[serde(flatten)]
    pub(crate) windows: WindowSettings,
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
            windows: self.windows,
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(text: &str) -> Settings {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        std::fs::write(&file, text).unwrap();
        Settings::read(&file)
    }

    #[test]
    fn a_file_that_is_no_settings_counts_as_empty() {
        for text in ["", "{", "[]", "null", "7", "\u{0}", r#"{"facilitator":{"zoom":1e999}}"#] {
            let settings = read(text);
            assert_eq!((settings.windows, settings.recent.len()), (WindowSettings::default(), 0), "{text}");
        }
    }

    #[test]
    fn a_value_that_cannot_be_read_costs_no_other() {
        let settings = read(
            &json!({
                "recent": ["/team/Team.afterword"],
                "opening": 7,
                "folder": {"not": "a path"},
                "look": "none",
                "facilitator": {"theme": "purple", "zoom": 1.5},
                "room": {"theme": "dark", "zoom": "large"},
                "letter_keys": "no",
                "of_a_later_version": [1, 2],
            })
            .to_string(),
        );
        let windows = serde_json::to_value(settings.windows).unwrap();
        let expected = json!({
            "facilitator": {"theme": "system", "zoom": 1.5},
            "room": {"theme": "dark", "zoom": 1.0},
            "letter_keys": true,
        });
        assert_eq!(windows, expected);
        assert_eq!(settings.recent, [PathBuf::from("/team/Team.afterword")]);
        assert_eq!((settings.opening, settings.folder), (None, None));
        assert_eq!(read(r#"{"facilitator": 3, "room": null}"#).windows, WindowSettings::default());
    }

    #[test]
    fn a_zoom_lies_between_50_and_300_percent() {
        for (given, kept) in [(0.0, 0.5), (-2.0, 0.5), (0.5, 0.5), (0.67, 0.67), (3.0, 3.0), (1e300, 3.0)] {
            let settings = read(&json!({"room": {"zoom": given}}).to_string());
            assert_eq!(settings.windows.room.zoom.factor().to_bits(), f64::to_bits(kept), "{given}");
        }
    }

    #[test]
    fn what_is_written_is_read_again() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("settings.json");
        let windows = serde_json::from_value(json!({
            "facilitator": {"theme": "light", "zoom": 0.67},
            "room": {"theme": "dark", "zoom": 3.0},
            "letter_keys": false,
        }));
        let settings = Settings { windows: windows.unwrap(), ..Settings::default() };
        settings.write(&file).unwrap();
        assert_eq!(Settings::read(&file).windows, settings.windows);
        assert!(!settings.windows.letter_keys);
    }
}
