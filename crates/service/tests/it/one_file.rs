//! A workspace is one file: it holds everything once it is closed, and is never taken for another.

use std::path::{Path, PathBuf};

use afterword_service::desk::{Desk, OpeningFinding, Places, SessionState};
use afterword_service::{LibraryOp, LibraryRequest, Op, Problem};
use afterword_store::Store;
use tempfile::TempDir;

use crate::world::now;

fn places(folder: &TempDir) -> Places {
    Places { data: folder.path().join("data"), config: folder.path().join("config") }
}

fn desk(folder: &TempDir) -> Desk {
    Desk::open(places(folder), None, &now(0), |_| {})
}

fn opened(folder: &TempDir, workspace: &Path) -> Desk {
    Desk::open(places(folder), Some(workspace), &now(0), |_| {})
}

fn state(desk: &Desk) -> SessionState {
    desk.session(&now(0)).state
}

fn path(desk: &Desk) -> PathBuf {
    desk.session(&now(0)).path.into()
}

fn create(desk: &Desk, title: &str) -> Result<(), Problem> {
    let act =
        LibraryOp::Create { title: title.into(), service: String::new(), date: None, zone: chrono_tz::UTC };
    desk.workspace()?.apply(&Op::Library { act }, &now(1)).map(drop)
}

fn titles(desk: &Desk) -> Vec<String> {
    let page = desk.workspace().unwrap().library(&LibraryRequest::default(), &now(2)).unwrap();
    page.rows.into_iter().map(|row| row.title).collect()
}

/// What the file holds without its log, as somebody finds it who was handed this one file.
fn alone(workspace: &Path) -> Vec<String> {
    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("alone.afterword");
    std::fs::copy(workspace, &copy).unwrap();
    titles(&opened(&folder, &copy))
}

fn log_of(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-wal");
    name.into()
}

/// Keeps what lies on disk while a workspace is open, as a killed process leaves it.
fn killed(workspace: &Path, to: &Path) {
    std::fs::copy(workspace, to).unwrap();
    std::fs::copy(log_of(workspace), log_of(to)).unwrap();
}

#[test]
fn a_new_workspace_is_whole_before_anything_is_written_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    assert_eq!(alone(&path(&desk)), Vec::<String>::new());
}

#[test]
fn the_file_alone_holds_everything_after_each_way_of_leaving_a_workspace() {
    type Leave = fn(&Desk, &TempDir);
    let leave: [(&str, Leave); 4] = [
        ("closed", |desk, _| desk.close()),
        ("another is opened", |desk, folder| {
            let other = folder.path().join("Other.afterword");
            desk.make(&other, &now(1)).unwrap();
        }),
        ("the same is opened again", |desk, _| desk.switch(&path(desk), &now(1)).unwrap()),
        ("nobody types for a while", |desk, _| {
            desk.tick(&now(5)).unwrap();
            desk.tick(&now(10)).unwrap();
        }),
    ];
    for (way, leave) in leave {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        create(&desk, "Search was slow").unwrap();
        let workspace = path(&desk);
        leave(&desk, &folder);
        assert_eq!(alone(&workspace), ["Search was slow"], "{way}");
    }
}

#[test]
fn a_workspace_is_closed_while_somebody_still_holds_it_and_later_requests_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    let held = desk.workspace().unwrap();
    desk.close();
    assert!(!log_of(&workspace).exists(), "the log is gone with the last connection");
    let refused = held.library(&LibraryRequest::default(), &now(2)).err();
    assert_eq!(refused, Some(Problem::NotFound { what: "The workspace".into() }));
}

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

#[test]
fn a_file_keeps_its_last_state_alone() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    for second in 1..20 {
        create(&desk, "Search was slow").unwrap();
        desk.tick(&now(second)).unwrap();
    }
    desk.close();
    let bytes = std::fs::read(path(&desk)).unwrap();
    assert_eq!(bytes.windows(10).filter(|part| part == b"file_state").count(), 1);
}

