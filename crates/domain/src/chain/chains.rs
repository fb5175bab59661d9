//! The chains of one post-mortem, and everything a room may do to them.

use std::collections::BTreeMap;

use super::links::Links;
use super::{Cause, CauseState, Chain, Condition, DEEPEST, Step};
use crate::text::{entries, evidence_links, line, spoken};
use crate::{CauseId, ChainId, EventId, Refusal};

/// All chains of a post-mortem.
///
/// Every method either carries out the whole edit or returns a [`Refusal`]. After a refusal the value may hold half an
/// edit; the caller drops it and keeps the one before.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Chains(Vec<Chain>);

/// The place of an answer: below `parent`, or among the first answers of `chain`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Below {
    /// The chain.
    pub chain: ChainId,
    /// The cause above; none for a first answer.
    pub parent: Option<CauseId>,
}

impl From<Vec<Chain>> for Chains {
    fn from(chains: Vec<Chain>) -> Self {
        Self(chains)
    }
}

impl AsRef<[Chain]> for Chains {
    fn as_ref(&self) -> &[Chain] {
        &self.0
    }
}

impl Chains {
    /// Adds a chain at the end.
    ///
    /// # Errors
    /// [`Refusal::TooLong`].
    pub fn add_chain(&mut self, id: ChainId, problem: &str) -> Result<(), Refusal> {
        self.0.push(Chain { id, problem: line(problem)?, causes: Vec::new() });
        Ok(())
    }

    /// Changes what a chain starts from. The verdicts on the steps to its first answers are withdrawn.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`].
    pub fn set_problem(&mut self, id: ChainId, problem: &str) -> Result<(), Refusal> {
        let chain = self.chain_mut(id)?;
        chain.problem = line(problem)?;
        withdraw_steps(&mut chain.causes);
        Ok(())
    }

