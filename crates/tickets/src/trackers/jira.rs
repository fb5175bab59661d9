//! Jira: Cloud with REST API version 3, Data Center with version 2. They differ in the token's form, in how text is
//! marked up, in how people are named, and in the search.

mod user;

use afterword_domain::ActionId;
use chrono::{DateTime, Utc};
use reqwest::Method;
use reqwest::header::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::address::Address;
use crate::adf;
use crate::body::as_wiki;
use crate::content::BodyFormat;
use crate::draft::{Draft, Part};
use crate::http::{Call, Http, Proof, Timing};
use crate::marker::{self, MarkerPlace};
use crate::outcome::{Account, Ticket, TicketState};
use crate::problem::TicketProblem;
use crate::profile::{Keys, Profile, TrackerForm, same};
use crate::reference::keyed;
use crate::requests::{Destination, Outcome, Refused, Requests, Sent, only};
use user::User;

pub(super) const CLOUD: Profile = Profile {
    form: TrackerForm { label: "Jira Cloud", base: "", needs_user: true, has_types: true },
    markup: BodyFormat::Adf,
    is_known: |host, path| host.ends_with(".atlassian.net") || path.contains("/browse/"),
    connect: |project, address, token, timing| Ok(Box::new(Jira::cloud(project, address, token, timing)?)),
    ..DATA_CENTER
};

pub(super) const DATA_CENTER: Profile = Profile {
    form: TrackerForm { label: "Jira Data Center", base: "", needs_user: false, has_types: true },
    markup: BodyFormat::Wiki,
    has_due: true,
    finds_people: true,
    finds_late: true,
    takes_ids: false,
    // Labels can be searched exactly, descriptions can't.
    marker: MarkerPlace::Label,
    // Labels hold no spaces.
    label: |label| label.replace(' ', "-"),
    keys: Keys::Named { below: "browse" },
    is_known: |_, path| path.contains("/browse/"),
    api: same,
    site: same,
    connect: |project, address, token, timing| {
        Ok(Box::new(Jira::data_center(project, address, token, timing)?))
    },
};

struct Jira {
    http: Http,
    is_cloud: bool,
    project: String,
    issue_type: String,
}

#[derive(Deserialize)]
struct Project {
    name: String,
}

#[derive(Deserialize)]
struct Found {
    issues: Vec<Made>,
}

#[derive(Deserialize)]
struct Made {
    id: String,
    key: String,
}

#[derive(Deserialize)]
struct Issue {
    fields: Fields,
}

#[derive(Deserialize)]
struct Fields {
    status: Status,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Status {
    status_category: StatusCategory,
}

#[derive(Deserialize)]
struct StatusCategory {
    key: String,
}

impl Jira {
    fn cloud(project: Destination<'_>, address: Address, token: &str, timing: Timing) -> Outcome<Self> {
        let proof = Proof::Basic { user: project.user.to_owned(), token: token.to_owned() };
        Ok(Self::new(project, Http::new(address, proof, token, HeaderMap::new(), timing)?, true))
    }

    fn data_center(project: Destination<'_>, address: Address, token: &str, timing: Timing) -> Outcome<Self> {
        let http = Http::new(address, Proof::bearer(token)?, token, HeaderMap::new(), timing)?;
        Ok(Self::new(project, http, false))
    }

    fn new(project: Destination<'_>, http: Http, is_cloud: bool) -> Self {
        let (project, issue_type) = (project.name.to_owned(), project.issue_type.to_owned());
        Self { http, is_cloud, project, issue_type }
    }

    fn url(&self, below: &[&str]) -> Url {
        let version = if self.is_cloud { "3" } else { "2" };
        let parts: Vec<&str> = ["rest", "api", version].into_iter().chain(below.iter().copied()).collect();
        self.http.address.below(&parts)
    }

    fn ticket(&self, made: Made) -> Ticket {
        let url = self.http.address.below(&["browse", &made.key]);
        Ticket::told(made.key, url.as_str(), Some(made.id))
    }

