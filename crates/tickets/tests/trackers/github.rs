//! GitHub Issues: shapes as in its OpenAPI description; what we send, find and leave out.

use afterword_tickets::{Note, TicketProblem, TicketState, Tracker};
use serde_json::{Value, json};

use crate::host::{Asked, Fault, Host, Reply, TOKEN, World, client, content, only_fields, since};

pub(crate) fn answer(world: &mut World, asked: &Asked) -> Result<Reply, String> {
    if asked.header("authorization") != format!("Bearer {TOKEN}") {
        return Ok(Reply(401, json!({ "message": "Bad credentials" }), None));
    }
    if asked.header("x-github-api-version") != "2022-11-28" {
        return Err("no version".to_owned());
    }
    if asked.header("accept") != "application/vnd.github+json" || asked.header("user-agent").is_empty() {
        return Err("no media type or no user agent".to_owned());
    }
    match (asked.method.as_str(), asked.path.as_str()) {
        ("GET", "/user") => Reply::ok(json!({ "login": "afterword-bot", "id": 1 })),
        ("GET", "/repos/acme/shop") => Reply::ok(json!({ "full_name": "acme/shop", "has_issues": true })),
        ("GET", "/repos/acme/shop/issues") => list(world, asked),
        ("POST", "/repos/acme/shop/issues") => create(world, &asked.body),
        ("GET", path) => match path.strip_prefix("/repos/acme/shop/issues/") {
            Some(number) => issue(world, number),
            None => Reply::missing(),
        },
        _ => Reply::missing(),
    }
}

fn list(world: &World, asked: &Asked) -> Result<Reply, String> {
    asked.only_query(&["state", "since", "sort", "direction", "per_page", "page"])?;
    if asked.query("state") != Some("all") || asked.query("since") != Some("2024-11-19T07:06:40Z") {
        return Err("closed ones count too, and since is an instant".to_owned());
    }
    let page: usize = asked.query("page").unwrap_or("1").parse().map_err(|_| "no page")?;
    let size: usize = asked.query("per_page").ok_or("no size")?.parse().map_err(|_| "no size")?;
    let issues: Vec<Value> = world.tickets.iter().rev().skip((page - 1) * size).take(size).cloned().collect();
    let more = world.tickets.len() > page * size;
    let next = |page: usize| {
        let query =
            format!("state=all&since=2024-11-19T07:06:40Z&sort=created&direction=desc&per_page={size}");
        format!("<{}{}?{query}&page={page}>; rel=\"next\"", world.url, asked.path)
    };
    Ok(Reply(200, json!(issues), more.then(|| next(page + 1))))
}

fn create(world: &mut World, body: &Value) -> Result<Reply, String> {
    only_fields(body, &["title", "body", "assignees", "labels", "milestone"])?;
    if let Some(field) = world.refused.iter().find(|field| body.get(**field).is_some()) {
        let error = json!({ "resource": "Issue", "field": field, "code": "invalid", "value": body[*field] });
        return Ok(Reply(422, json!({ "message": "Validation Failed", "errors": [error] }), None));
    }
    let names = |field: &str, name: &str| -> Vec<Value> {
        let all = body[field].as_array().filter(|_| !world.guest).cloned().unwrap_or_default();
        all.into_iter().map(|value| json!({ name: value })).collect()
    };
    let number = world.tickets.len() + 1;
    let issue = json!({
        "id": 1000 + number, "number": number, "state": "open",
        "html_url": format!("https://github.com/acme/shop/issues/{number}"),
        "title": body["title"].as_str().ok_or("no title")?, "body": body["body"].as_str().ok_or("no body")?,
        "assignees": names("assignees", "login"), "labels": names("labels", "name"),
    });
    world.tickets.push(issue.clone());
    Reply::made(issue)
}

fn issue(world: &World, number: &str) -> Result<Reply, String> {
    match world.tickets.iter().find(|issue| issue["number"].as_u64() == number.parse().ok()) {
        Some(issue) => Reply::ok(issue.clone()),
        None => Reply::missing(),
    }
}

fn noise(number: usize) -> Value {
    json!({ "number": number, "state": "open", "html_url": "https://github.com/acme/shop/issues/1",
        "title": "Other", "body": null, "assignees": [], "labels": [] })
}

#[test]
fn a_ticket_says_why_and_mentions_nobody() {
    let host = Host::start(Tracker::Github);
    let mut connection = host.connection();
    connection.people.insert("Dana Reyes".to_owned(), "@dreyes".to_owned());
    let created = client(&connection).create(&content(), since()).unwrap();
    assert_eq!(created.ticket.key, "acme/shop#1");
    assert_eq!(created.ticket.url, "https://github.com/acme/shop/issues/1");
    assert!(!created.already);
    assert!(created.notes.is_empty(), "{:?}", created.notes);
    let issue = host.world().tickets[0].clone();
    assert_eq!(issue["title"], "Alert on stale prices, ask @\u{200B}team about #\u{200B}12");
    assert_eq!(
        issue["body"],
        "Why:\n\n- \\*Nothing\\* watched the feed \\<script\\>\n- @\u{200B}team was told in \\#\u{200B}12\n\n\
         Incident: Stale prices, 2024-11-21\n\nCategory: Detection\n\n\
         <!-- afterword:0192f3a4-0000-7000-8000-00000000002a -->"
    );
    assert_eq!(issue["assignees"], json!([{ "login": "dreyes" }]));
    assert_eq!(issue["labels"], json!([{ "name": "post mortem" }, { "name": "detection" }]));
}

