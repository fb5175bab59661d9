//! GitLab: REST API version 4.

use afterword_domain::ActionId;
use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use reqwest::Method;
use reqwest::header::{HeaderMap, HeaderName};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::address::Address;
use crate::body::as_markdown;
use crate::content::BodyFormat;
use crate::draft::{Draft, Part};
use crate::escape::{flat, unlinked};
use crate::http::{Call, Http, Proof, Timing};
use crate::marker::{MarkerPlace, word};
use crate::outcome::{Account, Ticket, TicketState};
use crate::problem::TicketProblem;
use crate::profile::{Keys, Profile, TrackerForm, same};
use crate::reference::Numbered;
use crate::requests::{Destination, Outcome, Refused, Requests, Sent, only};

pub(super) const PROFILE: Profile = Profile {
    form: TrackerForm { label: "GitLab", base: "https://gitlab.com", needs_user: false, has_types: false },
    markup: BodyFormat::Markdown,
    has_due: true,
    finds_people: true,
    finds_late: false,
    takes_ids: false,
    marker: MarkerPlace::Comment,
    // It takes all labels as one text with commas in between.
    label: |label| flat(&label.replace(',', " ")),
    // Its ids of projects are no part of an address.
    keys: Keys::Numbers { below: &["-", "issues"], has_project: |parts| parts >= 2 },
    is_known: |host, path| {
        host == "gitlab.com" || path.contains("/-/issues/") || path.contains("/-/work_items/")
    },
    api: same,
    site: same,
    connect: |project, address, token, timing| Ok(Box::new(Gitlab::new(project, address, token, timing)?)),
};

struct Gitlab {
    http: Http,
    project: String,
}

#[derive(Deserialize)]
struct User {
    id: u64,
    username: String,
    name: String,
    #[serde(default)]
    state: Option<String>,
}

#[derive(Deserialize)]
struct Project {
    path_with_namespace: String,
}

#[derive(Deserialize)]
struct Issue {
    id: u64,
    iid: u64,
    web_url: String,
    state: String,
    description: Option<String>,
    #[serde(default)]
    assignees: Vec<Value>,
    #[serde(default)]
    labels: Vec<Value>,
    due_date: Option<NaiveDate>,
    references: Option<References>,
}

#[derive(Deserialize)]
struct References {
    full: String,
}

impl Gitlab {
    fn new(project: Destination<'_>, address: Address, token: &str, timing: Timing) -> Outcome<Self> {
        let proof = Proof::secret(HeaderName::from_static("private-token"), token)?;
        let http = Http::new(address, proof, token, HeaderMap::new(), timing)?;
        Ok(Self { http, project: project.name.trim_matches('/').to_owned() })
    }

    /// A project's path is one part of the address, its slashes encoded.
    fn url(&self, below: &[&str]) -> Url {
        let parts: Vec<&str> = ["api", "v4"].into_iter().chain(below.iter().copied()).collect();
        self.http.address.below(&parts)
    }

    fn ticket(&self, issue: &Issue) -> Ticket {
        let key = issue
            .references
            .as_ref()
            .map_or_else(|| format!("{}#{}", self.project, issue.iid), |references| references.full.clone());
        Ticket::told(key, &issue.web_url, Some(issue.id.to_string()))
    }
}

impl Requests for Gitlab {
    fn test(&self) -> Outcome<Account> {
        let user: User = self.http.get(self.url(&["user"]))?;
        let project: Project = self.http.get(self.url(&["projects", &self.project]))?;
        Ok(Account { account: user.username, project: project.path_with_namespace })
    }

    /// Lists and does not search: the search runs over PostgreSQL's index of words, in which comments of HTML don't
    /// stand.
    fn find(&self, action: ActionId, since: DateTime<Utc>) -> Outcome<Option<Ticket>> {
        let sign = word(action);
        let since = since.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut url = self.url(&["projects", &self.project, "issues"]);
        url.query_pairs_mut().extend_pairs(&[
            ("scope", "all"),
            ("created_after", since.as_str()),
            ("order_by", "created_at"),
            ("sort", "desc"),
            ("per_page", "50"),
        ]);
        let has_sign = |issue: &Issue| issue.description.as_ref().is_some_and(|text| text.contains(&sign));
        Ok(self.http.find(&url, has_sign, |_| false)?.map(|issue| self.ticket(&issue)))
    }

    fn known(&self, account: &str) -> Outcome<Option<String>> {
        let username = account.trim_start_matches('@');
        let mut url = self.url(&["users"]);
        url.query_pairs_mut().append_pair("username", username);
        let users: Vec<User> = self.http.get(url)?;
        Ok(only(users, username, |user| &user.username).map(|user| user.id.to_string()))
    }

    fn named(&self, name: &str) -> Outcome<Option<String>> {
        let mut url = self.url(&["projects", &self.project, "users"]);
        url.query_pairs_mut().append_pair("search", name).append_pair("per_page", "100");
        let mut users: Vec<User> = self.http.get(url)?;
        users.retain(|user| user.state.as_deref().is_none_or(|state| state == "active"));
        Ok(only(users, name, |user| &user.name).map(|user| user.id.to_string()))
    }

    fn send(&self, draft: &Draft<'_>) -> Result<Sent, Refused> {
        let mut body = json!({
            "title": unlinked(&draft.title),
            "description": as_markdown(draft.content, draft.marker_line.as_deref()),
        });
        if draft.has(Part::Labels) {
            body["labels"] = json!(draft.all_labels().join(","));
        }
        if let Some(due) = draft.due {
            body["due_date"] = json!(due);
        }
        if let Some(id) = draft.assignee.as_ref().and_then(|id| id.parse::<u64>().ok()) {
            body["assignee_ids"] = json!([id]);
        }
        let url = self.url(&["projects", &self.project, "issues"]);
        let call = Call { method: Method::POST, url, body: Some(&body), creates: true };
        let issue: Issue = self.http.send(&call)?.read()?;
        // Guests may make issues; what they may not set is silently dropped.
        let dropped = [
            (Part::Owner, issue.assignees.is_empty()),
            (Part::Due, issue.due_date.is_none()),
            (Part::Labels, issue.labels.is_empty()),
        ];
        let notes = dropped
            .into_iter()
            .filter(|(part, missing)| *missing && draft.has(*part))
            .map(|(part, _)| part.left_out())
            .collect();
        Ok(Sent { ticket: self.ticket(&issue), notes })
    }

    fn status(&self, reference: &str) -> Outcome<TicketState> {
        let wanted = Numbered::read(reference, self.http.address.path()).ok_or(TicketProblem::NoReference)?;
        let project = wanted.project.as_deref().unwrap_or(&self.project);
        match self.http.get::<Issue>(self.url(&["projects", project, "issues", &wanted.number])) {
            Ok(issue) if issue.state == "closed" => Ok(TicketState::Closed),
            Ok(_) => Ok(TicketState::Open),
            Err(failure) if failure.problem == TicketProblem::NotFound => Ok(TicketState::Gone),
            Err(failure) => Err(failure.problem),
        }
    }
}
