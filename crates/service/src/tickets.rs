//! Tickets of actions: where they are made, what they will hold, making them once, and asking where they stand.
//!
//! What is sent is the action's words, the causes it came from, the incident in one line and the category, with the labels,
//! the due date and the owner as the tracker has them; nothing else of the record. Tokens come from the host, which keeps them in the keychain of the system; the workspace never holds
//! one.

use afterword_domain::post_mortem::label;
use afterword_domain::severity::DueDays;
use afterword_domain::text::is_blank;
use afterword_domain::{
    ActionId, ActionItem, ActionState, Candidate, ConnectionId, PostMortem, PostMortemId, Source,
};
use afterword_store::Connection as Db;
use afterword_store::table::meta;
use afterword_tickets::{
    Account, Client, Connection, Content, Note, Preview, Ticket, TicketProblem, TicketState, preview,
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::edit::{ActionsEdit, Edit};
use crate::{Now, Op, Problem, Service};

/// Under which name the settings lie in the workspace.
const SETTINGS: &str = "commit";

/// How a team commits: the days that a severity gives, and where its tickets are made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CommitSettings {
    /// Days until an action is due.
    pub due_days: DueDays,
    /// Connections to trackers; their tokens are kept elsewhere.
    pub connections: Vec<Connection>,
}

/// The settings, and which tokens the keychain has.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CommitView {
    /// The settings.
    pub settings: CommitSettings,
    /// Whether this system has a keychain; where it has none, tokens are asked for each time.
    pub keychain: bool,
    /// Connections whose token is in it.
    pub kept: Vec<ConnectionId>,
}

/// Where tokens are kept. Hosts bring their own.
pub trait Keychain: Send + Sync {
    /// Whether there is one.
    fn is_there(&self) -> bool;
    /// The token that is kept under a name.
    fn token(&self, name: &str) -> Option<String>;
    /// Keeps a token under a name, or forgets it. Returns whether that was done.
    fn keep(&self, name: &str, token: Option<&str>) -> bool;
}

/// The name under which the token of a connection is kept. It holds the kind and the origin of the tracker: a connection
/// that is changed to lead elsewhere, by whoever may edit the workspace file, finds no token.
#[must_use]
pub fn token_name(connection: &Connection) -> String {
    let origin = afterword_tickets::origin(connection).unwrap_or_default();
    format!("{} {} {origin}", connection.id, connection.tracker.label())
}

/// The token of a connection: the one that was typed, else the one that is kept.
///
/// # Errors
/// [`Problem::TokenNeeded`].
pub fn token(
    keychain: &dyn Keychain,
    connection: &Connection,
    typed: Option<String>,
) -> Result<String, Problem> {
    let typed = typed.filter(|token| !is_blank(token));
    typed.or_else(|| keychain.token(&token_name(connection))).ok_or(Problem::TokenNeeded)
}

/// What became of the ticket of one action.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Ticketed {
    /// The action.
    pub action: ActionId,
    /// The ticket, where there is one now.
    pub ticket: Option<Ticket>,
    /// Whether it was there before.
    pub already: bool,
    /// What did not go along.
    pub notes: Vec<Note>,
    /// Why there is none. What was typed is kept, and the ticket waits.
    pub problem: Option<TicketProblem>,
    /// The same in one sentence with the way out.
    pub said: String,
    /// Whether trying again later may help by itself.
    pub passing: bool,
}

/// Where the ticket of one action stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TicketStanding {
    /// The action.
    pub action: ActionId,
    /// Where it stands; none where the tracker did not say.
    pub state: Option<TicketState>,
    /// Why not, in one sentence with the way out.
    pub said: String,
}