    /// Moves a chain to an index among the chains.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn move_chain(&mut self, id: ChainId, index: usize) -> Result<(), Refusal> {
        let from = self.chain_index(id)?;
        let chain = self.0.remove(from);
        self.0.insert(index.min(self.0.len()), chain);
        Ok(())
    }

    /// Removes a chain with all its causes.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn remove_chain(&mut self, id: ChainId) -> Result<(), Refusal> {
        let index = self.chain_index(id)?;
        let removed = self.0.remove(index);
        self.relink(&removed.causes);
        Ok(())
    }

    /// Adds an answer before the sibling at `index`, or last.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`]; [`Refusal::TooDeep`] below a cause at the greatest depth.
    pub fn add_cause(
        &mut self,
        id: CauseId,
        below: Below,
        index: Option<usize>,
        text: &str,
    ) -> Result<(), Refusal> {
        let text = line(text)?;
        self.allow_below(below, 1)?;
        let siblings = self.answers_mut(below)?;
        siblings.insert(index.unwrap_or(usize::MAX).min(siblings.len()), Cause::new(id, text));
        Ok(())
    }

    /// Adds answers beneath one another, each the why of the one before. The first goes to `index`, or last. Returns
    /// the id of the last answer.
    ///
    /// # Errors
    /// [`Refusal::Empty`] without texts or for a blank one; as [`Self::add_cause`].
    pub fn add_causes(
        &mut self,
        mut below: Below,
        mut index: Option<usize>,
        texts: &[String],
        mut new_id: impl FnMut() -> CauseId,
    ) -> Result<Option<CauseId>, Refusal> {
        let mut last = None;
        for text in entries(texts)? {
            let id = new_id();
            self.add_cause(id, below, index, &spoken(text)?)?;
            (below.parent, index, last) = (Some(id), None, Some(id));
        }
        Ok(last)
    }

    /// Changes the words of a cause. The verdicts on the steps to and from it are withdrawn.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`].
    pub fn set_text(&mut self, id: CauseId, text: &str) -> Result<(), Refusal> {
        let cause = self.cause_mut(id)?;
        cause.text = line(text)?;
        cause.step = None;
        withdraw_steps(&mut cause.causes);
        Ok(())
    }

    /// Sets what a cause is. A cause that can end a chain no more stops being an end.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn set_condition(&mut self, id: CauseId, condition: Option<Condition>) -> Result<(), Refusal> {
        let cause = self.cause_mut(id)?;
        cause.condition = condition;
        cause.end &= condition.is_some_and(Condition::can_end_a_chain);
        Ok(())
    }

    /// Marks a cause as the end of its chain, or takes the mark away. `points_at_person` is what the coach says about
    /// its words.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::EndIsRuledOut`], [`Refusal::EndPointsAtPerson`] and
    /// [`Refusal::EndNeedsCondition`] for a cause that can't end a chain.
    pub fn set_end(&mut self, id: CauseId, on: bool, points_at_person: bool) -> Result<(), Refusal> {
        let cause = self.cause_mut(id)?;
        if on && cause.state == CauseState::RuledOut {
            return Err(Refusal::EndIsRuledOut);
        }
        if on && points_at_person {
            return Err(Refusal::EndPointsAtPerson);
        }
        if on && !cause.condition.is_some_and(Condition::can_end_a_chain) {
            return Err(Refusal::EndNeedsCondition);
        }
        cause.end = on;
        Ok(())
    }

    /// Sets how sure the room is. A cause that is ruled out stops being an end.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn set_state(&mut self, id: CauseId, state: CauseState) -> Result<(), Refusal> {
        let cause = self.cause_mut(id)?;
        cause.state = state;
        cause.end &= state != CauseState::RuledOut;
        Ok(())
    }

    /// Sets why a cause is ruled out.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`].
    pub fn set_reason(&mut self, id: CauseId, reason: &str) -> Result<(), Refusal> {
        self.cause_mut(id)?.reason = line(reason)?;
        Ok(())
    }

    /// Adds an event of the timeline to the evidence of a cause, or takes it away.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn set_event(&mut self, id: CauseId, event: EventId, on: bool) -> Result<(), Refusal> {
        let events = &mut self.cause_mut(id)?.evidence.events;
        events.retain(|known| *known != event);
        events.extend(on.then_some(event));
        Ok(())
    }

    /// Takes an event that was removed from the timeline out of all evidence.
    pub fn forget_event(&mut self, event: EventId) {
        self.for_each(&mut |cause| cause.evidence.events.retain(|known| *known != event));
    }

    /// Sets the links that show a cause.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::TooLong`].
    pub fn set_links(&mut self, id: CauseId, links: &[String]) -> Result<(), Refusal> {
        self.cause_mut(id)?.evidence.links = evidence_links(links)?;
        Ok(())
    }

    /// Marks that a cause had its effect only together with answers beside it, or takes the mark away. The first to be
    /// marked takes its neighbour along, and a mark that would be left alone goes.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::NothingBeside`] without another answer.
    pub fn set_together(&mut self, id: CauseId, on: bool) -> Result<(), Refusal> {
        let (siblings, index) = self.siblings_mut(id)?;
        if on {
            let neighbour = index.checked_sub(1).unwrap_or(1);
            let is_first = !siblings.iter().any(|cause| cause.together);
            let neighbour = siblings.get_mut(neighbour).ok_or(Refusal::NothingBeside)?;
            neighbour.together |= is_first;
        }
        siblings[index].together = on;
        unmark_lone(siblings);
        Ok(())
    }

    /// Says that a cause is the same as another one elsewhere, or as none.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; [`Refusal::RunsInACircle`] where one of them leads to the other.
    pub fn set_same_as(&mut self, id: CauseId, other: Option<CauseId>) -> Result<(), Refusal> {
        self.cause_mut(id)?;
        let root = match other {
            None => None,
            Some(other) => {
                self.cause_mut(other)?;
                let root = Links::of(&self.0).root(other);
                if root == id {
                    // The other one is already linked to this one.
                    return Ok(());
                }
                Some(root)
            }
        };
        self.cause_mut(id)?.same_as = root;
        self.allow_links()
    }

    /// Sets the verdict on the step from a cause to what stands above it.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn set_step(&mut self, id: CauseId, step: Option<Step>) -> Result<(), Refusal> {
        self.cause_mut(id)?.step = step;
        Ok(())
    }

    /// Moves a cause with everything below it to an index among the answers there. Elsewhere than below its own parent
    /// it loses its verdict and is together with nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`], [`Refusal::BelowItself`], [`Refusal::TooDeep`], [`Refusal::RunsInACircle`].
    pub fn move_to(&mut self, id: CauseId, below: Below, index: usize) -> Result<(), Refusal> {
        self.chain_index(below.chain)?;
        let stays = self.answers_mut(below).is_ok_and(|answers| answers.iter().any(|cause| cause.id == id));
        let (siblings, from) = self.siblings_mut(id)?;
        let mut cause = siblings.remove(from);
        if !stays {
            cause.together = false;
            cause.step = None;
            unmark_lone(siblings);
        }
        if below
            .parent
            .is_some_and(|parent| cause.id == parent || find_mut(&mut cause.causes, parent).is_some())
        {
            return Err(Refusal::BelowItself);
        }
        self.allow_below(below, 1 + height(&cause.causes))?;
        let answers = self.answers_mut(below)?;
        answers.insert(index.min(answers.len()), cause);
        self.allow_links()
    }

    /// Removes a cause with everything below it.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn remove(&mut self, id: CauseId) -> Result<(), Refusal> {
        let (siblings, index) = self.siblings_mut(id)?;
        let removed = siblings.remove(index);
        unmark_lone(siblings);
        self.relink(&[removed]);
        Ok(())
    }

    /// Returns a cause.
    ///
    /// # Errors
    /// [`Refusal::Gone`].
    pub fn cause(&self, id: CauseId) -> Result<&Cause, Refusal> {
        super::find(&self.0, id).ok_or(Refusal::Gone)
    }

    fn cause_mut(&mut self, id: CauseId) -> Result<&mut Cause, Refusal> {
        self.0.iter_mut().find_map(|chain| find_mut(&mut chain.causes, id)).ok_or(Refusal::Gone)
    }

    fn chain_index(&self, id: ChainId) -> Result<usize, Refusal> {
        self.0.iter().position(|chain| chain.id == id).ok_or(Refusal::Gone)
    }

    fn chain_mut(&mut self, id: ChainId) -> Result<&mut Chain, Refusal> {
        self.0.iter_mut().find(|chain| chain.id == id).ok_or(Refusal::Gone)
    }

    /// Returns the answers to one why.
    fn answers_mut(&mut self, below: Below) -> Result<&mut Vec<Cause>, Refusal> {
        let chain = self.chain_mut(below.chain)?;
        match below.parent {
            None => Ok(&mut chain.causes),
            Some(parent) => {
                find_mut(&mut chain.causes, parent).map(|cause| &mut cause.causes).ok_or(Refusal::Gone)
            }
        }
    }

    /// Returns the answers among which a cause stands, and its index.
    fn siblings_mut(&mut self, id: CauseId) -> Result<(&mut Vec<Cause>, usize), Refusal> {
        fn find(causes: &mut Vec<Cause>, id: CauseId) -> Option<(&mut Vec<Cause>, usize)> {
            match causes.iter().position(|cause| cause.id == id) {
                Some(index) => Some((causes, index)),
                None => causes.iter_mut().find_map(|cause| find(&mut cause.causes, id)),
            }
        }
        self.0.iter_mut().find_map(|chain| find(&mut chain.causes, id)).ok_or(Refusal::Gone)
    }

    fn for_each(&mut self, change: &mut impl FnMut(&mut Cause)) {
        self.0.iter_mut().for_each(|chain| super::links::each(&mut chain.causes, change));
    }

    /// Refuses `levels` more answers beneath one another where they would stand too deep.
    fn allow_below(&self, below: Below, levels: usize) -> Result<(), Refusal> {
        let chain = &self.0[self.chain_index(below.chain)?];
        let depth = match below.parent {
            None => 0,
            Some(parent) => {
                let parent = chain.placed().into_iter().find(|at| at.cause.id == parent);
                parent.ok_or(Refusal::Gone)?.depth
            }
        };
        if depth + levels > DEEPEST { Err(Refusal::TooDeep { limit: DEEPEST }) } else { Ok(()) }
    }

    fn allow_links(&self) -> Result<(), Refusal> {
        if Links::of(&self.0).run_in_a_circle() { Err(Refusal::RunsInACircle) } else { Ok(()) }
    }

    /// Links what was the same as a removed cause to what that one was the same as.
    fn relink(&mut self, removed: &[Cause]) {
        let mut links = BTreeMap::new();
        collect_links(removed, &mut links);
        self.for_each(&mut |cause| {
            // Links of an imported document may run in a circle.
            for _ in 0..=links.len() {
                match cause.same_as.and_then(|to| links.get(&to)) {
                    Some(next) => cause.same_as = *next,
                    None => break,
                }
            }
        });
    }
}

fn find_mut(causes: &mut [Cause], id: CauseId) -> Option<&mut Cause> {
    causes.iter_mut().find_map(|cause| match cause.id == id {
        true => Some(cause),
        false => find_mut(&mut cause.causes, id),
    })
}

fn height(causes: &[Cause]) -> usize {
    causes.iter().map(|cause| 1 + height(&cause.causes)).max().unwrap_or_default()
}

fn withdraw_steps(causes: &mut [Cause]) {
    causes.iter_mut().for_each(|cause| cause.step = None);
}

/// Takes the mark from a cause that would be together with nothing.
fn unmark_lone(siblings: &mut [Cause]) {
    let mut marked = siblings.iter_mut().filter(|cause| cause.together);
    if let (Some(only), None) = (marked.next(), marked.next()) {
        only.together = false;
    }
}

fn collect_links(causes: &[Cause], links: &mut BTreeMap<CauseId, Option<CauseId>>) {
    for cause in causes {
        links.insert(cause.id, cause.same_as);
        collect_links(&cause.causes, links);
    }
}

#[cfg(test)]
mod tests;
