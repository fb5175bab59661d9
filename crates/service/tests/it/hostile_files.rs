//! Workspaces that come from elsewhere and bring something of their own: one sentence, and nothing of them is run.

use std::path::{Path, PathBuf};

use afterword_service::desk::{Desk, Places, SessionState};
use afterword_service::{LibraryRequest, Problem};
use afterword_store::{Connection, Store, StoreError, backup, integrity};
use tempfile::TempDir;

use crate::world::{World, now};

/// What a file brings along.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A trigger that changes the counts of a vote.
    FalseVote,
    /// A trigger that wipes the timelines of all post-mortems.
    Wipe,
    /// A view without end in the place of the post-mortems.
    EndlessView,
    /// A column that is computed, and huge.
    HugeColumn,
    /// A table of a search engine.
    VirtualTable,
    /// An index over an expression.
    Expression,
    /// A table of its own.
    Table,
    /// Pages that are used many times over: a few kilobytes read like endless rows.
    SharedPages,
    /// Two tables with the same rows.
    SharedTable,
}

const KINDS: [Kind; 9] = [
    Kind::FalseVote,
    Kind::Wipe,
    Kind::EndlessView,
    Kind::HugeColumn,
    Kind::VirtualTable,
    Kind::Expression,
    Kind::Table,
    Kind::SharedPages,
    Kind::SharedTable,
];

/// Makes a workspace with the sample and something of this kind.
fn hostile(kind: Kind, path: &Path) {
    let world = World::new();
    world.sample();
    backup::copy(&world.path(), path).unwrap();
    let sql = match kind {
        Kind::FalseVote => "CREATE TRIGGER x AFTER UPDATE ON ballot BEGIN UPDATE tally SET votes = 99; END;",
        Kind::Wipe => {
            "CREATE TRIGGER x AFTER INSERT ON timeline_event BEGIN DELETE FROM timeline_event; END;"
        }
        Kind::EndlessView => {
            "ALTER TABLE post_mortem RENAME TO heads;
             CREATE VIEW post_mortem AS WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)
                 SELECT heads.*, i FROM heads, n;"
        }
        Kind::HugeColumn => "ALTER TABLE remark ADD COLUMN x AS (hex(zeroblob(400000000)));",
        Kind::VirtualTable => "CREATE VIRTUAL TABLE x USING fts5 (text);",
        Kind::Expression => "CREATE INDEX x ON remark (length(hex(zeroblob(9))));",
        Kind::Table => "CREATE TABLE x (y);",
        Kind::SharedPages => return share_pages(path),
        Kind::SharedTable => {
            "PRAGMA writable_schema = ON;
             UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'remark')
                 WHERE name = 'chain';"
        }
    };
    Connection::open(path).unwrap().execute_batch(sql).unwrap();
}

/// Puts pages above the post-mortems of which each leads hundreds of times to the next.
fn share_pages(path: &Path) {
    let root = "SELECT rootpage FROM sqlite_schema WHERE name = 'post_mortem'";
    let root: u32 = Connection::open(path).unwrap().query_row(root, [], |row| row.get(0)).unwrap();
    let mut file = std::fs::read(path).unwrap();
    let size = usize::from(u16::from_be_bytes([file[16], file[17]]));
    let place = |page: u32| (page as usize - 1) * size;
    let count = u32::try_from(file.len() / size).unwrap();
    // The rows move to a page at the end; five pages lead to it.
    let rows = file[place(root)..place(root) + size].to_vec();
    file.extend(rows);
    for level in 0..5 {
        let page = shared_page(size, count + 1 + level);
        match level {
            4 => file[place(root)..place(root) + size].copy_from_slice(&page),
            _ => file.extend(page),
        }
    }
    let pages = u32::try_from(file.len() / size).unwrap();
    file[28..32].copy_from_slice(&pages.to_be_bytes());
    std::fs::write(path, file).unwrap();
}

