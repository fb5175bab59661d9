//! Bad input: refused in a sentence or taken as it is, never a panic, never a loss.

use afterword_domain::Refusal;
use afterword_service::{Format, Look};
use proptest::prelude::*;
use serde_json::json;

use crate::world::World;

#[test]
fn a_title_of_5000_characters_is_kept_and_one_more_is_refused() {
    let world = World::new();
    let id = world.empty();
    let long = "ж".repeat(5_000);
    world.edit(id, json!({"topic": "facts", "edit": "title", "text": long}));
    assert_eq!(world.whole(id).facts.title, long);
    let longer = json!({"topic": "facts", "edit": "title", "text": "ж".repeat(5_001)});
    assert_eq!(world.refused(id, longer), Refusal::TooLong { length: 5_001, limit: 5_000 });
    for format in [Format::Md, Format::Json, Format::Pdf] {
        assert!(
            !world.workspace.files().rendered(id, format, Look::default(), &world.now()).unwrap().is_empty()
        );
    }
}

#[test]
fn nul_goes_and_everything_visible_or_not_stays() {
    let world = World::new();
    let id = world.empty();
    let text = "a\0b \u{200b}\u{202e}שלום\u{202c} 👩‍🚒 e\u{301}";
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": text}));
    assert_eq!(world.whole(id).facts.impact, "ab \u{200b}\u{202e}שלום\u{202c} 👩‍🚒 e\u{301}");
}

#[test]
fn ten_megabytes_in_a_field_are_refused_with_both_numbers() {
    let world = World::new();
    let id = world.empty();
    let huge = json!({"topic": "facts", "edit": "summary", "text": "x".repeat(10_000_000)});
    assert_eq!(world.refused(id, huge), Refusal::TooLong { length: 10_000_000, limit: 200_000 });
    assert_eq!(world.whole(id).facts.summary, "");
}

#[test]
fn five_hundred_events_are_one_act_and_one_undo() {
    let world = World::new();
    let id = world.empty();
    let events: Vec<_> = (0..500)
        .map(|n| json!({"at": format!("2025-03-04T{:02}:{:02}:00Z", n / 60, n % 60), "text": format!("event {n}"), "kind": "observation", "links": []}))
        .collect();
    world.edit(id, json!({"topic": "timeline", "edit": "add_many", "events": events, "source": "Notes", "marks": [{"mark": "started", "at": "2025-03-04T10:00:00Z"}]}));
    let timeline = world.whole(id).timeline;
    assert_eq!(timeline.len(), 500);
    assert!(timeline.windows(2).all(|pair| pair[0].at <= pair[1].at));
    world.workspace.undo(Some(id)).unwrap();
    let undone = world.whole(id);
    assert!(undone.timeline.is_empty() && undone.facts.lifecycle.started.is_none());
}

#[test]
fn ten_megabytes_of_notes_are_read_as_far_as_a_room_could_walk_and_the_rest_is_told() {
    let line = "14:38 hypothesis: the pool is exhausted\n";
    let notes = afterword_intake::notes::read(
        &line.repeat(10_000_000 / line.len()),
        "2025-03-04".parse().ok(),
        chrono_tz::UTC,
    );
    assert_eq!(notes.events.len(), afterword_intake::notes::MOST_EVENTS);
    assert_eq!(notes.skipped[0].reason, afterword_intake::notes::SkipReason::TooMany);
    assert_eq!(notes.skipped.len() + notes.events.len(), 10_000_000 / line.len());
}

#[test]
fn the_same_link_twice_is_kept_once() {
    let world = World::new();
    let id = world.empty();
    let links = ["https://a.example", " https://a.example ", ""];
    let event = json!({"at": "2025-03-04T10:00:00Z", "text": "x", "kind": "observation", "links": links});
    world.edit(
        id,
        json!({"topic": "timeline", "edit": "add_many", "events": [event], "source": "", "marks": []}),
    );
    assert_eq!(world.whole(id).timeline[0].links, ["https://a.example"]);
}

#[test]
fn what_is_not_there_any_more_is_told() {
    let world = World::new();
    let id = world.empty();
    let gone = json!({"topic": "remarks", "edit": "text", "id": "00000000-0000-0000-0000-000000000001", "text": "x"});
    assert_eq!(world.refused(id, gone), Refusal::Gone);
    let nobody = afterword_domain::PostMortemId(uuid::Uuid::from_u128(7));
    let edit = json!({"topic": "facts", "edit": "title", "text": "x"});
    assert_eq!(world.refused(nobody, edit), Refusal::Gone);
}

#[test]
fn an_entry_without_words_is_not_made() {
    let world = World::new();
    let id = world.empty();
    for edit in [
        json!({"topic": "remarks", "edit": "add", "list": "lucky", "text": " "}),
        json!({"topic": "ideas", "edit": "park", "text": ""}),
        json!({"topic": "people", "edit": "add", "name": " ", "role": "x"}),
        json!({"topic": "factors", "edit": "add", "text": "", "cause": null}),
    ] {
        assert_eq!(world.refused(id, edit), Refusal::Empty);
    }
}

#[test]
fn an_instant_outside_of_the_calendar_is_refused() {
    let world = World::new();
    let id = world.empty();
    let edit = json!({"topic": "facts", "edit": "mark", "mark": "started", "at": "+262142-12-31T23:59:59Z"});
    assert!(matches!(world.refused(id, edit), Refusal::BadInstant { .. }));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    #[test]
    fn any_text_survives_the_way_to_the_file_and_back(text in any::<String>()) {
        let world = World::new();
        let id = world.empty();
        world.edit(id, json!({"topic": "facts", "edit": "summary", "text": text}));
        let kept = world.whole(id).facts.summary;
        prop_assert_eq!(afterword_domain::text::block(&text).unwrap(), kept.clone());
        let world = world.restarted();
        prop_assert_eq!(world.whole(id).facts.summary, kept);
    }
}
