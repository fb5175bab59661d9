//! What each command does to a workspace, and what it leaves alone.

use super::*;

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
            (Some(2), format!("The folder {folder} could not be found.\n"))
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
        (desk.path("nowhere/Copy.afterword"), format!("The folder {} could not be found.", desk.path("nowhere"))),
        (desk.path(""), "This place can’t be used: it is a folder, a device or a pipe and no file. Choose another place.".into()),
        (desk.path(&long), "This file can’t be used: its name is too long, or has a character that is not allowed here. Choose another place.".into()),
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
    "This place can’t be used: it is the workspace itself, or belongs to it. Choose another place.";

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
    let foreign = "This place can’t be used: it is a workspace, or belongs to one. Choose another place.\n";
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
