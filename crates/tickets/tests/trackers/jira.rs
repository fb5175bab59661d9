//! Both Jiras: shapes as in Atlassian's published API descriptions.

use afterword_tickets::{Content, Note, TicketState, Tracker};
use serde_json::{Value, json};

use crate::host::{Asked, BASIC, Host, Reply, TOKEN, World, client, content, only_fields, since};

const FIELDS: [&str; 7] = ["project", "issuetype", "summary", "description", "labels", "duedate", "assignee"];

pub(crate) fn answer(world: &mut World, asked: &Asked) -> Result<Reply, String> {
    let cloud = world.tracker == Tracker::JiraCloud;
    let proof = if cloud { BASIC.to_owned() } else { format!("Bearer {TOKEN}") };
    if asked.header("authorization") != proof {
        return Ok(Reply(401, Value::Null, None));
    }
    let version = if cloud { "/rest/api/3/" } else { "/rest/api/2/" };
    let Some(path) = asked.path.strip_prefix(version) else {
        return Reply::missing();
    };
    match (asked.method.as_str(), path) {
        ("GET", "myself") => Reply::ok(person("5b10", "afterword", "Afterword", cloud)),
        ("GET", "project/PAY") => Reply::ok(json!({ "id": "10000", "key": "PAY", "name": "Payments" })),
        ("GET", "search") if cloud => {
            Ok(Reply(410, json!({ "errorMessages": ["The API was removed."] }), None))
        }
        ("GET", "search") if !cloud => search(world, asked),
        ("GET", "search/jql") if cloud => search(world, asked),
        ("GET", "user/assignable/search") => {
            asked.only_query(&["project", "maxResults", if cloud { "query" } else { "username" }])?;
            let all = [
                person("5b11", "dreyes", "Dana Reyes", cloud),
                person("5b12", "dreyes2", "Dana Reyes-Kim", cloud),
            ];
            Reply::ok(json!(all))
        }
        ("POST", "issue") => create(world, &asked.body),
        ("GET", "issue/PAY-1") if !world.tickets.is_empty() => {
            asked.only_query(&["fields"])?;
            Reply::ok(
                json!({ "id": "10001", "key": "PAY-1", "fields": { "status": world.tickets[0]["status"] } }),
            )
        }
        _ => Ok(Reply(404, json!({ "errorMessages": ["Issue does not exist."], "errors": {} }), None)),
    }
}

fn person(id: &str, name: &str, display: &str, cloud: bool) -> Value {
    match cloud {
        true => json!({ "accountId": id, "displayName": display, "active": true }),
        false => json!({ "name": name, "key": name, "displayName": display, "active": true }),
    }
}

/// Understands our one question, and none that leaves the project open.
fn search(world: &World, asked: &Asked) -> Result<Reply, String> {
    asked.only_query(&["jql", "fields", "maxResults"])?;
    let jql = asked.query("jql").ok_or("no jql")?;
    let rest = jql.strip_prefix("project = \"PAY\" AND (labels = \"").ok_or("another question")?;
    let (label, rest) = rest.split_once('"').ok_or("no end")?;
    if rest != format!(" OR description ~ \"{label}\")") {
        return Err(format!("what is {rest}"));
    }
    let found = world.tickets.iter().filter(|issue| {
        let labels =
            issue["fields"]["labels"].as_array().is_some_and(|labels| labels.contains(&json!(label)));
        labels || issue["fields"]["description"].to_string().contains(label)
    });
    let issues: Vec<_> =
        found.map(|issue| json!({ "id": issue["id"], "key": issue["key"], "fields": {} })).collect();
    Reply::ok(json!({ "issues": issues, "isLast": true }))
}

fn create(world: &mut World, body: &Value) -> Result<Reply, String> {
    only_fields(body, &["fields"])?;
    let fields = &body["fields"];
    only_fields(fields, &FIELDS)?;
    let cloud = world.tracker == Tracker::JiraCloud;
    let refused: serde_json::Map<String, Value> = world
        .refused
        .iter()
        .filter(|name| fields.get(**name).is_some())
        .map(|name| {
            let why =
                format!("Field '{name}' cannot be set. It is not on the appropriate screen, or unknown.");
            ((*name).to_owned(), json!(why))
        })
        .collect();
    if !refused.is_empty() {
        return Ok(Reply(400, json!({ "errorMessages": [], "errors": refused }), None));
    }
    let document = fields["description"]["type"] == "doc" && fields["description"]["version"] == 1;
    if cloud != document || (!cloud && !fields["description"].is_string()) {
        return Err("the description has another form here".to_owned());
    }
    let labels = fields["labels"].as_array().cloned().unwrap_or_default();
    if labels.iter().any(|label| label.as_str().is_none_or(|label| label.contains(' '))) {
        return Err("labels hold no spaces".to_owned());
    }
    let account = if cloud { "id" } else { "name" };
    if fields.get("assignee").is_some_and(|assignee| only_fields(assignee, &[account]).is_err()) {
        return Err("people have another form here".to_owned());
    }
    let number = world.tickets.len() + 1;
    let (id, key) = (format!("{}", 10_000 + number), format!("PAY-{number}"));
    let status = json!({ "name": "To Do", "statusCategory": { "id": 2, "key": "new" } });
    world.tickets.push(json!({ "id": id, "key": key, "fields": fields, "status": status }));
    Reply::made(json!({ "id": id, "key": key, "self": format!("{}/rest/api/2/issue/{id}", world.url) }))
}

