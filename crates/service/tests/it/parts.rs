//! What a record holds by default, what it holds by choice, and sentences that name a person.

use afterword_coach::Telling;
use afterword_domain::{PostMortemId, Way};
use afterword_record::{Heading, Label, note};
use afterword_service::named::NamedSentence;
use afterword_service::{Format, Look, Parts};
use serde_json::{Value, json};

use crate::world::World;

fn markdown(world: &World, id: PostMortemId, parts: Parts) -> String {
    let look = Look { parts, ..Look::default() };
    String::from_utf8(world.workspace.files().rendered(id, Format::Md, look, &world.now()).unwrap()).unwrap()
}

fn named(world: &World, id: PostMortemId) -> Vec<NamedSentence> {
    world.workspace.coach().named(id, Parts::default()).unwrap()
}

fn take(world: &World, id: PostMortemId, sentence: &NamedSentence) {
    let edit: Value = serde_json::to_value(&sentence.rewordings[0].edit).unwrap();
    world.edit(id, edit);
}

/// Votes by one person each on the laptop and by raised hand, and two more on the laptop.
fn voted(world: &World, id: PostMortemId, way: &str) {
    let add = json!({"topic": "candidates", "edit": "add", "text": "Pin the SDK", "category": null, "origin": {"from": "room"}});
    let candidate = world.made(id, add);
    world.edit(id, json!({"topic": "ballots", "edit": "open", "way": way}));
    let seats = world.view(id).ballots.unwrap().open_box.unwrap().seats;
    for (seat, by_hand) in seats.iter().zip([false, false, true]) {
        let votes = json!([{"candidate": candidate, "votes": 1}]);
        let act = json!({"vote": "enter", "seat": seat.id, "by_hand": by_hand, "votes": votes});
        world.workspace.meeting().vote(id, &serde_json::from_value(act).unwrap(), &world.now()).unwrap();
    }
    world.edit(id, json!({"topic": "ballots", "edit": "close"}));
}

#[test]
fn nobody_is_on_show_unless_it_is_chosen() {
    let world = World::new();
    let id = world.sample();
    world.workspace.meeting().enter(id, Some(afterword_domain::Phase::Whys), &world.now()).unwrap();
    world.workspace.meeting().enter(id, None, &world.now()).unwrap();
    voted(&world, id, "pass");
    world.edit(id, json!({"topic": "close", "edit": "worth", "score": 4, "count": 3}));
    let card = world.view(id).last_time.unwrap().cards[0].review.clone();
    assert!(!card.owner.is_empty());
    let note = json!({"name": "note", "value": "Waits for the vendor"});
    world.edit(id, json!({"topic": "reviews", "edit": "answer", "action": card.action, "answer": note}));

    let safe = markdown(&world, id, Parts::default());
    for left_out in [
        Heading::People.word(),
        Label::Facilitator.word(),
        Heading::TimeSpent.word(),
        Label::Worth.word(),
        "| Candidate | Votes |",
        &card.owner,
    ] {
        assert!(!safe.contains(left_out), "{left_out} in {safe}");
    }
    assert!(
        safe.contains(Heading::LastTime.word())
            && safe.contains("Waits for the vendor")
            && safe.contains(Heading::Votes.word())
    );
    let whole = markdown(&world, id, Parts::ALL);
    for chosen in [
        Heading::People.word(),
        "**Facilitator:** Noor Haddad",
        Heading::TimeSpent.word(),
        Label::Worth.word(),
        "| Candidate | Votes |",
    ] {
        assert!(whole.contains(chosen), "{chosen} in {whole}");
    }
    assert!(!whole.contains(&format!("**Owner:** {}", card.owner)), "{whole}");
}

#[test]
fn a_ballot_tells_how_it_was_really_cast() {
    for (way, told) in [
        ("pass", "2 ballots on the facilitator’s laptop, 1 by raised hand."),
        ("phones", "2 ballots on the facilitator’s laptop, 1 by raised hand."),
    ] {
        let world = World::new();
        let id = world.sample();
        voted(&world, id, way);
        let record = markdown(&world, id, Parts::default());
        assert!(record.contains(told), "{way}: {record}");
    }
    for (way, told) in [
        (Way::Hands, "Raised hands, counted per candidate"),
        (Way::People, "Raised hands, person by person"),
        (Way::Pass, "Secret ballot on one laptop"),
        (Way::Phones, "Secret ballot on phones"),
    ] {
        assert!(note::way(way).starts_with(told));
        assert_eq!(note::way_of(&format!("cut line at 5. {}, 9 ballots.", note::way(way))), way);
    }
}

