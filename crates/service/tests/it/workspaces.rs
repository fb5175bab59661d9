//! Workspaces: made, opened, copied, backed up, damaged, recovered, of a newer version.

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

/// Adds post-mortems until there are so many.
fn fill(desk: &Desk, post_mortems: u32) {
    while count(desk) < post_mortems {
        let create = LibraryOp::Create {
            title: "Search is slow".into(),
            service: "Search".into(),
            date: None,
            zone: chrono_tz::UTC,
        };
        desk.workspace().unwrap().apply(&Op::Library { act: create }, &now(1)).unwrap();
    }
}

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// How many post-mortems a copy holds.
fn held(copy: &Path) -> u32 {
    let db = afterword_store::Connection::open(copy).unwrap();
    db.query_row("SELECT count(*) FROM post_mortem", [], |row| row.get(0)).unwrap()
}

#[test]
fn the_newest_copy_is_the_one_made_last_whatever_the_clock_says() {
    for dates in [
        ["2031-01-01", "2026-11-30", "2026-12-01"],
        ["2026-11-30", "2031-01-01", "2026-12-01"],
        ["2026-11-30", "1970-01-01", "1970-01-02"],
        ["2026-11-30", "2026-11-30", "2020-01-01"],
    ] {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let path = workspace(&desk);
        for (place, date) in dates.into_iter().enumerate() {
            fill(&desk, u32::try_from(place).unwrap() + 1);
            if backup::daily(&path, day(date)).unwrap().is_none() {
                backup::now(&path, now(9).utc.naive_utc()).unwrap();
            }
        }
        let newest = backup::newest_good(&path).unwrap().unwrap();
        assert_eq!((held(&newest.path), newest.date), (3, day(dates[2])), "{dates:?}");
    }
}

#[test]
fn a_copy_that_carries_the_time_of_2031_is_older_than_one_that_holds_more() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let path = workspace(&desk);
    fill(&desk, 1);
    // A copy of an earlier version: it carries no number.
    let early = backup::folder(&path).join("2031-01-01.afterword");
    std::fs::create_dir_all(backup::folder(&path)).unwrap();
    backup::copy(&path, &early).unwrap();
    let in_2031 = std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_925_000_000);
    std::fs::File::options().write(true).open(&early).unwrap().set_modified(in_2031).unwrap();
    fill(&desk, 3);
    let late = backup::folder(&path).join("2026-11-30.afterword");
    backup::copy(&path, &late).unwrap();
    assert_eq!(backup::newest_good(&path).unwrap().unwrap().path, late);
}

#[test]
fn eleven_days_of_a_wrong_date_remove_no_copy_that_is_made_afterwards() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let path = workspace(&desk);
    fill(&desk, 1);
    for number in 0..11 {
        backup::daily(&path, day("2031-01-01") + chrono::TimeDelta::days(number)).unwrap().unwrap();
    }
    for number in 0..4 {
        fill(&desk, 2 + number);
        let made = backup::daily(&path, day("2026-11-30") + chrono::TimeDelta::days(number.into())).unwrap();
        assert!(made.unwrap().is_file());
    }
    let copies = backup::copies(&path).unwrap();
    assert_eq!(copies.len(), backup::KEPT);
    assert_eq!(copies.iter().filter(|copy| copy.date < day("2030-01-01")).count(), 4);
    assert_eq!(held(&copies[0].path), 5);
}

#[test]
fn a_clock_that_jumps_back_to_a_day_with_a_copy_does_not_stop_the_copy_of_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let path = workspace(&desk);
    fill(&desk, 1);
    let first = backup::daily(&path, day("2026-11-30")).unwrap().unwrap();
    backup::daily(&path, day("2031-01-01")).unwrap().unwrap();
    fill(&desk, 2);
    let again = backup::daily(&path, day("2026-11-30")).unwrap().unwrap();
    assert_eq!((held(&first), held(&again)), (1, 2), "the first copy of the day is kept");
    assert_eq!(backup::daily(&path, day("2026-11-30")).unwrap(), None);
}

