//! What commands need from the program that they run in: the desktop shell, or the HTTP host of tests.

use afterword_words as words;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use ts_rs::TS;

use crate::{BallotServer, Desk, Format, Keychain, Now, Problem, WindowSettings};

/// A program that carries out commands.
pub trait Host {
    /// The open workspace and the settings of this machine.
    fn desk(&self) -> &Desk;
    /// The present moment.
    fn now(&self) -> Now;
    /// Where tokens of trackers are kept.
    fn keychain(&self) -> &dyn Keychain;
    /// The server that takes ballots from phones.
    fn ballot_server(&self) -> &dyn BallotServer;

    /// Asks where to save a file; `name` is proposed. None when the user thought better of it.
    fn ask_where_to_save(&self, folder: Option<&Path>, name: &str, kind: &FileKind) -> Option<PathBuf>;
    /// Asks for one file. None when the user thought better of it.
    fn ask_for_file(&self, folder: Option<&Path>, kind: &FileKind) -> Option<PathBuf>;
    /// Asks for files.
    fn ask_for_files(&self, kind: &FileKind) -> Vec<PathBuf>;

    /// Tells every window of its settings, and shows each in its size.
    fn show_settings(&self, settings: &WindowSettings);
    /// Puts the application's own commands into the menu bar, where the system has one.
    ///
    /// # Errors
    /// Where the system refuses.
    fn set_menu(&self, entries: &[MenuEntry]) -> Result<(), Problem>;
    /// Opens the window for the shared screen, or closes it.
    ///
    /// # Errors
    /// Where no window can be opened.
    fn show_room(&self, open: bool) -> Result<(), Problem>;
    /// Shows a file in its folder.
    ///
    /// # Errors
    /// Where it can't be shown.
    fn show_in_folder(&self, file: &Path) -> Result<(), Problem>;
    /// Opens an address of the web in the browser.
    ///
    /// # Errors
    /// Where there is no browser.
    fn open_link(&self, address: &str) -> Result<(), Problem>;
    /// The first screen can be used.
    fn ready(&self);
}

/// A kind of file, for the dialogs of the system.
#[derive(Debug, Clone, Copy)]
pub struct FileKind {
    /// Its name for people.
    pub name: fn() -> &'static str,
    /// The endings of its files.
    pub endings: &'static [&'static str],
}

impl FileKind {
    /// A workspace.
    pub const WORKSPACE: Self = Self { name: words::file_kind_workspace, endings: &[crate::desk::ENDING] };
    /// Notes of an incident.
    pub const NOTES: Self = Self { name: words::file_kind_notes, endings: &["txt", "md", "log", "csv"] };
    /// Documents that are imported.
    pub const POST_MORTEMS: Self = Self {
        name: words::file_kind_post_mortems,
        endings: &["md", "markdown", "qmd", "erb", "json", "txt"],
    };

    /// A record in a format.
    #[must_use]
    pub fn record(format: Format) -> Self {
        let endings: &[_] = match format {
            Format::Md => &["md"],
            Format::Pdf => &["pdf"],
            Format::Json => &["json"],
            Format::Ics => &["ics"],
            Format::Csv | Format::Tracker => &["csv"],
        };
        Self { name: words::file_kind_record, endings }
    }
}

/// The event that tells every window what changed.
pub const CHANGED: &str = "changed";
/// The event that tells every window what the user chose for the windows.
pub const WINDOW_SETTINGS: &str = "window_settings";
/// The event that tells the facilitator's window whether the room view is minimised.
pub const ROOM_MINIMISED: &str = "room_minimised";
/// The event that tells a window which of its commands was chosen in the menu bar.
pub const MENU: &str = "menu";

/// A menu of the menu bar that holds commands of the application.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum MenuName {
    /// The menu with the name of the application.
    App,
    /// File.
    File,
    /// Edit.
    Edit,
    /// View.
    View,
    /// What belongs to a post-mortem.
    Meeting,
    /// Help.
    Help,
}

/// A command in the menu bar.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, TS)]
pub struct MenuEntry {
    /// The menu that it is in.
    pub menu: MenuName,
    /// The command, as [`MENU`] names it.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Its keys, as `CmdOrCtrl+Shift+Z`.
    pub accelerator: Option<String>,
}
