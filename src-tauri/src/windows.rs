//! The two windows: the facilitator's, and the one for the shared screen.

use afterword_words as words;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use afterword_ballot::descriptors;
use afterword_service::host::{ROOM_MINIMISED, WINDOW_SETTINGS};
use afterword_service::{Appearance, Problem, Theme, WindowSettings};
use tauri::utils::config::BackgroundThrottlingPolicy;
use tauri::{
    AppHandle, Emitter as _, LogicalPosition, Manager as _, Monitor, PhysicalPosition, Runtime, WebviewUrl,
    WebviewWindow, WebviewWindowBuilder, Wry,
};

use crate::paint;
use crate::shell::Shell;

/// The name of the facilitator's window.
pub(crate) const FACILITATOR: &str = "facilitator";
/// The name of the window on the shared screen.
pub(crate) const ROOM: &str = "room";

/// Returns the builder of a window that can show the application's pages alone.
fn window<'a>(app: &'a AppHandle, name: &str, page: &str) -> WebviewWindowBuilder<'a, Wry, AppHandle> {
    WebviewWindowBuilder::new(app, name, WebviewUrl::App(page.into()))
        // Tauri's handler would disable drag and drop within pages on macOS and Windows.
        .disable_drag_drop_handler()
        .on_navigation(is_own_page)
}

/// Opens the facilitator's window.
pub(crate) fn open_facilitator(app: &AppHandle) -> tauri::Result<()> {
    let Appearance { theme, zoom } = app.state::<Arc<Shell>>().desk.window_settings().facilitator;
    let window = window(app, FACILITATOR, "facilitator.html")
        .title("Afterword")
        .inner_size(1360.0, 860.0)
        .min_inner_size(640.0, 400.0)
        // For “copy as Markdown”; nothing is ever read from the clipboard.
        .enable_clipboard_access()
        .initialization_script(theme_script(theme))
        .build()?;
    window.set_zoom(zoom.factor())?;
    paint::directly_without_a_card(&window)
}

/// Opens the room view or brings it to the front, or closes it where not `open`. It fills a second display where there
/// is one, and the keyboard stays with the facilitator.
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
    let shell = app.state::<Arc<Shell>>();
    let other = app.get_webview_window(FACILITATOR).and_then(|window| second_display(&window));
    let Appearance { theme, zoom } = shell.desk.room_appearance();
    let room = window(app, ROOM, "room.html")
        .title(words::shell_room_title())
        .inner_size(1280.0, 720.0)
        .min_inner_size(640.0, 360.0)
        .focused(false)
        .initialization_script(theme_script(theme))
        // A shared window may lie behind others, where WebKit on macOS would throttle it.
        .background_throttling(BackgroundThrottlingPolicy::Disabled)
        .build()?;
    room.set_zoom(zoom.factor())?;
    if let Some(display) = other {
        // macOS gives a window the keyboard when it becomes full screen.
        shell.room_takes_keyboard.store(true, Ordering::Relaxed);
        fill(&room, &display)?;
    }
    paint::directly_without_a_card(&room)
}

/// Makes the room view full screen. Names the display instead of a position: Wayland has no positions, and Windows
/// scales one by another display's factor.
fn fill(room: &WebviewWindow, display: &Display) -> tauri::Result<()> {
    match display.point {
        Some((x, y)) => room.set_fullscreen_on_monitor(PhysicalPosition::new(x, y).cast()),
        None => fill_by_other_means(room, display),
    }
}

