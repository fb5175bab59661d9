//! From a clock on a wall to an instant, also in the hours that a wall clock skips or shows twice.

use afterword_domain::Instant;
use chrono::{DateTime, LocalResult, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;

use super::Zone;

/// The instant of a wall clock: the earlier one where the clock shows the time twice, the end of the gap where
/// it skips it. None only at the ends of the calendar.
pub(crate) fn instant(day: NaiveDate, time: NaiveTime, zone: Zone) -> Option<Instant> {
    let local = day.and_time(time);
    match zone {
        Zone::Fixed(offset) | Zone::Named(offset, _) => {
            offset.from_local_datetime(&local).earliest().map(|at| at.with_timezone(&Utc))
        }
        Zone::Region(tz) => match tz.from_local_datetime(&local) {
            LocalResult::Single(at) | LocalResult::Ambiguous(at, _) => Some(at.with_timezone(&Utc)),
            LocalResult::None => end_of_gap(local, tz),
        },
    }
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
