//! A workspace is one file: it holds everything once it is closed, and is never taken for another.

mod journals;
mod logs;
mod taken_away;

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
