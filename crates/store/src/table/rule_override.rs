//! Rules that the room set aside, and why.

use afterword_domain::{Override, Rule};
use rusqlite::Connection;
use uuid::Uuid;

use super::timeline_event::instant;
use super::{Area, Role, Step, Table};
use crate::Result;
use crate::row::{read_word, word};

pub(super) const TABLE: Table = Table {
    name: "rule_override",
    steps: &[Step { version: 1, sql: include_str!("rule_override.sql") }],
    role: Role::Acts { areas: &[Area::Actions, Area::LastTime], library: false },
};

/// All overrides of a post-mortem, in the order of the rules.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid) -> Result<Vec<Override>> {
    let mut statement =
        db.prepare_cached("SELECT rule, reason, at FROM rule_override WHERE post_mortem = ?1")?;
    let rows = statement.query_map([post_mortem], |r| {
        Ok(Override {
            rule: read_word(r, "rule")?,
            reason: r.get("reason")?,
            at: instant(r, "at")?.unwrap_or_default(),
        })
    })?;
    let mut overrides: Vec<Override> = rows.collect::<rusqlite::Result<_>>()?;
    overrides.sort_by_key(|o| o.rule);
    Ok(overrides)
}

/// Sets a rule aside, or changes the reason.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, post_mortem: Uuid, given: &Override) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO rule_override (post_mortem, rule, reason, at) VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET reason = ?3",
    )?
    .execute((post_mortem, word(&given.rule)?, &given.reason, given.at.timestamp()))?;
    Ok(())
}

/// Puts a rule back in force.
///
/// # Errors
/// Storage errors.
pub fn remove(db: &Connection, post_mortem: Uuid, rule: Rule) -> Result<()> {
    db.prepare_cached("DELETE FROM rule_override WHERE post_mortem = ?1 AND rule = ?2")?
        .execute((post_mortem, word(&rule)?))?;
    Ok(())
}
