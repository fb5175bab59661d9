//! Votes per candidate and ballot: counts, and nothing about who cast them.

use afterword_domain::{BallotId, CandidateId, Tally};
use rusqlite::Connection;
use uuid::Uuid;

use super::{Area, Role, Step, Table};
use crate::Result;

pub(super) const TABLE: Table = Table {
    name: "tally",
    steps: &[Step { version: 1, sql: include_str!("tally.sql") }],
    role: Role::Acts { areas: &[Area::Ballots], library: false },
};

/// The counts of a ballot, in the order in which the candidates were listed.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid, ballot: BallotId) -> Result<Vec<Tally>> {
    let mut statement = db.prepare_cached(
        "SELECT candidate, votes FROM tally WHERE post_mortem = ?1 AND ballot = ?2 ORDER BY position",
    )?;
    let rows = statement.query_map([post_mortem, ballot.0], |r| {
        Ok(Tally { candidate: CandidateId(r.get("candidate")?), votes: r.get("votes")? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Writes what differs between two states of the counts of a ballot. New ones go to the end.
///
/// # Errors
/// Storage errors.
pub(super) fn save(
    db: &Connection,
    post_mortem: Uuid,
    ballot: BallotId,
    before: &[Tally],
    after: &[Tally],
) -> Result<()> {
    let in_list = |list: &[Tally], id| list.iter().find(|tally| tally.candidate == id).copied();
    for gone in before.iter().filter(|tally| in_list(after, tally.candidate).is_none()) {
        db.prepare_cached("DELETE FROM tally WHERE post_mortem = ?1 AND ballot = ?2 AND candidate = ?3")?
            .execute((post_mortem, ballot.0, gone.candidate.0))?;
    }
    for tally in after {
        match in_list(before, tally.candidate) {
            None => insert(db, post_mortem, ballot, *tally)?,
            Some(old) if old != *tally => set(db, post_mortem, ballot, *tally)?,
            Some(_) => {}
        }
    }
    Ok(())
}

/// Adds a count at the end of a ballot.
///
/// # Errors
/// Storage errors.
pub fn insert(db: &Connection, post_mortem: Uuid, ballot: BallotId, tally: Tally) -> Result<()> {
    db.prepare_cached(include_str!("tally_insert.sql"))?.execute((
        post_mortem,
        ballot.0,
        tally.candidate.0,
        tally.votes,
    ))?;
    Ok(())
}

fn set(db: &Connection, post_mortem: Uuid, ballot: BallotId, tally: Tally) -> Result<()> {
    db.prepare_cached(
        "UPDATE tally SET votes = ?4 WHERE post_mortem = ?1 AND ballot = ?2 AND candidate = ?3",
    )?
    .execute((post_mortem, ballot.0, tally.candidate.0, tally.votes))?;
    Ok(())
}
