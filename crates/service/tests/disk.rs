//! A disk that is full or can't be written: told in a sentence, nothing lost, and all is well once there is room.
//!
//! These tests mount small file systems of their own, which only root may; elsewhere they say that they were skipped.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::print_stderr, missing_docs)]

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::{Duration, Instant};

use afterword_domain::PostMortemId;
use afterword_service::desk::{Desk, Places, SessionState};
use afterword_service::{Format, LibraryOp, LibraryRequest, Look, Now, Op, Problem, Workspace};
use afterword_store::{Finding, Store, integrity};
use serde_json::json;
use tempfile::TempDir;

/// A file system of its own, gone with the test.
struct Disk {
    folder: TempDir,
}

impl Disk {
    /// Mounts a file system of some megabytes, or says that this test is skipped.
    fn mount(megabytes: u32) -> Option<Self> {
        let disk = Self { folder: tempfile::tempdir().unwrap() };
        let size = format!("size={megabytes}m");
        if mount(&["-t", "tmpfs", "-o", &size, "tmpfs"], disk.path()) {
            return Some(disk);
        }
        eprintln!("skipped: no file system can be mounted here");
        None
    }

    fn path(&self) -> &Path {
        self.folder.path()
    }

    fn make_read_only(&self) {
        assert!(mount(&["-o", "remount,ro"], self.path()));
    }

    /// Fills what room is left.
    fn fill(&self) -> PathBuf {
        let filler = self.path().join("filler");
        let mut block = 1 << 16;
        let mut bytes = Vec::new();
        while block >= 512 {
            bytes.resize(bytes.len() + block, 0);
            if std::fs::write(&filler, &bytes).is_err() {
                bytes.truncate(bytes.len() - block);
                block /= 2;
            }
        }
        let _ = std::fs::write(&filler, &bytes);
        filler
    }
}

impl Disk {
    /// Removes what [`Disk::fill`] made, and waits until its room can be used: the system gives it back a little later.
    fn make_room(&self, filler: &Path) {
        let half = vec![0; usize::try_from(filler.metadata().unwrap().len() / 2).unwrap()];
        std::fs::remove_file(filler).unwrap();
        let trial = self.path().join("trial");
        let deadline = Instant::now() + Duration::from_secs(300);
        while std::fs::write(&trial, &half).is_err() {
            assert!(Instant::now() < deadline, "the room was not given back");
        }
        std::fs::remove_file(&trial).unwrap();
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.path()).output();
    }
}

fn mount(arguments: &[&str], at: &Path) -> bool {
    Command::new("mount").args(arguments).arg(at).output().is_ok_and(|done| done.status.success())
}

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_741_000_000, 0).unwrap(),
        uptime: Duration::ZERO,
        today: "2025-03-03".parse().unwrap(),
        zone: chrono_tz::Tz::UTC,
    }
}

fn open(path: &Path) -> Workspace {
    Workspace::new(Store::open_or_make(path, now().today).unwrap(), &now()).unwrap()
}

fn sample(workspace: &Workspace) -> PostMortemId {
    let applied = workspace.apply(&Op::Library { act: LibraryOp::AddSample }, &now()).unwrap();
    PostMortemId(applied.made.unwrap())
}

fn write(workspace: &Workspace, id: PostMortemId, text: &str) -> Result<(), Problem> {
    let edit =
        serde_json::from_value(json!({"topic": "remarks", "edit": "add", "list": "learned", "text": text}))
            .unwrap();
    workspace.apply(&Op::PostMortem { id, edit }, &now()).map(drop)
}

#[test]
fn a_full_disk_is_told_keeps_every_acknowledged_edit_and_is_usable_again_once_there_is_room() {
    let Some(disk) = Disk::mount(2) else { return };
    let path = disk.path().join("Team.afterword");
    let workspace = open(&path);
    let id = sample(&workspace);
    let filler = disk.fill();
    let mut kept = 0;
    let refused = loop {
        match write(&workspace, id, &format!("{kept} {}", "x".repeat(4_000))) {
            Ok(()) => kept += 1,
            Err(problem) => break problem,
        }
        assert!(kept < 1_000, "the disk was never full");
    };
    assert_eq!(refused, Problem::DiskFull);
    assert_eq!(workspace.post_mortem(id).unwrap().remarks.learned.len(), kept);

    disk.make_room(&filler);
    write(&workspace, id, "there is room again").unwrap();
    drop(workspace);
    assert_eq!(open(&path).post_mortem(id).unwrap().remarks.learned.len(), kept + 1);
    assert_eq!(integrity(&path).unwrap(), None);
}

