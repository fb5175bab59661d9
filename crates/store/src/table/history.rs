//! The rows of the history; what they mean is in [`crate::history`].

use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use super::{Role, Step, Table};
use crate::Result;

pub(super) const TABLE: Table = Table {
    name: "history",
    steps: &[Step { version: 1, sql: include_str!("history.sql") }],
    role: Role::Apart,
};

/// An act that was done and can be undone.
pub(crate) const DONE: i64 = 0;
/// An act that was undone and can be redone.
pub(crate) const UNDONE: i64 = 1;
/// An act that was undone before something else was done.
pub(crate) const ABANDONED: i64 = 2;

/// One act.
#[derive(Debug, Clone)]
pub struct HistoryRow {
    /// Its place in the order of all acts.
    pub seq: i64,
    /// The post-mortem it belongs to; nil for the workspace.
    pub scope: Uuid,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The name of the act, as serialized.
    pub act: String,
    /// What it was about, in a few words.
    pub detail: String,
    /// The field it typed into, where typing coalesces.
    pub field: Option<String>,
    /// Done, undone or abandoned.
    pub state: i64,
    /// The rows it changed.
    pub changeset: Vec<u8>,
}

const TOLD: &str = "seq, scope, at, act, detail, field, state";

fn read(row: &Row<'_>) -> rusqlite::Result<HistoryRow> {
    Ok(HistoryRow {
        seq: row.get("seq")?,
        scope: row.get("scope")?,
        at: row.get("at")?,
        act: row.get("act")?,
        detail: row.get("detail")?,
        field: row.get("field")?,
        state: row.get("state")?,
        changeset: row.get("changeset")?,
    })
}

/// Calls `visit` with every act of the file, and with none for an act that can't be read.
pub(crate) fn each(db: &Connection, mut visit: impl FnMut(Option<&HistoryRow>)) -> Result<()> {
    let mut statement = db.prepare(&format!("SELECT {TOLD}, changeset FROM history"))?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        visit(read(row).ok().as_ref());
    }
    Ok(())
}

/// Whether a scope has an act in this state.
pub(crate) fn any(db: &Connection, scope: Uuid, state: i64) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM history WHERE scope = ?1 AND state = ?2)";
    Ok(db.prepare_cached(sql)?.query_row((scope, state), |r| r.get(0))?)
}

/// The last act of a scope that is done, or the first that is undone.
pub(crate) fn edge(db: &Connection, scope: Uuid, state: i64) -> Result<Option<HistoryRow>> {
    let order = if state == DONE { "DESC" } else { "ASC" };
    let sql = format!(
        "SELECT {TOLD}, changeset FROM history WHERE scope = ?1 AND state = ?2 ORDER BY seq {order} LIMIT 1"
    );
    Ok(db.prepare_cached(&sql)?.query_row((scope, state), read).optional()?)
}

pub(crate) fn append(db: &Connection, row: &HistoryRow) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO history (scope, at, act, detail, field, state, changeset) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?
    .execute((row.scope, row.at, &row.act, &row.detail, &row.field, row.state, &row.changeset))?;
    Ok(())
}

pub(crate) fn rewrite(db: &Connection, row: &HistoryRow) -> Result<()> {
    db.prepare_cached("UPDATE history SET at = ?2, detail = ?3, changeset = ?4 WHERE seq = ?1")?
        .execute((row.seq, row.at, &row.detail, &row.changeset))?;
    Ok(())
}

pub(crate) fn remove(db: &Connection, seq: i64) -> Result<()> {
    db.prepare_cached("DELETE FROM history WHERE seq = ?1")?.execute([seq])?;
    Ok(())
}

pub(crate) fn set_state(db: &Connection, seq: i64, state: i64) -> Result<()> {
    db.prepare_cached("UPDATE history SET state = ?2 WHERE seq = ?1")?.execute((seq, state))?;
    Ok(())
}

pub(crate) fn abandon_undone(db: &Connection, scope: Uuid) -> Result<()> {
    db.prepare_cached("UPDATE history SET state = ?2 WHERE scope = ?1 AND state = ?3")?
        .execute((scope, ABANDONED, UNDONE))?;
    Ok(())
}

/// The newest acts of a scope, newest first, before `before` where given, without the rows they changed.
/// Acts that were abandoned are left out.
///
/// # Errors
/// Storage errors.
pub fn newest(db: &Connection, scope: Uuid, before: Option<i64>, count: u32) -> Result<Vec<HistoryRow>> {
    let sql = format!(
        "SELECT {TOLD}, x'' AS changeset FROM history WHERE scope = ?1 AND state <> ?2 AND seq < ?3 ORDER BY seq DESC LIMIT ?4"
    );
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map((scope, ABANDONED, before.unwrap_or(i64::MAX), count), read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
