//! Days as they are written: `2024-11-15`, `15 Nov 2024`, `Nov 15`, `15.11.2024`, `11/15/24`, `2026年3月24日`.

use chrono::{Datelike, NaiveDate};

use super::letters::{after, at_boundary, number, trimmed, word};

/// A day as it is written. The year may be missing; day and month may be in either order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Day {
    /// The year, where it is written.
    pub(crate) year: Option<i32>,
    month: u32,
    day: u32,
    /// Whether `month` and `day` may be the other way round: `04-03-2026`.
    either: bool,
}

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

impl Day {
    fn new(year: Option<u32>, month: u32, day: u32) -> Option<Self> {
        let year = match year {
            Some(year) => Some(i32::try_from(full_year(year)).ok()?),
            None => None,
        };
        // 2024 has a 29 February: without a year, every day of the calendar may be meant.
        NaiveDate::from_ymd_opt(year.unwrap_or(2024), month, day)?;
        Some(Self { year, month, day, either: false })
    }

    /// A day of which `first` and `second` are day and month in an order that the writer knows.
    fn in_some_order(year: Option<u32>, first: u32, second: u32, month_first: bool) -> Option<Self> {
        let (month, day) = if month_first { (first, second) } else { (second, first) };
        match Self::new(year, month, day) {
            Some(read) => Some(Self { either: month <= 12 && day <= 12 && month != day, ..read }),
            None => Self::new(year, day, month),
        }
    }

    /// The day of the calendar. Where the year is missing or the order is open, it is the one nearest to
    /// `near`; without `near` an open order is read as that of its notation, and a missing year gives none.
    pub(crate) fn resolve(self, near: Option<NaiveDate>) -> Option<NaiveDate> {
        let orders = [Some((self.month, self.day)), self.either.then_some((self.day, self.month))];
        let years = match (self.year, near) {
            (Some(year), _) => vec![year],
            (None, Some(near)) => vec![near.year(), near.year() - 1, near.year() + 1],
            (None, None) => Vec::new(),
        };
        let candidates = orders.into_iter().flatten().flat_map(|(month, day)| {
            years.iter().filter_map(move |year| NaiveDate::from_ymd_opt(*year, month, day))
        });
        match near {
            Some(near) => candidates.min_by_key(|date| (*date - near).num_days().abs()),
            None => candidates.into_iter().next(),
        }
    }

    /// Whether the written order of day and month leaves two days possible.
    pub(crate) fn is_ambiguous(self) -> bool {
        self.either
    }
}

/// The day at the start of a text; and what follows. A weekday before it is passed over.
pub(super) fn date(text: &str) -> Option<(Day, &str)> {
    let text = after_weekday(text);
    let found = match text.chars().next()? {
        c if c.is_ascii_digit() => year_first(text).or_else(|| day_first(text)).or_else(|| numbers(text)),
        c if c.is_ascii_alphabetic() => month_name_first(text),
        _ => None,
    };
    found.filter(|(_, rest)| !rest.starts_with(|c: char| c.is_ascii_digit()))
}

/// The day in the eight digits at the start of a text, as files are named: `20210525-outage`.
pub(crate) fn compact_date(text: &str) -> Option<NaiveDate> {
    let (digits, _) = number(text, 8, 8)?;
    let year = i32::try_from(digits / 10_000).ok()?;
    let date = NaiveDate::from_ymd_opt(year, digits / 100 % 100, digits % 100)?;
    plausible(digits / 10_000).then_some(date)
}

/// What follows a weekday and its comma, or the whole text.
pub(super) fn after_weekday(text: &str) -> &str {
    let (name, rest) = word(text);
    let lower = name.to_ascii_lowercase();
    let known = lower.len() >= 3
        && WEEKDAYS.iter().any(|day| *day == lower || (lower.len() <= 5 && day.starts_with(&lower)));
    if known { trimmed(rest.trim_start_matches(['.', ','])) } else { text }
}

