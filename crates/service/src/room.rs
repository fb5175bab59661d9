//! What the shared screen shows: the phase of the meeting that is led, and of it only what is meant for the room.
//!
//! Nothing here can hold a note, a hint, the script, a parked idea, the counts of an open vote, or whose an earlier action
//! was and when it was due: the types have no place for them.

mod scene;

use std::collections::BTreeMap;

use afterword_domain::ballot::standing;
use afterword_domain::text::is_blank;
use afterword_domain::{
    ActionItem, Ballot, BallotState, Candidate, CandidateId, CauseState, Decision, Factor, Phase, Remark,
    TimelineEvent, Way,
};
use afterword_store::table::post_mortem::{self, Head};
use afterword_store::table::{ballot, cause};
use afterword_store::{Connection, remarks, row};

use crate::Problem;
use crate::commit_settings::CommitSettings;
use crate::edit::{cards, earlier};
use crate::led::Led;
use crate::voting::BoxView;

pub use scene::*;

/// Reads what the room sees of the meeting that is led. Of one that is finished it sees nothing but thanks.
pub(crate) fn view(
    db: &Connection,
    led: Led,
    open_box: Option<BoxView>,
    phones: Option<RoomPhones>,
) -> Result<RoomView, Problem> {
    let Some(head) = post_mortem::get(db, led.id)? else { return Ok(RoomView::default()) };
    if head.is_concluded() {
        return Ok(RoomView { finished: true, ..RoomView::default() });
    }
    Ok(RoomView {
        revision: 0,
        label: afterword_domain::post_mortem::label(head.number),
        title: head.facts.title.clone(),
        zone: head.facts.zone.to_string(),
        scene: Some(scene(db, &head, led.phase, open_box, phones)?),
        finished: false,
    })
}

fn scene(
    db: &Connection,
    head: &Head,
    phase: Phase,
    open_box: Option<BoxView>,
    phones: Option<RoomPhones>,
) -> Result<RoomScene, Problem> {
    let pm = head.id.0;
    Ok(match phase {
        Phase::Welcome => RoomScene::Welcome,
        Phase::LastTime => last_time(db, head)?,
        Phase::Timeline => {
            let event =
                |e: TimelineEvent| RoomEvent { at: e.at, text: e.text, kind: e.kind, starred: e.starred };
            RoomScene::Timeline { events: row::list(db, pm)?.into_iter().map(event).collect() }
        }
        Phase::WentWell => {
            let remarks = remarks(db, pm)?;
            RoomScene::WentWell {
                well: said(remarks.went_well),
                badly: said(remarks.went_badly),
                lucky: said(remarks.lucky),
            }
        }
        Phase::Whys => RoomScene::Whys { chains: chains(db, head)? },
        Phase::RootCause => {
            let factors: Vec<Factor> = row::list(db, pm)?;
            RoomScene::RootCause {
                text: head.facts.root_cause.clone(),
                factors: factors.into_iter().map(|f| f.text).filter(|t| !is_blank(t)).collect(),
            }
        }
        Phase::Collect => {
            RoomScene::Collect { candidates: candidates(db, head)?.iter().map(shown).collect() }
        }
        Phase::Vote => RoomScene::Vote { vote: vote(db, head, open_box, phones)? },
        Phase::Commit => RoomScene::Commit { actions: actions(db, head)? },
        Phase::Close => {
            RoomScene::Close { actions: actions(db, head)?, learned: said(remarks(db, pm)?.learned) }
        }
    })
}

fn said(remarks: Vec<Remark>) -> Vec<String> {
    remarks.into_iter().map(|r| r.text).filter(|t| !is_blank(t)).collect()
}

fn last_time(db: &Connection, head: &Head) -> Result<RoomScene, Problem> {
    let source = match earlier(db, head)? {
        Some(id) => post_mortem::get(db, id)?,
        None => None,
    };
    let source =
        source.map(|of| format!("{} · {}", afterword_domain::post_mortem::label(of.number), of.facts.title));
    let card = |r: afterword_domain::Review| RoomCard {
        text: if r.decision == Some(Decision::Redefine) && !is_blank(&r.new_text) {
            r.new_text
        } else {
            r.text
        },
        state: r.progress,
        effect: r.effect,
        decision: r.decision,
    };
    Ok(RoomScene::LastTime {
        source: source.unwrap_or_default(),
        cards: cards(db, head)?.into_iter().map(card).collect(),
    })
}

