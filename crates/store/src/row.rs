//! Rows of one post-mortem: what every table has in common.

use std::collections::{HashMap, HashSet};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, params_from_iter};
use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::Result;
use crate::declared::Table;

/// Values with the columns that they stand in.
pub type Values = Vec<(&'static str, Value)>;

/// A row that belongs to one post-mortem. Its table has the columns `post_mortem` and `id`, `position` where the room
/// decides the order, and those of [`Rows::values`].
pub trait Rows: Sized {
    /// The table.
    const TABLE: &'static Table;
    /// What the rows are sorted by; `position` where the room decides.
    const ORDER: &'static str = "position";

    /// The row's id.
    fn id(&self) -> Uuid;
    /// The values of its own columns.
    ///
    /// # Errors
    /// Where a value can't be stored.
    fn values(&self) -> rusqlite::Result<Values>;
    /// Reads a row, its columns by their names.
    ///
    /// # Errors
    /// Where a column holds what it should not.
    fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
}

fn is_ordered<T: Rows>() -> bool {
    T::ORDER == "position"
}

/// All rows of a post-mortem, in their order.
///
/// # Errors
/// Storage errors.
pub fn list<T: Rows>(db: &Connection, post_mortem: Uuid) -> Result<Vec<T>> {
    let sql = format!("SELECT * FROM {} WHERE post_mortem = ?1 ORDER BY {}", T::TABLE.name, T::ORDER);
    let mut statement = db.prepare_cached(&sql)?;
    let rows = statement.query_map([post_mortem], T::read)?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Returns a row, or none where it does not exist.
///
/// # Errors
/// Storage errors.
pub fn get<T: Rows>(db: &Connection, post_mortem: Uuid, id: Uuid) -> Result<Option<T>> {
    let sql = format!("SELECT * FROM {} WHERE post_mortem = ?1 AND id = ?2", T::TABLE.name);
    Ok(db.prepare_cached(&sql)?.query_row([post_mortem, id], T::read).optional()?)
}

/// Adds a row, at the end where the room decides the order.
///
/// # Errors
/// Storage errors.
pub fn insert<T: Rows>(db: &Connection, post_mortem: Uuid, row: &T) -> Result<()> {
    let position = if is_ordered::<T>() { next_position::<T>(db, post_mortem)? } else { 0 };
    insert_at(db, post_mortem, row, position)
}

/// Adds a row at a position, which counts where the room decides the order. Looks at no other row.
///
/// # Errors
/// Storage errors.
pub(crate) fn insert_at<T: Rows>(db: &Connection, post_mortem: Uuid, row: &T, position: i64) -> Result<()> {
    let mut values = vec![("post_mortem", blob(post_mortem)), ("id", blob(row.id()))];
    if is_ordered::<T>() {
        values.push(("position", Value::Integer(position)));
    }
    values.extend(row.values()?);
    insert_values(db, T::TABLE.name, values)
}

/// Adds a row of any table.
pub(crate) fn insert_values(db: &Connection, table: &str, values: Values) -> Result<()> {
    let (columns, values): (Vec<_>, Vec<_>) = values.into_iter().unzip();
    let places = vec!["?"; columns.len()].join(", ");
    let sql = format!("INSERT INTO {table} ({}) VALUES ({places})", columns.join(", "));
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Returns the position behind all rows. Numbers the rows anew where the last position is the largest possible, or
/// where a file from elsewhere holds something that is no position.
fn next_position<T: Rows>(db: &Connection, post_mortem: Uuid) -> Result<i64> {
    let sql = format!("SELECT max(position) FROM {} WHERE post_mortem = ?1", T::TABLE.name);
    let last = db.prepare_cached(&sql)?.query_row([post_mortem], |row| {
        Ok(match row.get_ref(0)? {
            ValueRef::Null => Some(-1),
            ValueRef::Integer(last) => Some(last),
            _ => None,
        })
    })?;
    match last.and_then(|last| last.checked_add(1)) {
        Some(next) => Ok(next),
        None => numbered_anew::<T>(db, post_mortem),
    }
}

/// Numbers all rows from 0 in the order they have. Returns the position behind them.
fn numbered_anew<T: Rows>(db: &Connection, post_mortem: Uuid) -> Result<i64> {
    let read = format!("SELECT id FROM {} WHERE post_mortem = ?1 ORDER BY position", T::TABLE.name);
    let ids: Vec<Uuid> = db
        .prepare_cached(&read)?
        .query_map([post_mortem], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    let write = format!("UPDATE {} SET position = ?3 WHERE post_mortem = ?1 AND id = ?2", T::TABLE.name);
    let mut write = db.prepare_cached(&write)?;
    let mut position = 0;
    for id in ids {
        write.execute((post_mortem, id, position))?;
        position += 1;
    }
    Ok(position)
}

/// Writes an existing row.
///
/// # Errors
/// Storage errors.
pub fn update<T: Rows>(db: &Connection, post_mortem: Uuid, row: &T) -> Result<()> {
    let (columns, mut values): (Vec<_>, Vec<_>) = row.values()?.into_iter().unzip();
    let assignments: Vec<_> = columns.into_iter().map(|column| format!("{column} = ?")).collect();
    let sql =
        format!("UPDATE {} SET {} WHERE post_mortem = ? AND id = ?", T::TABLE.name, assignments.join(", "));
    values.extend([blob(post_mortem), blob(row.id())]);
    db.prepare_cached(&sql)?.execute(params_from_iter(values))?;
    Ok(())
}

/// Removes a row.
///
/// # Errors
/// Storage errors.
pub fn delete<T: Rows>(db: &Connection, post_mortem: Uuid, id: Uuid) -> Result<()> {
    let sql = format!("DELETE FROM {} WHERE post_mortem = ?1 AND id = ?2", T::TABLE.name);
    db.prepare_cached(&sql)?.execute([post_mortem, id])?;
    Ok(())
}

/// Writes what differs between two states of a list: removed, added, changed and moved rows.
///
/// # Errors
/// Storage errors.
pub fn save<T: Rows + PartialEq>(
    db: &Connection,
    post_mortem: Uuid,
    before: &[T],
    after: &[T],
) -> Result<()> {
    save_rows(db, post_mortem, before, after)?;
    save_order::<T>(db, post_mortem, &ids(before), &ids(after))
}

/// Writes what differs between two states of some rows, whatever their order; new ones go to the end.
///
/// # Errors
/// Storage errors.
pub(crate) fn save_rows<T: Rows + PartialEq>(
    db: &Connection,
    post_mortem: Uuid,
    before: &[T],
    after: &[T],
) -> Result<()> {
    let old: HashMap<_, _> = before.iter().map(|row| (row.id(), row)).collect();
    let kept: HashSet<_> = after.iter().map(Rows::id).collect();
    for row in before.iter().filter(|row| !kept.contains(&row.id())) {
        delete::<T>(db, post_mortem, row.id())?;
    }
    for row in after {
        match old.get(&row.id()) {
            None => insert(db, post_mortem, row)?,
            Some(old) if *old != row => update(db, post_mortem, row)?,
            Some(_) => {}
        }
    }
    Ok(())
}

/// Writes the order of rows where it differs from the current one: that of `before`, with new ones at the end.
///
/// # Errors
/// Storage errors.
pub(crate) fn save_order<T: Rows>(
    db: &Connection,
    post_mortem: Uuid,
    before: &[Uuid],
    after: &[Uuid],
) -> Result<()> {
    let kept = before.iter().filter(|id| after.contains(id));
    let new = after.iter().filter(|id| !before.contains(id));
    if kept.chain(new).eq(after) { Ok(()) } else { reorder::<T>(db, post_mortem, after) }
}

fn ids<T: Rows>(rows: &[T]) -> Vec<Uuid> {
    rows.iter().map(Rows::id).collect()
}

/// Puts the named rows into a new order. Other rows keep their position.
///
/// # Errors
/// Storage errors.
pub fn reorder<T: Rows>(db: &Connection, post_mortem: Uuid, order: &[Uuid]) -> Result<()> {
    let read = format!("SELECT position FROM {} WHERE post_mortem = ?1 AND id = ?2", T::TABLE.name);
    let mut read = db.prepare_cached(&read)?;
    let mut places = Vec::with_capacity(order.len());
    for id in order {
        places.push(read.query_row([post_mortem, *id], |r| r.get::<_, i64>(0))?);
    }
    let before = places.clone();
    places.sort_unstable();
    let write = format!("UPDATE {} SET position = ?3 WHERE post_mortem = ?1 AND id = ?2", T::TABLE.name);
    let mut write = db.prepare_cached(&write)?;
    for ((id, place), old) in order.iter().zip(places).zip(before) {
        if place != old {
            write.execute((post_mortem, id, place))?;
        }
    }
    Ok(())
}

/// An id as a column value.
#[must_use]
pub fn blob(id: Uuid) -> Value {
    Value::Blob(id.as_bytes().to_vec())
}

/// An optional id as a column value.
#[must_use]
pub fn maybe_blob(id: Option<Uuid>) -> Value {
    id.map_or(Value::Null, blob)
}

/// A text as a column value.
#[must_use]
pub fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

/// Returns an enum value as a column value: its name in JSON, or null for none.
///
/// # Errors
/// Where it is neither a word nor none.
pub fn word<T: Serialize>(choice: &T) -> rusqlite::Result<Value> {
    match serde_json::to_value(choice).map_err(unstorable)? {
        serde_json::Value::String(word) => Ok(Value::Text(word)),
        serde_json::Value::Null => Ok(Value::Null),
        other => Err(unstorable(format!("no word: {other}"))),
    }
}

/// Anything structured as a column value, in JSON.
///
/// # Errors
/// Where it has no form in JSON.
pub fn json<T: Serialize>(value: &T) -> rusqlite::Result<Value> {
    serde_json::to_string(value).map(Value::Text).map_err(unstorable)
}

/// Reads an enum value; null reads as none.
///
/// # Errors
/// Where the column holds a word that is not known.
pub fn read_word<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    let word: Option<String> = row.get(column)?;
    let value = word.map_or(serde_json::Value::Null, serde_json::Value::String);
    serde_json::from_value(value).map_err(|error| unreadable(row, column, error))
}

/// Reads JSON.
///
/// # Errors
/// Where the column holds something else.
pub fn read_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> rusqlite::Result<T> {
    serde_json::from_str(row.get_ref(column)?.as_str()?).map_err(|error| unreadable(row, column, error))
}

fn unreadable(row: &Row<'_>, column: &str, error: serde_json::Error) -> rusqlite::Error {
    let index = row.as_ref().column_index(column).unwrap_or_default();
    rusqlite::Error::FromSqlConversionFailure(index, rusqlite::types::Type::Text, Box::new(error))
}

fn unstorable(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> rusqlite::Error {
    rusqlite::Error::ToSqlConversionFailure(why.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_that_can_not_be_stored_is_an_error_and_not_nothing() {
        assert_eq!(word(&Some("policy")), Ok(Value::Text("policy".into())));
        assert_eq!(word(&None::<&str>), Ok(Value::Null));
        assert!(word(&7).is_err(), "a number is no word");
        assert!(json(&HashMap::from([((1, 2), "a pair is no key")])).is_err());
    }
}
