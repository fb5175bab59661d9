//! Committed actions, and the status that follows them.

use afterword_words::{self as words, Audience};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::line;
use crate::{ActionId, CandidateId, Category, ConnectionId, Refusal};

/// How far an action is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum ActionState {
    /// Nobody has begun.
    #[default]
    NotStarted,
    /// Somebody is at it.
    InProgress,
    /// Done.
    Done,
    /// Given up, with a reason.
    Dropped,
}

impl ActionState {
    /// All states.
    pub const ALL: [Self; 4] = [Self::NotStarted, Self::InProgress, Self::Done, Self::Dropped];

    /// Whether somebody still has to act.
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Self::NotStarted | Self::InProgress)
    }

    /// The words in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::NotStarted => words::progress_not_started(Audience::Record),
            Self::InProgress => words::progress_in_progress(Audience::Record),
            Self::Done => words::progress_done(Audience::Record),
            Self::Dropped => words::progress_dropped(Audience::Record),
        }
    }
}

/// A committed action: it leaves the room with an owner, a due date and a ticket.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct ActionItem {
    /// Id.
    pub id: ActionId,
    /// The candidate it was, when it came through a vote.
    pub candidate: Option<CandidateId>,
    /// What will be done.
    pub text: String,
    /// What it does about the next incident.
    pub category: Option<Category>,
    /// A named person.
    pub owner: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// A ticket's key or address.
    pub ticket: String,
    /// Where the ticket is, when [`ticket`](Self::ticket) is its key.
    #[serde(default)]
    pub ticket_url: String,
    /// The connection through which a ticket is wanted that could not be made yet. It does not satisfy the gate.
    #[serde(default)]
    pub pending: Option<ConnectionId>,
    /// How far it is.
    pub state: ActionState,
    /// Why it was dropped.
    pub reason: String,
}

impl ActionItem {
    /// An action that has nothing but its words yet.
    #[must_use]
    pub fn new(id: ActionId, text: String) -> Self {
        Self {
            id,
            candidate: None,
            text,
            category: None,
            owner: String::new(),
            due: None,
            ticket: String::new(),
            ticket_url: String::new(),
            pending: None,
            state: ActionState::NotStarted,
            reason: String::new(),
        }
    }

    /// Sets how far it is, and why where it is dropped.
    ///
    /// # Errors
    /// [`Refusal::DropNeedsReason`], [`Refusal::TooLong`].
    pub fn set_state(&mut self, state: ActionState, reason: &str) -> Result<(), Refusal> {
        let reason = line(reason)?;
        if state == ActionState::Dropped && reason.trim().is_empty() {
            return Err(Refusal::DropNeedsReason);
        }
        (self.state, self.reason) = (state, reason);
        Ok(())
    }

    /// Whether it should have been done before `today`.
    #[must_use]
    pub fn is_overdue(&self, today: NaiveDate) -> bool {
        self.state.is_open() && self.due.is_some_and(|due| due < today)
    }

    /// Whether anything of the commitment was entered yet.
    #[must_use]
    pub fn has_commitment(&self) -> bool {
        !self.owner.is_empty() || self.due.is_some() || !self.ticket.is_empty() || self.pending.is_some()
    }
}

/// Where a post-mortem stands. It follows the actions by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Not finished yet.
    Draft,
    /// Finished; actions are still open.
    InProgress,
    /// Finished; every action is done or dropped.
    Complete,
}

impl Status {
    /// All statuses.
    pub const ALL: [Self; 3] = [Self::Draft, Self::InProgress, Self::Complete];

    /// The status of a post-mortem. `is_concluded` says whether its meeting was finished, here or elsewhere.
    #[must_use]
    pub fn of(is_concluded: bool, actions: &[ActionItem]) -> Self {
        match is_concluded {
            false => Self::Draft,
            true if actions.iter().any(|a| a.state.is_open()) => Self::InProgress,
            true => Self::Complete,
        }
    }

    /// The words in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Draft => words::status_draft(),
            Self::InProgress => words::status_in_progress(),
            Self::Complete => words::status_complete(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn action(state: ActionState) -> ActionItem {
        ActionItem {
            due: NaiveDate::from_ymd_opt(2024, 11, 29),
            state,
            ..ActionItem::new(ActionId(uuid::Uuid::nil()), "Test nightly".into())
        }
    }

    #[test]
    fn the_status_is_complete_once_all_are_done_or_dropped() {
        let settled = [action(ActionState::Done), action(ActionState::Dropped)];
        assert_eq!(Status::of(true, &settled), Status::Complete);
        assert_eq!(Status::of(true, &[action(ActionState::InProgress)]), Status::InProgress);
        assert_eq!(Status::of(false, &settled), Status::Draft);
    }

    #[test]
    fn an_action_is_overdue_the_day_after_its_date_and_never_once_done() {
        let day = |d| NaiveDate::from_ymd_opt(2024, 11, d).unwrap();
        assert!(!action(ActionState::NotStarted).is_overdue(day(29)));
        assert!(action(ActionState::NotStarted).is_overdue(day(30)));
        assert!(!action(ActionState::Done).is_overdue(day(30)));
    }
}
