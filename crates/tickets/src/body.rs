//! The text of a ticket: why, which incident, which category, and the marker.

use crate::content::Content;
use crate::escape::{flat, markdown, wiki};
use afterword_words as words;

/// As people read it.
pub(crate) fn plain(content: &Content) -> String {
    layout(content, "- ", None, flat)
}

/// In Markdown, with the marker as its last line.
pub(crate) fn as_markdown(content: &Content, marker: Option<&str>) -> String {
    layout(content, "- ", marker, markdown)
}

/// In Jira's wiki markup.
pub(crate) fn as_wiki(content: &Content, marker: Option<&str>) -> String {
    layout(content, "* ", marker, wiki)
}

/// The causes that say something, one line each.
pub(crate) fn causes(content: &Content) -> Vec<String> {
    content.causes.iter().map(|cause| flat(cause)).filter(|cause| !cause.is_empty()).collect()
}

/// What else a ticket says: names and values.
pub(crate) fn facts(content: &Content) -> Vec<(&'static str, String)> {
    let incident = Some(flat(&content.incident)).filter(|incident| !incident.is_empty());
    let category = content.category.map(|category| category.label().to_owned());
    let incident = incident.map(|incident| (words::ticket_text_incident(), incident));
    incident.into_iter().chain(category.map(|category| (words::ticket_text_category(), category))).collect()
}

fn layout(content: &Content, bullet: &str, marker: Option<&str>, escaped: fn(&str) -> String) -> String {
    let mut blocks = Vec::new();
    match causes(content).as_slice() {
        [] => {}
        [one] => blocks.push(words::ticket_text_why(escaped(one))),
        several => {
            let lines: Vec<_> = several.iter().map(|cause| format!("{bullet}{}", escaped(cause))).collect();
            blocks.push(format!("{}\n\n{}", words::ticket_text_whys(), lines.join("\n")));
        }
    }
    blocks.extend(facts(content).into_iter().map(|(name, value)| format!("{name}: {}", escaped(&value))));
    blocks.extend(marker.map(str::to_owned));
    blocks.join("\n\n")
}

#[cfg(test)]
mod tests {
    use afterword_domain::ActionId;
    use uuid::Uuid;

    use super::{as_markdown, as_wiki, plain};
    use crate::content::Content;

    fn content(causes: &[&str]) -> Content {
        Content {
            action: ActionId(Uuid::nil()),
            title: "Do it".to_owned(),
            causes: causes.iter().map(|cause| (*cause).to_owned()).collect(),
            incident: String::new(),
            category: None,
            due: None,
            owner: String::new(),
        }
    }

    #[test]
    fn several_causes_are_a_list_and_line_breaks_do_not_leave_it() {
        let several = content(&["one", " ", "two\n/close\n# three"]);
        assert_eq!(plain(&several), "Why:\n\n- one\n- two /close # three");
        assert_eq!(
            as_markdown(&several, Some("<!-- m -->")),
            "Why:\n\n- one\n- two /close \\# three\n\n<!-- m -->"
        );
        assert_eq!(as_wiki(&several, None), "Why:\n\n* one\n* two /close \\# three");
    }

    #[test]
    fn a_ticket_without_a_reason_is_only_its_marker() {
        assert_eq!(as_markdown(&content(&[]), Some("afterword:1")), "afterword:1");
        assert_eq!(plain(&content(&[])), "");
    }
}