#[test]
fn a_log_without_its_file_is_not_taken_for_that_of_a_new_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    create(&desk_one, "Search was slow").unwrap();
    let workspace = path(&desk_one);
    let log = std::fs::read(log_of(&workspace)).unwrap();
    desk_one.close();
    let new = folder.path().join("New.afterword");
    std::fs::write(log_of(&new), &log).unwrap();
    desk_one.make(&new, &now(1)).unwrap();
    assert_eq!(titles(&desk_one), Vec::<String>::new());
    let kept = folder.path().join("New log kept aside 1.afterword-wal");
    assert_eq!(std::fs::read(kept).unwrap(), log);
}

#[test]
fn an_empty_or_cut_file_is_damage_and_nothing_is_written_over_it() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    create(&desk_one, "Search was slow").unwrap();
    desk_one.look_over(&now(3)).unwrap();
    let workspace = path(&desk_one);
    desk_one.close();
    let whole = std::fs::read(&workspace).unwrap();
    let header_alone = {
        let bare = folder.path().join("bare");
        let db = afterword_store::Connection::open(&bare).unwrap();
        db.execute_batch("PRAGMA journal_mode = WAL").unwrap();
        drop(db);
        std::fs::read(bare).unwrap()
    };
    let half = whole[..whole.len() / 2].to_vec();
    let not_a_page = whole[..1_000].to_vec();
    for (kind, content) in
        [("empty", vec![]), ("no table", header_alone), ("half", half), ("less than a page", not_a_page)]
    {
        std::fs::write(&workspace, &content).unwrap();
        let desk = desk(&folder);
        let SessionState::Damaged { backup: Some(copy), .. } = state(&desk) else {
            panic!("{kind}: {:?}", state(&desk));
        };
        assert_eq!(std::fs::read(&workspace).unwrap(), content, "{kind}: it is left as it is");
        desk.recover(Some(Path::new(&copy)), &now(4)).unwrap();
        assert_eq!(titles(&desk), ["Search was slow"], "{kind}");
        desk.close();
    }
}

#[test]
fn a_workspace_that_was_used_last_and_is_not_there_is_told_and_not_replaced_by_another() {
    let folder = tempfile::tempdir().unwrap();
    let drive = folder.path().join("drive");
    std::fs::create_dir(&drive).unwrap();
    let desk_one = desk(&folder);
    desk_one.make(&drive.join("Team.afterword"), &now(1)).unwrap();
    desk_one.close();
    std::fs::rename(&drive, folder.path().join("unplugged")).unwrap();

    let away = desk(&folder);
    assert!(matches!(state(&away), SessionState::Unreachable { backup: None, .. }), "{:?}", state(&away));
    assert_eq!(path(&away), drive.join("Team.afterword"));
    assert!(!drive.exists(), "no folder is made in its place");
    std::fs::rename(folder.path().join("unplugged"), &drive).unwrap();
    away.switch(&path(&away), &now(2)).unwrap();
    assert_eq!(state(&away), SessionState::Open);
}

#[test]
fn a_missing_workspace_with_copies_is_no_first_start() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    create(&desk_one, "Search was slow").unwrap();
    desk_one.look_over(&now(3)).unwrap();
    let workspace = path(&desk_one);
    desk_one.close();
    std::fs::remove_file(&workspace).unwrap();
    std::fs::remove_dir_all(places(&folder).config).unwrap();

    let next = desk(&folder);
    let SessionState::Unreachable { backup: Some(copy), .. } = state(&next) else {
        panic!("{:?}", state(&next))
    };
    next.recover(Some(Path::new(&copy)), &now(4)).unwrap();
    assert_eq!((path(&next), titles(&next)), (workspace, vec!["Search was slow".into()]));
}

