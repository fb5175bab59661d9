//! Candidates: proposed actions before the vote.

use afterword_domain::{ActionId, CandidateId, Category, CauseId, IdeaId, ParkedIdea, Shortlist, Source};
use afterword_store::table::cause::CauseRow;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, VoteEffect, first};
use super::context::{ActContext, Made};
use super::shortlist;
use crate::fault::Fault;

/// An act on the candidates.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(CandidatesAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "candidates.")
)]
pub enum CandidatesEdit {
    /// One more. A parked idea that becomes a candidate is parked no longer.
    Add { text: String, category: Option<Category>, origin: Origin },
    /// Several more, said in the room, in their order.
    AddAll { texts: Vec<String> },
    /// Its words.
    Text { id: CandidateId, text: String },
    /// What it would do.
    Category { id: CandidateId, category: Option<Category> },
    /// Two become one; both sources are kept.
    Merge { keep: CandidateId, absorb: CandidateId },
    /// One becomes two, each with the same sources and category; the second follows the first.
    Split { id: CandidateId, text: String, second: String },
    /// Why it was not chosen.
    Because { id: CandidateId, text: String },
    /// Another place in the list.
    Move { id: CandidateId, to: usize },
    /// Out of the list, and out of the votes.
    Remove { id: CandidateId },
}

/// Where a candidate comes from.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, TS)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Origin {
    /// A cause of a chain.
    Cause { id: CauseId },
    /// A parked idea.
    Idea { id: IdeaId },
    /// Said in the room.
    Room,
}

impl Act for CandidatesEdit {
    fn name(&self) -> &'static str {
        CandidatesAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { text, .. }
            | Self::Text { text, .. }
            | Self::Split { text, .. }
            | Self::Because { text, .. } => text,
            Self::AddAll { texts } => first(texts),
            _ => "",
        }
    }

    fn vote_effect(&self) -> VoteEffect {
        CandidatesAct::from(self).vote_effect()
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        shortlist::edit(context, |shortlist| self.change(shortlist, context))
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } | Self::Because { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}

impl CandidatesAct {
    pub(crate) fn vote_effect(self) -> VoteEffect {
        match self {
            Self::Merge | Self::Split | Self::Remove => VoteEffect::Holds,
            Self::Add | Self::AddAll => VoteEffect::Changes,
            Self::Text | Self::Category | Self::Because | Self::Move => VoteEffect::None,
        }
    }
}

impl CandidatesEdit {
    fn change(&self, shortlist: &mut Shortlist, context: &ActContext<'_>) -> Made {
        let new_action = || ActionId(context.ids.next());
        match self {
            Self::Add { text, category, origin } => {
                let id = context.ids.next();
                shortlist.add(CandidateId(id), text, *category, source(context, *origin)?)?;
                return Ok(Some(id));
            }
            Self::AddAll { texts } => {
                return context.each(texts, |text| {
                    let id = context.ids.next();
                    shortlist.add(CandidateId(id), text, None, Source::Room { text: String::new() })?;
                    Ok(Some(id))
                });
            }
            Self::Split { id, text, second } => {
                let new = context.ids.next();
                shortlist.split(*id, text, second, CandidateId(new))?;
                return Ok(Some(new));
            }
            Self::Text { id, text } => shortlist.set_text(*id, text)?,
            Self::Category { id, category } => shortlist.set_category(*id, *category)?,
            Self::Merge { keep, absorb } => shortlist.merge(*keep, *absorb, new_action)?,
            Self::Because { id, text } => shortlist.set_because(*id, text)?,
            Self::Move { id, to } => shortlist.move_to(*id, *to)?,
            Self::Remove { id } => shortlist.remove(*id, new_action)?,
        }
        Ok(None)
    }
}

fn source(context: &ActContext<'_>, origin: Origin) -> Result<Source, Fault> {
    Ok(match origin {
        Origin::Cause { id } => Source::Cause { cause: id, text: context.get::<CauseRow>(id)?.cause.text },
        Origin::Idea { id } => {
            let idea: ParkedIdea = context.get(id)?;
            context.delete::<ParkedIdea>(id)?;
            Source::Idea { idea: id, text: idea.text }
        }
        Origin::Room => Source::Room { text: String::new() },
    })
}
