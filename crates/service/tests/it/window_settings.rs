//! What is chosen for the windows: kept on this machine, for every workspace, also where its file can't be written.

use std::path::Path;
use std::sync::Arc;

use afterword_service::desk::{Desk, Places};
use afterword_service::{Theme, WindowSettings, Zoom};
use serde_json::json;

use crate::world::now;

fn desk(folder: &Path) -> Desk {
    let places = Places { data: folder.join("data"), config: folder.join("config") };
    Desk::open(places, None, &now(0), |_| {})
}

fn chosen() -> WindowSettings {
    serde_json::from_value(json!({
        "facilitator": {"theme": "dark", "zoom": 1.25},
        "room": {"theme": "light", "zoom": 2},
        "letter_keys": false,
    }))
    .unwrap()
}

#[test]
fn a_choice_is_kept_for_the_next_start_and_for_every_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(folder.path());
    assert_eq!(desk_one.window_settings(), WindowSettings::default());
    desk_one.set_window_settings(chosen());
    desk_one.make(&folder.path().join("Payments.afterword"), &now(1)).unwrap();
    assert_eq!(desk_one.window_settings(), chosen());
    desk_one.close();
    assert_eq!(desk(folder.path()).window_settings(), chosen());
}

#[test]
fn what_is_remembered_of_workspaces_outlives_a_choice_and_the_other_way_round() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(folder.path());
    let recent = desk_one.session(&now(0)).recent;
    desk_one.set_window_settings(chosen());
    desk_one.exported(&folder.path().join("PM-1.md"), None);
    assert_eq!(desk_one.session(&now(1)).recent, recent);
    desk_one.close();
    let again = desk(folder.path());
    assert_eq!((again.window_settings(), again.last_folder()), (chosen(), Some(folder.path().to_owned())));
}

#[test]
fn the_room_view_changes_its_own_size_and_nothing_else() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path());
    desk.set_window_settings(chosen());
    let after = desk.zoom_room(Zoom::from(40.0));
    assert_eq!(after.room.zoom, Zoom::from(3.0));
    assert_eq!(after, WindowSettings { room: after.room, ..chosen() });
    assert_eq!((desk.room_appearance(), after.room.theme), (after.room, Theme::Light));
}

#[test]
fn a_choice_holds_for_this_run_where_nothing_can_be_written() {
    let folder = tempfile::tempdir().unwrap();
    // A file lies where the folder of the settings would be.
    std::fs::write(folder.path().join("config"), "").unwrap();
    let desk_one = desk(folder.path());
    desk_one.set_window_settings(chosen());
    assert_eq!(desk_one.window_settings(), chosen());
    assert_eq!(desk(folder.path()).window_settings(), WindowSettings::default());
}

#[test]
fn choices_and_exports_at_the_same_time_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = Arc::new(desk(folder.path()));
    let to = folder.path().join("PM-1.md");
    std::thread::scope(|scope| {
        for _ in 0..20 {
            scope.spawn(|| desk_one.set_window_settings(chosen()));
            scope.spawn(|| desk_one.exported(&to, None));
        }
    });
    desk_one.close();
    let again = desk(folder.path());
    assert_eq!((again.window_settings(), again.last_folder()), (chosen(), Some(folder.path().to_owned())));
}
