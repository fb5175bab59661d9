//! Making tickets: each once, whatever happens in between, and again by itself where that may help.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use afterword_domain::text::is_blank;
use afterword_domain::{ActionId, ActionItem, ActionState, ConnectionId, PostMortem, PostMortemId};
use afterword_store::history;
use afterword_tickets::{Client, Created, Note, Ticket, TicketProblem};
use chrono::{DateTime, Utc};
use parking_lot::Mutex;
use serde::Serialize;
use ts_rs::TS;

use super::requests::{Request, Requests};
use super::{Keychain, content, kept_token};
use crate::edit::{ActionsEdit, Edit};
use crate::{Now, Op, Problem, Service};

/// A tracker whose search lags shows every ticket by then; until then no second one is made.
const SETTLES: Duration = Duration::from_secs(3 * 60);
/// The pause after a tracker asked for one without saying how long.
const PAUSE: Duration = Duration::from_secs(60);
/// Why a ticket that waits is not sent by itself.
const ASKED_ELSEWHERE: &str = "Nobody on this computer has asked for this ticket, or the request was undone or its workspace moved. Try again to create it from here.";

/// What became of the ticket of one action.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Ticketed {
    /// The action.
    pub action: ActionId,
    /// The ticket, where there is one now.
    pub ticket: Option<Ticket>,
    /// Whether the action has it; not where something else was typed meanwhile, or it was not wanted any more.
    pub linked: bool,
    /// Whether it was there before.
    pub already: bool,
    /// What did not go along.
    pub notes: Vec<Note>,
    /// Why there is none, in one sentence with the way out. What was typed is kept, and the ticket waits.
    pub said: String,
}

/// The making of tickets, beside the workspace.
#[derive(Debug, Default)]
pub(crate) struct Ticketing {
    /// One at a time: two that look for a ticket together would both find none.
    turn: Mutex<()>,
    known: Mutex<Known>,
    /// What was asked for here, and may be sent without another key press.
    pub(super) requests: Mutex<Requests>,
}

/// What is known of tickets that were asked for; in memory alone.
#[derive(Debug, Default)]
struct Known {
    /// Until when a tracker wants to be left alone.
    pauses: BTreeMap<ConnectionId, Duration>,
    /// How the last try of an action ended, where it made no ticket.
    ended: BTreeMap<ActionId, End>,
}

/// How the last try of an action ended, which made no ticket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct End {
    /// Only a person can go on.
    stuck: bool,
    /// Since when the ticket may have been made all the same.
    unclear: Option<Duration>,
}

impl Ticketing {
    /// Clears pauses and lets stuck tickets be tried again after the connections were edited: their tokens may have
    /// changed.
    pub(super) fn loosen(&self) {
        let mut known = self.known.lock();
        known.pauses.clear();
        for end in known.ended.values_mut() {
            end.stuck = false;
        }
    }
}

impl Known {
    fn is_stuck(&self, action: ActionId) -> bool {
        self.ended.get(&action).is_some_and(|end| end.stuck)
    }

    /// The pause that a tracker asked for, where it is not over.
    fn pause(&self, connection: ConnectionId, now: Duration) -> Option<TicketProblem> {
        let left = self.pauses.get(&connection)?.checked_sub(now).filter(|left| !left.is_zero())?;
        let seconds = u32::try_from(left.as_secs().max(1)).unwrap_or(u32::MAX);
        Some(TicketProblem::RateLimited { seconds: Some(seconds) })
    }

    fn note(&mut self, connection: ConnectionId, action: ActionId, failed: &Failed, now: Duration) {
        let Failed { problem, sent } = failed;
        if let TicketProblem::RateLimited { seconds } = problem {
            let pause = seconds.map_or(PAUSE, |seconds| Duration::from_secs(seconds.into()));
            self.pauses.insert(connection, now + pause);
        }
        let end = self.ended.entry(action).or_default();
        end.stuck = !problem.is_passing();
        if *sent && problem.may_have_been_made() {
            end.unclear.get_or_insert(now);
        }
    }
}

/// Who wants tickets: somebody who pressed a key, or the clock.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// Each of these.
    Now,
    /// Those that still wait at this connection.
    Again,
}

