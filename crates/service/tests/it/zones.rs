//! Times of the incident are told in its zone, times of the meeting in the meeting's own.

use afterword_domain::{Mark, PostMortemId};
use afterword_service::{Edit, Format, Look, Now, Op};
use chrono_tz::Tz;
use serde_json::{Value, json};

use crate::world::World;

fn in_zone(world: &World, zone: Tz) -> Now {
    Now { zone, ..world.now() }
}

fn edit_in(world: &World, id: PostMortemId, edit: Value, now: &Now) {
    let edit: Edit = serde_json::from_value(edit).unwrap();
    world.workspace.apply(&Op::PostMortem { id, edit }, now).unwrap();
}

fn markdown(world: &World, id: PostMortemId, now: &Now) -> String {
    String::from_utf8(world.workspace.files().rendered(id, Format::Md, Look::default(), now).unwrap())
        .unwrap()
}

#[test]
fn the_end_of_the_meeting_is_told_in_the_zone_where_it_was_led_for_good() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "zone", "zone": "Asia/Tokyo"}));
    world.finish(id);
    world.edit(id, json!({"topic": "close", "edit": "reopen"}));
    let berlin = in_zone(&world, Tz::Europe__Berlin);
    edit_in(&world, id, json!({"topic": "close", "edit": "finish"}), &berlin);
    edit_in(&world, id, json!({"topic": "facts", "edit": "impact", "text": "All users"}), &world.now());
    let ended = berlin.utc.with_timezone(&Tz::Europe__Berlin).format("%Y-%m-%d %H:%M").to_string();
    // Another laptop, in another zone, later.
    let elsewhere = in_zone(&world, Tz::America__New_York);
    let record = markdown(&world, id, &elsewhere);
    assert!(record.contains(&format!("**Meeting finished:** {ended}")), "{record}");
    assert!(record.contains("**Zone of the meeting:** Europe/Berlin"), "{record}");
    assert!(record.contains("**Time zone:** Asia/Tokyo"));
    let edited = record.split("## Edited after the meeting").nth(1).unwrap();
    assert!(edited.contains(" +01:00 — Impact changed"), "{edited}");
    assert_eq!(world.view(id).facts.unwrap().meeting_zone, Some(Tz::Europe__Berlin));
    // The record says the same in another workspace.
    let other = World::new();
    let there = other.import("record.md", record.as_bytes()).id;
    assert_eq!(markdown(&other, there, &in_zone(&other, Tz::Asia__Tokyo)), record);
}

#[test]
fn a_meeting_of_which_no_zone_was_kept_is_told_in_that_of_the_laptop() {
    let world = World::new();
    let id = world.import("old.json", old_record().as_bytes()).id;
    let record = markdown(&world, id, &in_zone(&world, Tz::Europe__Berlin));
    assert!(record.contains("**Meeting finished:** 2025-03-04 11:00 +01:00"), "{record}");
}

/// A record as it was written before zones of meetings were kept.
fn old_record() -> String {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "zone", "zone": "Asia/Tokyo"}));
    let mut record: Value = serde_json::from_str(&world.json(id)).unwrap();
    let pm = record["post_mortem"].as_object_mut().unwrap();
    pm.insert("finished_at".into(), json!("2025-03-04T10:00:00Z"));
    pm.remove("meeting_zone");
    pm.remove("received");
    record.to_string()
}

fn with_facts() -> (World, PostMortemId) {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "date", "date": "2025-10-26"}));
    world.edit(id, json!({"topic": "facts", "edit": "zone", "zone": "Europe/Berlin"}));
    for (mark, at) in [("started", "2025-10-26T00:40:00Z"), ("mitigated", "2025-10-26T01:20:00Z")] {
        world.edit(id, json!({"topic": "facts", "edit": "mark", "mark": mark, "at": at}));
        let event =
            json!({"topic": "timeline", "edit": "add", "at": at, "text": mark, "kind": "observation"});
        world.edit(id, event);
    }
    (world, id)
}

fn times(world: &World, id: PostMortemId) -> Vec<String> {
    let pm = world.whole(id);
    let marks = [Mark::Started, Mark::Mitigated].map(|mark| pm.facts.lifecycle.at(mark).unwrap());
    let all = marks.into_iter().chain(pm.timeline.iter().map(|event| event.at));
    all.map(|at| at.format("%d %H:%M").to_string()).collect()
}

#[test]
fn clock_times_are_kept_with_another_zone_or_day_as_one_act() {
    let (world, id) = with_facts();
    let before = times(&world, id);
    world.edit(id, json!({"topic": "facts", "edit": "shift", "date": "2025-10-26", "zone": "Asia/Tokyo"}));
    // 02:40 and 02:20, as the clocks showed them.
    assert_eq!(times(&world, id), ["25 17:40", "25 17:20", "25 17:20", "25 17:40"]);
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!((times(&world, id), world.whole(id).facts.zone), (before.clone(), Tz::Europe__Berlin));
    // Zones that change their clocks in the same night keep both passes.
    world.edit(id, json!({"topic": "facts", "edit": "shift", "date": "2025-10-26", "zone": "Europe/Paris"}));
    assert_eq!(times(&world, id), before);
    world.edit(id, json!({"topic": "facts", "edit": "shift", "date": "2025-10-28", "zone": "Europe/Paris"}));
    assert_eq!(times(&world, id)[..2], ["28 01:40", "28 01:20"]);
    assert_eq!(world.whole(id).facts.date, "2025-10-28".parse().ok());
}

#[test]
fn each_time_of_a_repeated_hour_stays_in_its_pass() {
    let (world, id) = with_facts();
    for (mark, at) in [("detected", "2025-10-26T00:50:00Z"), ("resolved", "2025-10-26T01:50:00Z")] {
        world.edit(id, json!({"topic": "facts", "edit": "mark", "mark": mark, "at": at}));
        let event =
            json!({"topic": "timeline", "edit": "add", "at": at, "text": mark, "kind": "observation"});
        world.edit(id, event);
    }
    let all = || {
        let pm = world.whole(id);
        let marks = Mark::ALL.into_iter().filter_map(|mark| pm.facts.lifecycle.at(mark));
        marks.chain(pm.timeline.iter().map(|event| event.at)).collect::<Vec<_>>()
    };
    let before = all();
    assert_eq!(before.len(), 8);
    world.edit(id, json!({"topic": "facts", "edit": "shift", "date": "2025-10-26", "zone": "Europe/Rome"}));
    assert_eq!(all(), before);
}

#[test]
fn the_zone_alone_moves_no_fact() {
    let (world, id) = with_facts();
    let before = times(&world, id);
    world.edit(id, json!({"topic": "facts", "edit": "zone", "zone": "Asia/Tokyo"}));
    world.edit(id, json!({"topic": "facts", "edit": "date", "date": "2025-10-20"}));
    assert_eq!(times(&world, id), before);
}
