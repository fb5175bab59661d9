//! Every act on a post-mortem, topic by topic: what it is on the wire, and what it does.
//!
//! Adding an act takes three steps: a variant in its topic's enum, an arm in
//! that topic's `apply`, and a line in the record's words for the history.
#![expect(missing_docs, reason = "the doc of a variant says what its fields are")]

mod actions;
mod ballots;
mod candidates;
mod chains;
mod close;
mod coach;
mod factors;
mod facts;
mod ideas;
mod meeting;
mod people;
mod remarks;
mod reviews;
mod sections;
mod timeline;

use afterword_domain::{Instant, PostMortemId, Refusal};
use afterword_store::row::{self, Rows};
use afterword_store::table::post_mortem::{self, Head};
use afterword_store::{Connection, StoreError};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::now::Ids;
use crate::voting::Sum;

pub use actions::ActionsEdit;
pub use ballots::BallotsEdit;
pub use candidates::{CandidatesEdit, Origin};
pub use chains::ChainsEdit;
pub use close::CloseEdit;
pub use coach::CoachEdit;
pub use factors::FactorsEdit;
pub use facts::FactsEdit;
pub use ideas::IdeasEdit;
pub use meeting::{MeetingEdit, PreviousChoice};
pub use people::PeopleEdit;
pub use remarks::RemarksEdit;
pub use reviews::{Answer, ReviewsEdit};
pub use sections::SectionsEdit;
pub use timeline::{EventField, TimelineEdit};

pub(crate) use reviews::{cards, earlier};

/// An act on one post-mortem.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "topic", rename_all = "snake_case")]
pub enum Edit {
    /// The facts.
    Facts(FactsEdit),
    /// Who was there.
    People(PeopleEdit),
    /// Verdicts on last time's actions.
    Reviews(ReviewsEdit),
    /// The timeline.
    Timeline(TimelineEdit),
    /// Parked ideas.
    Ideas(IdeasEdit),
    /// Went well, went badly, got lucky, learned.
    Remarks(RemarksEdit),
    /// Chains of whys.
    Chains(ChainsEdit),
    /// Contributing factors.
    Factors(FactorsEdit),
    /// Candidates.
    Candidates(CandidatesEdit),
    /// Votes.
    Ballots(BallotsEdit),
    /// Committed actions.
    Actions(ActionsEdit),
    /// The plan of the meeting.
    Meeting(MeetingEdit),
    /// Overrides, worth the time, finish.
    Close(CloseEdit),
    /// Anything else that an imported document said.
    Sections(SectionsEdit),
    /// What the room answers to the coach.
    Coach(CoachEdit),
}

/// Why an act did not happen.
#[derive(Debug)]
pub(crate) enum Fault {
    Refused(Refusal),
    Store(StoreError),
    /// Somebody stopped it.
    Stopped,
}

impl From<Refusal> for Fault {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

/// The id of what an act made, where it made something.
pub(crate) type Made = Result<Option<Uuid>, Fault>;

/// What an act works on.
pub(crate) struct Scene<'a> {
    pub(crate) db: &'a Connection,
    pub(crate) id: PostMortemId,
    pub(crate) at: Instant,
    /// The zone of this machine.
    pub(crate) zone: Tz,
    pub(crate) ids: &'a Ids,
    /// The sum of the box, where a vote with a box is open.
    pub(crate) votes: Option<Sum>,
}

