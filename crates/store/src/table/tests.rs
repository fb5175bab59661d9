//! Every table keeps what is put into it, and changes nothing else.

use std::collections::BTreeMap;
use std::fmt::Debug;

use afterword_domain::{
    ActionItem, Amendment, Candidate, Factor, IncidentRole, Kept, OtherSection, Override, ParkedIdea,
    Participant, ParticipantId, Phase, Review, Rule, TimelineEvent,
};
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use uuid::Uuid;

use super::*;
use crate::row::{self, Rows};
use crate::samples::workspace;

const MINE: Uuid = Uuid::from_u128(1);
const OTHER: Uuid = Uuid::from_u128(2);

fn id(n: u128) -> Uuid {
    Uuid::from_u128(100 + n)
}

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

/// Adds two rows, changes one, changes their order, removes one; a row of another post-mortem stays as it is.
fn keeps<T: Rows + DeserializeOwned + Clone + PartialEq + Debug>(
    first: Value,
    second: Value,
    changed: impl Fn(&mut T),
) {
    let [mut first, second]: [T; 2] = [first, second].map(read);
    let db = &workspace(&[MINE, OTHER]).db;
    let list = |post_mortem| row::list::<T>(db, post_mortem).unwrap();
    row::insert(db, OTHER, &first).unwrap();
    let elsewhere = list(OTHER);
    row::save(db, MINE, &[], &[first.clone(), second.clone()]).unwrap();
    assert_eq!(list(MINE), [first.clone(), second.clone()]);
    changed(&mut first);
    row::update(db, MINE, &first).unwrap();
    assert_eq!(row::get(db, MINE, first.id()).unwrap().as_ref(), Some(&first));
    if T::ORDER == "position" {
        row::reorder::<T>(db, MINE, &[second.id(), first.id()]).unwrap();
        assert_eq!(list(MINE), [second.clone(), first.clone()]);
    }
    row::delete::<T>(db, MINE, second.id()).unwrap();
    assert_eq!((list(MINE), list(OTHER)), (vec![first], elsewhere));
}

#[test]
fn an_action_item() {
    let whole = json!({
        "id": id(1), "candidate": id(9), "text": "Watch the queue", "category": "detection", "owner": "Ana",
        "due": "2025-04-01", "ticket": "PAY-1", "ticket_url": "https://tracker.example/PAY-1", "pending": id(8),
        "state": "dropped", "reason": "Done elsewhere",
    });
    let mut empty = serde_json::to_value(ActionItem::new(id(2).into(), String::new())).unwrap();
    empty["id"] = json!(id(2));
    keeps::<ActionItem>(whole, empty, |action| (action.due, action.category) = (None, None));
}

#[test]
fn a_review() {
    let whole = json!({
        "action": id(1), "text": "Watch", "owner": "Ana", "due": "2025-04-01", "ticket": "PAY-1",
        "progress": "done", "effect": "helped", "note": "n", "decision": "keep", "reason": "r", "new_text": "t",
    });
    let empty = json!({
        "action": id(2), "text": "", "owner": "", "due": null, "ticket": "", "progress": null, "effect": null,
        "note": "", "decision": null, "reason": "", "new_text": "",
    });
    keeps::<Review>(whole, empty, |review| review.effect = None);
}

#[test]
fn a_timeline_event() {
    let event = |n, at: &str| {
        json!({
            "id": id(n), "at": at, "text": "It broke", "kind": "action", "source": "notes",
            "links": ["https://wiki.example/1", "two"], "starred": true,
        })
    };
    let (first, second) = (event(1, "2025-03-04T10:00:00Z"), event(2, "2025-03-04T10:05:00Z"));
    keeps::<TimelineEvent>(first, second, |event| event.links.clear());
}

#[test]
fn a_candidate() {
    let whole = json!({
        "id": id(1), "text": "Watch", "category": "prevention", "sources": [{ "from": "room", "text": "" }], "chosen": true,
        "because": "It costs little",
    });
    let empty =
        json!({ "id": id(2), "text": "", "category": null, "sources": [], "chosen": false, "because": "" });
    keeps::<Candidate>(whole, empty, |candidate| candidate.sources.clear());
}

