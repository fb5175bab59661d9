//! The service's [`Host`], as the desktop shell implements it.

use std::path::{Path, PathBuf};

use afterword_service::host::{FileKind, MenuEntry};
use afterword_service::{BallotServer, Desk, Host, Keychain, Now, Problem, WindowSettings};
use tauri_plugin_opener::OpenerExt as _;

use crate::keychain::SystemKeychain;
use crate::shell::Shell;
use crate::{dialogs, menu, watching, windows};

impl Host for Shell {
    fn desk(&self) -> &Desk {
        &self.desk
    }

    fn now(&self) -> Now {
        self.moment()
    }

    fn keychain(&self) -> &dyn Keychain {
        &SystemKeychain
    }

    fn ballot_server(&self) -> &dyn BallotServer {
        &self.ballot_server
    }

    fn ask_where_to_save(&self, folder: Option<&Path>, name: &str, kind: &FileKind) -> Option<PathBuf> {
        dialogs::save(&self.app, folder, name, kind)
    }

    fn ask_for_file(&self, folder: Option<&Path>, kind: &FileKind) -> Option<PathBuf> {
        dialogs::open(&self.app, folder, kind)
    }

    fn ask_for_files(&self, kind: &FileKind) -> Vec<PathBuf> {
        dialogs::open_many(&self.app, kind)
    }

    fn show_settings(&self, settings: &WindowSettings) {
        windows::show_settings(&self.app, settings);
    }

    fn set_menu(&self, entries: &[MenuEntry]) -> Result<(), Problem> {
        menu::show(&self.app, entries).map_err(|error| Problem::Internal { detail: error.to_string() })
    }

    fn show_room(&self, open: bool) -> Result<(), Problem> {
        windows::show_room(&self.app, open)
    }

    fn show_in_folder(&self, file: &Path) -> Result<(), Problem> {
        self.app.opener().reveal_item_in_dir(file).map_err(|error| unopened(&file.to_string_lossy(), &error))
    }

    fn open_link(&self, address: &str) -> Result<(), Problem> {
        self.app.opener().open_url(address, None::<&str>).map_err(|error| unopened(address, &error))
    }

    fn ready(&self) {
        watching::begin(self);
    }
}

fn unopened(what: &str, error: &tauri_plugin_opener::Error) -> Problem {
    Problem::File { path: what.to_owned(), detail: error.to_string() }
}
