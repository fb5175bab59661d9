//! The commit gate: few actions, each with an owner, a due date and a ticket, before the meeting can be closed.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ballot::{FEWEST_ACTIONS, MOST_ACTIONS};
use crate::text::{is_blank, line};
use crate::{ActionItem, ActionState, Gate, Incomplete, Instant, Lack, Refusal, Rule};

/// A rule that the room set aside, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Override {
    /// The rule.
    pub rule: Rule,
    /// Why; may be empty only where moving on was asked and confirmed.
    pub reason: String,
    /// When it was decided.
    pub at: Instant,
}

impl Override {
    /// Sets a rule aside. Only moving on with an unanswered action may go without a reason.
    ///
    /// # Errors
    /// [`Refusal::ReasonNeeded`], [`Refusal::TooLong`].
    pub fn new(rule: Rule, reason: &str, at: Instant) -> Result<Self, Refusal> {
        let reason = line(reason)?;
        if reason.trim().is_empty() && rule != Rule::EveryActionReviewed {
            return Err(Refusal::ReasonNeeded);
        }
        Ok(Self { rule, reason, at })
    }
}

impl Gate {
    /// Allows the meeting to be closed.
    ///
    /// # Errors
    /// [`Refusal::GateNotMet`] with what is missing.
    pub fn allow_close(self) -> Result<(), Refusal> {
        if self.is_met() { Ok(()) } else { Err(Refusal::GateNotMet { gate: self }) }
    }
}

/// What an action lacks before it is committed.
#[must_use]
pub fn lacks(action: &ActionItem) -> Vec<Lack> {
    [
        (is_blank(&action.owner), Lack::Owner),
        (action.due.is_none(), Lack::Due),
        (is_blank(&action.ticket), Lack::Ticket),
    ]
    .into_iter()
    .filter_map(|(missing, lack)| missing.then_some(lack))
    .collect()
}

/// Holds the actions against the gate. Those that were dropped leave no room.
#[must_use]
pub fn gate(actions: &[ActionItem], overrides: &[Override]) -> Gate {
    let actions: Vec<_> = actions.iter().filter(|a| a.state != ActionState::Dropped).collect();
    let incomplete: Vec<_> = actions
        .iter()
        .map(|a| Incomplete { action: a.id, lacks: lacks(a) })
        .filter(|i| !i.lacks.is_empty())
        .collect();
    let mut broken = Vec::new();
    if !incomplete.is_empty() {
        broken.push(Rule::EveryActionCommitted);
    }
    if actions.len() < FEWEST_ACTIONS as usize {
        broken.push(Rule::AtLeastThree);
    }
    if actions.len() > MOST_ACTIONS as usize {
        broken.push(Rule::AtMostFive);
    }
    let (overridden, unmet) = broken.into_iter().partition(|rule| overrides.iter().any(|o| o.rule == *rule));
    Gate { count: actions.len(), incomplete, unmet, overridden }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn action(n: u128, owner: &str, due: bool, ticket: &str) -> ActionItem {
        ActionItem {
            id: crate::ActionId(uuid::Uuid::from_u128(n)),
            candidate: None,
            text: format!("action {n}"),
            category: None,
            owner: owner.into(),
            due: due.then(|| NaiveDate::from_ymd_opt(2024, 12, 1).unwrap()),
            ticket: ticket.into(),
            ticket_url: String::new(),
            pending: None,
            state: ActionState::NotStarted,
            reason: String::new(),
        }
    }

    fn because(rule: Rule) -> Override {
        Override { rule, reason: "agreed".into(), at: Instant::from_timestamp(0, 0).unwrap() }
    }

    #[test]
    fn three_complete_actions_pass() {
        let actions: Vec<_> = (1..=3).map(|n| action(n, "Ana", true, "PAY-1")).collect();
        assert!(gate(&actions, &[]).is_met());
    }

    #[test]
    fn every_missing_field_is_named() {
        let found = gate(&[action(1, " ", false, "")], &[]);
        assert_eq!(found.incomplete[0].lacks, [Lack::Owner, Lack::Due, Lack::Ticket]);
        assert_eq!(found.unmet, [Rule::EveryActionCommitted, Rule::AtLeastThree]);
    }

    #[test]
    fn six_actions_are_too_many_until_overridden() {
        let actions: Vec<_> = (1..=6).map(|n| action(n, "Ana", true, "PAY-1")).collect();
        assert_eq!(gate(&actions, &[]).unmet, [Rule::AtMostFive]);
        let overridden = gate(&actions, &[because(Rule::AtMostFive)]);
        assert!(overridden.is_met());
        assert_eq!(overridden.overridden, [Rule::AtMostFive]);
    }

    #[test]
    fn an_action_that_was_dropped_needs_nothing_and_counts_for_nothing() {
        let mut actions: Vec<_> = (1..=4).map(|n| action(n, "Ana", true, "PAY-1")).collect();
        actions[3] = ActionItem { state: ActionState::Dropped, ..action(4, "", false, "") };
        assert!(gate(&actions, &[]).is_met());
        actions[2].state = ActionState::Dropped;
        assert_eq!(gate(&actions, &[]).unmet, [Rule::AtLeastThree]);
    }

    #[test]
    fn an_override_of_a_kept_rule_is_not_reported() {
        let actions: Vec<_> = (1..=3).map(|n| action(n, "Ana", true, "PAY-1")).collect();
        assert!(gate(&actions, &[because(Rule::AtLeastThree)]).overridden.is_empty());
    }
}