/// Reads the settings of a workspace.
pub(crate) fn settings(db: &Db) -> afterword_store::Result<CommitSettings> {
    let stored = meta::get(db, SETTINGS)?;
    Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

/// What a ticket of an action would hold.
pub(crate) fn content(pm: &PostMortem, action: &ActionItem) -> Content {
    let candidate = action.candidate.and_then(|id| pm.candidates.iter().find(|c| c.id == id));
    Content {
        action: action.id,
        title: action.text.clone(),
        causes: candidate.map(causes).unwrap_or_default(),
        incident: incident(pm),
        category: action.category,
        due: action.due,
        owner: action.owner.clone(),
    }
}

fn causes(candidate: &Candidate) -> Vec<String> {
    let cause = |source: &Source| match source {
        Source::Cause { text, .. } if !is_blank(text) => Some(text.clone()),
        _ => None,
    };
    candidate.sources.iter().filter_map(cause).collect()
}

/// `PM-14 · Payment degradation, 2024-11-15`.
fn incident(pm: &PostMortem) -> String {
    let mut said = label(pm.number);
    if !is_blank(&pm.facts.title) {
        said = format!("{said} · {}", pm.facts.title.trim());
    }
    match pm.facts.date {
        Some(date) => format!("{said}, {date}"),
        None => said,
    }
}

/// No ticket of an action is older than the action; a day is for clocks that differ.
fn since(action: ActionId) -> DateTime<Utc> {
    let made = action.0.get_timestamp().map(|at| at.to_unix().0);
    let made = made.and_then(|seconds| i64::try_from(seconds).ok()).unwrap_or(0);
    DateTime::from_timestamp((made - 86_400).max(0), 0).unwrap_or_default()
}

impl Service {
    /// How the team commits, and which tokens are kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn commit_view(&self, keychain: &dyn Keychain) -> Result<CommitView, Problem> {
        let settings = self.commit_settings()?;
        let has_token = |c: &&Connection| keychain.token(&token_name(c)).is_some();
        let kept = settings.connections.iter().filter(has_token).map(|c| ConnectionId(c.id)).collect();
        Ok(CommitView { keychain: keychain.is_there(), kept, settings })
    }

    /// How the team commits.
    ///
    /// # Errors
    /// Storage problems.
    pub fn commit_settings(&self) -> Result<CommitSettings, Problem> {
        self.with_db(|db| Ok(settings(db)?))
    }

    /// Changes how the team commits. This is a setting of the workspace and no act.
    ///
    /// # Errors
    /// Storage problems.
    pub fn set_commit_settings(&self, settings: &CommitSettings) -> Result<(), Problem> {
        let text = serde_json::to_string(settings).unwrap_or_default();
        self.unrecorded(|db| meta::set(db, SETTINGS, &text))
    }

    /// Who a token belongs to, and the name of the project. Blocks for as long as the tracker takes.
    ///
    /// # Errors
    /// [`Problem::Ticket`].
    pub fn test_connection(&self, connection: &Connection, token: &str) -> Result<Account, Problem> {
        Ok(Client::new(connection, token)?.test()?)
    }

    /// What the tickets of some actions would hold. Sends nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn preview_tickets(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
    ) -> Result<Vec<Preview>, Problem> {
        let (pm, connection) = (self.post_mortem(id)?, self.connection(connection)?);
        let wanted = pm.actions.iter().filter(|action| actions.contains(&action.id));
        Ok(wanted.map(|action| preview(&connection, &content(&pm, action))).collect())
    }

    /// Makes the tickets of some actions, one after the other, and keeps their keys. An action that has a ticket keeps
    /// it. What can't be made now waits as pending. Blocks for as long as the tracker takes.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems. What the tracker says about one action is in its [`Ticketed`].
    pub fn create_tickets(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
        token: &str,
        now: &Now,
    ) -> Result<Vec<Ticketed>, Problem> {
        self.writable()?;
        // One at a time: two that look for a ticket together would both find none.
        let _turn = self.ticketing.lock();
        let at = self.connection(connection)?;
        let client = Client::new(&at, token);
        let mut made = Vec::new();
        for id_of in actions {
            // Read anew each time: a tracker may take a while, and the room goes on typing.
            let pm = self.post_mortem(id)?;
            let Some(action) = pm.actions.iter().find(|a| a.id == *id_of && is_blank(&a.ticket)) else {
                continue;
            };
            let one = match &client {
                Ok(client) => self.ticketed(&pm, action, connection, client, now),
                Err(problem) => Err(problem.clone().into()),
            };
            made.push(one.unwrap_or_else(|problem| refused(*id_of, &problem)));
        }
        Ok(made)
    }

    fn ticketed(
        &self,
        pm: &PostMortem,
        action: &ActionItem,
        connection: ConnectionId,
        client: &Client,
        now: &Now,
    ) -> Result<Ticketed, Problem> {
        let id = action.id;
        if action.pending != Some(connection) {
            self.act(pm.id, ActionsEdit::Pending { id, connection: Some(connection) }, now)?;
        }
        let created = client.create(&content(pm, action), since(id))?;
        let (key, url) = (created.ticket.key.clone(), created.ticket.url.clone());
        self.act(pm.id, ActionsEdit::Ticketed { id, key, url }, now)?;
        Ok(Ticketed {
            action: id,
            ticket: Some(created.ticket),
            already: created.already,
            notes: created.notes,
            problem: None,
            said: String::new(),
            passing: false,
        })
    }

    /// Where the tickets of a post-mortem stand, as far as a connection reaches them. Blocks for as long as the trackers take; changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn refresh_tickets(
        &self,
        id: PostMortemId,
        keychain: &dyn Keychain,
    ) -> Result<Vec<TicketStanding>, Problem> {
        let (pm, settings) = (self.post_mortem(id)?, self.commit_settings()?);
        let open = pm.actions.iter().filter(|a| a.state.is_open() || a.state == ActionState::Done);
        let mut found = Vec::new();
        for action in open.filter(|a| !is_blank(&a.ticket)) {
            let place = if is_blank(&action.ticket_url) { &action.ticket } else { &action.ticket_url };
            let at = settings.connections.iter().find(|c| afterword_tickets::serves(c, place));
            let token = at.and_then(|at| keychain.token(&token_name(at)));
            let (state, said) = match (at, token) {
                (None, _) => (None, "No connection leads to this tracker.".to_owned()),
                (Some(_), None) => (None, "No token of this connection is kept on this system.".to_owned()),
                (Some(at), Some(token)) => {
                    match Client::new(at, &token).and_then(|client| client.status(place)) {
                        Ok(state) => (Some(state), String::new()),
                        Err(problem) => (None, problem.to_string()),
                    }
                }
            };
            found.push(TicketStanding { action: action.id, state, said });
        }
        Ok(found)
    }

    /// A connection of this workspace.
    ///
    /// # Errors
    /// [`Problem::NotFound`]; storage problems.
    pub fn connection(&self, id: ConnectionId) -> Result<Connection, Problem> {
        let known = self.commit_settings()?.connections.into_iter().find(|c| c.id == id.0);
        known.ok_or_else(|| Problem::NotFound { what: "The connection".into() })
    }

    fn act(&self, id: PostMortemId, edit: ActionsEdit, now: &Now) -> Result<(), Problem> {
        self.apply(&Op::PostMortem { id, edit: Edit::Actions(edit) }, now).map(drop)
    }
}

