//! Tickets of actions: where they are made, what they will hold, making them once, and asking where they stand.
//!
//! What is sent is the action's words, the causes it came from, the incident in one line and the category, with the
//! labels, the due date and the owner as the tracker has them; nothing else of the record. Tokens come from the host,
//! which keeps them in the keychain of the system; the workspace never holds one.

mod attempts;
mod batch;
mod making;
mod requests;
mod ticketed;

use std::collections::BTreeMap;

use afterword_domain::post_mortem::label;
use afterword_domain::severity::DueDays;
use afterword_domain::text::is_blank;
use afterword_domain::{
    ActionId, ActionItem, ActionState, Candidate, ConnectionId, PostMortem, PostMortemId, Source,
};
use afterword_store::Connection as Db;
use afterword_store::table::meta;
use afterword_tickets::csv::Reader;
use afterword_tickets::{Account, Client, Connection, Content, Preview, TicketProblem, TicketState, preview};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Problem, Service};

pub(crate) use making::Ticketing;
pub use ticketed::Ticketed;

/// Why a ticket was not asked after.
const NO_CONNECTION: &str = "No connection leads to this tracker. Add one under “Tickets and due dates”.";
const NO_TOKEN: &str = "The token of its connection is not kept. Enter it to ask.";

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

/// The name under which the token of a connection is kept. It holds the kind of the tracker, its origin and the project:
/// a connection that is changed to lead elsewhere, by whoever may edit the workspace file, finds no token.
#[must_use]
pub fn token_name(connection: &Connection) -> String {
    let origin = afterword_tickets::origin(connection).unwrap_or_default();
    let project = connection.project.trim().trim_matches('/');
    format!("{} {} {origin} {project}", connection.id, connection.tracker.label())
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
    typed.or_else(|| kept_token(keychain, connection)).ok_or(Problem::TokenNeeded)
}

fn kept_token(keychain: &dyn Keychain, connection: &Connection) -> Option<String> {
    keychain.token(&token_name(connection))
}

/// Where the ticket of one action stands.
#[derive(Debug, Clone, Serialize, TS)]
pub struct TicketStanding {
    /// The action.
    pub action: ActionId,
    /// The ticket that was asked after.
    pub ticket: String,
    /// Where it stands; none where the tracker did not say.
    pub state: Option<TicketState>,
    /// Why not, in one sentence with the way out.
    pub said: String,
    /// The connection whose token it takes to ask; none is kept.
    pub token_of: Option<ConnectionId>,
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

impl Service {
    /// How the team commits, and which tokens are kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn commit_view(&self, keychain: &dyn Keychain) -> Result<CommitView, Problem> {
        let settings = self.commit_settings()?;
        let has_token = |c: &&Connection| kept_token(keychain, c).is_some();
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

    /// Changes how the team commits. This is a setting of the workspace and no act. The token of a connection that is
    /// gone, or leads elsewhere now, is forgotten.
    ///
    /// # Errors
    /// Storage problems.
    pub fn set_commit_settings(
        &self,
        settings: &CommitSettings,
        keychain: &dyn Keychain,
    ) -> Result<(), Problem> {
        let text = serde_json::to_string(settings).unwrap_or_default();
        let before = self.commit_settings()?.connections;
        self.unrecorded(|db| meta::set(db, SETTINGS, &text))?;
        let names: Vec<_> = settings.connections.iter().map(token_name).collect();
        for name in before.iter().map(token_name).filter(|name| !names.contains(name)) {
            keychain.keep(&name, None);
        }
        self.ticketing.attempts.lock().clear_pauses();
        Ok(())
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

    /// Where the tickets of a post-mortem stand, as far as a connection reaches them; `typed` are tokens that are kept
    /// nowhere. Blocks for as long as the trackers take; changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems.
    pub fn refresh_tickets(
        &self,
        id: PostMortemId,
        keychain: &dyn Keychain,
        typed: &BTreeMap<ConnectionId, String>,
    ) -> Result<Vec<TicketStanding>, Problem> {
        let (pm, settings) = (self.post_mortem(id)?, self.commit_settings()?);
        let token = |at: &Connection| {
            token(keychain, at, typed.get(&ConnectionId(at.id)).cloned()).map_err(|_| ConnectionId(at.id))
        };
        let is_followed = |a: &&ActionItem| a.state != ActionState::Dropped && !is_blank(&a.ticket);
        Ok(pm.actions.iter().filter(is_followed).map(|a| standing(a, &settings, token)).collect())
    }

    /// A connection of this workspace.
    ///
    /// # Errors
    /// [`Problem::NotFound`]; storage problems.
    pub fn connection(&self, id: ConnectionId) -> Result<Connection, Problem> {
        known(&self.commit_settings()?, id).cloned()
    }
}

/// The connection among those of the team.
fn known(settings: &CommitSettings, id: ConnectionId) -> Result<&Connection, Problem> {
    let found = settings.connections.iter().find(|c| c.id == id.0);
    found.ok_or_else(|| Problem::NotFound { what: "The connection".into() })
}

/// Asks the connections that reach a ticket, that of its own project first. That it is gone is believed only where all
/// of them were asked: a token of another project may not see it.
fn standing(
    action: &ActionItem,
    settings: &CommitSettings,
    token: impl Fn(&Connection) -> Result<String, ConnectionId>,
) -> TicketStanding {
    let place = if is_blank(&action.ticket_url) { &action.ticket } else { &action.ticket_url };
    let told = |state, said: String, token_of| {
        let ticket = action.ticket.clone();
        TicketStanding { action: action.id, ticket, state, said, token_of }
    };
    let (mut gone, mut unknown) = (None, None);
    for at in afterword_tickets::serving(&settings.connections, place) {
        let why = match token(at) {
            Err(needed) => told(None, NO_TOKEN.into(), Some(needed)),
            Ok(token) => match Client::new(at, &token).and_then(|client| client.status(place)) {
                Ok(TicketState::Gone) => {
                    gone = Some(told(Some(TicketState::Gone), String::new(), None));
                    continue;
                }
                Ok(state) => return told(Some(state), String::new(), None),
                Err(problem) => told(None, problem.to_string(), None),
            },
        };
        unknown = unknown.or(Some(why));
    }
    unknown.or(gone).unwrap_or_else(|| told(None, NO_CONNECTION.into(), None))
}

/// The actions of a post-mortem that have no ticket, as a table for a tracker that is not among ours.
pub(crate) fn table(pm: &PostMortem, settings: &CommitSettings, reader: Reader) -> String {
    let lacks = |action: &&ActionItem| {
        is_blank(&action.ticket) && !is_blank(&action.text) && action.state != ActionState::Dropped
    };
    let rows: Vec<_> = pm.actions.iter().filter(lacks).map(|action| content(pm, action)).collect();
    let first = settings.connections.first();
    let labels = first.map(|c| c.labels.clone()).unwrap_or_default();
    let categories = first.map(|c| c.categories.clone()).unwrap_or_default();
    afterword_tickets::csv::table(&rows, &labels, &categories, reader)
}

impl From<TicketProblem> for Problem {
    fn from(problem: TicketProblem) -> Self {
        Self::Ticket { said: problem.to_string(), problem }
    }
}
