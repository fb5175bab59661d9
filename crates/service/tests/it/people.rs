//! People who come late and leave early: an open vote follows them, and what was cast stays counted.

use afterword_domain::{Participant, PostMortemId, Way};
use afterword_service::voting::BoxView;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::world::World;

/// Four people and three candidates, with a vote open.
fn voting(way: Way) -> (World, PostMortemId) {
    let world = World::new();
    let id = world.empty();
    for name in ["Ana", "Ben", "Cleo", "Dev"] {
        add(&world, id, name);
    }
    for text in ["Pin the SDK", "Alert on latency", "Write a runbook"] {
        world.edit(id, json!({"topic": "candidates", "edit": "add", "text": text, "category": null, "origin": {"from": "room"}}));
    }
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": way}));
    (world, id)
}

fn add(world: &World, id: PostMortemId, name: &str) -> Uuid {
    world.made(id, json!({"topic": "people", "edit": "add", "name": name, "role": ""}))
}

fn present(world: &World, id: PostMortemId, name: &str, on: bool) {
    let person = person(world, id, name).id;
    world.edit(id, json!({"topic": "people", "edit": "present", "id": person, "on": on}));
}

fn person(world: &World, id: PostMortemId, name: &str) -> Participant {
    world.whole(id).people.participants.into_iter().find(|p| p.name == name).unwrap()
}

fn seats(world: &World, id: PostMortemId) -> BoxView {
    world.view(id).ballots.unwrap().open_box.unwrap()
}

/// The names that have a seat.
fn names(world: &World, id: PostMortemId) -> Vec<String> {
    seats(world, id).seats.into_iter().map(|seat| seat.name).collect()
}

/// One vote of a person for the first candidate.
fn cast(world: &World, id: PostMortemId, name: &str) {
    let view = world.view(id).ballots.unwrap();
    let seat = view.open_box.unwrap().seats.into_iter().find(|seat| seat.name == name).unwrap().id;
    let votes = json!([{"candidate": view.ballots.last().unwrap().tallies[0].candidate, "votes": 1}]);
    let act = json!({"vote": "enter", "seat": seat, "by_hand": false, "votes": votes});
    world.workspace.meeting().vote(id, &serde_json::from_value(act).unwrap(), &world.now()).unwrap();
}

/// The votes that one candidate got by raised hands.
fn hands(candidate: usize, votes: u32) -> impl Fn(&World, PostMortemId) -> Value {
    move |world, id| {
        let listed = world.whole(id).ballots.last().unwrap().tallies[candidate].candidate;
        json!({"topic": "ballots", "edit": "votes", "candidate": listed, "votes": votes})
    }
}

fn budget(world: &World, id: PostMortemId) -> u32 {
    world.view(id).ballots.unwrap().budget
}

#[test]
fn a_newcomer_gets_a_ballot_in_every_way_that_has_ballots() {
    for way in Way::ALL.into_iter().filter(|way| way.has_box()) {
        let (world, id) = voting(way);
        add(&world, id, "Late");
        assert_eq!((names(&world, id).last().unwrap().as_str(), seats(&world, id).expected), ("Late", 5));
        present(&world, id, "Late", false);
        assert_eq!((names(&world, id).len(), seats(&world, id).expected), (4, 4), "{way:?}");
        present(&world, id, "Late", true);
        assert_eq!((names(&world, id).len(), seats(&world, id).expected), (5, 5), "{way:?}");
    }
}

