//! Rounds of voting: opened, counted, closed, and what a tie across the cut line asks of the room.

use super::Shortlist;
use crate::ballot::standing;
use crate::text::is_blank;
use crate::{
    ActionId, Ballot, BallotId, BallotRules, BallotState, CandidateId, Outcome, Refusal, Standing, Tally, Way,
};

impl Shortlist {
    /// Opens a round over all candidates. Without rules, those of the round before hold, or those that fit the number
    /// of voters. The results of earlier rounds stay.
    ///
    /// # Errors
    /// [`Refusal::BallotOpen`], [`Refusal::NoCandidates`]; rules under which nobody could vote.
    pub fn open(
        &mut self,
        id: BallotId,
        way: Way,
        rules: Option<BallotRules>,
        voters: u32,
        facilitator_votes: bool,
    ) -> Result<(), Refusal> {
        if self.rounds.last().is_some_and(|last| last.state == BallotState::Open) {
            return Err(Refusal::BallotOpen);
        }
        let listed: Vec<_> =
            self.candidates.iter().filter(|one| !is_blank(&one.text)).map(|one| one.id).collect();
        if listed.is_empty() {
            return Err(Refusal::NoCandidates);
        }
        let earlier = self.rounds.iter().rfind(|round| !round.run_off && round.state != BallotState::Skipped);
        let rules = rules.or(earlier.map(|round| round.rules)).unwrap_or_else(|| BallotRules {
            voters: voters + u32::from(facilitator_votes),
            ..BallotRules::default()
        });
        rules.allow(&[])?;
        self.rounds.push(Ballot { facilitator_votes, ..Ballot::new(id, way, rules, &listed) });
        Ok(())
    }

    /// Changes how the open round counts.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`]; [`Refusal::BallotsIn`] where votes would count otherwise than when they were cast;
    /// rules that do not fit the votes.
    pub fn set_rules(&mut self, rules: BallotRules) -> Result<(), Refusal> {
        let ballots = self.ballots_in();
        let round = self.open_round()?;
        rules.allow(&round.tallies)?;
        let counts_alike =
            (rules.votes_each, rules.most_on_one) == (round.rules.votes_each, round.rules.most_on_one);
        if ballots > 0 && !counts_alike {
            return Err(Refusal::BallotsIn { ballots });
        }
        round.rules = rules;
        Ok(())
    }

    /// Sets the votes of one candidate, where raised hands are counted per candidate.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`], [`Refusal::NotListed`], [`Refusal::Gone`]; more votes than the room has.
    pub fn set_votes(&mut self, candidate: CandidateId, votes: u32) -> Result<(), Refusal> {
        let round = self.open_round()?;
        if round.way.has_box() {
            return Err(Refusal::NotListed);
        }
        round.tally_mut(candidate).ok_or(Refusal::Gone)?.votes = votes;
        round.rules.allow_count(&round.tallies, votes)
    }

    /// Closes the open round and chooses what its counts say. A tie across the cut line waits for the room.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`]; [`Refusal::BoxGone`] and those of the count where voters have ballots.
    pub fn close(&mut self, new_action: impl FnMut() -> ActionId) -> Result<(), Refusal> {
        let counted = self.counted.clone();
        let round = self.open_round()?;
        if round.way.has_box() {
            let counted = counted.ok_or(Refusal::BoxGone)?;
            for Tally { candidate, votes } in counted.tallies? {
                if let Some(tally) = round.tally_mut(candidate) {
                    tally.votes = votes;
                }
            }
            round.ballots = Some(counted.ballots);
            round.cast = Some(counted.cast);
            round.rules.voters = counted.expected;
        }
        let result = result(round);
        round.state = BallotState::Closed;
        round.outcome = result.tied.is_empty().then_some(Outcome::Clear);
        let mut picked = if round.run_off { self.chosen() } else { Vec::new() };
        picked.extend(result.chosen);
        self.choose(&picked, new_action);
        Ok(())
    }

    /// Opens a round on the candidates whose tie waits.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`] where no tie waits.
    pub fn run_off(&mut self, id: BallotId, voters: u32) -> Result<(), Refusal> {
        let round = self.waiting_round().ok_or(Refusal::BallotClosed)?;
        let result = result(round);
        round.outcome = Some(Outcome::RunOff);
        let (way, facilitator_votes) = (round.way, round.facilitator_votes);
        let places = u32::try_from(result.places).unwrap_or(1);
        // Somebody may have come while the tie waited.
        let voters = round.rules.voters.max(voters + u32::from(facilitator_votes));
        let rules = BallotRules { cut: places, votes_each: places, most_on_one: 1, voters };
        let run_off = Ballot::new(id, way, rules, &result.tied);
        self.rounds.push(Ballot { run_off: true, facilitator_votes, ..run_off });
        Ok(())
    }

