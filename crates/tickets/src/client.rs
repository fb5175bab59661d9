//! The way to one tracker: test it, make a ticket once and never twice, ask where it stands.

use afterword_words as words;
use std::fmt;
use std::thread;
use std::time::Duration;

use afterword_domain::ActionId;
use chrono::{DateTime, Utc};

use crate::connection::Connection;
use crate::content::Content;
use crate::draft::Draft;
use crate::escape::flat;
use crate::http::Timing;
use crate::outcome::{Account, Created, Note, Ticket, TicketState};
use crate::problem::TicketProblem;
use crate::requests::{Destination, Outcome, Refused, Requests, Sent};

/// Longer waits would be felt in the room.
const LONGEST_PAUSE: Duration = Duration::from_secs(1);

/// How often a ticket is looked for when its making got no answer.
const LOOKS: usize = 2;

/// A ticket that can be sent.
#[derive(Debug)]
pub struct Ready<'a> {
    draft: Draft<'a>,
    notes: Vec<Note>,
}

/// A connection with its token.
pub struct Client {
    connection: Connection,
    tracker: Box<dyn Requests>,
    timing: Timing,
}

impl fmt::Debug for Client {
    /// The tracker alone: everything else is the token's or the team's.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Client").field("tracker", &self.connection.tracker).finish_non_exhaustive()
    }
}

impl Client {
    /// A client with the usual limits on time. Sends nothing yet.
    ///
    /// # Errors
    /// [`TicketProblem::Insecure`] and [`TicketProblem::BadAddress`] for an address that no token should go to,
    /// [`TicketProblem::Unauthorized`] for a token that can't be one, [`TicketProblem::Missing`] without a project or
    /// an account, [`TicketProblem::Invalid`] for a project that is not written as this tracker writes them.
    pub fn new(connection: &Connection, token: &str) -> Result<Self, TicketProblem> {
        Self::with_timing(connection, token, Timing::default())
    }

    /// A client with limits of its own.
    ///
    /// # Errors
    /// As [`Client::new`].
    pub fn with_timing(connection: &Connection, token: &str, timing: Timing) -> Result<Self, TicketProblem> {
        let address = connection.address()?;
        let token = token.trim();
        if token.is_empty() {
            return Err(TicketProblem::Unauthorized);
        }
        if connection.project.trim().is_empty() {
            return Err(TicketProblem::Missing { what: words::ticket_problem_lacks_project().to_owned() });
        }
        let profile = connection.tracker.profile();
        if profile.form.needs_user && connection.user.trim().is_empty() {
            return Err(TicketProblem::Missing { what: words::ticket_problem_lacks_user().to_owned() });
        }
        let project = Destination {
            name: connection.project.trim(),
            user: connection.user.trim(),
            issue_type: connection.issue_type(),
        };
        let tracker = (profile.connect)(project, address, token, timing)?;
        Ok(Self { connection: connection.clone(), tracker, timing })
    }

    /// Whose token it is, and the project's name. Both must be within reach.
    ///
    /// # Errors
    /// What stands in the way.
    pub fn test(&self) -> Result<Account, TicketProblem> {
        self.tracker.test()
    }

    /// The ticket of an action, looked for by its marker among those made since an instant; take one before the
    /// action was committed.
    ///
    /// # Errors
    /// What stands in the way; nothing found is no error.
    pub fn find(&self, action: ActionId, since: DateTime<Utc>) -> Result<Option<Ticket>, TicketProblem> {
        self.tracker.find(action, since)
    }

    /// Whether a ticket can be there for a while before it is found: a second one must not be made meanwhile.
    #[must_use]
    pub fn finds_late(&self) -> bool {
        self.connection.tracker.profile().finds_late
    }

    /// Makes the ticket of an action, or gives back the one that is there.
    ///
    /// # Errors
    /// What stands in the way. After [`TicketProblem::Unclear`] the ticket may exist; calling again finds it.
    pub fn create(&self, content: &Content, since: DateTime<Utc>) -> Result<Created, TicketProblem> {
        match self.find(content.action, since)? {
            Some(ticket) => Ok(Created { ticket, already: true, notes: Vec::new() }),
            None => self.make(self.ready(content)?, since),
        }
    }

