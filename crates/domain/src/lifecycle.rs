//! The five instants of an incident and the figures between them.

use chrono::{Datelike as _, SubsecRound as _, TimeDelta};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Instant, Mark, Refusal};

/// The five instants, each optional.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Lifecycle {
    /// Impact started.
    pub started: Option<Instant>,
    /// Detected.
    pub detected: Option<Instant>,
    /// Declared.
    pub declared: Option<Instant>,
    /// Mitigated.
    pub mitigated: Option<Instant>,
    /// Resolved.
    pub resolved: Option<Instant>,
}

/// Two instants in an order that can't be right. It is explained, never blocked: the facts may still be on their way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct LifecycleProblem {
    /// The mark that should come first.
    pub first: Mark,
    /// The mark that should follow but lies before it.
    pub then: Mark,
}

/// The figures of a lifecycle in whole seconds; none where an instant is missing or the order is impossible.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Figures {
    /// What users felt: started to mitigated, else to resolved.
    #[ts(type = "number | null")]
    pub duration: Option<i64>,
    /// Time to detect: started to detected.
    #[ts(type = "number | null")]
    pub ttd: Option<i64>,
    /// Time to mitigate: started to mitigated.
    #[ts(type = "number | null")]
    pub ttm: Option<i64>,
    /// Time to resolve: started to resolved.
    #[ts(type = "number | null")]
    pub ttr: Option<i64>,
}

impl Lifecycle {
    /// The instant of one mark.
    #[must_use]
    pub fn at(&self, mark: Mark) -> Option<Instant> {
        match mark {
            Mark::Started => self.started,
            Mark::Detected => self.detected,
            Mark::Declared => self.declared,
            Mark::Mitigated => self.mitigated,
            Mark::Resolved => self.resolved,
        }
    }

    /// Sets or clears the instant of one mark.
    pub fn set(&mut self, mark: Mark, at: Option<Instant>) {
        match mark {
            Mark::Started => self.started = at,
            Mark::Detected => self.detected = at,
            Mark::Declared => self.declared = at,
            Mark::Mitigated => self.mitigated = at,
            Mark::Resolved => self.resolved = at,
        }
    }

    /// Sets one mark to an instant that somebody entered, to the whole second.
    ///
    /// # Errors
    /// [`Refusal::BadInstant`] for a year before 1970 or after 9999.
    pub fn enter(&mut self, mark: Mark, at: Instant) -> Result<(), Refusal> {
        if !(1970..=9999).contains(&at.year()) {
            return Err(Refusal::BadInstant { mark });
        }
        self.set(mark, Some(at.trunc_subsecs(0)));
        Ok(())
    }

    /// The figures between the instants, in seconds.
    ///
    /// ```
    /// # use afterword_domain::{Lifecycle, Instant};
    /// let at = |s: &str| s.parse::<Instant>().ok();
    /// let life = Lifecycle {
    ///     started: at("2024-11-15T13:54:00Z"),
    ///     mitigated: at("2024-11-15T14:41:00Z"),
    ///     ..Default::default()
    /// };
    /// assert_eq!(life.figures().duration, Some(47 * 60));
    /// ```
    #[must_use]
    pub fn figures(&self) -> Figures {
        let from_start = |to: Option<Instant>| {
            let seconds = (to? - self.started?).num_seconds();
            (seconds >= 0).then_some(seconds)
        };
        let ttm = from_start(self.mitigated);
        let ttr = from_start(self.resolved);
        Figures { duration: ttm.or(ttr), ttd: from_start(self.detected), ttm, ttr }
    }

    /// Every pair of neighbouring known instants that stands in an impossible order.
    #[must_use]
    pub fn problems(&self) -> Vec<LifecycleProblem> {
        let known: Vec<_> = Mark::ALL.iter().filter_map(|&m| self.at(m).map(|at| (m, at))).collect();
        known
            .windows(2)
            .filter(|pair| pair[1].1 - pair[0].1 < TimeDelta::zero())
            .map(|pair| LifecycleProblem { first: pair[0].0, then: pair[1].0 })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(minute: i64) -> Option<Instant> {
        Instant::from_timestamp(minute * 60, 0)
    }

    #[test]
    fn without_a_mitigation_the_duration_runs_to_the_resolution() {
        let life = Lifecycle { started: at(0), resolved: at(90), ..Lifecycle::default() };
        assert_eq!(life.figures().duration, Some(90 * 60));
        assert_eq!(life.figures().ttm, None);
    }

    #[test]
    fn an_impossible_order_gives_no_negative_figure_and_is_named() {
        let life = Lifecycle { started: at(10), detected: at(5), ..Lifecycle::default() };
        assert_eq!(life.figures().ttd, None);
        assert_eq!(life.problems(), [LifecycleProblem { first: Mark::Started, then: Mark::Detected }]);
    }

    #[test]
    fn equal_instants_are_in_order() {
        let life = Lifecycle { started: at(1), detected: at(1), declared: at(1), ..Lifecycle::default() };
        assert!(life.problems().is_empty());
    }
}
