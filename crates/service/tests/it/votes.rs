//! Votes through the service: boxes, restarts, what windows hear, undo.

use afterword_domain::{CandidateId, Outcome, PostMortemId, Refusal};
use serde_json::json;

use crate::world::World;

fn room(candidates: usize) -> (World, PostMortemId, Vec<CandidateId>) {
    let world = World::new();
    let id = world.empty();
    for n in 1..=9 {
        world.edit(id, json!({"topic": "people", "edit": "add", "name": format!("Person {n}"), "role": ""}));
    }
    let ids = (1..=candidates)
        .map(|n| {
            let text = format!("Candidate {n}");
            let add = json!({"topic": "candidates", "edit": "add", "text": text, "category": "prevention", "origin": {"from": "room"}});
            CandidateId(world.made(id, add))
        })
        .collect();
    (world, id, ids)
}

fn vote(world: &World, id: PostMortemId, candidates: &[CandidateId], votes: &[u32]) {
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    for (candidate, votes) in candidates.iter().zip(votes) {
        world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": candidate, "votes": votes}));
    }
}

fn chosen(world: &World, id: PostMortemId) -> Vec<String> {
    world.whole(id).actions.into_iter().map(|a| a.text).collect()
}

#[test]
fn everybody_present_but_the_facilitator_votes() {
    let (world, id, _) = room(1);
    world.edit(id, json!({"topic": "facts", "edit": "facilitator", "text": "person 3"}));
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    assert_eq!(world.whole(id).ballots[0].rules.voters, 8);
}

#[test]
fn a_tie_across_the_line_goes_to_a_run_off_and_the_record_knows() {
    let (world, id, candidates) = room(4);
    vote(&world, id, &candidates, &[5, 3, 3, 3]);
    world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 9, "votes_each": 3, "most_on_one": 2, "cut": 2}}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let view = world.view(id).ballots.unwrap();
    assert!(view.tie);
    assert_eq!(view.standing.unwrap().places, 1);
    assert_eq!(chosen(&world, id), ["Candidate 1"], "what is certain is chosen at once");

    world.edit(id, json!({"topic": "ballots", "edit": "run_off"}));
    let run_off = world.whole(id).ballots[1].clone();
    assert!(run_off.run_off);
    assert_eq!((run_off.tallies.len(), run_off.rules.cut), (3, 1));
    world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": candidates[2], "votes": 6}));
    world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": candidates[3], "votes": 3}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(chosen(&world, id), ["Candidate 1", "Candidate 3"]);
    let outcomes: Vec<_> = world.whole(id).ballots.iter().map(|b| b.outcome).collect();
    assert_eq!(outcomes, [Some(Outcome::RunOff), Some(Outcome::Clear)]);
}

#[test]
fn merging_two_candidates_keeps_both_sources() {
    let (world, id, candidates) = room(1);
    let idea = world.made(id, json!({"topic": "ideas", "edit": "park", "text": "Nightly tests"}));
    let add = json!({"topic": "candidates", "edit": "add", "text": "Test every night", "category": "prevention", "origin": {"from": "idea", "id": idea}});
    let other = world.made(id, add);
    assert!(world.whole(id).ideas.is_empty(), "an idea that became a candidate is parked no longer");
    world.edit(id, json!({"topic": "candidates", "edit": "merge", "keep": candidates[0], "absorb": other}));
    let merged = &world.whole(id).candidates;
    assert_eq!(merged.len(), 1);
    assert_eq!(merged[0].sources.len(), 3, "the room, the idea, and the words that were absorbed");
}

#[test]
fn how_a_boxed_vote_counts_can_not_change_once_a_ballot_is_in() {
    let (world, id, candidates) = room(3);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let seat = world.view(id).ballots.unwrap().open_box.unwrap().seats[0].id;
    let enter = json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": [{"candidate": candidates[0], "votes": 1}]});
    world.workspace.meeting().vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
    let rules = |each: u32, cut: u32| json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 9, "votes_each": each, "most_on_one": 2, "cut": cut}});
    assert_eq!(world.refused(id, rules(5, 5)), Refusal::BallotsIn { ballots: 1 });
    world.edit(id, rules(3, 2));
    let count = json!({"topic": "ballots", "edit": "votes", "candidate": candidates[0], "votes": 9});
    assert_eq!(world.refused(id, count), Refusal::NotListed, "counts are for raised hands");
}

#[test]
fn a_restart_takes_the_ballots_and_says_so() {
    let (world, id, _) = room(2);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "pass"}));
    assert_eq!(world.view(id).ballots.unwrap().open_box.unwrap().seats.len(), 9);
    let world = world.restarted();
    assert!(world.view(id).ballots.unwrap().open_box.is_none());
    assert_eq!(world.refused(id, json!({"topic": "ballots", "edit": "close"})), Refusal::BoxGone);
    world.edit(id, json!({"topic": "ballots", "edit": "discard"}));
}

