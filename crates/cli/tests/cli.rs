//! The built program: its answers, its exit codes, what it leaves behind.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

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
    assert!(said(&done.stderr).contains("missing.md can't be used"));
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
        said(&workspace.stderr).ends_with("Team.afterword is not there.\n"),
        "reading makes no workspace"
    );
    desk.run(&["import", &desk.path("login.md")]);
    let missing = desk.run(&["export", "PM-99"]);
    assert_eq!((missing.status.code(), said(&missing.stderr).trim()), (Some(2), "PM-99 is not there."));
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

const BLAMING: &str = "# Post-mortem\n\n## Timeline\n\n- 10:02 Raj ran the script\n\n## Root cause\n\nNobody checked the migration.\n\
    **Raj should have tested it**.\n";

#[test]
fn lint_tells_blame_with_its_place_and_leaves_the_timeline_alone() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let done = desk.run(&["--json", "lint", &desk.path("blame.md")]);
    assert_eq!(done.status.code(), Some(1));
    let told: Value = serde_json::from_slice(&done.stdout).unwrap();
    let places: Vec<_> =
        told.as_array().unwrap().iter().map(|one| (one["line"].clone(), one["column"].clone())).collect();
    assert_eq!(places, [(9.into(), 1.into()), (10.into(), 3.into())]);
    assert_eq!(
        (told[0]["kind"].as_str(), told[0]["text"].as_str()),
        (Some("omission"), Some("Nobody checked"))
    );
    assert_eq!(told[0]["suggestion"], "Nothing checks the migration");
    assert!(told[1]["suggestion"].is_null());
}

#[test]
fn lint_of_a_blameless_document_is_silent_and_all_is_well() {
    let desk = Desk::new();
    let done = desk.run(&["lint", &desk.path("login.md")]);
    assert_eq!((done.status.code(), said(&done.stdout)), (Some(0), String::new()));
}

#[test]
fn lint_keeps_to_the_exceptions_of_a_repository() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let config = desk.path("exceptions.toml");
    let lint = |exceptions: &str| {
        std::fs::write(&config, exceptions).unwrap();
        desk.run(&["lint", "--config", &config, &desk.path("blame.md")])
    };
    let lines = |exceptions: &str| said(&lint(exceptions).stdout).lines().count();
    assert_eq!(lines("[lint]\noff = [\"nobody-did\"]\n"), 1);
    assert_eq!(lines("[lint]\nkeep = [\"nobody CHECKED\"]\n"), 1);
    let wrong = lint("[lint]\noff = [\"nobody\"]\n");
    assert_eq!(wrong.status.code(), Some(2));
    assert!(said(&wrong.stderr).contains("no rule is called “nobody”"), "{wrong:?}");
}

#[test]
fn lint_annotates_for_github() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let github = desk.run(&["lint", "--format", "github", &desk.path("blame.md")]);
    assert!(said(&github.stdout).starts_with("::warning file="), "{github:?}");
}

#[test]
fn lint_writes_sarif_in_which_nothing_is_missing_or_unknown() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame ü.md"), BLAMING).unwrap();
    let told = desk.run(&["lint", "--format", "sarif", &desk.path("blame ü.md")]);
    let told: Value = serde_json::from_slice(&told.stdout).unwrap();
    // These types are made from the schema of SARIF 2.1.0: a field that it lacks would be lost on the way back.
    let sarif: serde_sarif::sarif::Sarif = serde_json::from_value(told.clone()).unwrap();
    assert_eq!(serde_json::to_value(&sarif).unwrap(), told);
    let run = &sarif.runs[0];
    let rules: Vec<_> = run.tool.driver.rules.iter().flatten().map(|rule| rule.id.clone()).collect();
    let results = run.results.as_deref().unwrap();
    assert_eq!(results.len(), 2);
    let region = &told["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"];
    assert_eq!(*region, serde_json::json!({"startLine": 9, "startColumn": 1, "endLine": 9, "endColumn": 15}));
    for result in results {
        assert!(rules.contains(result.rule_id.as_ref().unwrap()), "{result:?}");
    }
}

/// The words of [`BLAMING`] as other programs save them.
fn saved_as(encoding: &str) -> Vec<u8> {
    let units = || "\u{feff}".chars().chain(BLAMING.chars()).collect::<String>();
    match encoding {
        "utf-16le" => units().encode_utf16().flat_map(u16::to_le_bytes).collect(),
        "utf-16be" => units().encode_utf16().flat_map(u16::to_be_bytes).collect(),
        "utf-8 with a mark" => units().into_bytes(),
        "crlf" => BLAMING.replace('\n', "\r\n").into_bytes(),
        "latin-1" => [BLAMING.as_bytes(), b"\n\nThe caf\xe9 was closed.\n"].concat(),
        _ => panic!("{encoding}"),
    }
}

