//! Linear: shapes as in schema.graphql of its SDK.

use afterword_tickets::{Note, TicketProblem, TicketState, Tracker};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::host::{Asked, Host, Reply, TOKEN, World, content, only_fields, since};

const TEAM: &str = "11111111-1111-4111-8111-111111111111";
const INPUT: [&str; 7] = ["id", "teamId", "title", "description", "labelIds", "dueDate", "assigneeId"];

pub(crate) fn answer(world: &mut World, asked: &Asked) -> Result<Reply, String> {
    if asked.header("authorization") != TOKEN {
        let extensions = json!({ "type": "authentication error", "code": "AUTHENTICATION_ERROR" });
        return error("Authentication required, not authenticated", &extensions);
    }
    if asked.method.as_str() != "POST" || asked.path != "/graphql" {
        return Reply::missing();
    }
    only_fields(&asked.body, &["query", "variables"])?;
    let query = asked.body["query"].as_str().ok_or("no query")?;
    let variables = &asked.body["variables"];
    let name = query.split(['(', ' ', '{']).nth(1).unwrap_or_default();
    match name {
        "Test" => data(&json!({ "viewer": { "id": "u0", "name": "Afterword" }, "teams": teams(variables) })),
        "Find" => data(&json!({ "issues": { "nodes": find(world, &variables["filter"])? } })),
        "Places" => data(&json!({ "teams": teams(variables), "issueLabels": { "nodes": labels() } })),
        "Users" => data(&json!({ "users": { "nodes": users(&variables["filter"]) } })),
        "IssueCreate" => create(world, &variables["input"]),
        "Status" => status(world, variables["id"].as_str().ok_or("no id")?),
        other => Err(format!("what is {other}")),
    }
}

fn data(data: &Value) -> Result<Reply, String> {
    Reply::ok(json!({ "data": data }))
}

fn error(message: &str, extensions: &Value) -> Result<Reply, String> {
    Ok(Reply(
        400,
        json!({ "errors": [{ "message": message, "extensions": extensions }], "data": null }),
        None,
    ))
}

fn teams(variables: &Value) -> Value {
    let known = variables["team"] == json!({ "key": { "eqIgnoreCase": "ENG" } });
    let team = json!({ "id": TEAM, "name": "Engineering" });
    json!({ "nodes": if known { vec![team] } else { Vec::new() } })
}

fn labels() -> Value {
    json!([
        { "id": "l1", "name": "Detection", "isGroup": false, "team": null },
        { "id": "l2", "name": "post mortem", "isGroup": false, "team": { "id": "another" } },
    ])
}

fn users(filter: &Value) -> Value {
    let dana = filter.to_string().to_lowercase().contains("\"dana reyes\"");
    if dana { json!([{ "id": "u7", "name": "Dana Reyes" }]) } else { json!([]) }
}

fn find(world: &World, filter: &Value) -> Result<Vec<Value>, String> {
    let id = filter["or"][0]["id"]["eq"].as_str().ok_or("no id")?;
    let words = filter["or"][1]["description"]["contains"].as_str().ok_or("no words")?;
    let found = world.tickets.iter().filter(|issue| {
        issue["id"] == id || issue["description"].as_str().is_some_and(|text| text.contains(words))
    });
    Ok(found.cloned().collect())
}

fn create(world: &mut World, input: &Value) -> Result<Reply, String> {
    only_fields(input, &INPUT)?;
    let id = input["id"].as_str().and_then(|id| Uuid::try_parse(id).ok()).ok_or("no id")?;
    if id.get_version_num() != 4 || input["teamId"] != TEAM || !input["title"].is_string() {
        return Err("an id of version 4, a team and a title are needed".to_owned());
    }
    if let Some(field) = world.refused.iter().find(|field| input.get(**field).is_some()) {
        let extensions = json!({ "type": "invalid input", "code": "INVALID_INPUT", "userError": true });
        return error(&format!("{field} is not allowed here"), &extensions);
    }
    if world.tickets.iter().any(|issue| issue["id"] == input["id"]) {
        return error("Argument Validation Error", &json!({ "type": "invalid input" }));
    }
    let key = format!("ENG-{}", world.tickets.len() + 1);
    let mut issue = input.clone();
    issue["identifier"] = json!(key);
    issue["url"] = json!(format!("https://linear.app/acme/issue/{key}/alert"));
    issue["state"] = json!({ "type": "unstarted" });
    world.tickets.push(issue.clone());
    data(&json!({ "issueCreate": { "success": true, "issue": issue } }))
}

fn status(world: &World, key: &str) -> Result<Reply, String> {
    match world.tickets.iter().find(|issue| issue["identifier"] == key) {
        Some(issue) => data(&json!({ "issue": { "trashed": issue["trashed"], "state": issue["state"] } })),
        None => error("Entity not found: Issue", &json!({ "type": "invalid input", "code": "INPUT_ERROR" })),
    }
}

#[test]
fn a_ticket_has_ids_for_everything_and_an_id_of_its_own() {
    let host = Host::start(Tracker::Linear);
    let created = host.client().create(&content(), since()).unwrap();
    assert_eq!(created.ticket.key, "ENG-1");
    assert_eq!(created.notes, [Note::LabelMissing { label: "post mortem".to_owned() }]);
    let issue = host.world().tickets[0].clone();
    assert_eq!(issue["id"], "0192f3a4-0000-4000-8000-00000000002a");
    assert_eq!(issue["assigneeId"], "u7");
    assert_eq!(issue["dueDate"], "2024-12-02");
    assert_eq!(issue["labelIds"], json!(["l1"]));
    let text = issue["description"].as_str().unwrap();
    assert!(text.ends_with("\n\nafterword:0192f3a4-0000-7000-8000-00000000002a"), "{text}");
}

#[test]
fn a_second_call_finds_the_ticket_and_linear_itself_refuses_another() {
    let host = Host::start(Tracker::Linear);
    let first = host.client().create(&content(), since()).unwrap();
    let again = host.client().create(&content(), since()).unwrap();
    assert!(again.already);
    assert_eq!(again.ticket, first.ticket);
}

#[test]
fn refused_parts_are_left_out_and_told() {
    let host = Host::start(Tracker::Linear);
    host.world().refused = vec!["dueDate"];
    let created = host.client().create(&content(), since()).unwrap();
    assert!(created.notes.contains(&Note::DueLeftOut), "{:?}", created.notes);
    assert_eq!(host.world().tickets.len(), 1);
}

#[test]
fn a_team_that_is_not_there_and_a_wrong_key_are_told_apart() {
    let host = Host::start(Tracker::Linear);
    let mut connection = host.connection();
    connection.project = "OPS".to_owned();
    assert_eq!(crate::host::client(&connection).test(), Err(TicketProblem::NotFound));
    let wrong = afterword_tickets::Client::new(&host.connection(), "another").unwrap();
    assert_eq!(wrong.test(), Err(TicketProblem::Unauthorized));
}

#[test]
fn a_ticket_is_open_closed_or_gone() {
    let host = Host::start(Tracker::Linear);
    let ticket = host.client().create(&content(), since()).unwrap().ticket;
    assert_eq!(host.client().status(&ticket.key), Ok(TicketState::Open));
    for kind in ["completed", "canceled"] {
        host.world().tickets[0]["state"] = json!({ "type": kind });
        assert_eq!(host.client().status(&ticket.url), Ok(TicketState::Closed));
    }
    host.world().tickets[0]["trashed"] = json!(true);
    assert_eq!(host.client().status(&ticket.key), Ok(TicketState::Gone));
    assert_eq!(host.client().status("ENG-9"), Ok(TicketState::Gone));
}