fn plausible(year: u32) -> bool {
    (1900..2200).contains(&year)
}

fn full_year(year: u32) -> u32 {
    if year < 100 { 2000 + year } else { year }
}

/// `2024-11-15`, `2024/11/15`, `2024.11.15`, `2024年11月15日`.
fn year_first(text: &str) -> Option<(Day, &str)> {
    let (year, rest) = number(text, 4, 4)?;
    if !plausible(year) {
        return None;
    }
    let separator = rest.chars().next().filter(|c| matches!(c, '-' | '/' | '.' | '年' | '‑' | ' '))?;
    // With spaces between them, only figures of two digits are beyond doubt.
    let least = if separator == ' ' { 2 } else { 1 };
    let (month, rest) = number(&rest[separator.len_utf8()..], least, 2)?;
    let between = if separator == '年' { '月' } else { separator };
    let (day, rest) = number(rest.strip_prefix(between)?, least, 2)?;
    Some((Day::new(Some(year), month, day)?, rest.strip_prefix('日').unwrap_or(rest)))
}

/// `15 Nov 2024`, `15th of November`, `12-May-2025`, `3月24日`.
fn day_first(text: &str) -> Option<(Day, &str)> {
    let (day, rest) = number(text, 1, 2)?;
    if let Some(rest) = rest.strip_prefix('月') {
        let (second, rest) = number(rest, 1, 2)?;
        return Some((Day::new(None, day, second)?, rest.strip_prefix('日').unwrap_or(rest)));
    }
    let rest = after_last_day(after_ordinal(rest));
    let rest = trimmed(rest.strip_prefix(['-', '.']).unwrap_or(rest));
    let rest = after(rest, "of ").unwrap_or(rest);
    let (month, rest) = month(rest)?;
    let (year, rest) = year_after(rest);
    Some((Day::new(year, month, day)?, rest))
}

/// `Nov 15, 2024`, `September 29`, `Aug-27-2021`.
fn month_name_first(text: &str) -> Option<(Day, &str)> {
    if !text.starts_with(|c: char| c.is_ascii_uppercase()) {
        return None;
    }
    let (month, rest) = month(text)?;
    let rest = trimmed(rest.strip_prefix(['-', '.']).unwrap_or(rest));
    let rest = after(rest, "the ").unwrap_or(rest);
    let (day, rest) = number(rest, 1, 2)?;
    let rest = after_last_day(after_ordinal(rest));
    // `Nov 15:30` and `May 5%` are something else.
    if rest.starts_with([':', '%']) && rest[1..].starts_with(|c: char| c.is_ascii_digit())
        || !at_boundary(rest)
    {
        return None;
    }
    let (year, rest) = year_after(rest);
    Some((Day::new(year, month, day)?, rest))
}

/// `15.11.2024`, `15/11/2024`, `11/15/24`, `27-05-2025`; without a year `5/21` and `15.11.`.
fn numbers(text: &str) -> Option<(Day, &str)> {
    let (first, rest) = number(text, 1, 2)?;
    let separator = rest.chars().next().filter(|c| matches!(c, '.' | '/' | '-'))?;
    let (second, rest) = number(&rest[1..], 1, 2)?;
    let year =
        rest.strip_prefix(separator).and_then(|rest| number(rest, 4, 4).or_else(|| number(rest, 2, 2)));
    // `21.10.15.1603` is a version.
    let more = |rest: &str| rest.starts_with('.') && rest[1..].starts_with(|c: char| c.is_ascii_digit());
    let year = year.filter(|(_, rest)| !more(rest));
    let month_first = separator == '/';
    match year {
        Some((year, rest)) if year < 100 || plausible(year) => {
            Some((Day::in_some_order(Some(year), first, second, month_first)?, rest))
        }
        _ if separator == '/' && !rest.starts_with('/') && at_boundary(rest) => {
            Some((Day::in_some_order(None, first, second, true)?, rest))
        }
        // `[03-26 23:04]`: month and day, where a time follows.
        None if separator == '-'
            && rest.starts_with(' ')
            && super::time::time(trimmed(rest), true).is_some() =>
        {
            Some((Day::in_some_order(None, first, second, true)?, rest))
        }
        None if separator == '.' && rest.starts_with(". ") => {
            Some((Day::in_some_order(None, first, second, false)?, &rest[1..]))
        }
        _ => None,
    }
}

