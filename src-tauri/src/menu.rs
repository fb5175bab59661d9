//! The menu bar of macOS. Other systems have none: every command has its key in the window.
//!
//! The page sends the commands of its table; [`bar`] puts them among the system's items as plain data, and [`built`]
//! makes the real menu.
//!
//! The system's “Quit” ends an application without a question. Afterword's own closes the facilitator's window, which
//! saves what is being typed and asks about ballots. Undo and redo are commands of the page too, because the system's
//! know only the text of a field.

use afterword_service::host::{MENU, MenuEntry, MenuName};
use afterword_words as words;
use tauri::menu::{
    HELP_SUBMENU_ID, IsMenuItem, Menu, MenuEvent, MenuItem, PredefinedMenuItem, Submenu, WINDOW_SUBMENU_ID,
};
use tauri::{AppHandle, Emitter as _, Manager as _, Wry};

use crate::windows;

/// The id of Afterword's “Quit”; no command of the page has it.
const QUIT: &str = "quit";
/// The commands that change the size of the window in front.
const ZOOM: [&str; 3] = ["larger", "smaller", "actual_size"];

#[derive(Debug, PartialEq)]
struct BarMenu {
    /// The id by which AppKit finds the menus Window and Help.
    id: Option<&'static str>,
    title: &'static str,
    items: Vec<Item>,
}

#[derive(Debug, Clone, PartialEq)]
enum Item {
    /// A command of the page, or “Quit”.
    Own {
        id: String,
        label: String,
        accelerator: Option<String>,
    },
    System(System),
    Separator,
}

/// A command that macOS itself carries out and labels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum System {
    About,
    Services,
    Hide,
    HideOthers,
    ShowAll,
    CloseWindow,
    Cut,
    Copy,
    Paste,
    SelectAll,
    FullScreen,
    Minimize,
    Zoom,
    BringAllToFront,
}

/// Returns the menu bar with the commands of the page. Without these it has the system's items and “Quit”.
fn bar(entries: &[MenuEntry]) -> Vec<BarMenu> {
    use Item::Separator;
    let own = |menu: MenuName, is_taken: fn(&str) -> bool| -> Vec<Item> {
        let own = entries.iter().filter(|entry| entry.menu == menu && is_taken(&entry.id));
        own.map(|entry| Item::Own {
            id: entry.id.clone(),
            label: entry.label.clone(),
            accelerator: entry.accelerator.clone(),
        })
        .collect()
    };
    let every: fn(&str) -> bool = |_| true;
    let is_step: fn(&str) -> bool = |id| matches!(id, "undo" | "redo");
    let system = |items: &[System]| items.iter().map(|item| Item::System(*item)).collect::<Vec<_>>();
    let quit = Item::Own {
        id: QUIT.into(),
        label: words::shell_quit().to_owned(),
        accelerator: Some("CmdOrCtrl+Q".into()),
    };
    let menus = [
        (
            None,
            "Afterword",
            vec![
                system(&[System::About]),
                own(MenuName::App, every),
                system(&[System::Services]),
                system(&[System::Hide, System::HideOthers, System::ShowAll]),
                vec![quit],
            ],
        ),
        (None, words::shell_menu_file(), vec![own(MenuName::File, every), system(&[System::CloseWindow])]),
        (
            None,
            words::shell_menu_edit(),
            vec![
                own(MenuName::Edit, is_step),
                system(&[System::Cut, System::Copy, System::Paste, System::SelectAll]),
                own(MenuName::Edit, |id| !matches!(id, "undo" | "redo")),
            ],
        ),
        (None, words::shell_menu_view(), vec![own(MenuName::View, every), system(&[System::FullScreen])]),
        (None, words::shell_menu_meeting(), vec![own(MenuName::Meeting, every)]),
        (
            Some(WINDOW_SUBMENU_ID),
            words::shell_menu_window(),
            vec![system(&[System::Minimize, System::Zoom]), system(&[System::BringAllToFront])],
        ),
        (Some(HELP_SUBMENU_ID), words::shell_menu_help(), vec![own(MenuName::Help, every)]),
    ];
    let menus = menus.into_iter().map(|(id, title, groups)| {
        let groups: Vec<_> = groups.into_iter().filter(|group| !group.is_empty()).collect();
        BarMenu { id, title, items: groups.join(&Separator) }
    });
    // AppKit puts a search into Help by itself; any other menu without items is left out.
    menus.filter(|menu| !menu.items.is_empty() || menu.id.is_some()).collect()
}

