//! Linear: one GraphQL endpoint. Fields as in `schema.graphql` of linear/linear (MIT), commit 8335e09.

mod question;

use afterword_domain::ActionId;
use chrono::{DateTime, Utc};
use reqwest::header::{AUTHORIZATION, HeaderMap};
use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;
use uuid::{Builder, Uuid};

use crate::address::Address;
use crate::body::as_markdown;
use crate::content::BodyFormat;
use crate::draft::{Draft, Part};
use crate::escape::unlinked;
use crate::http::{Http, Proof, Timing};
use crate::marker::{MarkerPlace, word};
use crate::outcome::{Account, Note, Ticket, TicketState};
use crate::problem::TicketProblem;
use crate::profile::{Keys, Profile, TrackerForm, same};
use crate::reference::keyed;
use crate::requests::{Destination, Outcome, Refused, Requests, Sent};

pub(super) const PROFILE: Profile = Profile {
    form: TrackerForm {
        label: "Linear",
        base: "https://api.linear.app",
        needs_user: false,
        has_types: false,
    },
    markup: BodyFormat::Markdown,
    has_due: true,
    finds_people: true,
    finds_late: false,
    // Linear refuses an id that it already has, in words that it does not promise.
    takes_ids: true,
    // It turns Markdown into a document of its own and promises nothing about comments in it.
    marker: MarkerPlace::Line,
    label: str::to_owned,
    keys: Keys::Named { below: "issue" },
    is_known: |host, _| host == "linear.app",
    api: same,
    site: |url| Url::parse("https://linear.app").unwrap_or(url),
    connect: |project, address, token, timing| Ok(Box::new(Linear::new(project, address, token, timing)?)),
};

/// The id that the ticket of an action has, where the one who makes an issue chooses its id.
///
/// Linear wants the format of version 4 (`IssueCreateInput.id`: "The identifier in UUID v4 format"), ours are version
/// 7; the same action always gives the same id, so Linear itself refuses a second issue.
fn issue_id(action: ActionId) -> Uuid {
    Builder::from_random_bytes(action.0.into_bytes()).into_uuid()
}

struct Linear {
    http: Http,
    team: String,
}

/// A list in an answer.
#[derive(Deserialize)]
struct Nodes<T> {
    nodes: Vec<T>,
}

#[derive(Deserialize)]
struct Team {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct User {
    id: String,
    name: String,
}

#[derive(Deserialize)]
struct Label {
    id: String,
    name: String,
    /// A group only holds labels; an issue can't have it.
    #[serde(rename = "isGroup")]
    is_group: bool,
    team: Option<LabelTeam>,
}

#[derive(Deserialize)]
struct LabelTeam {
    id: String,
}

#[derive(Deserialize)]
struct Issue {
    id: String,
    identifier: String,
    url: String,
}

impl From<Issue> for Ticket {
    fn from(issue: Issue) -> Self {
        Self::told(issue.identifier, &issue.url, Some(issue.id))
    }
}

impl Linear {
    fn new(project: Destination<'_>, address: Address, token: &str, timing: Timing) -> Outcome<Self> {
        // The key alone, without "Bearer", which is for tokens of OAuth.
        let proof = Proof::secret(AUTHORIZATION, token)?;
        let http = Http::new(address, proof, token, HeaderMap::new(), timing)?;
        Ok(Self { http, team: project.name.to_owned() })
    }

    fn team_filter(&self) -> Value {
        match Uuid::try_parse(&self.team) {
            Ok(id) => json!({ "id": { "eq": id } }),
            Err(_) => json!({ "key": { "eqIgnoreCase": self.team } }),
        }
    }

    /// The team, and the ids of those labels that it has; what is missing is noted.
    fn places(&self, wanted: &[&str], notes: &mut Vec<Note>) -> Result<(Team, Vec<String>), Refused> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Places {
            teams: Nodes<Team>,
            issue_labels: Nodes<Label>,
        }
        let names: Vec<_> = wanted.iter().map(|name| json!({ "name": { "eqIgnoreCase": name } })).collect();
        // An empty "or" has no defined meaning; no label has an empty name.
        let labels = if names.is_empty() { json!({ "name": { "eq": "" } }) } else { json!({ "or": names }) };
        let query = "query Places($team: TeamFilter!, $labels: IssueLabelFilter!) { \
            teams(filter: $team, first: 1) { nodes { id name } } \
            issueLabels(filter: $labels, first: 100) { nodes { id name isGroup team { id } } } }";
        let places: Places =
            self.ask(query, &json!({ "team": self.team_filter(), "labels": labels }), false)?;
        let team = places.teams.nodes.into_iter().next().ok_or(TicketProblem::NotFound)?;
        let mut ids = Vec::new();
        for name in wanted {
            let usable = |label: &&Label| {
                label.name.to_lowercase() == name.to_lowercase()
                    && !label.is_group
                    && label.team.as_ref().is_none_or(|of| of.id == team.id)
            };
            match places.issue_labels.nodes.iter().find(usable) {
                Some(label) => ids.push(label.id.clone()),
                None => notes.push(Note::LabelMissing { label: (*name).to_owned() }),
            }
        }
        Ok((team, ids))
    }

