//! Chains of whys.

use afterword_domain::chain::links::Links;
use afterword_domain::chain::{DEEPEST, find};
use afterword_domain::text::{line, spoken};
use afterword_domain::{
    Cause, CauseId, CauseState, ChainId, Condition, EventId, Refusal, Step, TimelineEvent,
};
use afterword_store::row::Rows as _;
use afterword_store::table::cause::{self, CauseRow};
use afterword_store::table::chain::ChainRow;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::timeline::clean_links;
use super::{Fault, Made, Scene};
use crate::hearing::Room;

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
    /// Answers beneath one another, each the why of the one before it; the first as in [`Self::AddCause`].
    AddCauses { chain: ChainId, parent: Option<CauseId>, texts: Vec<String>, place: Option<usize> },
    /// Its words. What was said of the steps to and from other words holds no more.
    Text { id: CauseId, text: String },
    /// What it is; a cause that can't end a chain any more stops being its end.
    Condition { id: CauseId, condition: Option<Condition> },
    /// Whether its chain ends here.
    End { id: CauseId, on: bool },
    /// How sure the room is; what is ruled out ends no chain.
    State { id: CauseId, state: CauseState },
    /// Why it is ruled out.
    Reason { id: CauseId, text: String },
    /// Whether an event of the timeline shows it.
    Event { id: CauseId, event: EventId, on: bool },
    /// Links that show it.
    Links { id: CauseId, links: Vec<String> },
    /// Whether it had its effect only together with what is beside it. The first to be marked takes the answer
    /// beside it along, and the last but one to be unmarked leaves none alone.
    Together { id: CauseId, on: bool },
    /// The cause elsewhere that it is the same as.
    SameAs { id: CauseId, cause: Option<CauseId> },
    /// What the room said when the step to the cause above was read as “therefore”.
    Step { id: CauseId, step: Option<Step> },
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
                forget_steps(scene, |row| row.chain == *id && row.parent.is_none())?;
                scene.change(*id, |chain: &mut ChainRow| chain.problem = problem)
            }
            Self::MoveChain { id, to } => {
                let order = scene.list::<ChainRow>()?.iter().map(|c| c.id()).collect();
                scene.reorder::<ChainRow>(*id, order, *to)
            }
            Self::RemoveChain { id } => {
                let causes = scene.list::<CauseRow>()?.into_iter().filter(|row| row.chain == *id);
                remove(scene, &causes.map(|row| row.cause.id).collect::<Vec<_>>())?;
                scene.delete::<ChainRow>(*id)
            }
            Self::AddCause { chain, parent, text, place } => {
                add_cause(scene, *chain, *parent, line(text)?, *place)
            }
            Self::AddCauses { chain, parent, texts, place } => {
                let (mut parent, mut place) = (*parent, *place);
                scene.each(texts, |text| {
                    let made = add_cause(scene, *chain, parent, spoken(text)?, place)?;
                    (parent, place) = (made.map(CauseId), None);
                    Ok(made)
                })
            }
            Self::Text { id, text } => reword(scene, *id, line(text)?),
            Self::Condition { id, condition } => change(scene, *id, |cause| {
                cause.condition = *condition;
                cause.end &= condition.is_some_and(Condition::can_end_a_chain);
            }),
            Self::End { id, on } => end(scene, *id, *on),
            Self::State { id, state } => change(scene, *id, |cause| {
                cause.state = *state;
                cause.end &= *state != CauseState::RuledOut;
            }),
            Self::Reason { id, text } => {
                let reason = line(text)?;
                change(scene, *id, |cause| cause.reason = reason)
            }
            Self::Event { id, event, on } => {
                scene.get::<TimelineEvent>(*event)?;
                change(scene, *id, |cause| {
                    cause.evidence.events.retain(|known| known != event);
                    cause.evidence.events.extend(on.then_some(*event));
                })
            }
            Self::Links { id, links } => {
                let links = clean_links(links)?;
                change(scene, *id, |cause| cause.evidence.links = links)
            }
            Self::Together { id, on } => together(scene, *id, *on),
            Self::SameAs { id, cause } => same_as(scene, *id, *cause),
            Self::Step { id, step } => change(scene, *id, |cause| cause.step = *step),
            Self::Move { id, chain, parent, place } => move_cause(scene, *id, *chain, *parent, *place),
            Self::Remove { id } => {
                let removed = with_all_below(scene, *id)?;
                let row: CauseRow = scene.get(*id)?;
                remove(scene, &removed.iter().map(|(id, _)| *id).collect::<Vec<_>>())?;
                leave_none_alone(scene, row.chain, row.parent)?;
                Ok(None)
            }
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Problem { id, .. } => Some(id.to_string()),
            Self::Text { id, .. } | Self::Reason { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}

