//! Every act on a post-mortem, topic by topic: what it is on the wire, and what it does.
//!
//! Adding an act takes three steps: a variant in its topic's enum, an arm in that topic's `apply`, and its words for
//! the history. The compiler asks for the second, `svelte-check` for the third.
#![expect(missing_docs, reason = "the doc of a variant says what its fields are")]

mod act;
mod actions;
mod ballots;
mod candidates;
mod chains;
mod close;
mod coach;
mod context;
mod factors;
mod facts;
mod ideas;
mod meeting;
mod people;
mod remarks;
mod reviews;
mod sections;
mod shortlist;
mod timeline;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use actions::{ActionsAct, ActionsEdit};
pub use ballots::{BallotsAct, BallotsEdit};
pub use candidates::{CandidatesAct, CandidatesEdit, Origin};
pub use chains::{ChainsAct, ChainsEdit};
pub use close::{CloseAct, CloseEdit};
pub use coach::{CoachAct, CoachEdit};
pub use factors::{FactorsAct, FactorsEdit};
pub use facts::{FactsAct, FactsEdit};
pub use ideas::{IdeasAct, IdeasEdit};
pub use meeting::{MeetingAct, MeetingEdit, PreviousChoice};
pub use people::{PeopleAct, PeopleEdit};
pub use remarks::{RemarksAct, RemarksEdit};
pub use reviews::{Answer, ReviewAct, ReviewsEdit};
pub use sections::{SectionsAct, SectionsEdit};
pub use timeline::{EventAct, EventField, TimelineAct, TimelineEdit};

pub(crate) use act::{Act, VoteEffect};
pub(crate) use context::{ActContext, Made};
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

impl Edit {
    fn act(&self) -> &dyn Act {
        match self {
            Self::Facts(edit) => edit,
            Self::People(edit) => edit,
            Self::Reviews(edit) => edit,
            Self::Timeline(edit) => edit,
            Self::Ideas(edit) => edit,
            Self::Remarks(edit) => edit,
            Self::Chains(edit) => edit,
            Self::Factors(edit) => edit,
            Self::Candidates(edit) => edit,
            Self::Ballots(edit) => edit,
            Self::Actions(edit) => edit,
            Self::Meeting(edit) => edit,
            Self::Close(edit) => edit,
            Self::Sections(edit) => edit,
            Self::Coach(edit) => edit,
        }
    }
}

impl Act for Edit {
    fn name(&self) -> &'static str {
        self.act().name()
    }

    fn detail(&self) -> &str {
        self.act().detail()
    }

    fn field(&self) -> Option<String> {
        self.act().field()
    }

    fn amends(&self) -> bool {
        self.act().amends()
    }

    fn vote_effect(&self) -> VoteEffect {
        self.act().vote_effect()
    }

    fn decides_who_votes(&self) -> bool {
        self.act().decides_who_votes()
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        if !self.decides_who_votes() {
            return self.act().apply(context);
        }
        let voters = shortlist::voters(context)?;
        let made = self.act().apply(context)?;
        shortlist::follow_people(context, voters)?;
        Ok(made)
    }
}
