//! Logs and journals that lie beside a workspace file and do not belong to it.
//!
//! SQLite replays whatever log or journal lies beside a file. One of another file, or of another state of the same
//! file, would corrupt it. The states that [`crate::log`] stores tell which of them belong; the others are renamed.
//!
//! Nothing here may run while this process has the file open: closing it would end SQLite's locks.

use afterword_words as words;
use std::fs::File;
use std::io::{ErrorKind, Read as _};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use crate::as_it_lies::{any_version, unshared};
use crate::bytes::{Stamp, contains};
use crate::identity::Identity;
use crate::log::has_content;
use crate::names::with_suffix;
use crate::rename::replace;
use crate::{Result, StoreError, hardened, log, plain, private_copy, schema, structure};

/// How often a file is checked for locks, and the pause between two checks.
const ASKED: u32 = 5;
const PAUSE: Duration = Duration::from_millis(20);

/// Whether a log or journal lies beside a workspace that does not belong to it.
///
/// # Errors
/// File and storage errors.
pub fn has_strays(workspace: &Path) -> Result<bool> {
    Ok(!strays(workspace)?.is_empty())
}

/// A log or journal that does not belong to the file beside it.
pub(crate) struct Stray {
    pub path: PathBuf,
    identity: Option<Identity>,
}

impl Stray {
    /// Renames it. Returns its new path, or none where it is gone or was replaced.
    pub(crate) fn keep_aside(&self) -> Result<Option<PathBuf>> {
        if !has_content(&self.path) || Identity::of(&self.path)? != self.identity {
            return Ok(None);
        }
        // The log's index stays: a program that has just started may use it, and SQLite rebuilds an old one.
        let kept = rename_aside(&self.path)?;
        if Identity::of(&kept)? != self.identity {
            // Another program has just put its own there, and has it open.
            replace(&kept, &self.path)?;
            return Ok(None);
        }
        Ok(Some(kept))
    }
}

/// Returns the log and the journal beside a file that do not belong to it. Returns none while another program works on
/// the file.
pub(crate) fn strays(workspace: &Path) -> Result<Vec<Stray>> {
    let (journal, log) = (journal_of(workspace), log::beside(workspace));
    // SQLite makes the index of a log itself; a link, a pipe or a folder in its place would be used or waited for.
    let index = with_suffix(workspace, "-shm");
    let is_blocked = index.symlink_metadata().is_ok_and(|about| !about.is_file());
    if !(has_content(&journal) || has_content(&log) || is_blocked) || is_held(workspace) {
        return Ok(Vec::new());
    }
    let all = [workspace, &journal, &log];
    let seen = || all.map(|path| (Identity::of(path).ok().flatten(), Stamp::of(path), has_content(path)));
    let before = seen();
    let (has_journal, has_log) = (before[1].2, before[2].2);
    let mut strays = Vec::new();
    if has_journal && !(is_file(&journal) && restores(&journal, workspace)?) {
        strays.push(Stray { identity: before[1].0, path: journal.clone() });
    }
    if has_log && !(is_file(&log) && is_log(&log)? && continues(workspace, has_journal)?) {
        strays.push(Stray { identity: before[2].0, path: log.clone() });
    }
    if is_blocked {
        strays.push(Stray { identity: Identity::of(&index).ok().flatten(), path: index });
    }
    // Where anything changed meanwhile, another program is at work.
    let is_at_rest = seen() == before && !is_held(workspace);
    Ok(if is_at_rest { strays } else { Vec::new() })
}

/// Renames a log and a journal whose file does not exist. Returns their new paths.
pub(crate) fn keep_orphans_aside(workspace: &Path) -> Result<Vec<PathBuf>> {
    let orphans = [journal_of(workspace), log::beside(workspace)];
    orphans.iter().filter(|orphan| has_content(orphan)).map(|orphan| keep_aside(orphan)).collect()
}

/// Renames a log or journal whose file nobody has open, and removes a log's index. Returns the new path.
pub(crate) fn keep_aside(stray: &Path) -> Result<PathBuf> {
    let kept = rename_aside(stray)?;
    if let Some(workspace) = stray.to_string_lossy().strip_suffix("-wal") {
        let _ = std::fs::remove_file(with_suffix(Path::new(workspace), "-shm"));
    }
    Ok(kept)
}

