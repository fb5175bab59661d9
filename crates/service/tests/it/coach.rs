//! The coach in a room: whom it knows, what it leaves alone, what it asks.

use afterword_coach::{Context, Kind, Telling};
use afterword_domain::{PostMortemId, Refusal};
use afterword_service::hearing::{CoachSettings, Heard, Said, Wording};
use serde_json::json;

use crate::world::World;

fn hear(world: &World, id: PostMortemId, text: &str, place: Context) -> Heard {
    world.workspace.coach().hear(id, &[Said { text: text.into(), place, came_in: false }]).unwrap().remove(0)
}

fn kinds(heard: &Heard) -> Vec<Kind> {
    heard.hints.iter().map(|hint| hint.kind).collect()
}

#[test]
fn what_triggered_a_hint_is_told_in_the_units_of_the_window() {
    let world = World::new();
    let id = world.sample();
    let text = "🔥 Überlast. Nobody checked the migration. So be it.";
    let heard = hear(&world, id, text, Context::Why);
    let hint = &heard.hints[0];
    let units: Vec<u16> = text.encode_utf16().collect();
    let cut = |from: usize, to: usize| String::from_utf16(&units[from..to]).unwrap();
    assert_eq!(cut(hint.start, hint.end), "Nobody checked");
    assert_eq!(cut(hint.sentence_start, hint.sentence_end), "Nobody checked the migration.");
    assert_eq!(hint.suggestion.as_deref(), Some("Nothing checks the migration."));
    assert!(heard.prompt.is_some() && !hint.why.is_empty() && hint.ask.ends_with('?'));
}

#[test]
fn the_same_words_are_fine_in_the_timeline() {
    let world = World::new();
    let id = world.sample();
    let text = "Tomas Lind restarted the payment workers.";
    assert!(hear(&world, id, text, Context::Timeline).hints.is_empty());
    assert!(!hear(&world, id, text, Context::Why).hints.is_empty());
}

#[test]
fn a_name_outside_owners_and_the_timeline_is_offered_the_role() {
    let world = World::new();
    let id = world.sample();
    let role = |text: &str| {
        let heard = hear(&world, id, text, Context::WellBadly);
        let named = heard.hints.into_iter().find(|hint| hint.kind == Kind::Name)?;
        let role = named.rewordings.last().filter(|last| last.way == Telling::Role)?.text.clone();
        assert_ne!(named.suggestion.as_deref(), Some(&*role), "a role is taken only by choice");
        Some(role)
    };
    assert_eq!(
        role("Ines Duarte kept the rhythm.").as_deref(),
        Some("The incident commander kept the rhythm.")
    );
    assert_eq!(
        role("The update came from @yuki in time.").as_deref(),
        Some("The update came from the communications lead in time.")
    );
    assert_eq!(
        role("We had Mira on the phone.").as_deref(),
        Some("We had somebody from Support on the phone.")
    );
    assert_eq!(
        role("It was tlind who kept the log.").as_deref(),
        Some("It was the technical lead who kept the log.")
    );
    assert!(role("The rollback was quick.").is_none());
    assert!(hear(&world, id, "Ines Duarte", Context::Owner).hints.is_empty());
}

#[test]
fn where_two_people_have_the_name_no_role_is_offered() {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "people", "edit": "add", "name": "Ines Ferreira", "role": ""}));
    let heard = hear(&world, id, "Ines kept the rhythm.", Context::WellBadly);
    let roles = |heard: &Heard| {
        heard.hints[0].rewordings.iter().filter(|reworded| reworded.way == Telling::Role).count()
    };
    assert_eq!((heard.hints[0].kind, roles(&heard)), (Kind::Name, 0));
    let whole = hear(&world, id, "Ines Duarte kept the rhythm.", Context::WellBadly);
    assert_eq!(roles(&whole), 1);
}

#[test]
fn no_rewording_keeps_a_person_or_a_role_as_the_subject_of_a_fault() {
    let world = World::new();
    let id = world.sample();
    for text in [
        "Ines Duarte made a typo.",
        "Mira forgot to renew the certificate.",
        "@yuki broke the build.",
        "Tomas Lind is the reason the site went down.",
    ] {
        let heard = hear(&world, id, text, Context::Analysis);
        assert!(heard.hints.iter().any(|hint| hint.kind == Kind::Name), "{text}");
        for reworded in heard.hints.iter().flat_map(|hint| &hint.rewordings) {
            assert_ne!(reworded.way, Telling::Role, "{text}: {}", reworded.text);
            assert!(
                hear(&world, id, &reworded.text, Context::Analysis).hints.is_empty(),
                "{}",
                reworded.text
            );
        }
    }
}

