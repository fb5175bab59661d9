//! Tables for the template: which column is how wide, which is of numbers, which row may break.

use serde::Serialize;

use crate::text::{IN_COLUMN, Text, one_line};
use afterword_record::{Cell, Table};

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
                heading: one_line(&column.heading.word()),
                wide: column.wide,
                number: column.numbers,
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
            let longest = if column.wide { crate::text::IN_PROSE } else { IN_COLUMN };
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
