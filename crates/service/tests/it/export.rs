//! Export and import: whole files or none, and the same post-mortem in another workspace.

use afterword_service::{Format, Look, Problem};
use serde_json::json;

use crate::world::World;

const PICTURE: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

#[test]
fn json_imported_into_another_workspace_gives_the_same_post_mortem() {
    let world = World::new();
    let id = world.sample();
    world.workspace.meeting().enter(id, Some(afterword_domain::Phase::Whys), &world.now()).unwrap();
    world.workspace.meeting().enter(id, None, &world.now()).unwrap();
    world.finish(id);
    let bytes = world.workspace.files().rendered(id, Format::Json, Look::default(), &world.now()).unwrap();
    let other = World::new();
    let report = other.import("record.json", &bytes);
    assert_eq!(other.whole(report.id), world.whole(id));
    let again = other.workspace.files().rendered(id, Format::Json, Look::default(), &other.now()).unwrap();
    assert_eq!(bytes, again);
}

#[test]
fn importing_twice_makes_a_second_one_with_a_number_of_its_own() {
    let world = World::new();
    let id = world.sample();
    let bytes = world.workspace.files().rendered(id, Format::Json, Look::default(), &world.now()).unwrap();
    let report = world.import("record.json", &bytes);
    assert_eq!(report.number, 3);
    assert_ne!(report.id, id);
    world.workspace.undo(None).unwrap();
    assert!(world.workspace.by_number(3).is_err());
}

#[test]
fn several_files_are_imported_as_one_act_whatever_one_of_them_is() {
    let world = World::new();
    let files =
        [("a.md", "# Search was slow\n".as_bytes()), ("b.png", PICTURE), ("c.md", b"# Mail was late\n")];
    let files = files.map(|(name, bytes)| world.file(name, bytes));
    let imported =
        world.workspace.files().import(&files, chrono_tz::UTC, &world.now(), &mut |_| true).unwrap();
    let titles: Vec<_> = imported.reports.iter().map(|report| report.title.as_str()).collect();
    assert_eq!(titles, ["Search was slow", "Mail was late"]);
    assert!(imported.unread[0].file.ends_with("b.png"));
    world.workspace.undo(None).unwrap();
    let page = world.workspace.library(&afterword_service::LibraryRequest::default(), &world.now()).unwrap();
    assert_eq!(page.matching, 0);
}

#[test]
fn a_file_of_json_keeps_the_rules_for_texts() {
    let world = World::new();
    let id = world.sample();
    let bytes = world.workspace.files().rendered(id, Format::Json, Look::default(), &world.now()).unwrap();
    let long = String::from_utf8(bytes)
        .unwrap()
        .replace("Payment degradation", &format!("a\\nb\\u0000{}", "x".repeat(6_000)));
    let report = world.import("long.json", long.as_bytes());
    assert!(report.title.starts_with("a bxxx") && report.title.ends_with("x…"));
    assert!(report.title.chars().count() <= 5_000);
    assert_eq!(report.warnings.len(), 1);
}

#[test]
fn markdown_of_ours_reads_back_as_the_same_record() {
    let world = World::new();
    let id = world.sample();
    world.edit(id, json!({"topic": "facts", "edit": "root_cause", "text": "A | b\n\n# not a heading\n- not a list `x` <script>"}));
    world.finish(id);
    let bytes = world.workspace.files().rendered(id, Format::Md, Look::default(), &world.now()).unwrap();
    let other = World::new();
    let report = other.import("record.md", &bytes);
    let again =
        other.workspace.files().rendered(report.id, Format::Md, Look::default(), &other.now()).unwrap();
    assert_eq!(String::from_utf8(again).unwrap(), String::from_utf8(bytes).unwrap());
}

#[test]
fn the_chains_are_a_mermaid_diagram_too_where_that_is_wanted() {
    let world = World::new();
    let id = world.sample();
    let chains = world.whole(id).chains;
    let (end, other) = (chains[0].placed()[3].cause.id, chains[1].placed()[1].cause.id);
    world.edit(id, json!({"topic": "chains", "edit": "same_as", "id": other, "cause": end}));
    let written = |diagram| {
        let look = Look { diagram, ..Look::default() };
        let bytes = world.workspace.files().rendered(id, Format::Md, look, &world.now()).unwrap();
        String::from_utf8(bytes).unwrap()
    };
    let (with, without) = (written(true), written(false));
    let diagram = with.split("```mermaid\n").nth(1).unwrap().split("```").next().unwrap();
    assert!(diagram.starts_with("flowchart TD\n"), "{diagram}");
    for line in ["p1 --> c1", "c3 --> c4", "p2 --> c5", "c6 -. \"same as\" .- c4"] {
        assert!(diagram.contains(line), "{line} in {diagram}");
    }
    assert!(!without.contains("mermaid"));
    assert!(without.contains("- **Same as:** No standard says"), "the lists tell it as well");
}

#[test]
fn a_file_that_is_no_post_mortem_is_refused_in_one_sentence() {
    let world = World::new();
    let file = world.file("photo.png", PICTURE);
    let imported =
        world.workspace.files().import(&[file], chrono_tz::UTC, &world.now(), &mut |_| true).unwrap();
    let problem = &imported.unread[0].problem;
    assert!(matches!(problem, Problem::Import { .. }), "{problem:?}");
}

#[test]
fn a_folder_that_is_not_there_is_told_and_nothing_is_left_behind() {
    let world = World::new();
    let id = world.sample();
    let to = world.folder.path().join("missing").join("record.md");
    let refused = world.workspace.files().export(id, Format::Md, Look::default(), &to, &world.now());
    assert!(matches!(refused, Err(Problem::File { .. })), "{refused:?}");
}

#[test]
fn an_export_replaces_the_file_whole_and_leaves_no_other() {
    let world = World::new();
    let id = world.sample();
    let folder = world.folder.path().join("out");
    std::fs::create_dir(&folder).unwrap();
    let to = folder.join(world.workspace.files().file_name(id, Format::Md).unwrap());
    std::fs::write(&to, "old").unwrap();
    world.workspace.files().export(id, Format::Md, Look::default(), &to, &world.now()).unwrap();
    assert!(std::fs::read_to_string(&to).unwrap().starts_with("# Post-Mortem: Checkout — 2024-11-15"));
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
}

#[test]
fn a_file_name_holds_nothing_that_a_file_system_minds() {
    let world = World::new();
    let id = world.empty();
    world.edit(id, json!({"topic": "facts", "edit": "title", "text": "a/b\\c: <d> | \"e\" \u{202e}…"}));
    assert_eq!(world.workspace.files().file_name(id, Format::Pdf).unwrap(), "PM-1 a b c d e.pdf");
}

#[test]
fn a_record_is_never_written_over_its_workspace() {
    let world = World::new();
    let id = world.sample();
    let refused =
        world.workspace.files().export(id, Format::Md, Look::default(), &world.path(), &world.now());
    assert!(matches!(refused, Err(Problem::File { .. })), "{refused:?}");
    assert!(world.whole(id).number > 0);
}