fn month(text: &str) -> Option<(u32, &str)> {
    let (name, rest) = word(text);
    let lower = name.to_ascii_lowercase();
    let place = MONTHS.iter().position(|month| {
        lower.len() >= 3
            && (*month == lower || lower == "sept" && month.starts_with("sept") || month[..3] == lower)
    })?;
    Some((u32::try_from(place).ok()? + 1, rest.strip_prefix('.').unwrap_or(rest)))
}

fn after_ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| super::letters::after_word(text, ending))
        .unwrap_or(text)
}

/// Passes over the last of several days: `October 29-30, 2025`.
fn after_last_day(text: &str) -> &str {
    let last = text.strip_prefix(['-', '–']).and_then(|rest| number(rest, 1, 2));
    match last {
        Some((day, rest)) if (1..=31).contains(&day) && !rest.starts_with([':', '-', '–', '/', '.']) => {
            after_ordinal(rest)
        }
        _ => text,
    }
}

fn year_after(text: &str) -> (Option<u32>, &str) {
    let rest = trimmed(text.trim_start_matches([',', '-']));
    match number(rest, 4, 4) {
        Some((year, rest)) if plausible(year) && at_boundary(rest) => (Some(year), rest),
        _ => (None, text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Option<NaiveDate> {
        date(text)?.0.resolve(None)
    }

    fn on(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(year, month, day)
    }

    #[test]
    fn a_full_date_is_read_in_every_notation_of_the_field() {
        for text in [
            "2024-11-15",
            "2024/11/15",
            "15 Nov 2024",
            "15th of November, 2024",
            "Nov 15, 2024",
            "15.11.2024",
            "November 15th 2024",
            "Fri, 15 Nov 2024",
            "Friday November 15, 2024",
            "15-Nov-2024",
            "Nov-15-2024",
            "11/15/24",
            "15/11/2024",
            "2024 11 15",
            "November 15-16, 2024",
            "15–16 Nov 2024",
            "15-11-2024",
            "2024年11月15日",
        ] {
            assert_eq!(day(text), on(2024, 11, 15), "{text}");
        }
    }

    #[test]
    fn a_date_without_a_year_takes_the_year_that_is_nearest() {
        let (new_year, _) = date("Jan 2").unwrap();
        assert_eq!(new_year.resolve(None), None);
        assert_eq!(new_year.resolve(on(2024, 12, 30)), on(2025, 1, 2));
    }

    #[test]
    fn an_open_order_of_day_and_month_is_settled_by_the_day_of_the_incident() {
        let (open, _) = date("04-03-2026").unwrap();
        assert!(open.is_ambiguous());
        assert_eq!(open.resolve(None), on(2026, 3, 4));
        assert_eq!(open.resolve(on(2026, 4, 2)), on(2026, 4, 3));
        assert!(!date("27-05-2025").unwrap().0.is_ambiguous());
    }

    #[test]
    fn numbers_that_are_no_day_are_left_alone() {
        for text in
            ["2024-13-40", "15:30", "3 pods", "1.2.3", "May we", "99/99", "2024", "10.5 GB", "march on"]
        {
            assert_eq!(date(text), None, "{text}");
        }
    }

    #[test]
    fn a_file_name_may_start_with_eight_digits() {
        assert_eq!(compact_date("20210525-package-missing"), on(2021, 5, 25));
        assert_eq!(compact_date("99999999"), None);
    }
}
