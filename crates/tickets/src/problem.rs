//! What can go wrong with a tracker, each with one plain sentence and the way out.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a tracker did not do what was asked. No variant ever holds the token.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum TicketProblem {
    /// The token is wrong, expired or revoked (401).
    #[error("The tracker does not accept this token. Make a new one and enter it in the connection.")]
    Unauthorized,
    /// The token is known and may not do this (403).
    #[error(
        "This token is not allowed to do that here. Give it permission to read and create issues in this project."
    )]
    Forbidden,
    /// There is no such thing, or the token may not see it (404).
    #[error(
        "There is no such project, or this token can’t see it. Check the project’s name and the token’s permissions."
    )]
    NotFound,
    /// Somebody else changes the same thing (409).
    #[error("The tracker is busy with the same ticket. Try again in a moment.")]
    Conflict,
    /// The connection lacks something that this tracker needs.
    #[error("The connection has no {what}. Enter it under “Tickets and due dates”.")]
    Missing {
        /// What it lacks: "project".
        what: String,
    },
    /// The tracker does not take what was sent (400, 410, 422).
    #[error("The tracker refused this: “{detail}”. Correct it and try again.")]
    Invalid {
        /// The tracker's own words, at most 200 characters.
        detail: String,
    },
    /// Too many requests (429, or 403 with the headers that say so).
    #[error("The tracker is limiting requests. Try again {}.", later(.seconds))]
    RateLimited {
        /// How long to wait, where the tracker says so.
        seconds: Option<u32>,
    },
    /// The tracker has a fault of its own (500 to 599).
    #[error("The tracker had an internal error ({status}). Try again later.")]
    Server {
        /// The HTTP status.
        status: u16,
    },
    /// What is entered as the ticket is not read as one of this tracker.
    #[error(
        "This does not look like a ticket in this tracker. Enter the ticket’s key, or paste its address."
    )]
    NoReference,
    /// More tickets came since the action than are looked through: whether it has one can't be told.
    #[error(
        "So many tickets have been created there since the meeting that Afterword can’t look for this one. Create it in the tracker, and paste its address here."
    )]
    TooMany,
    /// No connection came about: no network, no such host, nobody listening.
    #[error("The tracker can’t be reached. Check the network and the address, then try again.")]
    Offline,
    /// No answer in time.
    #[error("The tracker did not answer in time. Try again in a moment.")]
    TimedOut,
    /// The connection broke after a ticket was sent, and looking for it found nothing.
    #[error(
        "The connection dropped before the tracker answered, so the ticket may already exist. Afterword will look for it again and will not create it twice."
    )]
    Unclear,
    /// Something else answers: a sign-in page, a captive network, a wrong path.
    #[error(
        "The site at this address is not a tracker. Check the address, and whether the network wants you to sign in."
    )]
    NotATracker,
    /// The address sends on to another one.
    #[error(
        "This address redirects to {to}, and the token was not sent there. If that is a sign-in page, sign in with your browser; if the tracker has moved there, enter that address instead."
    )]
    Redirected {
        /// The other host.
        to: String,
    },
    /// The address is plain HTTP.
    #[error(
        "Over plain HTTP, anyone on the network can read the token. Enter an address that begins with https://; http:// is only for this computer."
    )]
    Insecure,
    /// The address can't be understood.
    #[error(
        "This is not the address of a tracker. Enter it as https://host, without a user name or password in it."
    )]
    BadAddress,
    /// The tracker's certificate can't be trusted.
    #[error(
        "The tracker’s certificate can’t be trusted: {detail}. Ask whoever runs it, or install its certificate authority on this computer."
    )]
    BadCertificate {
        /// What is wrong with it.
        detail: String,
    },
    /// The proxy did not let the request through (407, or no tunnel).
    #[error(
        "The proxy did not let the request through. Check the proxy’s address and sign-in in the system’s settings."
    )]
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
        None => "in a few minutes".to_owned(),
        Some(0 | 1) => "in a second".to_owned(),
        Some(seconds) if seconds < 120 => format!("in {seconds} seconds"),
        Some(seconds) if seconds < 2 * 3_600 => format!("in {} minutes", seconds.div_ceil(60)),
        Some(seconds) if seconds < 24 * 3_600 => format!("in {} hours", seconds.div_ceil(3_600)),
        Some(_) => "in a day".to_owned(),
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
