//! Instants and spans in words.

use afterword_domain::Instant;
use chrono::{DateTime, LocalResult, NaiveDate, Offset, TimeZone, Timelike};
use chrono_tz::Tz;

/// A span in words: `47 min`, `1 h 52 min`, `2 d 3 h`, `45 s`.
///
/// ```
/// assert_eq!(afterword_record::elapsed(47 * 60), "47 min");
/// assert_eq!(afterword_record::elapsed(86_400 + 7_260), "1 d 2 h 1 min");
/// ```
#[must_use]
pub fn elapsed(seconds: i64) -> String {
    let parts = [
        (seconds / 86_400, "d"),
        (seconds / 3_600 % 24, "h"),
        (seconds / 60 % 60, "min"),
        (seconds % 60, "s"),
    ];
    let said: Vec<_> = parts.iter().filter(|(n, _)| *n > 0).map(|(n, unit)| format!("{n} {unit}")).collect();
    if said.is_empty() { "0 min".to_owned() } else { said.join(" ") }
}

/// An instant that stands alone: `2024-11-15 14:38 +01:00`.
#[must_use]
pub fn instant_in(at: Instant, zone: Tz) -> String {
    let local = at.with_timezone(&zone);
    format!("{} {} {}", local.date_naive(), hours(&local), offset(&local))
}

/// The clock time of an event; with its date where that differs from the one before, and with its
/// offset where the clock shows the same time twice.
pub(super) fn event_time(at: Instant, zone: Tz, day_before: Option<NaiveDate>) -> String {
    let local = at.with_timezone(&zone);
    let mut said = hours(&local);
    if day_before != Some(local.date_naive()) {
        said = format!("{} {said}", local.date_naive());
    }
    if matches!(zone.from_local_datetime(&local.naive_local()), LocalResult::Ambiguous(..)) {
        said = format!("{said} {}", offset(&local));
    }
    said
}

/// The clock time of a mark; with its date where it is not the day of the first mark.
pub(super) fn clock(at: Instant, zone: Tz, first: Instant) -> String {
    let local = at.with_timezone(&zone);
    if local.date_naive() == first.with_timezone(&zone).date_naive() {
        hours(&local)
    } else {
        format!("{} {}", local.date_naive(), hours(&local))
    }
}

fn hours(local: &DateTime<Tz>) -> String {
    let format = if local.second() == 0 { "%H:%M" } else { "%H:%M:%S" };
    local.format(format).to_string()
}

fn offset(local: &DateTime<Tz>) -> String {
    let offset = local.offset().fix();
    // Zones of long ago have offsets with seconds; those are told in full.
    if offset.local_minus_utc() % 60 == 0 { offset.to_string() } else { format!("{offset:?}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Instant {
        text.parse().unwrap()
    }

    #[test]
    fn the_hour_that_the_clock_shows_twice_carries_its_offset() {
        let berlin = Tz::Europe__Berlin;
        let day = NaiveDate::from_ymd_opt(2024, 10, 27);
        assert_eq!(event_time(at("2024-10-27T00:30:00Z"), berlin, day), "02:30 +02:00");
        assert_eq!(event_time(at("2024-10-27T01:30:00Z"), berlin, day), "02:30 +01:00");
        assert_eq!(event_time(at("2024-10-27T05:30:00Z"), berlin, day), "06:30");
    }

    #[test]
    fn a_new_day_shows_its_date_once() {
        let day = NaiveDate::from_ymd_opt(2024, 11, 15);
        assert_eq!(event_time(at("2024-11-16T00:12:00Z"), Tz::UTC, day), "2024-11-16 00:12");
    }

    #[test]
    fn seconds_show_only_where_they_tell_something() {
        assert_eq!(instant_in(at("2024-11-15T13:38:09Z"), Tz::Europe__Berlin), "2024-11-15 14:38:09 +01:00");
    }
}
