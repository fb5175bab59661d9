//! One go at the tickets of some actions, through one connection.

use std::time::{Duration, Instant};

use afterword_domain::text::is_blank;
use afterword_domain::{ActionId, ActionItem, ActionState, ConnectionId, PostMortem, PostMortemId};
use afterword_tickets::{Client, Connection, Created, TicketProblem};
use chrono::{DateTime, Utc};

use super::ticketed::{Ticketed, refused};
use super::{CommitSettings, content, known};
use crate::edit::{ActionsEdit, Edit};
use crate::waiting::{Failed, Request};
use crate::{Now, Op, Problem, Workspace};

/// What makes the tickets be wanted now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Trigger {
    /// Somebody pressed a key.
    Person,
    /// The clock: only what still waits at this connection.
    Clock,
}

/// One go at the tickets of some actions. The caller sees to it that there is one at a time.
pub(super) struct Batch<'a> {
    workspace: &'a Workspace,
    id: PostMortemId,
    connection: &'a Connection,
    settings: &'a CommitSettings,
    client: Result<Client, TicketProblem>,
    /// What is wrong with the connection itself. Other actions are not tried through it then.
    broken: Option<TicketProblem>,
    trigger: Trigger,
    now: &'a Now,
    started: Instant,
}

impl<'a> Batch<'a> {
    pub(super) fn new(
        workspace: &'a Workspace,
        id: PostMortemId,
        settings: &'a CommitSettings,
        connection: ConnectionId,
        token: &str,
        trigger: Trigger,
        now: &'a Now,
    ) -> Result<Self, Problem> {
        let connection = known(settings, connection)?;
        let client = Client::new(connection, token);
        let pause = || workspace.waiting.attempts.lock().pause(ConnectionId(connection.id), now.uptime);
        let broken = client.as_ref().err().cloned().or_else(pause);
        let started = Instant::now();
        Ok(Self { workspace, id, connection, settings, client, broken, trigger, now, started })
    }

    /// Makes the ticket of one action. Returns none for an action whose ticket is not wanted here.
    pub(super) fn make(&mut self, action: ActionId) -> Result<Option<Ticketed>, Problem> {
        // Read anew each time: a tracker may take a while, and the room goes on typing.
        let pm = self.workspace.post_mortem(self.id)?;
        let Some(action) = pm.actions.iter().find(|known| known.id == action).filter(|a| self.is_wanted(a))
        else {
            return Ok(None);
        };
        let was_pending = self.is_pending(action);
        if !was_pending && let Err(problem) = self.mark_pending(action.id) {
            return Ok(Some(refused(action.id, &problem)));
        }
        if self.trigger == Trigger::Person {
            let request = Request::new(self.id, action.id, self.connection);
            self.workspace.waiting.requests.lock().add(request);
        }
        Ok(Some(match self.broken.clone() {
            Some(problem) => self.postpone(action.id, was_pending, problem),
            None => self.attempt(&pm, action, was_pending),
        }))
    }

    fn is_wanted(&self, action: &ActionItem) -> bool {
        let lacks = is_blank(&action.ticket) && action.state != ActionState::Dropped;
        let waits_elsewhere = action.pending.is_some_and(|at| {
            at.0 != self.connection.id && self.settings.connections.iter().any(|known| known.id == at.0)
        });
        lacks && !waits_elsewhere && (self.trigger == Trigger::Person || self.is_pending(action))
    }

    fn is_pending(&self, action: &ActionItem) -> bool {
        action.pending == Some(ConnectionId(self.connection.id))
    }

    fn mark_pending(&self, action: ActionId) -> Result<(), Problem> {
        let connection = Some(ConnectionId(self.connection.id));
        self.apply(ActionsEdit::Pending { id: action, connection })
    }

    /// Leaves an action waiting, because nothing can be made through its connection now.
    fn postpone(&self, action: ActionId, was_pending: bool, problem: TicketProblem) -> Ticketed {
        if !was_pending {
            self.workspace.waiting.attempts.lock().note_unsent(action, &problem);
        }
        refused(action, &problem.into())
    }

    /// Makes a ticket and links it; notes why where that fails.
    fn attempt(&mut self, pm: &PostMortem, action: &ActionItem, was_pending: bool) -> Ticketed {
        match self.create(pm, action, was_pending) {
            Ok(created) => {
                self.workspace.waiting.attempts.lock().forget(action.id);
                self.link(action.id, created)
            }
            Err(failed) => {
                let (connection, at) = (ConnectionId(self.connection.id), self.uptime());
                self.workspace.waiting.attempts.lock().note(connection, action.id, &failed, at);
                self.broken = failed.problem.is_of_connection().then(|| failed.problem.clone());
                refused(action.id, &failed.problem.into())
            }
        }
    }

    /// Looks for a ticket, and makes it; not where it may be there already and the tracker finds late.
    fn create(&self, pm: &PostMortem, action: &ActionItem, was_pending: bool) -> Result<Created, Failed> {
        let unsent = |problem| Failed { problem, sent: false };
        let client = self.client.as_ref().map_err(|problem| unsent(problem.clone()))?;
        let (attempts, begun) = (&self.workspace.waiting.attempts, self.uptime());
        if was_pending {
            attempts.lock().note_unclear(action.id, begun);
        }
        let since = since(action.id);
        if let Some(ticket) = client.find(action.id, since).map_err(unsent)? {
            return Ok(Created { ticket, already: true, notes: Vec::new() });
        }
        if client.finds_late() && attempts.lock().may_show_up(action.id, begun) {
            return Err(unsent(TicketProblem::Unclear));
        }
        attempts.lock().forget(action.id);
        let content = content(pm, action);
        let ready = client.ready(&content).map_err(unsent)?;
        client.make(ready, since).map_err(|problem| Failed { problem, sent: true })
    }

    /// Keeps the key of a ticket, where it is still wanted; that it was made is told in any case.
    fn link(&self, action: ActionId, created: Created) -> Ticketed {
        let (key, url) = (created.ticket.key.clone(), created.ticket.url.clone());
        let kept = self.apply(ActionsEdit::Ticketed { id: action, key, url });
        let has_it = |a: &ActionItem| a.id == action && a.ticket == created.ticket.key;
        let linked =
            kept.is_ok() && self.workspace.post_mortem(self.id).is_ok_and(|pm| pm.actions.iter().any(has_it));
        Ticketed {
            action,
            linked,
            ticket: Some(created.ticket),
            already: created.already,
            notes: created.notes,
            said: String::new(),
        }
    }

    fn apply(&self, edit: ActionsEdit) -> Result<(), Problem> {
        self.workspace.apply(&Op::PostMortem { id: self.id, edit: Edit::Actions(edit) }, self.now).map(drop)
    }

    /// The uptime by now: trackers take a while, and pauses count from their answers.
    fn uptime(&self) -> Duration {
        self.now.uptime + self.started.elapsed()
    }
}

/// No ticket of an action is older than the action; a day is for clocks that differ.
fn since(action: ActionId) -> DateTime<Utc> {
    let made = action.0.get_timestamp().map(|at| at.to_unix().0);
    let made = made.and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or(0);
    DateTime::from_timestamp((made - 86_400).max(0), 0).unwrap_or_default()
}
