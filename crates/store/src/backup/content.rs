//! What a copy holds, and in which order copies were made.

use std::path::Path;
use std::time::SystemTime;

use rusqlite::Connection;

use crate::Result;
use crate::look::look_checked;
use crate::table::meta;

/// Which line of history a copy belongs to; kept in the copy.
const GENERATION: &str = "copy_generation";
/// How many copies were made before; kept in the copy.
const NUMBER: &str = "copy_number";

/// The content of a copy, in short. Copies are ordered by it and not by a date, since the clock of a machine may be
/// wrong: by the line of history, then by the last act, then by the order in which they were made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Content {
    /// Grows where a workspace has fewer acts than its newest copy: it was restored, or begun anew.
    generation: u64,
    /// The number of the last act.
    pub(super) acts: i64,
    /// Grows with every copy.
    number: u64,
    /// When the file was written; tells apart copies of earlier versions, which carry no number.
    modified: Option<SystemTime>,
    /// How many post-mortems there are.
    pub(super) post_mortems: u32,
}

impl Content {
    /// Reads what a workspace or a copy holds.
    ///
    /// # Errors
    /// Where it is not a workspace that this program made.
    pub(super) fn of(path: &Path) -> Result<Self> {
        let db = look_checked(path)?;
        let number = |name| -> Result<u64> {
            Ok(meta::get(&db, name)?.and_then(|number| number.parse().ok()).unwrap_or(0))
        };
        // The condition makes SQLite count row by row. Counting a whole table is one step, which no budget interrupts.
        let post_mortems = "SELECT count(*) FROM post_mortem WHERE ?1";
        Ok(Self {
            generation: number(GENERATION)?,
            acts: db.query_row("SELECT coalesce(max(seq), 0) FROM history", [], |row| row.get(0))?,
            number: number(NUMBER)?,
            modified: path.metadata().and_then(|about| about.modified()).ok(),
            post_mortems: db.query_row(post_mortems, [true], |row| row.get(0))?,
        })
    }

    /// Returns the content of the next copy of a workspace, which follows the newest one and all others.
    pub(super) fn next(self, newest: Option<Self>, all: impl Iterator<Item = Self>) -> Self {
        let number = all.map(|copy| copy.number).max().unwrap_or(0).saturating_add(1);
        let generation = newest.map_or(0, |newest| match self.acts < newest.acts {
            true => newest.generation.saturating_add(1),
            false => newest.generation,
        });
        Self { generation, number, ..self }
    }

    /// Stores generation and number in a copy.
    ///
    /// # Errors
    /// Storage errors.
    pub(super) fn write(self, db: &Connection) -> Result<()> {
        meta::set(db, GENERATION, &self.generation.to_string())?;
        meta::set(db, NUMBER, &self.number.to_string())
    }
}
