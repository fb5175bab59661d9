//! `lint`: what the coach hears in Markdown files of a repository.

mod config;
mod place;
mod sarif;

use afterword_words as words;
use std::fmt;
use std::path::{Path, PathBuf};

use afterword_coach::{Coach, Found, is_english};
use afterword_service::{Problem, read_text};
use serde::Serialize;

use crate::Verdict;
use crate::arguments::LintFormat;
use crate::output::{Output, harmless, write};
use config::Config;
use place::{Place, Root};

/// The most bytes of a file that are listened to.
const LONGEST: u64 = 16 * 1024 * 1024;

/// One thing that was heard.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    file: String,
    #[serde(skip)]
    place: Place,
    /// Counted from 1.
    line: usize,
    /// Counted from 1, in characters.
    column: usize,
    /// Line and column behind the last of the words.
    #[serde(skip)]
    end: (usize, usize),
    /// The words that triggered it.
    text: String,
    kind: &'static str,
    rule: String,
    /// Why it gets in the way, and what to ask instead.
    message: String,
    /// The sentence as a condition, where a rule can make one.
    suggestion: Option<String>,
}

/// A file that could not be checked, and why.
#[derive(Debug, Serialize)]
#[serde(tag = "code", rename = "not_checked")]
pub(crate) struct Unchecked {
    file: String,
    #[serde(skip)]
    place: Place,
    /// Why, and the way out.
    detail: String,
}

impl fmt::Display for Unchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.file, words::cli_not_checked(self.detail.clone()))
    }
}

/// Checks every file that can be checked. A file that can't be read, holds no text or is in another language does not
/// stop the others; it is told as not checked.
pub(crate) fn run(
    files: &[PathBuf],
    format: LintFormat,
    config: Option<&Path>,
    output: &Output,
) -> Result<Verdict, Problem> {
    let config = Config::read(config)?;
    let coach = config.coach()?;
    let root = Root::find(files);
    let (mut findings, mut unchecked) = (Vec::new(), Vec::new());
    for file in files {
        let place = root.place(file);
        match check(file, &place, &coach, &config) {
            Ok(found) => findings.extend(found),
            Err(detail) => {
                let file = Unchecked { file: file.display().to_string(), place, detail };
                output.problem(&file);
                unchecked.push(file);
            }
        }
    }
    let told = match format {
        LintFormat::Text => harmless(&findings.iter().map(line).collect::<String>()),
        LintFormat::Json => json(&findings),
        LintFormat::Sarif => json(&sarif::log(&coach, &root, &findings, &unchecked)),
        LintFormat::Github => {
            let told = findings.iter().map(annotation).chain(unchecked.iter().map(error_annotation));
            harmless(&told.collect::<String>())
        }
    };
    write(told.as_bytes())?;
    Ok(match (unchecked.is_empty(), findings.is_empty()) {
        (false, _) => Verdict::Unchecked,
        (true, false) => Verdict::Found,
        (true, true) => Verdict::Well,
    })
}

/// Checks a file, or tells why it can't be checked.
fn check(file: &Path, place: &Place, coach: &Coach, config: &Config) -> Result<Vec<Finding>, String> {
    let text = read_text(file, LONGEST).map_err(|problem| match problem {
        Problem::Unreadable { detail, .. } => detail,
        other => other.to_string(),
    })?;
    if !text.chars().any(char::is_alphabetic) {
        return Err(words::reason_no_text().to_owned());
    }
    if !is_english(&text) {
        return Err(words::reason_not_english().to_owned());
    }
    let heard = coach.hear_document(&text);
    Ok(heard
        .into_iter()
        .filter(|found| !config.allows(&found.text))
        .map(|found| finding(file, place.clone(), found))
        .collect())
}

fn finding(file: &Path, place: Place, found: Found<'_>) -> Finding {
    Finding {
        file: file.display().to_string(),
        place,
        line: found.line,
        column: found.column,
        end: found.end,
        text: found.text,
        kind: found.hint.kind.name(),
        rule: found.hint.rule.to_owned(),
        message: words::cli_ask(found.hint.ask.to_owned(), found.hint.why.to_owned()),
        suggestion: found.hint.suggestion,
    }
}

fn json<T: Serialize>(answer: &T) -> String {
    serde_json::to_string_pretty(answer).unwrap_or_default() + "\n"
}

fn line(finding: &Finding) -> String {
    let Finding { file, line, column, text, rule, message, .. } = finding;
    let instead = finding
        .suggestion
        .as_ref()
        .map(|instead| format!(" {}", words::cli_try(instead.clone())))
        .unwrap_or_default();
    format!("{file}:{line}:{column}: “{text}” ({rule}) {message}{instead}\n")
}

/// An annotation of a line, as GitHub's runners read it from the output of a step.
fn annotation(finding: &Finding) -> String {
    let Finding { place, line, column, text, rule, message, .. } = finding;
    let message = escaped(&format!("“{text}”: {message}"));
    let (file, title) = (escaped_property(place.path()), escaped_property(rule));
    format!("::warning file={file},line={line},col={column},title={title}::{message}\n")
}

fn error_annotation(unchecked: &Unchecked) -> String {
    let file = escaped_property(unchecked.place.path());
    format!("::error file={file}::{}\n", escaped(&words::cli_not_checked_alone(unchecked.detail.clone())))
}

fn escaped(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escaped_property(text: &str) -> String {
    escaped(text).replace(':', "%3A").replace(',', "%2C")
}