#[test]
fn whatever_was_acknowledged_before_the_close_is_counted_and_nothing_after_it() {
    let (world, id, candidates) = room(2);
    for round in 0..20 {
        world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "phones"}));
        let voting = std::sync::Arc::clone(world.workspace.voting());
        let vote = voting.on_phones(id).unwrap();
        let claims: Vec<_> = voting
            .roll(vote, None)
            .unwrap()
            .seats
            .iter()
            .map(|s| voting.take(vote, s.seat).unwrap().0)
            .collect();
        let ballot = world.whole(id).ballots.last().unwrap().id;
        let last: Vec<u32> = std::thread::scope(|scope| {
            let phones: Vec<_> = claims
                .iter()
                .map(|claim| {
                    let (voting, candidates) = (&voting, &candidates);
                    scope.spawn(move || {
                        let mut acknowledged = 0;
                        // One vote, then two, then one, for as long as the vote is open.
                        for turn in 1.. {
                            let choice = [(candidates[0], 1 + turn % 2)].into();
                            match voting.cast(id, ballot, *claim, turn, choice) {
                                Ok(_) => acknowledged = 1 + turn % 2,
                                Err(refusal) => {
                                    assert_eq!(refusal, Refusal::BallotClosed, "round {round}");
                                    break;
                                }
                            }
                        }
                        acknowledged
                    })
                })
                .collect();
            while world.view(id).ballots.unwrap().open_box.unwrap().ballots < 9 {
                std::thread::yield_now();
            }
            world.edit(id, json!({"topic": "ballots", "edit": "close"}));
            phones.into_iter().map(|phone| phone.join().unwrap()).collect()
        });
        let ballot = world.whole(id).ballots.pop().unwrap();
        assert_eq!(ballot.tallies[0].votes, last.iter().sum::<u32>(), "round {round}");
    }
}

/// Counts 5, 3, 3 at a cut line of two: two candidates are tied for one place.
fn tie() -> (World, PostMortemId, Vec<CandidateId>) {
    let (world, id, candidates) = room(3);
    vote(&world, id, &candidates, &[5, 3, 3]);
    let rules = json!({"voters": 9, "votes_each": 3, "most_on_one": 2, "cut": 2});
    world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": rules}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.whole(id).ballots[0].outcome, None);
    (world, id, candidates)
}

#[test]
fn a_tie_of_twins_is_settled_by_merging_them() {
    let (world, id, c) = tie();
    world.edit(id, json!({"topic": "candidates", "edit": "merge", "keep": c[1], "absorb": c[2]}));
    assert_eq!(world.whole(id).ballots[0].outcome, Some(Outcome::Clear));
    assert_eq!(chosen(&world, id), ["Candidate 1", "Candidate 2"]);
    world.workspace.undo(Some(id)).unwrap();
    assert!(world.view(id).ballots.unwrap().tie, "and waits again after an undo");
}

#[test]
fn a_facilitator_who_votes_has_a_seat_also_after_a_restart_and_where_they_are_no_participant() {
    let names = |world: &World, id| -> Vec<String> {
        let seats = world.view(id).ballots.unwrap().open_box.unwrap().seats;
        seats.into_iter().map(|seat| seat.name).collect()
    };
    for (facilitator, seats) in [("Person 9", 9), ("Noor Haddad", 10), ("", 10)] {
        let (world, id, _) = room(2);
        world.edit(id, json!({"topic": "facts", "edit": "facilitator", "text": facilitator}));
        world.edit(
            id,
            json!({"topic": "ballots", "edit": "open", "way": "people", "facilitator_votes": true}),
        );
        let seated = names(&world, id);
        assert_eq!(seated.len(), seats, "{seated:?}");
        assert!(seated.contains(&if facilitator.is_empty() { "Facilitator" } else { facilitator }.into()));
        let world = world.restarted();
        let restart = serde_json::from_value(json!({"vote": "restart"})).unwrap();
        world.workspace.meeting().vote(id, &restart, &world.now()).unwrap();
        assert_eq!(names(&world, id), seated);
    }
}

#[test]
fn the_record_tells_how_many_ballots_were_waited_for() {
    let (world, id, candidates) = room(2);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let guest = serde_json::from_value(json!({"vote": "add_seat", "name": "Zoë"})).unwrap();
    world.workspace.meeting().vote(id, &guest, &world.now()).unwrap();
    let seat = world.view(id).ballots.unwrap().open_box.unwrap().seats[0].id;
    let enter = json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": [{"candidate": candidates[0], "votes": 1}]});
    world.workspace.meeting().vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let ballot = &world.whole(id).ballots[0];
    assert_eq!((ballot.ballots, ballot.rules.voters), (Some(1), 10));
}

#[test]
fn whoever_comes_late_to_an_open_vote_is_told_to_its_screen() {
    let (world, id, _) = room(1);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = std::sync::Arc::clone(&told);
    world.workspace.listen(move |changed| {
        heard.lock().unwrap().extend(changed.changes.iter().flat_map(|change| change.areas.clone()));
    });
    world.edit(id, json!({"topic": "people", "edit": "add", "name": "Late", "role": ""}));
    assert!(told.lock().unwrap().contains(&afterword_service::Area::Ballots));
    assert_eq!(world.view(id).ballots.unwrap().open_box.unwrap().seats.len(), 10);
}
