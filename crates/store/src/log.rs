//! The write-ahead log beside a workspace file: copied into the file, and checked before it is used.
//!
//! SQLite replays whatever log lies beside a file. The log of another file, or of another state of the same file, would
//! corrupt it. So every log names the states of the file that it may continue: [`renew`] stores a new random state in the
//! file before [`copy`] or [`empty`] moves the log into it, and [`mark`] writes into the first transaction of a log which states the
//! file may be in. A file is in one of several states where a checkpoint did not come to its end.
//!
//! A file in a synchronised folder is written with a rollback journal instead. There each transaction stores a new state,
//! so that the journal holds the one before.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, OptionalExtension as _};

use crate::bytes::{Stamp, contains};
use crate::look::{any_version, aside, unshared};
use crate::names::with_suffix;
use crate::{Result, StoreError, hardened, schema, structure};

/// The state of the file, in the table `meta`.
const STATE: &str = "file_state";
/// The state of the file that its log continues, in the table `meta`.
const CONTINUES: &str = "log_continues";

/// The state of a file of an earlier version, in a list.
const NONE: &str = "none";

/// Where the log of a workspace lies.
pub(crate) fn beside(workspace: &Path) -> PathBuf {
    with_suffix(workspace, "-wal")
}

/// Returns the state of the file as a connection reads it; empty where none was ever stored.
pub(crate) fn state(db: &Connection) -> Result<String> {
    value(db, STATE)
}

/// Returns all states that the file may be in, as a connection reads them.
pub(crate) fn states(db: &Connection) -> Result<Vec<String>> {
    let mark = value(db, CONTINUES)?;
    let listed = mark.split_once(':').map(|(_, states)| states).unwrap_or_default();
    let unnamed = |state: &str| if state == NONE { String::new() } else { state.to_owned() };
    let mut all: Vec<_> = listed.split(',').filter(|state| !state.is_empty()).map(unnamed).collect();
    let current = state(db)?;
    if !all.contains(&current) {
        all.push(current);
    }
    Ok(all)
}

fn value(db: &Connection, name: &str) -> Result<String> {
    let mut statement = db.prepare_cached("SELECT value FROM meta WHERE name = ?1")?;
    Ok(statement.query_row([name], |r| r.get(0)).optional()?.unwrap_or_default())
}

/// Writes into a transaction which states of the file its log may continue: these, and the one that is read.
pub(crate) fn mark(db: &Connection, states: &[String]) -> Result<()> {
    let current = state(db)?;
    let mut all: Vec<_> = states.iter().map(|state| name(state)).collect();
    all.push(name(&current));
    set(db, CONTINUES, &continuing(db, &all)?)
}

/// Stores a new random state of the file, and returns it. The log that holds it may continue `states` as well.
pub(crate) fn renew(db: &Connection, states: &[String]) -> Result<String> {
    let state = random(db)?;
    let mut all: Vec<_> = states.iter().map(|state| name(state)).collect();
    all.push(&state);
    let continues = continuing(db, &all)?;
    // In one statement, so that they are never apart.
    db.prepare_cached(
        "INSERT INTO meta VALUES (?1, ?2), (?3, ?4) ON CONFLICT DO UPDATE SET value = excluded.value",
    )?
    .execute([STATE, &state, CONTINUES, &continues])?;
    Ok(state)
}

/// Some states as the table keeps them, behind a random word: a log that was marked differs from the file in it.
fn continuing(db: &Connection, states: &[&str]) -> Result<String> {
    Ok(format!("{}:{}", random(db)?, states.join(",")))
}

/// Whether a state is among those that a mark names.
fn names(mark: &str, state: &str) -> bool {
    mark.split_once(':').is_some_and(|(_, states)| states.split(',').any(|known| known == name(state)))
}

/// A state as it stands in a list.
fn name(state: &str) -> &str {
    if state.is_empty() { NONE } else { state }
}

