//! Causes, each naming the one above it.

use std::collections::{BTreeMap, HashSet};

use afterword_domain::{Cause, CauseId, Chain, ChainId};
use rusqlite::{Connection, Row};
use uuid::Uuid;

use super::chain::ChainRow;
use super::{Area, Role, Step, Table};
use crate::Result;
use crate::row::{
    self, Rows, Values, blob, insert, json, list, maybe_blob, read_json, read_word, reorder, save_order,
    save_rows, text, word,
};

pub(super) const TABLE: Table = Table {
    name: "cause",
    steps: &[
        Step { version: 1, sql: include_str!("cause.sql") },
        Step { version: 2, sql: include_str!("cause_2.sql") },
    ],
    role: Role::Acts { areas: &[Area::Chains, Area::Factors, Area::Coverage], library: false },
};

/// A cause without the causes below it.
#[derive(Debug, Clone, PartialEq)]
pub struct CauseRow {
    /// The chain it stands in.
    pub chain: ChainId,
    /// The cause above it; none for a first answer.
    pub parent: Option<CauseId>,
    /// The cause, with an empty list of causes below it.
    pub cause: Cause,
}

impl Rows for CauseRow {
    const TABLE: &'static Table = &TABLE;

    fn id(&self) -> Uuid {
        self.cause.id.into()
    }

    fn values(&self) -> rusqlite::Result<Values> {
        let cause = &self.cause;
        Ok(vec![
            ("chain", blob(self.chain.into())),
            ("parent", maybe_blob(self.parent.map(Into::into))),
            ("text", text(&cause.text)),
            ("condition", word(&cause.condition)?),
            ("is_end", cause.end.into()),
            ("state", word(&cause.state)?),
            ("reason", text(&cause.reason)),
            ("evidence", json(&cause.evidence)?),
            ("together", cause.together.into()),
            ("same_as", maybe_blob(cause.same_as.map(Into::into))),
            ("step", word(&cause.step)?),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            chain: ChainId(row.get("chain")?),
            parent: row.get::<_, Option<Uuid>>("parent")?.map(CauseId),
            cause: Cause {
                id: CauseId(row.get("id")?),
                text: row.get("text")?,
                condition: read_word(row, "condition")?,
                end: row.get("is_end")?,
                state: read_word(row, "state")?,
                reason: row.get("reason")?,
                evidence: read_json(row, "evidence")?,
                together: row.get("together")?,
                same_as: row.get::<_, Option<Uuid>>("same_as")?.map(CauseId),
                step: read_word(row, "step")?,
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
    let mut rows: BTreeMap<_, Vec<Cause>> = BTreeMap::new();
    for row in list::<CauseRow>(db, post_mortem)? {
        rows.entry((row.chain, row.parent)).or_default().push(row.cause);
    }
    let chains = list::<ChainRow>(db, post_mortem)?.into_iter().map(|chain| Chain {
        causes: below(&mut rows, chain.id, None, DEEPEST),
        id: chain.id,
        problem: chain.problem,
    });
    Ok(chains.collect())
}

/// How deep causes are read: deeper than any chain may grow, and not too deep for any walk through a chain.
const DEEPEST: usize = 200;

/// Returns the causes below a cause. Takes each only once, so that causes in a cycle are left out.
fn below(
    rows: &mut BTreeMap<(ChainId, Option<CauseId>), Vec<Cause>>,
    chain: ChainId,
    parent: Option<CauseId>,
    deeper: usize,
) -> Vec<Cause> {
    if deeper == 0 {
        return Vec::new();
    }
    let causes = rows.remove(&(chain, parent)).unwrap_or_default();
    let whole = |cause: Cause| Cause { causes: below(rows, chain, Some(cause.id), deeper - 1), ..cause };
    causes.into_iter().map(whole).collect()
}

/// The rows of a chain’s causes, from the top down.
pub(crate) fn rows(chain: &Chain) -> Vec<CauseRow> {
    fn walk(chain: ChainId, parent: Option<CauseId>, causes: &[Cause], rows: &mut Vec<CauseRow>) {
        for cause in causes {
            let alone = Cause {
                id: cause.id,
                text: cause.text.clone(),
                condition: cause.condition,
                end: cause.end,
                state: cause.state,
                reason: cause.reason.clone(),
                evidence: cause.evidence.clone(),
                together: cause.together,
                same_as: cause.same_as,
                step: cause.step,
                causes: Vec::new(),
            };
            rows.push(CauseRow { chain, parent, cause: alone });
            walk(chain, Some(cause.id), &cause.causes, rows);
        }
    }
    let mut rows = Vec::new();
    walk(chain.id, None, &chain.causes, &mut rows);
    rows
}

/// Adds a whole chain.
///
/// # Errors
/// Storage errors.
pub fn insert_chain(db: &Connection, post_mortem: Uuid, chain: &Chain) -> Result<()> {
    insert(db, post_mortem, &ChainRow { id: chain.id, problem: chain.problem.clone() })?;
    rows(chain).iter().try_for_each(|row| insert(db, post_mortem, row))
}

/// Writes what differs between two states of the chains of a post-mortem.
///
/// # Errors
/// Storage errors.
pub fn save(db: &Connection, post_mortem: Uuid, before: &[Chain], after: &[Chain]) -> Result<()> {
    row::save(db, post_mortem, &heads(before), &heads(after))?;
    let [before, after] = [before, after].map(|chains| chains.iter().flat_map(rows).collect::<Vec<_>>());
    save_rows(db, post_mortem, &before, &after)?;
    let (old, new) = (answers(&before), answers(&after));
    let known: HashSet<_> = before.iter().map(Rows::id).collect();
    for (place, after) in new {
        let before = old.get(&place).map_or(&[][..], Vec::as_slice);
        let has_come_from_elsewhere = |id: &Uuid| known.contains(id) && !before.contains(id);
        match after.iter().any(has_come_from_elsewhere) {
            true => reorder::<CauseRow>(db, post_mortem, &after)?,
            false => save_order::<CauseRow>(db, post_mortem, before, &after)?,
        }
    }
    Ok(())
}

fn heads(chains: &[Chain]) -> Vec<ChainRow> {
    chains.iter().map(|chain| ChainRow { id: chain.id, problem: chain.problem.clone() }).collect()
}

/// The ids of the answers to each why, in their order.
fn answers(rows: &[CauseRow]) -> BTreeMap<(ChainId, Option<CauseId>), Vec<Uuid>> {
    let mut answers = BTreeMap::<_, Vec<_>>::new();
    for row in rows {
        answers.entry((row.chain, row.parent)).or_default().push(row.id());
    }
    answers
}

#[cfg(test)]
mod tests;
