//! Where tickets are made: the tracker, its address, the project, and how a team names things there.

use std::collections::BTreeMap;

use afterword_domain::Category;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use url::Url;
use uuid::Uuid;

use crate::address::Address;
use crate::escape::flat;
use crate::problem::TicketProblem;
use crate::trackers::Tracker;

/// The label that each category of action gets; an empty one is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CategoryLabels {
    /// For prevention.
    pub prevention: String,
    /// For detection.
    pub detection: String,
    /// For mitigation.
    pub mitigation: String,
    /// For process.
    pub process: String,
}

impl Default for CategoryLabels {
    fn default() -> Self {
        Self {
            prevention: "prevention".to_owned(),
            detection: "detection".to_owned(),
            mitigation: "mitigation".to_owned(),
            process: "process".to_owned(),
        }
    }
}

impl CategoryLabels {
    /// The label of a category; empty for none.
    #[must_use]
    pub fn of(&self, category: Category) -> &str {
        match category {
            Category::Prevention => &self.prevention,
            Category::Detection => &self.detection,
            Category::Mitigation => &self.mitigation,
            Category::Process => &self.process,
        }
    }
}

/// One project of one tracker. The token is kept elsewhere and is no part of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Connection {
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
    /// The kind of tracker.
    pub tracker: Tracker,
    /// What the team calls it.
    #[serde(default)]
    pub name: String,
    /// The address of the tracker, or of its API for GitHub (`https://HOST/api/v3` for an Enterprise Server);
    /// that of [`TrackerForm`](crate::TrackerForm) where empty.
    #[serde(default)]
    pub base_url: String,
    /// `owner/repo` on GitHub, `group/project` or an id on GitLab, the project's key in Jira, the team's key or id in
    /// Linear.
    pub project: String,
    /// The e-mail address that belongs to the token; Jira Cloud alone needs it.
    #[serde(default)]
    pub user: String,
    /// The type of issue in Jira; "Task" where empty.
    #[serde(default)]
    pub issue_type: String,
    /// Labels of every ticket.
    #[serde(default)]
    pub labels: Vec<String>,
    /// Labels by category.
    #[serde(default)]
    pub categories: CategoryLabels,
    /// A person's name as typed → their account: GitHub login, GitLab username, Jira Cloud account id, Jira Data
    /// Center username, Linear e-mail address or user id.
    #[serde(default)]
    pub people: BTreeMap<String, String>,
    /// Whether plain HTTP was confirmed. It only ever counts for this computer itself.
    #[serde(default)]
    pub plain_http: bool,
}

impl Connection {
    /// The address of its API.
    ///
    /// # Errors
    /// As [`Address::new`].
    pub(crate) fn address(&self) -> Result<Address, TicketProblem> {
        let (entered, profile) = (self.base_url.trim(), self.tracker.profile());
        Address::new(
            if entered.is_empty() { profile.form.base } else { entered },
            self.plain_http,
            profile.api,
        )
    }

    /// Where people open what it leads to.
    pub(crate) fn site(&self) -> Option<Url> {
        Some(self.address().ok()?.site(self.tracker.profile().site))
    }

    /// The labels of a ticket, each once and written as the tracker takes them.
    pub(crate) fn labels(&self, category: Option<Category>) -> Vec<String> {
        let of_category = category.map(|category| self.categories.of(category));
        let mut all = Vec::new();
        for label in self.labels.iter().map(String::as_str).chain(of_category) {
            let label = (self.tracker.profile().label)(&flat(label));
            if !label.is_empty() && !all.contains(&label) {
                all.push(label);
            }
        }
        all
    }

    /// The type of issue to make in Jira.
    pub(crate) fn issue_type(&self) -> &str {
        let given = self.issue_type.trim();
        if given.is_empty() { "Task" } else { given }
    }

    /// The account of a person as the team entered it. Names meet regardless of case and spaces around them.
    pub(crate) fn account(&self, name: &str) -> Option<&str> {
        let name = name.trim();
        let exact = self.people.get(name);
        let entry = exact.or_else(|| {
            let wanted = name.to_lowercase();
            self.people
                .iter()
                .find(|(known, _)| known.trim().to_lowercase() == wanted)
                .map(|(_, account)| account)
        });
        entry.map(|account| account.trim()).filter(|account| !account.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::Connection;
    use crate::trackers::Tracker;

    fn connection() -> Connection {
        serde_json::from_value(serde_json::json!({
            "id": "00000000-0000-0000-0000-000000000001",
            "tracker": "jira_cloud",
            "project": "PAY",
            "people": { "Dana Reyes": "5b10", "Nobody": " " },
        }))
        .unwrap()
    }

    #[test]
    fn a_connection_needs_little_and_has_the_usual_labels() {
        let connection = connection();
        assert_eq!(connection.tracker, Tracker::JiraCloud);
        assert_eq!(connection.issue_type(), "Task");
        assert_eq!(connection.categories.detection, "detection");
    }

    #[test]
    fn a_person_is_known_however_the_name_is_typed() {
        assert_eq!(connection().account(" dana reyes "), Some("5b10"));
        assert_eq!(connection().account("Nobody"), None);
        assert_eq!(connection().account("Kim"), None);
    }
}
