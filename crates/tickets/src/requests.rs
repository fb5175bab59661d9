//! What every tracker can do, so that the client needs to know none of them.

use afterword_domain::ActionId;
use chrono::{DateTime, Utc};

use crate::draft::{Draft, Part};
use crate::error_words::named_parts;
use crate::http::Failure;
use crate::outcome::{Account, Note, Ticket, TicketState};
use crate::problem::TicketProblem;

pub(crate) type Outcome<T> = Result<T, TicketProblem>;

/// What of a connection a tracker is asked about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Destination<'a> {
    /// The project, as the connection names it.
    pub(crate) name: &'a str,
    /// The e-mail address of the token's account.
    pub(crate) user: &'a str,
    /// The type of a new ticket.
    pub(crate) issue_type: &'a str,
}

/// One tracker, spoken to in its own way.
pub(crate) trait Requests: Send + Sync {
    /// Whose token it is and what the project is called.
    fn test(&self) -> Outcome<Account>;

    /// The ticket with the marker of an action, among those made or changed since an instant.
    fn find(&self, action: ActionId, since: DateTime<Utc>) -> Outcome<Option<Ticket>>;

    /// An account as the connection knows it, in the form in which issues hold it.
    fn known(&self, account: &str) -> Outcome<Option<String>>;

    /// The one person with this name, in the form in which issues hold accounts.
    fn named(&self, name: &str) -> Outcome<Option<String>>;

    /// Makes the ticket. Called at most twice for a draft, and never again after an unclear end.
    fn send(&self, draft: &Draft<'_>) -> Result<Sent, Refused>;

    /// Where a ticket stands.
    fn status(&self, reference: &str) -> Outcome<TicketState>;
}

/// A ticket that was made, and what the tracker silently left out.
#[derive(Debug)]
pub(crate) struct Sent {
    pub(crate) ticket: Ticket,
    pub(crate) notes: Vec<Note>,
}

/// A ticket that was not made, or of which it is not known.
#[derive(Debug)]
pub(crate) struct Refused {
    pub(crate) problem: TicketProblem,
    /// The optional parts that the tracker complains about.
    pub(crate) parts: Vec<Part>,
}

impl From<TicketProblem> for Refused {
    fn from(problem: TicketProblem) -> Self {
        Self { problem, parts: Vec::new() }
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        let invalid = matches!(failure.problem, TicketProblem::Invalid { .. });
        let parts = if invalid { named_parts(&failure.said) } else { Vec::new() };
        Self { problem: failure.problem, parts }
    }
}

/// The only one of those whose name is exactly this, regardless of case; none where there are several.
pub(crate) fn only<T>(people: Vec<T>, name: &str, name_of: impl Fn(&T) -> &str) -> Option<T> {
    let wanted = name.trim().to_lowercase();
    let mut same = people.into_iter().filter(|person| name_of(person).trim().to_lowercase() == wanted);
    let first = same.next()?;
    same.next().is_none().then_some(first)
}
