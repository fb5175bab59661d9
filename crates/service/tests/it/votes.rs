//! Voting by raised hands: budget, cut line, ties, run-offs, skipping.

use afterword_domain::{BallotState, CandidateId, Outcome, PostMortemId, Refusal};
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
fn the_five_with_most_votes_become_actions_in_that_order() {
    let (world, id, candidates) = room(7);
    vote(&world, id, &candidates, &[1, 6, 2, 5, 4, 3, 0]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(
        chosen(&world, id),
        ["Candidate 2", "Candidate 4", "Candidate 5", "Candidate 6", "Candidate 3"]
    );
    assert_eq!(world.whole(id).ballots[0].outcome, Some(Outcome::Clear));
}

#[test]
fn more_votes_than_the_room_has_are_refused_with_what_is_spent() {
    let (world, id, candidates) = room(3);
    vote(&world, id, &candidates, &[18, 9]);
    let one_more = json!({"topic": "ballots", "edit": "votes", "candidate": candidates[2], "votes": 1});
    assert_eq!(world.refused(id, one_more), Refusal::OverBudget { budget: 27, spent: 27 });
    let too_many = json!({"topic": "ballots", "edit": "votes", "candidate": candidates[0], "votes": 19});
    assert_eq!(world.refused(id, too_many), Refusal::OverCandidate { most: 18 });
}

#[test]
fn settings_can_be_lowered_to_what_is_spent_and_no_further() {
    let (world, id, candidates) = room(3);
    vote(&world, id, &candidates, &[6, 6, 6]);
    let rules = |votes_each: u32| json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 9, "votes_each": votes_each, "most_on_one": 2, "cut": 5}});
    assert_eq!(world.refused(id, rules(1)), Refusal::BelowSpent { spent: 18 });
    world.edit(id, rules(2));
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
fn the_room_may_settle_a_tie_itself_within_its_places() {
    let (world, id, candidates) = room(3);
    vote(&world, id, &candidates, &[2, 2, 2]);
    world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 9, "votes_each": 3, "most_on_one": 2, "cut": 2}}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let three = json!({"topic": "ballots", "edit": "choose", "candidates": candidates});
    assert_eq!(world.refused(id, three), Refusal::NotInTie { places: 2 });
    world.edit(
        id,
        json!({"topic": "ballots", "edit": "choose", "candidates": [candidates[2], candidates[0]]}),
    );
    assert_eq!(chosen(&world, id), ["Candidate 3", "Candidate 1"]);
    assert_eq!(world.whole(id).ballots[0].outcome, Some(Outcome::RoomChose));
}

#[test]
fn voting_can_be_skipped_and_at_most_five_are_picked() {
    let (world, id, candidates) = room(6);
    world.edit(id, json!({"topic": "ballots", "edit": "skip"}));
    for candidate in &candidates[..5] {
        world.edit(id, json!({"topic": "ballots", "edit": "pick", "candidate": candidate, "on": true}));
    }
    let sixth = json!({"topic": "ballots", "edit": "pick", "candidate": candidates[5], "on": true});
    assert_eq!(world.refused(id, sixth), Refusal::TooMany { limit: 5 });
    assert_eq!(world.whole(id).ballots[0].state, BallotState::Skipped);
    assert_eq!(world.whole(id).actions.len(), 5);
}

