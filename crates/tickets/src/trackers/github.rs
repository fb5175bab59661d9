//! GitHub Issues: REST API, version 2022-11-28, which github.com and every supported Enterprise Server speak.

use afterword_domain::ActionId;
use afterword_words as words;
use chrono::{DateTime, SecondsFormat, Utc};
use reqwest::Method;
use reqwest::header::{ACCEPT, HeaderMap, HeaderName, HeaderValue};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use crate::address::Address;
use crate::body::as_markdown;
use crate::content::BodyFormat;
use crate::draft::{Draft, Part};
use crate::escape::unlinked;
use crate::http::{Call, Http, Proof, Timing};
use crate::marker::{MarkerPlace, word};
use crate::outcome::{Account, Ticket, TicketState};
use crate::problem::TicketProblem;
use crate::profile::{Keys, Profile, TrackerForm};
use crate::reference::Numbered;
use crate::requests::{Destination, Outcome, Refused, Requests, Sent};

pub(super) const PROFILE: Profile = Profile {
    form: TrackerForm {
        label: "GitHub Issues",
        base: "https://api.github.com",
        needs_user: false,
        has_types: false,
    },
    markup: BodyFormat::Markdown,
    has_due: false,
    finds_people: false,
    finds_late: false,
    takes_ids: false,
    marker: MarkerPlace::Comment,
    label: str::to_owned,
    keys: Keys::Numbers { below: &["issues"], has_project: |parts| parts == 2 },
    is_known: |host, _| host == "github.com",
    api,
    site,
    connect: |project, address, token, timing| Ok(Box::new(Github::new(project, address, token, timing)?)),
};

/// People enter the site that they know; GitHub's API has a host of its own.
fn api(mut url: Url) -> Url {
    let host = url.host_str().unwrap_or_default().trim_start_matches("www.").to_owned();
    if is_hosted(&host) {
        let _ = url.set_host(Some(&format!("api.{}", host.trim_start_matches("api."))));
        url.set_path("");
    }
    url
}

/// The site that belongs to an API.
fn site(mut url: Url) -> Url {
    let host = url.host_str().unwrap_or_default().to_owned();
    if is_hosted(&host) {
        let _ = url.set_host(Some(host.trim_start_matches("api.")));
    } else {
        let path = url.path().trim_matches('/').trim_end_matches("api/v3").trim_end_matches('/').to_owned();
        url.set_path(&path);
    }
    url
}

/// Whether GitHub runs the host itself: github.com, or a company's own below ghe.com
/// (<https://docs.github.com/en/enterprise-cloud@latest/admin/data-residency>).
fn is_hosted(host: &str) -> bool {
    let site = host.trim_start_matches("api.");
    site == "github.com" || site.strip_suffix(".ghe.com").is_some_and(|company| !company.contains('.'))
}

struct Github {
    http: Http,
    owner: String,
    repo: String,
}

#[derive(Deserialize)]
struct User {
    login: String,
}

#[derive(Deserialize)]
struct Repository {
    full_name: String,
    #[serde(default = "yes")]
    has_issues: bool,
}

fn yes() -> bool {
    true
}

#[derive(Deserialize)]
struct Issue {
    number: u64,
    html_url: String,
    state: String,
    body: Option<String>,
    created_at: Option<DateTime<Utc>>,
    #[serde(default)]
    assignees: Option<Vec<User>>,
    #[serde(default)]
    labels: Vec<Value>,
    /// Every pull request is listed as an issue with this field.
    pull_request: Option<Value>,
}

impl Github {
    fn new(project: Destination<'_>, address: Address, token: &str, timing: Timing) -> Outcome<Self> {
        let name = project.name.trim_matches('/');
        let parts: Vec<&str> = name.split('/').collect();
        let [owner, repo] = parts[..] else {
            return Err(TicketProblem::Invalid {
                detail: words::ticket_problem_repository_name().to_owned(),
            });
        };
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static("application/vnd.github+json"));
        let version = HeaderValue::from_static("2022-11-28");
        headers.insert(HeaderName::from_static("x-github-api-version"), version);
        let proof = Proof::bearer(token)?;
        let http = Http::new(address, proof, token, headers, timing)?;
        Ok(Self { http, owner: owner.to_owned(), repo: repo.to_owned() })
    }

    fn url(&self, below: &[&str]) -> Url {
        let parts: Vec<&str> =
            ["repos", &self.owner, &self.repo].into_iter().chain(below.iter().copied()).collect();
        self.http.address.below(&parts)
    }

    fn ticket(&self, issue: &Issue) -> Ticket {
        let key = format!("{}/{}#{}", self.owner, self.repo, issue.number);
        Ticket::told(key, &issue.html_url, None)
    }
}

