//! How the meeting went: votes, time, and whether it was worth it.

use afterword_domain::{Ballot, BallotState, CandidateId, Outcome, PostMortem};

use super::line;
use crate::words;
use crate::{Block, Cell, Column, Table};

/// The votes of a candidate in the last full ballot that it stood in.
pub(super) fn votes_for(pm: &PostMortem, candidate: CandidateId) -> Option<u32> {
    let counted = pm.ballots.iter().rev().filter(|b| !b.run_off && b.state != BallotState::Skipped);
    counted.flat_map(|b| &b.tallies).find(|t| t.candidate == candidate).map(|t| t.votes)
}

/// The ballots; without votes only their rules, how they were cast and how they ended.
pub(super) fn votes(pm: &PostMortem, with_votes: bool) -> Vec<Block> {
    let mut blocks = Vec::new();
    for ballot in &pm.ballots {
        if ballot.state == BallotState::Skipped {
            blocks.push(Block::Note(words::SKIPPED.to_owned()));
            continue;
        }
        blocks.push(Block::Note(rules(ballot)));
        if with_votes && !ballot.tallies.is_empty() {
            blocks.push(counts(pm, ballot));
        }
        let tie = match (ballot.state, ballot.outcome) {
            (BallotState::Open, _) => words::STILL_OPEN,
            (_, None) => words::TIE_OPEN,
            (_, Some(Outcome::RunOff)) => words::TIE_RUN_OFF,
            (_, Some(Outcome::RoomChose)) => words::TIE_CHOSEN,
            (_, Some(Outcome::Clear)) => continue,
        };
        blocks.push(Block::Note(tie.to_owned()));
    }
    blocks
}

/// `Vote: 9 voters, 3 votes each, at most 2 on one candidate, cut line at 5. Secret ballot on phones, 9 ballots.`
fn rules(ballot: &Ballot) -> String {
    let name = if ballot.run_off { words::RUN_OFF } else { words::VOTE };
    let r = &ballot.rules;
    format!(
        "{name}: {} {}, {} {} each, at most {} on one candidate, cut line at {}. {}.",
        r.voters,
        if r.voters == 1 { "voter" } else { "voters" },
        r.votes_each,
        if r.votes_each == 1 { "vote" } else { "votes" },
        r.most_on_one,
        r.cut,
        words::cast(ballot),
    )
}

fn counts(pm: &PostMortem, ballot: &Ballot) -> Block {
    let text = |id: CandidateId| {
        pm.candidates.iter().find(|c| c.id == id).map(|c| line(&c.text)).unwrap_or_default()
    };
    let ranked = afterword_domain::ballot::standing(&ballot.tallies, ballot.rules.cut).ranked;
    let rows =
        ranked.iter().map(|t| vec![Cell::text(text(t.candidate)), Cell::text(t.votes.to_string())]).collect();
    Block::Table(Table { columns: Column::row(&words::VOTE_COLUMNS, 0, &[1]), rows })
}

pub(super) fn time_spent(pm: &PostMortem) -> Option<Block> {
    if pm.agenda.phases.iter().all(|p| p.spent == 0) {
        return None;
    }
    let rows = pm.agenda.phases.iter().map(|p| {
        vec![
            Cell::text(p.phase.label()),
            Cell::text(format!("{} min", p.minutes)),
            Cell::text(format!("{}:{:02}", p.spent / 60, p.spent % 60)),
        ]
    });
    Some(Block::Table(Table { columns: Column::row(&words::TIME_COLUMNS, 0, &[1, 2]), rows: rows.collect() }))
}

/// `4.2 (1 × 3, 5 × 4, 3 × 5)`, or nothing.
pub(super) fn worth(counts: [u32; 5]) -> String {
    let votes: u32 = counts.iter().sum();
    if votes == 0 {
        return String::new();
    }
    let total: u64 = (1u64..).zip(counts).map(|(score, n)| score * u64::from(n)).sum();
    let tenths = (total * 10 + u64::from(votes) / 2) / u64::from(votes);
    let each: Vec<_> = (1..)
        .zip(counts)
        .filter(|(_, n)| *n > 0)
        .map(|(score, n): (u32, u32)| format!("{n} × {score}"))
        .collect();
    format!("{}.{} ({})", tenths / 10, tenths % 10, each.join(", "))
}

#[cfg(test)]
mod tests {
    #[test]
    fn worth_the_time_is_a_mean_and_its_counts() {
        assert_eq!(super::worth([0, 0, 1, 5, 3]), "4.2 (1 × 3, 5 × 4, 3 × 5)");
        assert_eq!(super::worth([0; 5]), "");
    }
}
