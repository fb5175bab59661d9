//! Every act as a changeset: recorded with the rows it changed, undone by applying the inverse.
//!
//! SQLite's session extension watches the [`watched`] tables while an act
//! runs and hands over old and new values of exactly the rows and columns that
//! changed. That changeset is stored in the history within the same
//! transaction, so undo and redo work for any act, without limit and across
//! restarts, and a crash can't separate an edit from its history.
//!
//! Each post-mortem has a history of its own, and so has the workspace (making,
//! importing, deleting). An undo that meets rows that changed since, because
//! another post-mortem touched them, changes nothing and says so.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::Connection;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ConflictAction, ConflictType, Session, concat_strm, invert_strm};
use uuid::Uuid;

use crate::look::look_checked;
use crate::table::history::{self as rows, HistoryRow};
use crate::table::{CLOCK, is_watched, watched};
use crate::{Result, Store, StoreError};

mod changeset;
#[cfg(test)]
mod tests;

use changeset::touched;

/// The workspace's own scope.
pub const WORKSPACE: Uuid = Uuid::nil();

/// Typing into the same field within this pause, in milliseconds, is one step of undo.
pub const PAUSE: i64 = 2_000;

/// What the history says about an act.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The post-mortem it belongs to, or [`WORKSPACE`].
    pub scope: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The name of the act, as serialized.
    pub act: String,
    /// What it was about, in a few words.
    pub detail: String,
    /// The field it types into, where typing coalesces.
    pub field: Option<String>,
}

/// The tables whose rows an act changed, by post-mortem.
pub type Touched = BTreeMap<Uuid, Vec<String>>;

/// Runs an act in one transaction and records it. An act that changes nothing leaves no trace.
///
/// The second argument of `work` is whether the act continues the typing of the one before it.
///
/// # Errors
/// What `work` returns, and storage errors; nothing was changed then.
pub fn record<T, E: From<StoreError>>(
    store: &mut Store,
    entry: &Entry,
    work: impl FnOnce(&Connection, bool) -> std::result::Result<T, E>,
) -> std::result::Result<(T, Touched), E> {
    let write = store.begin()?;
    let tx = &write.tx;
    let continued = continued(tx, entry)?;
    let mut session = watch(tx, entry.scope == WORKSPACE)?;
    let result = work(tx, continued.is_some())?;
    let mut changeset = Vec::new();
    session.changeset_strm(&mut changeset).map_err(StoreError::from)?;
    drop(session);
    let touched = touched(&changeset)?;
    if !touched.is_empty() {
        remember(tx, entry, continued, changeset)?;
    }
    write.commit()?;
    Ok((result, touched))
}

/// Runs work that is no act: nothing of it is recorded or undone.
///
/// # Errors
/// What `work` returns, and storage errors; nothing was changed then.
pub fn unrecorded<T, E: From<StoreError>>(
    store: &mut Store,
    work: impl FnOnce(&Connection) -> std::result::Result<T, E>,
) -> std::result::Result<T, E> {
    let write = store.begin()?;
    let result = work(&write.tx)?;
    write.commit()?;
    Ok(result)
}

/// Undoes the last act of a scope. Returns what it was, or nothing where there is none.
///
/// # Errors
/// [`StoreError::ChangedSince`] where later acts elsewhere touched the same rows, [`StoreError::FalseHistory`] where
/// the history claims what its act can't have changed; storage errors.
pub fn undo(store: &mut Store, scope: Uuid) -> Result<Option<(HistoryRow, Touched)>> {
    step(store, scope, rows::DONE, rows::UNDONE)
}

/// Redoes the act of a scope that was undone last. Returns what it was, or nothing where there is none.
///
/// # Errors
/// As [`undo`].
pub fn redo(store: &mut Store, scope: Uuid) -> Result<Option<(HistoryRow, Touched)>> {
    step(store, scope, rows::UNDONE, rows::DONE)
}

/// Returns the act that [`undo`] would undo.
///
/// # Errors
/// Storage errors.
pub fn next_to_undo(db: &Connection, scope: Uuid) -> Result<Option<HistoryRow>> {
    rows::edge(db, scope, rows::DONE)
}

/// Returns the act that [`redo`] would redo.
///
/// # Errors
/// Storage errors.
pub fn next_to_redo(db: &Connection, scope: Uuid) -> Result<Option<HistoryRow>> {
    rows::edge(db, scope, rows::UNDONE)
}

