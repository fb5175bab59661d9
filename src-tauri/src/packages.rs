//! Checks how the packages declare the file type of workspaces, by the bundler's configuration.

use std::path::Path;

use afterword_service::desk::ENDING;
use serde_json::Value;

const MIME: &str = "application/x-afterword-workspace";
const XML: &str = "src-tauri/linux/app.afterword.desktop.xml";

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn bundle() -> Value {
    let text = std::fs::read_to_string(root().join("tauri.conf.json")).unwrap();
    serde_json::from_str::<Value>(&text).unwrap()["bundle"].take()
}

#[test]
fn a_workspace_is_a_type_of_its_own_on_macos() {
    let associations = &bundle()["fileAssociations"];
    let one = &associations[0];
    assert_eq!(associations.as_array().unwrap().len(), 1);
    assert_eq!((&one["ext"][0], &one["mimeType"]), (&Value::from(ENDING), &Value::from(MIME)));
    assert_eq!(one["exportedType"]["identifier"], "app.afterword.workspace");
    assert_eq!(one["exportedType"]["conformsTo"][0], "public.data");
}

#[test]
fn both_linux_packages_tell_which_files_are_workspaces() {
    let linux = &bundle()["linux"];
    for package in ["deb", "rpm"] {
        assert_eq!(
            linux[package]["files"]["/usr/share/mime/packages/app.afterword.desktop.xml"], XML,
            "{package}"
        );
    }
    let text = std::fs::read_to_string(root().join(XML)).unwrap();
    assert!(text.contains(&format!("type=\"{MIME}\"")) && text.contains(&format!("pattern=\"*.{ENDING}\"")));
}

/// The program of the system that packages run; skipped, and saying so, where it is not there.
#[cfg(target_os = "linux")]
#[test]
#[allow(clippy::print_stderr)]
fn the_system_takes_the_type_as_it_is_shipped() {
    let folder = tempfile::tempdir().unwrap();
    let packages = folder.path().join("packages");
    std::fs::create_dir(&packages).unwrap();
    std::fs::copy(root().join(XML), packages.join("app.afterword.desktop.xml")).unwrap();
    let Ok(done) = std::process::Command::new("update-mime-database").arg(folder.path()).output() else {
        eprintln!("skipped: there is no update-mime-database here");
        return;
    };
    assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    let globs = std::fs::read_to_string(folder.path().join("globs2")).unwrap();
    assert!(globs.contains(&format!(":{MIME}:*.{ENDING}")), "{globs}");
}