/// Sets the menu bar; `entries` are empty until the page has sent its commands. Does nothing except on macOS.
pub(crate) fn show(app: &AppHandle, entries: &[MenuEntry]) -> tauri::Result<()> {
    if cfg!(target_os = "macos") {
        app.set_menu(built(app, bar(entries))?)?;
    }
    Ok(())
}

fn built(app: &AppHandle, bar: Vec<BarMenu>) -> tauri::Result<Menu<Wry>> {
    let menu = Menu::new(app)?;
    for BarMenu { id, title, items } in bar {
        let submenu = match id {
            Some(id) => Submenu::with_id(app, id, title, true)?,
            None => Submenu::new(app, title, true)?,
        };
        for item in items {
            submenu.append(&*built_item(app, item)?)?;
        }
        menu.append(&submenu)?;
    }
    Ok(menu)
}

fn built_item(app: &AppHandle, item: Item) -> tauri::Result<Box<dyn IsMenuItem<Wry>>> {
    let system = match item {
        Item::Own { id, label, accelerator } => {
            return Ok(Box::new(MenuItem::with_id(app, id, label, true, accelerator)?));
        }
        Item::Separator => PredefinedMenuItem::separator(app),
        Item::System(System::About) => PredefinedMenuItem::about(app, None, None),
        Item::System(System::Services) => PredefinedMenuItem::services(app, None),
        Item::System(System::Hide) => PredefinedMenuItem::hide(app, None),
        Item::System(System::HideOthers) => PredefinedMenuItem::hide_others(app, None),
        Item::System(System::ShowAll) => PredefinedMenuItem::show_all(app, None),
        Item::System(System::CloseWindow) => PredefinedMenuItem::close_window(app, None),
        Item::System(System::Cut) => PredefinedMenuItem::cut(app, None),
        Item::System(System::Copy) => PredefinedMenuItem::copy(app, None),
        Item::System(System::Paste) => PredefinedMenuItem::paste(app, None),
        Item::System(System::SelectAll) => PredefinedMenuItem::select_all(app, None),
        Item::System(System::FullScreen) => PredefinedMenuItem::fullscreen(app, None),
        Item::System(System::Minimize) => PredefinedMenuItem::minimize(app, None),
        Item::System(System::Zoom) => PredefinedMenuItem::maximize(app, None),
        Item::System(System::BringAllToFront) => PredefinedMenuItem::bring_all_to_front(app, None),
    }?;
    Ok(Box::new(system))
}

/// Carries out “Quit”, and sends any other command to the page.
pub(crate) fn chosen(app: &AppHandle, event: &MenuEvent) {
    let command = event.id().as_ref();
    if command == QUIT {
        if let Some(window) = app.get_webview_window(windows::FACILITATOR) {
            let _ = window.close();
        }
        return;
    }
    let room_is_in_front =
        app.get_webview_window(windows::ROOM).is_some_and(|room| room.is_focused().unwrap_or(false));
    let _ = app.emit_to(receiver(command, room_is_in_front), MENU, command);
}

