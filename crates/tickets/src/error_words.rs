//! A tracker's own words about what it refused, and what it named.

use serde_json::Value;

use crate::draft::Part;
use crate::escape::flat;

/// The words in an error of any of the trackers, on one line; empty where there are none.
///
/// GitHub: `{message, errors: [{message | field, code}]}`; GitLab: `{message: text | {field: [text]}}` or `{error}`;
/// Jira: `{errorMessages: [text], errors: {field: text}}`; Linear: `{errors: [{message, extensions}]}`.
pub(crate) fn words(said: &Value) -> String {
    let mut all = Vec::new();
    for field in ["message", "error", "error_description", "errorMessages", "errors"] {
        if let Some(value) = said.get(field) {
            collect(value, &mut all);
        }
    }
    all.dedup();
    flat(&all.join("; ")).replace(".;", ";").trim_end_matches('.').to_owned()
}

fn collect(value: &Value, all: &mut Vec<String>) {
    match value {
        Value::String(text) if !text.trim().is_empty() => all.push(text.trim().to_owned()),
        Value::Array(entries) => entries.iter().for_each(|entry| collect(entry, all)),
        Value::Object(fields) => collect_fields(fields, all),
        _ => {}
    }
}

fn collect_fields(fields: &serde_json::Map<String, Value>, all: &mut Vec<String>) {
    let text = |name: &str| fields.get(name).and_then(Value::as_str);
    let presentable = fields.get("extensions").and_then(|more| more.get("userPresentableMessage"));
    if let Some(words) = presentable.and_then(Value::as_str).or_else(|| text("message")) {
        all.push(words.to_owned());
    } else if let (Some(field), Some(code)) = (text("field"), text("code")) {
        all.push(format!("{field}: {code}"));
    } else {
        for (field, value) in fields {
            let mut inner = Vec::new();
            collect(value, &mut inner);
            all.extend(inner.into_iter().map(|words| format!("{field}: {words}")));
        }
    }
}

/// The optional parts of a ticket that an error names.
///
/// The names are those of the fields: `assignees` and `labels` at GitHub; `assignee_ids`, `due_date` and `labels` at
/// GitLab; `assignee`, `duedate` and `labels` in Jira; `assigneeId`, `dueDate` and `labelIds` in Linear.
pub(crate) fn named_parts(said: &Value) -> Vec<Part> {
    let text = said.to_string().to_lowercase();
    let names: [(Part, &[&str]); 3] = [
        (Part::Owner, &["assignee"]),
        (Part::Due, &["duedate", "due_date", "due date"]),
        (Part::Labels, &["label"]),
    ];
    let named = names.into_iter().filter(|(_, names)| names.iter().any(|name| text.contains(*name)));
    named.map(|(part, _)| part).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{named_parts, words};
    use crate::draft::Part;

    #[test]
    fn the_words_of_every_tracker_are_found() {
        let github = json!({ "message": "Validation Failed", "errors": [
            { "resource": "Issue", "field": "assignees", "code": "invalid" },
        ]});
        assert_eq!(words(&github), "Validation Failed; assignees: invalid");
        let gitlab = json!({ "message": { "title": ["can't be blank"] } });
        assert_eq!(words(&gitlab), "title: can't be blank");
        let jira = json!({ "errorMessages": [], "errors": { "duedate": "Field 'duedate' cannot be set." } });
        assert_eq!(words(&jira), "duedate: Field 'duedate' cannot be set");
        let linear = json!({ "errors": [{ "message": "Argument Validation Error", "extensions": {
            "type": "invalid input", "userPresentableMessage": "The title is too long." } }] });
        assert_eq!(words(&linear), "The title is too long");
    }

    #[test]
    fn the_parts_that_an_error_names_are_known() {
        let both = json!({ "errors": { "duedate": "cannot be set", "assignee": "cannot be set" } });
        assert_eq!(named_parts(&both), [Part::Owner, Part::Due]);
        assert!(named_parts(&json!({ "message": "Body is too long, due to its size" })).is_empty());
    }
}