/// The tables and post-mortems that an act changed, and that undoing or redoing it would change.
///
/// # Errors
/// Storage errors.
pub fn touched_by(act: &HistoryRow) -> Result<Touched> {
    touched(&act.changeset)
}

/// Whether there is something to undo and to redo.
///
/// # Errors
/// Storage errors.
pub fn ends(db: &Connection, scope: Uuid) -> Result<(bool, bool)> {
    Ok((rows::any(db, scope, rows::DONE)?, rows::any(db, scope, rows::UNDONE)?))
}

/// Counts the acts of a file that claim changes they can’t have made; these are never undone or redone.
///
/// # Errors
/// Storage errors, among them those of opening the file.
pub fn doubtful(path: &Path) -> Result<usize> {
    let db = look_checked(path)?;
    let mut doubtful = 0;
    rows::each(&db, |row| {
        doubtful += usize::from(row.is_none_or(|row| changeset::check(&db, row).is_err()));
    })?;
    Ok(doubtful)
}

fn watch(db: &Connection, everything: bool) -> Result<Session<'_>> {
    let mut session = Session::new(db)?;
    for table in watched() {
        session.attach(Some(table))?;
    }
    if everything {
        session.attach(Some(CLOCK))?;
    }
    Ok(session)
}

fn continued(db: &Connection, entry: &Entry) -> Result<Option<HistoryRow>> {
    if entry.field.is_none() {
        return Ok(None);
    }
    if rows::any(db, entry.scope, rows::UNDONE)? {
        return Ok(None);
    }
    let last = rows::edge(db, entry.scope, rows::DONE)?;
    Ok(last.filter(|last| {
        let pause = entry.at.saturating_sub(last.at);
        last.act == entry.act
            && last.field == entry.field
            && (0..PAUSE).contains(&pause)
            && changeset::check(db, last).is_ok()
    }))
}

fn remember(db: &Connection, entry: &Entry, continued: Option<HistoryRow>, changeset: Vec<u8>) -> Result<()> {
    if let Some(before) = continued {
        let mut whole = Vec::new();
        concat_strm(&mut before.changeset.as_slice(), &mut changeset.as_slice(), &mut whole)?;
        if whole.is_empty() {
            // Typed and taken back within the pause: there is nothing to undo.
            return rows::remove(db, before.seq);
        }
        let row = HistoryRow { at: entry.at, detail: entry.detail.clone(), changeset: whole, ..before };
        return rows::rewrite(db, &row);
    }
    rows::abandon_undone(db, entry.scope)?;
    rows::append(
        db,
        &HistoryRow {
            seq: 0,
            scope: entry.scope,
            at: entry.at,
            act: entry.act.clone(),
            detail: entry.detail.clone(),
            field: entry.field.clone(),
            state: rows::DONE,
            changeset,
        },
    )
}

fn step(store: &mut Store, scope: Uuid, from: i64, to: i64) -> Result<Option<(HistoryRow, Touched)>> {
    let write = store.begin()?;
    let tx = &write.tx;
    let Some(act) = rows::edge(tx, scope, from)? else {
        return Ok(None);
    };
    changeset::check(tx, &act)?;
    let mut changeset = act.changeset.clone();
    if to == rows::UNDONE {
        changeset.clear();
        invert_strm(&mut act.changeset.as_slice(), &mut changeset)?;
    }
    let touched = touched(&changeset)?;
    let is_known = |table: &str| is_watched(table) || table == CLOCK;
    tx.apply_strm(&mut changeset.as_slice(), Some(is_known), |kind, item| on_conflict(&kind, item)).map_err(
        |error| match error.sqlite_error_code() {
            Some(rusqlite::ErrorCode::OperationAborted | rusqlite::ErrorCode::ConstraintViolation) => {
                StoreError::ChangedSince
            }
            _ => error.into(),
        },
    )?;
    rows::set_state(tx, act.seq, to)?;
    write.commit()?;
    Ok(Some((act, touched)))
}

/// Aborts a step whose rows changed since. Deleting the head of a post-mortem deletes its clock too, so that the
/// clock's row may be gone already.
fn on_conflict(kind: &ConflictType, item: &ChangesetItem) -> ConflictAction {
    let is_clock_that_went = matches!(kind, ConflictType::SQLITE_CHANGESET_NOTFOUND)
        && item.op().is_ok_and(|op| op.table_name() == CLOCK && op.code() == Action::SQLITE_DELETE);
    match is_clock_that_went {
        true => ConflictAction::SQLITE_CHANGESET_OMIT,
        false => ConflictAction::SQLITE_CHANGESET_ABORT,
    }
}
