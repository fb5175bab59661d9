//! Histories that another program wrote are refused in a sentence, and change nothing.

use proptest::prelude::*;
use rusqlite::types::Value;

use super::*;
use crate::{Store, samples};

const MINE: Uuid = Uuid::from_u128(0x11);
const OTHER: Uuid = Uuid::from_u128(0x22);

/// A workspace in memory with two post-mortems, each with one remark and one act that reworded it.
fn workspace() -> Store {
    let mut store = samples::workspace(&[MINE, OTHER]);
    for pm in [MINE, OTHER] {
        store.db.execute("INSERT INTO remark VALUES (?1, ?1, 0, 'learned', 'before')", [pm]).unwrap();
        act(&mut store, pm, "remarks.change", "UPDATE remark SET text = 'after' WHERE post_mortem = ?1");
    }
    store
}

fn act(store: &mut Store, scope: Uuid, act: &str, sql: &str) {
    let entry = Entry { scope, at: 0, act: act.into(), detail: String::new(), field: None };
    record(store, &entry, |db, _| -> Result<()> {
        db.execute(sql, [scope])?;
        Ok(())
    })
    .unwrap();
}

/// Everything but the history.
fn content(db: &Connection) -> Vec<Vec<Value>> {
    let mut rows = Vec::new();
    for table in watched().chain([CLOCK, "meta"]) {
        let mut statement = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let columns = statement.column_count();
        let mut found = statement.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            rows.push((0..columns).map(|column| row.get(column).unwrap()).collect());
        }
    }
    rows
}

fn changeset_of(db: &mut Connection, table: &str, work: &str) -> Vec<u8> {
    let tx = db.transaction().unwrap();
    let mut session = Session::new(&tx).unwrap();
    session.attach(Some(table)).unwrap();
    tx.execute_batch(work).unwrap();
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset).unwrap();
    changeset
}

fn set_changeset(db: &Connection, scope: Uuid, changeset: &[u8]) {
    db.execute("UPDATE history SET changeset = ?2 WHERE scope = ?1", (scope, changeset)).unwrap();
}

fn is_false(result: &Result<Option<(HistoryRow, Touched)>>) -> bool {
    matches!(result, Err(StoreError::FalseHistory(_)))
}

#[test]
fn an_act_that_rewrites_another_post_mortem_is_not_undone() {
    let mut store = workspace();
    store.db.execute("UPDATE history SET scope = ?1 WHERE scope = ?2", [MINE, OTHER]).unwrap();
    let before = content(&store.db);
    assert!(is_false(&undo(&mut store, MINE)));
    assert_eq!(content(&store.db), before);
}

#[test]
fn a_verdict_of_the_review_may_change_the_action_it_is_about_and_nothing_else_of_another_post_mortem() {
    let mut store = workspace();
    let mut reviewing = |act: &str, scope: Uuid| {
        store.db.execute("UPDATE history SET act = ?1, scope = ?2", (act, scope)).unwrap();
        undo(&mut store, scope)
    };
    assert!(is_false(&reviewing("reviews.answer", MINE)), "a remark is not an action");
}

#[test]
fn settings_the_history_itself_and_the_clock_are_never_changed_by_an_act() {
    for (table, work) in [
        ("meta", "INSERT INTO meta VALUES ('coach', '{}')"),
        ("history", "UPDATE history SET act = 'x'"),
        (
            "phase_clock",
            "INSERT INTO phase_clock VALUES (x'00000000000000000000000000000011', 'whys', 60, 1, 0)",
        ),
    ] {
        let mut store = workspace();
        let changeset = changeset_of(&mut store.db, table, work);
        set_changeset(&store.db, MINE, &changeset);
        let before = content(&store.db);
        assert!(is_false(&undo(&mut store, MINE)), "{table}");
        assert_eq!(content(&store.db), before);
    }
}

#[test]
fn an_act_of_the_workspace_adds_or_removes_whole_post_mortems_and_changes_none() {
    for work in [
        "UPDATE remark SET text = 'falsified'",
        "DELETE FROM remark",
        "INSERT INTO remark VALUES (x'00000000000000000000000000000011', x'05', 1, 'learned', 'falsified')",
    ] {
        let mut store = workspace();
        let changeset = changeset_of(&mut store.db, "remark", work);
        store.db.execute("UPDATE history SET scope = ?1", [WORKSPACE]).unwrap();
        set_changeset(&store.db, WORKSPACE, &changeset);
        assert!(is_false(&undo(&mut store, WORKSPACE)), "{work}");
    }
}