#[test]
fn a_disk_that_fills_up_while_the_log_is_moved_into_the_file_is_no_loss_of_the_file() {
    let Some(disk) = Disk::mount(2) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let places = Places { data: disk.path().to_owned(), config: elsewhere.path().join("config") };
    let desk = Desk::open(places, None, &now(), |_| {});
    let id = sample(&desk.workspace().unwrap());
    // Long words: the log fits, and the file that has to grow by them does not.
    let words = "x".repeat(4_000);
    let mut kept = 0;
    for round in 0..6 {
        let filler = disk.fill();
        while write(&desk.workspace().unwrap(), id, &format!("{kept} {words}")).is_ok() {
            kept += 1;
        }
        for _ in 0..2 {
            let _ = desk.tick(&now());
            desk.watch().unwrap();
        }
        assert_eq!(desk.session(&now()).state, SessionState::Open, "round {round}");
        disk.make_room(&filler);
        for _ in 0..20 {
            kept += usize::from(write(&desk.workspace().unwrap(), id, &format!("{kept} {words}")).is_ok());
        }
    }
    assert_eq!(desk.workspace().unwrap().post_mortem(id).unwrap().remarks.learned.len(), kept);
}

#[test]
fn a_file_that_is_taken_away_is_rescued_once_there_is_room_for_it() {
    let Some(disk) = Disk::mount(2) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let places = Places { data: disk.path().to_owned(), config: elsewhere.path().join("config") };
    let desk = Desk::open(places, None, &now(), |_| {});
    let id = sample(&desk.workspace().unwrap());
    let path = PathBuf::from(desk.session(&now()).path);
    std::fs::rename(&path, disk.path().join("moved")).unwrap();
    let filler = disk.fill();
    assert_eq!(desk.watch(), Err(Problem::DiskFull));
    assert_eq!(write(&desk.workspace().unwrap(), id, "no"), Err(Problem::Lost));
    disk.make_room(&filler);
    desk.watch().unwrap();
    let SessionState::TakenAway { rescued: Some(rescued) } = desk.session(&now()).state else {
        panic!("it was not rescued");
    };
    desk.switch(Path::new(&rescued), &now()).unwrap();
    assert!(desk.workspace().unwrap().post_mortem(id).is_ok());
}

#[test]
fn an_export_to_a_full_disk_is_told_and_leaves_the_file_that_was_there() {
    let Some(disk) = Disk::mount(1) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let workspace = open(&elsewhere.path().join("Team.afterword"));
    let id = sample(&workspace);
    let to = disk.path().join("record.json");
    std::fs::write(&to, "the record of last week").unwrap();
    disk.fill();
    let refused = workspace.files().export(id, Format::Json, Look::default(), &to, &now());
    assert_eq!(refused, Err(Problem::DiskFull));
    assert_eq!(std::fs::read_to_string(&to).unwrap(), "the record of last week");
    assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 2, "nothing half-written is left behind");
}

#[test]
fn a_backup_to_a_full_disk_is_told_and_leaves_no_half_copy() {
    let Some(disk) = Disk::mount(1) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let places = Places { data: elsewhere.path().join("data"), config: elsewhere.path().join("config") };
    let desk = Desk::open(places, None, &now(), |_| {});
    sample(&desk.workspace().unwrap());
    disk.fill();
    let refused = desk.copy_to(&disk.path().join("copy.afterword"));
    assert_eq!(refused, Err(Problem::DiskFull));
    assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 1);
}

