//! What could not be read as it was meant, each in a plain sentence.

use std::fmt;

use afterword_words as words;
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
        f.write_str(&match self {
            Self::NoTitle => words::warning_no_title().to_owned(),
            Self::NoDate => words::warning_no_date().to_owned(),
            Self::ZoneAssumed { zone } => words::warning_zone_assumed(zone.clone()),
            Self::UntimedLines { count } => words::warning_untimed_lines(*count),
            Self::DaysWithoutTime { count } => words::warning_days_without_time(*count),
            Self::TimesWithoutDay { .. } => words::warning_times_without_day().to_owned(),
            Self::NextDays { .. } => words::warning_next_days().to_owned(),
            Self::NewestFirst => words::warning_newest_first().to_owned(),
            Self::RepeatedHour { count } => words::warning_repeated_hour(*count),
            Self::SkippedHour { count } => words::warning_skipped_hour(*count),
            Self::NamesLeftOut { count } => words::warning_names_left_out(*count),
            Self::AmbiguousDates { .. } => words::warning_ambiguous_dates().to_owned(),
            Self::UnknownSeverity { word } => words::warning_unknown_severity(word.clone()),
            Self::Cut { heading } => words::warning_cut(heading.clone()),
            Self::NotUnderstood { heading } => words::warning_not_understood(heading.clone()),
            Self::KeptSections { count } => words::warning_kept_sections(*count),
            Self::LeftOut { count, list } => words::warning_left_out(*count, list.clone()),
            Self::DocumentTooLong { .. } => words::warning_document_too_long().to_owned(),
            Self::NumberTooHigh { number } => words::warning_number_too_high(*number),
            Self::AskedElsewhere { count } => words::warning_asked_elsewhere(*count),
            Self::UnreadableBytes => words::warning_unreadable_bytes().to_owned(),
            Self::SetRight { what } => words::warning_set_right(what.clone()),
        })
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
