//! Findings as SARIF 2.1.0, which code hosts show beside the lines.

use afterword_coach::Coach;
use afterword_words as words;
use serde_json::{Value, json};

use super::place::{Place, Root};
use super::{Finding, Unchecked};

/// The name of the repository's root among the bases of URIs, as code hosts know it.
const ROOT: &str = "%SRCROOT%";
const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(crate) fn log(coach: &Coach, root: &Root, findings: &[Finding], unchecked: &[Unchecked]) -> Value {
    let rules: Vec<Value> = coach
        .rules()
        .iter()
        .filter(|rule| rule.kind.is_blame())
        .map(|rule| {
            json!({
                "id": rule.name,
                "shortDescription": { "text": rule.about },
                "fullDescription": { "text": rule.why },
                "help": { "text": rule.ask },
                "properties": { "kind": rule.kind.name() },
            })
        })
        .collect();
    let results: Vec<Value> = findings.iter().map(result).collect();
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "afterword", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "invocations": [{
                "executionSuccessful": unchecked.is_empty(),
                "toolExecutionNotifications": unchecked.iter().map(notification).collect::<Vec<_>>(),
            }],
            "originalUriBaseIds": { ROOT: { "uri": root.uri() } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(finding: &Finding) -> Value {
    let (end_line, end_column) = finding.end;
    json!({
        "ruleId": finding.rule,
        "level": "warning",
        "message": { "text": format!("“{}”: {}", finding.text, finding.message) },
        "locations": [{
            "physicalLocation": {
                "artifactLocation": artifact(&finding.place),
                "region": {
                    "startLine": finding.line,
                    "startColumn": finding.column,
                    "endLine": end_line,
                    "endColumn": end_column,
                },
            },
        }],
    })
}

fn notification(unchecked: &Unchecked) -> Value {
    json!({
        "level": "error",
        "message": { "text": words::cli_not_checked_alone(unchecked.detail.clone()) },
        "locations": [{ "physicalLocation": { "artifactLocation": artifact(&unchecked.place) } }],
    })
}

fn artifact(place: &Place) -> Value {
    match place.is_below_root() {
        true => json!({ "uri": place.uri(), "uriBaseId": ROOT }),
        false => json!({ "uri": place.uri() }),
    }
}
