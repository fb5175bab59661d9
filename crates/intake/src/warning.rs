//! What could not be read as it was meant, each in a plain sentence.

use std::fmt;

use afterword_domain::post_mortem::MOST_NUMBER;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Something that a person should look at after reading a text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "warning", rename_all = "snake_case")]
pub enum Warning {
    /// The document has no title; its file name was taken.
    NoTitle,
    /// No date was found.
    NoDate,
    /// No zone was found beside the times; they were read in this one.
    ZoneAssumed {
        /// The zone.
        zone: String,
    },
    /// Entries without a time were kept with the event before.
    UntimedLines {
        /// How many.
        count: usize,
    },
    /// Entries have a date and no time; they stand at midnight.
    DaysWithoutTime {
        /// How many.
        count: usize,
    },
    /// Times of which no day is known; they were kept as text.
    TimesWithoutDay {
        /// How many.
        count: usize,
    },
    /// Times went back by hours and were taken as the next day.
    NextDays {
        /// How often.
        count: usize,
    },
    /// The list is newest first.
    NewestFirst,
    /// Times lie in the hour that the clock shows twice.
    RepeatedHour {
        /// How many.
        count: usize,
    },
    /// Times lie in the hour that the clock skips; they stand at its end.
    SkippedHour {
        /// How many.
        count: usize,
    },
    /// Names of those who wrote the messages of a chat were left out.
    NamesLeftOut {
        /// How many.
        count: usize,
    },
    /// Dates leave open which number is the month.
    AmbiguousDates {
        /// How many.
        count: usize,
    },
    /// The word for the severity is none of those known.
    UnknownSeverity {
        /// The word.
        word: String,
    },
    /// A text was longer than its field and was cut.
    Cut {
        /// Where it stood.
        heading: String,
    },
    /// A part of a section was not understood and is kept word for word.
    NotUnderstood {
        /// The section.
        heading: String,
    },
    /// Sections have no place of their own and are kept word for word.
    KeptSections {
        /// How many.
        count: usize,
    },
    /// A list holds more than a record does; the first entries were kept.
    LeftOut {
        /// The list, in words.
        list: String,
        /// How many entries were left out.
        count: usize,
    },
    /// A document is longer than one may be; its beginning was read.
    DocumentTooLong {
        /// How many bytes were read.
        read: usize,
        /// How many were not.
        left: usize,
    },
    /// A number is higher than any workspace gives; the next one is given instead.
    NumberTooHigh {
        /// The number.
        number: u32,
    },
    /// Tickets were asked for on another machine and not made yet; they are not asked for here.
    AskedElsewhere {
        /// How many.
        count: usize,
    },
    /// The bytes were no clean text; unreadable ones were replaced.
    UnreadableBytes,
    /// The file holds something that no meeting could have made; it was set right.
    SetRight {
        /// What it was.
        what: String,
    },
}

