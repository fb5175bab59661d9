//! Journals of workspaces that have no log.

use super::*;

pub(super) fn journal_of(workspace: &Path) -> PathBuf {
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
pub(super) fn killed_in_a_commit(workspace: &Path, to: &Path) -> PathBuf {
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
