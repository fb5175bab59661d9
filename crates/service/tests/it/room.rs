//! What the shared screen shows, and what it never does.

use afterword_domain::{Phase, PostMortemId};
use afterword_service::{LibraryOp, Op};
use serde_json::{Value, json};

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

/// What the room is told.
fn shown(world: &World) -> Value {
    serde_json::to_value(world.workspace.meeting().room(|_| None).unwrap()).unwrap()
}

/// What the room is told once the clock was started in a phase.
fn picture(world: &World, id: PostMortemId, phase: Phase) -> Value {
    world.workspace.meeting().enter(id, Some(phase), &world.now()).unwrap();
    shown(world)
}

/// The post-mortem and the phase that the room sees; empty where it sees none.
fn seen(world: &World) -> (String, String) {
    let view = shown(world);
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    (text(&view["label"]), text(&view["scene"]["phase"]))
}

fn sees(world: &World, label: &str, phase: &str) {
    assert_eq!(seen(world), (label.to_owned(), phase.to_owned()));
}

fn runs(world: &World, id: PostMortemId) -> bool {
    world.view(id).meeting.unwrap().running
}

#[test]
fn no_phase_shows_notes_parked_ideas_or_another_post_mortem() {
    let (world, id) = full();
    let other = world.empty();
    world.edit(other, json!({"topic": "facts", "edit": "title", "text": "private-other"}));
    for phase in Phase::ALL {
        let text = picture(&world, id, phase).to_string();
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
        world.workspace.meeting().vote(id, &serde_json::from_value(enter).unwrap(), &world.now()).unwrap();
    }
    let scene = picture(&world, id, Phase::Vote)["scene"]["vote"].clone();
    assert_eq!(
        (&scene["state"], &scene["ballots"], &scene["expected"]),
        (&json!("open"), &json!(3), &json!(10))
    );
    assert!(!scene.to_string().contains("\"votes\":"), "{scene}");

    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
    let scene = picture(&world, id, Phase::Vote)["scene"]["vote"].clone();
    assert_eq!((&scene["state"], &scene["chosen"][0]["votes"]), (&json!("closed"), &json!([5])));
}

#[test]
fn hands_that_are_counted_show_no_number_before_the_close() {
    let (world, id) = full();
    world.edit(id, json!({"topic": "ballots", "edit": "open"}));
    let candidate = world.whole(id).ballots[0].tallies[0].candidate;
    world.edit(id, json!({"topic": "ballots", "edit": "votes", "candidate": candidate, "votes": 7}));
    let scene = picture(&world, id, Phase::Vote)["scene"]["vote"].clone();
    assert_eq!(scene["ballots"], json!(null));
    assert!(!scene.to_string().contains('7'), "{scene}");
}

#[test]
fn before_any_clock_is_started_nothing_is_shown() {
    let (world, id) = full();
    let view = shown(&world);
    assert_eq!((&view["label"], &view["title"], &view["scene"]), (&json!(""), &json!(""), &Value::Null));
    world.workspace.meeting().open_phase(id, Phase::Whys, &world.now()).unwrap();
    sees(&world, "", "");
    assert_eq!(world.view(id).meeting.unwrap().current, None, "a look at a phase begins no meeting");
}

#[test]
fn the_room_follows_every_phase_that_is_opened_in_the_meeting_that_is_led_running_or_paused() {
    let (world, id) = full();
    picture(&world, id, Phase::Welcome);
    world.workspace.meeting().open_phase(id, Phase::Whys, &world.now()).unwrap();
    sees(&world, "PM-2", "whys");
    assert!(runs(&world, id));
    world.workspace.meeting().enter(id, None, &world.now()).unwrap();
    sees(&world, "PM-2", "whys");
    assert!(!runs(&world, id));
    world.workspace.meeting().open_phase(id, Phase::Collect, &world.now()).unwrap();
    sees(&world, "PM-2", "collect");
    assert!(!runs(&world, id), "opening a phase starts no clock");
    assert_eq!(world.view(id).meeting.unwrap().current, Some(Phase::Collect));
}

