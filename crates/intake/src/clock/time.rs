//! Clock times as they are written: `14:38`, `2:38:05 pm`, `14.38`, `14h38`, `1625` after a date.

use chrono::NaiveTime;

use super::letters::{after, after_word, at_boundary, number, trimmed};

/// A clock time with what it said about the half of the day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Clock {
    pub(super) time: NaiveTime,
    /// Whether seconds were written.
    pub(super) seconds: bool,
    /// Whether `am` or `pm` was written.
    pub(super) half: bool,
}

/// The clock time at the start of a text; and what follows. Four digits are a time only after a date.
pub(super) fn time(text: &str, after_date: bool) -> Option<(Clock, &str)> {
    let found = with_colon(text)
        .or_else(|| with_point(text))
        .or_else(|| with_letter(text))
        .or_else(|| with_half(text))
        .or_else(|| digits(text, after_date))?;
    let (clock, rest) = found;
    let rest = ["h", "hrs", "uhr"].iter().find_map(|unit| after_word(trimmed(rest), unit)).unwrap_or(rest);
    Some((clock, rest))
}

fn clock(hour: u32, minute: u32, second: Option<u32>, half: Option<bool>) -> Option<Clock> {
    let hour = match half {
        Some(true) if hour < 12 && hour > 0 => hour + 12,
        Some(false) if hour == 12 => 0,
        // `17:14pm` is seen in the wild; the 24-hour figure is the one that tells.
        _ => hour,
    };
    let time = NaiveTime::from_hms_opt(hour, minute, second.unwrap_or(0).min(59))?;
    Some(Clock { time, seconds: second.is_some(), half: half.is_some() })
}

/// `14:38`, `14:38:12.345`, `2:38 p.m.`
fn with_colon(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    let (minute, rest) = number(rest.strip_prefix([':', '：'])?, 2, 2)?;
    let (second, rest) = match rest.strip_prefix([':', '：']).and_then(|rest| number(rest, 2, 2)) {
        Some((second, rest)) if second <= 60 => (Some(second), after_fraction(rest)),
        _ => (None, rest),
    };
    let (half, rest) = half(rest);
    Some((clock(hour, minute, second, half)?, rest)).filter(|(_, rest)| ends(rest))
}

/// `14.38`, with two digits on both sides, so that a version or a figure is not taken for a time.
fn with_point(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    let two_digits = text.len() - rest.len() == 2;
    let (minute, rest) = number(rest.strip_prefix('.')?, 2, 2)?;
    let (half, rest) = half(rest);
    let figure =
        rest.starts_with(['.', ',', '/', '-', '%']) && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    if figure || rest.starts_with('%') || !(two_digits || half.is_some()) {
        return None;
    }
    Some((clock(hour, minute, None, half)?, rest)).filter(|(_, rest)| ends(rest))
}

/// `14h38`, `14時38分`.
fn with_letter(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    if let Some(rest) = rest.strip_prefix('時') {
        let (minute, rest) = number(rest, 1, 2).unwrap_or((0, rest));
        return Some((clock(hour, minute, None, None)?, rest.strip_prefix('分').unwrap_or(rest)));
    }
    let (minute, rest) = number(after(rest, "h")?, 2, 2)?;
    Some((clock(hour, minute, None, None)?, rest)).filter(|(_, rest)| ends(rest))
}

/// `2 PM`.
fn with_half(text: &str) -> Option<(Clock, &str)> {
    let (hour, rest) = number(text, 1, 2)?;
    let (half, rest) = half(rest);
    half.filter(|_| (1..=12).contains(&hour))?;
    Some((clock(hour, 0, None, half)?, rest))
}

/// `1625` after a date, or with a `Z`, `UTC` or `h` behind it.
fn digits(text: &str, after_date: bool) -> Option<(Clock, &str)> {
    let (digits, rest) = number(text, 4, 4)?;
    let next = trimmed(rest);
    let marked = ["z", "utc", "gmt", "h", "hrs"].iter().any(|unit| after_word(next, unit).is_some());
    if !(marked || after_date && (rest.is_empty() || rest.starts_with([':', ' ']))) {
        return None;
    }
    Some((clock(digits / 100, digits % 100, None, None)?, rest))
}

fn half(text: &str) -> (Option<bool>, &str) {
    let rest = trimmed(text);
    for (words, afternoon) in [(["am", "a.m."], false), (["pm", "p.m."], true)] {
        if let Some(rest) = words.iter().find_map(|word| after_word(rest, word)) {
            return (Some(afternoon), rest);
        }
    }
    (None, text)
}

fn after_fraction(text: &str) -> &str {
    match text.strip_prefix(['.', ',']) {
        Some(rest) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            rest.trim_start_matches(|c: char| c.is_ascii_digit())
        }
        _ => text,
    }
}

/// A time ends where no further digit or letter follows, unless that begins a zone or a unit.
fn ends(rest: &str) -> bool {
    at_boundary(rest)
        || rest.starts_with(['T', '頃'])
        || after_word(rest, "h").is_some()
        || super::zone::zone(rest).is_some_and(|(_, rest)| at_boundary(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Option<String> {
        time(text, false).map(|(clock, rest)| format!("{}|{rest}", clock.time))
    }

    #[test]
    fn a_clock_time_is_read_in_every_notation_of_the_field() {
        for text in ["14:38", "2:38pm", "2:38 PM", "2:38 p.m.", "14.38", "14h38", "14：38", "17:14pm"] {
            let wanted = if text.starts_with("17") { "17:14:00|" } else { "14:38:00|" };
            assert_eq!(read(text).as_deref(), Some(wanted), "{text}");
        }
        assert_eq!(read("14:38:12.345Z").as_deref(), Some("14:38:12|Z"));
        assert_eq!(read("12:05 am").as_deref(), Some("00:05:00|"));
        assert_eq!(read("2 PM - ok").as_deref(), Some("14:00:00| - ok"));
        assert_eq!(read("1625Z").as_deref(), Some("16:25:00|Z"));
    }

    #[test]
    fn figures_that_are_no_time_are_left_alone() {
        for text in [
            "25:00", "14:60", "1:1", "14:3", "14.38.1", "14.38%", "1.25 GB", "99", "14:385", "14:38x", "1438",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }

    #[test]
    fn four_digits_are_a_time_after_a_date() {
        assert!(time("1625: fixed", true).is_some());
        assert!(time("1690 fixed", true).is_none());
    }
}
