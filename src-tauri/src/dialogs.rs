//! The file dialogs of the platform.
//!
//! Tests can't click a dialog of the platform. In a debug build `AFTERWORD_DIALOGS` may name a folder that answers
//! instead: files are saved in it, and opened from its subfolder `inbox`.

use std::path::{Path, PathBuf};

use afterword_service::host::FileKind;
use tauri::AppHandle;
use tauri_plugin_dialog::{DialogExt as _, FilePath};

/// Asks where to save a file. Returns none where the user cancels.
pub(crate) fn save(app: &AppHandle, folder: Option<&Path>, name: &str, kind: &FileKind) -> Option<PathBuf> {
    if let Some(answers) = answers() {
        return Some(answers.join(name));
    }
    let mut dialog = app.dialog().file().set_file_name(name).add_filter((kind.name)(), kind.endings);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    path(dialog.blocking_save_file()?)
}

/// Asks for one file to open. Returns none where the user cancels.
pub(crate) fn open(app: &AppHandle, folder: Option<&Path>, kind: &FileKind) -> Option<PathBuf> {
    if let Some(answers) = answers() {
        return inbox(&answers).into_iter().next();
    }
    let mut dialog = app.dialog().file().add_filter((kind.name)(), kind.endings);
    if let Some(folder) = folder {
        dialog = dialog.set_directory(folder);
    }
    path(dialog.blocking_pick_file()?)
}

/// Asks for files to open. Returns an empty list where the user cancels.
pub(crate) fn open_many(app: &AppHandle, kind: &FileKind) -> Vec<PathBuf> {
    if let Some(answers) = answers() {
        return inbox(&answers);
    }
    let picked = app.dialog().file().add_filter((kind.name)(), kind.endings).blocking_pick_files();
    picked.unwrap_or_default().into_iter().filter_map(path).collect()
}

fn path(picked: FilePath) -> Option<PathBuf> {
    picked.into_path().ok()
}

#[cfg(debug_assertions)]
fn answers() -> Option<PathBuf> {
    std::env::var_os("AFTERWORD_DIALOGS").map(PathBuf::from)
}

#[cfg(not(debug_assertions))]
fn answers() -> Option<PathBuf> {
    None
}

fn inbox(answers: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(answers.join("inbox")).into_iter().flatten();
    let mut files: Vec<_> = entries.filter_map(Result::ok).map(|e| e.path()).collect();
    files.sort();
    files
}
