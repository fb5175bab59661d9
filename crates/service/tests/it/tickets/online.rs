//! Tickets at a tracker that answers.

use super::*;

/// Two actions, and a tracker that answers.
fn online() -> (World, PostMortemId, [ActionId; 2], Jira) {
    let (world, id, action) = offline();
    let other = world.made(id, json!({"topic": "actions", "edit": "add", "text": "Alert"}));
    let jira = Jira::start();
    connect(&world, &jira.url);
    (world, id, [action, ActionId(other)], jira)
}

impl World {
    fn create(&self, id: PostMortemId, actions: &[ActionId]) -> Vec<Ticketed> {
        self.workspace.tickets().create(id, ConnectionId(CONNECTION), actions, "token", &self.now()).unwrap()
    }

    /// So many seconds later, by the clock.
    fn retry(&self, id: PostMortemId, seconds: u64) -> Vec<Ticketed> {
        let now = self.now();
        let now = Now { uptime: now.uptime + Duration::from_secs(seconds), ..now };
        self.workspace.tickets().retry(id, false, &Keys(Some("token")), &now).unwrap()
    }
}

#[test]
fn a_ticket_whose_answer_was_lost_is_never_made_twice_by_a_tracker_that_finds_it_late() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::AnswerLost;
    jira.world().found = false;
    let unclear = "Afterword will look for it again and will not create it twice.";
    assert!(world.create(id, &[action])[0].said.ends_with(unclear));
    jira.world().making = Making::Works;
    for again in [world.create(id, &[action]), world.retry(id, 60)] {
        assert!(again[0].said.ends_with(unclear), "{again:?}");
    }
    // Also where the application was closed in between.
    let world = world.restarted();
    assert!(world.retry(id, 60)[0].said.ends_with(unclear));
    assert_eq!(jira.world().made.len(), 1);
    jira.world().found = true;
    let found = world.retry(id, 61);
    assert!(found[0].already && found[0].linked, "{found:?}");
    assert_eq!((ticket(&world, id)["ticket"].as_str(), jira.world().made.len()), (Some("PAY-1"), 1));
}

#[test]
fn once_the_search_has_settled_a_ticket_that_was_not_made_is_made() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(502);
    assert!(world.create(id, &[action])[0].said.contains("had an internal error (502)"));
    jira.world().making = Making::Works;
    assert!(!world.retry(id, 60)[0].linked);
    assert!(world.retry(id, 240)[0].linked);
    assert_eq!(jira.world().made.len(), 1);
}

#[test]
fn a_key_that_is_typed_while_the_ticket_is_being_made_is_kept_and_the_made_one_is_told() {
    let (world, id, [action, _], jira) = online();
    let world = std::sync::Arc::new(world);
    let room = std::sync::Arc::clone(&world);
    jira.world().meanwhile = Some(Box::new(move || {
        room.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "PAY-99"}));
    }));
    let made = world.create(id, &[action]).remove(0);
    assert_eq!((made.ticket.unwrap().key.as_str(), made.linked), ("PAY-1", false));
    assert_eq!(ticket(&world, id)["ticket"], "PAY-99");
}

#[test]
fn a_ticket_that_is_not_wanted_any_more_is_not_tried_again() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": null}));
    assert!(world.retry(id, 600).is_empty());
    assert!(jira.world().made.is_empty());
}

#[test]
fn a_connection_that_fails_is_not_asked_again_for_each_action_and_a_pause_is_kept() {
    let (world, id, actions, jira) = online();
    jira.world().making = Making::Refused(429);
    let made = world.create(id, &actions);
    assert!(made.iter().all(|one| one.said.starts_with("The tracker is limiting requests.")), "{made:?}");
    let asked = jira.world().asked;
    assert!(world.retry(id, 30).iter().all(|one| one.said.starts_with("The tracker is limiting requests.")));
    assert_eq!(jira.world().asked, asked, "nobody is asked before the pause is over");
    jira.world().making = Making::Works;
    assert!(world.retry(id, 61).iter().all(|one| one.linked));
    let keys: Vec<_> = world.whole(id).actions.into_iter().map(|action| action.ticket).collect();
    assert_eq!((keys, jira.world().made.len()), (vec!["PAY-1".to_owned(), "PAY-2".to_owned()], 2));
}

