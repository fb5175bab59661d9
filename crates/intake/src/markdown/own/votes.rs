//! How the room voted, which candidates were not chosen, and how long each phase took.

use std::collections::{HashMap, HashSet};

use afterword_domain::ballot::MOST_ACTIONS;
use afterword_domain::{
    Agenda, Ballot, BallotRules, BallotState, Candidate, CandidateId, CastBy, Outcome, Phase, PostMortem,
    Preset, Tally, Way,
};
use afterword_record::{ColumnName, Note, note};
use afterword_words as words;
use uuid::Uuid;

use super::super::fresh;
use super::super::tree::{Kind, Row};
use super::actions::category;
use super::parts::{Part, by_label, cell, note};

/// More votes than any room has; keeps sums within bounds whatever a file says.
const MOST_VOTES: u32 = 1_000_000;

/// How many candidates with the same words are told apart; no room has that many.
const SAME_WORDS: usize = 200;

/// What a record says about the vote, before its rows are matched with the candidates.
#[derive(Default)]
pub(super) struct Voting {
    /// Candidates that were not chosen, with their votes in the last full ballot that they stood in.
    expected: HashMap<CandidateId, Option<u32>>,
    ballots: Vec<(Ballot, Vec<Count>)>,
}

/// A row of a ballot.
struct Count {
    text: String,
    votes: u32,
}

impl Voting {
    /// Reads the candidates that were not chosen.
    pub(super) fn read_not_chosen(
        &mut self,
        part: &mut Part<'_>,
        pm: &mut PostMortem,
        ids: &mut dyn FnMut() -> Uuid,
    ) {
        let columns = part.columns();
        let said = |row: &Row, column: ColumnName| {
            columns.iter().position(|c| *c == column.word()).map(|at| cell(row, at)).unwrap_or_default()
        };
        for row in part.rows() {
            let candidate = Candidate {
                id: fresh(ids),
                text: said(row, ColumnName::Candidate),
                category: category(&said(row, ColumnName::Category)),
                sources: Vec::new(),
                chosen: false,
                because: said(row, ColumnName::Because),
            };
            let votes = said(row, ColumnName::Votes).parse().ok().map(|votes: u32| votes.min(MOST_VOTES));
            self.expected.insert(candidate.id, votes);
            pm.candidates.push(candidate);
        }
    }

    /// Reads the ballots. A table without the rules before it stays in the part.
    pub(super) fn read(&mut self, part: &mut Part<'_>, ids: &mut dyn FnMut() -> Uuid) {
        let mut tabled = true;
        part.left.retain(|node| {
            let said = note(node).unwrap_or_default();
            match (&node.kind, self.ballots.last_mut()) {
                (Kind::Table(rows), Some((_, counts))) if !tabled => {
                    counts.extend(rows.iter().skip(1).map(count));
                    tabled = true;
                    return false;
                }
                (Kind::Paragraph(_), Some((ballot, _))) => {
                    if let Some(end) = ending(&said) {
                        (ballot.state, ballot.outcome) = end;
                        return false;
                    }
                }
                _ => {}
            }
            let Some(ballot) = opened(&said, ids) else { return true };
            tabled = ballot.state == BallotState::Skipped;
            self.ballots.push((ballot, Vec::new()));
            false
        });
    }

    /// Gives every row of every ballot its candidate. A text may stand for several candidates; each takes the row
    /// that explains its votes. Rows that explain none are those of chosen candidates.
    pub(super) fn finish(self, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
        let mut named: HashMap<String, Vec<CandidateId>> = HashMap::new();
        for candidate in &pm.candidates {
            named.entry(candidate.text.clone()).or_default().push(candidate.id);
        }
        let mut settled = HashSet::new();
        let mut ballots = Vec::new();
        for (mut ballot, counts) in self.ballots.into_iter().rev() {
            let mut standing = HashSet::new();
            for Count { text, votes } in counts {
                let known = named.get(&text).map_or(&[][..], |same| &same[..same.len().min(SAME_WORDS)]);
                let free = || known.iter().filter(|id| !standing.contains(*id));
                let expected = |id: &CandidateId| self.expected.get(id).copied();
                let found = if ballot.run_off {
                    free().next()
                } else {
                    free()
                        .find(|id| expected(id) == Some(Some(votes)) && !settled.contains(*id))
                        .or_else(|| free().find(|id| settled.contains(*id)))
                        .or_else(|| free().find(|id| expected(id).is_none()))
                };
                let candidate = found.copied().unwrap_or_else(|| {
                    let id = chosen(&text, pm, ids);
                    // Rows without words are of candidates that were taken away, each another one.
                    if !text.is_empty() {
                        named.entry(text).or_default().push(id);
                    }
                    id
                });
                if !ballot.run_off {
                    settled.insert(candidate);
                }
                standing.insert(candidate);
                ballot.tallies.push(Tally { candidate, votes });
            }
            ballots.push(ballot);
        }
        ballots.reverse();
        pm.ballots = ballots;
    }
}

