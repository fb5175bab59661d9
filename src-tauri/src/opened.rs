//! Workspaces that the system asks to open: by an argument, by a second start of the application, or on macOS by an
//! event. The last two may come before the shell exists, and then wait for it.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use afterword_service::desk::ENDING;
use tauri::Url;

/// The workspace requested before the shell exists; of several the last.
static WAITING: Mutex<Option<PathBuf>> = Mutex::new(None);

/// Stores a workspace until the shell exists.
pub(crate) fn keep(workspace: PathBuf) {
    *WAITING.lock().unwrap_or_else(PoisonError::into_inner) = Some(workspace);
}

/// Removes and returns the stored workspace.
pub(crate) fn take() -> Option<PathBuf> {
    WAITING.lock().unwrap_or_else(PoisonError::into_inner).take()
}

/// Returns the workspace that an argument names.
pub(crate) fn named(argument: Option<OsString>, folder: &Path) -> Option<PathBuf> {
    Some(folder.join(argument?)).filter(|path| is_workspace(path))
}

/// Returns the last workspace among addresses of files.
#[cfg_attr(not(any(test, target_os = "macos")), expect(dead_code, reason = "only macOS sends such events"))]
pub(crate) fn among(addresses: &[Url]) -> Option<PathBuf> {
    let files = addresses.iter().rev().filter(|address| address.scheme() == "file");
    files.filter_map(|address| address.to_file_path().ok()).find(|path| is_workspace(path))
}

/// Compares the ending alone, ignoring case.
fn is_workspace(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case(ENDING))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_argument_names_a_workspace_by_its_ending_and_no_other_file() {
        let folder = Path::new("/home/ana");
        let path = |argument: &str| named(Some(argument.into()), folder);
        assert_eq!(path("Team.afterword"), Some("/home/ana/Team.afterword".into()));
        assert_eq!(path("/mnt/TEAM.AFTERWORD"), Some("/mnt/TEAM.AFTERWORD".into()));
        assert_eq!((path("notes.txt"), path("--help"), named(None, folder)), (None, None, None));
    }

    #[cfg(unix)]
    #[test]
    fn an_argument_that_is_no_text_is_no_workspace_or_opens_by_its_bytes() {
        use std::os::unix::ffi::OsStringExt as _;
        let named = |bytes: &[u8]| named(Some(OsString::from_vec(bytes.to_vec())), Path::new("/"));
        assert_eq!(named(b"\xff\xfe"), None);
        assert!(named(b"/T\xe9am.afterword").is_some());
    }

    #[cfg(unix)]
    #[test]
    fn of_the_files_that_the_system_hands_over_the_last_workspace_is_opened() {
        let of = |addresses: &[&str]| {
            among(&addresses.iter().map(|address| address.parse().unwrap()).collect::<Vec<Url>>())
        };
        assert_eq!(of(&["file:///a/Team%20One.afterword"]), Some("/a/Team One.afterword".into()));
        assert_eq!(of(&["file:///a/Zo%C3%AB.AFTERWORD"]), Some("/a/Zoë.AFTERWORD".into()));
        let several = ["file:///a/One.afterword", "file:///a/Two.afterword", "file:///a/notes.txt"];
        assert_eq!(of(&several), Some("/a/Two.afterword".into()));
        let others =
            ["https://example.com/Team.afterword", "file://server/a/Team.afterword", "afterword:Team"];
        assert_eq!((of(&others), of(&[])), (None, None));
    }

    #[test]
    fn what_is_asked_for_before_the_application_is_there_waits_for_it_and_is_opened_once() {
        assert_eq!(take(), None);
        keep("/a/One.afterword".into());
        keep("/a/Two.afterword".into());
        assert_eq!((take(), take()), (Some("/a/Two.afterword".into()), None));
    }
}
