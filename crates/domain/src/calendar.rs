//! The days and instants that a record may name: those with a year of four digits, in every zone and every format.

use chrono::{Datelike as _, NaiveDate};

use crate::{Instant, Refusal};

const YEARS: std::ops::RangeInclusive<i32> = 1000..=9999;

/// Keeps a day that a record may name.
///
/// # Errors
/// [`Refusal::BeyondCalendar`].
///
/// ```
/// # use afterword_domain::calendar::day;
/// assert!(day("2024-11-15".parse().unwrap()).is_ok());
/// assert!(day(chrono::NaiveDate::MAX).is_err());
/// ```
pub fn day(day: NaiveDate) -> Result<NaiveDate, Refusal> {
    if YEARS.contains(&day.year()) { Ok(day) } else { Err(Refusal::BeyondCalendar) }
}

/// Keeps an instant that a record may name, to the whole second.
///
/// # Errors
/// [`Refusal::BeyondCalendar`].
pub fn instant(at: Instant) -> Result<Instant, Refusal> {
    use chrono::SubsecRound as _;
    day(at.date_naive()).map(|_| at.trunc_subsecs(0))
}
