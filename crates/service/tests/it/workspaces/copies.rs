//! Copies: which is the newest, which stay, and what they never replace.

use super::*;

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