    /// The fields of a new issue.
    fn fields(&self, draft: &Draft<'_>) -> Value {
        let marker = draft.marker_line.as_deref();
        let description = if self.is_cloud {
            adf::document(draft.content, marker)
        } else {
            json!(as_wiki(draft.content, marker))
        };
        let mut fields = json!({
            "project": { "key": self.project },
            "issuetype": { "name": self.issue_type },
            "summary": draft.title,
            "description": description,
        });
        if draft.has(Part::Labels) {
            fields["labels"] = json!(draft.all_labels());
        }
        if let Some(due) = draft.due {
            fields["duedate"] = json!(due);
        }
        if let Some(account) = &draft.assignee {
            fields["assignee"] =
                if self.is_cloud { json!({ "id": account }) } else { json!({ "name": account }) };
        }
        fields
    }
}

impl Requests for Jira {
    fn test(&self) -> Outcome<Account> {
        let user: User = self.http.get(self.url(&["myself"]))?;
        let project: Project = self.http.get(self.url(&["project", &self.project]))?;
        Ok(Account { account: user.display_name, project: project.name })
    }

    /// By the label alone, whenever the issue was made; by the text where the project's screen has no labels.
    ///
    /// Cloud answers 410 at the search of old and has `/search/jql` instead; recent issues may take some seconds to be
    /// seen there (<https://developer.atlassian.com/changelog/#CHANGE-2046>).
    fn find(&self, action: ActionId, _since: DateTime<Utc>) -> Outcome<Option<Ticket>> {
        let sign = marker::label(action);
        let project = quoted(&self.project);
        let jql = format!("project = {project} AND (labels = {0} OR description ~ {0})", quoted(&sign));
        let mut url = if self.is_cloud { self.url(&["search", "jql"]) } else { self.url(&["search"]) };
        url.query_pairs_mut().extend_pairs(&[
            ("jql", jql.as_str()),
            ("fields", "summary"),
            ("maxResults", "2"),
        ]);
        let found: Found = self.http.get(url)?;
        Ok(found.issues.into_iter().next().map(|made| self.ticket(made)))
    }

    fn known(&self, account: &str) -> Outcome<Option<String>> {
        Ok(Some(account.to_owned()))
    }

    /// Among those who can be assigned in the project. Cloud searches by `query`, Data Center by `username`.
    fn named(&self, name: &str) -> Outcome<Option<String>> {
        let mut url = self.url(&["user", "assignable", "search"]);
        let wanted = if self.is_cloud { "query" } else { "username" };
        url.query_pairs_mut().extend_pairs(&[
            ("project", self.project.as_str()),
            (wanted, name),
            ("maxResults", "50"),
        ]);
        let mut users: Vec<User> = self.http.get(url)?;
        users.retain(|user| user.active);
        let user = only(users, name, |user| &user.display_name);
        Ok(user.and_then(|user| if self.is_cloud { user.account_id } else { user.name }))
    }

    fn send(&self, draft: &Draft<'_>) -> Result<Sent, Refused> {
        let body = json!({ "fields": self.fields(draft) });
        let call = Call { method: Method::POST, url: self.url(&["issue"]), body: Some(&body), creates: true };
        let made: Made = self.http.send(&call)?.read()?;
        Ok(Sent { ticket: self.ticket(made), notes: Vec::new() })
    }

    fn status(&self, reference: &str) -> Outcome<TicketState> {
        let key = keyed(reference).ok_or(TicketProblem::NoReference)?;
        let mut url = self.url(&["issue", &key]);
        url.query_pairs_mut().append_pair("fields", "status");
        match self.http.get::<Issue>(url) {
            // Names of statuses are each team's own; the three categories are Jira's.
            Ok(issue) if issue.fields.status.status_category.key == "done" => Ok(TicketState::Closed),
            Ok(_) => Ok(TicketState::Open),
            Err(failure) if failure.problem == TicketProblem::NotFound => Ok(TicketState::Gone),
            Err(failure) => Err(failure.problem),
        }
    }
}

/// A text in Jira's query language.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
