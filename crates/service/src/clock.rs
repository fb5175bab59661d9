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

    /// Whole seconds that passed since the last call and are not written down yet.
    pub(crate) fn take(&mut self, uptime: Duration) -> u32 {
        let passed = uptime.saturating_sub(self.counted).as_secs();
        self.counted += Duration::from_secs(passed);
        u32::try_from(passed).unwrap_or(u32::MAX)
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
        assert_eq!(running.take(Duration::from_millis(1_400)), 0);
        assert_eq!(running.take(Duration::from_millis(1_600)), 1);
        assert_eq!(running.take(Duration::from_millis(3_499)), 1);
        assert_eq!(running.take(Duration::from_millis(3_500)), 1);
    }
}
