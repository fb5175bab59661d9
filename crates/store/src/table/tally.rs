//! Votes per candidate and ballot: counts, and nothing about who cast them.

use afterword_domain::{BallotId, CandidateId, Tally};
use rusqlite::Connection;
use uuid::Uuid;

use super::Step;
use crate::Result;

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("tally.sql") }];

/// The counts of a ballot, in the order in which the candidates were listed.
///
/// # Errors
/// Storage errors.
pub fn list(db: &Connection, post_mortem: Uuid, ballot: BallotId) -> Result<Vec<Tally>> {
    let mut statement = db.prepare_cached(
        "SELECT candidate, votes FROM tally WHERE post_mortem = ?1 AND ballot = ?2 ORDER BY position",
    )?;
    let rows = statement.query_map([post_mortem, ballot.0], |r| {
        Ok(Tally { candidate: CandidateId(r.get::<_, Uuid>(0)?), votes: r.get(1)? })
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Adds a count to a ballot, at a place in its list.
///
/// # Errors
/// Storage errors.
pub fn insert(
    db: &Connection,
    post_mortem: Uuid,
    ballot: BallotId,
    place: usize,
    tally: Tally,
) -> Result<()> {
    db.prepare_cached("INSERT INTO tally VALUES (?1, ?2, ?3, ?4, ?5)")?.execute((
        post_mortem,
        ballot.0,
        tally.candidate.0,
        i64::try_from(place).unwrap_or(i64::MAX),
        tally.votes,
    ))?;
    Ok(())
}

/// Sets one count.
///
/// # Errors
/// Storage errors.
pub fn set(db: &Connection, post_mortem: Uuid, ballot: BallotId, tally: Tally) -> Result<()> {
    db.prepare_cached(
        "UPDATE tally SET votes = ?4 WHERE post_mortem = ?1 AND ballot = ?2 AND candidate = ?3",
    )?
    .execute((post_mortem, ballot.0, tally.candidate.0, tally.votes))?;
    Ok(())
}

/// Takes a candidate out of every ballot, when it is deleted or absorbed.
///
/// # Errors
/// Storage errors.
pub fn remove_candidate(db: &Connection, post_mortem: Uuid, candidate: CandidateId) -> Result<()> {
    db.prepare_cached("DELETE FROM tally WHERE post_mortem = ?1 AND candidate = ?2")?
        .execute([post_mortem, candidate.0])?;
    Ok(())
}

/// Removes all counts of a ballot.
///
/// # Errors
/// Storage errors.
pub fn remove_ballot(db: &Connection, post_mortem: Uuid, ballot: BallotId) -> Result<()> {
    db.prepare_cached("DELETE FROM tally WHERE post_mortem = ?1 AND ballot = ?2")?
        .execute([post_mortem, ballot.0])?;
    Ok(())
}