    /// Settles the tie that waits with the candidates that the room chose from it.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`] where no tie waits; [`Refusal::NotInTie`].
    pub fn choose_tied(
        &mut self,
        picked: &[CandidateId],
        new_action: impl FnMut() -> ActionId,
    ) -> Result<(), Refusal> {
        let round = self.waiting_round().ok_or(Refusal::BallotClosed)?;
        let Standing { places, tied, .. } = result(round);
        if picked.len() > places || picked.iter().any(|id| !tied.contains(id)) {
            return Err(Refusal::NotInTie { places });
        }
        round.outcome = Some(Outcome::RoomChose);
        let picked = [&self.chosen(), picked].concat();
        self.choose(&picked, new_action);
        Ok(())
    }

    /// Records that the room chooses without a vote. An open round without ballots is discarded.
    ///
    /// # Errors
    /// [`Refusal::BallotsIn`]: to throw ballots away is an edit of its own.
    pub fn skip(&mut self, id: BallotId) -> Result<(), Refusal> {
        if self.open_round().is_ok() {
            self.allow_change_of_list()?;
            self.rounds.pop();
        }
        if self.rounds.last().is_none_or(|last| last.state != BallotState::Skipped) {
            let skipped = Ballot::new(id, Way::default(), BallotRules::default(), &[]);
            self.rounds.push(Ballot { state: BallotState::Skipped, ..skipped });
        }
        Ok(())
    }

    /// Discards the open round. The tie that a run-off was to decide waits for the room again.
    ///
    /// # Errors
    /// [`Refusal::BallotClosed`].
    pub fn discard(&mut self) -> Result<(), Refusal> {
        let was_run_off = self.open_round()?.run_off;
        self.rounds.pop();
        let tied = self.rounds.last_mut().filter(|round| round.outcome == Some(Outcome::RunOff));
        if let Some(tied) = tied.filter(|_| was_run_off) {
            tied.outcome = None;
        }
        Ok(())
    }

    /// Makes the open round follow a change of the number of voters. The ballots that were cast stay counted.
    pub fn follow_voters(&mut self, before: u32, now: u32) {
        if now != before
            && let Ok(round) = self.open_round()
        {
            round.rules.follow(before, now, &round.tallies);
        }
    }

    /// Lists a candidate that is collected while a round over all candidates is open.
    pub(super) fn list_late(&mut self, candidate: CandidateId) {
        if let Ok(round) = self.open_round()
            && !round.run_off
        {
            round.tallies.push(Tally { candidate, votes: 0 });
        }
    }

    /// Gives a candidate the votes of another in every round, where those are more than its own.
    pub(super) fn merge_votes(&mut self, keep: CandidateId, absorb: CandidateId) {
        for round in &mut self.rounds {
            let Some(votes) = round.tally_mut(absorb).map(|tally| tally.votes) else { continue };
            match round.tally_mut(keep) {
                Some(kept) => kept.votes = kept.votes.max(votes),
                None => round.tallies.push(Tally { candidate: keep, votes }),
            }
        }
    }

    /// The candidates whose tie waits for the room.
    pub(super) fn tied(&mut self) -> Vec<CandidateId> {
        self.waiting_round().map(|round| result(round).tied).unwrap_or_default()
    }

    /// Closes a tie that waited and is one no more. Nothing else of the result changes.
    pub(super) fn settle(&mut self, tied_before: &[CandidateId], new_action: impl FnMut() -> ActionId) {
        let Some(round) = self.rounds.last_mut().filter(|_| !tied_before.is_empty()) else { return };
        let result = result(round);
        if !result.tied.is_empty() {
            return;
        }
        round.outcome = Some(Outcome::Clear);
        let mut picked = self.chosen();
        picked.extend(result.chosen.iter().filter(|id| tied_before.contains(id)));
        self.choose(&picked, new_action);
    }

    fn open_round(&mut self) -> Result<&mut Ballot, Refusal> {
        self.rounds.last_mut().filter(|last| last.state == BallotState::Open).ok_or(Refusal::BallotClosed)
    }

    /// The round whose tie waits for the room.
    fn waiting_round(&mut self) -> Option<&mut Ballot> {
        self.rounds.last_mut().filter(|last| last.state == BallotState::Closed && last.outcome.is_none())
    }
}

fn result(round: &Ballot) -> Standing {
    standing(&round.tallies, round.rules.cut)
}