impl Scene<'_> {
    pub(crate) fn pm(&self) -> Uuid {
        self.id.into()
    }

    pub(crate) fn head(&self) -> Result<Head, Fault> {
        post_mortem::get(self.db, self.id)?.ok_or(Fault::Refused(Refusal::Gone))
    }

    pub(crate) fn list<T: Rows>(&self) -> Result<Vec<T>, Fault> {
        Ok(row::list(self.db, self.pm())?)
    }

    pub(crate) fn get<T: Rows>(&self, id: impl Into<Uuid>) -> Result<T, Fault> {
        row::get(self.db, self.pm(), id.into())?.ok_or(Fault::Refused(Refusal::Gone))
    }

    pub(crate) fn insert<T: Rows>(&self, row: &T) -> Made {
        row::insert(self.db, self.pm(), row)?;
        Ok(Some(row.id()))
    }

    /// Adds a row and moves it to a place in a list of its kind.
    pub(crate) fn insert_at<T: Rows>(&self, row: &T, mut order: Vec<Uuid>, place: Option<usize>) -> Made {
        let made = self.insert(row)?;
        if let Some(place) = place.filter(|p| *p < order.len()) {
            order.insert(place, row.id());
            row::reorder::<T>(self.db, self.pm(), &order)?;
        }
        Ok(made)
    }

    /// Carries out an act for each of several things. Returns the id of what the last one made; refuses none at all.
    pub(crate) fn each<T>(&self, things: &[T], mut act: impl FnMut(&T) -> Made) -> Made {
        if things.is_empty() {
            return Err(Refusal::Empty.into());
        }
        things.iter().try_fold(None, |_, thing| act(thing))
    }

    pub(crate) fn update<T: Rows>(&self, row: &T) -> Made {
        row::update(self.db, self.pm(), row)?;
        Ok(None)
    }

    /// Reads a row, changes it, writes it.
    pub(crate) fn change<T: Rows>(&self, id: impl Into<Uuid>, change: impl FnOnce(&mut T)) -> Made {
        let mut row: T = self.get(id)?;
        change(&mut row);
        self.update(&row)
    }

    pub(crate) fn delete<T: Rows>(&self, id: impl Into<Uuid>) -> Made {
        let id = id.into();
        self.get::<T>(id)?;
        row::delete::<T>(self.db, self.pm(), id)?;
        Ok(None)
    }

    /// Moves a row to a place in a list of its kind.
    pub(crate) fn reorder<T: Rows>(&self, id: impl Into<Uuid>, mut order: Vec<Uuid>, place: usize) -> Made {
        let id = id.into();
        if !order.contains(&id) {
            return Err(Refusal::Gone.into());
        }
        order.retain(|other| *other != id);
        order.insert(place.min(order.len()), id);
        row::reorder::<T>(self.db, self.pm(), &order)?;
        Ok(None)
    }
}

impl Edit {
    pub(crate) fn apply(&self, scene: &Scene<'_>) -> Made {
        let decides_who_votes = matches!(self, Self::People(_) | Self::Facts(FactsEdit::Facilitator { .. }));
        if !decides_who_votes {
            return self.carry_out(scene);
        }
        let voters = ballots::voters(scene)?;
        let made = self.carry_out(scene)?;
        ballots::follow_people(scene, voters)?;
        Ok(made)
    }

    fn carry_out(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Facts(edit) => edit.apply(scene),
            Self::People(edit) => edit.apply(scene),
            Self::Reviews(edit) => edit.apply(scene),
            Self::Timeline(edit) => edit.apply(scene),
            Self::Ideas(edit) => edit.apply(scene),
            Self::Remarks(edit) => edit.apply(scene),
            Self::Chains(edit) => edit.apply(scene),
            Self::Factors(edit) => edit.apply(scene),
            Self::Candidates(edit) => edit.apply(scene),
            Self::Ballots(edit) => edit.apply(scene),
            Self::Actions(edit) => edit.apply(scene),
            Self::Meeting(edit) => edit.apply(scene),
            Self::Close(edit) => edit.apply(scene),
            Self::Sections(edit) => edit.apply(scene),
            Self::Coach(edit) => edit.apply(scene),
        }
    }

    /// The field that an act types into; typing into one field coalesces into one step of undo.
    pub(crate) fn typing(&self) -> Option<String> {
        match self {
            Self::Facts(edit) => edit.typing(),
            Self::People(edit) => edit.typing(),
            Self::Reviews(edit) => edit.typing(),
            Self::Timeline(edit) => edit.typing(),
            Self::Ideas(edit) => edit.typing(),
            Self::Remarks(edit) => edit.typing(),
            Self::Chains(edit) => edit.typing(),
            Self::Factors(edit) => edit.typing(),
            Self::Candidates(edit) => edit.typing(),
            Self::Actions(edit) => edit.typing(),
            Self::Meeting(edit) => edit.typing(),
            Self::Close(edit) => edit.typing(),
            Self::Sections(edit) => edit.typing(),
            Self::Ballots(_) | Self::Coach(_) => None,
        }
    }

    /// Whether the act changes what the record says, so that it is marked once the meeting is finished.
    /// How far an action is changes by itself with the work, and is no edit of the record.
    pub(crate) fn amends(&self) -> bool {
        !matches!(
            self,
            Self::People(_)
                | Self::Ideas(_)
                | Self::Facts(FactsEdit::Facilitator { .. })
                | Self::Meeting(MeetingEdit::Notes { .. })
                | Self::Actions(ActionsEdit::State { .. } | ActionsEdit::Pending { .. })
                | Self::Close(CloseEdit::Finish | CloseEdit::Hold | CloseEdit::MetElsewhere)
                | Self::Coach(_)
        )
    }
}
