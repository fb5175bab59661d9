//! Dates, clock times and zones as people write them, and the instants that they stand for.

use afterword_domain::Instant;
use chrono::NaiveDateTime;
use chrono_tz::Tz;

mod date;
mod gap;
mod letters;
mod order;
mod stamp;
mod time;
mod zone;

pub(crate) use date::{Day, compact_date};
pub(crate) use gap::{instant, instant_after};
pub(crate) use order::{Moment, Placed, place};
pub(crate) use stamp::{Stamp, first, first_dated, stamp, stamps};
pub(crate) use zone::{Zone, stated_zone};

/// The instant at which the wall clock of a zone shows a time. Where it does so twice, it is the first one that is not
/// before `before`; where it skips the time, the end of the gap. None only at the ends of the calendar.
#[must_use]
pub fn at_wall(local: NaiveDateTime, zone: Tz, before: Option<Instant>) -> Option<Instant> {
    instant_after(before, local.date(), local.time(), Zone::Region(zone))
}
