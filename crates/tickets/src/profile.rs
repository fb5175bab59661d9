//! What is known of a tracker before anything is sent to it.

use afterword_domain::ActionId;
use serde::Serialize;
use ts_rs::TS;
use url::Url;

use crate::address::Address;
use crate::content::BodyFormat;
use crate::http::Timing;
use crate::marker::{self, MarkerPlace};
use crate::requests::{Destination, Outcome, Requests};

/// What is known of a kind of tracker.
pub struct Profile {
    /// What the form of a connection says of it.
    pub form: TrackerForm,
    /// The markup of a ticket's text.
    pub(crate) markup: BodyFormat,
    /// Whether tickets have a due date.
    pub(crate) has_due: bool,
    /// Whether the people of a project can be looked for by their names.
    pub(crate) finds_people: bool,
    /// Whether a ticket can be there for a while before it is found.
    pub(crate) finds_late: bool,
    /// Whether the one who makes a ticket chooses its id, so that a refusal may say that it is there already.
    pub(crate) takes_ids: bool,
    /// Where the marker of an action stands.
    pub(crate) marker: MarkerPlace,
    /// A label as the tracker takes it, from one line of words.
    pub(crate) label: fn(&str) -> String,
    /// How tickets are called, and where people open them.
    pub(crate) keys: Keys,
    /// Whether an address is of a ticket here, although no connection leads to it.
    pub(crate) is_known: fn(host: &str, path: &str) -> bool,
    /// The address of the API, from the one that people know.
    pub(crate) api: fn(Url) -> Url,
    /// The address that people open, from that of the API.
    pub(crate) site: fn(Url) -> Url,
    /// The way to talk to it.
    pub(crate) connect: Connect,
}

/// Makes the way to a project of a tracker, from the address of its API and a token.
pub(crate) type Connect = fn(Destination<'_>, Address, &str, Timing) -> Outcome<Box<dyn Requests>>;

/// What the form of a connection needs to know of a tracker; its words are `tracker-…` in the catalogue.
#[derive(Debug, Clone, Copy, Serialize, TS)]
pub struct TrackerForm {
    /// Its own name, in every language.
    pub label: &'static str,
    /// The address that most teams have; empty where every team has its own.
    pub base: &'static str,
    /// Whether the token needs the e-mail address of its account.
    pub needs_user: bool,
    /// Whether tickets have a type.
    pub has_types: bool,
}

/// How a tracker calls its tickets.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Keys {
    /// By numbers within a project: `owner/repo#12`.
    Numbers {
        /// What stands between the project and the number in an address.
        below: &'static [&'static str],
        /// Whether a project can have a name of so many parts.
        has_project: fn(parts: usize) -> bool,
    },
    /// By keys that name the project: `PAY-123`.
    Named {
        /// What stands before the key in an address.
        below: &'static str,
    },
}

impl Profile {
    /// The sign by which an action finds its ticket again, as it stands there.
    #[must_use]
    pub fn marker(&self, action: ActionId) -> String {
        match self.marker {
            MarkerPlace::Comment => format!("<!-- {} -->", marker::word(action)),
            MarkerPlace::Line => marker::word(action),
            MarkerPlace::Label => marker::label(action),
        }
    }
}

/// For trackers whose API and site have one address.
pub(crate) fn same(url: Url) -> Url {
    url
}
