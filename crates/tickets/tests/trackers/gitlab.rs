//! GitLab: shapes as in doc/api/issues.md and doc/api/users.md.

use afterword_tickets::{Note, TicketState, Tracker};
use serde_json::{Value, json};

use crate::host::{Asked, Host, Reply, TOKEN, World, client, content, only_fields, since};

pub(crate) fn answer(world: &mut World, asked: &Asked) -> Result<Reply, String> {
    if asked.header("private-token") != TOKEN {
        return Ok(Reply(401, json!({ "message": "401 Unauthorized" }), None));
    }
    match (asked.method.as_str(), asked.path.as_str()) {
        ("GET", "/api/v4/user") => Reply::ok(user(1, "afterword", "Afterword")),
        ("GET", "/api/v4/projects/acme%2Fshop") => Reply::ok(json!({ "path_with_namespace": "acme/shop" })),
        ("GET", "/api/v4/users") => {
            asked.only_query(&["username"])?;
            let known = asked.query("username") == Some("dreyes");
            Reply::ok(if known { json!([user(42, "dreyes", "Dana Reyes")]) } else { json!([]) })
        }
        ("GET", "/api/v4/projects/acme%2Fshop/users") => {
            asked.only_query(&["search", "per_page"])?;
            Reply::ok(people(asked.query("search").unwrap_or_default()))
        }
        ("GET", "/api/v4/projects/acme%2Fshop/issues") => {
            asked.only_query(&["scope", "created_after", "order_by", "sort", "per_page"])?;
            Reply::ok(json!(world.tickets.iter().rev().collect::<Vec<_>>()))
        }
        ("POST", "/api/v4/projects/acme%2Fshop/issues") => create(world, &asked.body),
        ("GET", "/api/v4/projects/acme%2Fshop/issues/1") if !world.tickets.is_empty() => {
            Reply::ok(world.tickets[0].clone())
        }
        _ => Ok(Reply(404, json!({ "message": "404 Not found" }), None)),
    }
}

fn user(id: u64, username: &str, name: &str) -> Value {
    json!({ "id": id, "username": username, "name": name, "state": "active", "avatar_url": null })
}

fn people(search: &str) -> Value {
    let all = [user(42, "dreyes", "Dana Reyes"), user(43, "kim1", "Kim Lee"), user(44, "kim2", "Kim Lee")];
    let first = search.split(' ').next().unwrap_or_default().to_lowercase();
    all.into_iter()
        .filter(|user| user["name"].as_str().is_some_and(|name| name.to_lowercase().contains(&first)))
        .collect()
}

fn create(world: &mut World, body: &Value) -> Result<Reply, String> {
    only_fields(body, &["title", "description", "labels", "due_date", "assignee_ids"])?;
    if let Some(field) = world.refused.iter().find(|field| body.get(**field).is_some()) {
        return Ok(Reply(400, json!({ "error": format!("{field} is invalid") }), None));
    }
    let number = world.tickets.len() + 1;
    let ids = body["assignee_ids"].as_array().filter(|_| !world.guest).cloned().unwrap_or_default();
    let labels = match &body["labels"] {
        Value::Null => Vec::new(),
        labels => labels.as_str().ok_or("labels are one text")?.split(',').filter(|_| !world.guest).collect(),
    };
    if ids.iter().any(|id| !id.is_u64()) {
        return Err("assignees are numbers".to_owned());
    }
    let issue = json!({
        "id": 8000 + number, "iid": number, "project_id": 4, "state": "opened",
        "title": body["title"].as_str().ok_or("no title")?,
        "description": body["description"].as_str().ok_or("no description")?,
        "labels": labels,
        "assignees": ids.iter().map(|id| json!({ "id": id })).collect::<Vec<_>>(),
        "due_date": if world.guest { Value::Null } else { body["due_date"].clone() },
        "web_url": format!("https://gitlab.com/acme/shop/-/issues/{number}"),
        "references": { "short": format!("#{number}"), "relative": format!("#{number}"),
            "full": format!("acme/shop#{number}") },
    });
    world.tickets.push(issue.clone());
    Reply::made(issue)
}

#[test]
fn a_ticket_has_its_owner_its_date_and_its_labels() {
    let host = Host::start(Tracker::Gitlab);
    let created = host.client().create(&content(), since()).unwrap();
    assert_eq!(created.ticket.key, "acme/shop#1");
    assert!(created.notes.is_empty(), "{:?}", created.notes);
    let issue = host.world().tickets[0].clone();
    assert_eq!(issue["assignees"], json!([{ "id": 42 }]));
    assert_eq!(issue["due_date"], "2024-12-02");
    assert_eq!(issue["labels"], json!(["post mortem", "detection"]));
    assert!(issue["description"].as_str().unwrap().ends_with("-->"));
}

#[test]
fn an_account_entered_by_hand_goes_before_the_name() {
    let host = Host::start(Tracker::Gitlab);
    let mut connection = host.connection();
    connection.people.insert("Kim Lee".to_owned(), "@dreyes".to_owned());
    let kim = afterword_tickets::Content { owner: "kim lee".to_owned(), ..content() };
    let created = client(&connection).create(&kim, since()).unwrap();
    assert!(created.notes.is_empty(), "{:?}", created.notes);
    assert_eq!(host.world().tickets[0]["assignees"], json!([{ "id": 42 }]));
}

#[test]
fn a_name_that_two_people_have_is_nobodys() {
    let host = Host::start(Tracker::Gitlab);
    let kim = afterword_tickets::Content { owner: "Kim Lee".to_owned(), ..content() };
    let created = host.client().create(&kim, since()).unwrap();
    assert_eq!(created.notes, [Note::OwnerNotFound { name: "Kim Lee".to_owned() }]);
}

#[test]
fn refused_and_silently_dropped_parts_are_told() {
    let host = Host::start(Tracker::Gitlab);
    host.world().refused = vec!["due_date"];
    host.world().guest = true;
    let created = host.client().create(&content(), since()).unwrap();
    assert_eq!(created.notes, [Note::DueLeftOut, Note::OwnerLeftOut, Note::LabelsLeftOut]);
    assert_eq!(host.world().tickets.len(), 1);
}

#[test]
fn a_second_call_finds_the_ticket() {
    let host = Host::start(Tracker::Gitlab);
    let first = host.client().create(&content(), since()).unwrap();
    let again = host.client().create(&content(), since()).unwrap();
    assert!(again.already);
    assert_eq!(again.ticket, first.ticket);
}

#[test]
fn a_ticket_is_open_closed_or_gone() {
    let host = Host::start(Tracker::Gitlab);
    let ticket = host.client().create(&content(), since()).unwrap().ticket;
    assert_eq!(host.client().status(&ticket.key), Ok(TicketState::Open));
    host.world().tickets[0]["state"] = json!("closed");
    assert_eq!(host.client().status(&ticket.url), Ok(TicketState::Closed));
    assert_eq!(host.client().status("#7"), Ok(TicketState::Gone));
}
