//! An invite list: names and what people do, without mail addresses.

mod named;
mod pieces;
mod words;

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use afterword_domain::text::readable;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::list::{MOST_ENTRIES, lines, unmarked};
use named::{Style, person};
use pieces::Pieces;
use words::is_header;

/// Somebody on an invite list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invitee {
    /// The name, first name first.
    pub name: String,
    /// What they do; empty where the list does not say.
    pub role: String,
}

/// An invite list as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Invited {
    /// The people, in the order of the list.
    pub people: Vec<Invitee>,
    /// The names that are left out because somebody of that name is there already, or twice on the list.
    pub there: Vec<String>,
    /// How many mail addresses stand without a name; they are left out.
    pub unnamed: usize,
    /// How many people follow beyond [`MOST_ENTRIES`]; they are not in `people`.
    pub more: usize,
}

/// Reads an invite list: addresses of a mail with commas or semicolons between them, one person per line, or cells of
/// a spreadsheet. `known` are the names that are there already.
///
/// What people do stands after a tab, a dash, a colon or in brackets; on a line of its own also after a comma.
/// `Lastname, Firstname` is turned round where it is beyond doubt: in quotation marks, before an address, or in a list
/// with semicolons.
///
/// ```
/// let list = afterword_intake::people::read("Ana Wolf <ana@a.example>; \"Ortiz, Ben\" <ben@a.example>", &[]);
/// let names: Vec<_> = list.people.iter().map(|one| one.name.as_str()).collect();
/// assert_eq!(names, ["Ana Wolf", "Ben Ortiz"]);
/// ```
#[must_use]
pub fn read(text: &str, known: &[String]) -> Invited {
    let rows = unmarked(&lines(text));
    let style = Style { semicolons: text.contains([';', '；']), alone: rows.len() < 2 };
    let mut list = Invited::default();
    let mut seen: HashMap<String, bool> = known.iter().map(|name| (key(name), false)).collect();
    let columns = rows.first().and_then(|cells| columns(cells));
    for cells in rows.iter().skip(usize::from(columns.is_some())) {
        match (&columns, cells.as_slice()) {
            (Some(columns), cells) => list.take(in_columns(columns, cells), &mut seen),
            (None, [line]) => {
                for found in Pieces::of(line, style).people() {
                    list.take(found, &mut seen);
                }
            }
            (None, cells)
                if style.alone && cells.len() > 2 && cells.iter().all(|cell| words::is_full_name(cell)) =>
            {
                cells
                    .iter()
                    .for_each(|cell| list.take(person(cell, Style { semicolons: true, ..style }), &mut seen));
            }
            (None, cells) => list.take(in_cells(cells, style), &mut seen),
        }
    }
    list.more = list.people.len().saturating_sub(MOST_ENTRIES);
    list.people.truncate(MOST_ENTRIES);
    list
}

impl Invited {
    /// Takes in what was found. `seen` has the names so far, each with whether it was found to be there already.
    fn take(&mut self, found: Option<Found>, seen: &mut HashMap<String, bool>) {
        match found {
            Some(Found::Person(invitee)) => match seen.entry(key(&invitee.name)) {
                Entry::Occupied(mut is_told) => {
                    if !is_told.insert(true) {
                        self.there.push(invitee.name);
                    }
                }
                Entry::Vacant(new) => {
                    new.insert(false);
                    self.people.push(invitee);
                }
            },
            Some(Found::Address) => self.unnamed += 1,
            None => {}
        }
    }
}

/// What a part of a list names.
pub(crate) enum Found {
    Person(Invitee),
    /// A mail address without a name.
    Address,
}

/// By what two spellings of one name are held to be the same.
fn key(name: &str) -> String {
    readable(name).split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

/// What the columns of a table hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Column {
    Name,
    First,
    Last,
    Role,
    /// An address, or something else that is not kept.
    Other,
}

/// The columns that the head of a table names; none where the first row is no head.
fn columns(cells: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<_> = cells.iter().map(|cell| is_header(cell)).collect::<Option<_>>()?;
    columns
        .iter()
        .any(|column| matches!(column, Column::Name | Column::Last | Column::First))
        .then_some(columns)
}

fn in_columns(columns: &[Column], cells: &[String]) -> Option<Found> {
    let cell = |wanted: Column| {
        columns.iter().zip(cells).find(|(column, _)| **column == wanted).map(|(_, cell)| cell.as_str())
    };
    let whole = [cell(Column::First), cell(Column::Last)].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let found = person(cell(Column::Name).unwrap_or(&whole), Style { semicolons: true, alone: true });
    Some(match (found?, cell(Column::Role)) {
        (Found::Person(one), Some(role)) => Found::Person(Invitee { role: role.to_owned(), ..one }),
        (found, _) => found,
    })
}

/// The first cell names somebody, the next without an address says what they do.
fn in_cells(cells: &[String], style: Style) -> Option<Found> {
    let mut named = cells.iter().filter(|cell| !words::is_address(cell));
    let Some(name) = named.next() else { return Some(Found::Address) };
    Some(match (person(name, Style { semicolons: true, ..style })?, named.next()) {
        (Found::Person(one), Some(role)) if one.role.is_empty() => {
            Found::Person(Invitee { role: role.clone(), ..one })
        }
        (found, _) => found,
    })
}

#[cfg(test)]
mod tests;