#[test]
fn a_named_file_that_is_not_there_is_told_and_nothing_is_made() {
    let folder = tempfile::tempdir().unwrap();
    let desk = opened(&folder, &folder.path().join("typo").join("Team.afterword"));
    assert!(matches!(state(&desk), SessionState::Unreachable { .. }));
    assert!(!folder.path().join("typo").exists());
}

#[test]
fn a_folder_or_a_pipe_in_the_place_of_a_workspace_is_told_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let in_place = folder.path().join("Folder.afterword");
    std::fs::create_dir(&in_place).unwrap();
    desk.switch(&in_place, &now(1)).unwrap();
    assert!(matches!(state(&desk), SessionState::Unreachable { .. }));
    #[cfg(unix)]
    {
        let pipe = folder.path().join("Pipe.afterword");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        desk.switch(&pipe, &now(1)).unwrap();
        assert!(matches!(state(&desk), SessionState::Unreachable { .. }));
    }
}

#[cfg(unix)]
type Take = fn(&Path);

/// Ways of taking the file away from under a running application.
#[cfg(unix)]
const TAKEN: [(&str, Take); 6] = [
    ("moved", |file| std::fs::rename(file, file.with_file_name("Moved.afterword")).unwrap()),
    ("deleted", |file| std::fs::remove_file(file).unwrap()),
    ("replaced", |file| {
        let other = file.with_file_name("other");
        std::fs::copy(file, &other).unwrap();
        std::fs::rename(other, file).unwrap();
    }),
    ("its folder moved", |file| {
        let folder = file.parent().unwrap();
        std::fs::rename(folder, folder.with_file_name("elsewhere")).unwrap();
    }),
    ("its folder deleted", |file| std::fs::remove_dir_all(file.parent().unwrap()).unwrap()),
    ("its log deleted", |file| std::fs::remove_file(log_of(file)).unwrap()),
];

#[cfg(unix)]
#[test]
fn a_file_that_is_taken_away_while_it_is_open_is_noticed_before_the_next_commit_and_everything_is_rescued() {
    for (way, take) in TAKEN {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let team = folder.path().join("team");
        std::fs::create_dir(&team).unwrap();
        desk.make(&team.join("Team.afterword"), &now(1)).unwrap();
        for title in ["Search was slow", "Mail was late"] {
            create(&desk, title).unwrap();
        }
        take(&path(&desk));
        assert_eq!(create(&desk, "The shop was closed"), Err(Problem::Lost), "{way}");
        desk.watch().unwrap();
        let SessionState::TakenAway { rescued: Some(rescued) } = state(&desk) else {
            panic!("{way}: {:?}", state(&desk));
        };
        assert_eq!(create(&desk, "Too late"), Err(Problem::Lost), "{way}");
        assert!(!log_of(&team.join("Team.afterword")).exists(), "{way}: nothing pairs with the log");
        desk.switch(Path::new(&rescued), &now(8)).unwrap();
        assert_eq!(titles(&desk), ["Mail was late", "Search was slow"], "{way}");
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_was_moved_while_it_was_open_holds_everything_where_it_is_now() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let moved = folder.path().join("Moved.afterword");
    std::fs::rename(path(&desk), &moved).unwrap();
    desk.watch().unwrap();
    assert_eq!(alone(&moved), ["Search was slow"]);
}

#[cfg(unix)]
#[test]
fn a_file_that_replaced_an_open_one_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    let other = folder.path().join("Other.afterword");
    {
        let aside = tempfile::tempdir().unwrap();
        let desk = self::desk(&aside);
        create(&desk, "Search was slow").unwrap();
        desk.close();
        std::fs::copy(path(&desk), &other).unwrap();
    }
    let before = std::fs::read(&other).unwrap();
    std::fs::rename(&other, &workspace).unwrap();
    desk.watch().unwrap();
    assert_eq!(std::fs::read(&workspace).unwrap(), before);
    desk.switch(&workspace, &now(8)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
    let findings = desk.session(&now(8)).findings;
    assert!(matches!(&findings[..], [OpeningFinding::Rescued { .. }]), "no log was beside it: {findings:?}");
}

#[cfg(unix)]
#[test]
fn a_file_over_which_another_was_copied_is_noticed_and_what_was_copied_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    let aside = tempfile::tempdir().unwrap();
    let other = {
        let desk = self::desk(&aside);
        create(&desk, "Search was slow").unwrap();
        desk.close();
        path(&desk)
    };
    std::fs::copy(&other, &workspace).unwrap();
    desk.watch().unwrap();
    assert!(matches!(state(&desk), SessionState::TakenAway { .. }), "{:?}", state(&desk));
    desk.switch(&workspace, &now(8)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
}

#[cfg(unix)]
#[test]
fn a_file_over_which_its_own_edited_copy_was_copied_is_noticed() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = path(&desk);
    create(&desk, "Mail was late").unwrap();
    desk.tick(&now(5)).unwrap();
    desk.tick(&now(10)).unwrap();
    let elsewhere = folder.path().join("Elsewhere.afterword");
    std::fs::write(&elsewhere, std::fs::read(&workspace).unwrap()).unwrap();
    let other = opened(&tempfile::tempdir().unwrap(), &elsewhere);
    create(&other, "Search was slow").unwrap();
    other.close();
    std::fs::write(&workspace, std::fs::read(&elsewhere).unwrap()).unwrap();
    desk.watch().unwrap();
    assert!(matches!(state(&desk), SessionState::TakenAway { .. }), "{:?}", state(&desk));
}