#[test]
fn lint_reads_every_encoding_that_import_reads() {
    let desk = Desk::new();
    for encoding in ["utf-16le", "utf-16be", "utf-8 with a mark", "crlf", "latin-1"] {
        std::fs::write(desk.path("blame.md"), saved_as(encoding)).unwrap();
        assert_eq!(desk.run(&["import", "--dry-run", &desk.path("blame.md")]).status.code(), Some(0));
        let done = desk.run(&["--json", "lint", &desk.path("blame.md")]);
        let found: Value = serde_json::from_slice(&done.stdout).unwrap();
        let places: Vec<_> = found.as_array().unwrap().iter().map(|one| one["line"].as_u64()).collect();
        assert_eq!((done.status.code(), places), (Some(1), vec![Some(9), Some(10)]), "{encoding}");
        // The exceptions may be saved the same way.
        let exceptions: Vec<u8> =
            "\u{feff}[lint]\noff = [\"nobody-did\"]\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        std::fs::write(desk.path("exceptions.toml"), exceptions).unwrap();
        let kept = desk.run(&["lint", "--config", &desk.path("exceptions.toml"), &desk.path("blame.md")]);
        assert_eq!(said(&kept.stdout).lines().count(), 1, "{kept:?}");
    }
}

#[test]
fn lint_goes_on_after_a_file_that_it_can_t_check_and_says_so_by_its_exit_code() {
    let desk = Desk::new();
    std::fs::write(desk.path("blame.md"), BLAMING).unwrap();
    let german = "# Ausfall\n\nNiemand hat die Migration geprüft, bevor sie in den Betrieb ging.\n";
    std::fs::write(desk.path("german.md"), german).unwrap();
    std::fs::write(desk.path("empty.md"), "").unwrap();
    std::fs::write(desk.path("rule.md"), "---\n").unwrap();
    std::fs::write(desk.path("picture.md"), b"\x89PNG\r\n\x1a\n\0\0\0").unwrap();
    let utf_32: Vec<u8> = "\u{feff}Nobody checked".chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
    std::fs::write(desk.path("wide.md"), utf_32).unwrap();
    let (blame, login, folder) = (desk.path("blame.md"), desk.path("login.md"), desk.path("."));
    for (file, why) in [
        ("gone.md", "it is not there"),
        (&folder, "it is a folder"),
        ("german.md", "it is not in English"),
        ("empty.md", "there is nothing in it"),
        ("rule.md", "it has no text"),
        ("picture.md", "it is not text"),
        ("wide.md", "it is not text"),
    ] {
        let file = if file == folder { folder.clone() } else { desk.path(file) };
        let done = desk.run(&["lint", &blame, &file, &login]);
        assert_eq!((done.status.code(), said(&done.stdout).lines().count()), (Some(2), 2), "{done:?}");
        assert!(said(&done.stderr).starts_with(&format!("{file}: not checked: {why}")), "{done:?}");
        assert_eq!(desk.run(&["lint", &login, &file]).status.code(), Some(2), "{file}");
        let done = desk.run(&["lint", "--format", "sarif", &login, &file]);
        let sarif: Value = serde_json::from_slice(&done.stdout).unwrap();
        let invocation = &sarif["runs"][0]["invocations"][0];
        assert_eq!(invocation["executionSuccessful"], false);
        let text = invocation["toolExecutionNotifications"][0]["message"]["text"].as_str().unwrap();
        assert!(text.contains(why), "{text}");
        let done = desk.run(&["lint", "--format", "github", &login, &file]);
        assert!(said(&done.stdout).starts_with("::error file="), "{done:?}");
    }
}

