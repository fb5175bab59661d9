//! `lint`: what the coach hears in Markdown files of a repository.

mod config;
mod sarif;

use std::path::{Path, PathBuf};

use afterword_coach::{Found, is_english};
use afterword_service::{Problem, read_regular};
use serde::Serialize;

use crate::Verdict;
use crate::arguments::LintFormat;
use crate::output::write;
use config::Config;

/// The most bytes of a file that are listened to.
const LONGEST: u64 = 16 * 1024 * 1024;

/// One thing that was heard.
#[derive(Debug, Serialize)]
pub(crate) struct Finding {
    file: String,
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

pub(crate) fn run(files: &[PathBuf], format: LintFormat, config: Option<&Path>) -> Result<Verdict, Problem> {
    let config = Config::read(config)?;
    let coach = config.coach()?;
    let mut findings = Vec::new();
    for file in files {
        let text = read(file)?;
        if !is_english(&text) {
            eprintln!("{}: not in English, left alone", file.display());
            continue;
        }
        let heard = coach.hear_document(&text);
        findings.extend(
            heard.into_iter().filter(|found| !config.allows(&found.text)).map(|found| finding(file, found)),
        );
    }
    let told = match format {
        LintFormat::Text => findings.iter().map(line).collect(),
        LintFormat::Json => json(&findings),
        LintFormat::Sarif => json(&sarif::log(&coach, &findings)),
        LintFormat::Github => findings.iter().map(annotation).collect(),
    };
    write(told.as_bytes())?;
    Ok(if findings.is_empty() { Verdict::Well } else { Verdict::Found })
}

fn read(file: &Path) -> Result<String, Problem> {
    let bytes = read_regular(file, LONGEST)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn finding(file: &Path, found: Found<'_>) -> Finding {
    Finding {
        file: file.display().to_string(),
        line: found.line,
        column: found.column,
        end: found.end,
        text: found.text,
        kind: found.hint.kind.name(),
        rule: found.hint.rule.to_owned(),
        message: format!("{} Ask: {}", found.hint.why, found.hint.ask),
        suggestion: found.hint.suggestion,
    }
}

fn json<T: Serialize>(answer: &T) -> String {
    serde_json::to_string_pretty(answer).unwrap_or_default() + "\n"
}

fn line(finding: &Finding) -> String {
    let Finding { file, line, column, text, rule, message, .. } = finding;
    let instead =
        finding.suggestion.as_ref().map(|instead| format!(" Perhaps: “{instead}”")).unwrap_or_default();
    format!("{file}:{line}:{column}: “{text}” ({rule}) {message}{instead}\n")
}

/// An annotation of a line, as GitHub's runners read it from the output of a step.
fn annotation(finding: &Finding) -> String {
    let escape = |text: &str| text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A");
    let property = |text: &str| escape(text).replace(':', "%3A").replace(',', "%2C");
    let Finding { file, line, column, text, rule, message, .. } = finding;
    let said = escape(&format!("“{text}”: {message}"));
    format!("::warning file={},line={line},col={column},title={}::{said}\n", property(file), property(rule))
}