#[test]
fn what_another_program_commits_and_checkpoints_is_no_loss() {
    let folder = tempfile::tempdir().unwrap();
    let (window, other) = (desk(&folder), desk(&folder));
    for second in 0..20 {
        let (one, two) = if second % 2 == 0 { (&window, &other) } else { (&other, &window) };
        create(one, &format!("Incident {second}")).unwrap();
        one.tick(&now(second)).unwrap();
        two.tick(&now(second)).unwrap();
        two.watch().unwrap();
    }
    assert_eq!((state(&window), state(&other)), (SessionState::Open, SessionState::Open));
    other.close();
    create(&window, "The last").unwrap();
    let workspace = path(&window);
    window.close();
    assert_eq!(alone(&workspace).len(), 21);
}

#[cfg(unix)]
#[test]
fn a_new_workspace_is_private_and_one_that_its_owner_widened_stays_so() {
    use std::os::unix::fs::PermissionsExt as _;
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    assert_eq!((mode(&workspace), mode(&log_of(&workspace))), (0o600, 0o600));
    assert_eq!(mode(&places(&folder).config.join("settings.json")), 0o600);
    desk.close();
    std::fs::set_permissions(&workspace, std::fs::Permissions::from_mode(0o664)).unwrap();
    desk.switch(&workspace, &now(1)).unwrap();
    create(&desk, "Mail was late").unwrap();
    assert_eq!((mode(&workspace), mode(&log_of(&workspace))), (0o664, 0o664));
}

#[test]
fn a_workspace_in_a_synchronised_folder_has_no_log_and_says_so() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("Dropbox");
    std::fs::create_dir(&shared).unwrap();
    let desk = desk(&folder);
    desk.make(&shared.join("Team.afterword"), &now(1)).unwrap();
    create(&desk, "Search was slow").unwrap();
    assert!(!log_of(&path(&desk)).exists());
    assert_eq!(alone(&path(&desk)), ["Search was slow"]);
    let told = [OpeningFinding::Synchronised { program: "Dropbox".into() }];
    assert_eq!(desk.session(&now(1)).findings, told);
    // Moved out of it, it is as any other.
    desk.close();
    let own = folder.path().join("Own.afterword");
    std::fs::rename(shared.join("Team.afterword"), &own).unwrap();
    desk.switch(&own, &now(2)).unwrap();
    create(&desk, "Mail was late").unwrap();
    assert!(log_of(&own).exists() && desk.session(&now(2)).findings.is_empty());
}