#[cfg(target_os = "linux")]
fn fill_by_other_means(room: &WebviewWindow, display: &Display) -> tauri::Result<()> {
    use gtk::prelude::GtkWindowExt;

    let window = room.gtk_window()?;
    if let (Some(screen), Ok(number)) = (GtkWindowExt::screen(&window), i32::try_from(display.number)) {
        window.fullscreen_on_monitor(&screen, number);
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn fill_by_other_means(room: &WebviewWindow, display: &Display) -> tauri::Result<()> {
    room.set_position(display.position)?;
    room.set_fullscreen(true)
}

/// Gives the keyboard back to the facilitator's window, where the room view took it by becoming full screen.
pub(crate) fn keep_keyboard(app: &AppHandle) {
    if app.state::<Arc<Shell>>().room_takes_keyboard.swap(false, Ordering::Relaxed)
        && let Some(facilitator) = app.get_webview_window(FACILITATOR)
    {
        let _ = facilitator.set_focus();
    }
}

/// Tells the facilitator's window when the room view is minimised or restored, because a screen share of a minimised
/// window freezes. `was` is the state sent last.
pub(crate) fn tell_minimised_room(app: &AppHandle, was: &mut bool) {
    let is = app.get_webview_window(ROOM).is_some_and(|room| room.is_minimized().unwrap_or(false));
    if is != *was && app.emit_to(FACILITATOR, ROOM_MINIMISED, is).is_ok() {
        *was = is;
    }
}

/// Applies each open window's zoom, and sends the settings to the pages, which apply their themes.
pub(crate) fn show_settings(app: &AppHandle, settings: &WindowSettings) {
    if app.emit(WINDOW_SETTINGS, settings).is_err() {
        log::warn!("a window could not be told of its settings");
    }
    for (label, appearance) in [(FACILITATOR, settings.facilitator), (ROOM, settings.room)] {
        let Some(window) = app.get_webview_window(label) else { continue };
        if window.set_zoom(appearance.zoom.factor()).is_err() {
            log::warn!("the size of a window could not be changed");
        }
    }
}

/// Returns a script that sets a page's theme before its first paint; empty where the theme follows the system. In
/// WebView2 it runs before the root element exists, and waits for it. The page applies later changes itself.
fn theme_script(theme: Theme) -> String {
    let name = match theme {
        Theme::System => return String::new(),
        Theme::Light => "light",
        Theme::Dark => "dark",
    };
    let set = format!("document.documentElement.dataset.theme = '{name}'");
    format!(
        "if (document.documentElement) {set};
         else document.addEventListener('readystatechange', () => {{ {set} }}, {{ once: true }});"
    )
}

/// Whether an address is one of the application's pages, the only ones that a window may show. Links open in the
/// system's browser.
fn is_own_page(address: &tauri::Url) -> bool {
    let is_own = match address.scheme() {
        "tauri" => address.host_str() == Some("localhost"),
        // On Windows, whose engine has no custom schemes.
        "http" | "https" => address.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    is_own && matches!(address.path(), "/facilitator.html" | "/room.html")
}

/// A display that the room view can fill.
struct Display {
    /// Its index among the system's displays.
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only GTK goes by numbers"))]
    number: usize,
    /// A point by which the window toolkit finds it; none where earlier displays cover all its corners.
    point: Option<(i32, i32)>,
    /// Its top left corner, in the coordinates of windows.
    #[cfg_attr(target_os = "linux", expect(dead_code, reason = "GTK goes by numbers"))]
    position: LogicalPosition<f64>,
}

/// Returns a display other than the facilitator's.
fn second_display<R: Runtime>(facilitator: &WebviewWindow<R>) -> Option<Display> {
    let own = Area::of(&facilitator.current_monitor().ok()??);
    let displays = facilitator.available_monitors().ok()?;
    let areas: Vec<_> = displays.iter().map(Area::of).collect();
    let number = elsewhere(&areas, own)?;
    let display = &displays[number];
    let position = display.position().to_logical(display.scale_factor());
    Some(Display { number, point: point_only_in(&areas, number), position })
}

/// The rectangle of a display in its own pixels. macOS and GTK scale each display's corner by its own factor, so that
/// displays of different scales can overlap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    x: i32,
    y: i32,
    width: i32,
    height: i32,
}

impl Area {
    fn of(display: &Monitor) -> Self {
        let size = display.size().cast();
        Self { x: display.position().x, y: display.position().y, width: size.width, height: size.height }
    }

    fn has(self, (x, y): (i32, i32)) -> bool {
        (self.x..self.x + self.width).contains(&x) && (self.y..self.y + self.height).contains(&y)
    }
}

/// Returns the first display with another origin than the facilitator's; a display that mirrors it has the same.
fn elsewhere(displays: &[Area], own: Area) -> Option<usize> {
    displays.iter().position(|display| (display.x, display.y) != (own.x, own.y))
}

/// Returns a corner of a display that lies in no earlier display: of all displays that contain a point, the window
/// toolkit takes the first.
fn point_only_in(displays: &[Area], number: usize) -> Option<(i32, i32)> {
    let Area { x, y, width, height } = displays[number];
    let (right, bottom) = (x + width - 1, y + height - 1);
    [(x, y), (right, y), (x, bottom), (right, bottom)]
        .into_iter()
        .find(|point| displays.iter().position(|display| display.has(*point)) == Some(number))
}

#[cfg(test)]
mod tests {
    use afterword_service::Theme;

    use super::{Area, elsewhere, is_own_page, point_only_in, theme_script};

    #[test]
    fn a_page_gets_its_theme_before_it_is_painted_and_follows_the_system_without_one() {
        assert_eq!(theme_script(Theme::System), "");
        assert!(theme_script(Theme::Light).contains("dataset.theme = 'light'"));
        assert!(theme_script(Theme::Dark).contains("dataset.theme = 'dark'"));
    }

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
    fn the_facilitators_window_may_be_as_narrow_as_the_layout_holds() {
        let (_, facilitator) = source().split_once("fn open_facilitator(").unwrap();
        assert!(facilitator.contains(".min_inner_size(640.0, 400.0)"));
    }

    #[test]
    fn the_room_view_is_never_throttled_and_fills_a_display_by_the_display() {
        let (_, room) = source().split_once("fn open_room(").unwrap();
        assert!(room.contains(".background_throttling(BackgroundThrottlingPolicy::Disabled)"));
        let (_, fill) = room.split_once("fn fill(").unwrap();
        let body = fill.split("\n}\n").next().unwrap();
        assert!(body.contains(".set_fullscreen_on_monitor(") && !body.contains("to_logical"));
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

    fn area(x: i32, y: i32, width: i32, height: i32) -> Area {
        Area { x, y, width, height }
    }

    #[test]
    fn the_room_view_goes_where_the_facilitator_is_not() {
        let [laptop, projector] = [0, 1920].map(|x| area(x, 0, 1920, 1080));
        assert_eq!(elsewhere(&[laptop, projector], laptop), Some(1));
        assert_eq!(elsewhere(&[laptop, projector], projector), Some(0));
        assert_eq!(elsewhere(&[laptop], laptop), None, "one display");
        assert_eq!(elsewhere(&[laptop, area(0, 0, 1280, 720)], laptop), None, "a projector that mirrors it");
    }

    #[test]
    fn a_display_is_found_by_a_point_of_no_display_before_it() {
        let same_scale = [area(0, 0, 1920, 1080), area(1920, 0, 1920, 1080)];
        assert_eq!(point_only_in(&same_scale, 1), Some((1920, 0)));
        // A laptop of 1512 points at twice the pixels, and a projector at its right that begins at 1512.
        let scaled = [area(0, 0, 3024, 1964), area(1512, 0, 1920, 1080)];
        assert_eq!(point_only_in(&scaled, 1), Some((3431, 0)));
        let covered = [area(0, 0, 3840, 2400), area(1920, 0, 1920, 1080)];
        assert_eq!(point_only_in(&covered, 1), None);
        assert_eq!(point_only_in(&covered, 0), Some((0, 0)));
    }
}
