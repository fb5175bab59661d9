//! How the meeting went: votes, time, and whether it was worth it.

use afterword_domain::{Ballot, BallotState, CandidateId, Outcome, PostMortem};

use afterword_words as words;

use super::line;
use crate::{Block, Cell, Column, ColumnName, Note, Table, note};

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
            blocks.push(Block::Note(Note::Skipped));
            continue;
        }
        blocks.push(Block::Note(Note::Vote {
            run_off: ballot.run_off,
            rules: ballot.rules,
            cast: note::cast(ballot),
        }));
        if with_votes && !ballot.tallies.is_empty() {
            blocks.push(counts(pm, ballot));
        }
        let tie = match (ballot.state, ballot.outcome) {
            (BallotState::Open, _) => Note::StillOpen,
            (_, None) => Note::TieOpen,
            (_, Some(Outcome::RunOff)) => Note::TieRunOff,
            (_, Some(Outcome::RoomChose)) => Note::TieChosen,
            (_, Some(Outcome::Clear)) => continue,
        };
        blocks.push(Block::Note(tie));
    }
    blocks
}

fn counts(pm: &PostMortem, ballot: &Ballot) -> Block {
    let text = |id: CandidateId| {
        pm.candidates.iter().find(|c| c.id == id).map(|c| line(&c.text)).unwrap_or_default()
    };
    let ranked = afterword_domain::ballot::standing(&ballot.tallies, ballot.rules.cut).ranked;
    let rows =
        ranked.iter().map(|t| vec![Cell::text(text(t.candidate)), Cell::text(t.votes.to_string())]).collect();
    Block::Table(Table { columns: Column::row(&[ColumnName::Candidate, ColumnName::Votes], 0, &[1]), rows })
}

pub(super) fn time_spent(pm: &PostMortem) -> Option<Block> {
    if pm.agenda.phases.iter().all(|p| p.spent == 0) {
        return None;
    }
    let rows = pm.agenda.phases.iter().map(|p| {
        vec![
            Cell::text(p.phase.label()),
            Cell::text(words::document_minutes(p.minutes)),
            Cell::text(format!("{}:{:02}", p.spent / 60, p.spent % 60)),
        ]
    });
    let columns = [ColumnName::Phase, ColumnName::Planned, ColumnName::Spent];
    Some(Block::Table(Table { columns: Column::row(&columns, 0, &[1, 2]), rows: rows.collect() }))
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
