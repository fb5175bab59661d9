//! Whatever is added to, changed in or removed from a schema is refused.

use std::path::{Path, PathBuf};

use proptest::prelude::*;
use rusqlite::Connection;
use tempfile::TempDir;

use super::*;
use crate::Store;

fn workspace() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Team.afterword");
    drop(Store::make(&path, "2025-03-03".parse().unwrap()).unwrap());
    (folder, path)
}

/// Runs statements as another program would: on a connection that is not hardened.
fn tamper(path: &Path, sql: &str) {
    let db = Connection::open(path).unwrap();
    db.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
}

fn opened(path: &Path) -> Result<()> {
    Store::open(path, "2025-03-03".parse().unwrap()).map(drop)
}

/// Whether every way to open a file refuses it.
fn is_refused(path: &Path) -> bool {
    let is_refusal =
        |result: Result<()>| matches!(result, Err(StoreError::Foreign(_) | StoreError::Damaged(_)));
    is_refusal(opened(path))
        && is_refusal(Store::open_read_only(path).map(drop))
        && is_refusal(Store::looked_at(path))
        && is_refusal(Store::in_memory_copy(path).map(drop))
        && is_refusal(crate::backup::copy(path, &path.with_file_name("copy.afterword")))
        && !matches!(crate::integrity(path), Ok(None))
}

fn table() -> impl Strategy<Value = &'static str> {
    prop::sample::select(crate::table::watched().collect::<Vec<_>>())
}

fn name() -> impl Strategy<Value = String> {
    "[a-z_]{1,12}".prop_map(|name| format!("x_{name}"))
}

/// Adds an object that SQLite itself accepts.
fn addition() -> impl Strategy<Value = String> {
    prop_oneof![
        (name(), table(), prop::sample::select(&["INSERT", "UPDATE", "DELETE"][..])).prop_map(
            |(name, table, act)| {
                format!("CREATE TRIGGER {name} AFTER {act} ON {table} BEGIN DELETE FROM history; END")
            }
        ),
        (name(), table()).prop_map(|(name, table)| format!("CREATE VIEW {name} AS SELECT * FROM {table}")),
        name().prop_map(|name| format!("CREATE TABLE {name} (a, b DEFAULT (hex(randomblob(9))))")),
        name().prop_map(|name| format!("CREATE TABLE {name} (a, b AS (a || a), CHECK (a > 0))")),
        (name(), table()).prop_map(|(name, table)| format!("CREATE INDEX {name} ON {table} (post_mortem)")
            .replace("post_mortem (post_mortem)", "post_mortem (id)")),
        name().prop_map(|name| format!("CREATE INDEX {name} ON history (length(act))")),
        name().prop_map(|name| format!("CREATE INDEX {name} ON history (act) WHERE length(act) > 2")),
        name().prop_map(|name| format!("CREATE VIRTUAL TABLE {name} USING fts5 (a)")),
        name().prop_map(|name| format!("CREATE VIRTUAL TABLE {name} USING rtree (a, b, c)")),
        name().prop_map(|name| format!("CREATE TABLE {name} (id INTEGER PRIMARY KEY AUTOINCREMENT)")),
        table().prop_map(|table| format!("ALTER TABLE {table} ADD COLUMN more TEXT DEFAULT 'x'")),
        table().prop_map(|table| format!("ALTER TABLE {table} ADD COLUMN more AS (zeroblob(100000000))")),
        Just("INSERT INTO meta VALUES ('a', 'b'); ANALYZE".to_owned()),
    ]
}

/// Removes or renames existing objects.
fn removal() -> impl Strategy<Value = String> {
    prop_oneof![
        table().prop_map(|table| format!("PRAGMA foreign_keys = OFF; DROP TABLE {table}")),
        prop::sample::select(
            &["history_scope", "action_item_open", "post_mortem_number", "post_mortem_date"][..]
        )
        .prop_map(|index| format!("DROP INDEX {index}")),
        (table(), name()).prop_map(|(table, name)| format!("ALTER TABLE {table} RENAME TO {name}")),
        name().prop_map(|name| format!("ALTER TABLE remark RENAME COLUMN text TO {name}")),
        Just("ALTER TABLE cause DROP COLUMN step".to_owned()),
    ]
}

