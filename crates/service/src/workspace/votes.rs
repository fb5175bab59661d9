//! Open votes beside the workspace: what is done in them is no act, and is not kept.

use std::sync::Arc;

use afterword_domain::{BallotState, PostMortemId, Refusal};
use afterword_store::Connection;
use afterword_store::history::{self, WORKSPACE};

use super::{State, Workspace};
use crate::act_name::ActName;
use crate::edit::VoteEffect;
use crate::view::{BallotsView, Brief};
use crate::voting::{Held, Voting};
use crate::{Area, Change, Problem};

/// What an act of the history does to an open vote. An act of another version is taken for one that changes it.
pub(super) fn effect(act: &str) -> VoteEffect {
    ActName::read(act).map_or(VoteEffect::Changes, ActName::vote_effect)
}

impl Workspace {
    /// The open votes, for whoever takes ballots from phones.
    #[must_use]
    pub fn voting(&self) -> &Arc<Voting> {
        &self.voting
    }

    /// Tells windows how far open votes are, where phones cast ballots since it was told last.
    pub fn tell_votes(&self, of: Option<PostMortemId>) {
        let mut of: Vec<_> = of.into_iter().collect();
        of.extend(self.voting.untold());
        of.dedup();
        if !of.is_empty() {
            let changes = of.into_iter().map(|id| Change { id, areas: vec![Area::Ballots] }).collect();
            self.tell(&mut self.state.lock(), changes, false);
        }
    }

    /// The post-mortems whose vote was open when the application ended: nothing of it was kept.
    pub(super) fn interrupted_votes(&self, db: &Connection) -> Result<Vec<Brief>, Problem> {
        let mut found = Vec::new();
        for id in self.voting.interrupted(db)? {
            found.extend(Brief::of(db, id)?);
        }
        Ok(found)
    }

    /// Whether the open round was interrupted by the end of the application.
    pub(super) fn is_interrupted(&self, id: PostMortemId, view: &BallotsView) -> bool {
        let open = view.ballots.last().filter(|last| last.state == BallotState::Open && last.way.has_box());
        open.is_some_and(|last| self.voting.is_interrupted(id, last.id))
    }

    /// Refuses a step through the history that would change an open vote under the ballots that are in, or take its
    /// post-mortem away: nobody could bring them back. Until what it returns is dropped, no other ballot comes in.
    pub(super) fn keep_ballots(
        &self,
        state: &State,
        scope: Option<PostMortemId>,
        is_redo: bool,
    ) -> Result<Vec<Held<'_>>, Problem> {
        let (db, at) = (&state.store.db, scope.map_or(WORKSPACE, Into::into));
        let next = if is_redo { history::next_to_redo(db, at)? } else { history::next_to_undo(db, at)? };
        let Some(next) = next else { return Ok(Vec::new()) };
        match scope {
            Some(id) if effect(&next.act) != VoteEffect::None => match self.voting.hold(id) {
                (0, held) => Ok(vec![held]),
                (ballots, _) => Err(Refusal::BallotsIn { ballots }.into()),
            },
            Some(_) => Ok(Vec::new()),
            // What is done in the library makes whole post-mortems, or takes them away.
            None => {
                let touched = history::touched_by(&next)?.into_keys().map(PostMortemId);
                Ok(touched.map(|id| self.hold_empty(id)).collect::<Result<_, _>>()?)
            }
        }
    }

    /// Refuses what would take a post-mortem away while ballots of its vote are in. Until what it returns is dropped,
    /// none comes in.
    pub(super) fn hold_empty(&self, id: PostMortemId) -> Result<Held<'_>, Refusal> {
        match self.voting.hold(id) {
            (0, held) => Ok(held),
            (ballots, _) => Err(Refusal::VoteOpen { ballots }),
        }
    }

    /// Open votes and requests for tickets follow what changed. The change itself is done: should the workspace not be
    /// readable now, a vote follows with the next one.
    pub(super) fn follow(&self, state: &State, touched: &history::Touched, begins: bool) {
        self.waiting.follow(&state.store.db, touched);
        for id in touched.keys().filter(|id| **id != WORKSPACE) {
            if self.voting.follow(&state.store.db, PostMortemId(*id), begins).is_err() {
                log::warn!("an open vote could not follow a change");
            }
        }
    }
}
