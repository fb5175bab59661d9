//! Tickets from the gate: what is kept when a tracker says no, and what is sent.

mod online;

use std::collections::BTreeMap;
use std::time::Duration;

use afterword_domain::{ActionId, ConnectionId, PostMortemId};
use afterword_service::tickets::{CommitSettings, Ticketed};
use afterword_service::{Keychain, token, token_name};
use afterword_service::{Now, Problem};
use afterword_tickets::{Connection, Tracker};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::jira::{Jira, Making};
use crate::world::World;

struct Keys(Option<&'static str>);

impl Keychain for Keys {
    fn is_there(&self) -> bool {
        self.0.is_some()
    }

    fn token(&self, _: &str) -> Option<String> {
        self.0.map(str::to_owned)
    }

    fn keep(&self, _: &str, _: Option<&str>) -> bool {
        false
    }
}

const CONNECTION: Uuid = Uuid::from_u128(7);

/// A post-mortem with one action, and a connection to an address where nobody listens.
fn offline() -> (World, PostMortemId, ActionId) {
    let world = World::new();
    let id = world.empty();
    let action = ActionId(world.made(id, json!({"topic": "actions", "edit": "add", "text": "Test nightly"})));
    connect(&world, "http://127.0.0.1:1");
    (world, id, action)
}

fn connect(world: &World, base: &str) {
    let settings: CommitSettings = serde_json::from_value(json!({"connections": [{
        "id": CONNECTION, "tracker": "jira_data_center", "project": "PAY", "base_url": base, "plain_http": true,
    }]}))
    .unwrap();
    world.workspace.tickets().set(&settings, &Keys(None)).unwrap();
}

fn ticket(world: &World, id: PostMortemId) -> Value {
    let action = &world.whole(id).actions[0];
    json!({"ticket": action.ticket, "url": action.ticket_url, "pending": action.pending})
}

#[test]
fn a_ticket_that_could_not_be_made_is_pending_survives_a_restart_and_does_not_meet_the_gate() {
    let (world, id, action) = offline();
    let made = world
        .workspace
        .tickets()
        .create(id, ConnectionId(CONNECTION), &[action], "secret-token", &world.now())
        .unwrap();
    assert!(made[0].ticket.is_none() && !made[0].linked, "{made:?}");
    assert_eq!(
        made[0].said,
        "The tracker can’t be reached. Check the network and the address, then try again."
    );
    let world = world.restarted();
    assert_eq!(ticket(&world, id)["pending"], json!(CONNECTION));
    let lacks = world.view(id).actions.unwrap().gate.incomplete[0].lacks.clone();
    assert!(lacks.contains(&afterword_domain::Lack::Ticket));
}

#[test]
fn the_token_is_in_no_file_of_the_workspace() {
    let (world, id, action) = offline();
    let at = ConnectionId(CONNECTION);
    world.workspace.tickets().create(id, at, &[action], "secret-token", &world.now()).unwrap();
    for entry in std::fs::read_dir(world.folder.path()).unwrap().map(Result::unwrap) {
        if entry.path().is_file() {
            let bytes = std::fs::read(entry.path()).unwrap();
            assert!(!bytes.windows(12).any(|window| window == b"secret-token"), "{:?}", entry.path());
        }
    }
}

#[test]
fn a_ticket_that_is_typed_by_hand_is_linked_and_waits_no_more() {
    let (world, id, action) = offline();
    connect(&world, "https://jira.example");
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": CONNECTION}));
    world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "P"}));
    assert_eq!(ticket(&world, id)["pending"], json!(CONNECTION), "a key that was hit is no ticket");
    world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "PAY-12"}));
    let expected = json!({"ticket": "PAY-12", "url": "https://jira.example/browse/PAY-12", "pending": null});
    assert_eq!(ticket(&world, id), expected);
    world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "ask Ana"}));
    assert_eq!(ticket(&world, id), json!({"ticket": "ask Ana", "url": "", "pending": null}));
}

#[test]
fn a_preview_holds_the_cause_and_the_incident_and_nothing_else_of_the_record() {
    let world = World::new();
    let id = world.sample();
    let pm = world.whole(id);
    let cause = pm.chains[0].causes[0].id;
    let add = json!({"topic": "candidates", "edit": "add", "text": "Pin the SDK", "category": "prevention", "origin": {"from": "cause", "id": cause}});
    let candidate = world.made(id, add);
    world.edit(id, json!({"topic": "ballots", "edit": "skip"}));
    world.edit(id, json!({"topic": "ballots", "edit": "pick", "candidate": candidate, "on": true}));
    connect(&world, "https://jira.example");
    let action = world.whole(id).actions[0].id;
    let preview =
        world.workspace.tickets().preview(id, ConnectionId(CONNECTION), &[action]).unwrap().remove(0);
    assert_eq!(
        preview.body,
        format!(
            "Why: {}\n\nIncident: PM-2 · Payment degradation, 2024-11-15\n\nCategory: Prevention",
            pm.chains[0].causes[0].text
        )
    );
}