impl Service {
    /// Makes the tickets of some actions, one after the other, and keeps their keys. An action that has a ticket keeps
    /// it, one that waits at another connection waits there. What can't be made now waits as pending. Blocks for as
    /// long as the tracker takes.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems. What the tracker says about one action is
    /// in its [`Ticketed`].
    pub fn create_tickets(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
        token: &str,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        self.writable()?;
        self.make(id, connection, actions, token, Wanted::Now, now)
    }

    /// Tries again what waits for a ticket: `all` of it, where somebody comes back to it, or what may get one without
    /// anybody doing anything. Blocks for as long as the trackers take.
    ///
    /// # Errors
    /// As [`Service::create_tickets`].
    pub fn retry_tickets(
        &self,
        id: PostMortemId,
        all: bool,
        keychain: &dyn Keychain,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        if self.writable().is_err() {
            return Ok(Vec::new());
        }
        // A new act would take away what can be done again.
        if !all && self.with_db(|db| Ok(history::next_to_redo(db, id.0)?.is_some()))? {
            return Ok(Vec::new());
        }
        let (pm, settings) = (self.post_mortem(id)?, self.commit_settings()?);
        let mut tried = Vec::new();
        for at in &settings.connections {
            let connection = ConnectionId(at.id);
            let waits = |a: &&ActionItem| {
                let is_stuck = !all && self.ticketing.known.lock().is_stuck(a.id);
                a.pending == Some(connection) && is_blank(&a.ticket) && !is_stuck
            };
            let is_requested =
                |action: &ActionId| self.ticketing.requests.lock().holds(&Request::new(id, *action, at));
            let waiting = pm.actions.iter().filter(waits).map(|a| a.id);
            let (actions, unasked): (Vec<_>, Vec<_>) = waiting.partition(is_requested);
            let elsewhere = unasked.into_iter().map(|action| (action, ASKED_ELSEWHERE.to_owned()));
            tried.extend(elsewhere.map(|(action, why)| self.stuck(action, why, now)));
            if actions.is_empty() {
                continue;
            }
            match kept_token(keychain, at) {
                Some(token) => {
                    tried.extend(self.make(id, connection, &actions, &token, Wanted::Again, now)?);
                }
                None => {
                    let needed = Problem::TokenNeeded.to_string();
                    tried.extend(actions.into_iter().map(|action| self.stuck(action, needed.clone(), now)));
                }
            }
        }
        Ok(tried)
    }

    /// Marks a waiting action as one that only a person can go on with. Its ticket may have been sent before.
    fn stuck(&self, action: ActionId, said: String, now: &Now) -> Ticketed {
        let mut known = self.ticketing.known.lock();
        let unclear = End { stuck: true, unclear: Some(now.uptime) };
        known.ended.entry(action).or_insert(unclear).stuck = true;
        without_ticket(action, said)
    }

    fn make(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
        token: &str,
        wanted: Wanted,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        let _turn = self.ticketing.turn.lock();
        // Trackers take a while, and pauses are counted from their answers.
        let started = Instant::now();
        let known = &self.ticketing.known;
        let settings = self.commit_settings()?;
        let at = super::known(&settings, connection)?;
        let client = Client::new(at, token);
        // Once the connection itself is what fails, the others are not tried through it.
        let mut broken =
            client.as_ref().err().cloned().or_else(|| known.lock().pause(connection, now.uptime));
        let waits_elsewhere = |a: &ActionItem| {
            a.pending.is_some_and(|at| {
                at != connection && settings.connections.iter().any(|known| known.id == at.0)
            })
        };
        let mut made = Vec::new();
        for action in actions {
            // Read anew each time: a tracker may take a while, and the room goes on typing.
            let pm = self.post_mortem(id)?;
            let lacks = |a: &&ActionItem| is_blank(&a.ticket) && a.state != ActionState::Dropped;
            let Some(action) = pm.actions.iter().filter(lacks).find(|a| a.id == *action) else {
                continue;
            };
            let is_pending = action.pending == Some(connection);
            if waits_elsewhere(action) || (wanted == Wanted::Again && !is_pending) {
                continue;
            }
            if !is_pending {
                let pending = ActionsEdit::Pending { id: action.id, connection: Some(connection) };
                if let Err(problem) = self.act(id, pending, now) {
                    made.push(refused(action.id, &problem));
                    continue;
                }
            }
            if wanted == Wanted::Now {
                self.ticketing.requests.lock().add(Request::new(id, action.id, at));
            }
            let client = match (&client, &broken) {
                (Ok(client), None) => client,
                (_, Some(problem)) | (Err(problem), None) => {
                    if !is_pending {
                        // Nothing was ever sent for this one.
                        let end = End { stuck: !problem.is_passing(), unclear: None };
                        known.lock().ended.insert(action.id, end);
                    }
                    made.push(refused(action.id, &problem.clone().into()));
                    continue;
                }
            };
            let begun = now.uptime + started.elapsed();
            made.push(match created(client, &pm, action, is_pending, known, begun) {
                Ok(created) => {
                    known.lock().ended.remove(&action.id);
                    self.linked(id, action.id, created, now)
                }
                Err(failed) => {
                    known.lock().note(connection, action.id, &failed, now.uptime + started.elapsed());
                    broken = failed.problem.is_of_connection().then(|| failed.problem.clone());
                    refused(action.id, &failed.problem.into())
                }
            });
        }
        Ok(made)
    }

