//! Lists that are pasted into a line for new entries: several entries, one act.

use afterword_domain::{Refusal, chain::DEEPEST};
use serde_json::{Value, json};

use crate::world::World;

const TEXTS: [&str; 3] = ["Alert on the pool", "Pin the SDK", "Write the runbook"];

/// Adds three entries in one act and undoes it; what `read` sees of the post-mortem changes by exactly these.
fn adds_and_undoes(world: &World, id: afterword_domain::PostMortemId, edit: &Value, read: &str) {
    let entries =
        || serde_json::to_value(world.whole(id)).unwrap().pointer(read).unwrap().as_array().unwrap().len();
    let before = (entries(), world.json(id));
    world.edit(id, edit.clone());
    assert_eq!(entries(), before.0 + 3, "{edit}");
    let added = world.json(id);
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.json(id), before.1, "{edit}");
    world.workspace.redo(Some(id)).unwrap();
    assert_eq!(world.json(id), added, "{edit}");
}

#[test]
fn several_entries_of_every_list_are_one_act_and_one_undo() {
    let world = World::new();
    let id = world.sample();
    for (edit, read) in [
        (
            json!({"topic": "remarks", "edit": "add_all", "list": "went_badly", "texts": TEXTS}),
            "/remarks/went_badly",
        ),
        (json!({"topic": "ideas", "edit": "park_all", "texts": TEXTS}), "/ideas"),
        (json!({"topic": "factors", "edit": "add_all", "texts": TEXTS}), "/factors"),
        (json!({"topic": "candidates", "edit": "add_all", "texts": TEXTS}), "/candidates"),
        (json!({"topic": "actions", "edit": "add_all", "texts": TEXTS}), "/actions"),
        (
            json!({"topic": "people", "edit": "add_all", "people": [
                {"name": "Ana Wolf", "role": "SRE"}, {"name": "Ben Ortiz", "role": ""}, {"name": "Chen Li", "role": ""}
            ]}),
            "/people/participants",
        ),
    ] {
        adds_and_undoes(&world, id, &edit, read);
    }
}

#[test]
fn several_answers_stand_beneath_one_another() {
    let world = World::new();
    let id = world.empty();
    let chain = world.made(id, json!({"topic": "chains", "edit": "add_chain", "problem": "Checkout failed"}));
    let edit = json!({"topic": "chains", "edit": "add_causes", "chain": chain, "parent": null, "texts": TEXTS, "place": null});
    world.edit(id, edit);
    let mut causes = world.whole(id).chains[0].causes.clone();
    for text in TEXTS {
        assert_eq!((causes.len(), causes[0].text.as_str()), (1, text));
        causes = causes.remove(0).causes;
    }
    world.workspace.undo(Some(id)).unwrap();
    assert!(world.whole(id).chains[0].causes.is_empty());
}

#[test]
fn a_list_of_which_one_entry_is_refused_adds_none() {
    let world = World::new();
    let id = world.empty();
    let before = world.json(id);
    let long = "x".repeat(6_000);
    let refused = world.refused(id, json!({"topic": "ideas", "edit": "park_all", "texts": ["One", long]}));
    assert!(matches!(refused, Refusal::TooLong { .. }));
    assert_eq!(
        world.refused(id, json!({"topic": "candidates", "edit": "add_all", "texts": ["One", " "]})),
        Refusal::Empty
    );
    assert_eq!(
        world.refused(id, json!({"topic": "candidates", "edit": "add_all", "texts": []})),
        Refusal::Empty
    );
    assert_eq!(world.json(id), before);

    let chain = world.made(id, json!({"topic": "chains", "edit": "add_chain", "problem": "Checkout failed"}));
    let texts = vec!["Because"; DEEPEST + 1];
    let edit = json!({"topic": "chains", "edit": "add_causes", "chain": chain, "parent": null, "texts": texts, "place": null});
    assert_eq!(world.refused(id, edit), Refusal::TooDeep { limit: DEEPEST });
    assert!(world.whole(id).chains[0].causes.is_empty());
}

#[test]
fn an_invite_list_is_read_beside_the_people_who_are_there() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "people", "edit": "add", "name": "Ben Ortiz", "role": ""}));
    let list =
        world.workspace.read_people(id, "Ana Wolf <ana@a.example>; Ortiz, Ben <ben@a.example>").unwrap();
    assert_eq!((list.people.len(), list.people[0].name.as_str()), (1, "Ana Wolf"));
    assert_eq!(list.there, ["Ben Ortiz"]);
}

#[test]
fn the_history_tells_a_list_by_its_first_entry() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "candidates", "edit": "add_all", "texts": TEXTS}));
    let last = world.workspace.history(Some(id), None).unwrap().remove(0);
    assert_eq!((last.act.as_str(), last.detail.as_str()), ("candidates.add_all", TEXTS[0]));
}