#[test]
fn a_token_that_is_typed_wins_over_the_kept_one_and_without_either_it_is_asked_for() {
    let (world, ..) = offline();
    let at = world.workspace.tickets().connection(ConnectionId(CONNECTION)).unwrap();
    assert_eq!(token(&Keys(Some("kept")), &at, None).unwrap(), "kept");
    assert_eq!(token(&Keys(Some("kept")), &at, Some("typed".into())).unwrap(), "typed");
    assert_eq!(token(&Keys(Some("kept")), &at, Some(" ".into())).unwrap(), "kept");
    assert_eq!(token(&Keys(None), &at, None).unwrap_err(), Problem::TokenNeeded);
}

#[test]
fn a_connection_that_is_changed_to_lead_elsewhere_does_not_take_its_token_along() {
    let (world, ..) = offline();
    let at = world.workspace.tickets().connection(ConnectionId(CONNECTION)).unwrap();
    let renamed = Connection { name: "Ours".into(), project: " PAY ".into(), ..at.clone() };
    assert_eq!(token_name(&renamed), token_name(&at));
    let another = Connection { project: "SHOP".into(), ..at.clone() };
    assert_ne!(token_name(&another), token_name(&at), "a token is that of one project");
    let elsewhere = Connection { base_url: "https://evil.example".into(), ..at.clone() };
    assert_ne!(token_name(&elsewhere), token_name(&at));
    for tracker in Tracker::ALL {
        let at = Connection { tracker, ..at.clone() };
        let elsewhere = Connection { base_url: "https://evil.example".into(), ..at.clone() };
        assert_ne!(token_name(&elsewhere), token_name(&at), "{tracker:?}");
    }
    let another = Connection { tracker: Tracker::Gitlab, ..at.clone() };
    assert_ne!(token_name(&another), token_name(&at));
}

/// A keychain in memory.
#[derive(Default)]
struct Kept(std::sync::Mutex<std::collections::BTreeMap<String, String>>);

impl Keychain for Kept {
    fn is_there(&self) -> bool {
        true
    }

    fn token(&self, name: &str) -> Option<String> {
        self.0.lock().unwrap().get(name).cloned()
    }

    fn keep(&self, name: &str, token: Option<&str>) -> bool {
        let mut kept = self.0.lock().unwrap();
        match token {
            Some(token) => kept.insert(name.to_owned(), token.to_owned()),
            None => kept.remove(name),
        };
        true
    }
}

#[test]
fn the_token_of_a_connection_that_leads_elsewhere_now_or_is_gone_is_forgotten() {
    let (world, ..) = offline();
    let kept = Kept::default();
    let at = world.workspace.tickets().connection(ConnectionId(CONNECTION)).unwrap();
    let save = |connections: &[Connection]| {
        let settings = CommitSettings { connections: connections.to_vec(), ..CommitSettings::default() };
        world.workspace.tickets().set(&settings, &kept).unwrap();
    };
    kept.keep(&token_name(&at), Some("secret"));
    save(&[Connection { name: "Ours".into(), ..at.clone() }]);
    assert_eq!(kept.token(&token_name(&at)).as_deref(), Some("secret"));
    let elsewhere = Connection { base_url: "https://jira.example".into(), ..at.clone() };
    kept.keep(&token_name(&elsewhere), Some("new"));
    save(std::slice::from_ref(&elsewhere));
    assert_eq!(kept.token(&token_name(&at)), None);
    save(&[]);
    assert!(kept.0.lock().unwrap().is_empty());
}

#[test]
fn what_no_connection_reaches_is_said_not_to_have_been_looked_at() {
    let (world, id, action) = offline();
    world.edit(
        id,
        json!({"topic": "actions", "edit": "ticket", "id": action, "text": "https://other.example/T-1"}),
    );
    let refresh = |tokens| world.workspace.tickets().refresh(id, &Keys(None), &tokens).unwrap().remove(0);
    let found = refresh(BTreeMap::new());
    let said = "No connection leads to this tracker. Add one under “Tickets and due dates”.";
    assert_eq!((found.state, found.said.as_str(), found.token_of), (None, said, None));
    connect(&world, "https://127.0.0.1:1");
    world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "PAY-1"}));
    let needed = ConnectionId(CONNECTION);
    assert_eq!(refresh(BTreeMap::new()).token_of, Some(needed), "a token that is kept nowhere is asked for");
    let asked = refresh(BTreeMap::from([(needed, "typed".to_owned())]));
    assert!(asked.said.starts_with("The tracker can’t be reached") && asked.token_of.is_none());
}

#[test]
fn undoing_a_ticket_leaves_the_action_without_one_and_redo_brings_it_back() {
    let (world, id, action) = offline();
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": CONNECTION}));
    world.edit(id, json!({"topic": "actions", "edit": "ticketed", "id": action, "key": "PAY-1", "url": "https://jira.example/browse/PAY-1"}));
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(ticket(&world, id)["ticket"], "");
    world.workspace.redo(Some(id)).unwrap();
    assert_eq!(ticket(&world, id)["url"], "https://jira.example/browse/PAY-1");
}
