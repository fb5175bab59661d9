//! Why a request is refused, and the answer that a phone gets.

use afterword_domain::Refusal;
use afterword_words as words;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use serde_json::json;

#[derive(Debug)]
pub(crate) enum Refused {
    WrongCode,
    /// A code that was valid before.
    OldCode,
    TooMany {
        seconds: u64,
    },
    /// Wrong codes come from many addresses, so that everybody without a seat waits.
    Guessed {
        seconds: u64,
    },
    TooManyGuests,
    Rule(Refusal),
    NoSeat,
    NotJson,
    TooLong,
    TooSlow,
    WrongHost,
    WrongOrigin,
    NotThere,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::SeatGone => Self::NoSeat,
            refusal => Self::Rule(refusal),
        }
    }
}

impl Refused {
    fn told(&self) -> (StatusCode, &'static str, String) {
        let said = |status, code, message: &str| (status, code, message.to_owned());
        match self {
            Self::WrongCode => said(StatusCode::FORBIDDEN, "wrong_code", words::phone_problem_wrong_code()),
            Self::OldCode => said(StatusCode::FORBIDDEN, "wrong_code", words::phone_problem_old_code()),
            Self::TooMany { seconds } => {
                let wait = wait(*seconds);
                let message = words::phone_problem_too_many(wait);
                (StatusCode::TOO_MANY_REQUESTS, "too_many", message)
            }
            Self::Guessed { seconds } => {
                let wait = wait(*seconds);
                let message = words::phone_problem_guessed(wait);
                (StatusCode::TOO_MANY_REQUESTS, "too_many", message)
            }
            Self::TooManyGuests => said(StatusCode::CONFLICT, "full", words::phone_problem_too_many_guests()),
            Self::Rule(refusal) => {
                let (status, code) = match refusal {
                    Refusal::BallotClosed => (StatusCode::GONE, "closed"),
                    Refusal::SeatTaken => (StatusCode::CONFLICT, "taken"),
                    Refusal::NoSeatLeft { .. } => (StatusCode::CONFLICT, "full"),
                    Refusal::OverVotes { .. } | Refusal::OverOne { .. } => {
                        (StatusCode::UNPROCESSABLE_ENTITY, "over_budget")
                    }
                    Refusal::NotListed => (StatusCode::UNPROCESSABLE_ENTITY, "not_listed"),
                    _ => (StatusCode::UNPROCESSABLE_ENTITY, "refused"),
                };
                let message = match refusal {
                    Refusal::BallotClosed => words::phone_problem_closed().to_owned(),
                    Refusal::Empty => words::phone_problem_no_name().to_owned(),
                    refusal => refusal.for_voter(),
                };
                (status, code, message)
            }
            Self::NoSeat => said(StatusCode::UNAUTHORIZED, "gone", words::phone_problem_no_seat()),
            Self::NotJson => {
                said(StatusCode::BAD_REQUEST, "not_understood", words::phone_problem_not_understood())
            }
            Self::TooLong => said(StatusCode::PAYLOAD_TOO_LARGE, "too_long", words::phone_problem_too_long()),
            Self::TooSlow => said(StatusCode::REQUEST_TIMEOUT, "too_slow", words::phone_problem_too_slow()),
            Self::WrongHost => {
                said(StatusCode::MISDIRECTED_REQUEST, "wrong_host", words::phone_problem_wrong_host())
            }
            Self::WrongOrigin => {
                said(StatusCode::FORBIDDEN, "wrong_origin", words::phone_problem_wrong_origin())
            }
            Self::NotThere => said(StatusCode::NOT_FOUND, "not_there", words::phone_problem_not_there()),
        }
    }
}

fn wait(seconds: u64) -> String {
    match seconds {
        seconds if seconds < 120 => words::phone_problem_seconds(seconds.max(1)),
        seconds => words::phone_problem_minutes(seconds.div_ceil(60)),
    }
}

impl IntoResponse for Refused {
    fn into_response(self) -> Response {
        let (status, code, message) = self.told();
        let mut body = json!({ "code": code, "message": message });
        let mut response = match self {
            Self::TooMany { seconds } | Self::Guessed { seconds } => {
                body["retry_after"] = seconds.into();
                let mut response = answer(status, &body);
                response.headers_mut().insert(header::RETRY_AFTER, seconds.into());
                response
            }
            _ => answer(status, &body),
        };
        if matches!(self, Self::TooLong | Self::TooSlow) {
            // The rest of the request is never read.
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

pub(crate) fn answer(status: StatusCode, body: &impl Serialize) -> Response {
    let bytes = serde_json::to_vec(body).unwrap_or_default();
    (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response()
}
