//! Findings as SARIF 2.1.0, which code hosts show beside the lines.

use afterword_coach::Coach;
use serde_json::{Value, json};

use super::Finding;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";

pub(crate) fn log(coach: &Coach, findings: &[Finding]) -> Value {
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
                "artifactLocation": { "uri": uri(&finding.file) },
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

/// A path as a relative reference: what a URI may not hold is written by its bytes.
fn uri(path: &str) -> String {
    let mut uri = String::new();
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'.' | b'_' | b'~' => {
                uri.push(byte.into());
            }
            b'\\' => uri.push('/'),
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}
