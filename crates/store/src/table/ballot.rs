//! Rounds of voting; the counts are in [`super::tally`].

use afterword_domain::{Ballot, BallotId, BallotRules, BallotState, CastBy, PostMortemId, Tally};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::{Step, tally};
use crate::Result;
use crate::row::{self, Rows, list, read_word, word};

pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("ballot.sql") },
    Step { version: 3, sql: include_str!("ballot_3.sql") },
    Step { version: 4, sql: include_str!("ballot_4.sql") },
    Step { version: 5, sql: include_str!("ballot_5.sql") },
];

impl Rows for Ballot {
    const TABLE: &'static str = "ballot";
    const COLUMNS: &'static [&'static str] = &[
        "run_off",
        "state",
        "voters",
        "votes_each",
        "most_on_one",
        "cut",
        "outcome",
        "way",
        "ballots",
        "facilitator_votes",
        "cast_phones",
        "cast_laptop",
        "cast_hands",
    ];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        let cast = |means: fn(CastBy) -> u32| self.cast.map_or(Value::Null, |cast| means(cast).into());
        vec![
            self.run_off.into(),
            word(&self.state),
            self.rules.voters.into(),
            self.rules.votes_each.into(),
            self.rules.most_on_one.into(),
            self.rules.cut.into(),
            word(&self.outcome),
            word(&self.way),
            self.ballots.map_or(Value::Null, Into::into),
            self.facilitator_votes.into(),
            cast(|by| by.phones),
            cast(|by| by.laptop),
            cast(|by| by.hands),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let cast: [Option<u32>; 3] = [row.get(11)?, row.get(12)?, row.get(13)?];
        Ok(Self {
            id: BallotId(row.get(0)?),
            run_off: row.get(1)?,
            state: read_word(row, 2)?,
            rules: BallotRules {
                voters: row.get(3)?,
                votes_each: row.get(4)?,
                most_on_one: row.get(5)?,
                cut: row.get(6)?,
            },
            outcome: read_word(row, 7)?,
            way: read_word(row, 8)?,
            ballots: row.get(9)?,
            facilitator_votes: row.get(10)?,
            cast: match cast {
                [Some(phones), Some(laptop), Some(hands)] => Some(CastBy { phones, laptop, hands }),
                _ => None,
            },
            tallies: Vec::new(),
        })
    }
}

/// The post-mortems in which a ballot is open.
///
/// # Errors
/// Storage errors.
pub fn open_in(db: &Connection) -> Result<Vec<PostMortemId>> {
    let mut statement = db.prepare("SELECT DISTINCT post_mortem FROM ballot WHERE state = ?1")?;
    let rows = statement.query_map([word(&BallotState::Open)], |row| row.get(0).map(PostMortemId))?;
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