#[test]
fn a_workspace_whose_opening_did_not_end_is_not_opened_again_by_itself() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    let workspace = path(&desk_one);
    desk_one.close();
    let settings = places(&folder).config.join("settings.json");
    let mut known: serde_json::Value = serde_json::from_slice(&std::fs::read(&settings).unwrap()).unwrap();
    known["opening"] = workspace.display().to_string().into();
    std::fs::write(&settings, known.to_string()).unwrap();

    let next = desk(&folder);
    assert!(matches!(state(&next), SessionState::Unreachable { .. }));
    next.switch(&workspace, &now(1)).unwrap();
    assert_eq!(state(&next), SessionState::Open);
    next.close();
    assert_eq!(state(&desk(&folder)), SessionState::Open, "once it could be opened, all is well");
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
    std::fs::write(&workspace, include_bytes!("../data/version-3.afterword")).unwrap();
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

fn journal_of(workspace: &Path) -> PathBuf {
    let mut name = workspace.as_os_str().to_owned();
    name.push("-journal");
    name.into()
}

/// Makes a workspace with one post-mortem in a synchronised folder, and closes it.
fn closed_in_dropbox(desk: &Desk, folder: &TempDir) -> PathBuf {
    let workspace = folder.path().join("Dropbox").join("Team.afterword");
    std::fs::create_dir(workspace.parent().unwrap()).unwrap();
    desk.make(&workspace, &now(1)).unwrap();
    create(desk, "Search was slow").unwrap();
    desk.close();
    workspace
}

/// A workspace as a process leaves it that is killed in the midst of a commit: a new state, and everything deleted.
fn killed_in_a_commit(workspace: &Path, to: &Path) -> PathBuf {
    let sql =
        "UPDATE meta SET value = hex(randomblob(16)) WHERE name = 'file_state'; DELETE FROM post_mortem";
    killed_in(workspace, to, sql)
}

/// Copies a workspace, changes the copy in a transaction, and keeps what lies on disk before that is committed.
fn killed_in(workspace: &Path, to: &Path, sql: &str) -> PathBuf {
    std::fs::copy(workspace, to).unwrap();
    let db = afterword_store::Connection::open(to).unwrap();
    db.execute_batch(&format!("PRAGMA journal_mode = DELETE; PRAGMA synchronous = FULL; BEGIN; {sql};"))
        .unwrap();
    db.cache_flush().unwrap();
    let left = to.with_extension("left");
    std::fs::copy(to, &left).unwrap();
    std::fs::copy(journal_of(to), journal_of(&left)).unwrap();
    left
}

#[test]
fn a_journal_in_a_synchronised_folder_is_used_where_it_belongs_to_its_file_and_else_kept_aside() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = closed_in_dropbox(&desk, &folder);
    let killed = killed_in_a_commit(&workspace, &folder.path().join("copy.afterword"));

    let left = workspace.with_file_name("Left.afterword");
    std::fs::copy(&killed, &left).unwrap();
    std::fs::copy(journal_of(&killed), journal_of(&left)).unwrap();
    desk.switch(&left, &now(2)).unwrap();
    let aside = |desk: &Desk| {
        let findings = desk.session(&now(2)).findings;
        findings.iter().filter(|finding| matches!(finding, OpeningFinding::LogKeptAside { .. })).count()
    };
    assert_eq!((titles(&desk), aside(&desk)), (vec!["Search was slow".into()], 0));

    let one_edit_older = workspace.with_file_name("Older.afterword");
    std::fs::copy(&workspace, &one_edit_older).unwrap();
    desk.switch(&workspace, &now(3)).unwrap();
    create(&desk, "Mail was late").unwrap();
    desk.close();
    let later = killed_in_a_commit(&workspace, &folder.path().join("later.afterword"));
    std::fs::copy(journal_of(&later), journal_of(&one_edit_older)).unwrap();
    desk.switch(&one_edit_older, &now(4)).unwrap();
    assert_eq!((titles(&desk), aside(&desk)), (vec!["Search was slow".into()], 1));

    desk.switch(&workspace, &now(5)).unwrap();
    create(&desk, "The shop was closed").unwrap();
    desk.close();
    std::fs::copy(journal_of(&killed), journal_of(&workspace)).unwrap();
    desk.switch(&workspace, &now(6)).unwrap();
    assert_eq!((titles(&desk).len(), aside(&desk)), (3, 1));
}