fn chains(db: &Connection, head: &Head) -> Result<Vec<RoomChain>, Problem> {
    let chains = cause::chains(db, head.id.0)?;
    let read = |chain: &afterword_domain::Chain| RoomChain {
        problem: chain.problem.clone(),
        causes: chain
            .placed()
            .iter()
            .map(|at| RoomCause {
                text: at.cause.text.clone(),
                depth: at.depth,
                end: at.cause.end,
                ruled_out: at.cause.state == CauseState::RuledOut,
            })
            .collect(),
    };
    Ok(chains.iter().map(read).collect())
}

fn candidates(db: &Connection, head: &Head) -> Result<Vec<Candidate>, Problem> {
    let mut all: Vec<Candidate> = row::list(db, head.id.0)?;
    all.retain(|c| !is_blank(&c.text));
    Ok(all)
}

fn shown(candidate: &Candidate) -> RoomCandidate {
    RoomCandidate { text: candidate.text.clone(), category: candidate.category }
}

fn actions(db: &Connection, head: &Head) -> Result<Vec<RoomAction>, Problem> {
    let all: Vec<ActionItem> = row::list(db, head.id.0)?;
    let connections = CommitSettings::read(db)?.connections;
    // An address that was pasted is longer than the room can read.
    let ticket = |typed: String| match typed.contains("://") {
        true => afterword_tickets::recognise(&typed, &connections).map_or(typed, |found| found.key),
        false => typed,
    };
    let action = |a: ActionItem| RoomAction {
        text: a.text,
        category: a.category,
        owner: a.owner,
        due: a.due,
        ticket: ticket(a.ticket),
    };
    Ok(all.into_iter().map(action).collect())
}

fn vote(
    db: &Connection,
    head: &Head,
    open_box: Option<BoxView>,
    phones: Option<RoomPhones>,
) -> Result<RoomVote, Problem> {
    let candidates = candidates(db, head)?;
    let ballots = ballot::ballots(db, head.id.0)?;
    let Some(last) = ballots.last() else {
        return Ok(RoomVote::None { candidates: candidates.iter().map(shown).collect() });
    };
    let (above, below): (Vec<_>, Vec<_>) = candidates.iter().partition(|c| c.chosen);
    Ok(match last.state {
        BallotState::Open => RoomVote::Open {
            way: last.way,
            run_off: last.run_off,
            votes_each: last.rules.votes_each,
            most_on_one: last.rules.most_on_one,
            ballots: last.way.has_box().then(|| open_box.as_ref().map_or(0, |view| view.ballots)),
            expected: open_box.map_or(last.rules.voters, |view| view.expected),
            candidates: last
                .tallies
                .iter()
                .filter_map(|t| candidates.iter().find(|c| c.id == t.candidate))
                .map(shown)
                .collect(),
            phones: phones.filter(|_| last.way == Way::Phones),
        },
        BallotState::Closed => closed(&ballots, last, &above, &below),
        BallotState::Skipped => RoomVote::Skipped {
            chosen: above.into_iter().map(shown).collect(),
            below: below.into_iter().map(shown).collect(),
        },
    })
}

fn closed(ballots: &[Ballot], last: &Ballot, above: &[&Candidate], below: &[&Candidate]) -> RoomVote {
    let full = ballots.iter().rposition(|b| !b.run_off).unwrap_or(0);
    let rounds = &ballots[full..];
    let mut votes: BTreeMap<CandidateId, Vec<u32>> = BTreeMap::new();
    for tally in rounds.iter().filter(|b| b.state == BallotState::Closed).flat_map(|b| &b.tallies) {
        votes.entry(tally.candidate).or_default().push(tally.votes);
    }
    let result = standing(&last.tallies, last.rules.cut);
    let tied = if last.outcome.is_none() { result.tied } else { Vec::new() };
    let lines = |of: &[&Candidate]| {
        let mut lines: Vec<RoomLine> = of
            .iter()
            .map(|c| RoomLine {
                text: c.text.clone(),
                category: c.category,
                votes: votes.get(&c.id).cloned().unwrap_or_default(),
                tied: tied.contains(&c.id),
            })
            .collect();
        lines.sort_by(|a, b| b.votes.cmp(&a.votes));
        lines
    };
    RoomVote::Closed {
        ballots: ballots[full].ballots,
        expected: ballots[full].rules.voters,
        votes_each: ballots[full].rules.votes_each,
        chosen: lines(above),
        below: lines(below),
        tied: tied.len(),
        places: result.places,
    }
}
