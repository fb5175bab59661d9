//! Candidates, the rounds of voting on them, and the actions that were chosen: what the room decides together.
//!
//! The three change together. A candidate that is removed leaves the rounds, a round that is closed chooses actions, and
//! an action that is removed is chosen no more.

mod rounds;

use crate::ballot::MOST_ACTIONS;
use crate::ballot_box::Count;
use crate::candidate::merged_sources;
use crate::text::{is_blank, line, spoken};
use crate::{ActionId, ActionItem, Ballot, Candidate, CandidateId, Category, Refusal, Source};

/// The candidates of a post-mortem, and what became of them.
///
/// Every method either carries out the whole edit or returns a [`Refusal`]. After a refusal the value may hold half an
/// edit; the caller drops it and keeps the one before.
#[derive(Debug, Clone, Default)]
pub struct Shortlist {
    /// In the order of the room.
    pub candidates: Vec<Candidate>,
    /// From the first to the last.
    pub rounds: Vec<Ballot>,
    /// In the order of the room.
    pub actions: Vec<ActionItem>,
    /// What the box of the open round holds, where there is one.
    pub counted: Option<Count>,
}

impl Shortlist {
    /// Adds a candidate at the end, and to the round that is open.
    ///
    /// # Errors
    /// [`Refusal::Empty`], [`Refusal::TooLong`].
    pub fn add(
        &mut self,
        id: CandidateId,
        text: &str,
        category: Option<Category>,
        source: Source,
    ) -> Result<(), Refusal> {
        let (text, because) = (spoken(text)?, String::new());
        self.candidates.push(Candidate { id, text, category, sources: vec![source], chosen: false, because });
        self.list_late(id);
        Ok(())
    }

    /// Changes the words of a candidate.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::Empty`], [`Refusal::TooLong`].
    pub fn set_text(&mut self, id: CandidateId, text: &str) -> Result<(), Refusal> {
        self.candidate_mut(id)?.text = spoken(text)?;
        Ok(())
    }