/// Renames a log or journal, so that SQLite never replays it. Returns the new path.
fn rename_aside(stray: &Path) -> Result<PathBuf> {
    let name = stray.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let (workspace, suffix) = name.rsplit_once('-').unwrap_or((&name, ""));
    let stem = workspace.strip_suffix(".afterword").unwrap_or(workspace);
    let numbered = |n: u32| stray.with_file_name(format!("{stem} log kept aside {n}.afterword-{suffix}"));
    let is_free = |path: &PathBuf| path.symlink_metadata().is_err();
    let kept = (1..).map(numbered).find(is_free).unwrap_or_else(|| numbered(1));
    replace(stray, &kept)?;
    Ok(kept)
}

/// Whether another program has a workspace open.
pub(crate) fn is_in_use(workspace: &Path) -> bool {
    // Opening the file would roll a journal back into it.
    let is_busy = || matches!(together(workspace), Err(StoreError::Busy));
    is_held(workspace) || (!has_content(&journal_of(workspace)) && is_busy())
}

fn journal_of(workspace: &Path) -> PathBuf {
    with_suffix(workspace, "-journal")
}

fn is_file(path: &Path) -> bool {
    path.symlink_metadata().is_ok_and(|about| about.is_file())
}

/// Whether another process keeps a lock on a file, as SQLite does while it reads or writes. A process that only checks
/// for locks, as here, releases its own at once.
fn is_held(file: &Path) -> bool {
    (0..ASKED).all(|time| {
        if time > 0 {
            std::thread::sleep(PAUSE);
        }
        is_locked(file)
    })
}

/// Whether another process has a lock on a file at this moment. Checked without SQLite, which would replay what lies
/// beside the file.
#[cfg(unix)]
fn is_locked(file: &Path) -> bool {
    use rustix::process::{Flock, FlockType, fcntl_getlk};
    let Ok(file) = File::open(file) else { return false };
    matches!(fcntl_getlk(&file, &Flock::from(FlockType::WriteLock)), Ok(Some(_)))
}

/// Not needed: Windows renames no file that another process has open.
#[cfg(not(unix))]
fn is_locked(_: &Path) -> bool {
    false
}

/// Whether a file has the header of a write-ahead log, of its only version. SQLite overwrites a log with another
/// header.
fn is_log(path: &Path) -> Result<bool> {
    let version = [0, 0x2d, 0xe2, 0x18];
    match first_bytes::<8>(path) {
        Ok(first) => Ok(matches!(first[..4], [0x37, 0x7f, 0x06, 0x82 | 0x83]) && first[4..] == version),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Ok(false),
        // It is gone: another program has ended.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(true),
        Err(error) => {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            Err(StoreError::CannotOpen(words::reason_not_read(plain(&error), name.into_owned())))
        }
    }
}

/// Whether the header of a workspace says that it is written with a log.
fn has_log_mode(workspace: &Path) -> bool {
    first_bytes::<20>(workspace).is_ok_and(|first| first[18..] == [2, 2])
}

fn first_bytes<const COUNT: usize>(path: &Path) -> std::io::Result<[u8; COUNT]> {
    let mut bytes = [0; COUNT];
    File::open(path)?.read_exact(&mut bytes)?;
    Ok(bytes)
}

