//! What a window shows of one post-mortem, part by part. Reading never writes.

use afterword_domain::ballot::standing;
use afterword_domain::candidate::alike::alike;
use afterword_domain::chain::coverage::coverage;
use afterword_domain::chain::draft::{Proposal, proposals, root_cause};
use afterword_domain::chain::hints::hints;
use afterword_domain::gate::gate;
use afterword_domain::lifecycle::Figures;
use afterword_domain::{
    ActionItem, Agenda, Amendment, Ballot, BallotState, Candidate, CandidateId, Chain, ChainHint, Coverage,
    FacilitatorHint, Factor, Facts, Gate, Instant, Kept, LifecycleProblem, OtherSection, Override,
    ParkedIdea, People, Phase, PostMortemId, Previous, Received, Refusal, Remarks, Review, Standing, Status,
    TimelineEvent,
};
use afterword_store::table::post_mortem::{self, Head};
use afterword_store::table::{ballot, cause, phase_clock, rule_override};
use afterword_store::{Connection, agenda, history, people, remarks, row};
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use crate::edit::{cards, earlier};
use crate::voting::BoxView;
use crate::{Area, Problem};

/// The parts of a post-mortem that were asked for; the others are none.
#[derive(Debug, Default, Serialize, TS)]
pub struct Snapshot {
    /// The revision of the workspace that this is a picture of.
    #[ts(type = "number")]
    pub revision: u64,
    /// Whether there is something to undo here.
    pub can_undo: bool,
    /// Whether there is something to redo here.
    pub can_redo: bool,
    /// Facts, figures, status.
    pub facts: Option<FactsView>,
    /// People and incident roles.
    pub people: Option<People>,
    /// Last time's actions.
    pub last_time: Option<LastTimeView>,
    /// The timeline, in order.
    pub timeline: Option<Vec<TimelineEvent>>,
    /// Parked ideas.
    pub ideas: Option<Vec<ParkedIdea>>,
    /// The four lists.
    pub remarks: Option<Remarks>,
    /// Chains.
    pub chains: Option<Vec<ChainView>>,
    /// Contributing factors.
    pub factors: Option<FactorsView>,
    /// What chains and actions leave open between them.
    pub coverage: Option<Coverage>,
    /// Candidates.
    pub candidates: Option<Vec<Candidate>>,
    /// Candidates that say nearly the same, in pairs.
    pub alike: Option<Vec<[CandidateId; 2]>>,
    /// Votes.
    pub ballots: Option<BallotsView>,
    /// Actions and the gate.
    pub actions: Option<ActionsView>,
    /// The plan of the meeting and its clock.
    pub meeting: Option<MeetingView>,
    /// Other sections, edits after the meeting.
    pub rest: Option<RestView>,
    /// Sentences that are kept as said.
    pub kept: Option<Vec<Kept>>,
}

/// The facts with what follows from them.
#[derive(Debug, Serialize, TS)]
pub struct FactsView {
    /// Id.
    pub id: PostMortemId,
    /// Number.
    pub number: u32,
    /// The facts.
    pub facts: Facts,
    /// Duration, TTD, TTM, TTR in seconds.
    pub figures: Figures,
    /// Instants in an impossible order.
    pub problems: Vec<LifecycleProblem>,
    /// Status.
    pub status: Status,
    /// When the meeting was finished.
    pub finished_at: Option<Instant>,
    /// The zone in which the meeting was held.
    #[ts(type = "string | null")]
    pub meeting_zone: Option<Tz>,
    /// What an imported document says about its meeting.
    pub received: Option<Received>,
    /// Whether it was imported.
    pub came_in: bool,
    /// Why the facilitator may want to hand over.
    pub facilitator_hints: Vec<FacilitatorHint>,
    /// How many found the meeting worth 1 to 5.
    pub worth: [u32; 5],
}

/// A post-mortem in one line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Brief {
    /// Id.
    pub id: PostMortemId,
    /// Number.
    pub number: u32,
    /// Title.
    pub title: String,
    /// Service.
    pub service: String,
}

impl Brief {
    /// A post-mortem in one line; none where there is no such post-mortem.
    pub(crate) fn of(db: &Connection, id: PostMortemId) -> Result<Option<Self>, Problem> {
        Ok(post_mortem::get(db, id)?.map(|head| Self {
            id,
            number: head.number,
            title: head.facts.title,
            service: head.facts.service,
        }))
    }
}