    /// Asks for what a ticket needs before it is sent: the account of its owner.
    ///
    /// # Errors
    /// What stands in the way. Nothing was sent then.
    pub fn ready<'a>(&self, content: &'a Content) -> Result<Ready<'a>, TicketProblem> {
        let profile = self.connection.tracker.profile();
        let (labels, marker) = (self.connection.labels(content.category), profile.marker(content.action));
        let mut draft = Draft::new(content, labels, marker, profile.marker);
        let mut notes = Vec::new();
        let owner = flat(&content.owner);
        if !owner.is_empty() {
            draft.assignee = self.account(&owner)?;
            if draft.assignee.is_none() {
                notes.push(Note::OwnerNotFound { name: owner });
            }
        }
        Ok(Ready { draft, notes })
    }

    /// Makes a ticket that was looked for and is not there.
    ///
    /// Optional parts that the tracker refuses are left out and noted. Where no answer came, the ticket is looked for.
    ///
    /// # Errors
    /// As [`Client::create`].
    pub fn make(&self, ready: Ready<'_>, since: DateTime<Utc>) -> Result<Created, TicketProblem> {
        let Ready { mut draft, mut notes } = ready;
        let action = draft.content.action;
        let sent = match self.deliver(&mut draft, &mut notes) {
            Ok(sent) => sent,
            Err(problem) => Sent { ticket: self.look_again(problem, action, since)?, notes: Vec::new() },
        };
        notes.extend(sent.notes);
        Ok(Created { ticket: sent.ticket, already: false, notes })
    }

    /// Where a ticket stands; takes a key or an address, as [`Ticket`] holds them.
    ///
    /// # Errors
    /// What stands in the way; a ticket that is not there is [`TicketState::Gone`].
    pub fn status(&self, key_or_url: &str) -> Result<TicketState, TicketProblem> {
        self.tracker.status(key_or_url.trim())
    }

    /// The owner's account. A tracker that does not let this token search people makes no ticket impossible.
    fn account(&self, owner: &str) -> Outcome<Option<String>> {
        let found = match self.connection.account(owner) {
            Some(account) => self.tracker.known(account),
            None => self.tracker.named(owner),
        };
        match found {
            Err(TicketProblem::Forbidden | TicketProblem::NotFound | TicketProblem::Invalid { .. }) => {
                Ok(None)
            }
            other => other,
        }
    }

    /// Sends a ticket, and once more without the optional parts that were refused.
    fn deliver(&self, draft: &mut Draft<'_>, notes: &mut Vec<Note>) -> Outcome<Sent> {
        let Refused { problem, parts } = match self.tracker.send(draft) {
            Ok(sent) => return Ok(sent),
            Err(refusal) => refusal,
        };
        let parts: Vec<_> = parts.into_iter().filter(|part| draft.has(*part)).collect();
        if parts.is_empty() {
            return Err(problem);
        }
        notes.extend(parts.into_iter().map(|part| draft.leave_out(part)));
        self.tracker.send(draft).map_err(|refusal| refusal.problem)
    }

    /// The ticket that was made although its making ended in a problem; otherwise the problem.
    fn look_again(&self, problem: TicketProblem, action: ActionId, since: DateTime<Utc>) -> Outcome<Ticket> {
        let is_refused_id =
            self.connection.tracker.profile().takes_ids && matches!(problem, TicketProblem::Invalid { .. });
        if !problem.may_have_been_made() && !is_refused_id {
            return Err(problem);
        }
        for look in 0..LOOKS {
            if look > 0 {
                thread::sleep(self.timing.pause.min(LONGEST_PAUSE));
            }
            if let Ok(Some(ticket)) = self.tracker.find(action, since) {
                return Ok(ticket);
            }
        }
        Err(problem)
    }
}