#[test]
fn sarif_tells_paths_from_the_root_of_the_repository_however_they_are_named() {
    let desk = Desk::new();
    let root = desk.folder.path().join("my repo");
    for folder in ["docs", "tools/deep", ".git"] {
        std::fs::create_dir_all(root.join(folder)).unwrap();
    }
    std::fs::write(root.join("docs/x y.md"), BLAMING).unwrap();
    std::fs::write(desk.path("outside.md"), BLAMING).unwrap();
    let sarif = |folder: &str, file: &str| {
        let done = Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .current_dir(desk.folder.path().join(folder))
            .args(["lint", "--format", "sarif", file])
            .output()
            .unwrap();
        let run = serde_json::from_slice::<Value>(&done.stdout).unwrap()["runs"][0].clone();
        let artifact = &run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"];
        (artifact.clone(), run["originalUriBaseIds"]["%SRCROOT%"]["uri"].as_str().unwrap().to_owned())
    };
    let whole = root.join("docs/x y.md").display().to_string();
    let below = serde_json::json!({ "uri": "docs/x%20y.md", "uriBaseId": "%SRCROOT%" });
    for (folder, file) in [
        ("my repo", "docs/x y.md"),
        ("my repo", "./docs/x y.md"),
        ("my repo", "docs/../docs/./x y.md"),
        ("my repo/docs", "x y.md"),
        ("my repo/tools", "../docs/x y.md"),
        ("my repo/tools/deep", "../../docs/x y.md"),
        ("my repo/tools", &whole),
        // From outside, the repository is that of the file.
        (".", "my repo/docs/x y.md"),
    ] {
        let (artifact, base) = sarif(folder, file);
        assert_eq!(artifact, below, "{folder} {file}");
        assert!(base.starts_with("file:///") && base.ends_with("/my%20repo/"), "{base}");
    }
    let (artifact, _) = sarif("my repo/docs", "../../outside.md");
    let uri = artifact["uri"].as_str().unwrap();
    assert!(uri.starts_with("file:///") && uri.ends_with("/outside.md"), "{artifact}");
    assert!(artifact["uriBaseId"].is_null());
    // Without a repository it is the working folder.
    std::fs::remove_dir(root.join(".git")).unwrap();
    assert_eq!(sarif("my repo/docs", "./x y.md").0["uri"], "x%20y.md");
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
    assert!(said(&refused.stderr).contains("ask whoever sent it for an export as JSON"));
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

#[test]
fn a_slip_in_the_name_of_the_workspace_makes_no_folder() {
    let desk = Desk::new();
    let run = |workspace: &str, more: &[&str]| {
        Command::new(env!("CARGO_BIN_EXE_afterword-cli"))
            .args(["--workspace", workspace, "import", &desk.path("login.md")])
            .args(more)
            .output()
            .unwrap()
    };
    let folder = desk.path("tpyo");
    for more in [&[][..], &["--dry-run"]] {
        let done = run(&desk.path("tpyo/Team.afterword"), more);
        assert_eq!(
            (done.status.code(), said(&done.stderr)),
            (Some(2), format!("The folder {folder} is not there.\n"))
        );
        assert!(!Path::new(&folder).exists());
    }
    let made = desk.path("Team.afterword");
    assert_eq!(said(&run(&made, &[]).stderr), format!("A new workspace was made: {made}\n"));
    assert_eq!(said(&run(&made, &[]).stderr), "");
}

#[test]
fn doctor_tells_of_a_history_that_does_not_fit() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let db = afterword_store::Connection::open(desk.path("Team.afterword")).unwrap();
    db.execute_batch("UPDATE history SET changeset = x'54FF00'").unwrap();
    drop(db);
    let report = desk.json(&["doctor"]);
    assert_eq!(report["state"], "doubtful", "{report}");
    assert_eq!(desk.run(&["doctor"]).status.code(), Some(1));
}

#[test]
fn a_log_that_does_not_belong_to_the_workspace_is_told_by_every_command() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let log = desk.path("Team.afterword-wal");
    std::fs::write(&log, "not a log at all ".repeat(1_000)).unwrap();
    assert_eq!(desk.json(&["doctor"])["state"], "stray");
    assert_eq!(desk.run(&["doctor"]).status.code(), Some(1));
    let listed = desk.run(&["list"]);
    assert!(said(&listed.stderr).contains("does not belong to it"), "{listed:?}");
    assert!(listed.status.success() && Path::new(&desk.path("Team log kept aside 1.afterword-wal")).exists());
    assert_eq!(desk.json(&["doctor"])["state"], "good");
}

#[test]
fn doctor_tells_of_a_value_that_no_field_holds() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let db = afterword_store::Connection::open(desk.path("Team.afterword")).unwrap();
    db.execute_batch("UPDATE post_mortem SET severity = 'abc'").unwrap();
    drop(db);
    assert_eq!(desk.json(&["doctor"])["state"], "damaged");
    let listed = desk.run(&["list"]);
    assert!(said(&listed.stderr).contains("The workspace file is damaged"), "{listed:?}");
}

#[test]
fn what_only_reads_leaves_the_workspace_alone_in_its_folder() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    for arguments in [
        &["doctor"][..],
        &["import", "--dry-run", &desk.path("login.md")],
        &["list"],
        &["check", "1"],
        &["backup", &desk.path("Copy.afterword")],
    ] {
        assert_ne!(desk.run(arguments).status.code(), Some(2), "{arguments:?}");
        let entries = std::fs::read_dir(desk.folder.path()).unwrap();
        let mut names: Vec<_> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.retain(|name| name != "login.md" && name != "Copy.afterword");
        assert_eq!(names, ["Team.afterword"], "{arguments:?}");
    }
}