/// Last time's actions.
#[derive(Debug, Serialize, TS)]
pub struct LastTimeView {
    /// What was decided about the earlier post-mortem.
    pub previous: Previous,
    /// The earlier post-mortem, where there is one.
    pub source: Option<Brief>,
    /// One card per action.
    pub cards: Vec<CardView>,
    /// How many cards wait for an answer.
    pub unanswered: usize,
    /// Whether moving on with an unanswered card was confirmed.
    pub moved_on: Option<Override>,
}

/// A card.
#[derive(Debug, Serialize, TS)]
pub struct CardView {
    /// The verdict so far.
    pub review: Review,
    /// Whether the card has all it asks for.
    pub answered: bool,
}

/// A chain with what could be said about it.
#[derive(Debug, Serialize, TS)]
pub struct ChainView {
    /// The chain.
    pub chain: Chain,
    /// How many answers its longest line has.
    pub depth: usize,
    /// Hints.
    pub hints: Vec<ChainHint>,
}

/// Factors, and what could become one.
#[derive(Debug, Serialize, TS)]
pub struct FactorsView {
    /// The factors.
    pub factors: Vec<Factor>,
    /// Ends of chains and joint causes that are not among them.
    pub proposed: Vec<Proposal>,
    /// A root-cause paragraph drafted from the chains; empty while no chain has an end.
    pub draft: String,
}

/// Votes.
#[derive(Debug, Serialize, TS)]
pub struct BallotsView {
    /// All rounds, first to last.
    pub ballots: Vec<Ballot>,
    /// All votes of the room in the open round.
    pub budget: u32,
    /// Votes entered in the open round.
    pub spent: u32,
    /// The most votes that one candidate can get in the open round.
    pub most: u32,
    /// What the counts of the last counted round say; none while a round is open or before the first.
    pub standing: Option<Standing>,
    /// Whether a tie waits for the room.
    pub tie: bool,
    /// The ballots of the open round, where every voter has one; none also when they are gone.
    pub open_box: Option<BoxView>,
    /// Whether they are gone since the application ended while the round was open.
    pub interrupted: bool,
}

/// Actions and the gate.
#[derive(Debug, Serialize, TS)]
pub struct ActionsView {
    /// The actions.
    pub actions: Vec<ActionItem>,
    /// What stands between the room and the close.
    pub gate: Gate,
    /// Rules set aside.
    pub overrides: Vec<Override>,
}

/// The plan of the meeting and its clock.
#[derive(Debug, Serialize, TS)]
pub struct MeetingView {
    /// The plan, and the seconds spent so far.
    pub agenda: Agenda,
    /// The phase the room is in; none before the meeting.
    pub current: Option<Phase>,
    /// The phases that the room was led through so far. Looking into one does not count.
    pub led: Vec<Phase>,
    /// Whether the clock is counting for this phase now.
    pub running: bool,
}

/// What is left.
#[derive(Debug, Serialize, TS)]
pub struct RestView {
    /// Sections of an imported document.
    pub sections: Vec<OtherSection>,
    /// Edits after the meeting.
    pub amendments: Vec<Amendment>,
}

/// Reads the parts that were asked for.
pub(crate) fn snapshot(db: &Connection, id: PostMortemId, areas: &[Area]) -> Result<Snapshot, Problem> {
    let head = post_mortem::get(db, id)?.ok_or(Problem::Refused { refusal: Refusal::Gone })?;
    let (can_undo, can_redo) = history::ends(db, id.0)?;
    let mut view = Snapshot { can_undo, can_redo, ..Snapshot::default() };
    for area in areas {
        match area {
            Area::Facts => view.facts = Some(facts(db, &head)?),
            Area::People => view.people = Some(people(db, id.0)?),
            Area::LastTime => view.last_time = Some(last_time(db, &head)?),
            Area::Timeline => view.timeline = Some(row::list(db, id.0)?),
            Area::Ideas => view.ideas = Some(row::list(db, id.0)?),
            Area::Remarks => view.remarks = Some(remarks(db, id.0)?),
            Area::Chains => view.chains = Some(chains(db, id)?),
            Area::Factors => view.factors = Some(factors(db, id)?),
            Area::Coverage => view.coverage = Some(coverage_of(db, id)?),
            Area::Kept => view.kept = Some(row::list(db, id.0)?),
            Area::Candidates => view.candidates = Some(row::list(db, id.0)?),
            Area::Alike => view.alike = Some(alike(&row::list::<Candidate>(db, id.0)?)),
            Area::Ballots => view.ballots = Some(ballots(db, id)?),
            Area::Actions => view.actions = Some(actions(db, id)?),
            Area::Meeting => view.meeting = Some(meeting(db, &head)?),
            Area::Rest => {
                view.rest =
                    Some(RestView { sections: row::list(db, id.0)?, amendments: row::list(db, id.0)? });
            }
        }
    }
    Ok(view)
}