#[test]
fn a_journal_of_a_program_that_stores_no_state_is_rolled_back() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let workspace = closed_in_dropbox(&desk, &folder);
    let killed =
        killed_in(&workspace, &folder.path().join("copy.afterword"), "UPDATE post_mortem SET title = 'x'");
    let left = workspace.with_file_name("Left.afterword");
    std::fs::copy(&killed, &left).unwrap();
    std::fs::copy(journal_of(&killed), journal_of(&left)).unwrap();
    desk.switch(&left, &now(2)).unwrap();
    assert_eq!(titles(&desk), ["Search was slow"]);
}

#[test]
fn a_file_that_was_about_to_get_its_log_is_no_stray_beside_its_journal() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    desk.close();
    // The first page alone, as it was before the mode changed.
    let killed = killed_in(&workspace, &folder.path().join("copy.afterword"), "PRAGMA user_version = 0");
    std::fs::copy(journal_of(&killed), journal_of(&workspace)).unwrap();
    desk.switch(&workspace, &now(2)).unwrap();
    assert_eq!((titles(&desk), desk.session(&now(2)).findings), (vec!["Search was slow".into()], vec![]));
}

#[test]
fn a_stray_journal_does_no_harm_to_a_file_with_a_log_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    let left = folder.path().join("Left.afterword");
    killed(&workspace, &left);
    desk.close();
    let stray = killed_in_a_commit(&workspace, &folder.path().join("copy.afterword"));
    std::fs::copy(journal_of(&stray), journal_of(&left)).unwrap();
    let before = std::fs::read(&left).unwrap();
    assert!(afterword_store::has_strays(&left).unwrap());
    assert_eq!(std::fs::read(&left).unwrap(), before, "asking changes nothing");
    desk.switch(&left, &now(2)).unwrap();
    let kept = folder.path().join("Left log kept aside 1.afterword-journal");
    let told = [OpeningFinding::LogKeptAside { file: kept.display().to_string() }];
    assert_eq!(
        (titles(&desk), desk.session(&now(2)).findings),
        (vec!["Search was slow".into()], told.into())
    );
}

#[cfg(unix)]
#[test]
fn a_workspace_that_is_opened_through_a_link_is_watched_and_closed_where_it_lies() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    let real = folder.path().join("data").join("Team.afterword");
    desk.make(&real, &now(1)).unwrap();
    let link = folder.path().join("Link.afterword");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    desk.switch(&link, &now(2)).unwrap();
    for n in 0..30 {
        create(&desk, &format!("Incident {n}")).unwrap();
    }
    let left = folder.path().join("Left.afterword");
    killed(&real, &left);
    assert_eq!(titles(&opened(&folder, &left)).len(), 30);
    let linked = folder.path().join("Also.afterword");
    std::os::unix::fs::symlink(&left, &linked).unwrap();
    killed(&real, &left);
    assert_eq!(titles(&opened(&folder, &linked)).len(), 30);
    std::fs::remove_file(&real).unwrap();
    assert_eq!(create(&desk, "No"), Err(Problem::Lost));
}