#[test]
fn a_copy_that_can_not_be_made_is_told_in_plain_words() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let long = "n".repeat(300);
    let cases = [
        (desk.path("nowhere/Copy.afterword"), format!("The folder {} is not there.", desk.path("nowhere"))),
        (desk.path(""), "This place can't be used: it is a folder, a device or a pipe and no file. Choose another place.".into()),
        (desk.path(&long), "This file can't be used: its name is too long, or has a character that is not allowed here. Choose another place.".into()),
        (desk.path("Team.afterword"), OWN.into()),
        (desk.path("Team.afterword-wal"), OWN.into()),
    ];
    for (to, sentence) in cases {
        let done = desk.run(&["backup", &to]);
        assert_eq!((done.status.code(), said(&done.stderr)), (Some(2), format!("{sentence}\n")), "{to}");
    }
}

/// What is said of a copy that would replace the workspace.
const OWN: &str =
    "This place can't be used: it is the workspace itself, or belongs to it. Choose another place.";

#[test]
fn an_import_makes_no_new_workspace_where_only_copies_are_left() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    desk.run(&["backup"]);
    std::fs::remove_file(desk.path("Team.afterword")).unwrap();
    let done = desk.run(&["import", &desk.path("login.md")]);
    assert_eq!(done.status.code(), Some(2));
    assert!(said(&done.stderr).contains("it is missing, but there are copies of it."), "{done:?}");
    assert!(!Path::new(&desk.path("Team.afterword")).exists());
}

#[test]
fn a_record_or_a_copy_is_never_written_over_a_workspace_or_what_lies_beside_it() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let other = desk.path("Other.afterword");
    desk.run(&["backup", &other]);
    std::fs::write(desk.path("Other.afterword-wal"), "the log").unwrap();
    let said_of = |arguments: &[&str]| said(&desk.run(arguments).stderr);
    for beside in ["Team.afterword", "Team.afterword-wal", "Team.afterword-shm", "Team.afterword-journal"] {
        assert_eq!(
            said_of(&["export", "1", "--format", "md", "--out", &desk.path(beside)]),
            format!("{OWN}\n")
        );
    }
    let foreign = "This place can't be used: it is a workspace, or belongs to one. Choose another place.\n";
    for (to, command) in [
        ("Other.afterword", &["export", "1", "--format", "md", "--out"][..]),
        ("Other.afterword-wal", &["export", "1", "--format", "md", "--out"]),
        ("Other.afterword-wal", &["backup"]),
    ] {
        assert_eq!(said_of(&[command, &[&desk.path(to)]].concat()), foreign, "{to}");
    }
    assert_eq!(std::fs::read_to_string(desk.path("Other.afterword-wal")).unwrap(), "the log");
}

#[test]
fn programs_that_come_and_go_at_the_same_time_lose_nothing_and_see_no_stray() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let run = |work: &[&str], times: usize| {
        let mut done = 0;
        for _ in 0..times {
            let output = desk.run(work);
            let error = said(&output.stderr);
            assert!(output.status.success() || error.contains("Try again in a moment"), "{error}");
            assert!(!error.contains("does not belong to it"), "{error}");
            done += usize::from(output.status.success());
        }
        done
    };
    let imported: usize = std::thread::scope(|scope| {
        let login = desk.path("login.md");
        let readers: Vec<_> = (0..3).map(|_| scope.spawn(|| run(&["list"], 15))).collect();
        let writers: Vec<_> = (0..3)
            .map(|_| {
                let login = login.clone();
                scope.spawn(move || run(&["import", &login], 10))
            })
            .collect();
        for reader in readers {
            reader.join().unwrap();
        }
        writers.into_iter().map(|writer| writer.join().unwrap()).sum()
    });
    assert_eq!(desk.json(&["list"]).as_array().unwrap().len(), imported + 1);
    assert_eq!(desk.json(&["doctor"])["state"], "good");
}

#[test]
fn what_a_received_workspace_holds_does_nothing_in_a_terminal() {
    let desk = Desk::new();
    desk.run(&["import", &desk.path("login.md")]);
    let db = afterword_store::Connection::open(desk.path("Team.afterword")).unwrap();
    db.execute_batch(
        "UPDATE post_mortem SET title = 'A' || char(27) || '[2J' || char(10) || 'PM-99 ' || char(0x202e)",
    )
    .unwrap();
    drop(db);
    let listed = said(&desk.run(&["list"]).stdout);
    assert!(listed.ends_with("A\u{fffd}[2J PM-99 \u{fffd}\n"), "{listed:?}");
    assert_eq!(listed.lines().count(), 1);
}