#[test]
fn a_pause_is_that_of_the_token_that_was_used() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(429);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    connect(&world, &jira.url);
    assert!(world.create(id, &[action])[0].linked);
}

#[test]
fn an_action_that_is_dropped_or_gone_gets_no_ticket_and_stops_no_other() {
    let (world, id, actions, jira) = online();
    let world = std::sync::Arc::new(world);
    let room = std::sync::Arc::clone(&world);
    jira.world().meanwhile = Some(Box::new(move || {
        room.edit(id, json!({"topic": "actions", "edit": "remove", "id": actions[0]}));
    }));
    let made = world.create(id, &actions);
    assert_eq!(made.iter().map(|one| one.linked).collect::<Vec<_>>(), [false, true]);
    assert_eq!(made[0].ticket.as_ref().unwrap().key, "PAY-1", "that it was made is told");

    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    let drop =
        json!({"topic": "actions", "edit": "state", "id": action, "state": "dropped", "reason": "no use"});
    world.edit(id, drop);
    assert!(world.retry(id, 600).is_empty());
}

#[test]
fn what_only_a_person_can_mend_is_tried_again_when_the_connection_is_changed() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(403);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    assert!(world.retry(id, 600).is_empty());
    connect(&world, &jira.url);
    assert!(world.retry(id, 600)[0].linked);
}

#[test]
fn an_action_that_waits_at_one_connection_gets_no_ticket_through_another() {
    let (world, id, [action, _], jira) = online();
    let other = Uuid::from_u128(8);
    let at = world.workspace.tickets().connection(ConnectionId(CONNECTION)).unwrap();
    let settings = CommitSettings {
        connections: vec![at.clone(), Connection { id: other, ..at }],
        ..CommitSettings::default()
    };
    world.workspace.tickets().set(&settings, &Keys(None)).unwrap();
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": other}));
    assert!(world.create(id, &[action]).is_empty());
    assert!(jira.world().made.is_empty());
}

#[test]
fn what_only_a_person_can_mend_is_not_tried_by_the_clock_also_after_a_restart() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    let world = world.restarted();
    jira.world().search = 401;
    assert_eq!(world.retry(id, 60).len(), 1, "once, to learn it");
    let asked = jira.world().asked;
    assert!(world.retry(id, 600).is_empty());
    assert_eq!(jira.world().asked, asked);
    // Whoever comes back to the screen tries again.
    jira.world().search = 200;
    jira.world().making = Making::Works;
    let later = Now { uptime: Duration::from_secs(900), ..world.now() };
    assert!(world.workspace.tickets().retry(id, true, &Keys(Some("token")), &later).unwrap()[0].linked);
}

#[test]
fn a_keychain_without_the_token_is_asked_once_and_not_every_minute() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    let world = world.restarted();
    let retry = || world.workspace.tickets().retry(id, false, &Keys(None), &world.now()).unwrap();
    assert_eq!(retry()[0].said, Problem::TokenNeeded.to_string());
    assert!(retry().is_empty());
}

#[test]
fn a_ticket_that_waits_takes_nothing_away_that_can_be_done_again() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    world.edit(id, json!({"topic": "facts", "edit": "title", "text": "Later"}));
    world.workspace.undo(Some(id)).unwrap();
    assert!(world.retry(id, 600).is_empty());
    world.workspace.redo(Some(id)).unwrap();
    assert!(world.retry(id, 600)[0].linked);
}

/// Says of an action that its ticket is pending, as a file from elsewhere may.
fn pending_by_itself(world: &World, id: PostMortemId, action: ActionId) {
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": CONNECTION}));
}

const ELSEWHERE: &str = "Nobody on this computer has asked for this ticket, or the request was undone or its workspace moved. Try again to create it from here.";

#[test]
fn a_ticket_that_nobody_asked_for_here_is_sent_neither_by_the_clock_nor_by_opening_its_screen() {
    let (world, id, [action, _], jira) = online();
    pending_by_itself(&world, id, action);
    assert_eq!(world.retry(id, 60)[0].said, ELSEWHERE);
    assert!(world.retry(id, 120).is_empty(), "it is told once and not every minute");
    let opened = world.workspace.tickets().retry(id, true, &Keys(Some("token")), &world.now()).unwrap();
    assert_eq!(opened[0].said, ELSEWHERE);
    assert_eq!(jira.world().asked, 0, "the kept token is not used at all");
    // A key press here is what it takes.
    jira.world().found = true;
    let later = Now { uptime: Duration::from_secs(900), ..world.now() };
    let at = ConnectionId(CONNECTION);
    assert!(world.workspace.tickets().create(id, at, &[action], "token", &later).unwrap()[0].linked);
}

