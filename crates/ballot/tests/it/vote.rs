//! A vote on phones, from the code to the result.

use afterword_service::BallotServer as _;
use serde_json::{Value, json};

use crate::world::World;

#[test]
fn phones_join_vote_change_their_minds_and_are_counted_once() {
    let world = World::voting(3);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    assert_eq!(world.cast(&ana, 1, &[(0, 2), (1, 1)]).body, json!({"counted": true, "turn": 1}));
    world.cast(&ben, 1, &[(0, 1)]);
    world.cast(&ana, 2, &[(3, 2)]);
    let view = world.ballots();
    assert_eq!(view.open_box.as_ref().unwrap().ballots, 2);
    assert!(view.ballots[0].tallies.iter().all(|t| t.votes == 0), "hidden until it is closed");
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.counts(), [1, 0, 0, 2]);
    assert_eq!(world.ballots().ballots[0].ballots, Some(2));
}

#[test]
fn a_phone_that_comes_back_finds_its_ballot_and_nobody_elses() {
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 7, &[(2, 1)]);
    let paper = world.paper(&ana).body;
    assert_eq!(paper["mine"], json!({ world.candidates[2].clone(): 1 }));
    assert_eq!((&paper["turn"], &paper["name"]), (&json!(7), &json!("Person 1")));
    assert_eq!(world.paper(&ben).body["mine"], Value::Null);
}

#[test]
fn a_seat_that_is_taken_is_said_to_be_and_a_guest_gets_one_of_their_own() {
    let world = World::voting(1);
    world.sit("Person 1");
    let roll = world.ask("POST", "/api/join", None, &json!({"code": world.code()}));
    assert_eq!(roll.body["seats"][0]["taken"], true);
    let again = json!({"code": world.code(), "seat": roll.body["seats"][0]["seat"]});
    let taken = world.ask("POST", "/api/seat", None, &again);
    assert_eq!((taken.status, &taken.body["code"]), (409, &json!("taken")));
    let guest = world.ask("POST", "/api/seat", None, &json!({"code": world.code(), "guest": " Zoë "}));
    assert_eq!(guest.body["name"], "Zoë");
    let nobody = world.ask("POST", "/api/seat", None, &json!({"code": world.code(), "guest": "  "}));
    assert_eq!((nobody.status, &nobody.body["message"]), (422, &json!("Type your name first.")));
}

#[test]
fn a_phone_that_did_not_hear_of_its_seat_asks_again_and_has_it() {
    let world = World::voting(2);
    let phone = "0123456789abcdef0123456789abcdef";
    let roll = world.ask("POST", "/api/join", None, &json!({"code": world.code()}));
    let seat = |n: usize| roll.body["seats"][n]["seat"].clone();
    let sit = |seat: Value, phone: &str| {
        world.ask("POST", "/api/seat", None, &json!({"code": world.code(), "seat": seat, "phone": phone}))
    };
    let (first, again) = (sit(seat(0), phone), sit(seat(0), phone));
    assert_eq!((again.status, &again.body), (200, &first.body));
    assert_eq!(sit(seat(0), "another phone, with a name as long").status, 409);
    // Whoever tapped the wrong name gives that seat back with the right one.
    assert_eq!(sit(seat(1), phone).status, 200);
    assert_eq!(sit(seat(0), "another phone, with a name as long").status, 200);
    let guest = json!({"code": world.code(), "guest": "Zoë", "phone": "a third phone, with a name as long"});
    let (first, again) =
        (world.ask("POST", "/api/seat", None, &guest), world.ask("POST", "/api/seat", None, &guest));
    assert_eq!(first.body, again.body);
    assert_eq!(world.ballots().open_box.unwrap().seats.len(), 3);
}

#[test]
fn more_votes_than_one_has_are_refused_with_a_sentence_and_nothing_is_counted() {
    let world = World::voting(2);
    let ana = world.sit("Person 1");
    let refused = world.cast(&ana, 1, &[(0, 2), (1, 2)]);
    assert_eq!((refused.status, &refused.body["code"]), (422, &json!("over_budget")));
    assert_eq!(refused.body["message"], "Everybody has 3 votes. Take one back first.");
    assert_eq!(world.ballots().open_box.unwrap().ballots, 0);
}