/// Edits the rows of the schema itself.
fn edit() -> impl Strategy<Value = String> {
    let change = prop_oneof![
        Just("sql = sql || ' '".to_owned()),
        Just("sql = replace(sql, 'NOT NULL', 'NOT NULL CHECK (1)')".to_owned()),
        Just("sql = replace(sql, ' NOT NULL', ' COLLATE NOCASE NOT NULL')".to_owned()),
        Just("sql = replace(sql, '(', '( -- a remark' || char(10))".to_owned()),
        Just("sql = replace(sql, 'BLOB', 'BLOB DEFAULT x''00''')".to_owned()),
        Just("sql = lower(sql)".to_owned()),
        Just("name = name || '_'".to_owned()),
        Just("tbl_name = 'meta'".to_owned()),
        Just("type = 'view'".to_owned()),
        Just("rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'meta')".to_owned()),
        Just("rootpage = 0".to_owned()),
        Just("rootpage = 1".to_owned()),
        Just("sql = NULL".to_owned()),
        Just("sql = CAST(sql AS BLOB)".to_owned()),
    ];
    (change, prop::sample::select(&["remark", "tally", "history", "action_item"][..])).prop_map(|(change, table)| {
        format!("PRAGMA writable_schema = ON; UPDATE sqlite_schema SET {change} WHERE type = 'table' AND name = '{table}'")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_workspace_with_any_object_that_is_not_ours_is_refused(sql in prop_oneof![addition(), removal(), edit()]) {
        let (_folder, path) = workspace();
        tamper(&path, &sql);
        prop_assert!(is_refused(&path), "{}", sql);
    }
}

#[test]
fn the_schema_of_every_format_is_the_one_its_steps_make() {
    for version in 0..=VERSION {
        check(&reference(version).unwrap(), version).unwrap();
        if version > 0 {
            assert!(check(&reference(version).unwrap(), version - 1).is_err());
        }
    }
}

#[test]
fn a_workspace_in_another_encoding_is_refused() {
    let db = Connection::open_in_memory().unwrap();
    db.execute_batch("PRAGMA encoding = 'UTF-16le'").unwrap();
    for step in steps(0, VERSION) {
        db.execute_batch(step.sql).unwrap();
    }
    assert!(matches!(check(&db, VERSION), Err(StoreError::Foreign(_))));
}

#[test]
fn a_newer_format_may_add_tables_indexes_and_columns_at_the_end() {
    let db = reference(VERSION).unwrap();
    db.execute_batch(
        "ALTER TABLE remark ADD COLUMN colour TEXT NOT NULL DEFAULT 'grey';
         CREATE TABLE shelf (id BLOB PRIMARY KEY NOT NULL, name TEXT NOT NULL) WITHOUT ROWID;
         CREATE UNIQUE INDEX shelf_name ON shelf (name COLLATE NOCASE);",
    )
    .unwrap();
    check(&db, VERSION + 1).unwrap();
}

#[test]
fn a_newer_format_that_computes_or_runs_something_is_refused() {
    for sql in [
        "CREATE TRIGGER x AFTER INSERT ON remark BEGIN DELETE FROM tally; END",
        "CREATE VIEW x AS SELECT 1",
        "CREATE VIRTUAL TABLE x USING fts5 (a)",
        "CREATE TABLE x (a, b AS (a || a) STORED)",
        "CREATE TABLE x (a, b AS (a || a))",
        "ALTER TABLE remark ADD COLUMN x AS (zeroblob(1000000))",
        "CREATE INDEX x ON remark (length(text))",
        "CREATE INDEX x ON remark (text) WHERE length(text) > 1",
        "CREATE INDEX x ON remark (text); ANALYZE; INSERT INTO sqlite_stat1 VALUES ('a', 'b', 'c')",
        "ALTER TABLE remark RENAME TO pragma_table_info",
        "ALTER TABLE remark DROP COLUMN list",
        "PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = 'create/**/virtual table x using fts5(a)' WHERE name = 'chain'",
    ] {
        let db = reference(VERSION).unwrap();
        db.execute_batch(sql).unwrap_or_else(|error| panic!("{sql}: {error}"));
        assert!(check(&db, VERSION + 1).is_err(), "{sql}");
    }
}

#[test]
fn what_was_found_is_named_in_a_sentence_without_signs_that_hide_it() {
    let (_folder, path) = workspace();
    tamper(&path, "CREATE TRIGGER \"fal\u{202e}sify\n\" AFTER INSERT ON tally BEGIN SELECT 1; END");
    assert_eq!(
        opened(&path).unwrap_err().to_string(),
        "the file is not built as a workspace is: it has a trigger named “falsify”"
    );
}
