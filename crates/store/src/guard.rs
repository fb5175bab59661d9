//! Watches the file of an open workspace: notices when it is moved, replaced, deleted or overwritten.

use std::fs::File;
use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::bytes::{Stamp, contains};
use crate::identity::Identity;
use crate::rename::folder_of;
use crate::{Result, StoreError, log};

/// What is known of the file behind an open workspace.
pub(crate) struct FileGuard {
    path: PathBuf,
    folder: Option<Identity>,
    file: Option<Identity>,
    /// The log, in a workspace that has one.
    log: Option<Identity>,
    /// The file as it lies on disk, without its log. It stays open for as long as SQLite has it open: closing it would
    /// end SQLite's locks.
    alone: File,
    /// Size and time of the file after the last write that is known to be SQLite's.
    stamp: Option<Stamp>,
    /// The states that the file may be in: the one that was stored last, and those that a failed checkpoint may have
    /// left in it.
    states: Vec<String>,
    data_version: i64,
    /// The data version at the beginning of the current transaction.
    found_version: i64,
    /// Whether the log says which states it continues.
    is_marked: bool,
    /// Whether something was written that may not be in the file yet.
    has_written: bool,
    /// Whether a new state was stored since the last transaction.
    is_renewed: bool,
}

impl FileGuard {
    /// Begins to guard a file that was just opened for writing.
    pub(crate) fn new(path: &Path, db: &Connection) -> Result<Self> {
        // Read before the states, so that it reveals what another connection stores in between.
        let (data_version, state) = (data_version(db)?, log::state(db)?);
        let is_complete = !log::is_there(path) || log::is_copied(db)?;
        Ok(Self {
            path: path.to_owned(),
            folder: Identity::of(folder_of(path))?,
            file: Identity::of(path)?,
            log: Identity::of(&log::beside(path))?,
            alone: File::open(path)?,
            stamp: Stamp::of(path),
            states: if is_complete { vec![state] } else { log::states(db)? },
            data_version,
            found_version: 0,
            is_marked: false,
            has_written: false,
            is_renewed: is_complete,
        })
    }

    /// Checks that the file and its log lie where they were opened.
    ///
    /// # Errors
    /// [`StoreError::Lost`] where something else lies there, or nothing; file errors where that can't be told.
    pub(crate) fn check(&self) -> Result<()> {
        let is_there = self.file.is_some() && Identity::of(&self.path)? == self.file;
        let has_log = self.log.is_none() || Identity::of(&log::beside(&self.path))? == self.log;
        if is_there && has_log { Ok(()) } else { Err(StoreError::Lost) }
    }

    /// Whether the folder of the file is the one in which it was opened.
    pub(crate) fn has_folder(&self) -> bool {
        self.folder.is_some() && Identity::of(folder_of(&self.path)).is_ok_and(|folder| folder == self.folder)
    }

    /// Where the log lies, while it is the one that was opened.
    pub(crate) fn own_log(&self) -> Option<PathBuf> {
        let path = log::beside(&self.path);
        let is_own = self.log.is_some() && Identity::of(&path).is_ok_and(|log| log == self.log);
        is_own.then_some(path)
    }

    /// Prepares a transaction that was just begun.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; storage errors.
    pub(crate) fn begun(&mut self, db: &Connection) -> Result<()> {
        self.check()?;
        self.found_version = data_version(db)?;
        if self.log.is_none() {
            // `strays` recognises a rollback journal by the state before.
            let before = log::state(db)?;
            let state = log::renew(db, std::slice::from_ref(&before))?;
            self.states = vec![before, state];
            return Ok(());
        }
        // Another connection may have emptied the log since, so that this transaction begins a new one.
        if self.found_version != self.data_version {
            self.know(db)?;
        } else if self.is_marked {
            return Ok(());
        }
        log::mark(db, &self.states)
    }

    /// Remembers that a transaction was committed.
    pub(crate) fn committed(&mut self) {
        self.data_version = self.found_version;
        if self.log.is_none() {
            self.stamp = Stamp::of(&self.path);
            return;
        }
        self.is_marked = true;
        self.has_written = true;
        self.is_renewed = false;
    }

    /// Whether something was written that may not be in the file yet.
    pub(crate) fn has_written(&self) -> bool {
        self.has_written
    }

    /// Stores a new state of the file, unless nothing was written since, and moves the log into it, by [`log::copy`] or
    /// [`log::empty`]. Returns whether the file alone holds everything now.
    ///
    /// # Errors
    /// Storage errors; what was not moved stays in the log.
    pub(crate) fn checkpoint(
        &mut self,
        db: &Connection,
        into_file: fn(&Connection) -> Result<bool>,
    ) -> Result<bool> {
        if !self.is_renewed {
            // Reads first what other connections stored, while the transaction keeps them from storing more.
            let tx = Transaction::new_unchecked(db, TransactionBehavior::Immediate)?;
            if data_version(&tx)? != self.data_version {
                self.know(&tx)?;
            }
            let state = log::renew(&tx, &self.states)?;
            tx.commit()?;
            self.states.push(state);
            self.is_renewed = true;
        }
        // SQLite begins the log anew once all of it is in the file.
        self.is_marked = false;
        let state = log::state(db)?;
        let done = into_file(db);
        self.stamp = Stamp::of(&self.path);
        self.data_version = data_version(db)?;
        let is_complete = done?;
        if is_complete {
            self.has_written = false;
            self.states = vec![state];
        }
        // Another connection may have stored a state of its own meanwhile.
        let current = log::state(db)?;
        if !self.states.contains(&current) {
            self.states.push(current);
        }
        Ok(is_complete)
    }

    /// Adds the states that other connections stored. With an empty log, the file is in the current state alone.
    fn know(&mut self, db: &Connection) -> Result<()> {
        let stored = if log::is_there(&self.path) {
            log::states(db)?
        } else {
            self.states.clear();
            vec![log::state(db)?]
        };
        for state in stored {
            if !self.states.contains(&state) {
                self.states.push(state);
            }
        }
        Ok(())
    }

    /// Checks a file that something else than this connection wrote: another SQLite, which is fine, or a program that
    /// copied something over it.
    ///
    /// # Errors
    /// [`StoreError::Lost`]; [`StoreError::Damaged`]; storage errors.
    pub(crate) fn verify(&mut self, db: &Connection) -> Result<()> {
        self.check()?;
        let now = Stamp::of(&self.path);
        if now == self.stamp {
            return Ok(());
        }
        // A commit of another SQLite changes the data version of this connection.
        let version = data_version(db)?;
        if version == self.data_version {
            // A workspace of an earlier version has no state.
            let mut is_ours = self.states.iter().any(String::is_empty);
            for state in &self.states {
                is_ours = is_ours || contains(&self.alone, &log::row(state))?;
            }
            if !is_ours {
                return Err(StoreError::Lost);
            }
        } else {
            self.data_version = version;
            self.is_marked = false;
            self.know(db)?;
        }
        self.stamp = now;
        Ok(())
    }
}

pub(crate) fn data_version(db: &Connection) -> Result<i64> {
    Ok(db.prepare_cached("PRAGMA data_version")?.query_row([], |r| r.get(0))?)
}
