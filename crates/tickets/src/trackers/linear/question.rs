//! One question to Linear, and what its errors mean.

use reqwest::Method;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::Linear;
use crate::http::{Call, Failure};
use crate::problem::TicketProblem;

/// An answer of GraphQL: what was asked for, errors, or both.
#[derive(Deserialize)]
struct Answered {
    data: Option<Value>,
    #[serde(default)]
    errors: Vec<Value>,
}

impl Linear {
    /// Asks with variables; `creates` says whether the question makes an issue.
    pub(super) fn ask<T: DeserializeOwned>(
        &self,
        query: &str,
        variables: &Value,
        creates: bool,
    ) -> Result<T, Failure> {
        let body = json!({ "query": query, "variables": variables });
        let url = self.http.address.below(&["graphql"]);
        let call = Call { method: Method::POST, url, body: Some(&body), creates };
        let answer = match self.http.send(&call) {
            Ok(answer) => answer,
            Err(failure) => return Err(self.understood(failure)),
        };
        let answered: Answered = answer.read()?;
        if !answered.errors.is_empty() {
            let said = json!({ "errors": answered.errors });
            return Err(self.understood(Failure { problem: TicketProblem::NotATracker, status: None, said }));
        }
        let data = answered.data.ok_or(TicketProblem::NotATracker)?;
        Ok(serde_json::from_value(data).map_err(|_| TicketProblem::NotATracker)?)
    }

    /// A failure with the meaning of Linear's own error, which comes with status 200 as well as 400.
    fn understood(&self, failure: Failure) -> Failure {
        let Some(error) = failure.said.get("errors").and_then(|errors| errors.get(0)) else {
            return failure;
        };
        let of = |name: &str| error.get("extensions").and_then(|more| more.get(name)).and_then(Value::as_str);
        let message = error.get("message").and_then(Value::as_str).unwrap_or_default();
        // The types are those of Linear's SDK (packages/sdk/src/error.ts); the code came first and is still sent.
        let problem = match (of("type").unwrap_or_default(), of("code").unwrap_or_default()) {
            ("authentication error", _) | (_, "AUTHENTICATION_ERROR") => TicketProblem::Unauthorized,
            ("ratelimited", _) | (_, "RATELIMITED") => match failure.problem {
                limited @ TicketProblem::RateLimited { .. } => limited,
                _ => TicketProblem::RateLimited { seconds: None },
            },
            ("forbidden" | "feature not accessible", _) => TicketProblem::Forbidden,
            ("internal error" | "lock timeout", _) => {
                TicketProblem::Server { status: failure.status.unwrap_or(500) }
            }
            _ if message.starts_with("Entity not found") => TicketProblem::NotFound,
            _ => match failure.problem {
                TicketProblem::NotATracker | TicketProblem::Invalid { .. } => {
                    TicketProblem::Invalid { detail: self.http.detail(400, &failure.said) }
                }
                known => known,
            },
        };
        Failure { problem, ..failure }
    }
}
