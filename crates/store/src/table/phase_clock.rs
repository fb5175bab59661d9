//! The meeting's clock: the phase the room is in and the seconds spent in each.

use std::collections::BTreeMap;

use afterword_domain::Phase;
use rusqlite::Connection;
use uuid::Uuid;

use super::Step;
use crate::Result;
use crate::row::{read_word, word};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("phase_clock.sql") }];

/// What the clock saw of a meeting.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Clock {
    /// Seconds spent in each phase that was entered.
    pub spent: BTreeMap<Phase, u32>,
    /// The phase the room is in; none before the meeting.
    pub current: Option<Phase>,
}

/// Reads the clock.
///
/// # Errors
/// Storage errors.
pub fn get(db: &Connection, post_mortem: Uuid) -> Result<Clock> {
    let mut statement =
        db.prepare_cached("SELECT phase, spent, current FROM phase_clock WHERE post_mortem = ?1")?;
    let mut rows = statement.query([post_mortem])?;
    let mut clock = Clock::default();
    while let Some(row) = rows.next()? {
        let phase = read_word(row, 0)?;
        clock.spent.insert(phase, row.get(1)?);
        if row.get(2)? {
            clock.current = Some(phase);
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
        "INSERT INTO phase_clock VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET spent = ?3, current = ?4",
    )?;
    for (phase, spent) in &clock.spent {
        write.execute((post_mortem, word(phase), spent, clock.current == Some(*phase)))?;
    }
    Ok(())
}
