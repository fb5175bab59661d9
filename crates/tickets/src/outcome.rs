//! What a tracker says when all went well.

use afterword_domain::text::web_address;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Who a token belongs to and where it makes tickets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Account {
    /// The account's name.
    pub account: String,
    /// The project's name.
    pub project: String,
}

/// A ticket that exists.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Ticket {
    /// What people call it: `owner/repo#12`, `group/project#5`, `PAY-123`, `ENG-12`.
    pub key: String,
    /// Where people open it: the address of a page; empty where the tracker names something else.
    pub url: String,
    /// The tracker's own id, where it differs from the key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub id: Option<String>,
}

impl Ticket {
    /// A ticket as a tracker tells it.
    pub(crate) fn told(key: String, url: &str, id: Option<String>) -> Self {
        Self { key, url: web_address(url).unwrap_or_default().to_owned(), id }
    }
}

/// A ticket after it was asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Created {
    /// The ticket.
    pub ticket: Ticket,
    /// Whether it was there before.
    pub already: bool,
    /// What did not go along.
    pub notes: Vec<Note>,
}

/// What a new ticket lacks of what was wanted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "note", rename_all = "snake_case")]
pub enum Note {
    /// Nobody, or more than one person, has this name in the tracker.
    OwnerNotFound {
        /// The name as typed.
        name: String,
    },
    /// The tracker did not accept the owner.
    OwnerLeftOut,
    /// The tracker did not accept the due date.
    DueLeftOut,
    /// The tracker did not accept the labels.
    LabelsLeftOut,
    /// There is no such label in the tracker.
    LabelMissing {
        /// The label.
        label: String,
    },
}

/// Where a ticket stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum TicketState {
    /// There is work left.
    Open,
    /// Done, or decided not to be done.
    Closed,
    /// Deleted, moved out of sight, or never there.
    Gone,
}