fn facts(db: &Connection, head: &Head) -> Result<FactsView, Problem> {
    let actions: Vec<ActionItem> = row::list(db, head.id.0)?;
    let people = people(db, head.id.0)?;
    Ok(FactsView {
        id: head.id,
        number: head.number,
        figures: head.facts.lifecycle.figures(),
        problems: head.facts.lifecycle.problems(),
        status: Status::of(head.is_concluded(), &actions),
        finished_at: head.finished_at,
        meeting_zone: head.meeting_zone,
        received: head.received,
        came_in: head.came_in,
        facilitator_hints: people.facilitator_hints(&head.facts.facilitator),
        worth: head.worth,
        facts: head.facts.clone(),
    })
}

fn last_time(db: &Connection, head: &Head) -> Result<LastTimeView, Problem> {
    let source = match earlier(db, head)? {
        Some(id) => Brief::of(db, id)?,
        None => None,
    };
    let cards: Vec<_> = cards(db, head)?
        .into_iter()
        .map(|review| CardView { answered: review.is_answered(), review })
        .collect();
    let unanswered = cards.iter().filter(|c| !c.answered).count();
    let rule = afterword_domain::Rule::EveryActionReviewed;
    let moved_on = rule_override::list(db, head.id.0)?.into_iter().find(|o| o.rule == rule);
    Ok(LastTimeView { previous: head.previous.clone(), source, cards, unanswered, moved_on })
}

fn chains(db: &Connection, id: PostMortemId) -> Result<Vec<ChainView>, Problem> {
    let chains = cause::chains(db, id.0)?;
    let hints: Vec<_> = chains.iter().map(|chain| hints(chain, &chains)).collect();
    let view = |(chain, hints): (Chain, _)| ChainView { depth: chain.depth(), hints, chain };
    Ok(chains.into_iter().zip(hints).map(view).collect())
}

fn factors(db: &Connection, id: PostMortemId) -> Result<FactorsView, Problem> {
    let factors: Vec<Factor> = row::list(db, id.0)?;
    let chains = cause::chains(db, id.0)?;
    let mut proposed = proposals(&chains);
    proposed.retain(|one| !factors.iter().any(|f| f.cause == Some(one.cause)));
    Ok(FactorsView { factors, proposed, draft: root_cause(&chains) })
}

fn coverage_of(db: &Connection, id: PostMortemId) -> Result<Coverage, Problem> {
    let candidates: Vec<Candidate> = row::list(db, id.0)?;
    let actions: Vec<ActionItem> = row::list(db, id.0)?;
    Ok(coverage(&cause::chains(db, id.0)?, &candidates, &actions))
}

fn ballots(db: &Connection, id: PostMortemId) -> Result<BallotsView, Problem> {
    let ballots = ballot::ballots(db, id.0)?;
    let mut view = BallotsView {
        ballots,
        budget: 0,
        spent: 0,
        most: 0,
        standing: None,
        tie: false,
        open_box: None,
        interrupted: false,
    };
    let Some(last) = view.ballots.last() else {
        return Ok(view);
    };
    match last.state {
        BallotState::Open => {
            view.budget = last.rules.budget();
            view.spent = last.tallies.iter().map(|t| t.votes).sum();
            view.most = last.rules.most_for_a_candidate();
        }
        BallotState::Closed => {
            view.tie = last.outcome.is_none();
            view.standing = Some(standing(&last.tallies, last.rules.cut));
        }
        BallotState::Skipped => {}
    }
    Ok(view)
}

fn actions(db: &Connection, id: PostMortemId) -> Result<ActionsView, Problem> {
    let actions: Vec<ActionItem> = row::list(db, id.0)?;
    let overrides = rule_override::list(db, id.0)?;
    Ok(ActionsView { gate: gate(&actions, &overrides), actions, overrides })
}

fn meeting(db: &Connection, head: &Head) -> Result<MeetingView, Problem> {
    let clock = phase_clock::get(db, head.id.0)?;
    Ok(MeetingView { agenda: agenda(db, head)?, current: clock.current, led: clock.led(), running: false })
}