    /// The one active user that a filter finds.
    fn user(&self, filter: &Value) -> Outcome<Option<String>> {
        #[derive(Deserialize)]
        struct Users {
            users: Nodes<User>,
        }
        let query =
            "query Users($filter: UserFilter!) { users(filter: $filter, first: 2) { nodes { id name } } }";
        let filter = json!({ "and": [filter, { "active": { "eq": true } }] });
        let found: Users = self.ask(query, &json!({ "filter": filter }), false)?;
        let mut users = found.users.nodes.into_iter();
        let first = users.next();
        Ok(if users.next().is_none() { first.map(|user| user.id) } else { None })
    }
}

impl Requests for Linear {
    fn test(&self) -> Outcome<Account> {
        #[derive(Deserialize)]
        struct Viewer {
            viewer: User,
            teams: Nodes<Team>,
        }
        let query = "query Test($team: TeamFilter!) { viewer { id name } \
            teams(filter: $team, first: 1) { nodes { id name } } }";
        let seen: Viewer = self.ask(query, &json!({ "team": self.team_filter() }), false)?;
        let team = seen.teams.nodes.into_iter().next().ok_or(TicketProblem::NotFound)?;
        Ok(Account { account: seen.viewer.name, project: team.name })
    }

    /// By the id that the action gives its issue, and by the marker, should an import have changed the id.
    fn find(&self, action: ActionId, _since: DateTime<Utc>) -> Outcome<Option<Ticket>> {
        #[derive(Deserialize)]
        struct Issues {
            issues: Nodes<Issue>,
        }
        let query = "query Find($filter: IssueFilter!) { \
            issues(filter: $filter, first: 1, includeArchived: true) { nodes { id identifier url } } }";
        let filter = json!({ "or": [
            { "id": { "eq": issue_id(action) } },
            { "description": { "contains": word(action) } },
        ]});
        let found: Issues = self.ask(query, &json!({ "filter": filter }), false)?;
        Ok(found.issues.nodes.into_iter().next().map(Ticket::from))
    }

    fn known(&self, account: &str) -> Outcome<Option<String>> {
        match Uuid::try_parse(account) {
            Ok(id) => Ok(Some(id.to_string())),
            Err(_) => self.user(&json!({ "email": { "eqIgnoreCase": account } })),
        }
    }

    fn named(&self, name: &str) -> Outcome<Option<String>> {
        let same = json!({ "eqIgnoreCase": name });
        self.user(&json!({ "or": [{ "name": same }, { "displayName": same }] }))
    }

    fn send(&self, draft: &Draft<'_>) -> Result<Sent, Refused> {
        #[derive(Deserialize)]
        #[serde(rename_all = "camelCase")]
        struct Mutation {
            issue_create: Payload,
        }
        #[derive(Deserialize)]
        struct Payload {
            success: bool,
            issue: Option<Issue>,
        }
        let mut notes = Vec::new();
        let (team, labels) = self.places(&draft.all_labels(), &mut notes)?;
        let mut input = json!({
            "id": issue_id(draft.content.action),
            "teamId": team.id,
            "title": unlinked(&draft.title),
            "description": as_markdown(draft.content, draft.marker_line.as_deref()),
        });
        if draft.has(Part::Labels) && !labels.is_empty() {
            input["labelIds"] = json!(labels);
        }
        if let Some(due) = draft.due {
            input["dueDate"] = json!(due);
        }
        if let Some(user) = &draft.assignee {
            input["assigneeId"] = json!(user);
        }
        let query = "mutation IssueCreate($input: IssueCreateInput!) { \
            issueCreate(input: $input) { success issue { id identifier url } } }";
        let made: Mutation = self.ask(query, &json!({ "input": input }), true)?;
        let issue = made.issue_create.issue.filter(|_| made.issue_create.success);
        let ticket = issue.map(Ticket::from).ok_or(TicketProblem::Unclear)?;
        Ok(Sent { ticket, notes })
    }

    fn status(&self, reference: &str) -> Outcome<TicketState> {
        #[derive(Deserialize)]
        struct Answered {
            issue: Stands,
        }
        #[derive(Deserialize)]
        struct Stands {
            trashed: Option<bool>,
            state: State,
        }
        #[derive(Deserialize)]
        struct State {
            #[serde(rename = "type")]
            kind: String,
        }
        let key = keyed(reference).ok_or(TicketProblem::NoReference)?;
        let query = "query Status($id: String!) { issue(id: $id) { trashed state { type } } }";
        let answered: Result<Answered, _> = self.ask(query, &json!({ "id": key }), false);
        match answered {
            Ok(answered) if answered.issue.trashed == Some(true) => Ok(TicketState::Gone),
            Ok(answered) => Ok(match answered.issue.state.kind.as_str() {
                "completed" | "canceled" | "duplicate" => TicketState::Closed,
                _ => TicketState::Open,
            }),
            Err(failure) if failure.problem == TicketProblem::NotFound => Ok(TicketState::Gone),
            Err(failure) => Err(failure.problem),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_id_of_an_issue_follows_from_the_action_and_has_version_4() {
        let action = ActionId(Uuid::from_u128(0x0192_f3a4_0000_7000_8000_0000_0000_002a));
        assert_eq!(issue_id(action), issue_id(action));
        assert_eq!(issue_id(action).get_version_num(), 4);
        assert_eq!(issue_id(action).to_string(), "0192f3a4-0000-4000-8000-00000000002a");
    }
}
