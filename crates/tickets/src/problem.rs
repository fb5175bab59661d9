//! What can go wrong with a tracker, each with one plain sentence and the way out.

use afterword_words as words;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a tracker did not do what was asked. No variant ever holds the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TicketProblem {
    /// The token is wrong, expired or revoked (401).
    #[error("{}", words::ticket_problem_unauthorized())]
    Unauthorized,
    /// The token is known and may not do this (403).
    #[error("{}", words::ticket_problem_forbidden())]
    Forbidden,
    /// There is no such thing, or the token may not see it (404).
    #[error("{}", words::ticket_problem_not_found())]
    NotFound,
    /// Somebody else changes the same thing (409).
    #[error("{}", words::ticket_problem_conflict())]
    Conflict,
    /// The connection lacks something that this tracker needs.
    #[error("{}", words::ticket_problem_missing(what.clone()))]
    Missing {
        /// What it lacks: "project".
        what: String,
    },
    /// The tracker does not take what was sent (400, 410, 422).
    #[error("{}", words::ticket_problem_invalid(detail.clone()))]
    Invalid {
        /// The tracker's own words, at most 200 characters.
        detail: String,
    },
    /// Too many requests (429, or 403 with the headers that say so).
    #[error("{}", words::ticket_problem_rate_limited(later(.seconds)))]
    RateLimited {
        /// How long to wait, where the tracker says so.
        seconds: Option<u32>,
    },
    /// The tracker has a fault of its own (500 to 599).
    #[error("{}", words::ticket_problem_server(*status))]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// What is entered as the ticket is not read as one of this tracker.
    #[error("{}", words::ticket_problem_no_reference())]
    NoReference,
    /// More tickets came since the action than are looked through: whether it has one can't be told.
    #[error("{}", words::ticket_problem_too_many())]
    TooMany,
    /// No connection came about: no network, no such host, nobody listening.
    #[error("{}", words::ticket_problem_offline())]
    Offline,
    /// No answer in time.
    #[error("{}", words::ticket_problem_timed_out())]
    TimedOut,
    /// The connection broke after a ticket was sent, and looking for it found nothing.
    #[error("{}", words::ticket_problem_unclear())]
    Unclear,
    /// Something else answers: a sign-in page, a captive network, a wrong path.
    #[error("{}", words::ticket_problem_not_a_tracker())]
    NotATracker,
    /// The address sends on to another one.
    #[error("{}", words::ticket_problem_redirected(to.clone()))]
    Redirected {
        /// The other host.
        to: String,
    },
    /// The address is plain HTTP.
    #[error("{}", words::ticket_problem_insecure())]
    Insecure,
    /// The address can't be understood.
    #[error("{}", words::ticket_problem_bad_address())]
    BadAddress,
    /// The tracker's certificate can't be trusted.
    #[error("{}", words::ticket_problem_bad_certificate(detail.clone()))]
    BadCertificate {
        /// What is wrong with it.
        detail: String,
    },
    /// The proxy did not let the request through (407, or no tunnel).
    #[error("{}", words::ticket_problem_proxy())]
    Proxy,
}

impl TicketProblem {
    /// Whether the same request may work later without anyone changing anything.
    #[must_use]
    pub fn is_passing(&self) -> bool {
        matches!(
            self,
            Self::Offline
                | Self::TimedOut
                | Self::RateLimited { .. }
                | Self::Server { .. }
                | Self::Conflict
                | Self::Unclear
                | Self::Proxy
        )
    }

    /// Whether it stands in the way of every ticket of the connection, whatever is in it.
    #[must_use]
    pub fn is_of_connection(&self) -> bool {
        !matches!(self, Self::Conflict | Self::Invalid { .. } | Self::Unclear)
    }

    /// Whether the ticket may have been made all the same: no answer, an answer of something in between, a fault
    /// after the work was done.
    #[must_use]
    pub fn may_have_been_made(&self) -> bool {
        matches!(self, Self::Unclear | Self::Server { .. } | Self::NotATracker | Self::Conflict)
    }
}

/// When to try again, in words.
fn later(seconds: &Option<u32>) -> String {
    match *seconds {
        None => words::later_soon().to_owned(),
        Some(0 | 1) => words::later_seconds(1_u32),
        Some(seconds) if seconds < 120 => words::later_seconds(seconds),
        Some(seconds) if seconds < 2 * 3_600 => words::later_minutes(seconds.div_ceil(60)),
        Some(seconds) if seconds < 24 * 3_600 => words::later_hours(seconds.div_ceil(3_600)),
        Some(_) => words::later_day().to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::TicketProblem;

    #[test]
    fn a_problem_is_a_code_for_the_screen_and_a_sentence_for_the_person() {
        let limited = TicketProblem::RateLimited { seconds: Some(30) };
        assert_eq!(serde_json::to_value(&limited).unwrap(), json!({ "code": "rate_limited", "seconds": 30 }));
        assert_eq!(limited.to_string(), "The tracker is limiting requests. Try again in 30 seconds.");
        for (seconds, time) in
            [(3_000, "50 minutes"), (7_300, "3 hours"), (86_400, "a day"), (u32::MAX, "a day")]
        {
            let limited = TicketProblem::RateLimited { seconds: Some(seconds) };
            assert_eq!(
                limited.to_string(),
                format!("The tracker is limiting requests. Try again in {time}.")
            );
        }
        let code = serde_json::to_value(TicketProblem::NotATracker).unwrap();
        assert_eq!(code, json!({ "code": "not_a_tracker" }));
    }

    #[test]
    fn what_passes_by_itself_is_told_from_what_somebody_must_change() {
        assert!(TicketProblem::Offline.is_passing());
        assert!(TicketProblem::Server { status: 502 }.is_passing());
        assert!(!TicketProblem::Unauthorized.is_passing());
        assert!(!TicketProblem::BadCertificate { detail: String::new() }.is_passing());
    }
}
