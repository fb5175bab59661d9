//! Which log is used, and which is kept aside.

use super::journals::{journal_of, killed_in_a_commit};
use super::*;

#[test]
fn the_log_of_a_killed_process_is_used() {
    let folder = tempfile::tempdir().unwrap();
    let running = desk(&folder);
    create(&running, "Search was slow").unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&path(&running), &left);
    let next = opened(&folder, &left);
    assert_eq!((titles(&next), next.session(&now(0)).findings), (vec!["Search was slow".into()], vec![]));
}

#[test]
fn a_log_of_another_workspace_is_kept_aside_and_told() {
    let folder = tempfile::tempdir().unwrap();
    let (one, two) = (folder.path().join("One.afterword"), folder.path().join("Two.afterword"));
    let desk = desk(&folder);
    for (workspace, title) in [(&one, "Search was slow"), (&two, "Mail was late")] {
        desk.make(workspace, &now(1)).unwrap();
        create(&desk, title).unwrap();
    }
    let stray = folder.path().join("Stray.afterword");
    create(&desk, "Mail was lost").unwrap();
    killed(&two, &stray);
    desk.switch(&one, &now(2)).unwrap();
    desk.close();
    std::fs::copy(log_of(&stray), log_of(&one)).unwrap();

    desk.switch(&one, &now(3)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
    let kept = folder.path().join("One log kept aside 1.afterword-wal");
    assert_eq!(std::fs::read(&kept).unwrap(), std::fs::read(log_of(&stray)).unwrap());
    let told = [OpeningFinding::LogKeptAside { file: kept.display().to_string() }];
    assert_eq!(desk.session(&now(3)).findings, told);
}

#[test]
fn a_log_of_an_older_state_of_the_same_file_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    let old = folder.path().join("Old.afterword");
    killed(&workspace, &old);
    desk.close();
    desk.switch(&workspace, &now(2)).unwrap();
    create(&desk, "Mail was late").unwrap();
    desk.close();
    std::fs::copy(log_of(&old), log_of(&workspace)).unwrap();

    desk.switch(&workspace, &now(3)).unwrap();
    assert_eq!(titles(&desk).len(), 2);
    assert!(matches!(&desk.session(&now(3)).findings[..], [OpeningFinding::LogKeptAside { .. }]));
}

#[test]
fn a_newer_log_beside_an_older_copy_of_its_file_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    let old = std::fs::read(&workspace).unwrap();
    desk.switch(&workspace, &now(2)).unwrap();
    create(&desk, "Mail was late").unwrap();
    desk.tick(&now(5)).unwrap();
    desk.tick(&now(10)).unwrap();
    create(&desk, "The shop was closed").unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);
    std::fs::write(&left, old).unwrap();

    desk.switch(&left, &now(3)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
    assert_eq!(desk.session(&now(3)).findings.len(), 1);
}

#[test]
fn a_log_that_is_written_over_after_a_pause_is_used_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Search was slow").unwrap();
    desk.tick(&now(5)).unwrap();
    desk.tick(&now(10)).unwrap();
    let size = std::fs::metadata(log_of(&workspace)).unwrap().len();
    let paused = folder.path().join("Paused.afterword");
    killed(&workspace, &paused);
    assert!(size > 0, "the log keeps its size");
    create(&desk, "Mail was late").unwrap();
    assert_eq!(std::fs::metadata(log_of(&workspace)).unwrap().len(), size, "it is written over");
    let edited = folder.path().join("Edited.afterword");
    killed(&workspace, &edited);
    desk.close();

    for (left, count) in [(paused, 1), (edited, 2)] {
        let next = opened(&folder, &left);
        assert_eq!((titles(&next).len(), next.session(&now(0)).findings), (count, vec![]));
        create(&next, "The shop was closed").unwrap();
        next.close();
        assert_eq!(alone(&left).len(), count + 1);
    }
}

#[test]
fn a_log_that_is_moved_by_closing_alone_gives_the_file_a_new_state_too() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    let kept = std::fs::read(&workspace).unwrap();
    desk.switch(&workspace, &now(1)).unwrap();
    create(&desk, "Mail was late").unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);

    desk.switch(&left, &now(2)).unwrap();
    desk.close();
    desk.switch(&left, &now(3)).unwrap();
    create(&desk, "The shop was closed").unwrap();
    let last = folder.path().join("Last.afterword");
    killed(&left, &last);
    std::fs::write(&last, kept).unwrap();
    desk.switch(&last, &now(4)).unwrap();
    assert_eq!((titles(&desk), desk.session(&now(4)).findings.len()), (vec!["Search was slow".into()], 1));
}

/// A connection that reads from the log until it is dropped, as a copy in the making does.
fn reader(workspace: &Path) -> afterword_store::Connection {
    let db = afterword_store::Connection::open(workspace).unwrap();
    db.execute_batch("PRAGMA journal_mode = WAL; BEGIN; SELECT count(*) FROM post_mortem;").unwrap();
    db
}

