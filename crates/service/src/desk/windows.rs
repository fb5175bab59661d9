//! What the user chose for the windows on this machine; it belongs to no workspace.

use super::Desk;
use crate::{Appearance, WindowSettings, Zoom};

impl Desk {
    /// Returns what the user chose for the windows.
    #[must_use]
    pub fn window_settings(&self) -> WindowSettings {
        *self.windows.lock()
    }

    /// Returns how the room view looks.
    #[must_use]
    pub fn room_appearance(&self) -> Appearance {
        self.windows.lock().room
    }

    /// Changes what the user chose for the windows. It holds for this run, and is kept for the next where the settings
    /// file can be written.
    pub fn set_window_settings(&self, settings: WindowSettings) {
        self.change_windows(|windows| *windows = settings);
    }

    /// Changes the size of the room view. Returns what is chosen for the windows now.
    pub fn zoom_room(&self, zoom: Zoom) -> WindowSettings {
        self.change_windows(|windows| windows.room.zoom = zoom)
    }

    fn change_windows(&self, change: impl FnOnce(&mut WindowSettings)) -> WindowSettings {
        let mut windows = self.windows.lock();
        change(&mut windows);
        // Written under the lock, so that the file holds the last change.
        self.remember(|settings| settings.windows = *windows);
        *windows
    }
}