#[test]
fn an_owner_without_a_known_login_is_told() {
    let host = Host::start(Tracker::Github);
    let created = host.client().create(&content(), since()).unwrap();
    assert_eq!(created.notes, [Note::OwnerNotFound { name: "Dana Reyes".to_owned() }]);
}

#[test]
fn a_second_call_finds_the_ticket_behind_a_hundred_others() {
    let host = Host::start(Tracker::Github);
    let first = host.client().create(&content(), since()).unwrap();
    host.world().tickets.extend((2..=250).map(noise));
    let again = host.client().create(&content(), since()).unwrap();
    assert!(again.already);
    assert_eq!(again.ticket, first.ticket);
    assert_eq!(host.world().tickets.len(), 250);
}

#[test]
fn a_pull_request_with_the_marker_is_no_ticket() {
    let host = Host::start(Tracker::Github);
    host.client().create(&content(), since()).unwrap();
    host.world().tickets[0]["pull_request"] =
        json!({ "url": "https://api.github.com/repos/acme/shop/pulls/1" });
    assert_eq!(host.client().find(content().action, since()), Ok(None));
}

#[test]
fn a_list_that_goes_on_at_another_host_is_read_on_at_ours() {
    let host = Host::start(Tracker::Github);
    host.world().tickets.extend((1..=101).map(noise));
    host.world().url = "https://elsewhere.example".to_owned();
    assert_eq!(host.client().find(content().action, since()), Ok(None));
    assert_eq!(host.world().asked.len(), 3, "a tracker behind a proxy may not know its own name");
}

#[test]
fn refused_parts_are_left_out_and_told() {
    let host = Host::start(Tracker::Github);
    host.world().refused = vec!["assignees"];
    let mut connection = host.connection();
    connection.people.insert("Dana Reyes".to_owned(), "gone".to_owned());
    let created = client(&connection).create(&content(), since()).unwrap();
    assert_eq!(created.notes, [Note::OwnerLeftOut]);
    assert_eq!(host.world().tickets.len(), 1);
}

#[test]
fn silently_dropped_parts_are_told() {
    let host = Host::start(Tracker::Github);
    host.world().guest = true;
    let mut connection = host.connection();
    connection.people.insert("Dana Reyes".to_owned(), "dreyes".to_owned());
    let created = client(&connection).create(&content(), since()).unwrap();
    assert_eq!(created.notes, [Note::OwnerLeftOut, Note::LabelsLeftOut]);
}

#[test]
fn a_ticket_is_open_closed_or_gone() {
    let host = Host::start(Tracker::Github);
    let ticket = host.client().create(&content(), since()).unwrap().ticket;
    assert_eq!(host.client().status(&ticket.key), Ok(TicketState::Open));
    host.world().tickets[0]["state"] = json!("closed");
    assert_eq!(host.client().status(&ticket.url), Ok(TicketState::Closed));
    assert_eq!(host.client().status("#1"), Ok(TicketState::Closed));
    assert_eq!(host.client().status("#99"), Ok(TicketState::Gone));
    host.break_with(Fault::Status(410), false);
    assert_eq!(host.client().status("#1"), Ok(TicketState::Gone));
}

#[test]
fn a_ticket_is_found_behind_a_thousand_others_and_what_is_not_looked_through_is_told() {
    let host = Host::start(Tracker::Github);
    host.client().create(&content(), since()).unwrap();
    let other = |number: usize, created: &str| {
        json!({
            "id": number, "number": number, "state": "open", "title": "Other", "body": "Other",
            "html_url": "https://github.com/acme/shop/issues/2", "created_at": created,
        })
    };
    host.world().tickets.extend((0..990).map(|n| other(n + 2, "2024-11-20T00:00:00Z")));
    assert!(host.client().create(&content(), since()).unwrap().already);
    host.world().tickets.extend((0..20).map(|n| other(n + 2_000, "2024-11-20T00:00:00Z")));
    assert_eq!(host.client().create(&content(), since()), Err(TicketProblem::TooMany));
    // Issues that are older were only changed since, and end the search.
    host.world().tickets[0]["body"] = json!("");
    host.world().tickets[500]["created_at"] = json!("2024-01-01T00:00:00Z");
    assert!(!host.client().create(&content(), since()).unwrap().already);
}