/// An inner page of a table whose children are all the same page.
fn shared_page(size: usize, child: u32) -> Vec<u8> {
    let mut page = vec![0; size];
    let cells = (size - 12) / 7;
    page[0] = 5;
    page[3..5].copy_from_slice(&u16::try_from(cells).unwrap().to_be_bytes());
    page[5..7].copy_from_slice(&u16::try_from(size - cells * 5).unwrap().to_be_bytes());
    page[8..12].copy_from_slice(&child.to_be_bytes());
    for cell in 0..cells {
        let at = size - (cell + 1) * 5;
        page[12 + cell * 2..14 + cell * 2].copy_from_slice(&u16::try_from(at).unwrap().to_be_bytes());
        page[at..at + 4].copy_from_slice(&child.to_be_bytes());
        page[at + 4] = u8::try_from(cell % 128).unwrap();
    }
    page
}

fn desk(folder: &TempDir) -> Desk {
    let places = Places { data: folder.path().join("data"), config: folder.path().join("config") };
    Desk::open(places, None, &now(0), |_| {})
}

#[test]
fn a_file_that_brings_something_of_its_own_is_not_opened_and_the_application_goes_on() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let own: PathBuf = desk.session(&now(0)).path.into();
        let received = folder.path().join("Received.afterword");
        hostile(kind, &received);
        let before = std::fs::read(&received).unwrap();

        desk.switch(&received, &now(1)).unwrap();
        let state = desk.session(&now(1)).state;
        assert!(
            matches!(state, SessionState::Damaged { .. } | SessionState::Foreign { .. }),
            "{kind:?}: {state:?}"
        );
        assert!(desk.workspace().is_err());
        desk.look_over(&now(2)).unwrap();
        assert_eq!(std::fs::read(&received).unwrap(), before, "{kind:?} is left as it is");

        desk.switch(&own, &now(3)).unwrap();
        assert_eq!(
            desk.workspace().unwrap().library(&LibraryRequest::default(), &now(3)).unwrap().matching,
            0
        );
    }
}

#[test]
fn the_sentence_names_what_was_found_and_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Received.afterword");
    hostile(Kind::FalseVote, &path);
    let refused = Problem::from(Store::open(&path, now(0).today).err().unwrap());
    assert_eq!(
        refused.to_string(),
        "This workspace was not opened, because it doesn’t look like one made by Afterword: it has a trigger named “x”. \
         Open your newest good copy, or ask whoever sent it for a JSON export."
    );
}

#[test]
fn no_check_and_no_copy_takes_such_a_file_for_a_good_one() {
    for kind in KINDS {
        let folder = tempfile::tempdir().unwrap();
        let desk = desk(&folder);
        let own: PathBuf = desk.session(&now(0)).path.into();
        let good = desk.back_up(&now(1)).unwrap();
        let foreign = backup::folder(&own).join("2031-01-01.afterword");
        hostile(kind, &foreign);

        assert!(!matches!(integrity(&foreign), Ok(None)), "{kind:?}");
        let newest = backup::newest_good(&own).unwrap().unwrap();
        assert_eq!(newest.path.display().to_string(), good, "{kind:?}");
        assert!(backup::copy(&foreign, &folder.path().join("copy.afterword")).is_err(), "{kind:?}");
        assert!(backup::restore(&own, &foreign, now(2).utc.naive_utc()).is_err(), "{kind:?}");
        assert!(own.is_file());
    }
}

#[test]
fn a_newer_workspace_with_a_trigger_is_refused_too() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Received.afterword");
    hostile(Kind::Wipe, &path);
    Connection::open(&path).unwrap().execute_batch("PRAGMA user_version = 999").unwrap();
    assert!(matches!(Store::open(&path, now(0).today), Err(StoreError::Foreign(_))));
}

#[test]
fn an_act_of_a_received_history_that_rewrites_another_post_mortem_is_not_undone() {
    let world = World::new();
    let (one, other) = (world.sample(), world.empty());
    world.edit(
        other,
        serde_json::json!({"topic": "remarks", "edit": "add", "list": "learned", "text": "Mine"}),
    );
    let path = world.path();
    Connection::open(&path)
        .unwrap()
        .execute("UPDATE history SET scope = ?1 WHERE scope = ?2", [one.0, other.0])
        .unwrap();
    let before = world.whole(other);
    let refused = world.workspace.undo(Some(one)).unwrap_err();
    assert_eq!(refused, Problem::FalseHistory);
    assert_eq!(world.whole(other), before);
    assert_eq!(afterword_store::history::doubtful(&path).unwrap(), 1);
}