#[test]
fn an_empty_workspace_displaces_no_copy_that_holds_something() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    let path = workspace(&desk_one);
    fill(&desk_one, 2);
    for number in 0..10 {
        backup::daily(&path, day("2026-11-01") + chrono::TimeDelta::days(number)).unwrap();
    }
    drop(desk_one);
    backup::set_aside(&path, now(1).utc.naive_utc()).unwrap();
    drop(Store::make(&path, now(1).today).unwrap());
    let desk_two = desk(&folder);
    assert_eq!(count(&desk_two), 0);
    for number in 0..15 {
        backup::daily(&path, day("2026-12-01") + chrono::TimeDelta::days(number)).unwrap();
    }
    let copies = backup::copies(&path).unwrap();
    assert_eq!(copies.iter().filter(|copy| held(&copy.path) == 2).count(), 10);
    assert_eq!(held(&backup::newest_good(&path).unwrap().unwrap().path), 2);

    // Once there is something new, its copies are the newest, though their history is shorter.
    fill(&desk_two, 1);
    let made = backup::daily(&path, day("2027-01-01")).unwrap().unwrap();
    assert_eq!(backup::newest_good(&path).unwrap().unwrap().path, made);
    for number in 0..15 {
        backup::daily(&path, day("2027-02-01") + chrono::TimeDelta::days(number)).unwrap();
    }
    let most = backup::copies(&path).unwrap().into_iter().map(|copy| held(&copy.path)).max();
    assert_eq!(most, Some(2), "the copy with the most post-mortems stays");
}

#[test]
fn a_damaged_workspace_is_not_copied() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    let path = workspace(&desk_one);
    let good = folder.path().join("good.afterword");
    desk_one.copy_to(&good).unwrap();
    drop(desk_one);
    let bad = folder.path().join("bad.afterword");
    std::fs::copy(&good, &bad).unwrap();
    damage(&bad);
    assert!(backup::copy(&bad, &good).is_err());
    assert!(backup::now(&bad, now(1).utc.naive_utc()).is_err());
    assert!(backup::restore(&path, &bad, now(1).utc.naive_utc()).is_err());
    assert_eq!((held(&good), held(&path)), (2, 2));
    std::fs::write(&bad, "").unwrap();
    assert!(backup::copy(&bad, &good).is_err(), "nor is one that is empty");
    assert_eq!(held(&good), 2);
}

#[test]
fn a_copy_never_replaces_a_workspace_that_is_open_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    let other = folder.path().join("Other.afterword");
    let elsewhere = crate::world::open(&other, &now(0));
    assert!(matches!(desk_one.copy_to(&other), Err(Problem::Unreadable { .. })));
    assert!(backup::restore(&other, &workspace(&desk_one), now(1).utc.naive_utc()).is_err());
    assert!(backup::set_aside(&other, now(1).utc.naive_utc()).is_err());
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(names.iter().all(|name| !name.to_string_lossy().contains("damaged")), "{names:?}");
    drop(elsewhere);
    desk_one.copy_to(&other).unwrap();
    assert_eq!(held(&other), 2);
}

#[test]
fn the_log_of_a_file_that_is_replaced_is_never_read_into_the_new_one() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    // A workspace whose last changes are in its log alone, as after a crash.
    let world = crate::world::World::new();
    world.empty();
    let other = folder.path().join("Other.afterword");
    for suffix in ["", "-wal"] {
        let file = |path: &Path| format!("{}{suffix}", path.display());
        std::fs::copy(file(&world.path()), file(&other)).unwrap();
    }
    desk_one.copy_to(&other).unwrap();
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert!(!names.iter().any(|name| name.to_string_lossy().contains("-wal")), "{names:?}");
    assert_eq!(held(&other), 2);
    assert_eq!(afterword_store::integrity(&other).unwrap(), None);
}

#[test]
fn a_recovery_keeps_the_damaged_file_together_with_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    add_sample(&desk_one);
    let copy = folder.path().join("copy.afterword");
    desk_one.copy_to(&copy).unwrap();
    let path = folder.path().join("Broken.afterword");
    std::fs::write(&path, "this is no database, and something lies beside it").unwrap();
    std::fs::write(folder.path().join("Broken.afterword-wal"), "the log").unwrap();
    let kept = backup::restore(&path, &copy, now(1).utc.naive_utc()).unwrap();
    let again = backup::restore(&path, &copy, now(1).utc.naive_utc()).unwrap();
    assert!(std::fs::read_to_string(&kept).unwrap().starts_with("this is no database"));
    assert_eq!(std::fs::read_to_string(format!("{}-wal", kept.display())).unwrap(), "the log");
    assert_ne!(kept, again, "what was kept before is not replaced");
    assert!(!folder.path().join("Broken.afterword-wal").exists());
    assert_eq!(held(&path), 2);
}

