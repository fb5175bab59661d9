//! Every act can be undone and redone, without limit, across restarts, and only where it belongs.

use afterword_domain::Refusal;
use afterword_service::{LibraryOp, Op, Problem};
use serde_json::json;

use crate::world::World;

/// Acts of every topic on the sample, so that a new act without undo is noticed.
fn work_through(world: &World, id: afterword_domain::PostMortemId) {
    let edits = [
        json!({"topic": "facts", "edit": "title", "text": "Payments failed | <script>"}),
        json!({"topic": "facts", "edit": "severity", "severity": "sev2"}),
        json!({"topic": "facts", "edit": "mark", "mark": "declared", "at": null}),
        json!({"topic": "facts", "edit": "root_cause", "text": "It was possible because\n\nnobody owned it."}),
        json!({"topic": "people", "edit": "add", "name": "Kim Oyelaran", "role": "Platform"}),
        json!({"topic": "timeline", "edit": "add", "at": "2024-11-15T13:00:00Z", "text": "An early sign", "kind": "observation"}),
        json!({"topic": "ideas", "edit": "park", "text": "Pin the SDK"}),
        json!({"topic": "remarks", "edit": "add", "list": "learned", "text": "Sandboxes drift"}),
        json!({"topic": "chains", "edit": "add_chain", "problem": "Nobody saw it"}),
        json!({"topic": "factors", "edit": "add", "text": "No owner", "cause": null}),
        json!({"topic": "candidates", "edit": "add", "text": "Name an owner", "category": "process", "origin": {"from": "room"}}),
        json!({"topic": "ballots", "edit": "open"}),
        json!({"topic": "meeting", "edit": "preset", "preset": "min90"}),
        json!({"topic": "meeting", "edit": "notes", "phase": "whys", "text": "Ask support first"}),
    ];
    for edit in edits {
        world.edit(id, edit);
    }
    let candidates: Vec<_> = world.whole(id).candidates.iter().map(|c| c.id).collect();
    for (place, candidate) in candidates.iter().enumerate() {
        world.edit(
            id,
            json!({"topic": "ballots", "edit": "votes", "candidate": candidate, "votes": place + 1}),
        );
    }
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let actions: Vec<_> = world.whole(id).actions.iter().map(|a| a.id).collect();
    for action in actions {
        world.edit(id, json!({"topic": "actions", "edit": "owner", "id": action, "text": "Ana Kovač"}));
        world.edit(id, json!({"topic": "actions", "edit": "due", "id": action, "due": "2024-12-01"}));
        world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": "PAY-1"}));
    }
    let card = world.view(id).last_time.unwrap().cards[0].review.action;
    world.edit(id, json!({"topic": "reviews", "edit": "answer", "action": card, "answer": {"name": "progress", "value": "done"}}));
    world.edit(id, json!({"topic": "close", "edit": "worth", "score": 4, "count": 6}));
    world.edit(id, json!({"topic": "close", "edit": "finish"}));
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": "A third of checkouts failed"}));
}

#[test]
fn undo_to_the_beginning_and_redo_gives_the_same_post_mortem_also_after_a_restart() {
    let mut world = World::new();
    let id = world.sample();
    let beginning = world.whole(id);
    work_through(&world, id);
    let end = world.whole(id);
    assert_ne!(beginning, end);

    let mut steps = 0;
    while world.workspace.undo(Some(id)).is_ok() {
        steps += 1;
        if steps == 12 {
            world = world.restarted();
        }
    }
    assert_eq!(world.whole(id), beginning);

    world = world.restarted();
    for _ in 0..steps {
        world.workspace.redo(Some(id)).unwrap();
    }
    assert_eq!(world.whole(id), end);
    assert!(matches!(
        world.workspace.redo(Some(id)),
        Err(Problem::Refused { refusal: Refusal::NothingToRedo })
    ));
}

#[test]
fn from_an_exported_record_back_to_the_empty_post_mortem_and_forward_again_gives_the_same_json() {
    let mut world = World::new();
    world.sample();
    let id = world.empty();
    let empty = world.json(id);
    for n in 1..=8 {
        world.edit(id, json!({"topic": "people", "edit": "add", "name": format!("Person {n}"), "role": ""}));
    }
    for text in ["Pin the index", "Page on stale results"] {
        world.edit(id, json!({"topic": "candidates", "edit": "add", "text": text, "category": "detection", "origin": {"from": "room"}}));
    }
    work_through(&world, id);
    let exported = world.json(id);

    let mut steps = 0;
    while world.workspace.undo(Some(id)).is_ok() {
        steps += 1;
    }
    assert_eq!(world.json(id), empty);
    world = world.restarted();
    for _ in 0..steps {
        world.workspace.redo(Some(id)).unwrap();
    }
    assert_eq!(world.json(id), exported);
}

