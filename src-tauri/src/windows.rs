//! The two windows: the facilitator's, and the one for the shared screen.

use afterword_ballot::descriptors;
use afterword_service::Problem;
use tauri::utils::config::BackgroundThrottlingPolicy;
use tauri::{
    AppHandle, Manager as _, Monitor, Runtime, WebviewUrl, WebviewWindow, WebviewWindowBuilder, Wry,
};

use crate::paint;

/// The name of the facilitator's window.
pub(crate) const FACILITATOR: &str = "facilitator";
/// The name of the window on the shared screen.
pub(crate) const ROOM: &str = "room";

/// Begins a window that shows one of the application's pages and nothing else.
fn window<'a>(app: &'a AppHandle, name: &str, page: &str) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    WebviewWindowBuilder::new(app, name, WebviewUrl::App(page.into()))
        // Tauri's own would leave pages without any drag on macOS and Windows.
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
}

/// Opens the facilitator's window.
pub(crate) fn open_facilitator(app: &AppHandle) -> tauri::Result<()> {
    let window = window(app, FACILITATOR, "facilitator.html")
        .title("Afterword")
        .inner_size(1360.0, 860.0)
        .min_inner_size(640.0, 400.0)
        // For “copy as Markdown”; nothing is ever read from the clipboard.
        .enable_clipboard_access()
        .build()?;
    paint::directly_without_a_card(&window)
}

/// Opens the window for the shared screen, or brings it to the front; or closes it. On a second display it fills that,
/// and the keyboard stays with the facilitator.
///
/// # Errors
/// [`Problem::NoWindow`] where so few file descriptors are free that the web engine would end the application.
pub(crate) fn show_room(app: &AppHandle, open: bool) -> Result<(), Problem> {
    if open && app.get_webview_window(ROOM).is_none() && !descriptors::suffice_for_a_window() {
        return Err(Problem::NoWindow);
    }
    turn_room(app, open).map_err(|error| Problem::Internal { detail: error.to_string() })
}

fn turn_room(app: &AppHandle, open: bool) -> tauri::Result<()> {
    match app.get_webview_window(ROOM) {
        Some(room) if open => {
            room.unminimize()?;
            room.show()?;
            room.set_focus()?;
            match app.get_webview_window(FACILITATOR) {
                Some(facilitator) if room.is_fullscreen()? => facilitator.set_focus(),
                _ => Ok(()),
            }
        }
        Some(room) => room.destroy(),
        None if open => open_room(app),
        None => Ok(()),
    }
}

fn open_room(app: &AppHandle) -> tauri::Result<()> {
    let other = app.get_webview_window(FACILITATOR).and_then(|window| second_display(&window));
    let room = window(app, ROOM, "room.html")
        .title("Afterword · Room view")
        .inner_size(1280.0, 720.0)
        .min_inner_size(640.0, 360.0)
        .focused(false)
        // Shared by its window it may lie behind others, where WebKit on macOS would let it rest.
        .background_throttling(BackgroundThrottlingPolicy::Disabled)
        .build()?;
    if let Some(display) = other {
        // By the display and not by a position: Wayland has none, and Windows counts one by another display's scale.
        room.set_fullscreen_on_monitor(display.position().cast())?;
    }
    paint::directly_without_a_card(&room)
}

/// Whether a window may show an address: only the pages of the application. Links go to the system's browser.
fn is_own_page(address: &tauri::Url) -> bool {
    let is_own = match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // Where the engine knows no schemes of applications: Windows.
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    is_own && matches!(address.path(), "/facilitator.html" | "/room.html")
}

/// A display on which the facilitator's window is not.
fn second_display<R: Runtime>(facilitator: &WebviewWindow<R>) -> Option<Monitor> {
    let own = facilitator.current_monitor().ok()??;
    let mut displays = facilitator.available_monitors().ok()?;
    let places: Vec<_> =
        displays.iter().map(|display| (display.position().x, display.position().y)).collect();
    elsewhere(&places, (own.position().x, own.position().y)).map(|place| displays.swap_remove(place))
}

/// The first display that does not begin where the facilitator's does: a mirrored one shows the same.
fn elsewhere(displays: &[(i32, i32)], own: (i32, i32)) -> Option<usize> {
    displays.iter().position(|display| *display != own)
}

#[cfg(test)]
mod tests {
    use super::{elsewhere, is_own_page};

    /// This file without its tests.
    fn source() -> &'static str {
        include_str!("windows.rs").split("#[cfg(test)]").next().unwrap()
    }

    #[test]
    fn every_window_leaves_dragging_to_its_page_and_refuses_to_navigate() {
        let (_, rest) = source().split_once("fn window<").unwrap();
        let body = rest.split("\n}\n").next().unwrap();
        assert!(
            body.contains(".disable_drag_drop_handler()") && body.contains(".on_navigation(is_own_page)")
        );
        assert_eq!(source().matches("WebviewWindowBuilder::new(").count(), 1, "windows begin in one place");
    }

    #[test]
    fn the_room_view_is_never_throttled_and_fills_a_display_by_the_display() {
        let (_, room) = source().split_once("fn open_room(").unwrap();
        assert!(room.contains(".background_throttling(BackgroundThrottlingPolicy::Disabled)"));
        assert!(room.contains("set_fullscreen_on_monitor(") && !source().contains("to_logical"));
        assert!(!source().contains("content_protected"), "a protected window can't be shared");
    }

    #[test]
    fn a_window_shows_the_pages_of_the_application_and_nothing_else() {
        let shows = |address: &str| is_own_page(&address.parse().unwrap());
        assert!(shows("tauri://localhost/facilitator.html#/library") && shows("tauri://localhost/room.html"));
        assert!(shows("http://tauri.localhost/facilitator.html"));
        for other in [
            "https://example.com/",
            "http://localhost/facilitator.html",
            "file:///etc/passwd",
            "tauri://localhost/vote/vote.html",
            "tauri://elsewhere/facilitator.html",
            "http://tauri.localhost.example.com/facilitator.html",
            "data:text/html,hello",
            "javascript:alert(1)",
            "about:blank",
            "blob:tauri://localhost/1",
        ] {
            assert!(!shows(other), "{other}");
        }
    }

    #[test]
    fn the_room_view_goes_where_the_facilitator_is_not() {
        assert_eq!(elsewhere(&[(0, 0), (1920, 0)], (0, 0)), Some(1));
        assert_eq!(elsewhere(&[(0, 0), (1920, 0)], (1920, 0)), Some(0));
        assert_eq!(elsewhere(&[(0, 0)], (0, 0)), None, "one display");
        assert_eq!(elsewhere(&[(0, 0), (0, 0)], (0, 0)), None, "a projector that mirrors it");
    }
}
