//! Rounds of voting; the counts are in [`super::tally`].

use afterword_domain::{Ballot, BallotId, BallotRules, BallotState, CastBy, PostMortemId, Tally};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Area, Role, Step, Table, tally};
use crate::Result;
use crate::row::{self, Rows, Values, list, read_word, word};

pub(super) const TABLE: Table = Table {
    name: "ballot",
    steps: &[
        Step { version: 1, sql: include_str!("ballot.sql") },
        Step { version: 3, sql: include_str!("ballot_3.sql") },
        Step { version: 4, sql: include_str!("ballot_4.sql") },
        Step { version: 5, sql: include_str!("ballot_5.sql") },
    ],
    role: Role::Acts { areas: &[Area::Ballots], library: false },
};

impl Rows for Ballot {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        let cast = |means: fn(CastBy) -> u32| self.cast.map_or(Value::Null, |cast| means(cast).into());
        Ok(vec![
            ("run_off", self.run_off.into()),
            ("state", word(&self.state)?),
            ("voters", self.rules.voters.into()),
            ("votes_each", self.rules.votes_each.into()),
            ("most_on_one", self.rules.most_on_one.into()),
            ("cut", self.rules.cut.into()),
            ("outcome", word(&self.outcome)?),
            ("way", word(&self.way)?),
            ("ballots", self.ballots.map_or(Value::Null, Into::into)),
            ("facilitator_votes", self.facilitator_votes.into()),
            ("cast_phones", cast(|by| by.phones)),
            ("cast_laptop", cast(|by| by.laptop)),
            ("cast_hands", cast(|by| by.hands)),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let cast: [Option<u32>; 3] =
            [row.get("cast_phones")?, row.get("cast_laptop")?, row.get("cast_hands")?];
        Ok(Self {
            id: BallotId(row.get("id")?),
            run_off: row.get("run_off")?,
            state: read_word(row, "state")?,
            rules: BallotRules {
                voters: row.get("voters")?,
                votes_each: row.get("votes_each")?,
                most_on_one: row.get("most_on_one")?,
                cut: row.get("cut")?,
            },
            outcome: read_word(row, "outcome")?,
            way: read_word(row, "way")?,
            ballots: row.get("ballots")?,
            facilitator_votes: row.get("facilitator_votes")?,
            cast: match cast {
                [Some(phones), Some(laptop), Some(hands)] => Some(CastBy { phones, laptop, hands }),
                _ => None,
            },
            tallies: Vec::new(),
        })
    }
}

/// Returns the post-mortems in which a ballot is open.
///
/// # Errors
/// Storage errors.
pub fn open_in(db: &Connection) -> Result<Vec<PostMortemId>> {
    let mut statement = db.prepare("SELECT DISTINCT post_mortem FROM ballot WHERE state = ?1")?;
    let rows = statement.query_map([word(&BallotState::Open)?], |row| row.get(0).map(PostMortemId))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// All ballots of a post-mortem with their counts, first to last.
///
/// # Errors
/// Storage errors.
pub fn ballots(db: &Connection, post_mortem: Uuid) -> Result<Vec<Ballot>> {
    let mut ballots: Vec<Ballot> = list(db, post_mortem)?;
    for ballot in &mut ballots {
        ballot.tallies = tally::list(db, post_mortem, ballot.id)?;
    }
    Ok(ballots)
}

/// Writes what differs between two states of the ballots of a post-mortem.
///
/// # Errors
/// Storage errors.
pub fn save(db: &Connection, post_mortem: Uuid, before: &[Ballot], after: &[Ballot]) -> Result<()> {
    row::save(db, post_mortem, before, after)?;
    let tallies = |list: &[Ballot], id| -> Vec<Tally> {
        list.iter().find(|ballot| ballot.id == id).map(|ballot| ballot.tallies.clone()).unwrap_or_default()
    };
    let gone = before.iter().filter(|old| !after.iter().any(|new| new.id == old.id));
    for ballot in after.iter().chain(gone) {
        let (old, new) = (tallies(before, ballot.id), tallies(after, ballot.id));
        tally::save(db, post_mortem, ballot.id, &old, &new)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