#[test]
fn voting_again_keeps_the_first_result_and_commitments_that_were_made() {
    let (world, id, candidates) = room(3);
    vote(&world, id, &candidates, &[3, 2, 0]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let first = world.whole(id).actions[0].id;
    world.edit(id, json!({"topic": "actions", "edit": "owner", "id": first, "text": "Ana"}));
    vote(&world, id, &candidates, &[0, 0, 4]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.whole(id).ballots.len(), 2);
    assert_eq!(
        chosen(&world, id),
        ["Candidate 3", "Candidate 1"],
        "an action with an owner stays until it is removed"
    );
}

#[test]
fn a_candidate_collected_during_the_vote_can_be_voted_for() {
    let (world, id, candidates) = room(1);
    vote(&world, id, &candidates, &[1]);
    let add = json!({"topic": "candidates", "edit": "add", "text": "Late", "category": null, "origin": {"from": "room"}});
    let late = world.made(id, add);
    world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": late, "votes": 2}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(chosen(&world, id), ["Late", "Candidate 1"]);
}

#[test]
fn a_ballot_needs_candidates_and_only_one_is_open_at_a_time() {
    let (world, id, _) = room(0);
    assert_eq!(world.refused(id, json!({"topic": "ballots", "edit": "open"})), Refusal::NoCandidates);
    let (world, id, _) = room(1);
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    assert_eq!(world.refused(id, json!({"topic": "ballots", "edit": "open"})), Refusal::BallotOpen);
    world.edit(id, json!({"topic": "ballots", "edit": "discard"}));
    assert_eq!(world.refused(id, json!({"topic": "ballots", "edit": "close"})), Refusal::BallotClosed);
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
fn a_run_off_that_is_taken_back_leaves_the_tie_to_the_room_again() {
    let (world, id, candidates) = room(6);
    vote(&world, id, &candidates, &[5, 4, 3, 2, 1, 1]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    world.edit(id, json!({"topic": "ballots", "edit": "run_off"}));
    world.edit(id, json!({"topic": "ballots", "edit": "discard"}));
    assert_eq!(world.whole(id).ballots[0].outcome, None);
    world.edit(id, json!({"topic": "ballots", "edit": "choose", "candidates": [candidates[5]]}));
    assert_eq!(chosen(&world, id).last().unwrap(), "Candidate 6");
}

#[test]
fn an_action_that_is_removed_leaves_its_candidate_below_the_line() {
    let (world, id, candidates) = room(2);
    vote(&world, id, &candidates, &[2, 1]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let action = world.whole(id).actions[0].id;
    world.edit(id, json!({"topic": "actions", "edit": "remove", "id": action}));
    assert!(!world.whole(id).candidates[0].chosen);
    assert_eq!(chosen(&world, id), ["Candidate 2"]);
}

#[test]
fn a_candidate_that_is_split_leaves_both_with_its_sources_and_stands_twice_in_the_open_vote() {
    let (world, id, candidates) = room(2);
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    let split =
        json!({"topic": "candidates", "edit": "split", "id": candidates[0], "text": "One", "second": "Two"});
    world.edit(id, split);
    let whole = world.whole(id);
    let texts: Vec<_> = whole.candidates.iter().map(|c| c.text.as_str()).collect();
    assert_eq!(texts, ["One", "Two", "Candidate 2"]);
    assert_eq!(whole.candidates[0].sources, whole.candidates[1].sources);
    assert_eq!(whole.ballots[0].tallies.len(), 3);
    let empty =
        json!({"topic": "candidates", "edit": "split", "id": candidates[1], "text": "One", "second": " "});
    assert_eq!(world.refused(id, empty), Refusal::Empty);
}

#[test]
fn how_a_boxed_vote_counts_can_not_change_once_a_ballot_is_in() {
    let (world, id, candidates) = room(3);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let seat = world.view(id).ballots.unwrap().open_box.unwrap().seats[0].id;
    let enter = json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": [{"candidate": candidates[0], "votes": 1}]});
    world.service.vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
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
        let voting = std::sync::Arc::clone(world.service.voting());
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
    world.service.undo(Some(id)).unwrap();
    assert!(world.view(id).ballots.unwrap().tie, "and waits again after an undo");
}

#[test]
fn a_tie_is_settled_where_one_of_the_tied_is_taken_out() {
    let (world, id, c) = tie();
    world.edit(id, json!({"topic": "candidates", "edit": "remove", "id": c[1]}));
    assert_eq!(chosen(&world, id), ["Candidate 1", "Candidate 3"]);
}

#[test]
fn whatever_is_merged_during_a_tie_nobody_is_above_the_line_whom_the_votes_or_the_room_did_not_put_there() {
    let (world, id, c) = room(5);
    vote(&world, id, &c, &[5, 3, 3, 3, 3]);
    let rules = json!({"voters": 9, "votes_each": 3, "most_on_one": 2, "cut": 3});
    world.edit(id, json!({"topic": "ballots", "edit": "rules", "rules": rules}));
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    // The chosen one is said by one of the tied as well: what remains has the votes of the chosen.
    world.edit(id, json!({"topic": "candidates", "edit": "merge", "keep": c[1], "absorb": c[0]}));
    let view = world.view(id).ballots.unwrap();
    let standing = view.standing.unwrap();
    assert_eq!((standing.chosen, standing.tied, standing.places), (vec![c[1]], vec![c[2], c[3], c[4]], 2));
    world.edit(id, json!({"topic": "ballots", "edit": "choose", "candidates": [c[2], c[3]]}));
    assert_eq!(world.whole(id).candidates.iter().filter(|c| c.chosen).count(), 3);
}

#[test]
fn what_the_room_took_out_of_a_result_stays_out_when_a_tie_is_settled() {
    let (world, id, c) = tie();
    let action = world.whole(id).actions[0].id;
    world.edit(id, json!({"topic": "actions", "edit": "remove", "id": action}));
    world.edit(id, json!({"topic": "candidates", "edit": "remove", "id": c[1]}));
    assert_eq!(chosen(&world, id), ["Candidate 3"]);
}

#[test]
fn a_chosen_candidate_that_is_merged_takes_its_action_along() {
    let (world, id, c) = room(2);
    vote(&world, id, &c, &[2, 0]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    world.edit(id, json!({"topic": "candidates", "edit": "merge", "keep": c[1], "absorb": c[0]}));
    let whole = world.whole(id);
    assert!(whole.candidates[0].chosen);
    assert_eq!(whole.actions[0].candidate, Some(c[1]));
}

#[test]
fn an_action_whose_ticket_may_exist_is_kept_when_its_candidate_falls_below_the_line() {
    let (world, id, c) = room(1);
    vote(&world, id, &c, &[2]);
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let action = world.whole(id).actions[0].id;
    let connection = uuid::Uuid::from_u128(7);
    world.edit(id, json!({"topic": "actions", "edit": "pending", "id": action, "connection": connection}));
    for on in [false, true] {
        world.edit(id, json!({"topic": "ballots", "edit": "pick", "candidate": c[0], "on": on}));
    }
    assert_eq!(world.whole(id).actions[0].id, action);
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
        world.service.vote(id, &restart, &world.now()).unwrap();
        assert_eq!(names(&world, id), seated);
    }
}

#[test]
fn the_record_tells_how_many_ballots_were_waited_for() {
    let (world, id, candidates) = room(2);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let guest = serde_json::from_value(json!({"vote": "add_seat", "name": "Zoë"})).unwrap();
    world.service.vote(id, &guest, &world.now()).unwrap();
    let seat = world.view(id).ballots.unwrap().open_box.unwrap().seats[0].id;
    let enter = json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": [{"candidate": candidates[0], "votes": 1}]});
    world.service.vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let ballot = &world.whole(id).ballots[0];
    assert_eq!((ballot.ballots, ballot.rules.voters), (Some(1), 10));
}

#[test]
fn choosing_without_a_vote_twice_is_one_round() {
    let (world, id, _) = room(1);
    for _ in 0..2 {
        world.edit(id, json!({"topic": "ballots", "edit": "skip"}));
    }
    assert_eq!(world.whole(id).ballots.len(), 1);
}

#[test]
fn two_chosen_twins_that_are_merged_are_one_action_with_what_was_committed() {
    for committed in [0, 1] {
        let (world, id, c) = room(3);
        vote(&world, id, &c, &[3, 2, 1]);
        world.edit(id, json!({"topic": "ballots", "edit": "close"}));
        let action = world.whole(id).actions[committed].id;
        world.edit(id, json!({"topic": "actions", "edit": "owner", "id": action, "text": "Ana"}));
        world.edit(id, json!({"topic": "candidates", "edit": "merge", "keep": c[0], "absorb": c[1]}));
        let actions = world.whole(id).actions;
        let kept: Vec<_> = actions.iter().map(|a| (a.candidate, a.owner.as_str())).collect();
        assert!(kept.contains(&(Some(c[0]), "Ana")) && kept.len() == 2, "{kept:?}");
    }
}

#[test]
fn whoever_comes_late_to_an_open_vote_is_told_to_its_screen() {
    let (world, id, _) = room(1);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let told = std::sync::Arc::new(std::sync::Mutex::new(Vec::new()));
    let heard = std::sync::Arc::clone(&told);
    world.service.listen(move |changed| {
        heard.lock().unwrap().extend(changed.changes.iter().flat_map(|change| change.areas.clone()));
    });
    world.edit(id, json!({"topic": "people", "edit": "add", "name": "Late", "role": ""}));
    assert!(told.lock().unwrap().contains(&afterword_service::Area::Ballots));
    assert_eq!(world.view(id).ballots.unwrap().open_box.unwrap().seats.len(), 10);
}
