//! Words that are typed and not entered yet: on disk, and nowhere else.

use std::collections::BTreeMap;

use afterword_domain::Phase;
use afterword_service::{Op, Problem};
use serde_json::json;

use crate::world::World;

const WORDS: &str = "Priya forgot the half-typed words";

#[test]
fn draft_words_are_there_after_a_restart_and_go_when_they_are_emptied() {
    let world = World::new();
    let id = world.empty();
    world.workspace.keep_draft(id, "candidates", "Pin the").unwrap();
    world.workspace.keep_draft(id, "candidates", WORDS).unwrap();
    world.workspace.keep_draft(id, "summary", "First line\nsecond line").unwrap();
    let world = world.restarted();
    let kept = world.workspace.drafts(id).unwrap();
    let expected = [("candidates", WORDS), ("summary", "First line\nsecond line")];
    assert_eq!(kept, BTreeMap::from(expected.map(|(field, words)| (field.into(), words.into()))));
    world.workspace.keep_draft(id, "candidates", "").unwrap();
    assert_eq!(world.workspace.drafts(id).unwrap().len(), 1);
}

#[test]
fn draft_words_are_no_act_and_stand_in_no_view_and_no_export() {
    let world = World::new();
    let id = world.sample();
    let steps = world.workspace.history(Some(id), None).unwrap().len();
    let json = world.json(id);
    for field in ["title", "root_cause", "candidates"] {
        world.workspace.keep_draft(id, field, WORDS).unwrap();
    }
    assert_eq!(world.workspace.history(Some(id), None).unwrap().len(), steps);
    assert_eq!(world.json(id), json);
    let snapshot = serde_json::to_string(&world.view(id)).unwrap();
    assert!(!snapshot.contains(WORDS));
    for phase in Phase::ALL {
        world.workspace.meeting().enter(id, Some(phase), &world.now()).unwrap();
        let shown = serde_json::to_string(&world.workspace.meeting().room(|_| None).unwrap()).unwrap();
        assert!(!shown.contains(WORDS), "{phase:?}");
    }
    world.workspace.undo(Some(id)).unwrap_err();
    assert_eq!(world.workspace.drafts(id).unwrap().len(), 3);
}

#[test]
fn draft_words_are_gone_with_their_post_mortem() {
    let world = World::new();
    let id = world.empty();
    world.workspace.keep_draft(id, "candidates", WORDS).unwrap();
    let act = serde_json::from_value(json!({"act": "delete", "id": id})).unwrap();
    world.workspace.apply(&Op::Library { act }, &world.now()).unwrap();
    assert!(world.workspace.drafts(id).unwrap().is_empty());
    // Words that arrive late are not kept for a post-mortem that is not there.
    world.workspace.keep_draft(id, "candidates", WORDS).unwrap();
    world.workspace.undo(None).unwrap();
    assert!(world.workspace.drafts(id).unwrap().is_empty());
}

#[test]
fn words_that_no_field_holds_are_refused() {
    let world = World::new();
    let id = world.empty();
    let problem = world.workspace.keep_draft(id, "summary", &"x".repeat(200_001)).unwrap_err();
    assert!(matches!(problem, Problem::Refused { .. }), "{problem:?}");
}