/// An action without a ticket, and why.
fn refused(action: ActionId, problem: &Problem) -> Ticketed {
    let (passing, told) = match problem {
        Problem::Ticket { problem, .. } => (problem.is_passing(), Some(problem.clone())),
        _ => (false, None),
    };
    log::info!("a ticket could not be made: {}", told.as_ref().map(code).unwrap_or_default());
    let said = problem.to_string();
    Ticketed { action, ticket: None, already: false, notes: Vec::new(), problem: told, said, passing }
}

/// The code of a problem, which holds nothing of a team.
fn code(problem: &TicketProblem) -> String {
    let value = serde_json::to_value(problem).unwrap_or_default();
    value["code"].as_str().unwrap_or_default().to_owned()
}

/// The actions of a post-mortem as a table for a tracker that is not among ours.
pub(crate) fn table(pm: &PostMortem, settings: &CommitSettings) -> String {
    let rows: Vec<_> = pm.actions.iter().map(|action| content(pm, action)).collect();
    let first = settings.connections.first();
    let labels = first.map(|c| c.labels.clone()).unwrap_or_default();
    let categories = first.map(|c| c.categories.clone()).unwrap_or_default();
    afterword_tickets::csv::table(&rows, &labels, &categories)
}

impl From<TicketProblem> for Problem {
    fn from(problem: TicketProblem) -> Self {
        Self::Ticket { said: problem.to_string(), problem }
    }
}
