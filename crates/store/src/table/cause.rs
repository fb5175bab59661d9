//! Causes, each naming the one above it.

use afterword_domain::{Cause, CauseId, Chain, ChainId, Condition};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::Step;
use super::chain::ChainRow;
use crate::Result;
use crate::row::{Rows, blob, insert, list, maybe_blob, read_word, text, word};

pub(super) const STEPS: &[Step] = &[Step { version: 1, sql: include_str!("cause.sql") }];

/// A cause without the causes below it.
#[derive(Debug, Clone)]
pub struct CauseRow {
    /// Id.
    pub id: CauseId,
    /// The chain it stands in.
    pub chain: ChainId,
    /// The cause above it; none for a first answer.
    pub parent: Option<CauseId>,
    /// The answer.
    pub text: String,
    /// What it is.
    pub condition: Option<Condition>,
    /// Whether its chain ends here.
    pub end: bool,
}

impl Rows for CauseRow {
    const TABLE: &'static str = "cause";
    const COLUMNS: &'static [&'static str] = &["chain", "parent", "text", "condition", "is_end"];

    fn id(&self) -> Uuid {
        self.id.into()
    }

    fn values(&self) -> Vec<Value> {
        vec![
            blob(self.chain.into()),
            maybe_blob(self.parent.map(Into::into)),
            text(&self.text),
            word(&self.condition),
            self.end.into(),
        ]
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: CauseId(row.get(0)?),
            chain: ChainId(row.get(1)?),
            parent: row.get::<_, Option<Uuid>>(2)?.map(CauseId),
            text: row.get(3)?,
            condition: read_word(row, 4)?,
            end: row.get(5)?,
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
    rows.iter()
        .filter(|row| row.chain == chain && row.parent == parent)
        .map(|row| Cause {
            id: row.id,
            text: row.text.clone(),
            condition: row.condition,
            end: row.end,
            causes: below(rows, chain, Some(row.id)),
        })
        .collect()
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
        let row = CauseRow {
            id: cause.id,
            chain,
            parent,
            text: cause.text.clone(),
            condition: cause.condition,
            end: cause.end,
        };
        insert(db, post_mortem, &row)?;
        insert_below(db, post_mortem, chain, Some(cause.id), &cause.causes)?;
    }
    Ok(())
}
