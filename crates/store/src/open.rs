//! Opens and closes workspace files, and begins their write transactions.

use afterword_words as words;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use crate::as_it_lies::unshared;
use crate::backup::free;
use crate::guard::{self, FileGuard};
use crate::look::{self, add_functions, brought_up_in_memory, in_memory, is_workspace_file, vetted};
use crate::migrate::{VERSION, migrate, version};
use crate::rename::{folder_of, followed};
use crate::shared_folder::{SharedFolder, conflict_copies};
use crate::strays::Stray;
use crate::{Result, StoreError, backup, hardened, leftovers, log, rescue, schema, strays, table};

/// How long a statement waits for another connection.
const BUSY: Duration = Duration::from_secs(5);
/// How long closing waits for a connection that still reads from the log, such as that of the daily copy.
const CLOSING: Duration = Duration::from_secs(2);
/// A log of more bytes is truncated by a checkpoint; a smaller one keeps its size and is overwritten.
const LARGE_LOG: u64 = 16 * 1024 * 1024;
/// By how many bytes a copy in memory may grow.
const ROOM: u64 = 1 << 30;

/// What may be done with an open workspace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Everything.
    ReadWrite,
    /// Nothing is written: the file or its folder can't be written, or the file is from a newer version.
    ReadOnly,
}

/// An open workspace file.
pub struct Store {
    /// The connection. Acts go through [`crate::history`].
    pub db: Connection,
    /// Where the file lies.
    pub path: PathBuf,
    /// What may be done.
    pub access: Access,
    /// The format of the file, where it is newer than what is known here.
    pub newer: Option<i64>,
    /// What the user is told after the file was opened.
    pub findings: Vec<Finding>,
    /// Watches the file; none where nothing is written.
    pub(crate) guard: Option<FileGuard>,
}

/// Something noticed while a workspace was opened, to tell the user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A log or journal that lay beside the file does not belong to it. It is kept at this path.
    LogKeptAside(PathBuf),
    /// The file lies where other machines reach it as well.
    Shared(SharedFolder),
    /// Nothing can be written, because the disk is full.
    DiskFull,
    /// A synchronising program made this second version, because two machines wrote to the workspace.
    ConflictCopy(PathBuf),
    /// The counter of post-mortem numbers holds none that can be given.
    CounterSpent,
}

