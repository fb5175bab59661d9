//! Workspaces of older versions: opened, brought up, and still undone.

use afterword_domain::CauseState;
use afterword_service::ActName;
use afterword_store::{Access, Store, VERSION};

use crate::world::{now, open};

const FIRST: &[u8] = include_bytes!("../data/version-1.afterword");
/// Of the third: a vote on phones that was closed, an action with a ticket.
const THIRD: &[u8] = include_bytes!("../data/version-3.afterword");

/// Of the fifth: every act on chains, candidates and a vote with a run-off, two of them undone.
const FIFTH: &[u8] = include_bytes!("../data/version-5.afterword");

#[test]
fn a_workspace_of_the_first_version_opens_and_its_acts_are_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    std::fs::write(&path, FIRST).unwrap();
    let workspace = open(&path, &now(0));
    let id = workspace.by_number(1).unwrap();
    // The last acts of that version: a cause was reworded, and then taken away with what stood below it.
    assert!(workspace.post_mortem(id).unwrap().chains[0].causes.is_empty());
    workspace.undo(Some(id)).unwrap();
    let whole = workspace.post_mortem(id).unwrap();
    let cause = &whole.chains[0].causes[0];
    assert_eq!(cause.text, "The index was rebuilt at noon, under full load.");
    assert_eq!(cause.state, CauseState::Possible);
    assert!(cause.evidence.is_empty() && cause.causes[0].end);
    while workspace.undo(Some(id)).is_ok() {}
    assert!(workspace.post_mortem(id).unwrap().chains.is_empty());
    while workspace.redo(Some(id)).is_ok() {}
    assert!(workspace.post_mortem(id).unwrap().chains[0].causes.is_empty());
    let copies = std::fs::read_dir(folder.path().join("Team backups")).unwrap().count();
    assert_eq!(copies, 1, "a copy is made before the file is brought up");
}

#[test]
fn a_workspace_of_the_first_version_is_read_where_it_can_not_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    std::fs::write(&path, FIRST).unwrap();
    let store = Store::open_read_only(&path).unwrap();
    assert_eq!(store.access, Access::ReadOnly);
    let found: i64 = store.db.query_row("PRAGMA user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(found, VERSION);
    assert_eq!(std::fs::read(&path).unwrap(), FIRST, "the file is left as it is");
}

#[test]
fn a_workspace_of_the_third_version_opens_and_its_vote_is_undone() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    std::fs::write(&path, THIRD).unwrap();
    assert_eq!(Store::open_read_only(&path).unwrap().access, Access::ReadOnly);
    let workspace = open(&path, &now(0));
    let id = workspace.by_number(1).unwrap();
    let whole = workspace.post_mortem(id).unwrap();
    assert_eq!((whole.ballots[0].ballots, whole.ballots[0].facilitator_votes), (Some(2), false));
    assert_eq!(whole.actions[0].ticket, "PAY-12");
    while workspace.undo(Some(id)).is_ok() {}
    assert!(workspace.post_mortem(id).unwrap().ballots.is_empty());
    while workspace.redo(Some(id)).is_ok() {}
    assert_eq!(workspace.post_mortem(id).unwrap(), whole);
}

#[test]
fn a_workspace_of_the_fifth_version_opens_with_its_whole_history() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    std::fs::write(&path, FIFTH).unwrap();
    let workspace = open(&path, &now(0));
    let id = workspace.by_number(3).unwrap();
    let whole = workspace.post_mortem(id).unwrap();
    let actions: Vec<_> = whole.actions.iter().map(|action| action.text.as_str()).collect();
    assert_eq!((whole.chains.len(), whole.ballots.len()), (2, 2));
    assert!(actions.contains(&"Name the owner of each job"), "the run-off chose it: {actions:?}");
    let history = workspace.history(Some(id), None).unwrap();
    assert_eq!(history.iter().filter(|act| act.undone).count(), 2);
    for act in &history {
        assert!(ActName::read(&act.act).is_some(), "{}", act.act);
    }
    while workspace.redo(Some(id)).is_ok() {}
    let newest = workspace.post_mortem(id).unwrap();
    while workspace.undo(Some(id)).is_ok() {}
    let first = workspace.post_mortem(id).unwrap();
    assert!(first.chains.is_empty() && first.candidates.is_empty() && first.ballots.is_empty());
    while workspace.redo(Some(id)).is_ok() {}
    assert_eq!(workspace.post_mortem(id).unwrap(), newest);
}

#[test]
fn every_act_of_an_earlier_version_fits_what_such_an_act_changes() {
    let folder = tempfile::tempdir().unwrap();
    for bytes in [FIRST, THIRD, FIFTH] {
        let path = folder.path().join("Team.afterword");
        std::fs::write(&path, bytes).unwrap();
        assert_eq!(afterword_store::history::doubtful(&path).unwrap(), 0);
        drop(open(&path, &now(0)));
        assert_eq!(afterword_store::history::doubtful(&path).unwrap(), 0);
    }
}
