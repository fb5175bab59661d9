//! A row of a Markdown table in notes: `| 14:38 | hypothesis | the pool |`.

use std::borrow::Cow;

use afterword_domain::EventKind;

use crate::clock::{Stamp, stamp};
use crate::kind::kind_named;

/// How many cells may stand before the time: a number, a day.
const BEFORE_TIME: usize = 4;

/// What a row is.
pub(super) enum Row<'a> {
    /// The rule below the head of a table.
    Rule,
    /// An entry with its words, and the kind that a cell of its own names.
    Entry(Stamp<'a>, Cow<'a, str>, Option<EventKind>),
    /// A row without a time: the head of the table, or more of the entry before.
    Other,
}

/// Reads a row; it starts with a bar.
pub(super) fn row(text: &str) -> Row<'_> {
    let cells = cells(text);
    if cells.iter().all(|cell| !cell.is_empty() && cell.bytes().all(|b| matches!(b, b'-' | b':' | b' '))) {
        return Row::Rule;
    }
    let mut day = None;
    let mut words = Vec::new();
    for (place, cell) in cells.iter().enumerate().take(BEFORE_TIME) {
        let found = stamp(cell).filter(|found| found.time.is_some() || found.rest.is_empty());
        let Some(found) = found else {
            // A number counts the rows; anything else before the time is said of it.
            if !cell.bytes().all(|b| b.is_ascii_digit() || b == b'.') {
                words.push(plain(cell));
            }
            continue;
        };
        if found.time.is_none() {
            day = found.day.or(day);
            continue;
        }
        let mut kind = None;
        if !found.rest.is_empty() {
            words.push(plain(found.rest));
        }
        for cell in &cells[place + 1..] {
            match kind_named(cell).filter(|_| kind.is_none()) {
                Some(named) => kind = Some(named),
                None if !cell.is_empty() => words.push(plain(cell)),
                None => {}
            }
        }
        let words = match words.len() {
            1 => words.remove(0),
            _ => Cow::Owned(words.join(" — ")),
        };
        return Row::Entry(Stamp { day: found.day.or(day), ..found }, words, kind);
    }
    Row::Other
}

/// The cells between the bars. A bar with a backslash before it is part of a cell.
fn cells(text: &str) -> Vec<&str> {
    let inner = text.trim().trim_start_matches('|');
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in inner.char_indices() {
        if c == '|' && !escaped {
            cells.push(inner[start..at].trim());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !inner[start..].trim().is_empty() {
        cells.push(inner[start..].trim());
    }
    cells
}

/// A cell as it reads: bars without their backslash, line breaks as such.
fn plain(cell: &str) -> Cow<'_, str> {
    if cell.contains("\\|") || cell.contains("<br") {
        let lines = cell.replace("\\|", "|").replace("<br/>", "<br>").replace("<br />", "<br>");
        Cow::Owned(lines.replace("<br>", "\n"))
    } else {
        Cow::Borrowed(cell)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_time_is_found_in_one_of_the_first_cells() {
        for text in [
            "| 14:38 | disk full |",
            "| 3. | 14:38 | disk full |",
            "| 14:38 | disk full",
            "| **14:38** | disk full | |",
        ] {
            let Row::Entry(stamp, words, None) = row(text) else { panic!("{text}") };
            assert_eq!(
                (stamp.time.unwrap().to_string().as_str(), words.as_ref()),
                ("14:38:00", "disk full"),
                "{text}"
            );
        }
    }

    #[test]
    fn a_date_in_a_cell_of_its_own_belongs_to_the_time() {
        let Row::Entry(stamp, words, kind) = row("| 2024-11-15 | 14:38 | ★ hypothesis | a \\| b | Ana |")
        else {
            panic!()
        };
        assert!(stamp.day.is_some());
        assert_eq!((words.as_ref(), kind), ("a | b — Ana", Some(EventKind::Hypothesis)));
    }

    #[test]
    fn a_head_is_no_entry() {
        assert!(matches!(row("| Time | Event |"), Row::Other));
        assert!(matches!(row("| --- | :-- |"), Row::Rule));
    }
}
