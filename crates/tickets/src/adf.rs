//! The text of a ticket as Atlassian's document format, the only one that Jira Cloud's API version 3 takes.
//!
//! Text nodes are plain text: nothing in them becomes markup, a mention or a macro. An empty one is invalid.

use afterword_words as words;
use serde_json::{Value, json};

use crate::body::{causes, facts};
use crate::content::Content;

/// The document, with the marker as its last paragraph where there is one.
pub(crate) fn document(content: &Content, marker: Option<&str>) -> Value {
    let mut blocks = Vec::new();
    match causes(content).as_slice() {
        [] => {}
        [one] => blocks.push(paragraph(&words::ticket_text_why(one.clone()))),
        several => {
            let items: Vec<_> = several
                .iter()
                .map(|cause| json!({ "type": "listItem", "content": [paragraph(cause)] }))
                .collect();
            blocks.push(paragraph(words::ticket_text_whys()));
            blocks.push(json!({ "type": "bulletList", "content": items }));
        }
    }
    blocks.extend(facts(content).iter().map(|(name, value)| paragraph(&format!("{name}: {value}"))));
    blocks.extend(marker.map(paragraph));
    json!({ "type": "doc", "version": 1, "content": blocks })
}

fn paragraph(text: &str) -> Value {
    json!({ "type": "paragraph", "content": [{ "type": "text", "text": text }] })
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, Category};
    use serde_json::json;
    use uuid::Uuid;

    use super::document;
    use crate::content::Content;

    #[test]
    fn a_document_keeps_what_was_said_letter_by_letter() {
        let content = Content {
            action: ActionId(Uuid::nil()),
            title: String::new(),
            causes: vec!["*No* alert {code} [~dana] @team".to_owned(), "x < y".to_owned()],
            incident: "Stale prices".to_owned(),
            category: Some(Category::Process),
            due: None,
            owner: String::new(),
        };
        let text = |text: &str| json!({ "type": "paragraph", "content": [{ "type": "text", "text": text }] });
        assert_eq!(
            document(&content, None),
            json!({ "type": "doc", "version": 1, "content": [
                text("Why:"),
                { "type": "bulletList", "content": [
                    { "type": "listItem", "content": [text("*No* alert {code} [~dana] @team")] },
                    { "type": "listItem", "content": [text("x < y")] },
                ]},
                text("Incident: Stale prices"),
                text("Category: Process"),
            ]})
        );
    }
}
