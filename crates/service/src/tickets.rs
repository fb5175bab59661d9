//! Tickets of actions: where they are made, what they will hold, making them once, and asking where they stand.
//!
//! What is sent is the action's words, the causes it came from, the incident in one line and the category, with the
//! labels, the due date and the owner as the tracker has them; nothing else of the record. Tokens come from the host,
//! which keeps them in the keychain of the system; the workspace never holds one.

mod batch;
mod making;
mod ticketed;

use afterword_words as words;
use std::collections::BTreeMap;
use std::path::Path;

use afterword_domain::post_mortem::label;
use afterword_domain::text::is_blank;
use afterword_domain::{
    ActionId, ActionItem, ActionState, Candidate, ConnectionId, PostMortem, PostMortemId, Source,
};
use afterword_store::table::meta;
use afterword_tickets::csv::Reader;
use afterword_tickets::{Account, Client, Connection, Content, Preview, TicketProblem, TicketState};
use serde::Serialize;
use ts_rs::TS;

use crate::commit_settings::SETTINGS;
use crate::keychain::{Keychain, kept_token, token, token_name};
use crate::{Problem, Workspace};

pub use crate::commit_settings::CommitSettings;
pub use ticketed::Ticketed;

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

/// What is done with trackers for an open workspace.
#[derive(Clone, Copy)]
pub struct Tickets<'a> {
    workspace: &'a Workspace,
}

impl Workspace {
    /// How the team commits, and its tickets.
    #[must_use]
    pub fn tickets(&self) -> Tickets<'_> {
        Tickets { workspace: self }
    }
}

impl Tickets<'_> {
    /// How the team commits, and which tokens are kept.
    ///
    /// # Errors
    /// Storage problems.
    pub fn view(&self, keychain: &dyn Keychain) -> Result<CommitView, Problem> {
        let settings = self.settings()?;
        let has_token = |c: &&Connection| kept_token(keychain, c).is_some();
        let kept = settings.connections.iter().filter(has_token).map(|c| ConnectionId(c.id)).collect();
        Ok(CommitView { keychain: keychain.is_there(), kept, settings })
    }

    /// How the team commits.
    ///
    /// # Errors
    /// Storage problems.
    pub fn settings(&self) -> Result<CommitSettings, Problem> {
        self.workspace.read(|db| Ok(CommitSettings::read(db)?))
    }

    /// Changes how the team commits. This is a setting of the workspace and no act. The token of a connection that is
    /// gone, or leads elsewhere now, is forgotten.
    ///
    /// # Errors
    /// Storage problems.
    pub fn set(&self, settings: &CommitSettings, keychain: &dyn Keychain) -> Result<(), Problem> {
        let text = serde_json::to_string(settings).unwrap_or_default();
        let before = self.settings()?.connections;
        self.workspace.unrecorded(|db| meta::set(db, SETTINGS, &text))?;
        let names: Vec<_> = settings.connections.iter().map(token_name).collect();
        for name in before.iter().map(token_name).filter(|name| !names.contains(name)) {
            keychain.keep(&name, None);
        }
        self.workspace.waiting.attempts.lock().clear_pauses();
        Ok(())
    }

    /// Who a token belongs to, and the name of the project. Blocks for as long as the tracker takes.
    ///
    /// # Errors
    /// [`Problem::Ticket`].
    pub fn test(&self, connection: &Connection, token: &str) -> Result<Account, Problem> {
        Ok(Client::new(connection, token)?.test()?)
    }

    /// What the tickets of some actions would hold. Sends nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`]; storage problems.
    pub fn preview(
        &self,
        id: PostMortemId,
        connection: ConnectionId,
        actions: &[ActionId],
    ) -> Result<Vec<Preview>, Problem> {
        let (pm, connection) = (self.workspace.post_mortem(id)?, self.connection(connection)?);
        let wanted = pm.actions.iter().filter(|action| actions.contains(&action.id));
        Ok(wanted.map(|action| afterword_tickets::preview(&connection, &content(&pm, action))).collect())
    }

    /// Where the tickets of a post-mortem stand, as far as a connection reaches them; `typed` are tokens that are kept
    /// nowhere. Blocks for as long as the trackers take; changes nothing.
    ///
    /// # Errors
    /// [`Refusal::Gone`](afterword_domain::Refusal::Gone); storage problems.
    pub fn refresh(
        &self,
        id: PostMortemId,
        keychain: &dyn Keychain,
        typed: &BTreeMap<ConnectionId, String>,
    ) -> Result<Vec<TicketStanding>, Problem> {
        let (pm, settings) = (self.workspace.post_mortem(id)?, self.settings()?);
        let token = |at: &Connection| {
            token(keychain, at, typed.get(&ConnectionId(at.id)).cloned()).map_err(|_| ConnectionId(at.id))
        };
        let is_followed = |a: &&ActionItem| a.state != ActionState::Dropped && !is_blank(&a.ticket);
        Ok(pm.actions.iter().filter(is_followed).map(|a| standing(a, &settings, token)).collect())
    }

    /// Keeps which tickets were asked for here in a file of this machine, so that they are tried again after a restart.
    /// They are bound to the path of the workspace: another file with the same ids sends nothing.
    ///
    /// # Errors
    /// Storage problems.
    pub fn keep_requests(&self, file: &Path) -> Result<(), Problem> {
        let path = self.workspace.path();
        let path = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let path = path.to_string_lossy().into_owned();
        self.workspace.read(|db| {
            self.workspace.waiting.keep_in(file, path, db);
            Ok(())
        })
    }

    /// A connection of this workspace.
    ///
    /// # Errors
    /// [`Problem::NotFound`]; storage problems.
    pub fn connection(&self, id: ConnectionId) -> Result<Connection, Problem> {
        known(&self.settings()?, id).cloned()
    }
}

/// The connection among those of the team.
fn known(settings: &CommitSettings, id: ConnectionId) -> Result<&Connection, Problem> {
    let found = settings.connections.iter().find(|c| c.id == id.0);
    found.ok_or_else(|| Problem::NotFound { what: words::place_connection().to_owned() })
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
            Err(needed) => told(None, words::ticket_problem_no_token().into(), Some(needed)),
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
    unknown.or(gone).unwrap_or_else(|| told(None, words::ticket_problem_no_connection().into(), None))
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
