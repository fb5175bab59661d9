//! A process that is killed at any moment leaves a workspace that opens and holds every acknowledged edit.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use afterword_domain::PostMortemId;
use afterword_service::{Area, LibraryOp, LibraryRequest, Now, Op, Service};
use afterword_store::{Store, integrity};
use serde_json::json;

/// How often the writer is killed.
const TIMES: u64 = 220;
/// Names the workspace to the writer; without it, the writer's test does nothing.
const WORKSPACE: &str = "AFTERWORD_KILL_TEST";

fn now() -> Now {
    Now {
        utc: chrono::DateTime::from_timestamp(1_741_000_000, 0).unwrap(),
        uptime: Duration::ZERO,
        today: "2025-03-03".parse().unwrap(),
    }
}

fn open(path: &Path) -> Service {
    Service::new(Store::open_or_make(path, now().today).unwrap(), &now()).unwrap()
}

fn only(service: &Service) -> PostMortemId {
    service.library(&LibraryRequest::default(), &now()).unwrap().rows[0].id
}

/// The process that is killed: adds remarks as fast as it can and tells each one that was acknowledged.
#[test]
fn writer() {
    let Some(path) = std::env::var_os(WORKSPACE) else {
        return;
    };
    let service = open(Path::new(&path));
    let id = only(&service);
    let told = std::io::stdout();
    for n in 0.. {
        let text = format!("{} {n}", std::process::id());
        let edit = serde_json::from_value(
            json!({"topic": "remarks", "edit": "add", "list": "learned", "text": text}),
        )
        .unwrap();
        service.apply(&Op::PostMortem { id, edit }, &now()).unwrap();
        writeln!(&told, "kept {text}").unwrap();
    }
}

#[test]
fn every_acknowledged_edit_survives_kill_9_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    let create = LibraryOp::Create {
        title: "Killed".into(),
        service: "Search".into(),
        date: None,
        zone: chrono_tz::UTC,
    };
    open(&path).apply(&Op::Library { act: create }, &now()).unwrap();

    let mut acknowledged: Vec<String> = Vec::new();
    let mut chance: u64 = 0x9e37_79b9_7f4a_7c15;
    for _ in 0..TIMES {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let (edits, moment) = ((chance >> 33) % 6, Duration::from_micros((chance >> 40) % 900));
        let mut writer = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "writer", "--nocapture"])
            .env(WORKSPACE, &path)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut told = BufReader::new(writer.stdout.take().unwrap());
        let mut line = String::new();
        let mut seen = 0;
        while seen < edits && told.read_line(&mut line).unwrap() > 0 {
            seen += u64::from(keep(&line, &mut acknowledged));
            line.clear();
        }
        // Somewhere within the next edit.
        let until = Instant::now() + moment;
        while Instant::now() < until {
            std::hint::spin_loop();
        }
        writer.kill().unwrap();
        writer.wait().unwrap();
        // What it told before it was killed counts too.
        for line in told.lines().map_while(Result::ok) {
            keep(&line, &mut acknowledged);
        }

        let service = open(&path);
        let snapshot = service.snapshot(only(&service), &[Area::Remarks], &now()).unwrap();
        let kept: Vec<_> = snapshot.remarks.unwrap().learned.into_iter().map(|r| r.text).collect();
        let lost: Vec<_> = acknowledged.iter().filter(|text| !kept.contains(text)).collect();
        assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    }
    assert_eq!(integrity(&path).unwrap(), None);
    assert!(acknowledged.len() as u64 > TIMES, "the writer was killed before it wrote");
}

fn keep(line: &str, acknowledged: &mut Vec<String>) -> bool {
    // The first lines of a test process are its own; the writer's begin with a word.
    let Some((_, text)) = line.trim_end().split_once("kept ") else {
        return false;
    };
    acknowledged.push(text.to_owned());
    true
}
