//! Votes: counts only. Where every voter has a ballot, they lie in a box of [`crate::voting`] until the close.

use afterword_domain::ballot::{MOST_ACTIONS, standing};
use afterword_domain::text::is_blank;
use afterword_domain::{
    ActionId, ActionItem, Ballot, BallotId, BallotRules, BallotState, Candidate, CandidateId, Outcome,
    Participant, Refusal, Tally, Way,
};
use afterword_store::row::Rows as _;
use afterword_store::table::{ballot, tally};
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::{Fault, Made, Scene};

/// An act on the votes.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum BallotsEdit {
    /// A ballot over all candidates. Voting again keeps the earlier result. Without rules those of the ballot before
    /// hold, or those that fit the room.
    Open {
        #[serde(default)]
        way: Way,
        #[serde(default)]
        rules: Option<BallotRules>,
        #[serde(default)]
        facilitator_votes: bool,
    },
    /// How the open ballot counts.
    Rules { rules: BallotRules },
    /// The votes of one candidate, where raised hands are counted per candidate.
    Votes { candidate: CandidateId, votes: u32 },
    /// Count. A tie across the cut line waits for the room.
    Close,
    /// The room votes again on the tied candidates.
    RunOff,
    /// The room chooses among the tied candidates.
    Choose { candidates: Vec<CandidateId> },
    /// No vote; the room picks.
    Skip,
    /// One candidate above or below the line, after voting was skipped or to correct a result.
    Pick { candidate: CandidateId, on: bool },
    /// The open ballot is taken back.
    Discard,
}

impl BallotsEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Open { way, rules, facilitator_votes } => open(scene, *way, *rules, *facilitator_votes),
            Self::Rules { rules } => {
                let mut ballot = current(scene)?;
                rules.allow(&ballot.tallies)?;
                let ballots = scene.votes.as_ref().map_or(0, |sum| sum.ballots);
                let same = (rules.votes_each, rules.most_on_one)
                    == (ballot.rules.votes_each, ballot.rules.most_on_one);
                if ballots > 0 && !same {
                    return Err(Refusal::BallotsIn { ballots }.into());
                }
                ballot.rules = *rules;
                scene.update(&ballot)
            }
            Self::Votes { candidate, votes } => vote(scene, *candidate, *votes),
            Self::Close => close(scene),
            Self::RunOff => run_off(scene),
            Self::Choose { candidates } => choose_tied(scene, candidates),
            Self::Skip => skip(scene),
            Self::Pick { candidate, on } => pick(scene, *candidate, *on),
            Self::Discard => {
                let ballot = current(scene)?;
                discard(scene, &ballot)?;
                if ballot.run_off {
                    reopen_tie(scene)?;
                }
                Ok(None)
            }
        }
    }
}

fn all(scene: &Scene<'_>) -> Result<Vec<Ballot>, Fault> {
    Ok(ballot::ballots(scene.db, scene.pm())?)
}

/// The ballot that is open, where there is one.
fn open_ballot(scene: &Scene<'_>) -> Result<Option<Ballot>, Fault> {
    Ok(all(scene)?.pop().filter(|b| b.state == BallotState::Open))
}

/// The ballot that has to be open.
fn current(scene: &Scene<'_>) -> Result<Ballot, Fault> {
    open_ballot(scene)?.ok_or(Fault::Refused(Refusal::BallotClosed))
}

/// The ballot whose tie waits for the room, where there is one.
fn waiting_tie(scene: &Scene<'_>) -> Result<Option<Ballot>, Fault> {
    Ok(all(scene)?.pop().filter(|b| b.state == BallotState::Closed && b.outcome.is_none()))
}

/// The ballot whose tie has to wait for the room.
fn tied(scene: &Scene<'_>) -> Result<Ballot, Fault> {
    waiting_tie(scene)?.ok_or(Fault::Refused(Refusal::BallotClosed))
}

