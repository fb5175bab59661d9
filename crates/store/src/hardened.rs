//! Hardens every connection: a file can't make SQLite run something of its own, or any statement without end.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use rusqlite::limits::Limit;
use rusqlite::trace::{TraceEvent, TraceEventCodes};

use crate::Result;
use crate::names::with_suffix;

/// How many steps of SQLite's virtual machine pass between two checks of the budget.
const STEPS: i32 = 10_000;

/// How many steps one statement may take, whatever the size of the file.
const BASE: u64 = 50_000_000;

/// How many more it may take for each 4,096 bytes of the file. A page holds about a hundred small rows, and no
/// statement takes more than some hundred steps per row.
const PER_PAGE: u64 = 100_000;

const FLAGS: [(DbConfig, bool); 11] = [
    (DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true),
    (DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_WRITABLE_SCHEMA, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_VIEW, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_FKEY, true),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_FTS3_TOKENIZER, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_CREATE, false),
    (DbConfig::SQLITE_DBCONFIG_ENABLE_ATTACH_WRITE, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DML, false),
    (DbConfig::SQLITE_DBCONFIG_DQS_DDL, false),
];

/// Upper limits of a connection; each leaves ample room for what this crate does.
const LIMITS: [(Limit, i32); 9] = [
    (Limit::SQLITE_LIMIT_LENGTH, 512 << 20),
    (Limit::SQLITE_LIMIT_SQL_LENGTH, 256 << 10),
    (Limit::SQLITE_LIMIT_COLUMN, 200),
    (Limit::SQLITE_LIMIT_COMPOUND_SELECT, 10),
    (Limit::SQLITE_LIMIT_FUNCTION_ARG, 50),
    (Limit::SQLITE_LIMIT_ATTACHED, 0),
    // The deletions that a foreign key asks for count as triggers.
    (Limit::SQLITE_LIMIT_TRIGGER_DEPTH, 4),
    (Limit::SQLITE_LIMIT_WORKER_THREADS, 0),
    (Limit::SQLITE_LIMIT_SCHEMA, 1_000),
];

/// Hardens a connection. Must come before its first statement, since that reads the schema of the file.
///
/// A statement that takes many times what any statement of this crate takes on a file of this size fails with
/// [`crate::StoreError::TooMuch`]. Steps are counted rather than time, so that a busy machine changes nothing.
///
/// # Errors
/// Storage errors.
pub(crate) fn apply(db: &mut Connection) -> Result<()> {
    let path = db.path().map(PathBuf::from);
    harden(db, move || path.as_deref().map_or(0, size))
}

/// Hardens a connection to a database in memory that grows to this size at most.
///
/// # Errors
/// Storage errors.
pub(crate) fn apply_for(db: &mut Connection, bytes: u64) -> Result<()> {
    harden(db, move || bytes)
}

fn harden(db: &mut Connection, size: impl Fn() -> u64 + Send + 'static) -> Result<()> {
    for (flag, value) in FLAGS {
        db.set_db_config(flag, value)?;
    }
    for (limit, most) in LIMITS {
        db.set_limit(limit, most)?;
    }
    meter(db, move || BASE.saturating_add((size() / 4_096).saturating_mul(PER_PAGE)))?;
    db.execute_batch(include_str!("hardened.sql"))?;
    Ok(())
}

/// Interrupts each statement that takes more steps than its budget. Computes the budget anew once the known one is
/// spent, because the file may have grown since it was opened.
fn meter(db: &mut Connection, budget: impl Fn() -> u64 + Send + 'static) -> Result<()> {
    let taken = Arc::new(AtomicU64::new(0));
    let of_statement = Arc::clone(&taken);
    let begin = move |_: TraceEvent<'_>| of_statement.store(0, Ordering::Relaxed);
    db.trace_v2(TraceEventCodes::SQLITE_TRACE_STMT, Some(begin))?;
    let step = STEPS.unsigned_abs().into();
    let mut known = BASE;
    let is_over = move || {
        let taken = taken.fetch_add(step, Ordering::Relaxed);
        if taken > known {
            known = budget();
        }
        taken > known
    };
    db.progress_handler(STEPS, Some(is_over))?;
    Ok(())
}

/// How many bytes a file has, with its write-ahead log.
fn size(path: &Path) -> u64 {
    let bytes = |path: &Path| path.metadata().map_or(0, |about| about.len());
    bytes(path) + bytes(&with_suffix(path, "-wal"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::StoreError;

    fn connection() -> Connection {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE parent (id INTEGER PRIMARY KEY);
             CREATE TABLE child (parent REFERENCES parent (id) ON DELETE CASCADE);
             CREATE TABLE noted (id);
             CREATE TRIGGER note AFTER INSERT ON parent BEGIN INSERT INTO noted VALUES (new.id); END;
             CREATE VIEW endless AS SELECT * FROM parent;",
        )
        .unwrap();
        apply(&mut db).unwrap();
        db
    }

    #[test]
    fn triggers_and_views_of_a_file_never_run_and_cascades_do() {
        let db = connection();
        db.execute_batch("INSERT INTO parent VALUES (1); INSERT INTO child VALUES (1); DELETE FROM parent;")
            .unwrap();
        let count = |table: &str| {
            db.query_row(&format!("SELECT count(*) FROM {table}"), [], |r| r.get::<_, i64>(0)).unwrap()
        };
        assert_eq!((count("noted"), count("child")), (0, 0));
        assert!(db.prepare("SELECT * FROM endless").is_err());
    }

    #[test]
    fn a_statement_without_end_is_interrupted_and_the_next_one_runs() {
        let db = connection();
        let endless =
            "WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n) SELECT count(*) FROM n";
        let error = db.query_row(endless, [], |r| r.get::<_, i64>(0)).unwrap_err();
        assert!(matches!(StoreError::from(error), StoreError::TooMuch));
        db.execute_batch("INSERT INTO parent VALUES (2)").unwrap();
    }

    #[test]
    fn a_workspace_that_has_grown_may_take_as_much_as_one_that_was_large_from_the_start() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Team.afterword");
        let mut db = Connection::open(&path).unwrap();
        apply(&mut db).unwrap();
        db.execute_batch("CREATE TABLE filler (a)").unwrap();
        let many = "WITH RECURSIVE n (n) AS (VALUES (1) UNION ALL SELECT n + 1 FROM n WHERE n < 8000000)
            SELECT count(*) FROM n";
        let count = |db: &Connection| db.query_row(many, [], |row| row.get::<_, i64>(0));
        assert!(count(&db).is_err());
        db.execute("INSERT INTO filler VALUES (zeroblob(20000000))", []).unwrap();
        assert_eq!(count(&db), Ok(8_000_000));
    }

    #[test]
    fn the_schema_can_t_be_written_and_no_other_file_is_attached() {
        let db = connection();
        db.execute_batch("PRAGMA writable_schema = ON").unwrap();
        assert!(db.execute_batch("UPDATE sqlite_schema SET sql = 'x'").is_err());
        assert!(db.execute_batch("ATTACH ':memory:' AS other").is_err());
    }

    #[test]
    fn memory_that_a_statement_asks_for_is_bounded() {
        let db = connection();
        let huge = db.query_row("SELECT length(zeroblob(900000000) || 'x')", [], |r| r.get::<_, i64>(0));
        assert!(matches!(StoreError::from(huge.unwrap_err()), StoreError::TooMuch));
    }
}
