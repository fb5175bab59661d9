//! The rules of a blameless post-mortem, as plain types.
//!
//! This is the place to learn the product: every type is named with a word of
//! the practice, every rule is a function with its reason beside it. Nothing in
//! here reads a file, a clock or a window; instants and zones come in as
//! arguments, so every rule can be tested by calling it.
//!
//! Start with [`PostMortem`], which holds everything of one incident's
//! analysis, then read the rules in the order of the meeting: [`review`],
//! [`timeline`], [`chain`], [`candidate`], [`ballot`],
//! [`ballot_box`], [`shortlist`], [`action`], [`gate`].

pub mod action;
pub mod agenda;
pub mod ballot;
pub mod ballot_box;
pub mod calendar;
pub mod candidate;
pub mod chain;
pub mod facts;
pub mod gate;
pub mod id;
pub mod lifecycle;
mod mark;
pub mod people;
pub mod post_mortem;
pub mod refusal;
pub mod remark;
pub mod review;
mod rule;
pub mod severity;
pub mod shortlist;
pub mod text;
pub mod timeline;

pub use action::{ActionItem, ActionState, Status};
pub use agenda::{Agenda, Phase, PhasePlan, Preset};
pub use ballot::{Ballot, BallotRules, BallotState, CastBy, Choice, Outcome, Standing, Tally, Way};
pub use ballot_box::{BallotBox, Seat};
pub use candidate::{Candidate, Category, Source};
pub use chain::coverage::Coverage;
pub use chain::hints::ChainHint;
pub use chain::{Cause, CauseState, Chain, Condition, Evidence, Step};
pub use facts::{Facts, Mitigation};
pub use gate::Override;
pub use id::*;
pub use lifecycle::{Lifecycle, LifecycleProblem};
pub use mark::Mark;
pub use people::{FacilitatorHint, IncidentRole, Participant, People};
pub use post_mortem::{Amendment, Factor, Kept, OtherSection, PostMortem, Previous, Received};
pub use refusal::Refusal;
pub use remark::{Remark, RemarkList, Remarks};
pub use review::{Decision, Effect, Review};
pub use rule::{Gate, Incomplete, Lack, Rule};
pub use severity::Severity;
pub use shortlist::Shortlist;
pub use timeline::{EventKind, ParkedIdea, TimelineEvent};

/// An instant in UTC. The incident's zone is kept beside it in [`Facts`].
pub type Instant = chrono::DateTime<chrono::Utc>;
