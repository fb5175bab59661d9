//! Compares the schema of a file with the one that this program makes, object by object.
//!
//! A workspace from elsewhere may contain triggers, views, expressions and tables of its own. A schema that is not
//! exactly what the steps of [`crate::table::TABLES`] make is refused before anything else of the file is read.

use afterword_words as words;
use std::collections::BTreeMap;
use std::sync::OnceLock;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::migrate::{VERSION, steps};
use crate::{Result, StoreError};

mod newer;
#[cfg(test)]
mod tests;

/// The rows of `sqlite_schema`, by kind and name.
type Objects = BTreeMap<(String, String), Object>;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    table: String,
    sql: String,
}

/// The schema of each known format, made on first use.
static KNOWN: [OnceLock<Objects>; VERSION as usize + 1] = [const { OnceLock::new() }; VERSION as usize + 1];

/// Checks the schema of a file of this format. A format from the future is checked as far as it can be.
///
/// # Errors
/// [`StoreError::Foreign`] where the file holds, lacks or changes an object; storage errors.
pub(crate) fn check(db: &Connection, version: i64) -> Result<()> {
    check_encoding(db)?;
    if version > VERSION {
        return newer::check(db, &reference(VERSION)?, known(VERSION)?, &found(db)?);
    }
    let known = known(version)?;
    let found = found(db)?;
    // In reverse order, to report views and triggers first: they reveal most about the purpose of the file.
    for ((kind, name), object) in found.iter().rev() {
        match known.get(&(kind.clone(), name.clone())) {
            None => return Err(foreign(words::reason_has_object(kind.clone(), shown(name)))),
            Some(ours) if ours != object => {
                return Err(foreign(words::reason_built_differently(kind.clone(), name.clone())));
            }
            Some(_) => {}
        }
    }
    match known.keys().find(|key| !found.contains_key(*key)) {
        Some((kind, name)) => Err(foreign(words::reason_lacks(kind.clone(), name.clone()))),
        None => Ok(()),
    }
}

fn check_encoding(db: &Connection) -> Result<()> {
    let encoding: String = db.query_row("PRAGMA encoding", [], |row| row.get(0))?;
    match encoding.as_str() {
        "UTF-8" => Ok(()),
        other => Err(foreign(words::reason_encoding(shown(other)))),
    }
}

/// Returns the schema that the steps up to a version make.
fn known(version: i64) -> Result<&'static Objects> {
    let cell = usize::try_from(version).ok().and_then(|version| KNOWN.get(version));
    let Some(cell) = cell else {
        return Err(StoreError::Damaged(words::reason_no_format().to_owned()));
    };
    if let Some(known) = cell.get() {
        return Ok(known);
    }
    let made = found(&reference(version)?)?;
    Ok(cell.get_or_init(|| made))
}

/// Makes an empty workspace of a version in memory.
fn reference(version: i64) -> Result<Connection> {
    let db = Connection::open_in_memory()?;
    for step in steps(0, version) {
        db.execute_batch(step.sql)?;
    }
    Ok(db)
}

/// Reads the schema of a file.
fn found(db: &Connection) -> Result<Objects> {
    let mut objects = Objects::new();
    let mut roots = Vec::new();
    let mut statement = db.prepare("SELECT type, name, tbl_name, sql, rootpage FROM sqlite_schema")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let (kind, name) = (text(row, 0)?, text(row, 1)?);
        let root = match row.get_ref(4)? {
            ValueRef::Integer(root) => root,
            _ => 0,
        };
        let object = Object { table: text(row, 2)?, sql: text(row, 3)? };
        if objects.insert((kind.clone(), name.clone()), object).is_some() {
            return Err(foreign(words::reason_has_twice(shown(&name))));
        }
        if matches!(kind.as_str(), "table" | "index") && root > 0 && roots.contains(&root) {
            return Err(foreign(words::reason_shares_rows(kind, shown(&name))));
        }
        roots.push(root);
    }
    Ok(objects)
}

/// Returns the text of a column, and an empty one for NULL. Anything that is no valid text begins with U+FFFD, which no
/// definition does.
fn text(row: &Row<'_>, column: usize) -> Result<String> {
    Ok(match row.get_ref(column)? {
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => text.to_owned(),
            Err(_) => format!("\u{fffd}{}", String::from_utf8_lossy(text)),
        },
        ValueRef::Null => String::new(),
        other => format!("\u{fffd}{:?}", other.data_type()),
    })
}

fn foreign(what: String) -> StoreError {
    StoreError::Foreign(what)
}

/// Shortens a name to show it in a sentence, and removes characters that change the direction or the line.
fn shown(name: &str) -> String {
    let plain = |c: &char| c.is_alphanumeric() || " _-.".contains(*c);
    name.chars().filter(plain).take(40).collect()
}