#[test]
fn a_ballot_that_the_facilitator_takes_back_frees_the_seat_and_its_voter_votes_again() {
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 1, &[(0, 2)]);
    world.cast(&ben, 1, &[(1, 1)]);
    let seat = world.ballots().open_box.unwrap().seats[0].id;
    world.act(json!({"vote": "withdraw", "seat": seat})).unwrap();
    let gone = world.cast(&ana, 2, &[(0, 2)]);
    assert_eq!((gone.status, &gone.body["code"]), (401, &json!("gone")));
    let ana = world.sit("Person 1");
    assert_eq!(world.paper(&ana).body["mine"], Value::Null);
    world.cast(&ana, 1, &[(3, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.counts(), [0, 1, 0, 1]);
}

#[test]
fn whoever_is_remote_is_entered_from_raised_hands_in_the_same_ballot() {
    let world = World::voting(3);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(1, 1)]);
    let seat = world.ballots().open_box.unwrap().seats[2].id;
    let hands = json!({"vote": "enter", "seat": seat, "by_hand": true, "votes": [{"candidate": world.candidates[1], "votes": 2}]});
    world.act(hands).unwrap();
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!((world.counts(), world.ballots().ballots[0].ballots), (vec![1, 3, 0, 0], Some(3)));
}

#[test]
fn a_candidate_and_a_person_who_come_late_are_there_for_every_phone() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    world.edit(json!({"topic": "candidates", "edit": "add", "text": "Late", "category": "process", "origin": {"from": "room"}}));
    world.edit(json!({"topic": "people", "edit": "add", "name": "Latecomer", "role": ""}));
    let listed = world.paper(&ana).body["candidates"].as_array().unwrap().clone();
    assert_eq!((&listed[4]["text"], &listed[4]["category"]), (&json!("Late"), &json!("process")));
    world.sit("Latecomer");
}

