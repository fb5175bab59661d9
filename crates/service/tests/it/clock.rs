//! The meeting's clock: counts with a clock that can't jump, and survives a crash but for a few seconds.

use std::time::Duration;

use afterword_domain::{Phase, PostMortemId};
use afterword_service::desk::Places;
use afterword_service::{Area, Desk, LibraryOp, Now, Op};

use crate::world::{World, now};

fn spent(world: &World, id: afterword_domain::PostMortemId, phase: Phase) -> u32 {
    world.whole(id).agenda.phases.iter().find(|p| p.phase == phase).unwrap().spent
}

#[test]
fn each_phase_gets_the_time_that_was_spent_in_it() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Welcome), &now(100)).unwrap();
    world.workspace.meeting().enter(id, Some(Phase::Whys), &now(190)).unwrap();
    world.workspace.meeting().enter(id, None, &now(250)).unwrap();
    world.workspace.meeting().enter(id, Some(Phase::Whys), &now(1_000)).unwrap();
    world.workspace.tick(&now(1_005)).unwrap();
    assert_eq!((spent(&world, id, Phase::Welcome), spent(&world, id, Phase::Whys)), (90, 65));
}

#[test]
fn a_wall_clock_that_jumps_changes_no_timer() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Whys), &now(100)).unwrap();
    let jumped = Now { utc: now(0).utc - chrono::TimeDelta::days(400), ..now(160) };
    world.workspace.meeting().enter(id, None, &jumped).unwrap();
    assert_eq!(spent(&world, id, Phase::Whys), 60);
}

#[test]
fn a_wall_clock_that_jumps_back_parts_typing_and_loses_nothing() {
    let world = World::new();
    let id = world.empty();
    let write = |text: &str, now: &Now| {
        let edit =
            serde_json::from_value(serde_json::json!({"topic": "facts", "edit": "impact", "text": text}))
                .unwrap();
        world.workspace.apply(&afterword_service::Op::PostMortem { id, edit }, now).unwrap();
    };
    write("one", &now(1_000));
    write("one two", &now(10));
    assert_eq!(world.whole(id).facts.impact, "one two");
    world.workspace.undo(Some(id)).unwrap();
    assert_eq!(world.whole(id).facts.impact, "one");
}

#[test]
fn a_window_sees_the_seconds_that_are_not_written_down_yet() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Whys), &now(100)).unwrap();
    let view = world.workspace.snapshot(id, &[Area::Meeting], &now(103)).unwrap().meeting.unwrap();
    let whys = view.agenda.phases.iter().find(|p| p.phase == Phase::Whys).unwrap();
    assert!(view.running);
    assert_eq!((view.current, whys.spent), (Some(Phase::Whys), 3));
}

#[test]
fn the_clock_stops_with_its_workspace_and_what_it_saw_is_written_down() {
    let folder = tempfile::tempdir().unwrap();
    let places = Places { data: folder.path().join("data"), config: folder.path().join("config") };
    let desk = Desk::open(places, None, &now(0), |_| {});
    let first = desk.session(&now(0)).path;
    let workspace = desk.workspace().unwrap();
    let sample = workspace.apply(&Op::Library { act: LibraryOp::AddSample }, &now(1)).unwrap();
    let id = PostMortemId(sample.made.unwrap());
    workspace.meeting().enter(id, Some(Phase::Whys), &now(100)).unwrap();
    drop(workspace);
    desk.make(&folder.path().join("Other.afterword"), &now(103)).unwrap();
    assert!(!desk.workspace().unwrap().meeting().clock_runs());
    desk.switch(first.as_ref(), &now(500)).unwrap();
    let workspace = desk.workspace().unwrap();
    let agenda = workspace.post_mortem(id).unwrap().agenda;
    assert_eq!(agenda.phases.iter().find(|plan| plan.phase == Phase::Whys).unwrap().spent, 3);
    assert!(!workspace.meeting().clock_runs() && workspace.meeting().room(|_| None).unwrap().scene.is_none());
}

#[test]
fn the_clock_of_a_deleted_post_mortem_stops_without_harm() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Whys), &now(100)).unwrap();
    let delete = afterword_service::Op::Library { act: afterword_service::LibraryOp::Delete { id } };
    world.workspace.apply(&delete, &now(101)).unwrap();
    let later = Now { uptime: Duration::from_secs(300), ..now(300) };
    world.workspace.tick(&later).unwrap();
}

fn led(world: &World, id: afterword_domain::PostMortemId) -> Vec<Phase> {
    world.workspace.snapshot(id, &[Area::Meeting], &world.same_moment()).unwrap().meeting.unwrap().led
}

#[test]
fn looking_into_a_phase_leads_nobody_through_it() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Welcome), &now(100)).unwrap();
    world.workspace.meeting().enter(id, Some(Phase::Close), &now(190)).unwrap();
    world.workspace.meeting().enter(id, Some(Phase::LastTime), &now(195)).unwrap();
    world.workspace.meeting().enter(id, None, &now(200)).unwrap();
    assert_eq!(led(&world, id), [Phase::Welcome]);
}

#[test]
fn something_done_in_a_phase_of_a_meeting_that_was_started_leads_through_it() {
    let mut world = World::new();
    let id = world.empty();
    let park = serde_json::json!({"topic": "ideas", "edit": "park", "text": "Pin the SDK"});
    world.workspace.meeting().open_phase(id, Phase::Timeline, &now(90)).unwrap();
    world.edit(id, park.clone());
    assert_eq!(led(&world, id), [], "the meeting has not begun");
    world.workspace.meeting().enter(id, Some(Phase::Timeline), &now(100)).unwrap();
    world.workspace.meeting().open_phase(id, Phase::Collect, &now(101)).unwrap();
    world.edit(id, park);
    assert_eq!(led(&world, id), [Phase::Collect]);
    world.workspace.undo(Some(id)).unwrap();
    world = world.restarted();
    assert_eq!(led(&world, id), [Phase::Collect]);
}

#[test]
fn finishing_leads_through_the_close_and_what_is_edited_afterwards_through_nothing() {
    let world = World::new();
    let id = world.empty();
    world.workspace.meeting().enter(id, Some(Phase::Welcome), &now(100)).unwrap();
    world.workspace.meeting().open_phase(id, Phase::Close, &now(101)).unwrap();
    world.finish(id);
    world.workspace.meeting().open_phase(id, Phase::Whys, &now(9_000)).unwrap();
    world.edit(id, serde_json::json!({"topic": "facts", "edit": "impact", "text": "A third failed"}));
    assert_eq!(led(&world, id), [Phase::Close]);
}
