//! A finished post-mortem stays editable; what was edited afterwards is marked.

use afterword_domain::{Refusal, Status};
use afterword_service::Parts;
use serde_json::json;

use crate::world::World;

#[test]
fn the_meeting_is_finished_only_through_the_gate() {
    let world = World::new();
    let id = world.empty();
    let refused = world.refused(id, json!({"topic": "close", "edit": "finish"}));
    assert!(matches!(refused, Refusal::GateNotMet { .. }));
    world.edit(id, json!({"topic": "close", "edit": "override", "rule": "at_least_three", "reason": "Nothing to change but the alert"}));
    world.edit(id, json!({"topic": "close", "edit": "finish"}));
    assert_eq!(world.whole(id).status(), Status::Complete, "no action is open");
}

#[test]
fn an_override_without_a_reason_is_refused() {
    let world = World::new();
    let id = world.empty();
    let silent = json!({"topic": "close", "edit": "override", "rule": "at_least_three", "reason": "  "});
    assert_eq!(world.refused(id, silent), Refusal::ReasonNeeded);
}

#[test]
fn edits_after_the_meeting_are_marked_once_an_hour_and_in_the_record() {
    let world = World::new();
    let id = world.empty();
    world.finish(id);
    assert!(world.whole(id).amendments.is_empty());
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": "Slow for half of all users"}));
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": "Slow for all users"}));
    let marks: Vec<_> = world.whole(id).amendments.into_iter().map(|a| a.what).collect();
    assert_eq!(marks, ["facts.impact"]);
    let document = world.workspace.files().document(id, Parts::ALL, &world.now()).unwrap();
    let edited =
        document.appendices.iter().find(|s| s.heading == afterword_record::Heading::Amendments).unwrap();
    assert!(format!("{:?}", edited.blocks).contains("Impact changed"));
}

#[test]
fn following_an_action_is_no_edit_of_the_record() {
    let world = World::new();
    let id = world.empty();
    world.finish(id);
    let action = world.whole(id).actions[0].id;
    world.edit(id, json!({"topic": "actions", "edit": "state", "id": action, "state": "done", "reason": ""}));
    assert!(world.whole(id).amendments.is_empty());
    let drop = json!({"topic": "actions", "edit": "state", "id": action, "state": "dropped", "reason": ""});
    assert_eq!(world.refused(id, drop), Refusal::DropNeedsReason);
}