#[test]
fn typing_into_one_field_is_one_step_until_a_pause() {
    let world = World::new();
    let id = world.empty();
    let type_title = |text: &str, now| {
        let edit = serde_json::from_value(json!({"topic": "facts", "edit": "title", "text": text})).unwrap();
        world.workspace.apply(&Op::PostMortem { id, edit }, &now).unwrap();
    };
    let moment = world.now();
    type_title("S", moment);
    type_title("Se", moment);
    type_title("Search", world.same_moment());
    type_title("Search was slow", world.now());
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id).facts.title, "Search");
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id).facts.title, "Search is slow");
    assert!(world.workspace.undo(Some(id)).is_err());
}

#[test]
fn a_new_act_ends_what_could_be_redone() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": "one"}));
    world.workspace.undo(Some(id)).unwrap();
    world.edit(id, json!({"topic": "facts", "edit": "service", "text": "Index"}));
    assert!(world.workspace.redo(Some(id)).is_err());
    assert_eq!(world.whole(id).facts.impact, "");
}

#[test]
fn a_deleted_post_mortem_comes_back_whole_with_the_time_it_took() {
    let world = World::new();
    let id = world.sample();
    world.workspace.meeting().enter(id, Some(afterword_domain::Phase::Whys), &world.now()).unwrap();
    world.workspace.meeting().enter(id, None, &world.now()).unwrap();
    let before = world.whole(id);
    assert!(before.agenda.phases.iter().any(|p| p.spent > 0));
    world.workspace.apply(&Op::Library { act: LibraryOp::Delete { id } }, &world.now()).unwrap();
    assert!(world.workspace.post_mortem(id).is_err());
    world.workspace.undo(None).unwrap();
    assert_eq!(world.whole(id), before);
}

#[test]
fn undo_in_one_post_mortem_leaves_the_other_alone() {
    let world = World::new();
    let (one, other) = (world.empty(), world.empty());
    world.edit(one, json!({"topic": "facts", "edit": "title", "text": "one"}));
    world.edit(other, json!({"topic": "facts", "edit": "title", "text": "other"}));
    world.workspace.undo(Some(one)).unwrap();
    assert_eq!(world.whole(other).facts.title, "other");
    assert_eq!(world.whole(one).facts.title, "Search is slow");
}

#[test]
fn undoing_a_verdict_takes_it_back_from_the_earlier_post_mortem_too() {
    let world = World::new();
    let id = world.sample();
    let view = world.view(id).last_time.unwrap();
    let earlier = view.source.unwrap().id;
    let card = view.cards[0].review.action;
    world.edit(id, json!({"topic": "reviews", "edit": "answer", "action": card, "answer": {"name": "progress", "value": "done"}}));
    assert_eq!(world.whole(earlier).actions[0].state, afterword_domain::ActionState::Done);
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(earlier).actions[0].state, afterword_domain::ActionState::NotStarted);
    assert!(world.whole(id).reviews.is_empty());
}

#[test]
fn an_undo_that_meets_rows_changed_elsewhere_changes_nothing_and_says_so() {
    let world = World::new();
    let id = world.sample();
    let view = world.view(id).last_time.unwrap();
    let earlier = view.source.unwrap().id;
    let card = view.cards[0].review.action;
    world.edit(id, json!({"topic": "reviews", "edit": "answer", "action": card, "answer": {"name": "progress", "value": "in_progress"}}));
    world.edit(
        earlier,
        json!({"topic": "actions", "edit": "state", "id": card, "state": "done", "reason": ""}),
    );
    let before = (world.whole(id), world.whole(earlier));
    assert!(matches!(
        world.workspace.undo(Some(id)),
        Err(Problem::Refused { refusal: Refusal::ChangedSince })
    ));
    assert_eq!((world.whole(id), world.whole(earlier)), before);
    world.workspace.undo(Some(earlier)).unwrap();
    world.workspace.undo(Some(id)).unwrap();
}

#[test]
fn the_history_tells_what_was_done_newest_first() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "ideas", "edit": "park", "text": "Cache the index"}));
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": "Slow for all"}));
    world.workspace.undo(Some(id)).unwrap();
    let told: Vec<_> = world
        .workspace
        .history(Some(id), None)
        .unwrap()
        .into_iter()
        .map(|e| (e.act, e.detail, e.undone))
        .collect();
    let expected = [("facts.impact", "Slow for all", true), ("ideas.park", "Cache the index", false)];
    assert_eq!(told, expected.map(|(act, detail, undone)| (act.to_owned(), detail.to_owned(), undone)));
}
