//! What a file from elsewhere may ask for: numbers, days and lists that no meeting has, and files that are none.

use std::path::{Path, PathBuf};

use afterword_domain::PostMortemId;
use afterword_service::{Format, ImportReport, ImportStep, LibraryRequest, Look, Problem};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::world::World;

/// The record of a post-mortem, with changes.
fn record(world: &World, id: PostMortemId, change: impl FnOnce(&mut Value)) -> Vec<u8> {
    let mut record: Value = serde_json::from_str(&world.json(id)).unwrap();
    change(&mut record["post_mortem"]);
    record.to_string().into_bytes()
}

fn import_numbered(world: &World, id: PostMortemId, number: u64) -> ImportReport {
    let bytes = record(world, id, |pm| pm["number"] = number.into());
    world.import("numbered.json", &bytes)
}

fn next_number(world: &World) -> u32 {
    world.whole(world.empty()).number
}

#[test]
fn a_record_with_a_number_that_no_workspace_gives_gets_the_next_one_and_stops_nothing() {
    for high in [1_000_000, 4_294_967_294, u32::MAX.into()] {
        let world = World::new();
        let id = world.empty();
        let report = import_numbered(&world, id, high);
        assert_eq!(report.number, 2);
        let remark = format!("The number {high} is too high; the next free one was used instead.");
        assert!(report.warnings.contains(&remark), "{:?}", report.warnings);
        assert_eq!((next_number(&world), next_number(&world)), (3, 4));
    }
}

#[test]
fn undoing_an_import_gives_its_number_free() {
    let world = World::new();
    let id = world.empty();
    assert_eq!(import_numbered(&world, id, 999_998).number, 999_998);
    world.workspace.undo(None).unwrap();
    assert_eq!(next_number(&world), 2);
    // While it is there, numbers go on above it, and once those are used up in the gaps.
    assert_eq!(import_numbered(&world, id, 999_998).number, 999_998);
    assert_eq!(next_number(&world), 999_999);
    assert_eq!((next_number(&world), next_number(&world)), (3, 4));
}

#[test]
fn a_number_is_not_given_again_after_its_post_mortem_was_deleted() {
    let world = World::new();
    let id = world.empty();
    let imported = import_numbered(&world, id, 7).id;
    let delete =
        afterword_service::Op::Library { act: afterword_service::LibraryOp::Delete { id: imported } };
    world.workspace.apply(&delete, &world.now()).unwrap();
    assert_eq!(next_number(&world), 8);
}

#[test]
fn a_counter_that_can_not_go_on_is_counted_anew() {
    for counter in ["'4294967295'", "'4294967296'", "'1000000'", "'abc'", "'-5'", "''", "'0'", "x'ff'", "'1'"]
    {
        let world = World::new();
        world.empty();
        world.empty();
        let db = afterword_store::Connection::open(world.path()).unwrap();
        db.execute_batch(&format!("UPDATE meta SET value = {counter} WHERE name = 'next_number'")).unwrap();
        drop(db);
        assert_eq!((next_number(&world), next_number(&world)), (3, 4), "{counter}");
    }
}

#[test]
fn a_counter_that_can_not_go_on_is_told_until_the_next_number_is_given() {
    let told = |world: &World| world.workspace.findings().contains(&afterword_store::Finding::CounterSpent);
    let world = World::new();
    world.empty();
    let db = afterword_store::Connection::open(world.path()).unwrap();
    db.execute_batch("UPDATE meta SET value = '4294967295' WHERE name = 'next_number'").unwrap();
    drop(db);
    let world = world.restarted();
    assert!(told(&world));
    assert_eq!(next_number(&world), 2);
    assert!(!told(&world.restarted()));
}

#[test]
fn an_entry_is_added_behind_one_whose_position_is_the_last_there_is() {
    for position in ["9223372036854775807", "1e300", "'x'"] {
        let world = World::new();
        let id = world.empty();
        let add = |text: &str| world.made(id, json!({"topic": "actions", "edit": "add", "text": text}));
        add("first");
        add("second");
        let db = afterword_store::Connection::open(world.path()).unwrap();
        db.execute_batch(&format!("UPDATE action_item SET position = {position} WHERE text = 'second'"))
            .unwrap();
        drop(db);
        add("third");
        add("fourth");
        let texts: Vec<_> = world.whole(id).actions.into_iter().map(|action| action.text).collect();
        assert_eq!(texts, ["first", "second", "third", "fourth"], "{position}");
        world.workspace.undo(Some(id)).unwrap();
    }
}

