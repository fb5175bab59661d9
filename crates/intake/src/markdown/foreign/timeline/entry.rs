//! One line of a timeline: when it says something happened, and what.

use crate::clock::{Moment, stamp, stamps};
use crate::notes::moment;

/// The longest label before a time, in characters.
const LONGEST_LABEL: usize = 60;

/// What a line is.
pub(super) enum Entry {
    /// Something happened then.
    At { moment: Moment, until: Option<String>, text: String },
    /// A day, and the words beside it.
    Day(Moment, String),
    /// Neither.
    More,
}

/// Reads a line without its bullet.
pub(super) fn entry(line: &str) -> Entry {
    // Emphasis and bullets may stand before a date without a space.
    let found = stamp(line).or_else(|| stamp(line.strip_prefix(['-', '*', '_'])?));
    let Some(found) = found else { return Entry::More };
    let text = found.rest.trim().to_owned();
    if found.time.is_some() {
        let until = found.until.map(str::to_owned);
        return Entry::At { moment: moment(&found, false), until, text };
    }
    let written = &line[..line.len() - found.rest.len()];
    let parted = written.trim_end().ends_with([':', '-', '–', '—', ',', ')', ']', '*', '|']);
    let year = found.day.is_some_and(|day| day.year.is_some());
    if text.is_empty() || year || parted { Entry::Day(moment(&found, true), text) } else { Entry::More }
}

/// A line that ends with its time: `First detected: 2023-11-01 10:15`.
pub(super) fn label_first(line: &str) -> Option<(String, Moment)> {
    let line = line.trim();
    let found =
        stamps(line).find(|stamp| stamp.time.is_some() && stamp.day.is_some_and(|day| day.year.is_some()))?;
    // The stamp begins where the part of the line before it ends.
    let start = line.char_indices().map(|(at, _)| at).find(|at| stamp(&line[*at..]) == Some(found))?;
    let label = line[..start].trim().trim_end_matches([':', '-', '–', '—', ' ']);
    let alone = !found.rest.chars().any(char::is_alphanumeric);
    let short = !label.is_empty() && label.chars().count() <= LONGEST_LABEL;
    (alone && short).then(|| (label.to_owned(), moment(&found, false)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_may_stand_before_its_time() {
        let (label, moment) = label_first("First detected: 2023-11-01 10:15").unwrap();
        assert_eq!(
            (label.as_str(), moment.time.unwrap().to_string().as_str()),
            ("First detected", "10:15:00")
        );
        assert_eq!(label_first("Fault occurs 2020-02-18 14:13").unwrap().0, "Fault occurs");
        assert!(label_first("Seen at 2020-02-18 14:13 by everybody").is_none());
        assert!(label_first("2020-02-18 14:13").is_none());
    }
}
