//! The menu bar of macOS. Other systems have none: every command has its key in the window.
//!
//! The item “Quit” of the system ends an application without a question. Ours closes the facilitator's window, which
//! saves what is being typed and asks about ballots.

use tauri::menu::{Menu, MenuEvent, MenuItem, MenuItemKind};
use tauri::{AppHandle, Manager as _, Wry};

use crate::windows;

const QUIT: &str = "quit";

/// Returns the system's own menu with our “Quit” in the place of its own.
pub(crate) fn of_macos(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::default(app)?;
    let quit = MenuItem::with_id(app, QUIT, "Quit Afterword", true, Some("Cmd+Q"))?;
    if let Some(MenuItemKind::Submenu(own)) = menu.items()?.into_iter().next() {
        // The system's is the last one.
        let last = own.items()?.len().saturating_sub(1);
        own.remove_at(last)?;
        own.append(&quit)?;
    }
    Ok(menu)
}

/// Carries out an item of the menu.
pub(crate) fn chosen(app: &AppHandle, event: &MenuEvent) {
    if event.id() == QUIT
        && let Some(window) = app.get_webview_window(windows::FACILITATOR)
    {
        let _ = window.close();
    }
}