#[test]
fn a_list_that_no_meeting_can_use_is_cut_and_what_is_left_out_is_told() {
    let world = World::new();
    let id = world.empty();
    world.made(id, json!({"topic": "actions", "edit": "add", "text": "One of many"}));
    let bytes = record(&world, id, |pm| {
        let action = pm["actions"][0].clone();
        let all = (0..10_020u128).map(|n| {
            let mut action = action.clone();
            action["id"] = uuid::Uuid::from_u128(n + 1).to_string().into();
            action
        });
        pm["actions"] = all.collect();
    });
    let report = world.import("many.json", &bytes);
    assert_eq!(report.actions.len(), 10_000);
    let remark = "Entries in the actions were left out because a record can’t hold that many: 20.";
    assert!(report.warnings.iter().any(|said| said == remark), "{:?}", report.warnings);
    assert_eq!(world.whole(report.id).actions.len(), 10_000);
}

#[test]
fn entries_that_share_an_id_stop_neither_the_import_nor_other_files() {
    let world = World::new();
    let id = world.sample();
    let twice = record(&world, id, |pm| {
        for list in ["timeline", "actions", "candidates", "chains", "factors", "reviews", "ballots"] {
            let entries = pm[list].as_array_mut().unwrap();
            let copies = entries.clone();
            entries.extend(copies);
        }
    });
    let files = [world.file("twice.json", &twice), world.file("plain.md", b"# Login down\n\nIt was.\n")];
    let imported =
        world.workspace.files().import(&files, chrono_tz::UTC, &world.now(), &mut |_| true).unwrap();
    assert_eq!((imported.reports.len(), imported.unread.len()), (2, 0));
    let right = "Entries that stand there twice could not be kept as in the file and had to be corrected.";
    assert!(imported.reports[0].warnings.iter().any(|said| said == right));
    assert_eq!(imported.reports[0].events, 2 * world.whole(id).timeline.len());
}

#[test]
fn an_address_that_is_no_page_is_left_out_of_a_record() {
    let world = World::new();
    let id = world.sample();
    let bytes = record(&world, id, |pm| {
        pm["timeline"][0]["links"] = json!(["javascript:alert(1)", "https://a.example/graph", "Dashboard 4"]);
        pm["actions"] = json!([{ "id": uuid::Uuid::from_u128(1), "candidate": null, "text": "Alert", "category": null,
            "owner": "", "due": null, "ticket": "PAY-1", "ticket_url": "javascript:alert(1)", "state": "not_started",
            "reason": "" }]);
    });
    let whole = world.whole(world.import("hostile.json", &bytes).id);
    assert_eq!(whole.timeline[0].links, ["https://a.example/graph", "Dashboard 4"]);
    assert_eq!((whole.actions[0].ticket.as_str(), whole.actions[0].ticket_url.as_str()), ("PAY-1", ""));
    for format in [Format::Md, Format::Json, Format::Ics, Format::Csv] {
        let text = world.workspace.files().rendered(whole.id, format, Look::default(), &world.now()).unwrap();
        assert!(!String::from_utf8(text).unwrap().contains("javascript:"), "{format:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_pipe_a_device_and_a_folder_are_told_and_do_not_stop_the_others() {
    let world = World::new();
    let pipe = world.folder.path().join("pipe.md");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let good = world.file("good.md", b"# Login down\n\nIt was.\n");
    let files: [PathBuf; 4] = [pipe, "/dev/zero".into(), world.folder.path().into(), good];
    let imported =
        world.workspace.files().import(&files, chrono_tz::UTC, &world.now(), &mut |_| true).unwrap();
    assert_eq!((imported.reports.len(), imported.unread.len()), (1, 3));
    assert_eq!(
        imported.unread[1].problem.to_string(),
        "/dev/zero can’t be used: it is a device or a pipe. Save what it holds as a file first."
    );
}

#[test]
fn an_import_can_be_stopped_at_every_step_and_nothing_of_it_is_written() {
    let world = World::new();
    let sample = world.sample();
    let bytes = record(&world, sample, |_| {});
    let files = [world.file("one.json", &bytes), world.file("two.md", b"# Login down\n\nIt was.\n")];
    let rows = || world.workspace.library(&LibraryRequest::default(), &world.same_moment()).unwrap().matching;
    let (before, revision) = (rows(), world.workspace.revision());
    let mut asked = 0;
    for stop_at in 1.. {
        asked = 0;
        let mut steps = Vec::new();
        let imported =
            world.workspace.files().import(&files, chrono_tz::UTC, &world.now(), &mut |progress| {
                asked += 1;
                steps.push(progress.step);
                asked < stop_at
            });
        if asked < stop_at {
            assert_eq!(imported.unwrap().reports.len(), 2);
            assert!(steps.contains(&ImportStep::Reading) && steps.contains(&ImportStep::Writing));
            break;
        }
        assert_eq!(imported.unwrap_err(), Problem::Stopped);
        assert_eq!((asked, rows(), world.workspace.revision()), (stop_at, before, revision));
    }
    assert!(asked >= 6, "{asked}");
}

#[test]
fn a_window_asks_how_far_an_import_is_and_stops_it() {
    let world = World::new();
    let importing = world.workspace.files().importing();
    assert_eq!(importing.progress(), None);
    importing.stop();
    let file = world.file("one.md", b"# Login down\n\nIt was.\n");
    // What nobody saw running can't be stopped beforehand.
    let import = || {
        world.workspace.files().import_for_windows(std::slice::from_ref(&file), chrono_tz::UTC, &world.now())
    };
    assert_eq!(import().unwrap().reports.len(), 1);
    assert_eq!(importing.progress(), None);
    let progress = afterword_service::ImportProgress {
        step: ImportStep::Reading,
        file: "one.md".into(),
        number: 1,
        of: 1,
        done: 0,
        total: 24,
    };
    assert!(importing.goes_on(&progress));
    assert_eq!(importing.progress().as_ref(), Some(&progress));
    importing.stop();
    assert!(!importing.goes_on(&progress));
    importing.ended();
    assert!(importing.goes_on(&progress), "the next one goes on");
}

/// Every number, day and instant of a record, with the way to it.
fn leaves(value: &Value, way: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(name, value)| leaves(value, &format!("{way}/{name}"), found));
        }
        Value::Array(all) => {
            all.iter().enumerate().for_each(|(n, value)| leaves(value, &format!("{way}/{n}"), found));
        }
        Value::Number(_) | Value::Null => found.push(way.to_owned()),
        Value::String(text) if text.starts_with("20") => found.push(way.to_owned()),
        _ => {}
    }
}

