//! The library: searched, filtered, sorted, counted.

use afterword_domain::{ActionItem, Severity, Status};
use afterword_service::{LibraryOp, LibraryRequest, Op};
use serde_json::json;

use crate::world::World;

fn rows(world: &World, request: &LibraryRequest) -> Vec<(u32, String)> {
    let page = world.workspace.library(request, &world.now()).unwrap();
    page.rows.into_iter().map(|r| (r.number, r.title)).collect()
}

#[test]
fn open_and_overdue_actions_are_counted_per_row_and_in_all() {
    let world = World::new();
    world.sample();
    let page = world.workspace.library(&LibraryRequest::default(), &world.now()).unwrap();
    assert_eq!((page.open, page.overdue), (4, 4));
    assert_eq!((page.rows[1].open, page.rows[1].overdue, page.rows[1].status), (4, 4, Status::InProgress));
    assert_eq!(page.rows[0].status, Status::Draft);
}

#[test]
fn words_are_found_in_any_order_and_script_whatever_their_case() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "title", "text": "Ошибка ОПЛАТЫ in der Straße"}));
    let find =
        |text: &str| rows(&world, &LibraryRequest { text: text.into(), ..LibraryRequest::default() }).len();
    assert_eq!(find("оплаты ошибка"), 1);
    assert_eq!(find("STRAßE"), 1);
    assert_eq!(find("STRASSE"), 1);
    assert_eq!(find("pm-1"), 1);
    assert_eq!(find("search"), 1, "the service is searched too");
    assert_eq!(find("100 %"), 0, "a sign of SQL is a sign like any other");
}

#[test]
fn every_spelling_of_a_word_is_found_by_every_other() {
    let world = World::new();
    let spellings: [&[&str]; 6] = [
        &["café", "cafe\u{301}", "CAFÉ", "CAFE\u{301}"],
        &["İSTANBUL", "istanbul", "ISTANBUL", "i\u{307}stanbul"],
        &["STRASSE", "straße", "STRAẞE"],
        &["ΟΔΟΣ", "οδος", "οδοσ", "οδός"],
        &["ısparta", "ISPARTA", "isparta"],
        &["Größe", "GRÖSSE", "gro\u{308}ße"],
    ];
    let id = world.empty();
    for words in spellings {
        for title in words {
            world.edit(
                id,
                json!({"topic": "facts", "edit": "title", "text": format!("Ausfall {title} heute")}),
            );
            for sought in words {
                let request = LibraryRequest { text: (*sought).into(), ..LibraryRequest::default() };
                assert_eq!(rows(&world, &request).len(), 1, "{sought} in {title}");
            }
        }
    }
}

#[test]
fn filters_and_sorting_combine() {
    let world = World::new();
    world.sample();
    let search = world.empty();
    world.edit(search, json!({"topic": "facts", "edit": "severity", "severity": "sev3"}));
    let request = LibraryRequest {
        severities: vec![Severity::Sev1, Severity::Sev3],
        statuses: vec![Status::Draft],
        ..LibraryRequest::default()
    };
    assert_eq!(rows(&world, &request).len(), 2);
    let overdue = LibraryRequest { overdue: true, ..LibraryRequest::default() };
    assert_eq!(rows(&world, &overdue).len(), 1);
    let by_date: LibraryRequest = serde_json::from_value(json!({
        "text": "", "statuses": [], "severities": [], "overdue": false,
        "sort": "date", "descending": false, "offset": 0, "limit": 10
    }))
    .unwrap();
    let numbers: Vec<_> = rows(&world, &by_date).into_iter().map(|(n, _)| n).collect();
    assert_eq!(numbers, [1, 2, 3]);
}

#[test]
fn a_duplicate_is_a_draft_with_the_same_content() {
    let world = World::new();
    let id = world.sample();
    let applied =
        world.workspace.apply(&Op::Library { act: LibraryOp::Duplicate { id } }, &world.now()).unwrap();
    let (original, copy) =
        (world.whole(id), world.whole(afterword_domain::PostMortemId(applied.made.unwrap())));
    assert_eq!((copy.number, copy.status()), (3, Status::Draft));
    assert_eq!((copy.timeline, copy.chains), (original.timeline, original.chains));
    let same = |a: &ActionItem| original.actions.iter().any(|b| b.id == a.id);
    assert!(!copy.actions.iter().any(same), "an action finds its ticket by its id");
}

#[test]
fn a_number_is_never_given_twice() {
    let world = World::new();
    let first = world.empty();
    world.workspace.apply(&Op::Library { act: LibraryOp::Delete { id: first } }, &world.now()).unwrap();
    assert_eq!(world.whole(world.empty()).number, 2);
    world.workspace.undo(None).unwrap();
    world.workspace.undo(None).unwrap();
    assert_eq!(world.whole(first).number, 1);
}

#[test]
fn every_listener_is_told_what_changed() {
    let world = World::new();
    let id = world.empty();
    let (sender, told) = std::sync::mpsc::channel();
    world.workspace.listen(move |changed| sender.send(changed.clone()).unwrap());
    world.edit(
        id,
        json!({"topic": "remarks", "edit": "add", "list": "lucky", "text": "The old cache still ran"}),
    );
    let changed = told.recv().unwrap();
    assert_eq!(changed.changes.len(), 1);
    assert_eq!(changed.changes[0].id, id);
    assert_eq!(changed.changes[0].areas, [afterword_service::Area::Remarks]);
    assert!(!changed.library);
}
