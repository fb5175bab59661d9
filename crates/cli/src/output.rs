//! Answers for people, or in JSON.

use afterword_words as words;
use std::fmt::Display;
use std::io::{ErrorKind, Write as _};

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

    /// Tells an answer: as JSON where that was asked for, else in the words of `tell`.
    pub(crate) fn answer<T: Serialize>(
        &self,
        answer: &T,
        tell: impl FnOnce(&T) -> String,
    ) -> Result<(), Problem> {
        let told = match self.json {
            true => serde_json::to_string_pretty(answer).unwrap_or_default(),
            false => harmless(&tell(answer)),
        };
        write(format!("{told}\n").as_bytes())
    }

    /// Tells one of several answers: in JSON, each is an object on a line of its own.
    pub(crate) fn line<T: Serialize>(
        &self,
        answer: &T,
        tell: impl FnOnce(&T) -> String,
    ) -> Result<(), Problem> {
        let told = match self.json {
            true => serde_json::to_string(answer).unwrap_or_default(),
            false => harmless(&tell(answer)),
        };
        write(format!("{told}\n").as_bytes())
    }

    /// Tells something besides the answer; in JSON there is none.
    pub(crate) fn remark(&self, remark: &str) {
        if !self.json {
            eprintln!("{}", harmless(remark));
        }
    }

    /// Tells a problem.
    pub(crate) fn problem<P: Serialize + Display>(&self, problem: &P) {
        if self.json {
            eprintln!("{}", serde_json::to_string(problem).unwrap_or_default());
        } else {
            eprintln!("{}", harmless(&problem.to_string()));
        }
    }
}

/// A text without what would make a terminal do something, or show it in another order: a workspace and a file name may
/// hold anything.
pub(crate) fn harmless(text: &str) -> String {
    let acts = |sign: char| {
        let turns =
            matches!(sign, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        turns || (sign.is_control() && sign != '\n')
    };
    text.chars().map(|sign| if acts(sign) { '\u{fffd}' } else { sign }).collect()
}

/// Writes to standard output. A reader that has heard enough (`… | head`) is no problem.
pub(crate) fn write(bytes: &[u8]) -> Result<(), Problem> {
    let mut out = std::io::stdout().lock();
    match out.write_all(bytes).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Problem::File {
            path: words::place_output().to_owned(),
            detail: afterword_store::plain(&error),
        }),
        _ => Ok(()),
    }
}