    /// Sets what a candidate would do about the next incident.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn set_category(&mut self, id: CandidateId, category: Option<Category>) -> Result<(), Refusal> {
        self.candidate_mut(id)?.category = category;
        Ok(())
    }

    /// Sets why a candidate was not chosen.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`].
    pub fn set_because(&mut self, id: CandidateId, because: &str) -> Result<(), Refusal> {
        self.candidate_mut(id)?.because = line(because)?;
        Ok(())
    }

    /// Moves a candidate to an index.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn move_to(&mut self, id: CandidateId, index: usize) -> Result<(), Refusal> {
        let from = self.index(id)?;
        let candidate = self.candidates.remove(from);
        self.candidates.insert(index.min(self.candidates.len()), candidate);
        Ok(())
    }

    /// Makes one candidate of two. It has the sources of both. Who voted for either is not known, so of the votes the
    /// larger count stands: so many did. The commitment of one is that of both; where both have one, both actions stay.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::BallotsIn`] while ballots are in.
    pub fn merge(
        &mut self,
        keep: CandidateId,
        absorb: CandidateId,
        new_action: impl FnMut() -> ActionId,
    ) -> Result<(), Refusal> {
        self.allow_change_of_list()?;
        if keep == absorb {
            return Err(Refusal::Gone);
        }
        let absorbed = self.candidates[self.index(absorb)?].clone();
        let kept = self.candidate_mut(keep)?;
        kept.sources = merged_sources(kept, &absorbed);
        kept.category = kept.category.or(absorbed.category);
        kept.chosen |= absorbed.chosen;
        if is_blank(&kept.because) {
            kept.because = absorbed.because;
        }
        self.merge_actions(keep, absorb);
        let tied = self.tied();
        self.merge_votes(keep, absorb);
        self.take_out(absorb, &tied, new_action)
    }

    fn merge_actions(&mut self, keep: CandidateId, absorb: CandidateId) {
        let of = |actions: &[ActionItem], id| actions.iter().position(|action| action.candidate == Some(id));
        let Some(absorbed) = of(&self.actions, absorb) else { return };
        match of(&self.actions, keep) {
            None => self.actions[absorbed].candidate = Some(keep),
            Some(_) if !self.actions[absorbed].has_commitment() => drop(self.actions.remove(absorbed)),
            Some(kept) if !self.actions[kept].has_commitment() => {
                self.actions[absorbed].candidate = Some(keep);
                self.actions.remove(kept);
            }
            Some(_) => {}
        }
    }

    /// Makes two candidates of one, with the same sources and category. The second follows the first.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::Empty`], [`Refusal::TooLong`]; [`Refusal::BallotsIn`] while ballots are in.
    pub fn split(
        &mut self,
        id: CandidateId,
        text: &str,
        second: &str,
        new: CandidateId,
    ) -> Result<(), Refusal> {
        self.allow_change_of_list()?;
        let index = self.index(id)?;
        let first = &mut self.candidates[index];
        first.text = spoken(text)?;
        let (text, because) = (spoken(second)?, String::new());
        let second = Candidate { id: new, text, chosen: false, because, ..first.clone() };
        self.candidates.insert(index + 1, second);
        self.list_late(new);
        Ok(())
    }

    /// Removes a candidate with its votes. An action that came from it stays. A tie that is decided without it is
    /// settled.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::BallotsIn`] while ballots are in.
    pub fn remove(&mut self, id: CandidateId, new_action: impl FnMut() -> ActionId) -> Result<(), Refusal> {
        self.allow_change_of_list()?;
        let tied = self.tied();
        self.take_out(id, &tied, new_action)
    }

    fn take_out(
        &mut self,
        id: CandidateId,
        tied: &[CandidateId],
        new_action: impl FnMut() -> ActionId,
    ) -> Result<(), Refusal> {
        let index = self.index(id)?;
        self.candidates.remove(index);
        for round in &mut self.rounds {
            round.tallies.retain(|tally| tally.candidate != id);
        }
        for action in self.actions.iter_mut().filter(|action| action.candidate == Some(id)) {
            action.candidate = None;
        }
        self.settle(tied, new_action);
        Ok(())
    }

    /// Puts a candidate above or below the line, after voting was skipped or to correct a result.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::TooMany`] above [`MOST_ACTIONS`].
    pub fn pick(
        &mut self,
        id: CandidateId,
        on: bool,
        new_action: impl FnMut() -> ActionId,
    ) -> Result<(), Refusal> {
        self.index(id)?;
        let mut picked = self.chosen();
        picked.retain(|other| *other != id);
        picked.extend(on.then_some(id));
        if picked.len() > MOST_ACTIONS as usize {
            return Err(Refusal::TooMany { limit: MOST_ACTIONS });
        }
        self.choose(&picked, new_action);
        Ok(())
    }

    /// Removes an action. Its candidate is below the line again, and stays in the record as considered.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn remove_action(&mut self, id: ActionId) -> Result<(), Refusal> {
        let index = self.actions.iter().position(|action| action.id == id).ok_or(Refusal::Gone)?;
        let action = self.actions.remove(index);
        for candidate in self.candidates.iter_mut().filter(|one| action.candidate == Some(one.id)) {
            candidate.chosen = false;
        }
        Ok(())
    }

    /// Returns the candidates above the line, in the order of their actions.
    fn chosen(&self) -> Vec<CandidateId> {
        let above =
            || self.candidates.iter().filter(|candidate| candidate.chosen).map(|candidate| candidate.id);
        let is_above = |id: &CandidateId| above().any(|other| other == *id);
        let mut chosen: Vec<_> =
            self.actions.iter().filter_map(|action| action.candidate).filter(is_above).collect();
        let rest: Vec<_> = above().filter(|id| !chosen.contains(id)).collect();
        chosen.extend(rest);
        chosen
    }

    /// Puts exactly these candidates above the line and makes their actions, in this order. An action whose candidate
    /// fell below the line goes, unless an owner, a date or a ticket was entered already.
    fn choose(&mut self, picked: &[CandidateId], mut new_action: impl FnMut() -> ActionId) {
        for candidate in &mut self.candidates {
            candidate.chosen = picked.contains(&candidate.id);
            let action = self.actions.iter().position(|action| action.candidate == Some(candidate.id));
            match (candidate.chosen, action) {
                (true, None) => self.actions.push(ActionItem {
                    candidate: Some(candidate.id),
                    category: candidate.category,
                    ..ActionItem::new(new_action(), candidate.text.clone())
                }),
                (false, Some(at)) if !self.actions[at].has_commitment() => drop(self.actions.remove(at)),
                _ => {}
            }
        }
        let rank = |action: &ActionItem| picked.iter().position(|id| action.candidate == Some(*id));
        self.actions.sort_by_key(|action| rank(action).unwrap_or(usize::MAX));
    }

    /// Refuses while ballots are in: voters would lose votes and not see them go.
    fn allow_change_of_list(&self) -> Result<(), Refusal> {
        match self.ballots_in() {
            0 => Ok(()),
            ballots => Err(Refusal::BallotsIn { ballots }),
        }
    }

    /// How many ballots are in the box of the open round.
    fn ballots_in(&self) -> u32 {
        self.counted.as_ref().map_or(0, |count| count.ballots)
    }

    fn index(&self, id: CandidateId) -> Result<usize, Refusal> {
        self.candidates.iter().position(|candidate| candidate.id == id).ok_or(Refusal::Gone)
    }

    fn candidate_mut(&mut self, id: CandidateId) -> Result<&mut Candidate, Refusal> {
        self.candidates.iter_mut().find(|candidate| candidate.id == id).ok_or(Refusal::Gone)
    }
}

#[cfg(test)]
mod tests;
