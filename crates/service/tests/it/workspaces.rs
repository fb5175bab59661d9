//! Workspaces: made, opened, copied, backed up, damaged, recovered, of a newer version.

mod copies;

use std::path::Path;

use afterword_service::desk::{Desk, Places, SessionState};
use afterword_service::{LibraryOp, LibraryRequest, Op, Problem, Workspace};
use afterword_store::{Store, backup};
use tempfile::TempDir;

use crate::world::now;

fn desk(folder: &TempDir) -> Desk {
    let places = Places { data: folder.path().join("data"), config: folder.path().join("config") };
    Desk::open(places, None, &now(0), |_| {})
}

fn state(desk: &Desk) -> SessionState {
    desk.session(&now(0)).state
}

fn add_sample(desk: &Desk) {
    let op = Op::Library { act: LibraryOp::AddSample };
    desk.workspace().unwrap().apply(&op, &now(1)).unwrap();
}

fn count(desk: &Desk) -> u32 {
    desk.workspace().unwrap().library(&LibraryRequest::default(), &now(2)).unwrap().matching
}

fn workspace(desk: &Desk) -> std::path::PathBuf {
    desk.session(&now(0)).path.into()
}

/// Writes over the middle of a file that is not in use.
fn damage(path: &Path) {
    let mut bytes = std::fs::read(path).unwrap();
    let middle = bytes.len() / 2;
    let end = (middle + 20_000).min(bytes.len());
    bytes[middle..end].fill(0xA5);
    std::fs::write(path, bytes).unwrap();
}

#[test]
fn the_first_start_makes_a_workspace_and_the_next_finds_it() {
    let folder = tempfile::tempdir().unwrap();
    add_sample(&desk(&folder));
    let again = desk(&folder);
    assert_eq!(state(&again), SessionState::Open);
    assert_eq!(count(&again), 2);
}

#[test]
fn another_workspace_is_opened_next_time_too_and_the_first_is_remembered() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    let other = folder.path().join("Payments.afterword");
    desk_one.make(&other, &now(1)).unwrap();
    drop(desk_one);
    let session = desk(&folder).session(&now(0));
    assert_eq!(session.name, "Payments");
    assert_eq!(session.recent.len(), 2);
}

#[test]
fn one_copy_a_day_is_kept_and_the_oldest_go() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    add_sample(&desk);
    let path = workspace(&desk);
    let day = |n: i64| now(0).today + chrono::TimeDelta::days(n);
    for n in 0..14 {
        assert!(backup::daily(&path, day(n)).unwrap().is_some());
        assert!(backup::daily(&path, day(n)).unwrap().is_none(), "once a day");
    }
    let dates: Vec<_> = backup::copies(&path).unwrap().into_iter().map(|c| c.date).collect();
    assert_eq!(dates, (4..14).rev().map(day).collect::<Vec<_>>());
}

#[test]
fn a_damaged_workspace_is_told_kept_and_replaced_by_the_newest_good_copy() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    desk_one.look_over(&now(3)).unwrap();
    let path = workspace(&desk_one);
    let bad_copy = desk_one.back_up(&now(4)).unwrap();
    drop(desk_one);
    damage(Path::new(&bad_copy));
    damage(&path);

    let desk_two = desk(&folder);
    desk_two.look_over(&now(5)).unwrap();
    let SessionState::Damaged { backup: Some(copy), .. } = state(&desk_two) else {
        panic!("expected damage with a copy, got {:?}", state(&desk_two));
    };
    assert_ne!(copy, bad_copy, "a damaged copy is never offered");
    assert!(matches!(desk_two.workspace(), Err(Problem::Damaged { .. })));

    let kept = desk_two.recover(Some(Path::new(&copy)), &now(6)).unwrap();
    assert!(Path::new(&kept).is_file());
    assert_eq!((state(&desk_two), count(&desk_two)), (SessionState::Open, 2));
}

#[test]
fn something_else_in_the_place_of_a_workspace_is_damage_and_is_kept() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("data").join("Post-mortems.afterword");
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, "this is a shopping list, and a long one at that: milk, eggs, bread").unwrap();
    let desk = desk(&folder);
    assert!(matches!(state(&desk), SessionState::Damaged { backup: None, .. }));
    let kept = desk.recover(None, &now(1)).unwrap();
    assert!(std::fs::read_to_string(kept).unwrap().starts_with("this is a shopping list"));
    assert_eq!(count(&desk), 0);
}

