//! Reads a changeset before it is applied: which rows it changes, and whether its act can have changed them.
//!
//! The history is part of the file, so a workspace from elsewhere can contain any changeset. A changeset is applied
//! only where an act of its scope can have made it.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::fallible_streaming_iterator::FallibleStreamingIterator as _;
use rusqlite::hooks::Action;
use rusqlite::session::{ChangesetItem, ChangesetIter};
use rusqlite::types::ValueRef;
use uuid::Uuid;

use super::{Touched, WORKSPACE};
use crate::table::history::HistoryRow;
use crate::table::{CLOCK, is_watched};
use crate::{Result, StoreError};

/// The table of heads: a post-mortem exists while its head does.
const HEADS: &str = "post_mortem";

/// Returns the tables and post-mortems of a changeset that was recorded just now. The first column of every
/// tracked table is the post-mortem.
///
/// # Errors
/// Storage errors.
pub(super) fn touched(changeset: &[u8]) -> Result<Touched> {
    let mut touched = Touched::new();
    each(changeset, |item| {
        let op = item.op()?;
        let id = post_mortem(item, op.code())?.unwrap_or(WORKSPACE);
        let tables = touched.entry(id).or_default();
        if !tables.iter().any(|table| table == op.table_name()) {
            tables.push(op.table_name().to_owned());
        }
        Ok(())
    })?;
    Ok(touched)
}

/// Checks the changeset of an act of the history, as it was recorded.
///
/// # Errors
/// [`StoreError::FalseHistory`] where it can’t be read, or changes what an act of its scope never changes.
pub(super) fn check(db: &Connection, row: &HistoryRow) -> Result<()> {
    let mut check = Check { db, row, keys: BTreeMap::new(), whole: None, heads: Vec::new(), ids: Vec::new() };
    each(&row.changeset, |item| check.item(item)).map_err(|error| match error {
        StoreError::FalseHistory(_) => error,
        other => false_history(&other.to_string()),
    })?;
    check.end()
}

struct Check<'a> {
    db: &'a Connection,
    row: &'a HistoryRow,
    /// For each table, each column’s place in the primary key, or 0.
    keys: BTreeMap<String, Vec<u8>>,
    /// Whether an act of the workspace adds or removes; none before its first change.
    whole: Option<Action>,
    heads: Vec<Uuid>,
    ids: Vec<Uuid>,
}

impl Check<'_> {
    fn item(&mut self, item: &ChangesetItem) -> Result<()> {
        let op = item.op()?;
        let (name, action) = (op.table_name(), op.code());
        let is_of_workspace = self.row.scope == WORKSPACE;
        let is_known = is_watched(name) || (is_of_workspace && name == CLOCK);
        if !is_known {
            return Err(false_history("it changes a table that no act changes"));
        }
        let columns = usize::try_from(op.number_of_columns()).unwrap_or(0);
        let key = self.key(name)?;
        let (ours, added) = key.split_at(columns.min(key.len()));
        if columns > key.len() || item.pk()? != ours || added.iter().any(|place| *place != 0) {
            return Err(false_history("it has other columns"));
        }
        if !is_complete(item, action, ours) {
            return Err(false_history("it leaves out what was there before"));
        }
        if !has_readable_texts(item, columns) {
            return Err(false_history("it holds a text that can’t be read"));
        }
        let id = post_mortem(item, action)?.ok_or_else(|| false_history("it names no post-mortem"))?;
        match is_of_workspace {
            true => self.whole_post_mortem(id, name, action),
            false => self.part(id, name, action),
        }
    }

    /// An act of the workspace adds or removes whole post-mortems.
    fn whole_post_mortem(&mut self, id: Uuid, table: &str, action: Action) -> Result<()> {
        let is_first = self.whole.is_none();
        let whole = *self.whole.get_or_insert(action);
        if whole != action || (is_first && action == Action::SQLITE_UPDATE) {
            return Err(false_history("it changes a part of a post-mortem"));
        }
        let ids = if table == HEADS { &mut self.heads } else { &mut self.ids };
        if !ids.contains(&id) {
            ids.push(id);
        }
        Ok(())
    }

    /// An act of a post-mortem changes its own rows. A verdict of the review changes the action that it is about,
    /// and may mark the record of that action.
    fn part(&self, id: Uuid, table: &str, action: Action) -> Result<()> {
        let is_allowed = if id == self.row.scope {
            table != HEADS || action == Action::SQLITE_UPDATE
        } else {
            self.row.act.starts_with("reviews.")
                && matches!(
                    (table, action),
                    ("action_item", Action::SQLITE_UPDATE) | ("amendment", Action::SQLITE_INSERT)
                )
        };
        match is_allowed {
            true => Ok(()),
            false => Err(false_history("it changes another post-mortem")),
        }
    }

    fn end(&self) -> Result<()> {
        match self.ids.iter().all(|id| self.heads.contains(id)) {
            true => Ok(()),
            false => Err(false_history("it changes a part of a post-mortem")),
        }
    }

    fn key(&mut self, table: &str) -> Result<&[u8]> {
        if !self.keys.contains_key(table) {
            let sql = "SELECT pk FROM pragma_table_info(?1)";
            let mut statement = self.db.prepare_cached(sql)?;
            let key = statement.query_map([table], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
            self.keys.insert(table.to_owned(), key);
        }
        Ok(self.keys.get(table).map_or(&[], Vec::as_slice))
    }
}

/// Whether a change holds every value that SQLite compares with the current row.
fn is_complete(item: &ChangesetItem, action: Action, key: &[u8]) -> bool {
    let mut columns = key.iter().enumerate();
    match action {
        Action::SQLITE_INSERT => columns.all(|(column, _)| item.new_value(column).is_ok()),
        Action::SQLITE_DELETE => columns.all(|(column, _)| item.old_value(column).is_ok()),
        Action::SQLITE_UPDATE => columns.all(|(column, place)| {
            let (was, is) = (item.old_value(column).is_ok(), item.new_value(column).is_ok());
            if *place != 0 { was && !is } else { was == is }
        }),
        _ => false,
    }
}

fn has_readable_texts(item: &ChangesetItem, columns: usize) -> bool {
    let is_readable = |value: rusqlite::Result<ValueRef<'_>>| match value {
        Ok(ValueRef::Text(text)) => std::str::from_utf8(text).is_ok(),
        _ => true,
    };
    (0..columns).all(|column| is_readable(item.old_value(column)) && is_readable(item.new_value(column)))
}

fn each(changeset: &[u8], mut visit: impl FnMut(&ChangesetItem) -> Result<()>) -> Result<()> {
    let mut input = changeset;
    let input: &mut dyn std::io::Read = &mut input;
    let mut items = ChangesetIter::start_strm(&input)?;
    while let Some(item) = items.next()? {
        visit(item)?;
    }
    Ok(())
}

/// The post-mortem of a row, where its first column holds one.
fn post_mortem(item: &ChangesetItem, action: Action) -> Result<Option<Uuid>> {
    let value = match action {
        Action::SQLITE_INSERT => item.new_value(0)?,
        _ => item.old_value(0)?,
    };
    Ok(value.as_blob().ok().and_then(|bytes| Uuid::from_slice(bytes).ok()))
}

fn false_history(why: &str) -> StoreError {
    StoreError::FalseHistory(why.to_owned())
}
