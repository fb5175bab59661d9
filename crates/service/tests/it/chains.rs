//! Chains of whys through the service: what an edit changes elsewhere, and undo.

use afterword_domain::PostMortemId;
use serde_json::json;
use uuid::Uuid;

use crate::world::World;

fn add(world: &World, id: PostMortemId, chain: Uuid, parent: Option<Uuid>, text: &str) -> Uuid {
    world.made(id, json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": parent, "text": text, "place": null}))
}

fn chain(world: &World, id: PostMortemId) -> Uuid {
    world.made(id, json!({"topic": "chains", "edit": "add_chain", "problem": "Search failed"}))
}

#[test]
fn ends_of_chains_are_proposed_as_factors_until_they_are_taken() {
    let world = World::new();
    let id = world.sample();
    let proposed = world.view(id).factors.unwrap().proposed;
    assert_eq!(proposed.len(), 1);
    let end = &proposed[0];
    world.edit(id, json!({"topic": "factors", "edit": "add", "text": end.text, "cause": end.cause}));
    assert!(world.view(id).factors.unwrap().proposed.is_empty());
}

#[test]
fn removing_a_cause_takes_what_hangs_below_it_and_one_undo_brings_all_back() {
    let world = World::new();
    let id = world.empty();
    let chain = chain(&world, id);
    let top = add(&world, id, chain, None, "top");
    let middle = add(&world, id, chain, Some(top), "middle");
    add(&world, id, chain, Some(middle), "bottom");
    let before = world.whole(id);
    world.edit(id, json!({"topic": "chains", "edit": "remove", "id": top}));
    assert!(world.whole(id).chains[0].causes.is_empty());
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id), before);
}

fn cause(world: &World, id: PostMortemId, cause: Uuid) -> afterword_domain::Cause {
    afterword_domain::chain::find(&world.whole(id).chains, cause.into()).unwrap().clone()
}

#[test]
fn an_event_that_goes_shows_nothing_any_more() {
    let world = World::new();
    let id = world.sample();
    let whole = world.whole(id);
    let (event, one) = (whole.timeline[0].id, whole.chains[0].causes[0].id);
    world.edit(id, json!({"topic": "chains", "edit": "event", "id": one, "event": event, "on": true}));
    world.edit(id, json!({"topic": "chains", "edit": "event", "id": one, "event": event, "on": true}));
    assert!(cause(&world, id, one.0).evidence.events.contains(&event));
    world.edit(id, json!({"topic": "timeline", "edit": "remove", "id": event}));
    assert!(!cause(&world, id, one.0).evidence.events.contains(&event));
    world.workspace.undo(Some(id)).unwrap();
    assert!(cause(&world, id, one.0).evidence.events.contains(&event));
}