impl fmt::Display for Warning {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoTitle => f.write_str("No title was found; the file name was used."),
            Self::NoDate => f.write_str("No date was found. Set the day of the incident."),
            Self::ZoneAssumed { zone } => write!(f, "No time zone was found; the times were read as {zone}."),
            Self::UntimedLines { count } => {
                let (lines, were) = pair(*count, ("line", "lines"), ("was", "were"));
                write!(
                    f,
                    "{count} {lines} of the timeline had no time and {were} kept with the event before."
                )
            }
            Self::DaysWithoutTime { count } => {
                let (entries, stand) =
                    pair(*count, ("entry has", "entries have"), ("it stands", "they stand"));
                write!(f, "{count} {entries} a date and no time; {stand} at midnight.")
            }
            Self::TimesWithoutDay { count } => {
                let (times, were) = pair(*count, ("time has", "times have"), ("it was", "they were"));
                write!(
                    f,
                    "{count} {times} no day; {were} kept as text. Set the date and read the notes again."
                )
            }
            Self::NextDays { count } => {
                let (times, _) = pair(*count, ("once", "times"), ("", ""));
                let often = if *count == 1 { times.to_owned() } else { format!("{count} {times}") };
                write!(f, "The times went back by hours {often}; what follows was taken as the next day.")
            }
            Self::NewestFirst => f.write_str("The timeline was newest first; it was turned around."),
            Self::RepeatedHour { count } => {
                let (times, were) = pair(*count, ("time lies", "times lie"), ("it was", "they were"));
                write!(
                    f,
                    "{count} {times} in the hour that the clock shows twice; {were} taken in the order of the lines. \
                     Write a zone behind a time that is meant otherwise."
                )
            }
            Self::SkippedHour { count } => {
                let (times, stand) = pair(*count, ("time lies", "times lie"), ("it stands", "they stand"));
                write!(f, "{count} {times} in the hour that the clock skips; {stand} at its end.")
            }
            Self::NamesLeftOut { count } => {
                let (lines, were) = pair(*count, ("line", "lines"), ("was", "were"));
                write!(f, "{count} {lines} with the name of who wrote a message {were} left out.")
            }
            Self::AmbiguousDates { count } => {
                let (dates, _) = pair(*count, ("date leaves", "dates leave"), ("", ""));
                write!(f, "{count} {dates} open which number is the month; the nearest day was taken.")
            }
            Self::UnknownSeverity { word } => write!(f, "The severity “{word}” is not known; none was set."),
            Self::Cut { heading } => {
                write!(f, "A text under “{heading}” was too long for its field and was cut.")
            }
            Self::NotUnderstood { heading } => {
                write!(f, "A part of “{heading}” was not understood and is kept word for word.")
            }
            Self::KeptSections { count } => {
                let (sections, are) = pair(
                    *count,
                    ("section has no place of its", "sections have no place of their"),
                    ("is", "are"),
                );
                write!(f, "{count} {sections} own and {are} kept word for word.")
            }
            Self::LeftOut { list, count } => {
                let (entries, were) = pair(*count, ("entry", "entries"), ("was", "were"));
                write!(f, "{count} {entries} of {list} {were} left out: a record does not hold as many.")
            }
            Self::DocumentTooLong { read, left } => write!(
                f,
                "The file is too long for one post-mortem: the first {} were read and {} left out.",
                size(*read),
                size(*left)
            ),
            Self::NumberTooHigh { number } => write!(
                f,
                "The number {number} is higher than {MOST_NUMBER}; the next free one was given instead."
            ),
            Self::AskedElsewhere { count } => {
                let (tickets, were) = pair(*count, ("ticket", "tickets"), ("was", "were"));
                write!(
                    f,
                    "{count} {tickets} {were} asked for elsewhere and not made yet. Create {} from here.",
                    if *count == 1 { "it" } else { "them" }
                )
            }
            Self::UnreadableBytes => {
                f.write_str("Some bytes of the file were no text; each was replaced by “�”.")
            }
            Self::SetRight { what } => write!(f, "{what} could not be as the file has it and was set right."),
        }
    }
}

/// A size for people: `5 MB`.
#[must_use]
pub fn size(bytes: usize) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        _ => format!("{} MB", bytes.div_ceil(1_000_000)),
    }
}

/// Two words in the singular or the plural.
fn pair<'a>(count: usize, first: (&'a str, &'a str), second: (&'a str, &'a str)) -> (&'a str, &'a str) {
    if count == 1 { (first.0, second.0) } else { (first.1, second.1) }
}

#[cfg(test)]
mod tests {
    use super::Warning;

    #[test]
    fn a_warning_is_a_plain_sentence_in_singular_and_plural() {
        assert_eq!(Warning::NoDate.to_string(), "No date was found. Set the day of the incident.");
        assert_eq!(
            Warning::UntimedLines { count: 3 }.to_string(),
            "3 lines of the timeline had no time and were kept with the event before."
        );
        assert_eq!(
            Warning::UntimedLines { count: 1 }.to_string(),
            "1 line of the timeline had no time and was kept with the event before."
        );
        assert_eq!(
            Warning::NextDays { count: 1 }.to_string(),
            "The times went back by hours once; what follows was taken as the next day."
        );
    }
}