/// Whether a rollback journal restores an earlier state of the file. Each transaction stores a new state, so the
/// journal holds the page with the one before, which the file has or names.
fn restores(journal: &Path, workspace: &Path) -> Result<bool> {
    // A file with a log has a journal only while its mode changes. Any other journal is of another time or file.
    if has_log_mode(workspace) {
        return Ok(restores_mode(journal, workspace).unwrap_or(false));
    }
    // What can't be read here can't be replayed either.
    let Ok(bytes) = File::open(journal) else { return Ok(true) };
    if !contains(&bytes, log::STATE.as_bytes())? {
        // Of a program that stores no states, such as an earlier version: replayed on a copy, which then has to be
        // whole.
        let copy = private_copy::make(workspace)?;
        let _ = std::fs::remove_file(log::beside(&copy.file()));
        return is_good(together(&copy.file()).and_then(|db| structure::check_whole(&db)));
    }
    // A file that can't be read without its journal was left in the middle of a commit.
    let Ok(states) = unshared(workspace).and_then(|db| log::states(&db)) else { return Ok(true) };
    for state in states.iter().filter(|state| !state.is_empty()) {
        if contains(&bytes, &log::row(state))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Whether a journal comes from an interrupted change of the journal mode: it holds only the first page of the file,
/// which differs at most in the mode and in SQLite's counters.
fn restores_mode(journal: &Path, workspace: &Path) -> Option<bool> {
    let header = first_bytes::<28>(journal).ok()?;
    let number = |at: usize| {
        let bytes = header[at..at + 4].try_into().ok()?;
        usize::try_from(u32::from_be_bytes(bytes)).ok()
    };
    // Sizes of a sector and of a page; a record is the number of a page, the page, and a checksum.
    let (sector, page) = (number(20)?, number(24)?);
    let file = first_page(workspace, page)?;
    // Reads no more than such a journal can have.
    let mut bytes = Vec::new();
    let most = 2 * (sector + page + 8) as u64;
    File::open(journal).ok()?.take(most).read_to_end(&mut bytes).ok()?;
    let journal = bytes;
    let (record, rest) = (journal.get(sector..)?, journal.get(sector + page + 8..));
    let was = record.get(4..4 + page)?;
    let counted = |at: usize| matches!(at, 18..20 | 24..28 | 92..100);
    let is_same = (0..page).all(|at| counted(at) || was[at] == file[at]);
    Some(record[..4] == [0, 0, 0, 1] && is_same && rest.is_none_or(|rest| rest.iter().all(|byte| *byte == 0)))
}

fn first_page(workspace: &Path, size: usize) -> Option<Vec<u8>> {
    let mut page = vec![0; (512..=65_536).contains(&size).then_some(size)?];
    File::open(workspace).ok()?.read_exact(&mut page).ok()?;
    Some(page)
}

/// Whether the log continues the file.
fn continues(workspace: &Path, has_journal: bool) -> Result<bool> {
    if !has_journal {
        match is_continued(workspace) {
            // The folder can't be written.
            Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) => {}
            other => return other,
        }
    }
    // SQLite would roll the journal back first, so this checks a copy of the file and its log.
    let copy = private_copy::make(workspace)?;
    let _ = std::fs::remove_file(journal_of(&copy.file()));
    match is_continued(&copy.file()) {
        Err(StoreError::CannotOpen(_)) => Ok(false),
        other => other,
    }
}

/// Compares the mark and state of a file alone with those of the file together with its log.
fn is_continued(workspace: &Path) -> Result<bool> {
    let alone = good(unshared(workspace).and_then(|db| state_and_mark(&db)))?;
    let Some(together) = (match together(workspace) {
        Err(StoreError::Busy) => return Ok(true),
        opened => good(opened)?,
    }) else {
        // A file that can be read only without the log has a log of another file.
        return Ok(alone.is_none());
    };
    let Some((before, mark_before)) = alone else { return Ok(true) };
    let Some((_, mark)) = good(state_and_mark(&together))? else { return Ok(false) };
    // A log without its own mark is of an earlier version, or SQLite itself began it anew.
    let is_marked = mark != mark_before;
    Ok((!is_marked || log::names(&mark, &before)) && is_good(structure::check_whole(&together))?)
}

/// Returns what was read, or none where the content of the file is at fault.
///
/// # Errors
/// All other errors, such as a drive that can't be read: they reveal nothing about what belongs together.
fn good<T>(read: Result<T>) -> Result<Option<T>> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(StoreError::Damaged(_) | StoreError::Foreign(_) | StoreError::TooMuch) => Ok(None),
        Err(other) => Err(other),
    }
}

fn is_good(checked: Result<()>) -> Result<bool> {
    Ok(good(checked)?.is_some())
}

/// Returns the state and the mark that a connection reads. Both are empty for a file without tables, whose content is
/// all in its log.
fn state_and_mark(db: &Connection) -> Result<(String, String)> {
    let sql = "SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = 'meta' AND type = 'table')";
    let has_table: bool = db.query_row(sql, [], |row| row.get(0))?;
    if !has_table {
        return Ok(Default::default());
    }
    schema::check(db, any_version(db)?)?;
    Ok((log::state(db)?, log::mark_of(db)?))
}

/// Opens a file together with what lies beside it, unless another program has it open. Leaves a log as it is; rolls a
/// journal back.
///
/// # Errors
/// [`StoreError::Busy`] where another program has it open; storage errors.
fn together(workspace: &Path) -> Result<Connection> {
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