    /// Keeps the key of a ticket, where it is still wanted; that it was made is told in any case.
    fn linked(&self, id: PostMortemId, action: ActionId, created: Created, now: &Now) -> Ticketed {
        let (key, url) = (created.ticket.key.clone(), created.ticket.url.clone());
        let kept = self.act(id, ActionsEdit::Ticketed { id: action, key, url }, now);
        let has_it = |a: &ActionItem| a.id == action && a.ticket == created.ticket.key;
        let linked = kept.is_ok() && self.post_mortem(id).is_ok_and(|pm| pm.actions.iter().any(has_it));
        Ticketed {
            action,
            linked,
            ticket: Some(created.ticket),
            already: created.already,
            notes: created.notes,
            said: String::new(),
        }
    }

    fn act(&self, id: PostMortemId, edit: ActionsEdit, now: &Now) -> Result<(), Problem> {
        self.apply(&Op::PostMortem { id, edit: Edit::Actions(edit) }, now).map(drop)
    }
}

/// A try that made no ticket.
struct Failed {
    problem: TicketProblem,
    /// Whether the ticket was sent.
    sent: bool,
}

/// Looks for a ticket, and makes it; not where it may be there already and the tracker finds late.
fn created(
    client: &Client,
    pm: &PostMortem,
    action: &ActionItem,
    was_pending: bool,
    known: &Mutex<Known>,
    now: Duration,
) -> Result<Created, Failed> {
    // One that waited before the application was started may have been sent just before its end.
    if was_pending {
        known.lock().ended.entry(action.id).or_insert(End { stuck: false, unclear: Some(now) });
    }
    let since = since(action.id);
    let found = client.find(action.id, since).map_err(|problem| Failed { problem, sent: false })?;
    if let Some(ticket) = found {
        return Ok(Created { ticket, already: true, notes: Vec::new() });
    }
    let unclear = known.lock().ended.get(&action.id).and_then(|end| end.unclear);
    if unclear.is_some_and(|at| client.finds_late() && now < at + SETTLES) {
        return Err(Failed { problem: TicketProblem::Unclear, sent: false });
    }
    known.lock().ended.remove(&action.id);
    let content = content(pm, action);
    let ready = client.ready(&content).map_err(|problem| Failed { problem, sent: false })?;
    client.make(ready, since).map_err(|problem| Failed { problem, sent: true })
}

/// No ticket of an action is older than the action; a day is for clocks that differ.
fn since(action: ActionId) -> DateTime<Utc> {
    let made = action.0.get_timestamp().map(|at| at.to_unix().0);
    let made = made.and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or(0);
    DateTime::from_timestamp((made - 86_400).max(0), 0).unwrap_or_default()
}

/// An action without a ticket, and why.
fn refused(action: ActionId, problem: &Problem) -> Ticketed {
    if let Problem::Ticket { problem, .. } = problem {
        log::info!("a ticket could not be made: {}", code(problem));
    }
    without_ticket(action, problem.to_string())
}

fn without_ticket(action: ActionId, said: String) -> Ticketed {
    Ticketed { action, ticket: None, linked: false, already: false, notes: Vec::new(), said }
}

/// The code of a problem, which holds nothing of a team.
fn code(problem: &TicketProblem) -> String {
    let value = serde_json::to_value(problem).unwrap_or_default();
    value["code"].as_str().unwrap_or_default().to_owned()
}