#[test]
fn names_in_events_that_come_from_elsewhere_are_heard() {
    let world = World::new();
    let id = world.sample();
    let texts = [
        "14:02 Tomas Lind restarted the payment workers.",
        "@somebody.else paged the database team.",
        "14:05 Wanjiru Mwangi approved the change.",
        "14:10 Kafka lost two brokers.",
    ];
    let came_in = |text: &&str| Said { text: (*text).into(), place: Context::Timeline, came_in: true };
    let heard = world.workspace.coach().hear(id, &texts.iter().map(came_in).collect::<Vec<_>>()).unwrap();
    let names = |heard: &Heard| heard.hints.iter().filter(|hint| hint.kind == Kind::Name).count();
    assert_eq!(heard.iter().map(names).collect::<Vec<_>>(), [1, 1, 1, 0]);
    let ways: Vec<_> = heard[0].hints[0].rewordings.iter().map(|reworded| reworded.way).collect();
    assert_eq!(ways, [Telling::WithoutPerson, Telling::Role]);
    assert_eq!(heard[0].hints[0].suggestion.as_deref(), Some("14:02 The payment workers were restarted."));
}

#[test]
fn what_is_kept_as_said_is_left_alone_until_it_is_heard_again() {
    let world = World::new();
    let id = world.sample();
    let text = "It was human error. Nobody checked the migration.";
    assert_eq!(kinds(&hear(&world, id, text, Context::Why)), [Kind::HumanError, Kind::Omission]);
    let keep = json!({"topic": "coach", "edit": "keep", "text": "It was human error."});
    let kept = world.made(id, keep.clone());
    assert_eq!(kinds(&hear(&world, id, text, Context::Why)), [Kind::Omission]);
    world.edit(id, keep);
    assert_eq!(world.whole(id).kept.len(), 1, "it is kept once");
    world.edit(id, json!({"topic": "coach", "edit": "hear", "id": kept}));
    assert_eq!(hear(&world, id, text, Context::Why).hints.len(), 2);
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(hear(&world, id, text, Context::Why).hints.len(), 1);
    let elsewhere = world.empty();
    assert_eq!(
        hear(&world, elsewhere, text, Context::Why).hints.len(),
        2,
        "another post-mortem has kept nothing"
    );
}

#[test]
fn a_workspace_switches_rules_off_and_adds_words() {
    let world = World::new();
    let id = world.sample();
    let omission = "Nobody checked the migration.";
    let rule = hear(&world, id, omission, Context::Why).hints[0].rule.clone();
    let settings = CoachSettings {
        wording: Wording::Why,
        off: vec![rule, "no-such-rule".into()],
        roles: vec!["sheriff".into(), "  ".into()],
        fine: vec!["Human Error".into()],
    };
    let said = "The sheriff forgot the second cluster.";
    world.workspace.coach().set(&settings).unwrap();
    assert!(hear(&world, id, omission, Context::Why).hints.is_empty());
    assert_eq!(kinds(&hear(&world, id, "It was human error.", Context::Analysis)), []);
    assert_eq!(kinds(&hear(&world, id, said, Context::Why)), [Kind::Omission]);
    let world = world.restarted();
    let kept = world.workspace.coach().view().unwrap().settings;
    assert_eq!((kept.wording, kept.off.len(), kept.roles.len()), (Wording::Why, 1, 1));
}

#[test]
fn actions_are_heard_for_what_keeps_them_from_being_done() {
    let world = World::new();
    let id = world.sample();
    assert_eq!(kinds(&hear(&world, id, "Improve monitoring", Context::Action)), [Kind::VagueAction]);
    assert_eq!(kinds(&hear(&world, id, "Keep an eye on the queue", Context::Action)), [Kind::NoFinish]);
    assert_eq!(kinds(&hear(&world, id, "Payments team", Context::Owner)), [Kind::TeamOwner]);
    assert!(
        hear(&world, id, "Alert on failed payments, one-minute window", Context::Action).hints.is_empty()
    );
    assert!(hear(&world, id, "Improve monitoring", Context::Analysis).hints.is_empty());
}

#[test]
fn another_language_is_left_alone_and_said_so() {
    let world = World::new();
    let id = world.sample();
    let german = "Am Freitag fiel die Kasse aus, weil das Zertifikat abgelaufen war und niemand davon wusste. Die Kollegen im \
                  Lager haben von Hand weitergearbeitet, bis der Dienst wieder lief und alle Bestellungen nachgetragen waren.";
    let heard = hear(&world, id, german, Context::Analysis);
    assert!(!heard.english && heard.hints.is_empty());
}

#[test]
fn a_cause_that_points_at_a_person_ends_no_chain_unless_the_room_keeps_it() {
    let world = World::new();
    let id = world.empty();
    let chain = world.made(id, json!({"topic": "chains", "edit": "add_chain", "problem": "Down"}));
    let text = "The on-call should have rolled back.";
    let cause = world.made(
        id,
        json!({"topic": "chains", "edit": "add_cause", "chain": chain, "parent": null, "text": text, "place": null}),
    );
    world.edit(id, json!({"topic": "chains", "edit": "condition", "id": cause, "condition": "process"}));
    let end = json!({"topic": "chains", "edit": "end", "id": cause, "on": true});
    assert_eq!(world.refused(id, end.clone()), Refusal::EndPointsAtPerson);
    world.edit(id, json!({"topic": "coach", "edit": "keep", "text": text}));
    world.edit(id, end);
    assert!(world.whole(id).chains[0].causes[0].end);
}
