//! The meeting's clock. It counts with a clock that can't jump, and is written down every few seconds.

use std::time::Duration;

use afterword_domain::{Phase, PostMortemId};

/// The phase that the clock is counting for.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Running {
    pub(crate) id: PostMortemId,
    pub(crate) phase: Phase,
    /// Uptime up to which time is written down.
    counted: Duration,
}

impl Running {
    pub(crate) fn start(id: PostMortemId, phase: Phase, uptime: Duration) -> Self {
        Self { id, phase, counted: uptime }
    }

    /// These seconds are written down.
    pub(crate) fn written(&mut self, seconds: u32) {
        self.counted += Duration::from_secs(seconds.into());
    }

    /// Whole seconds that passed and are not written down yet.
    pub(crate) fn pending(&self, uptime: Duration) -> u32 {
        u32::try_from(uptime.saturating_sub(self.counted).as_secs()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fractions_of_a_second_are_never_lost_or_counted_twice() {
        let mut running =
            Running::start(PostMortemId(uuid::Uuid::nil()), Phase::Whys, Duration::from_millis(500));
        let mut counted = |millis| {
            let seconds = running.pending(Duration::from_millis(millis));
            running.written(seconds);
            seconds
        };
        assert_eq!([1_400, 1_600, 3_499, 3_500].map(&mut counted), [0, 1, 1, 1]);
    }
}