#[test]
fn a_record_that_says_pending_is_imported_without_it_and_with_a_remark() {
    let (world, id, [action, _], jira) = online();
    pending_by_itself(&world, id, action);
    let report = world.import("hostile.json", world.json(id).as_bytes());
    assert!(world.whole(report.id).actions.iter().all(|action| action.pending.is_none()));
    let remark = "Tickets requested elsewhere still have to be created from here: 1.";
    assert!(report.warnings.iter().any(|said| said == remark), "{:?}", report.warnings);
    assert!(world.retry(report.id, 60).is_empty());
    assert_eq!(jira.world().asked, 0);
}

#[test]
fn undo_and_redo_ask_for_no_ticket() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    world.workspace.undo(Some(id)).unwrap();
    world.workspace.redo(Some(id)).unwrap();
    assert_eq!(ticket(&world, id)["pending"], json!(CONNECTION));
    assert_eq!(world.retry(id, 600)[0].said, ELSEWHERE);
    // Also after a restart, and where it was given up and comes back by an undo.
    let world = world.restarted();
    assert_eq!(world.retry(id, 600)[0].said, ELSEWHERE);
    assert!(jira.world().made.is_empty());
    assert!(!world.create(id, &[action]).is_empty());
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": null}));
    world.workspace.undo(Some(id)).unwrap();
    let opened = world.workspace.tickets().retry(id, true, &Keys(Some("token")), &world.now()).unwrap();
    assert_eq!(opened[0].said, ELSEWHERE);
    assert!(jira.world().made.is_empty());
}

#[test]
fn a_copy_of_the_workspace_and_a_connection_that_leads_elsewhere_send_nothing_that_was_asked_for_before() {
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    jira.world().making = Making::Works;
    let copy = world.folder.path().join("Copy.afterword");
    afterword_store::backup::copy(&world.path(), &copy).unwrap();
    let copied = crate::world::here(&copy, &world.now());
    let tried = copied.tickets().retry(id, false, &Keys(Some("token")), &world.now()).unwrap();
    assert_eq!(tried[0].said, ELSEWHERE);

    let at = world.workspace.tickets().connection(ConnectionId(CONNECTION)).unwrap();
    let shop = Connection { project: "SHOP".into(), ..at.clone() };
    let save = |connection: &Connection| {
        let connections = vec![connection.clone()];
        let settings = CommitSettings { connections, ..CommitSettings::default() };
        world.workspace.tickets().set(&settings, &Keys(None)).unwrap();
    };
    save(&shop);
    assert_eq!(world.retry(id, 600)[0].said, ELSEWHERE);
    assert!(jira.world().made.is_empty());
    save(&at);
    assert!(world.retry(id, 600)[0].linked, "what was asked for here is tried again");
}

#[cfg(unix)]
#[test]
fn what_was_asked_for_here_is_kept_for_this_user_alone_and_forgotten_once_it_is_made() {
    use std::os::unix::fs::PermissionsExt as _;
    let (world, id, [action, _], jira) = online();
    jira.world().making = Making::Refused(503);
    world.create(id, &[action]);
    let file = world.folder.path().join("tickets.json");
    let read = || std::fs::read_to_string(&file).unwrap();
    assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert!(read().contains(&action.to_string()) && !read().contains("Test nightly"));
    jira.world().making = Making::Works;
    assert!(world.retry(id, 600)[0].linked);
    assert!(!read().contains(&action.to_string()));
}

#[test]
fn an_address_that_is_no_page_is_not_kept_with_a_ticket() {
    let (world, id, action) = offline();
    for (url, kept) in [
        ("javascript:alert(1)", ""),
        (" data:text/html,x", ""),
        ("file:///etc/passwd", ""),
        ("HTTPS://jira.example/1", "HTTPS://jira.example/1"),
    ] {
        pending_by_itself(&world, id, action);
        world.edit(
            id,
            json!({"topic": "actions", "edit": "ticketed", "id": action, "key": "PAY-1", "url": url}),
        );
        assert_eq!(ticket(&world, id)["url"], kept);
        world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": ""}));
    }
}
