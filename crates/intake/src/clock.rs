//! Dates, clock times and zones as people write them, and the instants that they stand for.

mod date;
mod gap;
mod letters;
mod order;
mod stamp;
mod time;
mod zone;

pub(crate) use date::{Day, compact_date};
pub(crate) use gap::instant;
pub(crate) use order::{Moment, Placed, place};
pub(crate) use stamp::{Stamp, first, first_dated, stamp, stamps};
pub(crate) use zone::{Zone, stated_zone};