impl Store {
    /// Opens an existing workspace. `today` dates the copy that precedes a migration.
    ///
    /// A file that can't be written is opened read-only. So is a file of a newer version, as far as it can be read; it
    /// is never changed.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is not a workspace, or is empty, or SQLite can't read it;
    /// [`StoreError::CannotOpen`] where it is not there or can't be reached.
    pub fn open(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        let path = &followed(path)?;
        is_workspace_file(path)?;
        // A file of a newer version is never touched, nor is what lies beside it.
        let is_newer = matches!(unshared(path).and_then(|db| version(&db)), Err(StoreError::Newer { .. }));
        let strays = if is_newer { Vec::new() } else { strays::strays(path)? };
        // Strays can't be renamed in a folder that can't be written: the file is read without them.
        let is_stuck = !strays.is_empty() && tempfile::tempfile_in(folder_of(path)).is_err();
        let (strays, opened) = if is_stuck {
            let strays = strays.into_iter().map(|stray| stray.path).collect::<Vec<_>>();
            (strays, Self::read(path, look::vetted_aside(path)?, None))
        } else {
            let kept = strays.iter().map(Stray::keep_aside).collect::<Result<Vec<_>>>()?;
            (kept.into_iter().flatten().collect(), Self::open_to_write(path, today))
        };
        let mut store = match opened {
            Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) if path.is_file() => {
                Self::open_read_only(path)
            }
            Err(StoreError::DiskFull) => {
                let mut store = Self::open_read_only(path)?;
                store.findings.push(Finding::DiskFull);
                Ok(store)
            }
            Err(StoreError::Newer { found, .. }) => Self::open_to_read(path, Some(found)),
            other => other,
        }?;
        store.findings.extend(strays.into_iter().map(Finding::LogKeptAside));
        Ok(store)
    }

    /// Creates a workspace and opens it. The file appears under its name only once it is complete, and only its owner
    /// can read it.
    ///
    /// # Errors
    /// [`StoreError::AlreadyThere`]; file and storage errors.
    pub fn make(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        let path = &followed(path)?;
        let orphans = strays::keep_orphans_aside(path)?;
        let folder = folder_of(path);
        let part = tempfile::Builder::new().prefix(".new-").suffix(".part").tempfile_in(folder)?;
        let mut db = Connection::open(part.path())?;
        hardened::apply(&mut db)?;
        migrate(&mut db, 0)?;
        log::renew(&db, &[])?;
        db.close().map_err(|(_, error)| error)?;
        part.persist_noclobber(path).map_err(|error| match error.error.kind() {
            std::io::ErrorKind::AlreadyExists => StoreError::AlreadyThere,
            _ => error.error.into(),
        })?;
        let mut store = Self::open(path, today)?;
        store.findings.extend(orphans.into_iter().map(Finding::LogKeptAside));
        Ok(store)
    }

    /// Opens a workspace, or makes it where there is none.
    ///
    /// # Errors
    /// As [`Store::open`] and [`Store::make`].
    pub fn open_or_make(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        if path.symlink_metadata().is_ok() { Self::open(path, today) } else { Self::make(path, today) }
    }

    /// Checks a workspace without opening it for work. Writes nothing.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is something else, [`StoreError::Newer`] for a format from the future.
    pub fn looked_at(path: &Path) -> Result<()> {
        let path = &followed(path)?;
        let db = vetted(path)?;
        version(&db)?;
        has_all_pages(path, &db)
    }

    fn open_to_write(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        {
            // Checked first without writing: a newer file is never touched, not even its journal.
            let db = vetted(path)?;
            let found = version(&db)?;
            has_all_pages(path, &db)?;
            drop(db);
            if found < VERSION {
                backup::before_migration(path, found, today)?;
            }
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let mut db = Connection::open_with_flags(path, flags)?;
        hardened::apply(&mut db)?;
        db.busy_timeout(BUSY)?;
        db.set_prepared_statement_cache_capacity(128);
        let shared = SharedFolder::of(path);
        // Write-ahead logging needs memory that all writers share, and its log would be synchronised apart from the
        // file.
        let journal = if shared.is_some() { "DELETE" } else { "WAL" };
        db.pragma_update(None, "journal_mode", journal)?;
        db.execute_batch(include_str!("open.sql"))?;
        add_functions(&db)?;
        if db.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        let found = version(&db)?;
        schema::check(&db, found)?;
        if found < VERSION {
            migrate(&mut db, found)?;
            log::empty(&db)?;
        } else if log::state(&db)?.is_empty() {
            log::renew(&db, &log::states(&db)?)?;
            log::empty(&db)?;
        }
        leftovers::clear(folder_of(path));
        leftovers::clear(&backup::folder(path));
        let guard = FileGuard::new(path, &db)?;
        let conflicts = conflict_copies(path).into_iter().map(Finding::ConflictCopy);
        let counter = (!table::meta::counter_goes_on(&db)?).then_some(Finding::CounterSpent);
        let findings = shared.map(Finding::Shared).into_iter().chain(conflicts).chain(counter).collect();
        let path = path.to_owned();
        Ok(Self { db, path, access: Access::ReadWrite, newer: None, findings, guard: Some(guard) })
    }

    /// Opens a workspace read-only.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Self::open_to_read(&followed(path)?, None)
    }

    fn open_to_read(path: &Path, newer: Option<i64>) -> Result<Self> {
        Self::read(path, vetted(path)?, newer)
    }

    fn read(path: &Path, mut db: Connection, newer: Option<i64>) -> Result<Self> {
        if newer.is_none() {
            let found = version(&db)?;
            has_all_pages(path, &db)?;
            if found < VERSION {
                db = brought_up_in_memory(&db, found)?;
            }
        }
        db.set_prepared_statement_cache_capacity(128);
        add_functions(&db)?;
        let path = path.to_owned();
        Ok(Self { db, path, access: Access::ReadOnly, newer, findings: Vec::new(), guard: None })
    }

    /// Begins a write transaction.
    ///
    /// # Errors
    /// [`StoreError::Lost`] where the file was moved, replaced or deleted; storage errors.
    pub(crate) fn begin(&mut self) -> Result<Write<'_>> {
        let Self { db, guard, .. } = self;
        let tx = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(guard) = guard {
            guard.begun(&tx)?;
        }
        Ok(Write { tx, guard })
    }

    /// Copies a workspace into memory for a dry run of acts. Makes an empty one there where no file exists.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::Newer`] for a format from the future.
    pub fn in_memory_copy(path: &Path) -> Result<Self> {
        let (mut db, found) = if path.symlink_metadata().is_ok() {
            let file = vetted(path)?;
            (in_memory(&file, ROOM)?, version(&file)?)
        } else {
            let mut db = Connection::open_in_memory()?;
            hardened::apply_for(&mut db, ROOM)?;
            (db, 0)
        };
        migrate(&mut db, found)?;
        db.set_prepared_statement_cache_capacity(128);
        add_functions(&db)?;
        let path = path.to_owned();
        Ok(Self { db, path, access: Access::ReadWrite, newer: None, findings: Vec::new(), guard: None })
    }

    /// Returns a number that changes whenever another connection writes to the file.
    ///
    /// # Errors
    /// Storage errors.
    pub fn data_version(&self) -> Result<i64> {
        guard::data_version(&self.db)
    }

    /// Checks that the file still lies where it was opened, and that no program copied something over it.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; storage errors.
    pub fn verify(&mut self) -> Result<()> {
        let Self { db, guard, .. } = self;
        guard.as_mut().map_or(Ok(()), |guard| guard.verify(db))
    }

    /// Whether the log is so large that it should be moved into the file even while somebody writes.
    #[must_use]
    pub fn has_large_log(&self) -> bool {
        log::beside(&self.path).metadata().is_ok_and(|about| about.len() > LARGE_LOG)
    }

    /// Checkpoints the log, so that the file alone holds everything. Doesn't wait: what another connection still reads
    /// stays in the log until the next checkpoint.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; storage errors. Nothing is lost then: the log is still there.
    pub fn checkpoint(&mut self) -> Result<()> {
        let into_file = if self.has_large_log() { log::empty } else { log::copy };
        let has_written = self.guard.as_ref().is_some_and(FileGuard::has_written);
        if has_written { self.move_log(Duration::ZERO, into_file) } else { Ok(()) }
    }

    fn move_log(&mut self, patience: Duration, into_file: fn(&Connection) -> Result<bool>) -> Result<()> {
        let Self { db, guard, .. } = self;
        let Some(guard) = guard else { return Ok(()) };
        guard.verify(db)?;
        db.busy_timeout(patience)?;
        let done = guard.checkpoint(db, into_file);
        db.busy_timeout(BUSY)?;
        done.map(drop)
    }

    /// Checkpoints the log and ends the connection. Nothing can be read or written through it afterwards.
    ///
    /// # Errors
    /// As [`Store::checkpoint`]. The connection is ended nevertheless, except on [`StoreError::Lost`]; what is not in
    /// the file stays in the log.
    pub fn close(&mut self) -> Result<()> {
        let has_log = log::is_there(&self.path);
        let done = if has_log { self.move_log(CLOSING, log::empty) } else { self.verify() };
        // The content of a lost file can be read only through this connection: see `rescue`.
        if !matches!(done, Err(StoreError::Lost)) {
            self.end(done.is_err())?;
        }
        done
    }

    /// Copies what this connection reads into a new file, after the workspace's own file was lost, and ends the
    /// connection. Before that, completes a file that was only moved from its log.
    ///
    /// Returns the path of the copy: in the folder of the workspace, or in `elsewhere` where that folder is gone or
    /// can't be written; none where nothing complete could be read.
    ///
    /// # Errors
    /// Where no copy could be written, as on a full disk. The connection stays open then, since only it can read the
    /// content.
    pub fn rescue(&mut self, name: &str, elsewhere: &Path) -> Result<Option<PathBuf>> {
        let _ = std::fs::create_dir_all(elsewhere);
        let beside = self.guard.as_ref().filter(|guard| guard.has_folder());
        let beside = beside.map(|_| folder_of(&self.path).to_owned());
        let mut places =
            beside.into_iter().chain([elsewhere.to_owned()]).map(|folder| free(&folder.join(name)));
        let mut rescued = Err(StoreError::Lost);
        while let (Err(_), Some(to)) = (&rescued, places.next()) {
            rescued = rescue::copy(&self.db, &to).map(|()| Some(to));
        }
        let rescued = match rescued {
            Err(error @ (StoreError::DiskFull | StoreError::Busy)) => return Err(error),
            // A later attempt would fail too, as with a drive that was pulled out.
            other => other.unwrap_or_default(),
        };
        let Self { db, guard, .. } = self;
        let is_complete = guard.as_mut().is_some_and(|guard| {
            guard.check().is_err() && guard.checkpoint(db, log::empty).unwrap_or_default()
        });
        let own_log = self.guard.as_ref().and_then(FileGuard::own_log);
        self.end(true)?;
        // SQLite would take the log for that of the next file at the old path.
        match own_log {
            Some(own_log) if is_complete => std::fs::remove_file(own_log)?,
            Some(_) => drop(strays::keep_aside(&log::beside(&self.path))?),
            None => {}
        }
        Ok(rescued)
    }

    fn end(&mut self, leave_log: bool) -> Result<()> {
        // The guard has the file open too, and must not close it before SQLite does.
        let _guard = self.guard.take();
        self.access = Access::ReadOnly;
        self.db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave_log)?;
        let nothing = Connection::open_in_memory()?;
        drop(std::mem::replace(&mut self.db, nothing));
        Ok(())
    }
}

