//! Post-mortems that came in: what their documents say about a meeting, and the way into one.

use afterword_domain::{PostMortemId, Received, Status};
use afterword_service::LibraryRequest;
use serde_json::json;

use crate::world::World;

fn document(head: &str) -> String {
    format!(
        "# Postmortem: Login was down\n\n**Date:** 2024-02-03\n{head}\n\n## Timeline (UTC)\n\n- 10:02 First logins fail\n\
         - 10:15 Rolled back\n\n## What went well\n\n- The alert\n\n## Action items\n\n- [ ] Rotate keys in a job\n"
    )
}

fn imported(head: &str) -> (World, PostMortemId) {
    let world = World::new();
    let id = world.import("login.md", document(head).as_bytes()).id;
    (world, id)
}

#[test]
fn the_status_of_an_import_is_what_its_document_says() {
    for (head, status, received) in [
        ("", Status::Draft, Received::NotMet),
        ("**Status:** Draft", Status::Draft, Received::NotMet),
        ("**Status:** Resolved", Status::Draft, Received::NotMet),
        ("**Status:** In review", Status::Draft, Received::NotMet),
        ("**Status:** Not complete", Status::Draft, Received::NotMet),
        ("**Review meeting:** scheduled for 2024-02-10", Status::Draft, Received::NotMet),
        ("**Status:** Complete", Status::InProgress, Received::Met),
        ("**Status:** Complete, action items in progress", Status::InProgress, Received::Met),
        ("**Status:** Action items in progress", Status::InProgress, Received::Met),
        ("| Status | Final |\n|---|---|\n", Status::InProgress, Received::Met),
        ("**Review meeting:** 2024-02-10", Status::InProgress, Received::Met),
    ] {
        let (world, id) = imported(head);
        let pm = world.whole(id);
        assert_eq!((pm.status(), pm.received), (status, Some(received)), "{head}");
        assert_eq!(pm.finished_at, None, "no document tells when its meeting ended: {head}");
        let row = world.workspace.library(&LibraryRequest::default(), &world.now()).unwrap().rows.remove(0);
        assert_eq!((row.status, row.received, row.open), (status, Some(received), 1));
    }
}

#[test]
fn the_end_of_a_meeting_is_taken_from_a_document_that_tells_it() {
    let (world, id) = imported("**Time zone:** Europe/Berlin\n**Meeting ended:** 2024-02-10 15:30");
    assert_eq!(world.whole(id).finished_at.unwrap().to_rfc3339(), "2024-02-10T14:30:00+00:00");
}

#[test]
fn a_meeting_can_be_held_about_any_import_and_loses_nothing_of_it() {
    for head in ["", "**Status:** Complete", "**Meeting ended:** 2024-02-10 15:30 UTC"] {
        let (world, id) = imported(head);
        let before = world.whole(id);
        world.edit(id, json!({"topic": "close", "edit": "hold"}));
        let held = world.whole(id);
        assert_eq!(
            (held.status(), held.finished_at, held.received),
            (Status::Draft, None, Some(Received::NotMet))
        );
        assert_eq!((&held.timeline, &held.remarks), (&before.timeline, &before.remarks));
        assert_eq!((&held.actions, &held.amendments), (&before.actions, &before.amendments));
        world.workspace.meeting().enter(id, Some(afterword_domain::Phase::Welcome), &world.now()).unwrap();
        assert!(world.view(id).meeting.unwrap().running, "the clock runs: {head}");
        if before.status() != Status::Draft {
            world.workspace.undo(Some(id)).unwrap();
            assert_eq!(world.whole(id).status(), before.status());
        }
    }
}

#[test]
fn an_import_that_was_met_about_has_no_clock_until_a_meeting_is_held() {
    let (world, id) = imported("**Status:** Complete");
    world.workspace.meeting().enter(id, Some(afterword_domain::Phase::Welcome), &world.now()).unwrap();
    assert!(!world.view(id).meeting.unwrap().running);
}

#[test]
fn a_person_can_say_that_an_import_was_met_about_elsewhere() {
    let (world, id) = imported("");
    world.edit(id, json!({"topic": "close", "edit": "met_elsewhere"}));
    assert_eq!(world.whole(id).status(), Status::InProgress);
    let own = world.empty();
    world.edit(own, json!({"topic": "close", "edit": "met_elsewhere"}));
    assert_eq!(world.whole(own).status(), Status::Draft, "what was made here was not met about elsewhere");
}

#[test]
fn the_actions_of_an_import_open_the_next_meeting_whatever_its_status() {
    let (world, id) = imported("");
    let next = world.empty();
    let source = world.view(next).last_time.unwrap().source;
    assert_eq!(source.map(|source| source.id), Some(id));
}

#[test]
fn a_service_is_the_same_in_another_spelling() {
    let world = World::new();
    let met = |service: &str, date: &str| {
        let head = format!("**Service:** {service}\n**Status:** Complete");
        let text = document(&head).replace("2024-02-03", date);
        world.import(&format!("{date}.md"), text.as_bytes()).id
    };
    let same = met("Cafe\u{301} ZAHLUNG", "2024-02-03");
    met("Search", "2024-05-05");
    let next = world.empty();
    world.edit(next, json!({"topic": "facts", "edit": "service", "text": "Café Zahlung"}));
    assert_eq!(world.view(next).last_time.unwrap().source.map(|source| source.id), Some(same));
}

#[test]
fn a_record_of_ours_says_the_same_wherever_it_came_from() {
    let (world, id) = imported("**Status:** Complete");
    let now = world.now();
    for format in [afterword_service::Format::Json, afterword_service::Format::Md] {
        let bytes =
            world.workspace.files().rendered(id, format, afterword_service::Look::default(), &now).unwrap();
        let other = World::new();
        let name = if format == afterword_service::Format::Json { "x.json" } else { "x.md" };
        let there = other.import(name, &bytes).id;
        assert_eq!(other.whole(there).status(), Status::InProgress);
        assert_eq!(other.whole(there).finished_at, None);
    }
    // A meeting about it can be held wherever it came in, also where it was finished before.
    let finished = world.empty();
    world.finish(finished);
    let other = World::new();
    let there = other.import("finished.json", world.json(finished).as_bytes()).id;
    assert!(other.view(there).facts.unwrap().came_in && !world.view(finished).facts.unwrap().came_in);
    other.edit(there, json!({"topic": "close", "edit": "hold"}));
    assert_eq!((other.whole(there).status(), other.whole(there).actions.len()), (Status::Draft, 3));
    // A draft that moves to another machine is a draft there.
    let draft = world.empty();
    let other = World::new();
    let there = other.import("draft.json", world.json(draft).as_bytes()).id;
    assert_eq!((other.whole(there).received, other.whole(there).status()), (None, Status::Draft));
}
