//! Opens a workspace file: settings, format, damage.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use crate::look::{add_functions, brought_up_in_memory, in_memory, vetted};
use crate::migrate::{VERSION, migrate, version};
use crate::{Result, StoreError, backup, hardened, schema};

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
}

impl Store {
    /// Opens a workspace, or makes it where there is none. `today` names the backup that a migration takes.
    ///
    /// A file that can't be written is opened to be read. A file of a newer version is opened to be read, as far
    /// as it can be, and never touched.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is not a workspace or SQLite can't read it, [`StoreError::CannotOpen`]
    /// where it can't be reached.
    pub fn open(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        match Self::open_to_write(path, today) {
            Err(StoreError::ReadOnly | StoreError::CannotOpen(_)) if path.is_file() => {
                Self::open_read_only(path)
            }
            Err(StoreError::Newer { found, .. }) => Self::open_to_read(path, Some(found)),
            other => other,
        }
    }

    /// Looks at a workspace without opening it for work; nothing is written.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] where it is something else, [`StoreError::Newer`] for a format from the future.
    pub fn looked_at(path: &Path) -> Result<()> {
        version(&vetted(path)?).map(drop)
    }

    fn open_to_write(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        if path.is_file() {
            // Looked at without writing first: a newer file is never touched, not even its journal.
            let found = version(&vetted(path)?)?;
            if found < VERSION && found > 0 {
                backup::before_migration(path, found, today)?;
            }
        }
        let mut db = Connection::open_with_flags(
            path,
            OpenFlags::SQLITE_OPEN_READ_WRITE
                | OpenFlags::SQLITE_OPEN_CREATE
                | OpenFlags::SQLITE_OPEN_NO_MUTEX,
        )?;
        hardened::apply(&mut db)?;
        db.busy_timeout(Duration::from_secs(5))?;
        db.set_prepared_statement_cache_capacity(128);
        db.execute_batch(include_str!("open.sql"))?;
        add_functions(&db)?;
        if db.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        let found = version(&db)?;
        schema::check(&db, found)?;
        if found < VERSION {
            migrate(&mut db, found)?;
        }
        Ok(Self { db, path: path.to_owned(), access: Access::ReadWrite, newer: None })
    }

    /// Opens a workspace to be read alone, as one is that can't be written.
    ///
    /// # Errors
    /// As [`Store::open`].
    pub fn open_read_only(path: &Path) -> Result<Self> {
        Self::open_to_read(path, None)
    }

    fn open_to_read(path: &Path, newer: Option<i64>) -> Result<Self> {
        let mut db = vetted(path)?;
        if newer.is_none() {
            let found = version(&db)?;
            if found < VERSION {
                db = brought_up_in_memory(&db, found)?;
            }
        }
        db.set_prepared_statement_cache_capacity(128);
        add_functions(&db)?;
        Ok(Self { db, path: path.to_owned(), access: Access::ReadOnly, newer })
    }

    /// Copies a workspace into memory, or makes an empty one there where there is no file: acts on it are tried out
    /// and leave nothing behind.
    ///
    /// # Errors
    /// As [`Store::open`]; [`StoreError::Newer`] for a format from the future.
    pub fn in_memory_copy(path: &Path) -> Result<Self> {
        let mut db = match path.is_file() {
            true => in_memory(&vetted(path)?)?,
            false => Connection::open_in_memory()?,
        };
        let found = version(&db)?;
        migrate(&mut db, found)?;
        add_functions(&db)?;
        Ok(Self { db, path: path.to_owned(), access: Access::ReadWrite, newer: None })
    }

    /// Whether another program wrote to the file since the last call with the value it returned.
    ///
    /// # Errors
    /// Storage errors.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.db.query_row("PRAGMA data_version", [], |r| r.get(0))?)
    }
}
