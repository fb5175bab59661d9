//! From a clock on a wall to an instant, also in the hours that a wall clock skips or shows twice.

use afterword_domain::Instant;
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::Zone;

/// What a time on a wall clock stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wall {
    /// One instant, as nearly always.
    Once(Instant),
    /// The clock shows the time twice: when it goes back.
    Twice(Instant, Instant),
    /// The clock skips the time: the instant at which it does.
    Skipped(Instant),
}

/// What a time on a wall clock stands for. None only at the ends of the calendar.
pub(super) fn wall(day: NaiveDate, time: NaiveTime, zone: Zone) -> Option<Wall> {
    let local = day.and_time(time);
    match zone {
        Zone::Fixed(offset) | Zone::Named(offset, _) => {
            offset.from_local_datetime(&local).earliest().map(|at| Wall::Once(at.with_timezone(&Utc)))
        }
        Zone::Region(tz) => match tz.from_local_datetime(&local) {
            LocalResult::Single(at) => Some(Wall::Once(at.with_timezone(&Utc))),
            LocalResult::Ambiguous(first, second) => {
                Some(Wall::Twice(first.with_timezone(&Utc), second.with_timezone(&Utc)))
            }
            LocalResult::None => end_of_gap(local, tz).map(Wall::Skipped),
        },
    }
}

/// The instant of a wall clock: where the clock shows the time twice, the first that is not before `before`; the end of
/// the gap where it skips it. None only at the ends of the calendar.
pub(crate) fn instant_after(
    before: Option<Instant>,
    day: NaiveDate,
    time: NaiveTime,
    zone: Zone,
) -> Option<Instant> {
    Some(match wall(day, time, zone)? {
        Wall::Once(at) | Wall::Skipped(at) => at,
        Wall::Twice(first, second) if before.is_some_and(|before| goes_on(before, first, second)) => second,
        Wall::Twice(first, _) => first,
    })
}

/// The instant of a wall clock, of which nothing is known besides.
pub(crate) fn instant(day: NaiveDate, time: NaiveTime, zone: Zone) -> Option<Instant> {
    instant_after(None, day, time, zone)
}

/// Whether a time that occurs twice is the second one, since what comes before it is after the first. What lies hours
/// later was not told in order, and says nothing.
fn goes_on(before: Instant, first: Instant, second: Instant) -> bool {
    before > first && before - second <= TimeDelta::hours(3)
}

/// The first instant after the gap that holds a local time: where the offset of `tz` changes.
fn end_of_gap(local: NaiveDateTime, tz: Tz) -> Option<Instant> {
    // No gap is longer than a day, and no offset larger than 15 hours.
    let around = |hours| Some(Utc.from_utc_datetime(&local.checked_add_signed(TimeDelta::hours(hours))?));
    let (mut before, mut after) = (around(-40)?, around(40)?);
    let shown = |at: DateTime<Utc>| at.naive_utc() + tz.offset_from_utc_datetime(&at.naive_utc()).fix();
    while (after - before).num_seconds() > 1 {
        let middle = before + TimeDelta::seconds((after - before).num_seconds() / 2);
        if shown(middle) < local {
            before = middle;
        } else {
            after = middle;
        }
    }
    Some(after)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn in_zone(text: &str, tz: Tz) -> String {
        let local: NaiveDateTime = text.parse().unwrap();
        instant(local.date(), local.time(), Zone::Region(tz)).unwrap().to_rfc3339()
    }

    #[test]
    fn a_time_that_the_clock_skips_is_the_end_of_the_gap() {
        assert_eq!(in_zone("2024-03-31T02:30:00", Tz::Europe__Berlin), "2024-03-31T01:00:00+00:00");
        assert_eq!(in_zone("2011-12-30T12:00:00", Tz::Pacific__Apia), "2011-12-30T10:00:00+00:00");
    }

    #[test]
    fn a_time_that_the_clock_shows_twice_is_the_earlier_one() {
        assert_eq!(in_zone("2024-10-27T02:30:00", Tz::Europe__Berlin), "2024-10-27T00:30:00+00:00");
    }

    #[test]
    fn the_ends_of_the_calendar_give_none() {
        for day in [NaiveDate::MIN, NaiveDate::MAX] {
            for time in [NaiveTime::MIN, NaiveTime::from_hms_opt(23, 59, 59).unwrap()] {
                let _ = instant(day, time, Zone::Region(Tz::Asia__Tokyo));
                let _ = instant(day, time, Zone::Region(Tz::America__New_York));
            }
        }
    }
}