#[test]
fn what_is_looked_up_elsewhere_changes_neither_room_nor_clock() {
    let (world, id) = full();
    picture(&world, id, Phase::Vote);
    let other = world.empty();
    world.workspace.meeting().open_phase(other, Phase::LastTime, &world.now()).unwrap();
    world.workspace.meeting().enter(other, None, &world.now()).unwrap();
    sees(&world, "PM-2", "vote");
    assert!(runs(&world, id) && !runs(&world, other));
    assert!(world.workspace.meeting().clock_runs());
}

#[test]
fn another_meeting_whose_clock_is_started_is_the_one_that_is_led() {
    let (world, id) = full();
    let other = world.empty();
    picture(&world, id, Phase::Vote);
    picture(&world, other, Phase::Timeline);
    sees(&world, "PM-3", "timeline");
    assert!(!runs(&world, id) && runs(&world, other));
    world.workspace.meeting().open_phase(id, Phase::Commit, &world.now()).unwrap();
    sees(&world, "PM-3", "timeline");
}

#[test]
fn people_who_come_and_go_change_neither_room_nor_clock() {
    let (world, id) = full();
    picture(&world, id, Phase::Whys);
    let kim = world.made(id, json!({"topic": "people", "edit": "add", "name": "Kim", "role": ""}));
    world.edit(id, json!({"topic": "people", "edit": "present", "id": kim, "on": false}));
    sees(&world, "PM-2", "whys");
    assert!(runs(&world, id));
}

#[test]
fn a_finished_meeting_is_not_shown_and_its_clock_stops() {
    let (world, id) = full();
    picture(&world, id, Phase::Close);
    world.finish(id);
    let view = shown(&world);
    assert_eq!((&view["label"], &view["scene"], &view["finished"]), (&json!(""), &Value::Null, &json!(true)));
    assert!(!runs(&world, id) && !world.workspace.meeting().clock_runs());
    world.workspace.meeting().enter(id, Some(Phase::Close), &world.now()).unwrap();
    world.workspace.meeting().open_phase(id, Phase::Whys, &world.now()).unwrap();
    sees(&world, "", "");
    world.workspace.undo(Some(id)).unwrap();
    sees(&world, "PM-2", "close");
    assert!(!runs(&world, id), "the clock waits to be started");
    world.workspace.meeting().enter(id, Some(Phase::Close), &world.now()).unwrap();
    world.workspace.redo(Some(id)).unwrap();
    sees(&world, "", "");
    world.workspace.tick(&world.now()).unwrap();
    assert!(!world.workspace.meeting().clock_runs(), "nor does it run on after redo");
}

#[test]
fn a_deleted_meeting_is_not_shown() {
    let (world, id) = full();
    picture(&world, id, Phase::Whys);
    let delete = Op::Library { act: LibraryOp::Delete { id } };
    world.workspace.apply(&delete, &world.now()).unwrap();
    sees(&world, "", "");
    assert!(!world.workspace.meeting().clock_runs());
}

#[test]
fn after_a_start_of_the_application_nothing_is_shown_until_the_clock_is_started_again() {
    let (world, id) = full();
    picture(&world, id, Phase::Whys);
    let world = world.restarted();
    sees(&world, "", "");
    assert_eq!(world.view(id).meeting.unwrap().current, Some(Phase::Whys), "where it was is known");
    world.workspace.meeting().open_phase(id, Phase::Collect, &world.now()).unwrap();
    sees(&world, "", "");
    world.workspace.meeting().enter(id, Some(Phase::Whys), &world.now()).unwrap();
    sees(&world, "PM-2", "whys");
}

#[test]
fn an_earlier_action_is_shown_without_its_owner_and_its_date() {
    let (world, id) = full();
    let view = picture(&world, id, Phase::LastTime).to_string();
    for review in world.view(id).last_time.unwrap().cards.into_iter().map(|card| card.review) {
        assert!(view.contains(&review.text));
        assert!(!review.owner.is_empty() && !view.contains(&review.owner), "{} is on show", review.owner);
        assert!(!view.contains(&review.due.unwrap().to_string()), "{review:?}");
    }
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
        let scene = picture(&world, id, Phase::Commit)["scene"].clone();
        assert_eq!(scene["actions"].as_array().unwrap().last().unwrap()["ticket"], key);
    }
}
