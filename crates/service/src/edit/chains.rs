//! Chains of whys.

use afterword_domain::chain::{Below, Chains};
use afterword_domain::{CauseId, CauseState, ChainId, Condition, EventId, Step, TimelineEvent};
use afterword_store::table::cause;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, first};
use super::context::{ActContext, Made};
use crate::fault::Fault;
use crate::hearing::Room;

/// An act on the chains.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(ChainsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "chains.")
)]
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

impl Act for ChainsEdit {
    fn name(&self) -> &'static str {
        ChainsAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::AddChain { problem } => problem,
            Self::Problem { text, .. }
            | Self::AddCause { text, .. }
            | Self::Text { text, .. }
            | Self::Reason { text, .. } => text,
            Self::AddCauses { texts, .. } => first(texts),
            _ => "",
        }
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        edit(context, |chains| self.change(chains, context))
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Problem { id, .. } => Some(id.to_string()),
            Self::Text { id, .. } | Self::Reason { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}

impl ChainsEdit {
    fn change(&self, chains: &mut Chains, context: &ActContext<'_>) -> Made {
        match self {
            Self::AddChain { problem } => {
                let id = context.ids.next();
                chains.add_chain(ChainId(id), problem)?;
                return Ok(Some(id));
            }
            Self::AddCause { chain, parent, text, place } => {
                let (id, below) = (context.ids.next(), Below { chain: *chain, parent: *parent });
                chains.add_cause(CauseId(id), below, *place, text)?;
                return Ok(Some(id));
            }
            Self::AddCauses { chain, parent, texts, place } => {
                let below = Below { chain: *chain, parent: *parent };
                let last = chains.add_causes(below, *place, texts, || CauseId(context.ids.next()))?;
                return Ok(last.map(Into::into));
            }
            Self::Problem { id, text } => chains.set_problem(*id, text)?,
            Self::MoveChain { id, to } => chains.move_chain(*id, *to)?,
            Self::RemoveChain { id } => chains.remove_chain(*id)?,
            Self::Text { id, text } => chains.set_text(*id, text)?,
            Self::Condition { id, condition } => chains.set_condition(*id, *condition)?,
            Self::End { id, on } => {
                let points_at_person = *on && {
                    let text = &chains.cause(*id)?.text;
                    Room::of(context.db, context.id)?.points_at_a_person(text)
                };
                chains.set_end(*id, *on, points_at_person)?;
            }
            Self::State { id, state } => chains.set_state(*id, *state)?,
            Self::Reason { id, text } => chains.set_reason(*id, text)?,
            Self::Event { id, event, on } => {
                context.get::<TimelineEvent>(*event)?;
                chains.set_event(*id, *event, *on)?;
            }
            Self::Links { id, links } => chains.set_links(*id, links)?,
            Self::Together { id, on } => chains.set_together(*id, *on)?,
            Self::SameAs { id, cause } => chains.set_same_as(*id, *cause)?,
            Self::Step { id, step } => chains.set_step(*id, *step)?,
            Self::Move { id, chain, parent, place } => {
                chains.move_to(*id, Below { chain: *chain, parent: *parent }, *place)?;
            }
            Self::Remove { id } => chains.remove(*id)?,
        }
        Ok(None)
    }
}

/// Loads the chains, edits them, and saves what differs.
pub(super) fn edit<T>(
    context: &ActContext<'_>,
    edit: impl FnOnce(&mut Chains) -> Result<T, Fault>,
) -> Result<T, Fault> {
    let before = cause::chains(context.db, context.pm())?;
    let mut chains = Chains::from(before.clone());
    let made = edit(&mut chains)?;
    cause::save(context.db, context.pm(), &before, chains.as_ref())?;
    Ok(made)
}
