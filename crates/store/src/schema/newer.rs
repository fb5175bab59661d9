//! Checks the schema of a file from a newer version: it has all known tables, and none of its tables and indexes
//! computes anything.

use afterword_words as words;
use rusqlite::Connection;

use super::{Objects, foreign, shown};
use crate::Result;

/// The longest accepted definition: more than a later version would need, too little for a huge default value.
const LONGEST: usize = 8_192;

/// Checks a schema that is not known exactly. `ours` is a database with the newest known one.
pub(super) fn check(db: &Connection, ours: &Connection, known: &Objects, found: &Objects) -> Result<()> {
    for ((kind, name), object) in found.iter().rev() {
        let is_plain = match kind.as_str() {
            "table" => object.sql.starts_with("CREATE TABLE "),
            "index" => {
                object.sql.is_empty()
                    || object.sql.starts_with("CREATE INDEX ")
                    || object.sql.starts_with("CREATE UNIQUE INDEX ")
            }
            _ => false,
        };
        if !is_plain || object.sql.len() > LONGEST || name.to_ascii_lowercase().starts_with("sqlite_stat") {
            return Err(foreign(words::reason_has_object(kind.clone(), shown(name))));
        }
    }
    for (key @ (kind, name), object) in found {
        let is_ours = known.get(key) == Some(object);
        let only_stores = is_ours
            || match kind.as_str() {
                "table" => columns(db, name)?.iter().all(|column| column.is_stored),
                _ => is_plain_index(db, &object.table, name)?,
            };
        if !only_stores {
            return Err(foreign(words::reason_computes(kind.clone(), shown(name))));
        }
    }
    for (_, name) in known.keys().filter(|(kind, _)| kind == "table") {
        if !columns(db, name)?.starts_with(&columns(ours, name)?) {
            return Err(foreign(words::reason_built_differently("table", name.clone())));
        }
    }
    Ok(())
}

#[derive(PartialEq)]
struct Column {
    name: String,
    /// Whether it holds what was written into it, and computes nothing.
    is_stored: bool,
}

/// The columns of a table, none where there is no such table. The pragma is used as a statement, since a table of
/// the file could carry the name of the pragma’s table.
fn columns(db: &Connection, table: &str) -> Result<Vec<Column>> {
    let mut columns = Vec::new();
    db.pragma(Some("main"), "table_xinfo", table, |row| {
        columns.push(Column { name: row.get("name")?, is_stored: row.get::<_, i64>("hidden")? == 0 });
        Ok(())
    })?;
    Ok(columns)
}

/// Whether an index covers whole columns of all rows.
fn is_plain_index(db: &Connection, table: &str, index: &str) -> Result<bool> {
    let mut is_plain = true;
    db.pragma(Some("main"), "index_list", table, |row| {
        is_plain &= row.get::<_, String>("name")? != index || row.get::<_, i64>("partial")? == 0;
        Ok(())
    })?;
    db.pragma(Some("main"), "index_xinfo", index, |row| {
        is_plain &= row.get::<_, i64>("cid")? != -2;
        Ok(())
    })?;
    Ok(is_plain)
}
