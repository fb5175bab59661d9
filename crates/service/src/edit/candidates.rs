//! Candidates: proposed actions before the vote.

use afterword_domain::candidate::merged_sources;
use afterword_domain::text::{is_blank, line, spoken};
use afterword_domain::{
    ActionItem, Candidate, CandidateId, Category, CauseId, IdeaId, ParkedIdea, Refusal, Source,
};
use afterword_store::row::Rows;
use afterword_store::table::cause::CauseRow;
use afterword_store::table::tally;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Fault, Made, Scene, ballots};

/// An act on the candidates.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
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

impl CandidatesEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        if let (Self::Merge { .. } | Self::Split { .. } | Self::Remove { .. }, Some(sum)) =
            (self, &scene.votes)
            && sum.ballots > 0
        {
            // Ballots would lose votes that their voters don't see going.
            return Err(Refusal::BallotsIn { ballots: sum.ballots }.into());
        }
        match self {
            Self::Add { text, category, origin } => {
                let text = spoken(text)?;
                let sources = vec![source(scene, *origin)?];
                let id = CandidateId(scene.ids.next());
                let made = scene.insert(&Candidate {
                    id,
                    text,
                    category: *category,
                    sources,
                    chosen: false,
                    because: String::new(),
                })?;
                ballots::list_late(scene, id)?;
                Ok(made)
            }
            Self::AddAll { texts } => scene.each(texts, |text| {
                Self::Add { text: text.clone(), category: None, origin: Origin::Room }.apply(scene)
            }),
            Self::Text { id, text } => {
                let text = spoken(text)?;
                scene.change(*id, |c: &mut Candidate| c.text = text)
            }
            Self::Category { id, category } => scene.change(*id, |c: &mut Candidate| c.category = *category),
            Self::Merge { keep, absorb } => merge(scene, *keep, *absorb),
            Self::Split { id, text, second } => split(scene, *id, text, second),
            Self::Because { id, text } => {
                let because = line(text)?;
                scene.change(*id, |c: &mut Candidate| c.because = because)
            }
            Self::Move { id, to } => {
                let order = scene.list::<Candidate>()?.iter().map(|c| c.id()).collect();
                scene.reorder::<Candidate>(*id, order, *to)
            }
            Self::Remove { id } => remove(scene, *id, &ballots::across_the_line(scene)?),
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } | Self::Because { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}

fn source(scene: &Scene<'_>, origin: Origin) -> Result<Source, Fault> {
    Ok(match origin {
        Origin::Cause { id } => Source::Cause { cause: id, text: scene.get::<CauseRow>(id)?.cause.text },
        Origin::Idea { id } => {
            let idea: ParkedIdea = scene.get(id)?;
            scene.delete::<ParkedIdea>(id)?;
            Source::Idea { idea: id, text: idea.text }
        }
        Origin::Room => Source::Room { text: String::new() },
    })
}

fn merge(scene: &Scene<'_>, keep: CandidateId, absorb: CandidateId) -> Made {
    if keep == absorb {
        return Err(Refusal::Gone.into());
    }
    let mut kept: Candidate = scene.get(keep)?;
    let absorbed: Candidate = scene.get(absorb)?;
    kept.sources = merged_sources(&kept, &absorbed);
    kept.category = kept.category.or(absorbed.category);
    kept.chosen |= absorbed.chosen;
    if is_blank(&kept.because) {
        kept.because = absorbed.because;
    }
    scene.update(&kept)?;
    // The commitment of one is that of both; where both have one, both stay.
    let actions = scene.list::<ActionItem>()?;
    let of = |id| actions.iter().find(|a: &&ActionItem| a.candidate == Some(id));
    match (of(keep), of(absorb)) {
        (Some(_), Some(spare)) if !spare.has_commitment() => {
            scene.delete::<ActionItem>(spare.id)?;
        }
        (Some(spare), Some(_)) if spare.has_commitment() => {}
        (spare, Some(action)) => {
            if let Some(spare) = spare {
                scene.delete::<ActionItem>(spare.id)?;
            }
            scene.change(action.id, |a: &mut ActionItem| a.candidate = Some(keep))?;
        }
        (_, None) => {}
    }
    let tied = ballots::across_the_line(scene)?;
    ballots::absorb(scene, keep, absorb)?;
    remove(scene, absorb, &tied)
}

fn split(scene: &Scene<'_>, id: CandidateId, text: &str, second: &str) -> Made {
    let (text, second) = (spoken(text)?, spoken(second)?);
    let mut first: Candidate = scene.get(id)?;
    first.text = text;
    scene.update(&first)?;
    let order: Vec<_> = scene.list::<Candidate>()?.iter().map(Rows::id).collect();
    let place = order.iter().position(|other| *other == id.0).map(|place| place + 1);
    let new = CandidateId(scene.ids.next());
    let made = scene.insert_at(
        &Candidate { id: new, text: second, chosen: false, because: String::new(), ..first },
        order,
        place,
    )?;
    ballots::list_late(scene, new)?;
    Ok(made)
}

/// A candidate goes with its votes; a committed action that came from it stays. `tied` are those whose tie waits.
fn remove(scene: &Scene<'_>, id: CandidateId, tied: &[CandidateId]) -> Made {
    tally::remove_candidate(scene.db, scene.pm(), id)?;
    for mut action in scene.list::<ActionItem>()? {
        if action.candidate == Some(id) {
            action.candidate = None;
            scene.update(&action)?;
        }
    }
    scene.delete::<Candidate>(id)?;
    ballots::resettle(scene, tied)
}
