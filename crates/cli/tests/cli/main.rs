//! The built program: its answers, its exit codes, what it leaves behind.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod lint;
mod workspace;

use std::path::Path;
use std::process::{Command, Output};

use serde_json::Value;
use tempfile::TempDir;

const FOREIGN: &str = "# Postmortem: Login was down\n\n**Date:** 2024-02-03\n**Severity:** SEV-2\n\n## Timeline (UTC)\n\n\
    - 10:02 First logins fail\n- 10:15 Rolled back\n\n## Action items\n\n\
    | Action | Owner | Due | Ticket |\n|---|---|---|---|\n| Rotate keys in a job | Kim | 2024-03-01 | SEC-4 |\n";

struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        std::fs::write(desk.path("login.md"), FOREIGN).unwrap();
        desk
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .args(["--workspace", &self.path("Team.afterword")])
            .args(arguments)
            .output()
            .unwrap()
    }

    /// Runs and reads the answer as JSON.
    fn json(&self, arguments: &[&str]) -> Value {
        let done = self.run(&[&["--json"], arguments].concat());
        serde_json::from_slice(&done.stdout).unwrap_or_else(|_| panic!("no JSON: {done:?}"))
    }
}

fn said(output: &[u8]) -> String {
    String::from_utf8_lossy(output).into_owned()
}

#[test]
fn import_tells_what_was_found_one_object_per_file() {
    let desk = Desk::new();
    let told = desk.json(&["import", &desk.path("login.md")]);
    assert_eq!(told["title"], "Login was down");
    assert_eq!((told["number"].as_u64(), told["date"].as_str()), (Some(1), Some("2024-02-03")));
    assert_eq!((told["severity"].as_str(), told["events"].as_u64()), (Some("sev2"), Some(2)));
    let action = &told["actions"][0];
    assert_eq!(action["text"], "Rotate keys in a job");
    assert_eq!((action["owner"].as_str(), action["due"].as_str()), (Some("Kim"), Some("2024-03-01")));
    assert_eq!((action["ticket"].as_str(), action["done"].as_bool()), (Some("SEC-4"), Some(false)));
    assert!(told["warnings"].is_array());
}

#[test]
fn a_dry_run_tells_the_same_and_makes_nothing() {
    let desk = Desk::new();
    let told = desk.json(&["import", "--dry-run", &desk.path("login.md")]);
    assert_eq!(told["title"], "Login was down");
    assert!(!Path::new(&desk.path("Team.afterword")).exists(), "not even a workspace");
    let mut done = desk.json(&["import", &desk.path("login.md")]);
    done["id"] = told["id"].clone();
    assert_eq!(told, done);
    assert_eq!(desk.json(&["import", "--dry-run", &desk.path("login.md")])["number"], 2);
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), 1);
}

#[test]
fn one_file_that_can_t_be_read_does_not_stop_the_others_and_is_told() {
    let desk = Desk::new();
    let done = desk.run(&["import", &desk.path("missing.md"), &desk.path("login.md")]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done.stderr).contains("missing.md can’t be used"));
    assert!(said(&done.stdout).contains("PM-1  Login was down"));
}

#[test]
fn list_filters_and_export_writes_each_format() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), 1);
    assert_eq!(desk.json(&["list", "nowhere"]).as_array().unwrap().len(), 0);
    assert_eq!(desk.json(&["list", "--status", "draft"])[0]["open"], 1);

    let markdown = desk.run(&["export", "PM-1"]);
    assert!(said(&markdown.stdout).starts_with("# Post-Mortem: "));
    let pdf = desk.path("record.pdf");
    assert!(desk.run(&["export", "1", "--format", "pdf", "-o", &pdf]).status.success());
    assert_eq!(&std::fs::read(&pdf).unwrap()[..5], b"%PDF-");
    let json = desk.run(&["export", "pm-1", "--format", "json"]);
    assert_eq!(serde_json::from_slice::<Value>(&json.stdout).unwrap()["format"], "afterword/post-mortem");
}

#[test]
fn an_export_holds_what_is_chosen_and_tells_sentences_that_name_a_person() {
    let desk = Desk::new();
    let file = desk.path("named.md");
    let text = "# Login was down\n\n## Timeline\n\n- 2024-11-15 14:38 alert fired\n\n## Summary\n\n\
                @ops saw #12.\n\n## Action items\n\n| Action | Owner |\n|---|---|\n| Größe prüfen | Ana Wolf |\n\
                | Ask Ana Wolf why | Ben |\n";
    std::fs::write(&file, text).unwrap();
    desk.run(&["import", &file]);
    let export = |arguments: &[&str]| desk.run(&[&["export", "1"], arguments].concat());
    let plain = export(&[]);
    assert!(said(&plain.stdout).contains("@\u{200b}ops saw #\u{200b}12"), "{}", said(&plain.stdout));
    assert!(said(&plain.stderr).contains("Action items: Ask Ana Wolf why"), "{}", said(&plain.stderr));
    assert!(said(&plain.stderr).contains("or: Ask someone why"), "{}", said(&plain.stderr));
    assert!(said(&export(&["--for", "repository"]).stdout).contains("@ops saw #12"));
    assert!(said(&plain.stdout).contains("## Timeline"));
    assert!(!said(&export(&["--without", "timeline,chains"]).stdout).contains("## Timeline"));
    assert!(export(&["--with", "attendance,votes,minutes,worth"]).status.success());
    assert_eq!(export(&["--with", "owners"]).status.code(), Some(2));
    let sheet = export(&["--format", "csv"]).stdout;
    assert!(sheet.starts_with("\u{feff}Title,".as_bytes()));
    assert!(export(&["--format", "csv", "--for", "tracker"]).stdout.starts_with(b"Title,"));
}

