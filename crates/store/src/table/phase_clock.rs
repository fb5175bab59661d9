//! The meeting's clock: the phase the room is in and the seconds spent in each.

use std::collections::{BTreeMap, BTreeSet};

use afterword_domain::Phase;
use afterword_domain::agenda::was_led;
use rusqlite::Connection;
use uuid::Uuid;

use super::{Role, Step, Table};
use crate::Result;
use crate::row::{read_word, word};

pub(super) const TABLE: Table = Table {
    name: "phase_clock",
    steps: &[
        Step { version: 1, sql: include_str!("phase_clock.sql") },
        Step { version: 5, sql: include_str!("phase_clock_5.sql") },
    ],
    role: Role::Clock,
};

/// The clock of one meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock {
    /// Seconds spent in each phase that was entered.
    pub spent: BTreeMap<Phase, u32>,
    /// The phases in which something was done while the meeting was in them.
    pub acted: BTreeSet<Phase>,
    /// The phase the room is in; none before the meeting.
    pub current: Option<Phase>,
}

impl Clock {
    /// The phases that the room was led through.
    #[must_use]
    pub fn led(&self) -> Vec<Phase> {
        let led = self.spent.iter().filter(|(phase, spent)| was_led(**spent, self.acted.contains(*phase)));
        led.map(|(phase, _)| *phase).collect()
    }
}

/// Reads the clock.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, post_mortem: Uuid) -> Result<Clock> {
    let mut statement =
        db.prepare_cached("SELECT phase, spent, current, acted FROM phase_clock WHERE post_mortem = ?1")?;
    let mut rows = statement.query([post_mortem])?;
    let mut clock = Clock::default();
    while let Some(row) = rows.next()? {
        let phase = read_word(row, "phase")?;
        clock.spent.insert(phase, row.get("spent")?);
        if row.get("current")? {
            clock.current = Some(phase);
        }
        if row.get("acted")? {
            clock.acted.insert(phase);
        }
    }
    Ok(clock)
}

/// Writes the clock.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, post_mortem: Uuid, clock: &Clock) -> Result<()> {
    let mut write = db.prepare_cached(
        "INSERT INTO phase_clock (post_mortem, phase, spent, current, acted) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET spent = ?3, current = ?4, acted = ?5",
    )?;
    for (phase, spent) in &clock.spent {
        let (current, acted) = (clock.current == Some(*phase), clock.acted.contains(phase));
        write.execute((post_mortem, word(phase)?, spent, current, acted))?;
    }
    Ok(())
}