/// An event is gone, and shows nothing any more.
pub(super) fn forget_event(scene: &Scene<'_>, event: EventId) -> Result<(), Fault> {
    for mut row in scene.list::<CauseRow>()? {
        if row.cause.evidence.events.contains(&event) {
            row.cause.evidence.events.retain(|known| *known != event);
            scene.update(&row)?;
        }
    }
    Ok(())
}

fn change(scene: &Scene<'_>, id: CauseId, change: impl FnOnce(&mut Cause)) -> Made {
    scene.change(id, |row: &mut CauseRow| change(&mut row.cause))
}

fn add_cause(
    scene: &Scene<'_>,
    chain: ChainId,
    parent: Option<CauseId>,
    text: String,
    place: Option<usize>,
) -> Made {
    scene.get::<ChainRow>(chain)?;
    let rows = scene.list::<CauseRow>()?;
    if let Some(parent) = parent {
        if !rows.iter().any(|row| row.cause.id == parent && row.chain == chain) {
            return Err(Refusal::Gone.into());
        }
        room_below(&rows, parent, 1)?;
    }
    let row = CauseRow { chain, parent, cause: Cause::new(CauseId(scene.ids.next()), text) };
    scene.insert_at(&row, siblings(&rows, chain, parent), place)
}

fn reword(scene: &Scene<'_>, id: CauseId, text: String) -> Made {
    forget_steps(scene, |row| row.cause.id == id || row.parent == Some(id))?;
    change(scene, id, |cause| cause.text = text)
}

/// What was said of a step holds no more once one of its ends has other words.
fn forget_steps(scene: &Scene<'_>, is_near: impl Fn(&CauseRow) -> bool) -> Result<(), Fault> {
    for mut row in scene.list::<CauseRow>()? {
        if is_near(&row) && row.cause.step.take().is_some() {
            scene.update(&row)?;
        }
    }
    Ok(())
}

fn end(scene: &Scene<'_>, id: CauseId, on: bool) -> Made {
    let mut row: CauseRow = scene.get(id)?;
    if on {
        let cause = &row.cause;
        if cause.state == CauseState::RuledOut {
            return Err(Refusal::EndIsRuledOut.into());
        }
        if Room::of(scene.db, scene.id)?.points_at_a_person(&cause.text) {
            return Err(Refusal::EndPointsAtPerson.into());
        }
        if !cause.condition.is_some_and(Condition::can_end_a_chain) {
            return Err(Refusal::EndNeedsCondition.into());
        }
    }
    row.cause.end = on;
    scene.update(&row)
}

fn together(scene: &Scene<'_>, id: CauseId, on: bool) -> Made {
    let row: CauseRow = scene.get(id)?;
    let beside: Vec<_> = beside(scene, row.chain, row.parent)?;
    let place = beside.iter().position(|other| other.cause.id == id).unwrap_or_default();
    if on {
        let next = place.checked_sub(1).unwrap_or(1);
        let next = beside.get(next).ok_or(Refusal::NothingBeside)?.cause.id;
        if !beside.iter().any(|other| other.cause.together) {
            change(scene, next, |cause| cause.together = true)?;
        }
    }
    change(scene, id, |cause| cause.together = on)?;
    leave_none_alone(scene, row.chain, row.parent)?;
    Ok(None)
}

/// Nothing is together with nothing: the last of several that were marked is unmarked too.
fn leave_none_alone(scene: &Scene<'_>, chain: ChainId, parent: Option<CauseId>) -> Result<(), Fault> {
    let beside = beside(scene, chain, parent)?;
    let mut marked = beside.into_iter().filter(|row| row.cause.together);
    if let (Some(mut only), None) = (marked.next(), marked.next()) {
        only.cause.together = false;
        scene.update(&only)?;
    }
    Ok(())
}

fn beside(scene: &Scene<'_>, chain: ChainId, parent: Option<CauseId>) -> Result<Vec<CauseRow>, Fault> {
    let rows = scene.list::<CauseRow>()?.into_iter();
    Ok(rows.filter(|row| row.chain == chain && row.parent == parent).collect())
}

