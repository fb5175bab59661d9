//! What becomes of the ticket of an action.

use afterword_domain::ActionId;
use afterword_tickets::{Note, Ticket, TicketProblem};
use serde::Serialize;
use ts_rs::TS;

use crate::Problem;

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

/// An action without a ticket, and why.
pub(super) fn refused(action: ActionId, problem: &Problem) -> Ticketed {
    if let Problem::Ticket { problem, .. } = problem {
        log::info!("a ticket could not be made: {}", code(problem));
    }
    without_ticket(action, problem.to_string())
}

/// An action without a ticket, and why in words.
pub(super) fn without_ticket(action: ActionId, said: String) -> Ticketed {
    Ticketed { action, ticket: None, linked: false, already: false, notes: Vec::new(), said }
}

/// The code of a problem, which holds nothing of a team.
fn code(problem: &TicketProblem) -> String {
    let value = serde_json::to_value(problem).unwrap_or_default();
    value["code"].as_str().unwrap_or_default().to_owned()
}