#[test]
fn check_exits_with_1_and_names_what_is_missing() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let done = desk.run(&["check", "PM-1"]);
    assert_eq!(done.status.code(), Some(1));
    assert!(said(&done.stdout).contains("At least three actions leave the room".to_lowercase().as_str()));
    assert!(said(&done.stdout).contains("There is no root cause."));
}

#[test]
fn a_number_that_is_not_there_and_a_call_that_is_wrong_exit_with_2() {
    let desk = Desk::new();
    let workspace = desk.run(&["list"]);
    assert!(
        said(&workspace.stderr).ends_with("Team.afterword could not be found.\n"),
        "reading makes no workspace"
    );
    desk.run(&["import", &desk.path("login.md")]);
    let missing = desk.run(&["export", "PM-99"]);
    assert_eq!((missing.status.code(), said(&missing.stderr).trim()), (Some(2), "PM-99 could not be found."));
    assert_eq!(desk.run(&["export", "last"]).status.code(), Some(2));
    let code = desk.run(&["--json", "export", "PM-99"]);
    assert_eq!(serde_json::from_slice::<Value>(&code.stderr).unwrap()["code"], "not_found");
}

#[test]
fn backup_and_doctor_look_after_the_workspace() {
    let desk = Desk::new();
    assert_eq!(desk.json(&["doctor"])["state"], "missing");
    desk.run(&["import", &desk.path("login.md")]);
    let copy = desk.json(&["backup"])["file"].as_str().unwrap().to_owned();
    assert!(Path::new(&copy).is_file());
    let report = desk.json(&["doctor"]);
    assert_eq!(
        (report["state"].as_str(), report["newest_good_copy"].as_str()),
        (Some("good"), Some(copy.as_str()))
    );

    std::fs::write(
        desk.path("Team.afterword"),
        "not a database, and longer than a header of one hundred bytes, to be fair to it",
    )
    .unwrap();
    let damaged = desk.run(&["doctor"]);
    assert_eq!(damaged.status.code(), Some(1));
    assert!(said(&damaged.stdout).contains("damaged"));
    let refused = desk.run(&["list"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused.stderr).contains("damaged"));
}

#[test]
fn help_says_what_each_command_is_for() {
    let desk = Desk::new();
    let help = said(&desk.run(&["--help"]).stdout);
    for command in ["import", "list", "export", "check", "backup", "doctor", "--workspace", "--json"] {
        assert!(help.contains(command), "{command} is missing from the help");
    }
}

/// The real documents beside this repository, where they are at hand.
#[test]
fn real_documents_import_without_an_error() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/postmortems");
    if !folder.is_dir() {
        eprintln!("skipped: the real documents are not at hand");
        return;
    }
    let desk = Desk::new();
    let mut files = files_below(&folder);
    files.sort();
    let arguments: Vec<_> =
        ["--json", "import"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let done = desk.run(&arguments);
    assert!(done.status.success(), "{}", said(&done.stderr));
    let reports: Vec<Value> =
        said(&done.stdout).lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert!(reports.len() >= files.len());
    // Templates have no date of their own.
    let real: Vec<_> =
        reports.iter().filter(|r| !r["file"].as_str().unwrap().contains("/templates/")).collect();
    let with = |found: &dyn Fn(&Value) -> bool| real.iter().filter(|r| found(r)).count();
    let titled = with(&|r| r["title"] != "");
    let dated = with(&|r| r["date"] != Value::Null);
    assert!(titled * 100 >= real.len() * 98, "titles in {titled} of {}", real.len());
    assert!(dated * 100 >= real.len() * 90, "dates in {dated} of {}", real.len());
}

fn files_below(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let (folders, files): (Vec<_>, Vec<_>) = entries.partition(|path| path.is_dir());
    let here = files.iter().map(|path| path.display().to_string());
    here.chain(folders.iter().flat_map(|folder| files_below(folder))).collect()
}

#[test]
fn doctor_names_what_a_received_workspace_brings_along() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let db = afterword_store::Connection::open(desk.path("Team.afterword")).unwrap();
    db.execute_batch("CREATE TRIGGER falsify AFTER UPDATE ON tally BEGIN DELETE FROM remark; END").unwrap();
    drop(db);
    let report = desk.json(&["doctor"]);
    assert_eq!(report["state"], "foreign");
    assert!(report["detail"].as_str().unwrap().contains("a trigger named “falsify”"), "{report}");
    assert_eq!(desk.run(&["doctor"]).status.code(), Some(1));
    let refused = desk.run(&["list"]);
    assert_eq!(refused.status.code(), Some(2));
    assert!(said(&refused.stderr).contains("ask whoever sent it for a JSON export"));
}