#[test]
fn a_workspace_of_a_newer_version_is_read_and_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    let path = workspace(&desk_one);
    drop(desk_one);
    rusqlite_set_version(&path, 999);
    let before = std::fs::read(&path).unwrap();

    let desk_two = desk(&folder);
    assert_eq!((state(&desk_two), count(&desk_two)), (SessionState::Newer, 2));
    let refused = desk_two.workspace().unwrap().apply(&Op::Library { act: LibraryOp::AddSample }, &now(1));
    assert!(matches!(refused, Err(Problem::Newer)));
    desk_two.look_over(&now(2)).unwrap();
    drop(desk_two);
    assert_eq!(std::fs::read(&path).unwrap(), before);
    assert!(backup::copies(&path).unwrap().is_empty());
}

fn rusqlite_set_version(path: &Path, version: i64) {
    let db = afterword_store::Connection::open(path).unwrap();
    db.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA user_version = {version};")).unwrap();
}

#[test]
fn a_copy_holds_everything_and_is_one_plain_file() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    let to = folder.path().join("elsewhere.afterword");
    desk_one.copy_to(&to).unwrap();
    desk_one.switch(&to, &now(1)).unwrap();
    assert_eq!(count(&desk_one), 2);
    let open = workspace(&desk_one);
    assert!(matches!(desk_one.copy_to(&open), Err(Problem::File { .. })), "never onto itself");
}

#[test]
fn what_another_program_writes_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let (sender, told) = std::sync::mpsc::channel();
    let places = Places { data: folder.path().join("data"), config: folder.path().join("config") };
    let window = Desk::open(places, None, &now(0), move |changed| {
        let _ = sender.send(changed.clone());
    });
    window.workspace().unwrap().tick(&now(1)).unwrap();
    while told.try_recv().is_ok() {}
    let command_line = desk(&folder);
    add_sample(&command_line);
    window.workspace().unwrap().tick(&now(2)).unwrap();
    let changed = told.try_recv().unwrap();
    assert!(changed.changes.is_empty() && changed.library, "everything may have changed");
    assert_eq!(count(&window), 2);
}

#[test]
fn a_copy_never_replaces_the_workspace_itself() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    add_sample(&desk);
    let path = workspace(&desk);
    assert!(matches!(desk.copy_to(&path), Err(Problem::File { .. })));
    assert!(matches!(
        desk.copy_to(&path.parent().unwrap().join(".").join("Post-mortems")),
        Err(Problem::File { .. })
    ));
    assert_eq!(count(&desk), 2);
}

#[test]
fn a_new_workspace_is_never_made_over_a_file_and_gets_its_ending() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    assert!(matches!(desk.make(&workspace(&desk), &now(1)), Err(Problem::File { .. })));
    desk.make(&folder.path().join("Payments"), &now(1)).unwrap();
    assert!(workspace(&desk).ends_with("Payments.afterword"));
}

#[test]
fn every_workspace_that_is_opened_is_looked_over_and_copied_once_a_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let first = workspace(&desk);
    desk.look_over(&now(0)).unwrap();
    let tomorrow = now(0).today + chrono::TimeDelta::days(1);
    desk.look_over(&afterword_service::Now { today: tomorrow, ..now(0) }).unwrap();
    assert_eq!(backup::copies(&first).unwrap().len(), 2);
    let other = folder.path().join("Payments.afterword");
    desk.make(&other, &now(1)).unwrap();
    desk.look_over(&now(1)).unwrap();
    assert_eq!(backup::copies(&other).unwrap().len(), 1);
}

#[test]
fn a_copy_of_the_day_that_could_not_be_made_is_tried_again_later() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let copies = backup::folder(&workspace(&desk));
    std::fs::write(&copies, "in the way").unwrap();
    assert!(desk.look_over(&now(0)).is_err());
    std::fs::remove_file(&copies).unwrap();
    desk.look_over(&now(1)).unwrap();
    assert!(!copies.exists(), "not at once: the disk may be full");
    desk.look_over(&now(600)).unwrap();
    assert_eq!(backup::copies(&workspace(&desk)).unwrap().len(), 1);
}

#[test]
fn the_newest_copy_is_the_one_that_was_made_last() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    desk.look_over(&now(0)).unwrap();
    let asked_for = desk.back_up(&now(60)).unwrap();
    let newest = backup::newest_good(&workspace(&desk)).unwrap().unwrap();
    assert_eq!(newest.path.display().to_string(), asked_for);
}

#[test]
fn a_copy_that_can_t_be_put_back_leaves_the_damaged_file_where_it_was() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let path = workspace(&desk);
    let missing = folder.path().join("missing.afterword");
    assert!(desk.recover(Some(&missing), &now(1)).is_err());
    assert!(path.is_file());
}