#[test]
fn a_patchset_tells_not_what_was_there_before_and_is_refused() {
    let mut store = workspace();
    let tx = store.db.transaction().unwrap();
    let mut session = Session::new(&tx).unwrap();
    session.attach(Some("remark")).unwrap();
    tx.execute("UPDATE remark SET text = 'falsified' WHERE post_mortem = ?1", [MINE]).unwrap();
    let mut patchset = Vec::new();
    session.patchset_strm(&mut patchset).unwrap();
    drop(session);
    tx.rollback().unwrap();
    set_changeset(&store.db, MINE, &patchset);
    store.db.execute("UPDATE history SET state = ?1", [rows::UNDONE]).unwrap();
    assert!(is_false(&redo(&mut store, MINE)));
}

#[test]
fn a_changeset_for_other_columns_is_refused_and_not_left_out_in_silence() {
    let mut elsewhere = Connection::open_in_memory().unwrap();
    elsewhere
        .execute_batch(
            "CREATE TABLE remark (post_mortem BLOB PRIMARY KEY, id, position, list, text, more, much)",
        )
        .unwrap();
    let work = "INSERT INTO remark VALUES (x'00000000000000000000000000000011', 1, 2, 3, 4, 5, 6)";
    let changeset = changeset_of(&mut elsewhere, "remark", work);
    let mut store = workspace();
    set_changeset(&store.db, MINE, &changeset);
    assert!(is_false(&undo(&mut store, MINE)));
}

#[test]
fn typing_goes_on_where_the_act_before_it_can_t_be_read() {
    let mut store = workspace();
    store.db.execute("UPDATE history SET field = 'remark', changeset = x'54FF00'", []).unwrap();
    let entry = Entry {
        scope: MINE,
        at: 1,
        act: "remarks.change".into(),
        detail: String::new(),
        field: Some("remark".into()),
    };
    record(&mut store, &entry, |db, continues| -> Result<()> {
        assert!(!continues);
        db.execute("UPDATE remark SET text = 'typed' WHERE post_mortem = ?1", [MINE])?;
        Ok(())
    })
    .unwrap();
    assert!(undo(&mut store, MINE).unwrap().is_some());
}

/// A way to tamper with a changeset.
#[derive(Debug, Clone)]
enum Mutation {
    Set(prop::sample::Index, u8),
    Cut(prop::sample::Index),
    Repeat(prop::sample::Index),
    Insert(prop::sample::Index, Vec<u8>),
}

fn mutation() -> impl Strategy<Value = Mutation> {
    prop_oneof![
        (any::<prop::sample::Index>(), any::<u8>()).prop_map(|(place, byte)| Mutation::Set(place, byte)),
        any::<prop::sample::Index>().prop_map(Mutation::Cut),
        any::<prop::sample::Index>().prop_map(Mutation::Repeat),
        (any::<prop::sample::Index>(), prop::collection::vec(any::<u8>(), 1..9))
            .prop_map(|(place, bytes)| Mutation::Insert(place, bytes)),
    ]
}

fn mutated(mut bytes: Vec<u8>, mutations: &[Mutation]) -> Vec<u8> {
    for mutation in mutations {
        if bytes.is_empty() {
            break;
        }
        match mutation {
            Mutation::Set(place, byte) => *place.get_mut(&mut bytes) = *byte,
            Mutation::Cut(place) => bytes.truncate(place.index(bytes.len())),
            Mutation::Repeat(place) => bytes.extend_from_within(place.index(bytes.len())..),
            Mutation::Insert(place, more) => {
                let place = place.index(bytes.len());
                bytes.splice(place..place, more.iter().copied());
            }
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_changeset_changes_another_post_mortem(
        mutations in prop::collection::vec(mutation(), 1..5),
        is_redo in any::<bool>(),
    ) {
        let mut store = workspace();
        let changeset: Vec<u8> =
            store.db.query_row("SELECT changeset FROM history WHERE scope = ?1", [MINE], |row| row.get(0)).unwrap();
        set_changeset(&store.db, MINE, &mutated(changeset, &mutations));
        let others = |db: &Connection| -> Vec<Vec<Value>> {
            let mine = Value::Blob(MINE.as_bytes().to_vec());
            content(db).into_iter().filter(|row| row.first() != Some(&mine)).collect()
        };
        let before = others(&store.db);
        if is_redo {
            store.db.execute("UPDATE history SET state = ?1", [rows::UNDONE]).unwrap();
            let _ = redo(&mut store, MINE);
        } else {
            let _ = undo(&mut store, MINE);
        }
        prop_assert_eq!(others(&store.db), before);
    }
}
