//! Making tickets: each once, whatever happens in between, and again by itself where that may help.

use afterword_domain::text::is_blank;
use afterword_domain::{ActionId, ActionItem, ConnectionId, PostMortemId};
use afterword_store::history;
use afterword_words as words;

use super::Tickets;
use super::batch::{Batch, Trigger};
use super::ticketed::{Ticketed, without_ticket};
use crate::keychain::{Keychain, kept_token};
use crate::waiting::Request;
use crate::{Now, Problem};

impl Tickets<'_> {
    /// Makes the tickets of some actions, one after the other, and keeps their keys. An action that has a ticket keeps
    /// it, one that waits at another connection waits there. What can't be made now waits as pending. Blocks for as
    /// long as the tracker takes.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems. What the tracker says about one action is
    /// in its [`Ticketed`].
    pub fn create(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
        token: &str,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        self.workspace.writable()?;
        self.make(id, connection, actions, token, Trigger::Person, now)
    }

    /// Tries again what waits for a ticket: `all` of it, where somebody comes back to it, or what may get one without
    /// anybody doing anything. Blocks for as long as the trackers take.
    ///
    /// # Errors
    /// As [`Tickets::create`].
    pub fn retry(
        &self,
        id: PostMortemId,
        all: bool,
        keychain: &dyn Keychain,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        if self.workspace.writable().is_err() {
            return Ok(Vec::new());
        }
        // A new act would take away what can be done again.
        if !all && self.workspace.read(|db| Ok(history::next_to_redo(db, id.0)?.is_some()))? {
            return Ok(Vec::new());
        }
        let (pm, settings) = (self.workspace.post_mortem(id)?, self.settings()?);
        let mut tried = Vec::new();
        for at in &settings.connections {
            let connection = ConnectionId(at.id);
            let waits = |a: &&ActionItem| {
                let is_stuck = !all && self.workspace.waiting.attempts.lock().is_stuck(a.id);
                a.pending == Some(connection) && is_blank(&a.ticket) && !is_stuck
            };
            let is_requested = |action: &ActionId| {
                self.workspace.waiting.requests.lock().holds(&Request::new(id, *action, at))
            };
            let waiting = pm.actions.iter().filter(waits).map(|a| a.id);
            let (actions, unasked): (Vec<_>, Vec<_>) = waiting.partition(is_requested);
            let elsewhere =
                unasked.into_iter().map(|action| (action, words::ticket_problem_try_again().to_owned()));
            tried.extend(elsewhere.map(|(action, why)| self.stuck(action, why, now)));
            if actions.is_empty() {
                continue;
            }
            match kept_token(keychain, at) {
                Some(token) => {
                    tried.extend(self.make(id, connection, &actions, &token, Trigger::Clock, now)?);
                }
                None => {
                    let needed = Problem::TokenNeeded.to_string();
                    tried.extend(actions.into_iter().map(|action| self.stuck(action, needed.clone(), now)));
                }
            }
        }
        Ok(tried)
    }

    /// Marks a waiting action as one that only a person can go on with.
    fn stuck(&self, action: ActionId, said: String, now: &Now) -> Ticketed {
        self.workspace.waiting.attempts.lock().mark_stuck(action, now.uptime);
        without_ticket(action, said)
    }

    fn make(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
        token: &str,
        trigger: Trigger,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        let _turn = self.workspace.waiting.turn.lock();
        let settings = self.settings()?;
        let mut batch = Batch::new(self.workspace, id, &settings, connection, token, trigger, now)?;
        let made = actions.iter().map(|action| batch.make(*action));
        Ok(made.collect::<Result<Vec<_>, _>>()?.into_iter().flatten().collect())
    }
}
