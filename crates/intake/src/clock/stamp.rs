//! The head of a line that says when: date, time, zone, the end of a range, and what parts it from the words.

mod lead;
mod marks;
mod separator;
mod tail;

use chrono::NaiveTime;

use super::date::{Day, after_weekday, date};
use super::time::time;
use super::zone::Zone;
use lead::{between, enter};
use marks::Open;
use separator::separated;
use tail::{read_end, read_last_day, read_later_date, read_same_elsewhere, read_zone};

/// When something happened, as it is written at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp<'a> {
    /// The day, where it is written.
    pub(crate) day: Option<Day>,
    /// The time; without one the line names a day.
    pub(crate) time: Option<NaiveTime>,
    /// The zone, where it is written.
    pub(crate) zone: Option<Zone>,
    /// The end of a range, as it is written.
    pub(crate) until: Option<&'a str>,
    /// What follows, without the separator.
    pub(crate) rest: &'a str,
}

/// The stamp at the head of a line that starts without space and without a bullet.
pub(crate) fn stamp(line: &str) -> Option<Stamp<'_>> {
    let mut open = Open::default();
    let rest = after_weekday(enter(line, &mut open));
    let mut stamp = Stamp { day: None, time: None, zone: None, until: None, rest };
    let (mut clock, mut exact) = (None, false);
    if let Some((day, rest)) = date(rest) {
        stamp.day = Some(day);
        stamp.rest = rest;
        let within = between(rest, &mut open);
        if let Some((found, rest)) = time(within, true) {
            // `T` between them, or seconds: then what follows without a gap is a distance from UTC.
            exact = found.seconds || stamp.rest.starts_with(['T', 't']);
            clock = Some(found);
            stamp.rest = rest;
        }
    } else {
        let (found, rest) = time(rest, false)?;
        clock = Some(found);
        stamp.rest = rest;
    }
    if let Some(clock) = clock {
        read_zone(&mut stamp, &mut open, clock.time, exact);
        let clock = read_end(&mut stamp, &mut open, clock);
        read_zone(&mut stamp, &mut open, clock.time, exact);
        read_same_elsewhere(&mut stamp, clock.time);
        read_later_date(&mut stamp, &mut open);
        stamp.time = Some(clock.time);
    } else {
        read_last_day(&mut stamp, &mut open);
    }
    stamp.rest = separated(stamp.rest, &mut open)?;
    Some(stamp)
}

/// The first stamp with a time anywhere in a text, for values such as `about 2024-11-15 14:38, see the graph`.
pub(crate) fn first(text: &str) -> Option<Stamp<'_>> {
    stamps(text).find(|stamp| stamp.time.is_some())
}

/// The first stamp with a date that has a year, anywhere in a text.
pub(crate) fn first_dated(text: &str) -> Option<Stamp<'_>> {
    stamps(text).find(|stamp| stamp.day.is_some_and(|day| day.year.is_some()))
}

