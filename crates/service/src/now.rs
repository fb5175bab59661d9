//! The present moment and fresh ids, handed in by the host.

use std::time::Duration;

use afterword_domain::Instant;
use chrono::NaiveDate;
use chrono_tz::Tz;
use parking_lot::Mutex;
use uuid::{ContextV7, Timestamp, Uuid};

/// The present moment.
#[derive(Debug, Clone, Copy)]
pub struct Now {
    /// The wall clock. It may jump.
    pub utc: Instant,
    /// Time since some fixed moment; never jumps and never runs backwards. Timers count with it.
    pub uptime: Duration,
    /// Today where the user is, for what is overdue.
    pub today: NaiveDate,
    /// The zone of this machine. Times of the meeting are told in it.
    pub zone: Tz,
}

impl Now {
    /// Milliseconds since 1970.
    #[must_use]
    pub fn millis(&self) -> i64 {
        self.utc.timestamp_millis()
    }
}

/// Makes ids that sort by time, also within one millisecond.
#[derive(Debug)]
pub(crate) struct Ids {
    context: Mutex<ContextV7>,
    at: Mutex<Instant>,
}

impl Ids {
    pub(crate) fn new(at: Instant) -> Self {
        Self { context: Mutex::new(ContextV7::new()), at: Mutex::new(at) }
    }

    /// Sets the moment that the next ids carry.
    pub(crate) fn at(&self, at: Instant) -> &Self {
        *self.at.lock() = at;
        self
    }

    pub(crate) fn next(&self) -> Uuid {
        let at = *self.at.lock();
        let seconds = u64::try_from(at.timestamp()).unwrap_or(0);
        let context = self.context.lock();
        Uuid::new_v7(Timestamp::from_unix(&*context, seconds, at.timestamp_subsec_nanos()))
    }
}
