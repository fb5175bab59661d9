//! Chains of whys: what can end one, what can hang where.

use afterword_domain::{Condition, PostMortemId, Refusal};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::World;

fn add(world: &World, id: PostMortemId, chain: Uuid, parent: Option<Uuid>, text: &str) -> Uuid {
    world.made(id, json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": parent, "text": text, "place": null}))
}

fn chain(world: &World, id: PostMortemId) -> Uuid {
    world.made(id, json!({"topic": "chains", "edit": "add_chain", "problem": "Search failed"}))
}

#[test]
fn only_process_policy_resources_or_organisation_can_end_a_chain() {
    let world = World::new();
    let id = world.empty();
    let chain = chain(&world, id);
    let cause = add(&world, id, chain, None, "The index was stale");
    let end = json!({"topic": "chains", "edit": "end", "id": cause, "on": true});
    assert_eq!(world.refused(id, end.clone()), Refusal::EndNeedsCondition);
    world.edit(id, json!({"topic": "chains", "edit": "condition", "id": cause, "condition": "technical"}));
    assert_eq!(world.refused(id, end.clone()), Refusal::EndNeedsCondition);
    for condition in ["process", "policy", "resources", "organisation"] {
        world.edit(id, json!({"topic": "chains", "edit": "condition", "id": cause, "condition": condition}));
        world.edit(id, end.clone());
    }
    world.edit(id, json!({"topic": "chains", "edit": "condition", "id": cause, "condition": "technical"}));
    assert!(!world.whole(id).chains[0].causes[0].end, "what can't end a chain any more does not");
    assert_eq!(world.whole(id).chains[0].causes[0].condition, Some(Condition::Technical));
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
fn a_cause_moves_with_everything_below_it_and_never_below_itself() {
    let world = World::new();
    let id = world.empty();
    let (first, second) = (chain(&world, id), chain(&world, id));
    let top = add(&world, id, first, None, "top");
    let middle = add(&world, id, first, Some(top), "middle");
    let bottom = add(&world, id, first, Some(middle), "bottom");
    let move_to = |cause: Uuid, chain: Uuid, parent: Value| json!({"topic": "chains", "edit": "move", "id": cause, "chain": chain, "parent": parent, "place": 0});
    assert_eq!(world.refused(id, move_to(top, first, json!(bottom))), Refusal::BelowItself);
    world.edit(id, move_to(middle, second, Value::Null));
    let whole = world.whole(id);
    assert!(whole.chains[0].causes[0].causes.is_empty());
    assert_eq!(whole.chains[1].causes[0].text, "middle");
    assert_eq!(whole.chains[1].causes[0].causes[0].text, "bottom");
}

#[test]
fn siblings_can_be_reordered_and_a_branch_goes_where_it_was_asked_for() {
    let world = World::new();
    let id = world.empty();
    let chain = chain(&world, id);
    let one = add(&world, id, chain, None, "one");
    add(&world, id, chain, None, "two");
    world.made(id, json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": null, "text": "between", "place": 1}));
    world.edit(
        id,
        json!({"topic": "chains", "edit": "move", "id": one, "chain": chain, "parent": null, "place": 2}),
    );
    let order: Vec<_> = world.whole(id).chains[0].causes.iter().map(|c| c.text.clone()).collect();
    assert_eq!(order, ["between", "two", "one"]);
}

#[test]
fn a_chain_is_never_deeper_than_a_room_can_follow() {
    let world = World::new();
    let id = world.empty();
    let chain = chain(&world, id);
    let mut parent = None;
    for n in 0..40 {
        parent = Some(add(&world, id, chain, parent, &format!("why {n}")));
    }
    let deeper = json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": parent, "text": "x", "place": null});
    assert_eq!(world.refused(id, deeper), Refusal::TooDeep { limit: 40 });
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
    world.service.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id), before);
}