#[test]
fn a_workspace_on_a_read_only_disk_is_read_and_says_why_it_can_t_be_changed() {
    let Some(disk) = Disk::mount(8) else { return };
    let path = disk.path().join("Team.afterword");
    let id = sample(&open(&path));
    disk.make_read_only();
    let elsewhere = tempfile::tempdir().unwrap();
    let places = Places { data: elsewhere.path().join("data"), config: elsewhere.path().join("config") };
    let desk = Desk::open(places, Some(&path), &now(), |_| {});
    assert_eq!(desk.session(&now()).state, SessionState::ReadOnly);
    let workspace = desk.workspace().unwrap();
    assert_eq!(workspace.library(&LibraryRequest::default(), &now()).unwrap().matching, 2);
    assert!(!workspace.files().rendered(id, Format::Md, Look::default(), &now()).unwrap().is_empty());
    assert_eq!(write(&workspace, id, "no"), Err(Problem::ReadOnly));
    desk.look_over(&now()).unwrap();

    let copy = elsewhere.path().join("Mine.afterword");
    desk.copy_to(&copy).unwrap();
    desk.switch(&copy, &now()).unwrap();
    write(&desk.workspace().unwrap(), id, "yes").unwrap();
}

#[test]
fn a_folder_where_nothing_can_be_made_is_told_and_another_can_be_chosen() {
    let Some(disk) = Disk::mount(1) else { return };
    disk.make_read_only();
    let elsewhere = tempfile::tempdir().unwrap();
    let places = Places { data: disk.path().join("data"), config: elsewhere.path().join("config") };
    let desk = Desk::open(places, None, &now(), |_| {});
    assert!(matches!(desk.session(&now()).state, SessionState::Unreachable { .. }));
    desk.make(&elsewhere.path().join("Mine.afterword"), &now()).unwrap();
    assert_eq!(desk.session(&now()).state, SessionState::Open);
}

#[test]
fn what_is_in_the_log_alone_is_read_from_a_read_only_disk_too() {
    let Some(disk) = Disk::mount(8) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("Team.afterword");
    let workspace = open(&path);
    let id = sample(&workspace);
    write(&workspace, id, "the last words").unwrap();
    // Carried while it was in use: the file, and the log that holds the last words.
    let carried = disk.path().join("Team.afterword");
    std::fs::copy(&path, &carried).unwrap();
    std::fs::copy(elsewhere.path().join("Team.afterword-wal"), disk.path().join("Team.afterword-wal"))
        .unwrap();
    disk.make_read_only();
    let workspace = open(&carried);
    assert_eq!(workspace.read_only(), (true, false));
    let learned = workspace.post_mortem(id).unwrap().remarks.learned;
    assert!(learned.iter().any(|remark| remark.text == "the last words"));
    assert_eq!(integrity(&carried).unwrap(), None);
    assert_eq!(std::fs::read_dir(disk.path()).unwrap().count(), 2);
}

#[test]
fn an_interrupted_write_is_taken_back_on_a_read_only_disk_too() {
    let Some(disk) = Disk::mount(8) else { return };
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("Team.afterword");
    let id = sample(&open(&path));
    carried_in_a_write(&path, &disk.path().join("Team.afterword"));
    // A journal of the same workspace from an earlier time.
    let later = disk.path().join("Later.afterword");
    write(&open(&path), id, "later").unwrap();
    write(&open(&path), id, "later still").unwrap();
    std::fs::copy(&path, &later).unwrap();
    let stray = disk.path().join("Later.afterword-journal");
    std::fs::copy(disk.path().join("Team.afterword-journal"), &stray).unwrap();
    disk.make_read_only();
    let carried = open(&disk.path().join("Team.afterword"));
    assert!(carried.post_mortem(id).unwrap().timeline.iter().all(|event| event.text.len() < 1_000));
    assert!(carried.findings().is_empty());
    let later = open(&later);
    assert_eq!(later.post_mortem(id).unwrap().remarks.learned.len(), 2);
    assert_eq!(later.findings(), [Finding::LogKeptAside(stray)]);
}

/// Copies a workspace as it lies on disk in the midst of a write: the file has new pages, the journal the old ones.
fn carried_in_a_write(path: &Path, to: &Path) {
    let db = afterword_store::Connection::open(path).unwrap();
    let text = "x".repeat(200_000);
    db.execute_batch(
        "PRAGMA journal_mode = DELETE; PRAGMA cache_size = 1; PRAGMA cache_spill = ON; BEGIN;
         UPDATE meta SET value = hex(randomblob(16)) WHERE name = 'file_state';",
    )
    .unwrap();
    db.execute("UPDATE timeline_event SET text = ?1", [text]).unwrap();
    std::fs::copy(path, to).unwrap();
    let journal = |path: &Path| path.with_extension("afterword-journal");
    std::fs::copy(journal(path), journal(to)).unwrap();
}
