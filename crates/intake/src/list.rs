//! A pasted list: one entry per line, without list marks, numbers and check boxes.

mod cells;
mod mark;

use afterword_domain::text::is_blank;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) use cells::{Line, lines};
use mark::{Ordinals, marked};

/// The most entries that one paste adds: more than a room could talk about.
pub const MOST_ENTRIES: usize = 200;

/// A list as it was understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Listed {
    /// The entries, in the order of the lines.
    pub entries: Vec<String>,
    /// How many entries follow beyond [`MOST_ENTRIES`]; they are not in `entries`.
    pub more: usize,
}

/// Reads a list. A line that is indented below the words of a marked line goes on with that entry; the cells of a row
/// are joined by a dash. Lines without words are left out.
///
/// A number or a letter counts as a mark only where the lines count on: `2. Liga` alone keeps its number.
///
/// ```
/// let list = afterword_intake::list::read("1. Alert on the pool\n2. [ ] Pin the SDK\n   and test upgrades\n");
/// assert_eq!(list.entries, ["Alert on the pool", "Pin the SDK and test upgrades"]);
/// ```
#[must_use]
pub fn read(text: &str) -> Listed {
    let mut entries: Vec<String> =
        unmarked(&lines(text)).into_iter().map(|cells| cells.join(" — ")).collect();
    let more = entries.len().saturating_sub(MOST_ENTRIES);
    entries.truncate(MOST_ENTRIES);
    Listed { entries, more }
}

/// The cells of each entry, without the mark before the first one.
pub(crate) fn unmarked(lines: &[Line]) -> Vec<Vec<String>> {
    let ordinals = Ordinals::of(lines.iter().map(|line| line.text.as_str()));
    let mut entries: Vec<Vec<String>> = Vec::new();
    // How far the last marked line is indented, while nothing but its own lines came after it.
    let mut open: Option<usize> = None;
    for line in lines {
        let (has_mark, rest) = marked(&line.text, &ordinals);
        if !has_mark
            && !line.text.is_empty()
            && open.is_some_and(|depth| line.indent > depth)
            && let Some(words) = entries.last_mut().and_then(|cells| cells.last_mut())
        {
            words.push(' ');
            words.push_str(&joined(rest));
            continue;
        }
        open = has_mark.then_some(line.indent);
        if line.text.is_empty() {
            continue;
        }
        let cells: Vec<_> = rest.split('\t').map(joined).filter(|cell| !is_blank(cell)).collect();
        if !cells.is_empty() {
            entries.push(cells);
        }
    }
    entries
}

/// Words with one space between.
fn joined(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