#[test]
fn phones_stay_seated_for_the_run_off_of_a_tie() {
    let world = World::voting(2);
    let rules = json!({"voters": 2, "votes_each": 1, "most_on_one": 1, "cut": 1});
    world.edit(json!({"topic": "ballots", "edit": "discard"}));
    world.edit(json!({"topic": "ballots", "edit": "open", "way": "phones", "rules": rules}));
    world.let_in();
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(1, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert!(world.ballots().tie);
    assert_eq!(world.paper(&ana).body["state"], "waiting");
    let first = world.ballots().ballots[0].id;
    world.edit(json!({"topic": "ballots", "edit": "run_off"}));
    let straggler = json!({"ballot": first, "turn": 9, "votes": {world.candidates[0].clone(): 1}});
    let late = world.ask("PUT", "/api/ballot", Some(&ana), &straggler);
    assert_eq!((late.status, &late.body["code"]), (410, &json!("closed")), "a vote of the first round");
    let paper = world.paper(&ana).body;
    assert_eq!(
        (&paper["state"], &paper["run_off"], &paper["mine"]),
        (&json!("open"), &json!(true), &Value::Null)
    );
    world.cast(&ana, 2, &[(1, 1)]);
    world.cast(&ben, 2, &[(1, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    assert_eq!(world.counts(), [0, 2]);
}

#[test]
fn the_server_closes_with_the_vote_and_phones_can_still_read_that_it_did() {
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(0, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    let late = world.cast(&ana, 2, &[(1, 1)]);
    assert_eq!((late.status, &late.body["code"]), (410, &json!("closed")));
    assert_eq!(world.paper(&ben).body["state"], "closed");
    assert!(world.server.view().is_none(), "nobody is shown a way in");
    world.until_off(&ana);
}

#[test]
fn phones_stay_seated_when_a_run_off_is_taken_back() {
    let world = World::voting(2);
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.edit(json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 2, "votes_each": 3, "most_on_one": 2, "cut": 1}}));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(1, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    for _ in 0..2 {
        world.edit(json!({"topic": "ballots", "edit": "run_off"}));
        assert_eq!(world.paper(&ana).body["state"], "open");
        world.edit(json!({"topic": "ballots", "edit": "discard"}));
        assert_eq!(world.paper(&ana).body["state"], "waiting");
    }
    world.edit(json!({"topic": "ballots", "edit": "run_off"}));
    assert_eq!(world.cast(&ana, 2, &[(0, 1)]).status, 200);
}

#[test]
fn the_server_is_for_one_vote_and_takes_nobody_into_the_next() {
    let world = World::voting(3);
    let code = world.code();
    let (ana, ben) = (world.sit("Person 1"), world.sit("Person 2"));
    world.edit(json!({"topic": "ballots", "edit": "rules", "rules": {"voters": 3, "votes_each": 3, "most_on_one": 2, "cut": 1}}));
    world.cast(&ana, 1, &[(0, 1)]);
    world.cast(&ben, 1, &[(1, 1)]);
    world.edit(json!({"topic": "ballots", "edit": "close"}));
    // A tie waits; instead of its run-off the room votes again, on the laptop.
    world.edit(json!({"topic": "ballots", "edit": "open", "way": "pass"}));
    let late = world.ask("POST", "/api/join", None, &json!({"code": code}));
    assert_eq!((late.status, &late.body["code"]), (410, &json!("closed")));
    let guest = world.ask("POST", "/api/seat", None, &json!({"code": code, "guest": "Zoë"}));
    assert_eq!(guest.status, 410);
    assert_eq!(world.paper(&ana).body["state"], "closed");
    assert!(world.ballots().open_box.unwrap().seats.iter().all(|seat| !seat.taken && !seat.guest));
    world.until_off(&ana);
    let refused = world.server.open(&world.workspace, world.id, std::net::IpAddr::from([127, 0, 0, 1]));
    assert!(refused.is_err(), "nor is it opened for a vote that is not on phones");
}

#[test]
fn a_phone_that_lost_its_answer_finds_its_own_seat_free_and_the_facilitator_s_guests_are_listed() {
    let world = World::voting(1);
    let phone = "0123456789abcdef0123456789abcdef";
    world.act(json!({"vote": "add_seat", "name": "Kim"})).unwrap();
    let join = |phone: Option<&str>| {
        world.ask("POST", "/api/join", None, &json!({"code": world.code(), "phone": phone})).body["seats"]
            .clone()
    };
    let seat = join(None)[0]["seat"].clone();
    let sit = json!({"code": world.code(), "seat": seat, "phone": phone});
    let first = world.ask("POST", "/api/seat", None, &sit);
    assert_eq!(join(None)[0]["taken"], true);
    assert_eq!(join(Some(phone))[0]["taken"], false);
    assert_eq!(world.ask("POST", "/api/seat", None, &sit).body, first.body);
    assert_eq!(join(None)[1]["name"], "Kim");
    world.ask("POST", "/api/seat", None, &json!({"code": world.code(), "guest": "Zoë"}));
    assert_eq!(join(None).as_array().unwrap().len(), 2, "nobody else is told of a guest");
}

#[test]
fn a_server_that_is_opened_again_finds_everybody_seated() {
    let world = World::voting(2);
    let ana = world.sit("Person 1");
    world.cast(&ana, 1, &[(0, 1)]);
    world.server.close();
    world.let_in();
    assert_eq!(world.paper(&ana).body["turn"], 1);
}

#[test]
fn whoever_gives_a_seat_back_before_voting_leaves_nothing() {
    let world = World::voting(1);
    let ana = world.sit("Person 1");
    assert_eq!(world.ask("POST", "/api/leave", Some(&ana), &json!({})).status, 200);
    assert_eq!(world.paper(&ana).status, 401);
    world.sit("Person 1");
}

#[test]
fn nothing_but_the_page_and_its_api_is_served() {
    let world = World::voting(1);
    for path in ["/", "/vote.js", "/vote.css"] {
        assert_eq!(world.ask("GET", path, None, &Value::Null).status, 200, "{path}");
    }
    for path in ["/facilitator.html", "/api/snapshot", "/api", "/../Team.afterword", "/vote.js/", "/%2e%2e/x"]
    {
        let answer = world.ask("GET", path, None, &Value::Null);
        assert_eq!((answer.status, &answer.body["code"]), (404, &json!("not_there")), "{path}");
    }
    assert_eq!(world.ask("DELETE", "/api/ballot", None, &json!({})).status, 404);
}
