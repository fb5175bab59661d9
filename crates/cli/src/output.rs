//! Answers for people, or in JSON.

use afterword_service::Problem;
use serde::Serialize;

/// Where answers go, and in which form.
pub(crate) struct Output {
    json: bool,
}

impl Output {
    pub(crate) fn new(json: bool) -> Self {
        Self { json }
    }

    /// Tells an answer: as JSON where that was asked for, else with `tell`.
    pub(crate) fn answer<T: Serialize>(&self, answer: &T, tell: impl FnOnce(&T)) {
        if self.json {
            println!("{}", serde_json::to_string_pretty(answer).unwrap_or_default());
        } else {
            tell(answer);
        }
    }

    /// Tells one of several answers: in JSON, each is an object on a line of its own.
    pub(crate) fn line<T: Serialize>(&self, answer: &T, tell: impl FnOnce(&T)) {
        if self.json {
            println!("{}", serde_json::to_string(answer).unwrap_or_default());
        } else {
            tell(answer);
        }
    }

    /// Tells a problem.
    pub(crate) fn problem(&self, problem: &Problem) {
        if self.json {
            eprintln!("{}", serde_json::to_string(problem).unwrap_or_default());
        } else {
            eprintln!("{problem}");
        }
    }
}