#[test]
fn what_has_few_columns() {
    let person =
        |n| json!({ "id": id(n), "name": "Ana", "role": "SRE", "authority": true, "present": false });
    keeps::<Participant>(person(1), person(2), |person| person.present = true);
    let idea = |n| json!({ "id": id(n), "text": "An idea" });
    keeps::<ParkedIdea>(idea(1), idea(2), |idea| idea.text = "Another".into());
    let factor = |n| json!({ "id": id(n), "text": "No alert", "cause": id(9) });
    keeps::<Factor>(factor(1), factor(2), |factor| factor.cause = None);
    let section = |n| json!({ "id": id(n), "heading": "Letter", "body": "Dear\n\nall" });
    keeps::<OtherSection>(section(1), section(2), |section| section.body.clear());
    let kept = |n| json!({ "id": id(n), "sentence": "He knew." });
    keeps::<Kept>(kept(1), kept(2), |kept| kept.sentence = "She knew.".into());
    let amended = |n| json!({ "id": id(n), "at": "2025-03-04T10:00:00Z", "what": "facts.title" });
    keeps::<Amendment>(amended(1), amended(2), |amendment| amendment.what = "facts.date".into());
}

#[test]
fn roles_rules_phases_the_clock_and_drafts() {
    let db = &workspace(&[MINE, OTHER]).db;
    row::insert::<Participant>(
        db,
        MINE,
        &read(json!({ "id": id(1), "name": "Ana", "role": "", "authority": false, "present": true })),
    )
    .unwrap();
    let ana = ParticipantId(id(1));
    incident_role::set(db, MINE, IncidentRole::Scribe, Some(ana)).unwrap();
    assert_eq!(incident_role::list(db, MINE).unwrap(), BTreeMap::from([(IncidentRole::Scribe, ana)]));
    incident_role::set(db, MINE, IncidentRole::Scribe, None).unwrap();
    assert!(incident_role::list(db, MINE).unwrap().is_empty());

    let given: Override =
        read(json!({ "rule": "at_least_three", "reason": "Two are enough", "at": "2025-03-04T10:00:00Z" }));
    rule_override::set(db, MINE, &given).unwrap();
    assert_eq!(rule_override::list(db, MINE).unwrap(), [given]);
    rule_override::remove(db, MINE, Rule::AtLeastThree).unwrap();
    assert!(rule_override::list(db, MINE).unwrap().is_empty());

    let plan =
        phase::PhaseRow { phase: Phase::Whys, minutes: Some(20), notes: "Begin with the queue".into() };
    phase::set(db, MINE, &plan).unwrap();
    let planned = phase::list(db, MINE).unwrap().remove(0);
    assert_eq!((planned.phase, planned.minutes, planned.notes), (plan.phase, plan.minutes, plan.notes));

    let clock = phase_clock::Clock {
        spent: BTreeMap::from([(Phase::Welcome, 60), (Phase::Whys, 5)]),
        acted: [Phase::Whys].into(),
        current: Some(Phase::Whys),
    };
    phase_clock::set(db, MINE, &clock).unwrap();
    assert_eq!(phase_clock::get(db, MINE).unwrap(), clock);

    draft::set(db, MINE, "title", "Half a ti").unwrap();
    assert_eq!(draft::list(db, MINE).unwrap(), BTreeMap::from([("title".into(), "Half a ti".into())]));
    draft::set(db, MINE, "title", "").unwrap();
    assert!(draft::list(db, MINE).unwrap().is_empty() && draft::list(db, OTHER).unwrap().is_empty());
}

#[test]
fn every_table_of_the_schema_is_declared_once() {
    let db = &workspace(&[]).db;
    let mut made: Vec<String> = db
        .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap()
        .query_map([], |row| row.get("name"))
        .unwrap()
        .collect::<rusqlite::Result<_>>()
        .unwrap();
    let mut declared: Vec<_> = TABLES.iter().map(|table| table.name.to_owned()).collect();
    made.sort();
    declared.sort();
    assert_eq!(made, declared);
}
