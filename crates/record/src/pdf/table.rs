//! Tables for the template: which column is how wide, which is of numbers, which row may break.

use serde::Serialize;

use super::text::{IN_COLUMN, Text, one_line};
use crate::{Cell, Table};

/// Cells up to this many characters stay on one page.
const ON_ONE_PAGE: usize = 900;
/// How many of the longest lines of a column are measured to find its width.
const MEASURED: usize = 3;
/// Lines beyond this length fill any column.
const LONG_ENOUGH: usize = 60;

/// A table.
#[derive(Debug, Serialize)]
pub(super) struct Grid {
    columns: Vec<Column>,
    rows: Vec<Row>,
}

#[derive(Debug, Serialize)]
struct Column {
    heading: String,
    /// Takes the room that is left, and holds what people said.
    wide: bool,
    /// Holds nothing but numbers and spans, which end below each other.
    number: bool,
    /// Its longest lines.
    longest: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    /// May break across pages.
    breaks: bool,
    cells: Vec<Entry>,
}

#[derive(Debug, Serialize)]
struct Entry {
    /// Nothing but a line of text.
    plain: bool,
    text: Text,
    mark: Text,
    links: Vec<Text>,
}

impl Grid {
    pub(super) fn new(table: &Table) -> Self {
        let columns = table.columns.iter().enumerate().map(|(place, column)| {
            let cells = || table.rows.iter().filter_map(move |row| row.get(place));
            Column {
                heading: one_line(&column.heading),
                wide: column.wide,
                number: place > 0 && !column.wide && is_number(cells()),
                longest: longest(cells()),
            }
        });
        let columns: Vec<_> = columns.collect();
        let rows = table.rows.iter().map(|row| Row::new(row, &columns)).collect();
        Self { columns, rows }
    }
}

impl Row {
    fn new(cells: &[Cell], columns: &[Column]) -> Self {
        let entry = |(column, cell): (&Column, &Cell)| {
            let longest = if column.wide { super::text::IN_PROSE } else { IN_COLUMN };
            let text = Text::new(&cell.text, longest);
            Entry {
                plain: matches!(text, Text::Plain(_)) && cell.mark.is_empty() && cell.links.is_empty(),
                text,
                mark: Text::new(&cell.mark, longest),
                links: cell.links.iter().map(|link| Text::address(link)).collect(),
            }
        };
        Self {
            breaks: cells.iter().any(|cell| length(cell) > ON_ONE_PAGE),
            cells: columns.iter().zip(cells).map(entry).collect(),
        }
    }
}

fn length(cell: &Cell) -> usize {
    let lines = cell.text.matches('\n').count() * LONG_ENOUGH;
    cell.text.len() + cell.mark.len() + lines + cell.links.iter().map(String::len).sum::<usize>()
}

fn is_number<'a>(cells: impl Iterator<Item = &'a Cell>) -> bool {
    let mut some = false;
    for cell in cells {
        some |= !cell.text.is_empty();
        let number = cell.text.strip_suffix(" min").unwrap_or(&cell.text);
        if !cell.links.is_empty() || !number.chars().all(|c| c.is_ascii_digit() || c == ':') {
            return false;
        }
    }
    some
}

fn longest<'a>(cells: impl Iterator<Item = &'a Cell>) -> Vec<String> {
    let lines = |cell: &'a Cell| {
        cell.text.split('\n').chain([cell.mark.as_str()]).chain(cell.links.iter().map(String::as_str))
    };
    let mut all: Vec<&str> = cells.flat_map(lines).filter(|line| !line.is_empty()).collect();
    all.sort_unstable_by_key(|line| std::cmp::Reverse(line.len()));
    all.dedup();
    all.truncate(MEASURED);
    all.into_iter().map(|line| one_line(line).chars().take(LONG_ENOUGH).collect()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(texts: &[&str]) -> Vec<Cell> {
        texts.iter().map(|t| Cell::text(*t)).collect()
    }

    #[test]
    fn a_column_of_counts_or_spans_is_one_of_numbers_and_an_empty_one_is_not() {
        assert!(is_number(cells(&["8", "", "12"]).iter()));
        assert!(is_number(cells(&["12 min", "8:32"]).iter()));
        assert!(!is_number(cells(&["8", "PAY-8"]).iter()));
        assert!(!is_number(cells(&["", ""]).iter()));
    }
}