/// A chosen candidate, which the record knows by its words in the ballots alone.
fn chosen(text: &str, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) -> CandidateId {
    let id = fresh(ids);
    if !text.is_empty() {
        pm.candidates.push(Candidate {
            id,
            text: text.to_owned(),
            category: None,
            sources: Vec::new(),
            chosen: true,
            because: String::new(),
        });
    }
    id
}

fn count(row: &Row) -> Count {
    Count { text: cell(row, 0), votes: cell(row, 1).parse().unwrap_or(0).min(MOST_VOTES) }
}

/// The ballot in `Vote: 9 voters, 3 votes each, at most 2 on one candidate, cut line at 5. Raised hands.`, or with
/// `Secret ballot on phones, 9 ballots.` or `7 ballots on phones, 2 by raised hand.` at its end.
fn opened(said: &str, ids: &mut dyn FnMut() -> Uuid) -> Option<Ballot> {
    let mut ballot = Ballot {
        id: fresh(ids),
        run_off: false,
        way: Way::Hands,
        state: BallotState::Closed,
        facilitator_votes: false,
        rules: BallotRules::default(),
        ballots: None,
        cast: None,
        tallies: Vec::new(),
        outcome: Some(Outcome::Clear),
    };
    if said == Note::Skipped.sentence() {
        (ballot.state, ballot.outcome) = (BallotState::Skipped, None);
        return Some(ballot);
    }
    let (name, rules) = said.split_once(':')?;
    ballot.run_off = name == words::document_vote_run_off();
    if !(ballot.run_off || name == words::document_vote_vote()) {
        return None;
    }
    let digits = rules.split(|c: char| !c.is_ascii_digit()).filter_map(|n| n.parse().ok());
    let digits: Vec<u32> = digits.collect();
    let (&[voters, votes_each, most_on_one, cut], ballots) = digits.split_first_chunk::<4>()?;
    ballot.ballots = ballots.first().copied();
    ballot.way = note::way_of(rules);
    let how = rules.rsplit_once(". ").map_or("", |(_, how)| how);
    if let Some(by) = note::cast_by(how) {
        let by = CastBy {
            phones: by.phones.min(MOST_VOTES),
            laptop: by.laptop.min(MOST_VOTES),
            hands: by.hands.min(MOST_VOTES),
        };
        ballot.ballots = Some(by.phones + by.laptop + by.hands);
        ballot.way = mixed_way(by);
        ballot.cast = Some(by);
    }
    ballot.rules = BallotRules { voters, votes_each, most_on_one, cut: cut.clamp(1, MOST_ACTIONS) };
    Some(ballot)
}

/// The way of a vote whose ballots were cast by other means too: the record tells the means alone.
fn mixed_way(by: CastBy) -> Way {
    match (by.phones > 0, by.laptop > 0, by.hands > 0) {
        (true, false, false) | (false, true, true) => Way::Pass,
        _ => Way::Phones,
    }
}

/// How a ballot ended, by the sentence of the record.
fn ending(sentence: &str) -> Option<(BallotState, Option<Outcome>)> {
    let endings = [
        (Note::StillOpen, (BallotState::Open, None)),
        (Note::TieOpen, (BallotState::Closed, None)),
        (Note::TieRunOff, (BallotState::Closed, Some(Outcome::RunOff))),
        (Note::TieChosen, (BallotState::Closed, Some(Outcome::RoomChose))),
    ];
    endings.into_iter().find(|(note, _)| note.sentence() == sentence).map(|(_, ending)| ending)
}

/// Reads the minutes planned and the seconds spent. Phases that are not told keep their plan.
pub(super) fn read_time_spent(part: &mut Part<'_>, pm: &mut PostMortem) {
    let rows = part.rows();
    let told: Vec<_> = rows.iter().filter_map(|row| planned(row)).collect();
    let all_as = |preset: &Preset| {
        let minutes = preset.minutes();
        told.iter().all(|(phase, planned, _)| {
            Phase::ALL.iter().position(|p| p == phase).is_some_and(|n| minutes[n] == *planned)
        })
    };
    let preset = Preset::ALL.into_iter().find(all_as).unwrap_or_default();
    let mut agenda = Agenda::new(preset);
    for plan in &mut agenda.phases {
        if let Some((_, minutes, spent)) = told.iter().find(|(phase, ..)| *phase == plan.phase) {
            (plan.minutes, plan.spent) = (*minutes, *spent);
        }
    }
    pm.agenda = agenda;
}

fn planned(row: &Row) -> Option<(Phase, u32, u32)> {
    let phase = by_label(&Phase::ALL, Phase::label, &cell(row, 0))?;
    let minutes = cell(row, 1).split_whitespace().next()?.parse().ok()?;
    let spent = cell(row, 2);
    let (whole, seconds) = spent.split_once(':')?;
    let (whole, seconds): (u32, u32) = (whole.trim().parse().ok()?, seconds.trim().parse().ok()?);
    Some((phase, minutes, whole.saturating_mul(60).saturating_add(seconds)))
}