#[test]
fn cloud_gets_a_document_an_account_id_and_the_marker_as_a_label() {
    let host = Host::start(Tracker::JiraCloud);
    let created = host.client().create(&content(), since()).unwrap();
    assert_eq!(created.ticket.key, "PAY-1");
    assert_eq!(created.ticket.url, format!("{}/browse/PAY-1", host.url));
    assert!(created.notes.is_empty(), "{:?}", created.notes);
    let fields = host.world().tickets[0]["fields"].clone();
    assert_eq!(fields["summary"], "Alert on stale prices, ask @team about #12");
    assert_eq!(fields["issuetype"], json!({ "name": "Task" }));
    assert_eq!(fields["assignee"], json!({ "id": "5b11" }));
    assert_eq!(fields["duedate"], "2024-12-02");
    assert_eq!(
        fields["labels"],
        json!(["post-mortem", "detection", "afterword-0192f3a400007000800000000000002a"])
    );
    let first = &fields["description"]["content"][1]["content"][0]["content"][0]["content"][0];
    assert_eq!(first, &json!({ "type": "text", "text": "*Nothing* watched the feed <script>" }));
}

#[test]
fn data_center_gets_wiki_markup_and_a_username() {
    let host = Host::start(Tracker::JiraDataCenter);
    let created = host.client().create(&content(), since()).unwrap();
    assert!(created.notes.is_empty(), "{:?}", created.notes);
    let fields = host.world().tickets[0]["fields"].clone();
    assert_eq!(fields["assignee"], json!({ "name": "dreyes" }));
    assert_eq!(
        fields["description"],
        "Why:\n\n* \\*Nothing\\* watched the feed <script>\n* @team was told in \\#12\n\n\
         Incident: Stale prices, 2024-11-21\n\nCategory: Detection"
    );
}

#[test]
fn fields_that_are_on_no_screen_are_left_out_and_told() {
    for tracker in [Tracker::JiraCloud, Tracker::JiraDataCenter] {
        let host = Host::start(tracker);
        host.world().refused = vec!["duedate", "assignee"];
        let created = host.client().create(&content(), since()).unwrap();
        assert_eq!(created.notes, [Note::OwnerLeftOut, Note::DueLeftOut]);
        assert_eq!(host.world().tickets.len(), 1);
    }
}

#[test]
fn a_ticket_without_labels_is_found_by_its_text() {
    for tracker in [Tracker::JiraCloud, Tracker::JiraDataCenter] {
        let host = Host::start(tracker);
        host.world().refused = vec!["labels"];
        let first = host.client().create(&content(), since()).unwrap();
        assert_eq!(first.notes, [Note::LabelsLeftOut]);
        let again = host.client().create(&content(), since()).unwrap();
        assert!(again.already);
        assert_eq!(host.world().tickets.len(), 1);
    }
}

#[test]
fn an_account_entered_by_hand_is_used_as_it_is() {
    let host = Host::start(Tracker::JiraCloud);
    let mut connection = host.connection();
    connection.people.insert("Kim".to_owned(), "712020:abc".to_owned());
    let kim = Content { owner: "Kim".to_owned(), ..content() };
    client(&connection).create(&kim, since()).unwrap();
    assert_eq!(host.world().tickets[0]["fields"]["assignee"], json!({ "id": "712020:abc" }));
}

#[test]
fn a_ticket_is_closed_when_its_status_is_of_the_category_done() {
    for tracker in [Tracker::JiraCloud, Tracker::JiraDataCenter] {
        let host = Host::start(tracker);
        let ticket = host.client().create(&content(), since()).unwrap().ticket;
        assert_eq!(host.client().status(&ticket.key), Ok(TicketState::Open));
        host.world().tickets[0]["status"] =
            json!({ "name": "Shipped", "statusCategory": { "id": 3, "key": "done" } });
        assert_eq!(host.client().status(&ticket.url), Ok(TicketState::Closed));
        assert_eq!(host.client().status("PAY-9"), Ok(TicketState::Gone));
    }
}
