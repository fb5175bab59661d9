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

/// Two chains of two answers each: a–b and c–d.
fn two_chains(world: &World, id: PostMortemId) -> [Uuid; 4] {
    let (first, second) = (chain(world, id), chain(world, id));
    let a = add(world, id, first, None, "a");
    let b = add(world, id, first, Some(a), "b");
    let c = add(world, id, second, None, "c");
    [a, b, c, add(world, id, second, Some(c), "d")]
}

fn same(cause: Uuid, other: Option<Uuid>) -> Value {
    json!({"topic": "chains", "edit": "same_as", "id": cause, "cause": other})
}

fn cause(world: &World, id: PostMortemId, cause: Uuid) -> afterword_domain::Cause {
    afterword_domain::chain::find(&world.whole(id).chains, cause.into()).unwrap().clone()
}

#[test]
fn links_between_chains_never_run_in_a_circle() {
    let world = World::new();
    let id = world.empty();
    let [a, b, c, d] = two_chains(&world, id);
    world.edit(id, same(b, Some(c)));
    assert_eq!(world.refused(id, same(d, Some(a))), Refusal::RunsInACircle);
    assert_eq!(world.refused(id, same(b, Some(a))), Refusal::RunsInACircle);
    assert_eq!(cause(&world, id, d).same_as, None, "nothing was changed");
    let second = world.whole(id).chains[1].id;
    let below = json!({"topic": "chains", "edit": "move", "id": a, "chain": second, "parent": d, "place": 0});
    assert_eq!(world.refused(id, below), Refusal::RunsInACircle);
    world.edit(id, same(c, Some(b)));
    assert_eq!(cause(&world, id, c).same_as, None, "it is so already");
    world.edit(id, same(b, None));
    world.edit(id, same(d, Some(a)));
}

#[test]
fn what_was_the_same_as_a_cause_that_goes_is_the_same_as_what_that_one_was() {
    let world = World::new();
    let id = world.empty();
    let [a, b, c, d] = two_chains(&world, id);
    let third = chain(&world, id);
    let e = add(&world, id, third, None, "e");
    world.edit(id, same(b, Some(d)));
    world.edit(id, same(d, Some(e)));
    world.edit(id, json!({"topic": "chains", "edit": "remove", "id": c}));
    assert_eq!(cause(&world, id, b).same_as, Some(e.into()));
    world.edit(id, json!({"topic": "chains", "edit": "remove_chain", "id": third}));
    assert_eq!(cause(&world, id, b).same_as, None);
    assert_eq!(cause(&world, id, a).causes.len(), 1);
    world.service.undo(Some(id)).unwrap();
    world.service.undo(Some(id)).unwrap();
    assert_eq!(cause(&world, id, b).same_as, Some(d.into()));
}

#[test]
fn together_takes_the_answer_beside_along_and_leaves_none_alone() {
    let world = World::new();
    let id = world.empty();
    let first = chain(&world, id);
    let alone = add(&world, id, first, None, "alone");
    let together =
        |cause: Uuid, on: bool| json!({"topic": "chains", "edit": "together", "id": cause, "on": on});
    assert_eq!(world.refused(id, together(alone, true)), Refusal::NothingBeside);
    let beside = add(&world, id, first, None, "beside");
    let third = add(&world, id, first, None, "third");
    let marked = || [alone, beside, third].map(|id_of| cause(&world, id, id_of).together);
    world.edit(id, together(beside, true));
    assert_eq!(marked(), [true, true, false]);
    world.edit(id, together(third, true));
    world.edit(id, together(alone, false));
    assert_eq!(marked(), [false, true, true]);
    world.edit(id, together(third, false));
    assert_eq!(marked(), [false, false, false]);
    world.edit(id, together(alone, true));
    world.edit(id, json!({"topic": "chains", "edit": "remove", "id": alone}));
    assert!(!cause(&world, id, beside).together);
}

#[test]
fn what_is_ruled_out_ends_no_chain() {
    let world = World::new();
    let id = world.empty();
    let first = chain(&world, id);
    let one = add(&world, id, first, None, "No limit on retries");
    world.edit(id, json!({"topic": "chains", "edit": "condition", "id": one, "condition": "policy"}));
    let end = json!({"topic": "chains", "edit": "end", "id": one, "on": true});
    world.edit(id, end.clone());
    world.edit(id, json!({"topic": "chains", "edit": "state", "id": one, "state": "ruled_out"}));
    assert!(!cause(&world, id, one).end);
    assert_eq!(world.refused(id, end), Refusal::EndIsRuledOut);
    world.edit(
        id,
        json!({"topic": "chains", "edit": "reason", "id": one, "text": "Retries were off that day."}),
    );
    assert_eq!(cause(&world, id, one).reason, "Retries were off that day.");
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
    world.service.undo(Some(id)).unwrap();
    assert!(cause(&world, id, one.0).evidence.events.contains(&event));
}

#[test]
fn other_words_make_the_steps_to_and_from_them_unread() {
    let world = World::new();
    let id = world.empty();
    let [a, b, _, d] = two_chains(&world, id);
    let step =
        |cause: Uuid, step: &str| json!({"topic": "chains", "edit": "step", "id": cause, "step": step});
    for (cause, verdict) in [(a, "holds"), (b, "weak"), (d, "weak")] {
        world.edit(id, step(cause, verdict));
    }
    world.edit(id, json!({"topic": "chains", "edit": "text", "id": a, "text": "other words"}));
    assert_eq!([a, b].map(|one| cause(&world, id, one).step), [None, None]);
    assert!(cause(&world, id, d).step.is_some());
}
