//! Causes, each naming the one above it.

use afterword_domain::{Cause, CauseId, Chain, ChainId};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::Step;
use super::chain::ChainRow;
use crate::Result;
use crate::row::{Rows, blob, insert, json, list, maybe_blob, read_json, read_word, text, word};

pub(super) const STEPS: &[Step] = &[
    Step { version: 1, sql: include_str!("cause.sql") },
    Step { version: 2, sql: include_str!("cause_2.sql") },
];

/// A cause without the causes below it.
#[derive(Debug, Clone)]
pub struct CauseRow {
    /// The chain it stands in.
    pub chain: ChainId,
    /// The cause above it; none for a first answer.
    pub parent: Option<CauseId>,
    /// The cause; nothing stands below it here.
    pub cause: Cause,
}

impl Rows for CauseRow {
    const TABLE: &'static str = "cause";
    const COLUMNS: &'static [&'static str] = &[
        "chain",
        "parent",
        "text",
        "condition",
        "is_end",
        "state",
        "reason",
        "evidence",
        "together",
        "same_as",
        "step",
    ];

    fn id(&self) -> Uuid {
        self.cause.id.into()
    }

    fn values(&self) -> Vec<Value> {
        let cause = &self.cause;
        vec![
            blob(self.chain.into()),
            maybe_blob(self.parent.map(Into::into)),
            text(&cause.text),
            word(&cause.condition),
            cause.end.into(),
            word(&cause.state),
            text(&cause.reason),
            json(&cause.evidence),
            cause.together.into(),
            maybe_blob(cause.same_as.map(Into::into)),
            word(&cause.step),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            chain: ChainId(row.get(1)?),
            parent: row.get::<_, Option<Uuid>>(2)?.map(CauseId),
            cause: Cause {
                id: CauseId(row.get(0)?),
                text: row.get(3)?,
                condition: read_word(row, 4)?,
                end: row.get(5)?,
                state: read_word(row, 6)?,
                reason: row.get(7)?,
                evidence: read_json(row, 8)?,
                together: row.get(9)?,
                same_as: row.get::<_, Option<Uuid>>(10)?.map(CauseId),
                step: read_word(row, 11)?,
                causes: Vec::new(),
            },
        })
    }
}

/// All chains of a post-mortem with their causes as trees.
///
/// # Errors
/// Storage errors.
pub fn chains(db: &Connection, post_mortem: Uuid) -> Result<Vec<Chain>> {
    let rows: Vec<CauseRow> = list(db, post_mortem)?;
    let chains = list::<ChainRow>(db, post_mortem)?.into_iter().map(|chain| Chain {
        causes: below(&rows, chain.id, None),
        id: chain.id,
        problem: chain.problem,
    });
    Ok(chains.collect())
}

fn below(rows: &[CauseRow], chain: ChainId, parent: Option<CauseId>) -> Vec<Cause> {
    let causes = rows
        .iter()
        .filter(|row| row.chain == chain && row.parent == parent)
        .map(|row| Cause { causes: below(rows, chain, Some(row.cause.id)), ..row.cause.clone() });
    causes.collect()
}

/// Adds a whole chain.
///
/// # Errors
/// Storage errors.
pub fn insert_chain(db: &Connection, post_mortem: Uuid, chain: &Chain) -> Result<()> {
    insert(db, post_mortem, &ChainRow { id: chain.id, problem: chain.problem.clone() })?;
    insert_below(db, post_mortem, chain.id, None, &chain.causes)
}

fn insert_below(
    db: &Connection,
    post_mortem: Uuid,
    chain: ChainId,
    parent: Option<CauseId>,
    causes: &[Cause],
) -> Result<()> {
    for cause in causes {
        let alone = Cause { causes: Vec::new(), ..cause.clone() };
        insert(db, post_mortem, &CauseRow { chain, parent, cause: alone })?;
        insert_below(db, post_mortem, chain, Some(cause.id), &cause.causes)?;
    }
    Ok(())
}
