//! One open vote: its box, and how it follows its ballot in the workspace.

use afterword_domain::text::{is_blank, readable};
use afterword_domain::{
    Ballot, BallotBox, BallotId, Candidate, Participant, ParticipantId, SeatId, Tally, Way,
};
use afterword_store::table::post_mortem::Head;

use super::Listed;
use crate::now::Ids;

/// One open vote.
pub(super) struct Open {
    pub(super) ballot: BallotId,
    /// The ballot that its run-offs decide; itself in a first round.
    pub(super) root: BallotId,
    pub(super) way: Way,
    pub(super) run_off: bool,
    /// Counted with a tie: the seats wait for a run-off.
    pub(super) waiting: bool,
    /// Being counted: what is cast now waits, so that nothing is told to be counted that is not.
    pub(super) held: bool,
    pub(super) number: u32,
    pub(super) candidates: Vec<Listed>,
    pub(super) votes: BallotBox,
}

impl Open {
    pub(super) fn name_of(&self, seat: SeatId) -> String {
        self.votes.seats().iter().find(|s| s.id == seat).map(|s| s.name.clone()).unwrap_or_default()
    }

    pub(super) fn empty(ballot: &Ballot) -> Self {
        Self {
            ballot: ballot.id,
            root: ballot.id,
            way: ballot.way,
            run_off: ballot.run_off,
            waiting: false,
            held: false,
            number: 0,
            candidates: Vec::new(),
            votes: BallotBox::new(ballot.rules, Vec::new()),
        }
    }

    /// The ballots are gone, counted or taken back; whoever sits stays seated.
    pub(super) fn awaiting_run_off(mut self, tied: &Ballot) -> Self {
        self.votes.clear();
        Self { ballot: tied.id, run_off: tied.run_off, waiting: true, ..self }
    }

    pub(super) fn again(self, run_off: &Ballot) -> Self {
        Self { ballot: run_off.id, run_off: true, waiting: false, ..self }
    }

    /// Takes over what the workspace says: rules, candidates, who is there.
    pub(super) fn fill(
        &mut self,
        ballot: &Ballot,
        head: &Head,
        candidates: &[Candidate],
        people: Vec<Participant>,
        ids: &Ids,
    ) {
        self.number = head.number;
        self.votes.rules = ballot.rules;
        let listed = |t: &Tally| candidates.iter().find(|c| c.id == t.candidate);
        let entry = |c: &Candidate| Listed { id: c.id, text: c.text.clone(), category: c.category };
        self.candidates = ballot.tallies.iter().filter_map(listed).map(entry).collect();
        self.votes.list(self.candidates.iter().map(|c| c.id).collect());
        let people: Vec<(ParticipantId, String)> = people
            .into_iter()
            .filter(|p| p.votes(&head.facts.facilitator) || (ballot.facilitator_votes && p.present))
            // A file that was received may hold any name.
            .map(|p| (p.id, readable(&p.name)))
            .collect();
        self.votes.seat_people(&people, || SeatId(ids.next()));
    }

    /// A facilitator who votes and is no participant has a seat of their own.
    pub(super) fn seat_facilitator(&mut self, name: &str, ids: &Ids) {
        let name = readable(name);
        let name = name.trim();
        let is_seated =
            self.votes.seats().iter().any(|s| s.name.trim().to_lowercase() == name.to_lowercase());
        if !is_seated {
            let name = if is_blank(name) { "Facilitator" } else { name };
            // A room that is full to the last seat has none for them either.
            let _ = self.votes.add_guest(SeatId(ids.next()), name.to_owned(), false);
        }
    }
}
