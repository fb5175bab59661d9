//! Opens a workspace file: settings, format, damage.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::Backup;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, OpenFlags};

use crate::library::folded;

use crate::migrate::{VERSION, migrate, version};
use crate::{Result, StoreError, backup};

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
        version(&look(path)?).map(drop)
    }

    fn open_to_write(path: &Path, today: chrono::NaiveDate) -> Result<Self> {
        if path.is_file() {
            // Looked at without writing first: a newer file is never touched, not even its journal.
            let found = version(&look(path)?)?;
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
        db.busy_timeout(Duration::from_secs(5))?;
        db.set_prepared_statement_cache_capacity(128);
        db.execute_batch(include_str!("open.sql"))?;
        add_functions(&db)?;
        if db.is_readonly("main")? {
            return Err(StoreError::ReadOnly);
        }
        let found = version(&db)?;
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
        let mut db = look(path)?;
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

    /// Whether another program wrote to the file since the last call with the value it returned.
    ///
    /// # Errors
    /// Storage errors.
    pub fn data_version(&self) -> Result<i64> {
        Ok(self.db.query_row("PRAGMA data_version", [], |r| r.get(0))?)
    }
}

/// A copy in memory, brought up to the newest format: an older file that can't be written can be read all the same.
fn brought_up_in_memory(db: &Connection, found: i64) -> Result<Connection> {
    let mut copy = Connection::open_in_memory()?;
    Backup::new(db, &mut copy)?.run_to_completion(1_000, Duration::ZERO, None)?;
    migrate(&mut copy, found)?;
    Ok(copy)
}

/// What SQL here may call besides SQLite's own: `folded`, since SQLite knows lower case in ASCII alone.
fn add_functions(db: &Connection) -> Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    db.create_scalar_function("folded", 1, flags, |context| {
        Ok(folded(context.get_raw(0).as_str_or_null()?.unwrap_or_default()))
    })?;
    Ok(())
}

/// Opens a file to be read, also from a folder that can't be written.
pub(crate) fn look(path: &Path) -> Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(Duration::from_secs(5))?;
    if db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0)).is_ok() {
        return Ok(db);
    }
    // Write-ahead logging needs a shared-memory file; where the folder refuses it, the file is read as it lies.
    let uri = format!("file:{}?immutable=1", escape(path));
    let db = Connection::open_with_flags(uri, flags | OpenFlags::SQLITE_OPEN_URI)?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |r| r.get::<_, i64>(0))?;
    Ok(db)
}

fn escape(path: &Path) -> String {
    let text = path.to_string_lossy();
    text.replace('%', "%25").replace('?', "%3f").replace('#', "%23")
}

/// Runs SQLite's own check of a whole file; says what is wrong, or nothing.
///
/// # Errors
/// Where the file can't be read at all.
pub fn integrity(path: &Path) -> Result<Option<String>> {
    let db = match look(path) {
        Ok(db) => db,
        Err(StoreError::Damaged(what)) => return Ok(Some(what)),
        Err(other) => return Err(other),
    };
    match db.query_row("PRAGMA integrity_check(1)", [], |r| r.get::<_, String>(0)) {
        Ok(answer) if answer == "ok" => Ok(None),
        Ok(answer) => Ok(Some(answer)),
        Err(error) => match StoreError::from(error) {
            StoreError::Damaged(what) => Ok(Some(what)),
            other => Err(other),
        },
    }
}