fn random(db: &Connection) -> Result<String> {
    Ok(db.prepare_cached("SELECT lower(hex(randomblob(16)))")?.query_row([], |r| r.get(0))?)
}

fn set(db: &Connection, name: &str, value: &str) -> Result<()> {
    db.prepare_cached("INSERT INTO meta VALUES (?1, ?2) ON CONFLICT DO UPDATE SET value = excluded.value")?
        .execute([name, value])?;
    Ok(())
}

/// Copies everything from the log into the file. Returns whether the file alone holds everything now; it does not while
/// another connection reads an older state.
///
/// The log keeps its size and is written over from its beginning, which is faster than to let it grow anew.
pub(crate) fn copy(db: &Connection) -> Result<bool> {
    checkpoint(db, "PASSIVE")
}

/// Whether everything that is in the log is in the file as well. Must not run in a transaction.
pub(crate) fn is_copied(db: &Connection) -> Result<bool> {
    checkpoint(db, "NOOP")
}

/// Whether the file holds everything after a checkpoint.
fn checkpoint(db: &Connection, way: &str) -> Result<bool> {
    let pages = |r: &rusqlite::Row<'_>| Ok((r.get::<_, i64>(1)?, r.get::<_, i64>(2)?));
    let (in_log, in_file) = db.query_row(&format!("PRAGMA wal_checkpoint({way})"), [], pages)?;
    Ok(in_log == in_file)
}

/// Moves everything from the log into the file. Returns whether the log is empty now; it is not while another connection
/// reads from it.
pub(crate) fn empty(db: &Connection) -> Result<bool> {
    let busy: i64 = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |r| r.get(0))?;
    Ok(busy == 0)
}

/// Whether a log or journal lies beside a workspace that does not belong to it.
///
/// # Errors
/// File and storage errors.
pub fn has_strays(workspace: &Path) -> Result<bool> {
    Ok(!strays(workspace)?.is_empty())
}

/// Returns the log and the journal beside a file that do not belong to it: SQLite must never replay them.
///
/// Must not run while this process has the file open.
pub(crate) fn strays(workspace: &Path) -> Result<Vec<PathBuf>> {
    let (journal, log) = (with_suffix(workspace, "-journal"), beside(workspace));
    let mut strays = Vec::new();
    if has_content(&journal) && !(journal.is_file() && restores(&journal, workspace)?) {
        strays.push(journal);
    }
    if has_content(&log) && !(is_log(&log) && continues(workspace)?) {
        strays.push(log);
    }
    Ok(strays)
}

/// Keeps a log and a journal aside whose file is not there. Returns where they are now.
pub(crate) fn keep_orphans_aside(workspace: &Path) -> Result<Vec<PathBuf>> {
    let orphans = ["-journal", "-wal"].map(|suffix| with_suffix(workspace, suffix));
    orphans.iter().filter(|orphan| has_content(orphan)).map(|orphan| keep_aside(orphan)).collect()
}

/// Whether there is a log with anything in it.
pub(crate) fn is_there(workspace: &Path) -> bool {
    has_content(&beside(workspace))
}

/// Whether something lies at a path that SQLite would read: a link counts, wherever it leads.
fn has_content(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.len() > 0 || !about.is_file())
}

/// Whether a file begins as a write-ahead log does. SQLite writes over one that begins otherwise.
fn is_log(path: &Path) -> bool {
    let is_file = path.symlink_metadata().is_ok_and(|about| about.is_file());
    is_file && matches!(first_bytes::<4>(path), Ok([0x37, 0x7f, 0x06, 0x82 | 0x83]))
}

/// Whether a workspace is written with a log: the format says so in the header of the file.
fn has_log_mode(workspace: &Path) -> Result<bool> {
    Ok(first_bytes::<20>(workspace)?[18..] == [2, 2])
}

