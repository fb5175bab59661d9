//! The meeting that is led here: its phase, and its clock.
//!
//! The clock counts with a clock that can't jump, and is written down every few seconds. Which meeting is led is kept in
//! memory alone: after a start of the application none is, until a clock is started here.

use std::time::Duration;

use afterword_domain::{Phase, PostMortemId};

/// A meeting whose clock was started here.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Led {
    pub(crate) id: PostMortemId,
    pub(crate) phase: Phase,
    /// Uptime up to which time is written down; none while the clock is paused.
    counted: Option<Duration>,
}

impl Led {
    /// Starts the clock of a meeting in a phase.
    pub(crate) fn start(id: PostMortemId, phase: Phase, uptime: Duration) -> Self {
        Self { id, phase, counted: Some(uptime) }
    }

    /// Returns whether the clock runs.
    pub(crate) fn runs(&self) -> bool {
        self.counted.is_some()
    }

    /// Stops the clock. What it saw has to be written down before.
    pub(crate) fn pause(&mut self) {
        self.counted = None;
    }

    /// Marks seconds as written down.
    pub(crate) fn written(&mut self, seconds: u32) {
        if let Some(counted) = &mut self.counted {
            *counted += Duration::from_secs(seconds.into());
        }
    }

    /// Returns the whole seconds that passed and are not written down yet.
    pub(crate) fn pending(&self, uptime: Duration) -> u32 {
        let passed = self.counted.map_or(Duration::ZERO, |counted| uptime.saturating_sub(counted));
        u32::try_from(passed.as_secs()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn started(millis: u64) -> Led {
        Led::start(PostMortemId(uuid::Uuid::nil()), Phase::Whys, Duration::from_millis(millis))
    }

    #[test]
    fn fractions_of_a_second_are_never_lost_or_counted_twice() {
        let mut led = started(500);
        let mut counted = |millis| {
            let seconds = led.pending(Duration::from_millis(millis));
            led.written(seconds);
            seconds
        };
        assert_eq!([1_400, 1_600, 3_499, 3_500].map(&mut counted), [0, 1, 1, 1]);
    }

    #[test]
    fn a_pause_counts_nothing() {
        let mut led = started(0);
        led.pause();
        assert_eq!((led.runs(), led.pending(Duration::from_secs(60))), (false, 0));
    }
}