impl Requests for Github {
    fn test(&self) -> Outcome<Account> {
        let user: User = self.http.get(self.http.address.below(&["user"]))?;
        let repository: Repository = self.http.get(self.url(&[]))?;
        if !repository.has_issues {
            return Err(TicketProblem::Invalid { detail: words::ticket_problem_no_issues().to_owned() });
        }
        Ok(Account { account: user.login, project: repository.full_name })
    }

    /// Lists and does not search: the search index lags behind, and a ticket made a second ago must be found.
    fn find(&self, action: ActionId, since: DateTime<Utc>) -> Outcome<Option<Ticket>> {
        let sign = word(action);
        let changed = since.to_rfc3339_opts(SecondsFormat::Secs, true);
        let mut url = self.url(&["issues"]);
        url.query_pairs_mut().extend_pairs(&[
            ("state", "all"),
            ("since", changed.as_str()),
            ("sort", "created"),
            ("direction", "desc"),
            ("per_page", "50"),
        ]);
        let has_sign = |issue: &Issue| {
            issue.pull_request.is_none() && issue.body.as_ref().is_some_and(|body| body.contains(&sign))
        };
        // "since" is of the last change; what was made before the action is not its ticket.
        let is_older = |issue: &Issue| issue.created_at.is_some_and(|at| at < since);
        Ok(self.http.find(&url, has_sign, is_older)?.map(|issue| self.ticket(&issue)))
    }

    fn known(&self, account: &str) -> Outcome<Option<String>> {
        Ok(Some(account.trim_start_matches('@').to_owned()))
    }

    /// Logins say nothing of names, and the search over all of GitHub would find strangers.
    fn named(&self, _name: &str) -> Outcome<Option<String>> {
        Ok(None)
    }

    fn send(&self, draft: &Draft<'_>) -> Result<Sent, Refused> {
        let mut body = json!({
            "title": unlinked(&draft.title),
            "body": as_markdown(draft.content, draft.marker_line.as_deref()),
        });
        if draft.has(Part::Labels) {
            body["labels"] = json!(draft.all_labels());
        }
        if let Some(login) = &draft.assignee {
            body["assignees"] = json!([login]);
        }
        let call =
            Call { method: Method::POST, url: self.url(&["issues"]), body: Some(&body), creates: true };
        let issue: Issue = self.http.send(&call)?.read()?;
        // Without the right to push, GitHub makes the issue and silently drops assignees and labels.
        let mut notes = Vec::new();
        if draft.has(Part::Owner) && issue.assignees.as_ref().is_none_or(Vec::is_empty) {
            notes.push(Part::Owner.left_out());
        }
        if draft.has(Part::Labels) && issue.labels.is_empty() {
            notes.push(Part::Labels.left_out());
        }
        Ok(Sent { ticket: self.ticket(&issue), notes })
    }

    fn status(&self, reference: &str) -> Outcome<TicketState> {
        let wanted = Numbered::read(reference, "").ok_or(TicketProblem::NoReference)?;
        let url = match wanted.project.as_deref().and_then(|project| project.split_once('/')) {
            Some((owner, repo)) => self.http.address.below(&["repos", owner, repo, "issues", &wanted.number]),
            None => self.url(&["issues", &wanted.number]),
        };
        match self.http.get::<Issue>(url) {
            Ok(issue) if issue.state == "closed" => Ok(TicketState::Closed),
            Ok(_) => Ok(TicketState::Open),
            // Deleted issues answer 410, those out of sight 404.
            Err(failure) if failure.status == Some(410) || failure.problem == TicketProblem::NotFound => {
                Ok(TicketState::Gone)
            }
            Err(failure) => Err(failure.problem),
        }
    }
}