fn open(scene: &Scene<'_>, way: Way, rules: Option<BallotRules>, facilitator_votes: bool) -> Made {
    let before = all(scene)?;
    if before.last().is_some_and(|b| b.state == BallotState::Open) {
        return Err(Refusal::BallotOpen.into());
    }
    let listed: Vec<_> =
        scene.list::<Candidate>()?.into_iter().filter(|c| !is_blank(&c.text)).map(|c| c.id).collect();
    if listed.is_empty() {
        return Err(Refusal::NoCandidates.into());
    }
    let earlier = before.iter().rev().find(|b| !b.run_off && b.state != BallotState::Skipped);
    let rules = match (rules, earlier) {
        (Some(rules), _) => rules,
        (None, Some(earlier)) => earlier.rules,
        (None, None) => {
            BallotRules { voters: voters(scene)? + u32::from(facilitator_votes), ..BallotRules::default() }
        }
    };
    rules.allow(&[])?;
    start(scene, &Ballot { facilitator_votes, ..fresh(scene, way, rules) }, &listed)
}

/// An open ballot follows the people after an act on them. The ballots themselves lie in its box, which follows by
/// itself: an empty one goes with its voter, one that was cast stays counted.
pub(super) fn follow_people(scene: &Scene<'_>, voters_before: u32) -> Result<(), Fault> {
    let now = voters(scene)?;
    if now != voters_before
        && let Some(mut ballot) = open_ballot(scene)?
    {
        ballot.rules.follow(voters_before, now, &ballot.tallies);
        scene.update(&ballot)?;
    }
    Ok(())
}

/// How many vote.
pub(super) fn voters(scene: &Scene<'_>) -> Result<u32, Fault> {
    let facilitator = scene.head()?.facts.facilitator;
    let voting = scene.list::<Participant>()?.iter().filter(|p| p.votes(&facilitator)).count();
    Ok(u32::try_from(voting).unwrap_or(u32::MAX).max(1))
}

/// A ballot that is open and empty.
fn fresh(scene: &Scene<'_>, way: Way, rules: BallotRules) -> Ballot {
    Ballot {
        id: BallotId(scene.ids.next()),
        run_off: false,
        way,
        state: BallotState::Open,
        facilitator_votes: false,
        rules,
        ballots: None,
        tallies: Vec::new(),
        outcome: None,
    }
}

fn start(scene: &Scene<'_>, ballot: &Ballot, listed: &[CandidateId]) -> Made {
    let id = ballot.id;
    let made = scene.insert(ballot)?;
    for (place, candidate) in listed.iter().enumerate() {
        tally::insert(scene.db, scene.pm(), id, place, Tally { candidate: *candidate, votes: 0 })?;
    }
    Ok(made)
}

/// A candidate that is collected while a ballot over all candidates is open can be voted for.
pub(super) fn list_late(scene: &Scene<'_>, candidate: CandidateId) -> Result<(), Fault> {
    if let Some(ballot) = open_ballot(scene)?.filter(|b| !b.run_off) {
        let place = ballot.tallies.len();
        tally::insert(scene.db, scene.pm(), ballot.id, place, Tally { candidate, votes: 0 })?;
    }
    Ok(())
}

fn vote(scene: &Scene<'_>, candidate: CandidateId, votes: u32) -> Made {
    let mut ballot = current(scene)?;
    if ballot.way.has_box() {
        return Err(Refusal::NotListed.into());
    }
    let counted = ballot.tallies.iter_mut().find(|t| t.candidate == candidate).ok_or(Refusal::Gone)?;
    counted.votes = votes;
    ballot.rules.allow_count(&ballot.tallies, votes)?;
    tally::set(scene.db, scene.pm(), ballot.id, Tally { candidate, votes })?;
    Ok(None)
}