fn first_bytes<const COUNT: usize>(path: &Path) -> std::io::Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    std::fs::File::open(path)?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Gives a log or journal another name, so that SQLite never replays it. Returns where it is now.
pub(crate) fn keep_aside(log: &Path) -> Result<PathBuf> {
    let name = log.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (workspace, suffix) = name.rsplit_once('-').unwrap_or((&name, ""));
    let stem = workspace.strip_suffix(".afterword").unwrap_or(workspace);
    let numbered = |n: u32| log.with_file_name(format!("{stem} log kept aside {n}.afterword-{suffix}"));
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    let kept = (1..).map(numbered).find(is_free).unwrap_or_else(|| numbered(1));
    std::fs::rename(log, &kept)?;
    let _ = std::fs::remove_file(log.with_file_name(format!("{workspace}-shm")));
    Ok(kept)
}

/// Whether a rollback journal restores an earlier state of the file. Each transaction stores a new state, so the journal
/// holds the page with the one before, which the file has or names.
fn restores(journal: &Path, workspace: &Path) -> Result<bool> {
    // A file that is written with a log has no journal, so one beside it is of another time or of another file.
    if has_log_mode(workspace)? {
        return Ok(false);
    }
    let stamps = || (Stamp::of(workspace), Stamp::of(journal));
    let before = stamps();
    // What can't be read without its journal was left in the middle of a commit.
    let Ok(known) = unshared(workspace).and_then(|db| known(&db)) else { return Ok(true) };
    let bytes = std::fs::File::open(journal)?;
    // A workspace of an earlier version has no state.
    let mut is_ours = known.contains(&String::new());
    for state in known.iter().filter(|state| !state.is_empty()) {
        is_ours |= contains(&bytes, state.as_bytes())?;
    }
    // Where both change meanwhile, another program is at work.
    Ok(is_ours || stamps() != before)
}

/// The states that a file has or names; an empty one where it has no table for them.
fn known(db: &Connection) -> Result<Vec<String>> {
    if has_marks(db)? { states(db) } else { Ok(vec![String::new()]) }
}

/// Whether the log continues the file. A log that another program has open is its own affair.
fn continues(workspace: &Path) -> Result<bool> {
    let alone = unshared(workspace).and_then(|db| marks(&db));
    let together = match together(workspace) {
        Ok(db) => db,
        Err(StoreError::Busy) => return Ok(true),
        // Nothing can be written here, so a copy of both is looked at.
        Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) => {
            return aside::copy(workspace).map_or(Ok(true), |copy| continues(&copy.file()));
        }
        // What can't be read with its log, and can without, has a log of something else.
        Err(_) => return Ok(alone.is_err()),
    };
    let Ok((before, known)) = alone else { return Ok(true) };
    let Ok((_, mark)) = marks(&together) else { return Ok(false) };
    // A log without a mark of its own is that of an earlier version, or was begun anew by SQLite itself.
    let is_marked = mark != known;
    Ok((!is_marked || names(&mark, &before)) && structure::check_whole(&together).is_ok())
}

/// The state of a file, and which state its log continues. A file without tables is all in its log.
fn marks(db: &Connection) -> Result<(String, String)> {
    if !has_marks(db)? {
        return Ok(Default::default());
    }
    schema::check(db, any_version(db)?)?;
    Ok((state(db)?, value(db, CONTINUES)?))
}

fn has_marks(db: &Connection) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'meta' AND type = 'table')";
    Ok(db.query_row(sql, [], |r| r.get(0))?)
}

/// Opens a file together with its log, where nobody else has it open, and leaves both as they are.
pub(crate) fn together(workspace: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let mut db = Connection::open_with_flags(workspace, flags)?;
    hardened::apply(&mut db)?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    if db.is_readonly("main")? {
        return Err(StoreError::ReadOnly);
    }
    db.busy_timeout(Duration::ZERO)?;
    db.execute_batch("PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = ON;")?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
    Ok(db)
}