#[test]
fn two_copies_of_one_second_are_both_kept() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    fill(&desk, 1);
    let first = desk.back_up(&now(1)).unwrap();
    fill(&desk, 2);
    let second = desk.back_up(&now(1)).unwrap();
    assert_eq!((held(Path::new(&first)), held(Path::new(&second))), (1, 2));
}

#[cfg(unix)]
#[test]
fn copies_and_a_recovery_keep_the_mode_that_the_owner_gave_and_follow_links() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let set =
        |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    fill(&desk_one, 1);
    let path = workspace(&desk_one);
    set(&path, 0o664);
    let copy = desk_one.back_up(&now(1)).unwrap();
    let elsewhere = folder.path().join("elsewhere.afterword");
    desk_one.copy_to(&elsewhere).unwrap();
    assert_eq!((mode(Path::new(&copy)), mode(&elsewhere)), (0o664, 0o664));

    set(&path, 0o600);
    set(&elsewhere, 0o640);
    let link = folder.path().join("link.afterword");
    std::os::unix::fs::symlink("elsewhere.afterword", &link).unwrap();
    fill(&desk_one, 2);
    desk_one.copy_to(&link).unwrap();
    assert!(link.is_symlink());
    assert_eq!((held(&elsewhere), mode(&elsewhere)), (2, 0o640), "what is replaced passes on its mode");
    let private = desk_one.back_up(&now(2)).unwrap();
    assert_eq!(mode(Path::new(&private)), 0o600);

    drop(desk_one);
    set(&path, 0o664);
    backup::restore(&path, Path::new(&private), now(3).utc.naive_utc()).unwrap();
    assert_eq!(mode(&path), 0o664);
}

#[test]
fn acts_on_a_copy_in_memory_leave_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    add_sample(&desk);
    let path = workspace(&desk);
    let before = std::fs::read_dir(path.parent().unwrap()).unwrap().count();
    let copy = Workspace::new(Store::in_memory_copy(&path).unwrap(), &now(1)).unwrap();
    copy.apply(&Op::Library { act: LibraryOp::AddSample }, &now(2)).unwrap();
    assert_eq!(copy.library(&LibraryRequest::default(), &now(2)).unwrap().matching, 4);
    assert_eq!(count(&desk), 2);
    let missing = folder.path().join("Missing.afterword");
    let copy = Workspace::new(Store::in_memory_copy(&missing).unwrap(), &now(1)).unwrap();
    copy.apply(&Op::Library { act: LibraryOp::AddSample }, &now(2)).unwrap();
    assert!(!missing.exists());
    assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), before);
}

#[test]
fn what_a_killed_copy_left_is_gone_after_the_next_start() {
    let folder = tempfile::tempdir().unwrap();
    let path = workspace(&desk(&folder));
    for place in [path.parent().unwrap().to_owned(), backup::folder(&path)] {
        let left = place.join(".afterword-making-Xy12Za");
        std::fs::create_dir_all(&left).unwrap();
        std::fs::write(left.join("lock"), "").unwrap();
        std::fs::write(left.join("file"), "half a copy").unwrap();
        drop(desk(&folder));
        assert!(!left.exists());
    }
}

#[test]
fn what_a_killed_copy_left_is_gone_after_the_next_one() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let copies = backup::folder(&workspace(&desk));
    let left = copies.join(".afterword-making-Xy12Za");
    std::fs::create_dir_all(&left).unwrap();
    std::fs::write(left.join("lock"), "").unwrap();
    std::fs::write(left.join("file"), "half a copy").unwrap();
    desk.back_up(&now(1)).unwrap();
    assert_eq!(std::fs::read_dir(copies).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_copy_never_takes_the_place_of_a_folder_a_pipe_or_a_device() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let pipe = folder.path().join("Pipe.afterword");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let in_folder = folder.path().join("Folder.afterword");
    std::fs::create_dir(&in_folder).unwrap();
    for place in [&pipe, &in_folder] {
        assert!(matches!(desk.copy_to(place), Err(Problem::File { .. })), "{}", place.display());
    }
    // Nor is one among the copies waited for.
    let copies = backup::folder(&workspace(&desk));
    std::fs::create_dir_all(&copies).unwrap();
    std::fs::rename(&pipe, copies.join("2031-01-01.afterword")).unwrap();
    assert_eq!(backup::copies(&workspace(&desk)).unwrap().len(), 0);
}