#[test]
fn whoever_leaves_without_a_ballot_is_not_waited_for_and_a_ballot_that_is_in_stays_counted() {
    let (world, id) = voting(Way::Pass);
    for name in ["Ana", "Ben"] {
        cast(&world, id, name);
    }
    present(&world, id, "Ana", false);
    present(&world, id, "Cleo", false);
    assert_eq!(names(&world, id), ["Ana", "Ben", "Dev"]);
    let open = seats(&world, id);
    assert_eq!((open.ballots, open.expected), (2, 3));
    let ana = person(&world, id, "Ana").id;
    world.edit(id, json!({"topic": "people", "edit": "remove", "id": ana}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let ballot = world.whole(id).ballots.pop().unwrap();
    assert_eq!((ballot.ballots, ballot.rules.voters, ballot.tallies[0].votes), (Some(2), 3, 2));
}

#[test]
fn raised_hands_have_the_votes_of_a_newcomer_and_not_those_of_somebody_who_left() {
    let (world, id) = voting(Way::Hands);
    assert_eq!(budget(&world, id), 12);
    add(&world, id, "Late");
    assert_eq!(budget(&world, id), 15);
    present(&world, id, "Late", false);
    assert_eq!(budget(&world, id), 12);
    present(&world, id, "Late", true);
    world.edit(id, hands(0, 10)(&world, id));
    present(&world, id, "Late", false);
    assert_eq!(budget(&world, id), 15, "their votes may be among those that were counted");
    world.edit(id, hands(1, 5)(&world, id));
}

#[test]
fn a_number_of_voters_that_was_set_by_hand_follows_as_well() {
    let (world, id) = voting(Way::Hands);
    let rules = json!({"voters": 20, "votes_each": 1, "most_on_one": 1, "cut": 5});
    world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": rules}));
    add(&world, id, "Late");
    assert_eq!(budget(&world, id), 21);
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!((budget(&world, id), world.whole(id).people.participants.len()), (20, 4), "undone together");
}

#[test]
fn a_voter_who_is_named_as_facilitator_votes_no_more() {
    let (world, id) = voting(Way::People);
    world.edit(id, json!({"topic": "facts", "edit": "facilitator", "text": "ana"}));
    assert_eq!(
        (names(&world, id), seats(&world, id).expected),
        (vec!["Ben".into(), "Cleo".into(), "Dev".into()], 3)
    );
    world.edit(id, json!({"topic": "facts", "edit": "facilitator", "text": "Femi"}));
    assert_eq!(seats(&world, id).expected, 4);
}

#[test]
fn the_last_voter_who_leaves_ends_no_vote() {
    let (world, id) = voting(Way::Hands);
    for name in ["Ana", "Ben", "Cleo", "Dev"] {
        present(&world, id, name, false);
    }
    assert_eq!(budget(&world, id), 3, "one voter is the least");
    add(&world, id, "Ana");
    assert_eq!(budget(&world, id), 3);
}

#[test]
fn somebody_who_came_while_a_tie_waited_votes_in_the_run_off() {
    for way in [Way::Hands, Way::People] {
        let (world, id) = voting(way);
        let rules = json!({"voters": 4, "votes_each": 1, "most_on_one": 1, "cut": 2});
        world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": rules}));
        if way == Way::Hands {
            for candidate in 0..3 {
                world.edit(id, hands(candidate, 1)(&world, id));
            }
        } else {
            vote_for_each(&world, id);
        }
        world.edit(id, json!({"topic": "ballots", "edit": "close"}));
        add(&world, id, "Late");
        world.edit(id, json!({"topic": "ballots", "edit": "run_off"}));
        assert_eq!(world.whole(id).ballots.last().unwrap().rules.voters, 5, "{way:?}");
    }
}

/// One vote for each of three candidates, each of somebody else.
fn vote_for_each(world: &World, id: PostMortemId) {
    let view = world.view(id).ballots.unwrap();
    let listed = view.ballots.last().unwrap().tallies.clone();
    for (seat, tally) in view.open_box.unwrap().seats.iter().zip(listed) {
        let votes = json!([{"candidate": tally.candidate, "votes": 1}]);
        let act = json!({"vote": "enter", "seat": seat.id, "by_hand": true, "votes": votes});
        world.workspace.meeting().vote(id, &serde_json::from_value(act).unwrap(), &world.now()).unwrap();
    }
}

#[test]
fn somebody_who_is_listed_as_absent_is_marked_present_and_not_listed_twice() {
    let world = World::new();
    let id = world.empty();
    let ana = add(&world, id, "Ana Kovač");
    present(&world, id, "Ana Kovač", false);
    assert_eq!(add(&world, id, "ana kovač "), ana);
    assert!(person(&world, id, "Ana Kovač").present);
    assert_ne!(add(&world, id, "Ana Kovač"), ana, "two people of one name are both here");
    let other = world.made(id, json!({"topic": "people", "edit": "add", "name": "Ana Kovač", "role": "SRE"}));
    assert_ne!(other, ana);
    assert_eq!(world.whole(id).people.participants.len(), 3);
}