#[test]
fn the_log_is_used_whoever_emptied_the_one_before_it_and_whoever_reads_meanwhile() {
    let folder = tempfile::tempdir().unwrap();
    let (window, other) = (desk(&folder), desk(&folder));
    let workspace = path(&window);
    create(&window, "One").unwrap();
    create(&other, "Two").unwrap();
    other.close();
    let reading = reader(&workspace);
    create(&window, "Three").unwrap();
    window.tick(&now(5)).unwrap();
    window.tick(&now(10)).unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);
    drop(reading);
    let next = opened(&folder, &left);
    assert_eq!(next.session(&now(0)).findings, []);
    assert_eq!(titles(&next), ["Three", "Two", "One"]);
}

#[test]
fn the_log_of_a_file_of_an_earlier_version_is_used_after_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let workspace = folder.path().join("Old.afterword");
    std::fs::write(&workspace, include_bytes!("../../data/version-3.afterword")).unwrap();
    let reading = reader(&workspace);
    let desk = opened(&folder, &workspace);
    create(&desk, "Search was slow").unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);
    drop(reading);
    let next = opened(&folder, &left);
    assert_eq!(next.session(&now(0)).findings, []);
    assert!(titles(&next).contains(&"Search was slow".to_owned()));
}

#[test]
fn a_later_log_of_the_same_file_is_kept_aside_beside_an_older_copy_whatever_it_changed() {
    let folder = tempfile::tempdir().unwrap();
    let (window, other) = (desk(&folder), desk(&folder));
    let workspace = path(&window);
    create(&window, "One").unwrap();
    window.tick(&now(5)).unwrap();
    window.tick(&now(10)).unwrap();
    let old = std::fs::read(&workspace).unwrap();
    create(&other, "Two").unwrap();
    other.close();
    let id = window.workspace().unwrap().by_number(1).unwrap();
    let edit =
        serde_json::from_str(r#"{"topic":"facts","edit":"impact","text":"Every second search"}"#).unwrap();
    window.workspace().unwrap().apply(&Op::PostMortem { id, edit }, &now(12)).unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);
    std::fs::write(&left, old).unwrap();
    let next = opened(&folder, &left);
    assert_eq!(titles(&next), ["One"]);
    assert_eq!(next.session(&now(0)).findings.len(), 1);
}

#[test]
fn what_is_no_log_or_the_log_of_another_by_a_link_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    let of_another_version = [&[0x37, 0x7f, 0x06, 0x82, 0, 0x2d, 0xe2, 0x19][..], &[7; 5_000]].concat();
    for (number, content) in [(1, "a text ".repeat(2_000).into_bytes()), (2, of_another_version)] {
        std::fs::write(log_of(&workspace), &content).unwrap();
        desk.switch(&workspace, &now(1)).unwrap();
        assert_eq!(desk.session(&now(1)).findings.len(), 1);
        let kept = format!("Post-mortems log kept aside {number}.afterword-wal");
        assert_eq!(std::fs::read(folder.path().join("data").join(kept)).unwrap(), content);
        desk.close();
    }
    #[cfg(unix)]
    {
        let aside = tempfile::tempdir().unwrap();
        let other = self::desk(&aside);
        create(&other, "Mail was late").unwrap();
        std::os::unix::fs::symlink(log_of(&path(&other)), log_of(&workspace)).unwrap();
        desk.switch(&workspace, &now(2)).unwrap();
        assert_eq!(
            (titles(&desk), desk.session(&now(2)).findings.len()),
            (vec!["Search was slow".into()], 1)
        );
    }
}

#[cfg(unix)]
#[test]
fn a_link_or_a_folder_in_the_place_of_the_index_of_the_log_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    let index = PathBuf::from(format!("{}-shm", workspace.display()));
    let elsewhere = folder.path().join("elsewhere");
    type Put = fn(&Path, &Path);
    let puts: [Put; 3] = [
        |index, elsewhere| std::os::unix::fs::symlink(elsewhere, index).unwrap(),
        |index, _| std::fs::create_dir(index).unwrap(),
        |index, _| drop(std::os::unix::net::UnixListener::bind(index).unwrap()),
    ];
    for put in puts {
        put(&index, &elsewhere);
        desk.switch(&workspace, &now(2)).unwrap();
        assert_eq!((titles(&desk).len(), desk.session(&now(2)).findings.len()), (1, 1));
        create(&desk, "Mail was late").unwrap();
        desk.workspace().unwrap().undo(None).unwrap();
        desk.close();
        assert!(!elsewhere.exists() && !index.exists());
    }
}

#[test]
fn a_journal_beside_a_workspace_that_has_none_is_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    let killed = killed_in_a_commit(&workspace, &folder.path().join("copy.afterword"));
    std::fs::copy(journal_of(&killed), journal_of(&workspace)).unwrap();
    desk.switch(&workspace, &now(1)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
    assert_eq!(desk.session(&now(1)).findings.len(), 1);
    assert!(!journal_of(&workspace).exists());
}