fn close(scene: &Scene<'_>) -> Made {
    let mut ballot = current(scene)?;
    if ballot.way.has_box() {
        count_box(scene, &mut ballot)?;
    }
    let result = standing(&ballot.tallies, ballot.rules.cut);
    ballot.state = BallotState::Closed;
    ballot.outcome = result.tied.is_empty().then_some(Outcome::Clear);
    scene.update(&ballot)?;
    let kept = if ballot.run_off { chosen(scene)? } else { Vec::new() };
    commit(scene, &[kept, result.chosen].concat())
}

/// The candidates whose tie waits for the room.
pub(super) fn across_the_line(scene: &Scene<'_>) -> Result<Vec<CandidateId>, Fault> {
    Ok(waiting_tie(scene)?.map(|b| standing(&b.tallies, b.rules.cut).tied).unwrap_or_default())
}

/// A candidate takes over the votes of another that says the same. How many people voted for either is not known, so
/// the larger count stands: so many did.
pub(super) fn absorb(scene: &Scene<'_>, keep: CandidateId, absorbed: CandidateId) -> Result<(), Fault> {
    for ballot in all(scene)? {
        let of = |id| ballot.tallies.iter().find(|t| t.candidate == id).map(|t| t.votes);
        match (of(keep), of(absorbed)) {
            (Some(kept), Some(votes)) if votes > kept => {
                tally::set(scene.db, scene.pm(), ballot.id, Tally { candidate: keep, votes })?;
            }
            (None, Some(votes)) => {
                let place = ballot.tallies.len();
                tally::insert(scene.db, scene.pm(), ballot.id, place, Tally { candidate: keep, votes })?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A candidate is gone. The tie that was before may be decided without it; nothing else of the result is.
pub(super) fn resettle(scene: &Scene<'_>, tied_before: &[CandidateId]) -> Made {
    let Some(mut ballot) = all(scene)?.pop().filter(|_| !tied_before.is_empty()) else { return Ok(None) };
    let result = standing(&ballot.tallies, ballot.rules.cut);
    if !result.tied.is_empty() {
        return Ok(None);
    }
    ballot.outcome = Some(Outcome::Clear);
    scene.update(&ballot)?;
    let mut above = chosen(scene)?;
    above.extend(result.chosen.iter().filter(|id| tied_before.contains(id)));
    commit(scene, &above)
}

/// Only the sum of the box goes into the workspace.
fn count_box(scene: &Scene<'_>, ballot: &mut Ballot) -> Result<(), Fault> {
    let sum = scene.votes.as_ref().ok_or(Refusal::BoxGone)?;
    for tally in sum.tallies.clone()? {
        tally::set(scene.db, scene.pm(), ballot.id, tally)?;
    }
    ballot.tallies = tally::list(scene.db, scene.pm(), ballot.id)?;
    ballot.ballots = Some(sum.ballots);
    ballot.rules.voters = sum.expected;
    Ok(())
}

fn run_off(scene: &Scene<'_>) -> Made {
    let mut ballot = tied(scene)?;
    let result = standing(&ballot.tallies, ballot.rules.cut);
    ballot.outcome = Some(Outcome::RunOff);
    scene.update(&ballot)?;
    let places = u32::try_from(result.places).unwrap_or(1);
    let facilitator_votes = ballot.facilitator_votes;
    // Somebody may have come while the tie waited.
    let voters = ballot.rules.voters.max(voters(scene)? + u32::from(facilitator_votes));
    let rules = BallotRules { cut: places, votes_each: places, most_on_one: 1, voters };
    let run_off = Ballot { run_off: true, facilitator_votes, ..fresh(scene, ballot.way, rules) };
    start(scene, &run_off, &result.tied)
}

fn choose_tied(scene: &Scene<'_>, picked: &[CandidateId]) -> Made {
    let mut ballot = tied(scene)?;
    let result = standing(&ballot.tallies, ballot.rules.cut);
    if picked.len() > result.places || picked.iter().any(|id| !result.tied.contains(id)) {
        return Err(Refusal::NotInTie { places: result.places }.into());
    }
    ballot.outcome = Some(Outcome::RoomChose);
    scene.update(&ballot)?;
    commit(scene, &[chosen(scene)?, picked.to_vec()].concat())
}

fn skip(scene: &Scene<'_>) -> Made {
    if let Some(ballot) = open_ballot(scene)? {
        // Throwing ballots away is an act of its own.
        if let Some(ballots) = scene.votes.as_ref().map(|sum| sum.ballots).filter(|ballots| *ballots > 0) {
            return Err(Refusal::BallotsIn { ballots }.into());
        }
        discard(scene, &ballot)?;
    }
    if all(scene)?.last().is_some_and(|b| b.state == BallotState::Skipped) {
        return Ok(None);
    }
    scene.insert(&Ballot {
        state: BallotState::Skipped,
        ..fresh(scene, Way::default(), BallotRules::default())
    })
}

fn discard(scene: &Scene<'_>, ballot: &Ballot) -> Result<(), Fault> {
    tally::remove_ballot(scene.db, scene.pm(), ballot.id)?;
    scene.delete::<Ballot>(ballot.id)?;
    Ok(())
}

/// Without its run-off, the tie before it waits for the room again.
fn reopen_tie(scene: &Scene<'_>) -> Result<(), Fault> {
    if let Some(mut tied) = all(scene)?.pop().filter(|b| b.outcome == Some(Outcome::RunOff)) {
        tied.outcome = None;
        scene.update(&tied)?;
    }
    Ok(())
}

fn pick(scene: &Scene<'_>, candidate: CandidateId, on: bool) -> Made {
    scene.get::<Candidate>(candidate)?;
    let mut picked = chosen(scene)?;
    picked.retain(|id| *id != candidate);
    if on {
        picked.push(candidate);
    }
    if picked.len() > MOST_ACTIONS as usize {
        return Err(Refusal::TooMany { limit: MOST_ACTIONS }.into());
    }
    commit(scene, &picked)
}

/// The candidates above the line, in the order of their actions.
fn chosen(scene: &Scene<'_>) -> Result<Vec<CandidateId>, Fault> {
    let candidates = scene.list::<Candidate>()?;
    let is_chosen = |id: &CandidateId| candidates.iter().any(|c| c.id == *id && c.chosen);
    let ordered: Vec<_> =
        scene.list::<ActionItem>()?.iter().filter_map(|a| a.candidate).filter(is_chosen).collect();
    let rest = candidates.iter().filter(|c| c.chosen && !ordered.contains(&c.id)).map(|c| c.id);
    Ok(ordered.iter().copied().chain(rest).collect())
}

/// Puts exactly these candidates above the line and makes their actions. An action whose candidate fell
/// below the line goes, unless an owner, a date or a ticket was entered already.
fn commit(scene: &Scene<'_>, picked: &[CandidateId]) -> Made {
    let actions = scene.list::<ActionItem>()?;
    for mut candidate in scene.list::<Candidate>()? {
        let on = picked.contains(&candidate.id);
        let action = actions.iter().find(|a| a.candidate == Some(candidate.id));
        match (on, action) {
            (true, None) => {
                scene.insert(&ActionItem {
                    candidate: Some(candidate.id),
                    category: candidate.category,
                    ..ActionItem::new(ActionId(scene.ids.next()), candidate.text.clone())
                })?;
            }
            (false, Some(action)) if !action.has_commitment() => {
                scene.delete::<ActionItem>(action.id)?;
            }
            _ => {}
        }
        if candidate.chosen != on {
            candidate.chosen = on;
            scene.update(&candidate)?;
        }
    }
    let mut order: Vec<Uuid> = Vec::new();
    let actions = scene.list::<ActionItem>()?;
    for id in picked {
        order.extend(actions.iter().filter(|a| a.candidate == Some(*id)).map(|a| a.id()));
    }
    order.extend(actions.iter().map(|a| a.id()).filter(|id| !order.contains(id)).collect::<Vec<_>>());
    afterword_store::row::reorder::<ActionItem>(scene.db, scene.pm(), &order)?;
    Ok(None)
}
