//! A file says by its bytes what it is, and says plainly when it is nothing that can be read.

use afterword_domain::{Facts, PostMortem, PostMortemId};
use afterword_intake::{IntakeError, Origin, Warning, read_file};
use chrono_tz::Tz;
use uuid::Uuid;

fn read(name: &str, bytes: &[u8]) -> Result<Vec<afterword_intake::Imported>, IntakeError> {
    let mut next = 0u128;
    read_file(
        name,
        bytes,
        Tz::UTC,
        &mut || {
            next += 1;
            Uuid::from_u128(next)
        },
        &mut || true,
    )
}

fn ours() -> PostMortem {
    let facts = Facts { title: "Checkout down".into(), ..Facts::default() };
    PostMortem::new(PostMortemId(Uuid::from_u128(7)), 14, facts)
}

#[test]
fn our_json_comes_back_whole_with_its_ids() {
    let json = afterword_record::json::write(&ours()).unwrap();
    let found = read("PM-14.json", json.as_bytes()).unwrap();
    assert_eq!((found[0].origin, &found[0].post_mortem), (Origin::Json, &ours()));
    assert!(read("anything", json.as_bytes()).is_ok());
}

#[test]
fn our_markdown_is_known_by_its_content() {
    let text = afterword_record::markdown::write(
        &afterword_record::document(&ours(), afterword_record::Parts::ALL),
        afterword_record::markdown::Style::DRAWN,
    );
    let found = read("notes.txt", text.as_bytes()).unwrap();
    assert_eq!((found[0].origin, found[0].post_mortem.number), (Origin::Record, 14));
    let two = format!("{text}\n{text}");
    assert_eq!(read("two.md", two.as_bytes()).unwrap().len(), 2);
}

#[test]
fn what_is_no_post_mortem_is_refused_in_a_sentence() {
    assert_eq!(read("x.md", b""), Err(IntakeError::Empty));
    assert_eq!(read("x.md", b" \n\xef\xbb\xbf"), Err(IntakeError::Empty));
    assert_eq!(read("x.pdf", b"%PDF-1.7 ..."), Err(IntakeError::Binary));
    let Err(IntakeError::Json(said)) = read("x.json", b"{\"a\": 1}") else { panic!() };
    assert!(said.starts_with("This is not a post-mortem in JSON") && said.ends_with('.'), "{said}");
    let Err(IntakeError::Json(said)) = read("x", b"{\"format\": \"other\", \"version\": 1}") else {
        panic!()
    };
    assert!(said.contains("`other`"), "{said}");
}

#[test]
fn a_text_that_only_begins_like_json_is_a_document() {
    let found = read("x.md", b"{% include head %}\n# Checkout down\n\nIt fell over for an hour.\n").unwrap();
    assert_eq!(found[0].post_mortem.facts.title, "Checkout down");
}

#[test]
fn a_file_may_hold_several_post_mortems() {
    let one = "# Hub down\n\n## Summary\n\nIt was.\n\n## Action items\n\n- fix the hub\n";
    let found = read("all.md", format!("{one}\n{}", one.replace("Hub", "Proxy")).as_bytes()).unwrap();
    assert_eq!(
        found.iter().map(|f| f.post_mortem.facts.title.as_str()).collect::<Vec<_>>(),
        ["Hub down", "Proxy down"]
    );
    assert!(found.iter().all(|f| f.post_mortem.actions.len() == 1));
}

#[test]
fn other_encodings_are_read_and_unreadable_bytes_are_named() {
    let utf_16: Vec<u8> = "\u{feff}# Büro down\r\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(read("x.md", &utf_16).unwrap()[0].post_mortem.facts.title, "Büro down");
    assert_eq!(read("x.md", b"\xef\xbb\xbf# Hub down\n").unwrap()[0].post_mortem.facts.title, "Hub down");
    assert!(read("x.md", b"# Hub d\xffwn\n").unwrap()[0].warnings.contains(&Warning::UnreadableBytes));
}

#[test]
fn json_that_no_meeting_could_have_made_is_set_right() {
    let mut pm = ours();
    let rules = afterword_domain::BallotRules { cut: 0, ..Default::default() };
    let candidate = afterword_domain::CandidateId(Uuid::from_u128(1));
    pm.ballots.push(afterword_domain::Ballot {
        id: afterword_domain::BallotId(Uuid::from_u128(2)),
        run_off: false,
        way: afterword_domain::Way::Hands,
        ballots: None,
        cast: None,
        state: afterword_domain::BallotState::Closed,
        facilitator_votes: false,
        rules,
        tallies: vec![afterword_domain::Tally { candidate, votes: u32::MAX }],
        outcome: None,
    });
    let json = afterword_record::json::write(&pm).unwrap();
    let found = read("x.json", json.as_bytes()).unwrap();
    assert!(matches!(found[0].warnings[0], Warning::SetRight { .. }));
    let _ = afterword_record::document(&found[0].post_mortem, afterword_record::Parts::ALL);
}

#[test]
fn a_record_with_longer_lists_than_a_meeting_can_use_is_cut_and_says_by_how_much() {
    let mut pm = ours();
    let event = |n: u32| afterword_domain::TimelineEvent {
        id: afterword_domain::EventId(Uuid::from_u128(n.into())),
        at: afterword_domain::Instant::from_timestamp(i64::from(n), 0).unwrap(),
        text: format!("Event {n}"),
        kind: afterword_domain::EventKind::Observation,
        source: String::new(),
        links: Vec::new(),
        starred: false,
    };
    pm.timeline = (0..20_003).map(event).collect();
    pm.timeline[0].links = (0..103).map(|n| format!("https://a.example/{n}")).collect();
    let json = afterword_record::json::write(&pm).unwrap();
    let found = read("x.json", json.as_bytes()).unwrap().remove(0);
    pm.timeline[0].links.truncate(100);
    assert_eq!(found.post_mortem.timeline, pm.timeline[..20_000]);
    let said: Vec<_> = found.warnings.iter().map(ToString::to_string).collect();
    assert_eq!(
        said,
        [
            "Entries in “links” were left out because a record can’t hold that many: 3.",
            "Entries in the timeline were left out because a record can’t hold that many: 3.",
        ]
    );
}

#[test]
fn reading_stops_where_nobody_waits_for_it() {
    let mut pm = ours();
    pm.remarks.lucky = (1..2_000)
        .map(|n| afterword_domain::Remark {
            id: afterword_domain::RemarkId(Uuid::from_u128(n)),
            text: "The deploy was small".into(),
        })
        .collect();
    let json = afterword_record::json::write(&pm).unwrap();
    for (name, bytes) in [("x.json", json.as_bytes()), ("x.md", b"# Hub down\n\nIt was.\n")] {
        let stopped = read_file(name, bytes, Tz::UTC, &mut Uuid::nil, &mut || false);
        assert_eq!(stopped, Err(IntakeError::Stopped), "{name}");
    }
}

#[test]
fn a_ticket_that_was_asked_for_elsewhere_is_not_asked_for_here() {
    let mut pm = ours();
    let action = afterword_domain::ActionId(Uuid::from_u128(1));
    let pending = Some(afterword_domain::ConnectionId(Uuid::from_u128(2)));
    pm.actions = vec![afterword_domain::ActionItem {
        pending,
        ..afterword_domain::ActionItem::new(action, "Alert on it".into())
    }];
    let json = afterword_record::json::write(&pm).unwrap();
    let found = read("x.json", json.as_bytes()).unwrap().remove(0);
    assert_eq!(found.post_mortem.actions[0].pending, None);
    assert_eq!(found.warnings, [Warning::AskedElsewhere { count: 1 }]);
}
