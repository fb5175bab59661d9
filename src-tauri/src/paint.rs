//! Chooses how a web view paints: hardware acceleration only where there is a graphics card.

use tauri::WebviewWindow;

/// Turns acceleration off without a card: WebKit would emulate one in software, which delays the first screen.
#[cfg(target_os = "linux")]
pub(crate) fn directly_without_a_card(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt as _, WebViewExt as _};

    if linux::has_card(std::path::Path::new(linux::CARDS)) {
        return Ok(());
    }
    window.with_webview(|view| {
        if let Some(settings) = view.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

/// Does nothing: the web views of other systems choose by themselves.
#[cfg(not(target_os = "linux"))]
pub(crate) fn directly_without_a_card(_: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::path::Path;

    /// Where the system lists its graphics cards.
    pub(super) const CARDS: &str = "/dev/dri";

    pub(super) fn has_card(cards: &Path) -> bool {
        let Ok(entries) = cards.read_dir() else { return false };
        entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("renderD"))
    }

    #[test]
    fn a_card_is_one_that_can_render() {
        let folder = tempfile::tempdir().unwrap();
        assert!(!has_card(&folder.path().join("none")));
        std::fs::write(folder.path().join("card0"), "").unwrap();
        assert!(!has_card(folder.path()));
        std::fs::write(folder.path().join("renderD128"), "").unwrap();
        assert!(has_card(folder.path()));
    }
}