/// Every stamp in a text, wherever a number or a name may begin one.
pub(crate) fn stamps(text: &str) -> impl Iterator<Item = Stamp<'_>> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = !before.is_ascii_alphanumeric() && !matches!(before, '.' | ':' | '/' | '=' | '-');
        before = c;
        (starts && (c.is_ascii_digit() || c.is_ascii_uppercase())).then(|| stamp(&text[at..])).flatten()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Option<String>, String)> {
        let stamp = stamp(line)?;
        Some((stamp.time.map(|t| t.format("%H:%M:%S").to_string()), stamp.rest.to_owned()))
    }

    #[test]
    fn every_notation_of_the_field_gives_the_time_and_the_words() {
        for line in [
            "14:38 — disk full",
            "14:38 – disk full",
            "14:38 - disk full",
            "14:38: disk full",
            "14:38 | disk full",
            "14:38 => disk full",
            "14:38 disk full",
            "[14:38] disk full",
            "(14:38) disk full",
            "**14:38** disk full",
            "**14:38:** disk full",
            "`14:38` disk full",
            "14.38 disk full",
            "14h38 disk full",
            "~14:38 disk full",
            "2:38pm disk full",
            "2:38 PM - disk full",
            "14:38Z disk full",
            "14:38 UTC: disk full",
            "14:38 (UTC) disk full",
            "**14:38 UTC** - disk full",
            "14:38 +01:00 disk full",
            "14:38:00 CEST disk full",
            "2024-11-15 14:38 disk full",
            "2024-11-15T14:38:00Z disk full",
            "15 Nov 2024 14:38 disk full",
            "Nov 15, 2:38 PM disk full",
            "2024-11-15 - 14:38 UTC: disk full",
            "Nov 15th **14:38** disk full",
            "approx. 14:38 disk full",
            "14:38-disk full",
            "2024-11-15 1438: disk full",
            "14:38 UTC on 15 Nov 2024: disk full",
            "**May 21st 14:38** disk full",
            "14:38頃 disk full",
            "At 14:38 disk full",
            "2024-11-15 (Fri) 14:38 disk full",
            "{{ 2024-11-15 14:38 }} disk full",
            "2024 11 15 @ 14:38 UTC disk full",
            "14:38 EDT (18:38 UTC): disk full",
            "2024 11 15 @ ~ 14:38 UTC disk full",
            "14:38 (Nov 15) - disk full",
        ] {
            assert_eq!(read(line), Some((Some("14:38:00".into()), "disk full".into())), "{line}");
        }
    }

    #[test]
    fn a_range_starts_at_its_start_and_keeps_its_end() {
        for (line, start, until) in [
            ("14:38-14:41 x", "14:38:00", "14:41"),
            ("14:38 – 14:41 UTC: x", "14:38:00", "14:41"),
            ("**14:38** to **14:41** x", "14:38:00", "14:41"),
            ("00:58〜01:18 x", "00:58:00", "01:18"),
            ("2:05-2:30 PM x", "14:05:00", "2:30 PM"),
            ("16:05:57-58 x", "16:05:57", "58"),
            ("09:00-10:00 x", "09:00:00", "10:00"),
            ("2024-11-15 14:38-14:45 x", "14:38:00", "14:45"),
            ("2024-11-15 22:00 - 2024-11-16 01:00 x", "22:00:00", "2024-11-16 01:00"),
        ] {
            let stamp = stamp(line).unwrap();
            assert_eq!(stamp.time.unwrap().to_string(), start, "{line}");
            assert_eq!((stamp.until, stamp.rest), (Some(until), "x"), "{line}");
        }
    }

    #[test]
    fn a_minus_before_an_earlier_time_is_a_distance_from_utc() {
        let west = stamp("14:38 -05:00 x").unwrap();
        assert!(west.zone.is_some() && west.until.is_none());
        assert!(stamp("2024-11-15T09:00:00-10:00 x").unwrap().zone.is_some());
    }

    #[test]
    fn words_in_marks_and_signs_stay_as_they_are() {
        assert_eq!(read("14:38 **big** news").unwrap().1, "**big** news");
        assert_eq!(read("14:38 [graph](https://x)").unwrap().1, "[graph](https://x)");
        assert_eq!(read("14:38 -5 % traffic").unwrap().1, "-5 % traffic");
        assert_eq!(read("14:38 - `kubectl` run").unwrap().1, "`kubectl` run");
    }

    #[test]
    fn a_line_without_a_time_at_its_head_has_no_stamp() {
        for line in
            ["the 14:38 deploy", "1. first", "10 pods died", "- x", "", "14:38x", "version 1.2.3", "3:1 odds"]
        {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    #[test]
    fn a_stamp_is_found_inside_a_sentence() {
        let found = first("This is when it began. 2026-02-24 13:10, roughly").unwrap();
        assert_eq!(found.time.unwrap().to_string(), "13:10:00");
        assert!(first_dated("On July 21st, 2021, a release").is_some());
        assert!(first_dated("in 2021").is_none());
    }
}
