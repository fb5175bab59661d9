//! What a ticket will hold, before anything leaves the computer.

use afterword_domain::ActionId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::body;
use crate::connection::Connection;
use crate::content::{BodyFormat, Content, title};
use crate::escape::flat;

/// What a tracker has no place for, or no way to find.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Omitted {
    /// The due date.
    Due,
    /// The owner.
    Owner,
}

/// A ticket as its readers will see it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Preview {
    /// The action that it is for.
    pub action: ActionId,
    /// The title.
    pub title: String,
    /// The text as people read it, without the escapes of the tracker's markup.
    pub body: String,
    /// The markup in which it is sent.
    pub body_format: BodyFormat,
    /// The sign by which the action finds its ticket again; see [`Profile::marker`](crate::Profile::marker).
    pub marker: String,
    /// The labels.
    pub labels: Vec<String>,
    /// The due date, where the tracker has one.
    pub due: Option<NaiveDate>,
    /// The account that the connection knows for the owner. Most trackers also find people by their name.
    pub assignee: Option<String>,
    /// What does not go along.
    pub leaves_out: Vec<Omitted>,
}

/// What a ticket will hold. Asks nobody and sends nothing.
#[must_use]
pub fn preview(connection: &Connection, content: &Content) -> Preview {
    let profile = connection.tracker.profile();
    let assignee = connection.account(&content.owner).map(str::to_owned);
    let mut leaves_out = Vec::new();
    if content.due.is_some() && !profile.has_due {
        leaves_out.push(Omitted::Due);
    }
    if !profile.finds_people && !flat(&content.owner).is_empty() && assignee.is_none() {
        leaves_out.push(Omitted::Owner);
    }
    Preview {
        action: content.action,
        title: title(content),
        body: body::plain(content),
        body_format: profile.markup,
        marker: profile.marker(content.action),
        labels: connection.labels(content.category),
        due: content.due.filter(|_| profile.has_due),
        assignee,
        leaves_out,
    }
}

#[cfg(test)]
mod tests {
    use afterword_domain::{ActionId, Category};
    use chrono::NaiveDate;
    use serde_json::json;
    use uuid::Uuid;

    use super::{Omitted, preview};
    use crate::connection::Connection;
    use crate::content::{BodyFormat, Content, title};
    use crate::trackers::Tracker;

    fn connection(tracker: Tracker) -> Connection {
        serde_json::from_value(json!({
            "id": Uuid::nil(), "tracker": tracker, "project": "acme/shop", "labels": ["post mortem", "a,b", "detection"],
        }))
        .unwrap()
    }

    fn content() -> Content {
        Content {
            action: ActionId(Uuid::nil()),
            title: "Alert on  stale\nprices".to_owned(),
            causes: vec!["Nothing watched the price feed".to_owned()],
            incident: "Stale prices, 2024-11-21".to_owned(),
            category: Some(Category::Detection),
            due: NaiveDate::from_ymd_opt(2024, 12, 2),
            owner: "Dana Reyes".to_owned(),
        }
    }

    #[test]
    fn a_preview_says_what_github_has_no_place_for() {
        let seen = preview(&connection(Tracker::Github), &content());
        assert_eq!(seen.title, "Alert on stale prices");
        assert_eq!(seen.body_format, BodyFormat::Markdown);
        assert_eq!(seen.due, None);
        assert_eq!(seen.leaves_out, [Omitted::Due, Omitted::Owner]);
        assert_eq!(
            seen.body,
            "Why: Nothing watched the price feed\n\nIncident: Stale prices, 2024-11-21\n\nCategory: Detection"
        );
    }

    #[test]
    fn a_preview_for_jira_keeps_the_date_and_writes_labels_without_spaces() {
        let seen = preview(&connection(Tracker::JiraCloud), &content());
        assert_eq!(seen.body_format, BodyFormat::Adf);
        assert_eq!(seen.due, NaiveDate::from_ymd_opt(2024, 12, 2));
        assert_eq!(seen.labels, ["post-mortem", "a,b", "detection"]);
        assert!(seen.leaves_out.is_empty());
    }

    #[test]
    fn labels_for_gitlab_hold_no_commas() {
        let seen = preview(&connection(Tracker::Gitlab), &content());
        assert_eq!(seen.labels, ["post mortem", "a b", "detection"]);
    }

    #[test]
    fn a_long_title_is_cut_where_trackers_would_refuse_it() {
        let long = Content { title: "x".repeat(400), ..content() };
        assert_eq!(title(&long).chars().count(), 240);
        assert!(title(&long).ends_with('…'));
    }
}
