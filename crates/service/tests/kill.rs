//! A process that is killed at any moment leaves a workspace that opens and holds every acknowledged edit.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use afterword_domain::PostMortemId;
use afterword_service::{LibraryOp, LibraryRequest, Now, Op, Workspace};
use afterword_store::{Store, backup, has_strays, integrity};
use serde_json::json;
use tempfile::TempDir;

/// Names the workspace to the writer; without it, the writer's test does nothing.
const WORKSPACE: &str = "AFTERWORD_KILL_TEST";
/// What the writer does between its edits.
const WORK: &str = "AFTERWORD_KILL_WORK";

/// A workspace of the first version, with one post-mortem.
const FIRST: &[u8] = include_bytes!("data/version-1.afterword");

fn now(second: i64) -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_741_000_000 + second, 0).unwrap(),
        uptime: Duration::from_secs(second.unsigned_abs()),
        today: "2025-03-03".parse().unwrap(),
        zone: chrono_tz::Tz::UTC,
    }
}

fn open(path: &Path) -> Workspace {
    Workspace::new(Store::open(path, now(0).today).unwrap(), &now(0)).unwrap()
}

fn only(workspace: &Workspace) -> PostMortemId {
    workspace.library(&LibraryRequest::default(), &now(0)).unwrap().rows[0].id
}

fn add(workspace: &Workspace, id: PostMortemId, text: &str) {
    let edit =
        serde_json::from_value(json!({"topic": "remarks", "edit": "add", "list": "learned", "text": text}))
            .unwrap();
    workspace.apply(&Op::PostMortem { id, edit }, &now(0)).unwrap();
}

/// The process that is killed: adds remarks as fast as it can, tells each one that was acknowledged, and does what it
/// was asked to do in between.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(WORKSPACE).map(PathBuf::from) else {
        return;
    };
    let work = std::env::var(WORK).unwrap();
    let mut workspace = open(&path);
    let id = only(&workspace);
    let told = std::io::stdout();
    for n in 0.. {
        let text = format!("{} {n}", std::process::id());
        add(&workspace, id, &text);
        writeln!(&told, "kept {text}").unwrap();
        let at = now(n).utc.naive_utc();
        match work.as_str() {
            "checkpoints" => {
                workspace.tick(&now(n)).unwrap();
                workspace.tick(&now(n)).unwrap();
            }
            "copies" => drop(backup::now(&path, at).unwrap()),
            "recoveries" => {
                let copy = backup::now(&path, at).unwrap();
                workspace.close().unwrap();
                backup::restore(&path, &copy, at).unwrap();
                workspace = open(&path);
            }
            _ => {}
        }
    }
}

/// A writer that is killed again and again.
struct Room {
    folder: TempDir,
    work: &'static str,
    acknowledged: Vec<String>,
    chance: u64,
}

impl Room {
    fn new(work: &'static str) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let room = Self { folder, work, acknowledged: Vec::new(), chance: 0x9e37_79b9_7f4a_7c15 };
        std::fs::create_dir(room.path().parent().unwrap()).unwrap();
        room
    }

    fn path(&self) -> PathBuf {
        // The name of the folder decides how SQLite writes: with a log, or with a rollback journal.
        let folder = if self.work == "journals" { "Dropbox" } else { "Documents" };
        self.folder.path().join(folder).join("Team.afterword")
    }

    fn make(&self) {
        let create = LibraryOp::Create {
            title: "Killed".into(),
            service: "Search".into(),
            date: None,
            zone: chrono_tz::UTC,
        };
        let store = Store::make(&self.path(), now(0).today).unwrap();
        Workspace::new(store, &now(0)).unwrap().apply(&Op::Library { act: create }, &now(0)).unwrap();
    }

    /// Starts the writer, and kills it at some moment after it told of some edits.
    fn kill_once(&mut self, longest: Duration) {
        self.chance =
            self.chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (edits, part) = ((self.chance >> 33) % 6, (self.chance >> 40) % 1_000);
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(WORKSPACE, self.path())
            .env(WORK, self.work)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(writer.stdout.take().unwrap());
        let mut line = String::new();
        let mut seen = 0;
        let edits = if self.work == "migrations" { 0 } else { edits };
        while seen < edits && told.read_line(&mut line).unwrap() > 0 {
            seen += u64::from(keep(&line, &mut self.acknowledged));
            line.clear();
        }
        let until = Instant::now() + longest.mul_f64(part as f64 / 1_000.0);
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        // What it told before it was killed counts too.
        for line in told.lines().map_while(Result::ok) {
            keep(&line, &mut self.acknowledged);
        }
    }

    /// The workspace; a recovery that was killed may have left only the copy that it was about to put there.
    fn reopened(&self) -> Workspace {
        let path = self.path();
        if !path.exists() {
            assert_eq!(self.work, "recoveries", "the workspace is gone");
            let copy = backup::newest_good(&path).unwrap().expect("neither a workspace nor a copy of it");
            backup::restore(&path, &copy.path, now(0).utc.naive_utc()).unwrap();
        }
        open(&path)
    }

    fn holds_everything(&self) {
        assert!(!has_strays(&self.path()).unwrap(), "{}: what SQLite left is taken for a stray", self.work);
        let workspace = self.reopened();
        let kept = workspace.post_mortem(only(&workspace)).unwrap().remarks.learned;
        let is_lost = |text: &&String| !kept.iter().any(|remark| remark.text == **text);
        let lost: Vec<_> = self.acknowledged.iter().filter(is_lost).collect();
        assert!(lost.is_empty(), "{}: acknowledged and lost: {lost:?}", self.work);
        workspace.close().unwrap();
        assert_eq!(integrity(&self.path()).unwrap(), None, "{}", self.work);
    }
}

fn keep(line: &str, acknowledged: &mut Vec<String>) -> bool {
    // The first lines of a test process are its own; the writer's begin with a word.
    let Some((_, text)) = line.trim_end().split_once("kept ") else {
        return false;
    };
    acknowledged.push(text.to_owned());
    true
}

fn survives(work: &'static str, times: usize, longest: Duration) {
    let mut room = Room::new(work);
    room.make();
    for _ in 0..times {
        room.kill_once(longest);
        room.holds_everything();
    }
    assert!(room.acknowledged.len() > times, "the writer was killed before it wrote");
}

#[test]
fn every_acknowledged_edit_survives_a_kill_at_any_moment() {
    survives("edits", 150, Duration::from_micros(900));
}

#[test]
fn every_acknowledged_edit_survives_a_kill_in_a_synchronised_folder() {
    survives("journals", 100, Duration::from_millis(2));
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_a_checkpoint() {
    survives("checkpoints", 80, Duration::from_millis(3));
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_a_copy() {
    survives("copies", 40, Duration::from_millis(8));
}

#[test]
fn every_acknowledged_edit_survives_a_kill_during_a_recovery() {
    survives("recoveries", 40, Duration::from_millis(15));
}

#[test]
fn a_workspace_of_an_older_version_survives_a_kill_while_it_is_brought_up() {
    let mut room = Room::new("migrations");
    for _ in 0..40 {
        std::fs::write(room.path(), FIRST).unwrap();
        let _ = std::fs::remove_dir_all(backup::folder(&room.path()));
        room.acknowledged.clear();
        room.kill_once(Duration::from_millis(40));
        room.holds_everything();
        std::fs::remove_file(room.path()).unwrap();
    }
}
