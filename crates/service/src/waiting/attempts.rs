//! What is known of tickets that were tried: pauses that trackers asked for, and how tries ended. In memory alone.

use std::collections::BTreeMap;
use std::time::Duration;

use afterword_domain::{ActionId, ConnectionId};
use afterword_tickets::TicketProblem;

/// A tracker whose search lags shows every ticket by then; until then no second one is made.
const SETTLES: Duration = Duration::from_secs(3 * 60);
/// The pause after a tracker asked for one without saying how long.
const PAUSE: Duration = Duration::from_secs(60);

/// Tries that made no ticket. Times are uptimes.
#[derive(Debug, Default)]
pub(crate) struct Attempts {
    /// Until when a tracker wants to be left alone.
    pauses: BTreeMap<ConnectionId, Duration>,
    /// How the last try of an action ended.
    failed: BTreeMap<ActionId, Failure>,
}

/// How a try ended that made no ticket.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
struct Failure {
    /// Only a person can go on.
    is_stuck: bool,
    /// Since when the ticket may have been made all the same.
    unclear_since: Option<Duration>,
}

/// A try that made no ticket.
pub(crate) struct Failed {
    pub(crate) problem: TicketProblem,
    /// Whether the ticket was sent.
    pub(crate) sent: bool,
}

impl Attempts {
    /// Clears pauses and lets stuck tickets be tried again after the connections were edited: their tokens may have
    /// changed.
    pub(crate) fn clear_pauses(&mut self) {
        self.pauses.clear();
        for failure in self.failed.values_mut() {
            failure.is_stuck = false;
        }
    }

    /// Whether only a person can go on with an action.
    pub(crate) fn is_stuck(&self, action: ActionId) -> bool {
        self.failed.get(&action).is_some_and(|failure| failure.is_stuck)
    }

    /// Returns the pause that a tracker asked for, where it is not over.
    pub(crate) fn pause(&self, connection: ConnectionId, now: Duration) -> Option<TicketProblem> {
        let left = self.pauses.get(&connection)?.checked_sub(now).filter(|left| !left.is_zero())?;
        let seconds = u32::try_from(left.as_secs().max(1)).unwrap_or(u32::MAX);
        Some(TicketProblem::RateLimited { seconds: Some(seconds) })
    }

    /// Marks a waiting action as one that only a person can go on with. Its ticket may have been sent before.
    pub(crate) fn mark_stuck(&mut self, action: ActionId, now: Duration) {
        let unclear = Failure { is_stuck: true, unclear_since: Some(now) };
        self.failed.entry(action).or_insert(unclear).is_stuck = true;
    }

    /// Notes that an action was not tried, because nothing can be made through its connection.
    pub(crate) fn note_unsent(&mut self, action: ActionId, problem: &TicketProblem) {
        let failure = Failure { is_stuck: !problem.is_passing(), unclear_since: None };
        self.failed.insert(action, failure);
    }

    /// Notes that the ticket of an action may have been made just before the application was started.
    pub(crate) fn note_unclear(&mut self, action: ActionId, now: Duration) {
        self.failed.entry(action).or_insert(Failure { is_stuck: false, unclear_since: Some(now) });
    }

    /// Whether the ticket of an action may be there, in a tracker that finds late.
    pub(crate) fn may_show_up(&self, action: ActionId, now: Duration) -> bool {
        let unclear = self.failed.get(&action).and_then(|failure| failure.unclear_since);
        unclear.is_some_and(|since| now < since + SETTLES)
    }

    /// Forgets how tries of an action ended.
    pub(crate) fn forget(&mut self, action: ActionId) {
        self.failed.remove(&action);
    }

    /// Notes how a try ended.
    pub(crate) fn note(
        &mut self,
        connection: ConnectionId,
        action: ActionId,
        failed: &Failed,
        now: Duration,
    ) {
        let Failed { problem, sent } = failed;
        if let TicketProblem::RateLimited { seconds } = problem {
            let pause = seconds.map_or(PAUSE, |seconds| Duration::from_secs(seconds.into()));
            self.pauses.insert(connection, now + pause);
        }
        let failure = self.failed.entry(action).or_default();
        failure.is_stuck = !problem.is_passing();
        if *sent && problem.may_have_been_made() {
            failure.unclear_since.get_or_insert(now);
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    const ACTION: ActionId = ActionId(Uuid::from_u128(1));
    const TRACKER: ConnectionId = ConnectionId(Uuid::from_u128(2));

    fn seconds(seconds: u64) -> Duration {
        Duration::from_secs(seconds)
    }

    fn failed(problem: TicketProblem, sent: bool) -> Failed {
        Failed { problem, sent }
    }

    #[test]
    fn a_tracker_is_left_alone_for_as_long_as_it_asked() {
        let mut attempts = Attempts::default();
        let limited = failed(TicketProblem::RateLimited { seconds: Some(30) }, false);
        attempts.note(TRACKER, ACTION, &limited, seconds(100));
        let left = Some(TicketProblem::RateLimited { seconds: Some(20) });
        assert_eq!(attempts.pause(TRACKER, seconds(110)), left);
        assert_eq!(attempts.pause(TRACKER, seconds(130)), None);
    }

    #[test]
    fn an_edited_connection_is_tried_again_at_once() {
        let mut attempts = Attempts::default();
        let limited = failed(TicketProblem::RateLimited { seconds: Some(30) }, false);
        attempts.note(TRACKER, ACTION, &limited, seconds(100));
        attempts.mark_stuck(ACTION, seconds(100));
        attempts.clear_pauses();
        assert_eq!(attempts.pause(TRACKER, seconds(101)), None);
        assert!(!attempts.is_stuck(ACTION));
    }

    #[test]
    fn a_ticket_whose_answer_was_lost_may_show_up_for_three_minutes() {
        let mut attempts = Attempts::default();
        attempts.note(TRACKER, ACTION, &failed(TicketProblem::Unclear, true), seconds(100));
        assert!(attempts.may_show_up(ACTION, seconds(279)));
        assert!(!attempts.may_show_up(ACTION, seconds(280)));
        attempts.forget(ACTION);
        assert!(!attempts.may_show_up(ACTION, seconds(101)));
    }

    #[test]
    fn a_ticket_that_was_never_sent_does_not_show_up() {
        let mut attempts = Attempts::default();
        attempts.note(TRACKER, ACTION, &failed(TicketProblem::Unclear, false), seconds(100));
        attempts.note_unsent(ACTION, &TicketProblem::RateLimited { seconds: None });
        assert!(!attempts.may_show_up(ACTION, seconds(101)) && !attempts.is_stuck(ACTION));
    }
}
