//! One measured figure.

use std::time::{Duration, Instant};

use serde::Serialize;

/// A figure, and what it is compared with in the same run.
#[derive(Serialize)]
pub(crate) struct Figure<'a> {
    pub(crate) name: &'a str,
    pub(crate) value: f64,
    pub(crate) unit: &'a str,
    /// What it is compared with, in words, with the figure of that.
    pub(crate) against: String,
    /// The figure over that of the peer or the limit; for a speed-up, the peer over the figure.
    pub(crate) ratio: f64,
}

impl Figure<'_> {
    pub(crate) fn tell(&self) {
        println!("{}", serde_json::to_string(self).unwrap_or_default());
    }
}

/// Times of many runs.
pub(crate) struct Times(Vec<Duration>);

impl Times {
    /// Runs something several times.
    pub(crate) fn of<E>(runs: usize, mut work: impl FnMut(usize) -> Result<(), E>) -> Result<Self, E> {
        let mut times = Vec::with_capacity(runs);
        for run in 0..runs {
            let begun = Instant::now();
            work(run)?;
            times.push(begun.elapsed());
        }
        times.sort_unstable();
        Ok(Self(times))
    }

    pub(crate) fn median(&self) -> f64 {
        self.at(0.5)
    }

    pub(crate) fn p99(&self) -> f64 {
        self.at(0.99)
    }

    /// Milliseconds at a share of the runs.
    fn at(&self, share: f64) -> f64 {
        #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        let place = ((self.0.len() as f64 * share) as usize).min(self.0.len() - 1);
        self.0[place].as_secs_f64() * 1_000.0
    }

    /// The times of several rounds as one.
    pub(crate) fn joined(rounds: Vec<Self>) -> Self {
        let mut all: Vec<_> = rounds.into_iter().flat_map(|round| round.0).collect();
        all.sort_unstable();
        Self(all)
    }
}
