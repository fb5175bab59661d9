//! Who held which role in the incident.

use std::collections::BTreeMap;

use afterword_domain::{IncidentRole, ParticipantId};
use rusqlite::Connection;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::Result;
use crate::row::{read_word, word};

pub(super) const TABLE: Table = Table {
    name: "incident_role",
    steps: &[Step { version: 1, sql: include_str!("incident_role.sql") }],
    role: Role::Acts { areas: &[Area::People, Area::Facts], library: false },
};

/// All roles of a post-mortem.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid) -> Result<BTreeMap<IncidentRole, ParticipantId>> {
    let mut statement =
        db.prepare_cached("SELECT role, participant FROM incident_role WHERE post_mortem = ?1")?;
    let rows = statement
        .query_map([post_mortem], |r| Ok((read_word(r, "role")?, ParticipantId(r.get("participant")?))))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Gives a role to somebody, or to nobody.
///
/// # Errors
/// Storage errors.
pub fn set(
    db: &Connection,
    post_mortem: Uuid,
    role: IncidentRole,
    participant: Option<ParticipantId>,
) -> Result<()> {
    let role = word(&role)?;
    match participant {
        Some(ParticipantId(person)) => db
            .prepare_cached(
                "INSERT INTO incident_role (post_mortem, role, participant) VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET participant = ?3",
            )?
            .execute((post_mortem, role, person))?,
        None => db
            .prepare_cached("DELETE FROM incident_role WHERE post_mortem = ?1 AND role = ?2")?
            .execute((post_mortem, role))?,
    };
    Ok(())
}