#[cfg(unix)]
mod files {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};

    use super::*;

    fn mode(path: &str) -> u32 {
        std::fs::metadata(path).unwrap().mode() & 0o777
    }

    #[test]
    fn an_export_follows_the_umask_and_keeps_the_mode_of_what_it_replaces() {
        let desk = Desk::new();
        desk.run(&["import", &desk.path("login.md")]);
        let export = |umask: &str, to: &str| {
            let done = Command::new("sh")
                .args(["-c", "umask \"$1\"; shift; exec \"$@\"", "sh", umask])
                .arg(env!("CARGO_BIN_EXE_afterword-cli"))
                .args(["--workspace", &desk.path("Team.afterword"), "export", "1", "-o", to])
                .output()
                .unwrap();
            assert!(done.status.success(), "{done:?}");
        };
        for (umask, expected) in [("077", 0o600), ("022", 0o644), ("002", 0o664)] {
            let to = desk.path(&format!("new-{umask}.md"));
            export(umask, &to);
            assert_eq!(mode(&to), expected, "umask {umask}");
        }
        for kept in [0o600, 0o664, 0o640] {
            let to = desk.path(&format!("old-{kept:o}.md"));
            std::fs::write(&to, "old").unwrap();
            std::fs::set_permissions(&to, std::fs::Permissions::from_mode(kept)).unwrap();
            export("022", &to);
            assert_eq!(mode(&to), kept);
            assert!(std::fs::read_to_string(&to).unwrap().starts_with("# Post-Mortem"));
        }
        symlink("old-600.md", desk.path("link.md")).unwrap();
        export("022", &desk.path("link.md"));
        assert!(std::fs::symlink_metadata(desk.path("link.md")).unwrap().is_symlink());
        assert_eq!(mode(&desk.path("old-600.md")), 0o600);
    }

    #[test]
    fn a_pipe_is_told_and_not_waited_for() {
        let desk = Desk::new();
        let pipe = desk.path("pipe.md");
        assert!(Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for arguments in [vec!["import", &pipe], vec!["lint", &pipe], vec!["lint", "--config", &pipe, "x"]] {
            let done = desk.run(&arguments);
            assert!(!done.status.success());
            let told = "it is a device or a pipe. Save what it holds as a file first.";
            assert!(said(&done.stderr).contains(told), "{arguments:?}: {done:?}");
        }
        assert!(!Path::new(&desk.path("Team.afterword")).exists(), "nothing was read, so nothing is made");
        let done = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .args(["--workspace", &pipe, "import", &desk.path("login.md")])
            .output()
            .unwrap();
        assert!(said(&done.stderr).contains("it is not a file"), "{done:?}");
    }

    #[test]
    fn an_argument_that_is_no_text_is_told() {
        let desk = Desk::new();
        let odd = OsStr::from_bytes(b"caf\xe9.md");
        for before in [vec!["import"], vec!["list"], vec!["export"], vec!["lint"], vec!["backup"], vec![]] {
            let done = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
                .args(["--workspace", &desk.path("Team.afterword")])
                .args(&before)
                .arg(odd)
                .output()
                .unwrap();
            let code = done.status.code();
            assert!(code.is_some_and(|code| [1, 2].contains(&code)), "{before:?}: {done:?}");
            assert!(!done.stderr.is_empty() && !said(&done.stderr).contains("panicked"), "{done:?}");
        }
        // A file of this name is read all the same.
        std::fs::copy(desk.path("login.md"), desk.folder.path().join(odd)).unwrap();
        let done = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .args(["--workspace", &desk.path("Team.afterword"), "import"])
            .arg(desk.folder.path().join(odd))
            .output()
            .unwrap();
        assert!(done.status.success(), "{done:?}");
    }

    #[test]
    fn ctrl_c_leaves_a_whole_import_or_none() {
        let desk = Desk::new();
        let files: Vec<_> = (0..300).map(|n| desk.path(&format!("{n}.md"))).collect();
        files.iter().for_each(|file| std::fs::write(file, FOREIGN).unwrap());
        let child = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .args(["--workspace", &desk.path("Team.afterword"), "import"])
            .args(&files)
            .stdout(std::process::Stdio::null())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
        let done = child.wait_with_output().unwrap();
        let there = Path::new(&desk.path("Team.afterword")).exists();
        let rows = if there { desk.json(&["list"]).as_array().unwrap().len() } else { 0 };
        assert_eq!(rows, if done.status.success() { 300 } else { 0 }, "{done:?}");
        if done.status.code() == Some(130) {
            assert_eq!(said(&done.stderr), "The import was stopped; nothing was imported.\n");
        }
    }
}
