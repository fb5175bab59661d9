//! What a ticket will hold, and how it looks before anything leaves the computer.

use afterword_domain::{ActionId, Category};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::escape::flat;

/// GitHub refuses titles over 256 characters, GitLab and Jira over 255; some room is for signs that break mentions.
const LONGEST_TITLE: usize = 240;

/// All of the record that a ticket gets; nothing else leaves the computer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Content {
    /// The action it is for.
    pub action: ActionId,
    /// What is to be done.
    pub title: String,
    /// Why: the causes that the action came from.
    pub causes: Vec<String>,
    /// The incident in one line.
    pub incident: String,
    /// What the action does about the next incident.
    pub category: Option<Category>,
    /// When it is due.
    pub due: Option<NaiveDate>,
    /// The owner's name as typed; empty for nobody.
    pub owner: String,
}

/// The markup in which a tracker keeps a ticket's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BodyFormat {
    /// Markdown.
    Markdown,
    /// Atlassian's document format, JSON.
    Adf,
    /// Jira's wiki markup.
    Wiki,
}

/// The title on one line, as long as all trackers take it.
pub(crate) fn title(content: &Content) -> String {
    shortened(&flat(&content.title), LONGEST_TITLE)
}

/// A text of at most so many characters, with a sign where it was cut.
pub(crate) fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let kept: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", kept.trim_end())
}
