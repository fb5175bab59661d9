//! What the shared screen shows, and what it never does.

use afterword_domain::{Phase, PostMortemId};
use serde_json::json;

use crate::world::World;

/// A post-mortem with something private in every place that holds such things.
fn full() -> (World, PostMortemId) {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "meeting", "edit": "notes", "phase": "vote", "text": "private-note"}));
    world.edit(id, json!({"topic": "ideas", "edit": "park", "text": "private-idea"}));
    world.edit(
        id,
        json!({"topic": "people", "edit": "add", "name": "Private Person", "role": "private-role"}),
    );
    (world, id)
}

fn picture(world: &World, id: PostMortemId, phase: Option<Phase>) -> serde_json::Value {
    world.service.lead(id, phase);
    serde_json::to_value(world.service.room(|_| None).unwrap()).unwrap()
}

#[test]
fn no_phase_shows_notes_parked_ideas_or_another_post_mortem() {
    let (world, id) = full();
    let other = world.empty();
    world.edit(other, json!({"topic": "facts", "edit": "title", "text": "private-other"}));
    for phase in Phase::ALL {
        let text = picture(&world, id, Some(phase)).to_string();
        for private in ["private-note", "private-idea", "Private Person", "private-role", "private-other"] {
            assert!(!text.contains(private), "{phase:?} shows {private}");
        }
        assert!(text.contains("Payment degradation"), "{phase:?}");
    }
}

#[test]
fn an_open_vote_shows_how_many_ballots_are_in_and_no_count() {
    let (world, id) = full();
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": "people"}));
    let view = world.view(id).ballots.unwrap();
    let (seats, listed) = (view.open_box.unwrap().seats, &view.ballots[0].tallies);
    for (seat, votes) in seats.iter().zip([2, 1, 2]) {
        let enter = json!({"vote": "enter", "seat": seat.id, "by_hand": true, "votes": [{"candidate": listed[0].candidate, "votes": votes}]});
        world.service.vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
    }
    let scene = picture(&world, id, Some(Phase::Vote))["scene"]["vote"].clone();
    assert_eq!(
        (&scene["state"], &scene["ballots"], &scene["expected"]),
        (&json!("open"), &json!(3), &json!(10))
    );
    assert!(!scene.to_string().contains("\"votes\":"), "{scene}");

    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let scene = picture(&world, id, Some(Phase::Vote))["scene"]["vote"].clone();
    assert_eq!((&scene["state"], &scene["chosen"][0]["votes"]), (&json!("closed"), &json!([5])));
}

#[test]
fn hands_that_are_counted_show_no_number_before_the_close() {
    let (world, id) = full();
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    let candidate = world.whole(id).ballots[0].tallies[0].candidate;
    world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": candidate, "votes": 7}));
    let scene = picture(&world, id, Some(Phase::Vote))["scene"]["vote"].clone();
    assert_eq!(scene["ballots"], json!(null));
    assert!(!scene.to_string().contains('7'), "{scene}");
}

#[test]
fn while_the_facilitator_is_elsewhere_the_room_sees_the_title_alone() {
    let (world, id) = full();
    assert_eq!(picture(&world, id, None)["label"], json!(""), "nothing is led yet");
    picture(&world, id, Some(Phase::Whys));
    let view = picture(&world, id, None);
    assert_eq!((&view["label"], &view["scene"]), (&json!("PM-2"), &json!(null)));
}

#[test]
fn a_post_mortem_that_is_looked_up_during_the_meeting_is_not_shown_to_the_room() {
    let (world, id) = full();
    picture(&world, id, Some(Phase::Vote));
    let other = world.empty();
    let view = picture(&world, other, None);
    assert_eq!((&view["label"], &view["scene"]["phase"]), (&json!("PM-2"), &json!("vote")));
}

#[test]
fn before_any_meeting_is_led_nothing_is_shown() {
    let (world, _) = full();
    let view = world.service.room(|_| None).unwrap();
    assert!(view.label.is_empty() && view.title.is_empty() && view.scene.is_none());
}

#[test]
fn a_ticket_whose_address_was_pasted_is_read_by_its_key() {
    let (world, id) = full();
    for (text, key) in [
        ("https://github.com/acme/shop/issues/12?notification=1", "acme/shop#12"),
        ("https://tickets.example/t/9", "tickets.example/9"),
        ("PAY-12", "PAY-12"),
    ] {
        let action = world.made(id, json!({"topic": "actions", "edit": "add", "text": "Alert"}));
        world.edit(id, json!({"topic": "actions", "edit": "ticket", "id": action, "text": text}));
        let scene = picture(&world, id, Some(Phase::Commit))["scene"].clone();
        assert_eq!(scene["actions"].as_array().unwrap().last().unwrap()["ticket"], key);
    }
}