/// Returns the window whose page gets a command.
fn receiver(command: &str, room_is_in_front: bool) -> &'static str {
    if room_is_in_front && ZOOM.contains(&command) { windows::ROOM } else { windows::FACILITATOR }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    /// The commands as the page sends them; a test of the page keeps the file up to date.
    fn entries() -> Vec<MenuEntry> {
        serde_json::from_str(include_str!("../../ui/src/lib/keys/menu.json")).unwrap()
    }

    fn menu(title: &str) -> BarMenu {
        bar(&entries()).into_iter().find(|menu| menu.title == title).unwrap()
    }

    /// The items of a menu in short: own ones by their id, the system's by name, `-` for a separator.
    fn items(title: &str) -> Vec<String> {
        let short = |item: &Item| match item {
            Item::Own { id, .. } => id.clone(),
            Item::System(system) => format!("{system:?}"),
            Item::Separator => "-".into(),
        };
        menu(title).items.iter().map(short).collect()
    }

    fn own(bar: &[BarMenu]) -> Vec<(&str, Option<&str>)> {
        let items = bar.iter().flat_map(|menu| &menu.items);
        items
            .filter_map(|item| match item {
                Item::Own { id, accelerator, .. } => Some((id.as_str(), accelerator.as_deref())),
                _ => None,
            })
            .collect()
    }

    #[test]
    fn the_bar_has_the_menus_of_every_application_and_one_for_the_meeting() {
        let titles: Vec<_> = bar(&entries()).iter().map(|menu| menu.title).collect();
        assert_eq!(titles, ["Afterword", "File", "Edit", "View", "Meeting", "Window", "Help"]);
    }

    #[test]
    fn the_menu_of_the_application_has_settings_and_our_own_quit() {
        let expected =
            ["About", "-", "settings", "-", "Services", "-", "Hide", "HideOthers", "ShowAll", "-", "quit"];
        assert_eq!(items("Afterword"), expected);
        let own =
            own(&[menu("Afterword")]).iter().map(|(_, keys)| keys.unwrap().to_owned()).collect::<Vec<_>>();
        assert_eq!(own, ["CmdOrCtrl+,", "CmdOrCtrl+Q"]);
    }

    #[test]
    fn the_clipboard_is_the_systems_and_undo_is_ours() {
        let expected = ["undo", "redo", "-", "Cut", "Copy", "Paste", "SelectAll", "-", "search"];
        assert_eq!(items("Edit"), expected);
    }

    #[test]
    fn appkit_finds_its_menus_by_their_ids() {
        assert_eq!(menu("Window").id, Some(WINDOW_SUBMENU_ID));
        assert_eq!(menu("Help").id, Some(HELP_SUBMENU_ID));
        assert_eq!(items("Window"), ["Minimize", "Zoom", "-", "BringAllToFront"]);
        assert_eq!(items("File").last().unwrap(), "CloseWindow");
        assert_eq!(items("View").last().unwrap(), "FullScreen");
    }

    #[test]
    fn every_command_of_the_page_is_in_the_bar_once() {
        let bar = bar(&entries());
        let mut shown: Vec<_> = own(&bar).into_iter().map(|(id, _)| id).collect();
        shown.retain(|id| *id != QUIT);
        let entries = entries();
        assert_eq!(shown.len(), entries.len());
        assert_eq!(
            shown.into_iter().collect::<BTreeSet<_>>(),
            entries.iter().map(|e| e.id.as_str()).collect()
        );
        assert!(!entries.iter().any(|entry| entry.id == QUIT));
    }

    #[test]
    fn keys_can_be_read_and_none_is_there_twice_nor_one_of_the_system() {
        let bar = bar(&entries());
        let mut taken: BTreeSet<String> =
            ["H", "Alt+H", "W", "X", "C", "V", "A", "M"].map(|key| format!("CmdOrCtrl+{key}")).into();
        for (id, keys) in own(&bar) {
            let Some(keys) = keys else { continue };
            assert!(keys.parse::<muda::accelerator::Accelerator>().is_ok(), "{id}: {keys}");
            assert!(taken.insert(keys.to_owned()), "{id}: {keys}");
        }
    }

    #[test]
    fn before_the_page_is_there_one_can_quit_copy_and_close() {
        let bar = bar(&[]);
        let titles: Vec<_> = bar.iter().map(|menu| menu.title).collect();
        assert_eq!(titles, ["Afterword", "File", "Edit", "View", "Window", "Help"]);
        assert_eq!(own(&bar), [(QUIT, Some("CmdOrCtrl+Q"))]);
        let all: Vec<_> = bar.into_iter().flat_map(|menu| menu.items).collect();
        for item in [System::Copy, System::Paste, System::CloseWindow, System::Hide] {
            assert!(all.contains(&Item::System(item)), "{item:?}");
        }
    }

    #[test]
    fn the_window_in_front_is_zoomed_and_every_other_command_is_the_facilitators() {
        assert_eq!(receiver("larger", true), windows::ROOM);
        assert_eq!(receiver("larger", false), windows::FACILITATOR);
        assert_eq!(receiver("undo", true), windows::FACILITATOR);
        let known: BTreeSet<_> = entries().into_iter().map(|entry| entry.id).collect();
        assert!(ZOOM.iter().all(|command| known.contains(*command)));
    }
}
