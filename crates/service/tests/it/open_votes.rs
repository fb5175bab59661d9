//! Votes with ballots in: nothing takes their post-mortem away, and one that the application's end interrupted is told.

use afterword_domain::{PostMortemId, Refusal};
use afterword_service::{LibraryOp, LibraryRequest, Op, Problem};
use serde_json::{Value, json};

use crate::world::World;

/// A vote person by person on the outage of the sample.
fn voting(world: &World) -> PostMortemId {
    let id = world.sample();
    open(world, id);
    id
}

fn open(world: &World, id: PostMortemId) {
    world.edit(id, json!({"topic": "candidates", "edit": "add", "text": "Pin the SDK", "category": null, "origin": {"from": "room"}}));
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
}

fn act(world: &World, id: PostMortemId, act: Value) {
    world.workspace.meeting().vote(id, &serde_json::from_value(act).unwrap(), &world.now()).unwrap();
}

/// Somebody raises a hand.
fn cast(world: &World, id: PostMortemId) {
    act(world, id, json!({"vote": "add_seat", "name": "Kim"}));
    let view = world.view(id).ballots.unwrap();
    let (seat, candidate) =
        (view.open_box.unwrap().seats.pop().unwrap().id, view.ballots[0].tallies[0].candidate);
    let votes = json!([{"candidate": candidate, "votes": 1}]);
    act(world, id, json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": votes}));
}

fn library(world: &World, act: LibraryOp) -> Option<uuid::Uuid> {
    world.workspace.apply(&Op::Library { act }, &world.now()).unwrap().made
}

fn ballots(world: &World, id: PostMortemId) -> u32 {
    world.view(id).ballots.unwrap().open_box.unwrap().ballots
}

const VOTE_OPEN: Problem = Problem::Refused { refusal: Refusal::VoteOpen { ballots: 1 } };

#[test]
fn a_post_mortem_with_ballots_in_is_neither_deleted_nor_undone_away() {
    let world = World::new();
    let id = voting(&world);
    cast(&world, id);
    let delete = Op::Library { act: LibraryOp::Delete { id } };
    assert_eq!(world.workspace.apply(&delete, &world.now()).unwrap_err(), VOTE_OPEN);
    assert_eq!(world.workspace.undo(None).unwrap_err(), VOTE_OPEN, "adding the sample");
    assert_eq!(ballots(&world, id), 1);
    // What has nothing to do with it goes on.
    let other = world.empty();
    world.workspace.undo(None).unwrap();
    world.workspace.redo(None).unwrap();
    world.workspace.apply(&Op::Library { act: LibraryOp::Delete { id: other } }, &world.now()).unwrap();
    world.edit(id, json!({"topic": "ballots", "edit": "discard"}));
    world.workspace.apply(&delete, &world.now()).unwrap();
}

#[test]
fn a_duplicate_an_import_and_a_deletion_that_would_be_done_again_are_held_as_well() {
    let world = World::new();
    let id = world.sample();
    let id = PostMortemId(library(&world, LibraryOp::Duplicate { id }).unwrap());
    open(&world, id);
    cast(&world, id);
    assert_eq!(world.workspace.undo(None).unwrap_err(), VOTE_OPEN, "the duplicate");
    let record = world.json(id);
    let id = world.import("a.json", record.as_bytes()).id;
    world.edit(id, json!({"topic": "ballots", "edit": "discard"}));
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    cast(&world, id);
    assert_eq!(world.workspace.undo(None).unwrap_err(), VOTE_OPEN, "the import");

    let world = World::new();
    let id = world.empty();
    library(&world, LibraryOp::Delete { id });
    world.workspace.undo(None).unwrap();
    open(&world, id);
    cast(&world, id);
    assert_eq!(world.workspace.redo(None).unwrap_err(), VOTE_OPEN, "deleting it");
    assert_eq!(ballots(&world, id), 1);
}

#[test]
fn choosing_without_a_vote_throws_no_ballot_away() {
    let world = World::new();
    let id = voting(&world);
    cast(&world, id);
    let refused = world.refused(id, json!({"topic": "ballots", "edit": "skip"}));
    assert_eq!(refused, Refusal::BallotsIn { ballots: 1 });
    assert_eq!(ballots(&world, id), 1);
}

fn interrupted(world: &World) -> Vec<PostMortemId> {
    let page = world.workspace.library(&LibraryRequest::default(), &world.now()).unwrap();
    page.interrupted.iter().map(|one| one.id).collect()
}

#[test]
fn a_vote_that_was_open_when_the_application_ended_is_told_until_it_is_begun_anew() {
    let world = World::new();
    let id = voting(&world);
    cast(&world, id);
    assert_eq!(interrupted(&world), [], "not while it goes on");
    let world = world.restarted();
    let view = world.view(id).ballots.unwrap();
    assert!(view.interrupted && view.open_box.is_none());
    assert_eq!(interrupted(&world), [id]);
    act(&world, id, json!({"vote": "restart"}));
    assert_eq!((interrupted(&world), ballots(&world, id)), (vec![], 0));
    // Gone for another reason: its close was undone.
    cast(&world, id);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    world.workspace.undo(Some(id)).unwrap();
    let view = world.view(id).ballots.unwrap();
    assert!(view.open_box.is_none() && !view.interrupted);
    assert_eq!(interrupted(&world), []);
}

#[test]
fn a_vote_that_was_interrupted_is_told_no_more_once_it_is_cancelled_or_its_post_mortem_deleted() {
    for ends in [
        json!({"topic": "ballots", "edit": "discard"}),
        json!({"topic": "ballots", "edit": "skip"}),
        json!(null),
    ] {
        let world = World::new();
        let id = voting(&world);
        let world = world.restarted();
        assert_eq!(interrupted(&world), [id]);
        match ends.is_null() {
            true => drop(
                world.workspace.apply(&Op::Library { act: LibraryOp::Delete { id } }, &world.now()).unwrap(),
            ),
            false => drop(world.edit(id, ends.clone())),
        }
        assert_eq!(interrupted(&world), [], "{ends}");
    }
}

#[test]
fn raised_hands_counted_per_candidate_are_on_disk_and_nothing_is_told_of_them() {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "candidates", "edit": "add", "text": "Pin the SDK", "category": null, "origin": {"from": "room"}}));
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "hands"}));
    let world = world.restarted();
    assert_eq!(interrupted(&world), []);
    assert!(!world.view(id).ballots.unwrap().interrupted);
}
