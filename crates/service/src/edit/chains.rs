//! Chains of whys.

use afterword_domain::chain::{DEEPEST, find};
use afterword_domain::text::line;
use afterword_domain::{CauseId, ChainId, Condition, Refusal};
use afterword_store::row::Rows as _;
use afterword_store::table::cause::{self, CauseRow};
use afterword_store::table::chain::ChainRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Fault, Made, Scene};

/// An act on the chains.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ChainsEdit {
    /// A new chain, at the end.
    AddChain { problem: String },
    /// What a chain starts from.
    Problem { id: ChainId, text: String },
    /// Another place among the chains.
    MoveChain { id: ChainId, to: usize },
    /// A chain with everything in it.
    RemoveChain { id: ChainId },
    /// An answer below another (or first in its chain), at a place among its siblings or last.
    AddCause { chain: ChainId, parent: Option<CauseId>, text: String, place: Option<usize> },
    /// Its words.
    Text { id: CauseId, text: String },
    /// What it is; a cause that can't end a chain any more stops being its end.
    Condition { id: CauseId, condition: Option<Condition> },
    /// Whether its chain ends here.
    End { id: CauseId, on: bool },
    /// With everything below it to another place.
    Move { id: CauseId, chain: ChainId, parent: Option<CauseId>, place: usize },
    /// With everything below it.
    Remove { id: CauseId },
}

impl ChainsEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::AddChain { problem } => {
                scene.insert(&ChainRow { id: ChainId(scene.ids.next()), problem: line(problem)? })
            }
            Self::Problem { id, text } => {
                let problem = line(text)?;
                scene.change(*id, |chain: &mut ChainRow| chain.problem = problem)
            }
            Self::MoveChain { id, to } => {
                let order = scene.list::<ChainRow>()?.iter().map(|c| c.id()).collect();
                scene.reorder::<ChainRow>(*id, order, *to)
            }
            Self::RemoveChain { id } => {
                for cause in scene.list::<CauseRow>()?.iter().filter(|c| c.chain == *id) {
                    scene.delete::<CauseRow>(cause.id)?;
                }
                scene.delete::<ChainRow>(*id)
            }
            Self::AddCause { chain, parent, text, place } => {
                add_cause(scene, *chain, *parent, &line(text)?, *place)
            }
            Self::Text { id, text } => {
                let text = line(text)?;
                scene.change(*id, |cause: &mut CauseRow| cause.text = text)
            }
            Self::Condition { id, condition } => scene.change(*id, |cause: &mut CauseRow| {
                cause.condition = *condition;
                cause.end &= condition.is_some_and(Condition::can_end_a_chain);
            }),
            Self::End { id, on } => {
                let mut cause: CauseRow = scene.get(*id)?;
                if *on && !cause.condition.is_some_and(Condition::can_end_a_chain) {
                    return Err(Refusal::EndNeedsCondition.into());
                }
                cause.end = *on;
                scene.update(&cause)
            }
            Self::Move { id, chain, parent, place } => move_cause(scene, *id, *chain, *parent, *place),
            Self::Remove { id } => remove_cause(scene, *id),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Problem { id, .. } => Some(id.to_string()),
            Self::Text { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}

fn add_cause(
    scene: &Scene<'_>,
    chain: ChainId,
    parent: Option<CauseId>,
    text: &str,
    place: Option<usize>,
) -> Made {
    scene.get::<ChainRow>(chain)?;
    let rows = scene.list::<CauseRow>()?;
    if let Some(parent) = parent {
        if !rows.iter().any(|row| row.id == parent && row.chain == chain) {
            return Err(Refusal::Gone.into());
        }
        room_below(&rows, parent, 1)?;
    }
    let row = CauseRow {
        id: CauseId(scene.ids.next()),
        chain,
        parent,
        text: text.to_owned(),
        condition: None,
        end: false,
    };
    scene.insert_at(&row, siblings(&rows, chain, parent), place)
}

fn move_cause(scene: &Scene<'_>, id: CauseId, chain: ChainId, parent: Option<CauseId>, place: usize) -> Made {
    scene.get::<ChainRow>(chain)?;
    let chains = cause::chains(scene.db, scene.pm())?;
    let moved = find(&chains, id).ok_or(Refusal::Gone)?;
    let mut below = Vec::new();
    let mut height = 0;
    collect(moved, 1, &mut |cause, depth| {
        below.push(cause);
        height = height.max(depth);
    });
    let mut rows = scene.list::<CauseRow>()?;
    if let Some(parent) = parent {
        if below.contains(&parent) {
            return Err(Refusal::BelowItself.into());
        }
        if !rows.iter().any(|row| row.id == parent && row.chain == chain) {
            return Err(Refusal::Gone.into());
        }
        room_below(&rows, parent, height)?;
    }
    for row in rows.iter_mut().filter(|row| below.contains(&row.id)) {
        row.chain = chain;
        if row.id == id {
            row.parent = parent;
        }
        scene.update(row)?;
    }
    scene.reorder::<CauseRow>(id, siblings(&rows, chain, parent), place)
}

fn remove_cause(scene: &Scene<'_>, id: CauseId) -> Made {
    let chains = cause::chains(scene.db, scene.pm())?;
    let removed = find(&chains, id).ok_or(Refusal::Gone)?;
    let mut below = Vec::new();
    collect(removed, 1, &mut |cause, _| below.push(cause));
    for cause in below {
        scene.delete::<CauseRow>(cause)?;
    }
    Ok(None)
}

fn collect(cause: &afterword_domain::Cause, depth: usize, visit: &mut impl FnMut(CauseId, usize)) {
    visit(cause.id, depth);
    for below in &cause.causes {
        collect(below, depth + 1, visit);
    }
}

/// Refuses to hang `height` more levels below a cause that is too deep for them.
fn room_below(rows: &[CauseRow], parent: CauseId, height: usize) -> Result<(), Fault> {
    let mut depth = 0;
    let mut at = Some(parent);
    while let Some(id) = at {
        depth += 1;
        at = rows.iter().find(|row| row.id == id).and_then(|row| row.parent);
    }
    if depth + height > DEEPEST { Err(Refusal::TooDeep { limit: DEEPEST }.into()) } else { Ok(()) }
}

fn siblings(rows: &[CauseRow], chain: ChainId, parent: Option<CauseId>) -> Vec<Uuid> {
    rows.iter().filter(|row| row.chain == chain && row.parent == parent).map(CauseRow::id).collect()
}