fn extreme() -> impl Strategy<Value = Value> {
    prop::sample::select(vec![
        json!(0),
        json!(1),
        json!(u32::MAX),
        json!(u32::MAX - 1),
        json!(i64::MAX),
        json!(-1),
        json!(1e300),
        json!("+262142-12-31"),
        json!("-262143-01-01"),
        json!("0000-01-01"),
        json!("9999-12-31"),
        json!("+262142-12-31T23:59:59Z"),
        json!("-262143-01-01T00:00:00Z"),
        json!("9999-12-31T23:59:59.999999999Z"),
        json!("0001-01-01T00:00:00+14:00"),
    ])
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn whatever_imports_can_be_edited_written_and_undone(
        changes in prop::collection::vec((any::<prop::sample::Index>(), extreme()), 1..4),
    ) {
        let world = World::new();
        let sample = world.sample();
        world.finish(sample);
        let bytes = record(&world, sample, |pm| {
            let mut found = Vec::new();
            leaves(pm, "", &mut found);
            for (place, value) in changes {
                *pm.pointer_mut(place.get(&found[..]).as_str()).unwrap() = value;
            }
        });
        let file = world.file("changed.json", &bytes);
        let imported = world.workspace.files().import(&[file], chrono_tz::UTC, &world.now(), &mut |_| true).unwrap();
        for unread in &imported.unread {
            prop_assert!(matches!(unread.problem, Problem::Import { .. }), "{:?}", unread.problem);
        }
        for report in imported.reports {
            let id = report.id;
            world.edit(id, json!({"topic": "facts", "edit": "title", "text": "Edited"}));
            world.made(id, json!({"topic": "actions", "edit": "add", "text": "One more"}));
            world.made(id, json!({"topic": "ideas", "edit": "park", "text": "One more"}));
            world.view(id);
            world.workspace.library(&LibraryRequest::default(), &world.same_moment()).unwrap();
            for format in [Format::Md, Format::Json, Format::Ics, Format::Csv] {
                world.workspace.files().rendered(id, format, Look::default(), &world.now()).unwrap();
            }
            let again = world.import("again.json", world.json(id).as_bytes());
            let same = |pm: afterword_domain::PostMortem| afterword_domain::PostMortem {
                id: PostMortemId(uuid::Uuid::nil()), number: 0, ..pm
            };
            prop_assert_eq!(same(world.whole(again.id)), same(world.whole(id)));
            for _ in 0..3 {
                world.workspace.undo(Some(id)).unwrap();
            }
            world.workspace.undo(None).unwrap();
            world.workspace.undo(None).unwrap();
        }
        world.empty();
        prop_assert!(Path::new(&world.path()).is_file());
    }
}
