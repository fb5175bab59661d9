//! Last time's actions: proposed, answered, carried over, asked for.

use afterword_domain::{ActionState, PostMortemId, Previous};
use serde_json::json;

use crate::world::World;

fn answer(world: &World, id: PostMortemId, card: usize, name: &str, value: &str) {
    let action = world.view(id).last_time.unwrap().cards[card].review.action;
    world.edit(id, json!({"topic": "reviews", "edit": "answer", "action": action, "answer": {"name": name, "value": value}}));
}

#[test]
fn the_latest_finished_post_mortem_of_the_same_service_is_proposed() {
    let world = World::new();
    let id = world.sample();
    let view = world.view(id).last_time.unwrap();
    assert_eq!(view.previous, Previous::Proposed);
    assert_eq!(view.source.unwrap().title, "Checkout latency after a cache change");
    assert_eq!((view.cards.len(), view.unanswered), (4, 4));
}

#[test]
fn without_one_of_the_same_service_the_latest_is_proposed_and_drafts_never() {
    let world = World::new();
    world.sample();
    let search = world.empty();
    let view = world.view(search).last_time.unwrap();
    assert_eq!(view.source.unwrap().title, "Checkout latency after a cache change");
    world.edit(search, json!({"topic": "facts", "edit": "date", "date": "2024-09-01"}));
    assert!(world.view(search).last_time.unwrap().source.is_none(), "nothing happened before it");
}

#[test]
fn another_one_or_none_can_be_chosen() {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "meeting", "edit": "previous", "choice": {"choice": "none"}}));
    assert!(world.view(id).last_time.unwrap().cards.is_empty());
    let own = json!({"topic": "meeting", "edit": "previous", "choice": {"choice": "chosen", "id": id}});
    assert_eq!(world.refused(id, own), afterword_domain::Refusal::OwnPrevious);
    world.edit(id, json!({"topic": "meeting", "edit": "previous", "choice": {"choice": "proposed"}}));
    assert_eq!(world.view(id).last_time.unwrap().cards.len(), 4);
}

#[test]
fn what_is_decided_changes_the_earlier_actions_and_its_status_follows() {
    let world = World::new();
    let id = world.sample();
    let earlier = world.view(id).last_time.unwrap().source.unwrap().id;
    answer(&world, id, 0, "progress", "done");
    answer(&world, id, 0, "effect", "helped");
    answer(&world, id, 1, "progress", "in_progress");
    answer(&world, id, 1, "decision", "keep");
    answer(&world, id, 2, "progress", "not_started");
    answer(&world, id, 2, "decision", "redefine");
    answer(&world, id, 2, "new_text", "Load-test cache changes in the release job");
    answer(&world, id, 3, "progress", "not_started");
    answer(&world, id, 3, "decision", "drop");
    answer(&world, id, 3, "reason", "The new cache is gone");

    assert_eq!(world.view(id).last_time.unwrap().unanswered, 0);
    let actions = world.whole(earlier).actions;
    let states: Vec<_> = actions.iter().map(|a| a.state).collect();
    use ActionState::{Done, Dropped, InProgress, NotStarted};
    assert_eq!(states, [Done, InProgress, NotStarted, Dropped]);
    assert_eq!(actions[2].text, "Load-test cache changes in the release job");
    assert_eq!(actions[3].reason, "The new cache is gone");

    for action in &actions[1..3] {
        let done =
            json!({"topic": "actions", "edit": "state", "id": action.id, "state": "done", "reason": ""});
        world.edit(earlier, done);
    }
    assert_eq!(world.whole(earlier).status(), afterword_domain::Status::Complete);
}

#[test]
fn the_record_keeps_the_words_of_the_action_as_the_meeting_found_them() {
    let world = World::new();
    let id = world.sample();
    answer(&world, id, 2, "progress", "not_started");
    answer(&world, id, 2, "decision", "redefine");
    answer(&world, id, 2, "new_text", "Something else");
    let review = world.whole(id).reviews[0].clone();
    assert_eq!(review.text, "Load-test every cache change before its release");
    assert!(
        matches!(world.whole(id).previous, Previous::Chosen { number: 1, .. }),
        "an answer settles which one it was"
    );
}

#[test]
fn moving_on_with_an_unanswered_action_is_recorded() {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "close", "edit": "override", "rule": "every_action_reviewed", "reason": "Two owners are away"}));
    let moved_on = world.view(id).last_time.unwrap().moved_on.unwrap();
    assert_eq!(moved_on.reason, "Two owners are away");
    let text = String::from_utf8(
        world
            .workspace
            .files()
            .rendered(id, afterword_service::Format::Md, afterword_service::Look::default(), &world.now())
            .unwrap(),
    )
    .unwrap();
    assert!(text.contains("Two owners are away"));
    assert_eq!(text.matches("**Verdict:** no answer").count(), 4, "every card stands in the record: {text}");
}