fn same_as(scene: &Scene<'_>, id: CauseId, other: Option<CauseId>) -> Made {
    let to = match other {
        None => None,
        Some(other) => {
            scene.get::<CauseRow>(other)?;
            let chains = cause::chains(scene.db, scene.pm())?;
            let root = Links::of(&chains).root(other);
            if root == id {
                // It is so already, told from the other side.
                return Ok(None);
            }
            Some(root)
        }
    };
    change(scene, id, |cause| cause.same_as = to)?;
    no_circle(scene)?;
    Ok(None)
}

fn no_circle(scene: &Scene<'_>) -> Result<(), Fault> {
    let chains = cause::chains(scene.db, scene.pm())?;
    if Links::of(&chains).run_in_a_circle() { Err(Refusal::RunsInACircle.into()) } else { Ok(()) }
}

fn move_cause(scene: &Scene<'_>, id: CauseId, chain: ChainId, parent: Option<CauseId>, place: usize) -> Made {
    scene.get::<ChainRow>(chain)?;
    let moved = with_all_below(scene, id)?;
    let height = moved.iter().map(|(_, depth)| *depth).max().unwrap_or_default();
    let is_moved = |cause: CauseId| moved.iter().any(|(id, _)| *id == cause);
    let mut rows = scene.list::<CauseRow>()?;
    if let Some(parent) = parent {
        if is_moved(parent) {
            return Err(Refusal::BelowItself.into());
        }
        if !rows.iter().any(|row| row.cause.id == parent && row.chain == chain) {
            return Err(Refusal::Gone.into());
        }
        room_below(&rows, parent, height)?;
    }
    let from = scene.get::<CauseRow>(id)?;
    let goes_elsewhere = (from.chain, from.parent) != (chain, parent);
    for row in rows.iter_mut().filter(|row| is_moved(row.cause.id)) {
        row.chain = chain;
        if row.cause.id == id {
            row.parent = parent;
            if goes_elsewhere {
                row.cause.together = false;
                row.cause.step = None;
            }
        }
        scene.update(row)?;
    }
    scene.reorder::<CauseRow>(id, siblings(&rows, chain, parent), place)?;
    leave_none_alone(scene, from.chain, from.parent)?;
    no_circle(scene)?;
    Ok(None)
}

/// A cause and everything below it, each with its depth counted from 1.
fn with_all_below(scene: &Scene<'_>, id: CauseId) -> Result<Vec<(CauseId, usize)>, Fault> {
    fn collect(cause: &Cause, depth: usize, found: &mut Vec<(CauseId, usize)>) {
        found.push((cause.id, depth));
        cause.causes.iter().for_each(|below| collect(below, depth + 1, found));
    }
    let chains = cause::chains(scene.db, scene.pm())?;
    let mut found = Vec::new();
    collect(find(&chains, id).ok_or(Refusal::Gone)?, 1, &mut found);
    Ok(found)
}

/// Takes causes away. What was the same as one of them is the same as what that one was the same as.
fn remove(scene: &Scene<'_>, causes: &[CauseId]) -> Result<(), Fault> {
    let rows = scene.list::<CauseRow>()?;
    let link = |id: CauseId| rows.iter().find(|row| row.cause.id == id).and_then(|row| row.cause.same_as);
    for row in rows.iter().filter(|row| !causes.contains(&row.cause.id)) {
        let mut to = row.cause.same_as;
        while let Some(gone) = to.filter(|to| causes.contains(to)) {
            to = link(gone);
        }
        if to != row.cause.same_as {
            let mut row = row.clone();
            row.cause.same_as = to;
            scene.update(&row)?;
        }
    }
    causes.iter().try_for_each(|cause| scene.delete::<CauseRow>(*cause).map(drop))
}

/// Refuses to hang `height` more levels below a cause that is too deep for them.
fn room_below(rows: &[CauseRow], parent: CauseId, height: usize) -> Result<(), Fault> {
    let mut depth = 0;
    let mut at = Some(parent);
    while let Some(id) = at {
        depth += 1;
        at = rows.iter().find(|row| row.cause.id == id).and_then(|row| row.parent);
    }
    if depth + height > DEEPEST { Err(Refusal::TooDeep { limit: DEEPEST }.into()) } else { Ok(()) }
}

fn siblings(rows: &[CauseRow], chain: ChainId, parent: Option<CauseId>) -> Vec<Uuid> {
    rows.iter().filter(|row| row.chain == chain && row.parent == parent).map(CauseRow::id).collect()
}