#[cfg(unix)]
#[test]
fn a_workspace_whose_file_was_replaced_is_rescued_also_when_another_is_opened_before_that_is_noticed() {
    for (name, has_log) in [("Documents", true), ("Documents", false), ("Dropbox", false)] {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let workspace = folder.path().join(name).join("Team.afterword");
        std::fs::create_dir(workspace.parent().unwrap()).unwrap();
        desk.make(&workspace, &now(1)).unwrap();
        create(&desk, "Search was slow").unwrap();
        let other = folder.path().join("other");
        std::fs::copy(&workspace, &other).unwrap();
        std::fs::rename(&other, &workspace).unwrap();
        if !has_log {
            let _ = std::fs::remove_file(log_of(&workspace));
        }
        desk.make(&folder.path().join("New.afterword"), &now(2)).unwrap();
        let findings = desk.session(&now(2)).findings;
        let [OpeningFinding::Rescued { file }] = &findings[..] else { panic!("{name}: {findings:?}") };
        desk.switch(Path::new(file), &now(3)).unwrap();
        assert_eq!(titles(&desk), ["Search was slow"]);
        let told = desk.session(&now(3)).findings;
        assert!(!told.contains(&findings[0]), "it was opened, so it is told no more");
    }
}

#[cfg(unix)]
#[test]
fn a_rescued_file_is_told_at_the_next_start_until_it_is_opened() {
    let folder = tempfile::tempdir().unwrap();
    let desk_one = desk(&folder);
    create(&desk_one, "Search was slow").unwrap();
    std::fs::remove_file(path(&desk_one)).unwrap();
    desk_one.watch().unwrap();
    desk_one.close();
    let next = desk(&folder);
    let findings = next.session(&now(0)).findings;
    assert!(matches!(&findings[..], [OpeningFinding::Rescued { .. }]), "{findings:?}");
}

#[cfg(unix)]
#[test]
fn a_file_that_is_back_before_anybody_looks_was_not_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    let away = workspace.with_extension("away");
    std::fs::rename(&workspace, &away).unwrap();
    assert_eq!(create(&desk, "No"), Err(Problem::Lost));
    std::fs::rename(&away, &workspace).unwrap();
    desk.watch().unwrap();
    create(&desk, "Mail was late").unwrap();
    assert_eq!((state(&desk), titles(&desk).len()), (SessionState::Open, 2));
}

#[test]
fn a_synchronising_program_that_touches_the_file_takes_nothing_away() {
    let folder = tempfile::tempdir().unwrap();
    let shared = folder.path().join("Dropbox");
    std::fs::create_dir(&shared).unwrap();
    let desk = desk(&folder);
    desk.make(&shared.join("Team.afterword"), &now(1)).unwrap();
    for title in ["One", "Two"] {
        create(&desk, title).unwrap();
        let file = std::fs::File::options().append(true).open(path(&desk)).unwrap();
        file.set_modified(std::time::SystemTime::UNIX_EPOCH).unwrap();
        desk.watch().unwrap();
        assert_eq!(state(&desk), SessionState::Open, "{title}");
    }
}

#[test]
fn hand_overs_at_the_same_time_leave_one_open_workspace() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let workspace = path(&desk);
    std::thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| desk.switch(&workspace, &now(1)).unwrap());
        }
    });
    create(&desk, "Mail was late").unwrap();
    desk.close();
    assert_eq!(alone(&workspace).len(), 2);
}

#[test]
fn checking_an_empty_file_leaves_its_log() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(&folder);
    create(&desk, "Search was slow").unwrap();
    let left = folder.path().join("Left.afterword");
    killed(&path(&desk), &left);
    std::fs::write(&left, "").unwrap();
    assert!(Store::looked_at(&left).is_err());
    assert!(afterword_store::integrity(&left).is_ok_and(|found| found.is_some()));
    assert!(afterword_store::backup::copy(&left, &folder.path().join("copy.afterword")).is_err());
    assert!(log_of(&left).metadata().unwrap().len() > 0);
}
