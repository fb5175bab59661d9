//! Anything may be pasted as notes: they are read the same each time, in order of time, within bounds, and every line that
//! is in no event is named.
#![no_main]

use afterword_domain::text::LONGEST_BLOCK;
use afterword_intake::notes::{MOST_EVENTS, read};
use chrono::NaiveDate;
use chrono_tz::Tz;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|text: &str| {
    for (day, zone) in [
        (None, Tz::UTC),
        (NaiveDate::from_ymd_opt(2025, 10, 26), Tz::Europe__Berlin),
        (NaiveDate::from_ymd_opt(9999, 12, 31), Tz::Pacific__Apia),
    ] {
        let notes = read(text, day, zone);
        assert_eq!(notes, read(text, day, zone));
        assert!(notes.events.len() <= MOST_EVENTS);
        assert!(notes.events.windows(2).all(|pair| pair[0].at <= pair[1].at));
        assert!(notes.events.iter().all(|event| event.text.chars().count() <= LONGEST_BLOCK));
        assert!(notes.skipped.windows(2).all(|pair| pair[0].number <= pair[1].number));
        let lines = text.split(['\n', '\r', '\u{2028}', '\u{2029}']).count();
        assert!(notes.skipped.iter().all(|line| (1..=lines).contains(&line.number)));
    }
});