#[test]
fn a_sentence_that_blames_a_person_is_offered_no_wording_that_blames_a_role() {
    let world = World::new();
    let id = world.sample();
    let summary = "Tomas Lind forgot to check the limits.";
    world.edit(id, json!({"topic": "facts", "edit": "summary", "text": summary}));
    let listed = named(&world, id).remove(0);
    assert!(!listed.rewordings.is_empty());
    for reworded in &listed.rewordings {
        assert_ne!(reworded.kind, Telling::Role, "{}", reworded.text);
        assert!(!reworded.text.contains("omeone forgot"), "{}", reworded.text);
    }
}

#[test]
fn a_sentence_that_names_a_person_is_listed_once_with_wordings_to_take() {
    let world = World::new();
    let id = world.sample();
    assert!(named(&world, id).is_empty(), "the sample names people as owners and in roles alone");
    let summary = "Payments failed. Tomas Lind restarted the workers. Noor Haddad was told.";
    world.edit(id, json!({"topic": "facts", "edit": "summary", "text": summary}));
    let listed = named(&world, id);
    let sentences: Vec<_> = listed.iter().map(|one| (one.part.as_str(), one.sentence.as_str())).collect();
    assert_eq!(
        sentences,
        [
            (Heading::Summary.word(), "Tomas Lind restarted the workers."),
            (Heading::Summary.word(), "Noor Haddad was told."),
        ]
    );
    let kinds: Vec<_> = listed[0].rewordings.iter().map(|one| one.kind).collect();
    assert!(kinds.is_sorted_by_key(|kind| *kind as u8) && kinds.ends_with(&[Telling::Role]), "{kinds:?}");
    assert!(listed[0].rewordings.iter().all(|one| !one.text.contains("Tomas") && one.text.ends_with('.')));
    assert_eq!(listed[0].rewordings.last().unwrap().text, "The technical lead restarted the workers.");
    assert!(!listed[1].rewordings.is_empty());

    take(&world, id, &listed[1]);
    take(&world, id, &named(&world, id)[0]);
    assert!(named(&world, id).is_empty());
    let record = markdown(&world, id, Parts::default());
    assert!(record.contains("Payments failed.") && !record.contains("Lind") && !record.contains("Haddad"));
    world.workspace.undo(Some(id)).unwrap();
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id).facts.summary, summary);
}

#[test]
fn names_are_found_wherever_the_record_prints_words() {
    let world = World::new();
    let id = world.sample();
    let said = "Femi Okoye restarted it.";
    let chain = world.whole(id).chains[0].id;
    let card = world.view(id).last_time.unwrap().cards[0].review.action;
    for edit in [
        json!({"topic": "facts", "edit": "impact", "text": said}),
        json!({"topic": "facts", "edit": "root_cause", "text": said}),
        json!({"topic": "timeline", "edit": "add", "at": "2024-11-15T14:00:00Z", "kind": "action", "text": said}),
        json!({"topic": "remarks", "edit": "add", "list": "went_badly", "text": said}),
        json!({"topic": "remarks", "edit": "add", "list": "learned", "text": said}),
        json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": null, "place": null, "text": said}),
        json!({"topic": "factors", "edit": "add", "cause": null, "text": said}),
        json!({"topic": "candidates", "edit": "add", "text": said, "category": null, "origin": {"from": "room"}}),
        json!({"topic": "actions", "edit": "add", "text": said}),
        json!({"topic": "reviews", "edit": "answer", "action": card, "answer": {"name": "note", "value": said}}),
        json!({"topic": "close", "edit": "override", "rule": "every_action_reviewed", "reason": said}),
    ] {
        world.edit(id, edit.clone());
        let listed = named(&world, id);
        assert_eq!(listed.len(), 1, "{edit}");
        assert_eq!(
            (listed[0].sentence.as_str(), listed[0].names.as_slice()),
            (said, &["Femi Okoye".to_owned()][..])
        );
        take(&world, id, &listed[0]);
        assert!(named(&world, id).is_empty(), "{edit}");
    }
    let foreign = "Femi Okoye hat den Dienst neu gestartet, weil niemand die Warnung gesehen hatte.";
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": foreign}));
    let rewordings: Vec<_> = named(&world, id).remove(0).rewordings.into_iter().map(|one| one.text).collect();
    assert_eq!(rewordings, [foreign.replace("Femi Okoye", "[…]")]);
    world.edit(id, json!({"topic": "facts", "edit": "impact", "text": ""}));
    let owned = world.view(id).actions.unwrap().actions[0].id;
    world.edit(id, json!({"topic": "actions", "edit": "owner", "id": owned, "text": "Femi Okoye"}));
    assert!(named(&world, id).is_empty(), "an owner is no sentence");
    let without = Parts { timeline: false, ..Parts::default() };
    let event = json!({"topic": "timeline", "edit": "add", "at": "2024-11-15T14:00:00Z", "kind": "action", "text": said});
    world.edit(id, event);
    assert!(world.workspace.coach().named(id, without).unwrap().is_empty(), "what is left out names nobody");
}