impl Drop for Store {
    fn drop(&mut self) {
        if matches!(self.close(), Err(StoreError::Lost)) {
            // A file that was replaced is left alone, and so is the log beside it.
            let _ = self.end(true);
        }
    }
}

/// A write transaction. Dropping it without a commit rolls it back.
pub(crate) struct Write<'a> {
    pub(crate) tx: Transaction<'a>,
    guard: &'a mut Option<FileGuard>,
}

impl Write<'_> {
    /// Commits, after a check that the file is still there.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; storage errors; nothing was changed then.
    pub(crate) fn commit(self) -> Result<()> {
        if let Some(guard) = self.guard {
            guard.check()?;
            self.tx.commit()?;
            guard.committed();
            return Ok(());
        }
        Ok(self.tx.commit()?)
    }
}

/// Checks that a file is as long as its header says. One with a log may be shorter, because the log can complete it.
fn has_all_pages(path: &Path, db: &Connection) -> Result<()> {
    // Read first: another program may end meanwhile, which completes the file and removes its log.
    let has_log = log::is_there(path);
    let pages: u32 = db.query_row("PRAGMA page_count", [], |r| r.get(0))?;
    let size: u32 = db.query_row("PRAGMA page_size", [], |r| r.get(0))?;
    let (told, found) = (u64::from(pages) * u64::from(size), path.metadata()?.len());
    if found < told && !has_log {
        return Err(StoreError::Damaged(words::reason_cut_off(told, found)));
    }
    Ok(())
}
