//! Our own record, changed by hand or by an editor's formatter, still reads back, and the changes are kept.

use afterword_domain::*;
use afterword_intake::{Imported, Origin, Warning, markdown};
use chrono_tz::Tz;
use uuid::Uuid;

fn read(text: &str) -> Imported {
    let mut next = 0u128;
    markdown::read(text, None, Tz::UTC, &mut || {
        next += 1;
        Uuid::from_u128(next)
    })
}

fn record() -> String {
    let id = Uuid::from_u128(1);
    let facts = Facts {
        title: "Checkout down".into(),
        impact: "30 % failed".into(),
        zone: Tz::Europe__Berlin,
        ..Facts::default()
    };
    let mut pm = PostMortem::new(PostMortemId(id), 14, facts);
    pm.facts.date = chrono::NaiveDate::from_ymd_opt(2024, 11, 15);
    pm.facts.summary = "It fell over.".into();
    pm.timeline.push(TimelineEvent {
        id: EventId(id),
        at: Instant::from_timestamp(1_731_677_880, 0).unwrap_or_default(),
        text: "Alert fired".into(),
        kind: EventKind::Observation,
        source: String::new(),
        links: Vec::new(),
        starred: true,
    });
    pm.actions.push(ActionItem {
        id: ActionId(id),
        candidate: None,
        text: "Test rollback".into(),
        category: Some(Category::Prevention),
        owner: "Dana".into(),
        due: None,
        ticket: "PAY-1".into(),
        ticket_url: String::new(),
        pending: None,
        state: ActionState::InProgress,
        reason: String::new(),
    });
    let cause =
        Cause { condition: Some(Condition::Policy), end: true, ..Cause::new(CauseId(id), "no limit".into()) };
    pm.chains.push(Chain { id: ChainId(id), problem: "Why down?".into(), causes: vec![cause] });
    afterword_record::markdown::write(
        &afterword_record::document(&pm, afterword_record::Parts::ALL),
        afterword_record::markdown::Style::DRAWN,
    )
}

#[test]
fn a_formatter_that_pads_tables_and_changes_bullets_changes_nothing() {
    let formatted = record()
        .replace("| --- |", "| :----- |")
        .replace("\n- ", "\n* ")
        .replace("| Action | Category |", "| Action          | Category   |")
        .replace("*(in progress)*", "_(in progress)_");
    let imported = read(&formatted);
    assert_eq!(imported.origin, Origin::Record);
    assert_eq!(
        afterword_record::markdown::write(
            &afterword_record::document(&imported.post_mortem, afterword_record::Parts::ALL),
            afterword_record::markdown::Style::DRAWN
        ),
        record()
    );
}

#[test]
fn a_row_and_a_paragraph_written_by_hand_are_read_or_kept() {
    let edited = record()
        .replace(
            "| ★ observation | Alert fired |\n",
            "| ★ observation | Alert fired |\n| 14:45 | action | Rolled **back** |\n",
        )
        .replace("## Contributing factors", "Asked the *board* about it.\n\n## Contributing factors");
    let imported = read(&edited);
    let pm = &imported.post_mortem;
    assert_eq!((pm.timeline[1].kind, pm.timeline[1].text.as_str()), (EventKind::Action, "Rolled back"));
    assert_eq!(
        (pm.sections[0].heading.as_str(), pm.sections[0].body.as_str()),
        ("Action items", "Asked the *board* about it.")
    );
    assert_eq!(imported.warnings, [Warning::NotUnderstood { heading: "Action items".into() }]);
}

#[test]
fn a_section_that_somebody_added_is_kept_word_for_word() {
    let edited = record().replace("\n---\n", "\n## Follow-up talk\n\n- with *everyone*\n\n---\n");
    let pm = read(&edited).post_mortem;
    assert_eq!(
        (pm.sections[0].heading.as_str(), pm.sections[0].body.as_str()),
        ("Follow-up talk", "- with *everyone*")
    );
}

#[test]
fn without_its_last_part_a_record_is_a_document_like_any_other() {
    let text = record();
    let cut = text.split("## About this record").next().unwrap();
    let imported = read(cut);
    assert_eq!(imported.origin, Origin::Document);
    let pm = imported.post_mortem;
    assert_eq!((pm.facts.title.as_str(), pm.facts.summary.as_str()), ("Checkout down", "It fell over."));
    assert_eq!((pm.timeline.len(), pm.actions.len()), (1, 1));
    assert_eq!((pm.actions[0].owner.as_str(), pm.actions[0].ticket.as_str()), ("Dana", "PAY-1"));
    assert_eq!(pm.timeline[0].at.to_rfc3339(), "2024-11-15T13:38:00+00:00");
}

#[test]
fn a_chain_deeper_than_a_chain_may_be_ends_at_its_deepest_place() {
    let mut deep = String::new();
    for depth in 0..60 {
        deep.push_str(&format!("{}- level {depth}\n", "  ".repeat(depth)));
    }
    let text = record();
    let edited = text.replace("- no limit *(policy · end of chain)*\n", &deep);
    assert_ne!(text, edited);
    let pm = read(&edited).post_mortem;
    assert_eq!(pm.chains[0].depth(), chain::DEEPEST);
    let count = pm.chains[0].placed().len();
    assert!(count >= 50, "{count}");
}

#[test]
fn figures_out_of_bounds_do_not_stop_the_reading() {
    let edited = record().replace(
        "## About this record",
        "## How the room voted\n\n*Vote: 9 voters, 3 votes each, at most 2 on one candidate, cut line at 0.*\n\n| Candidate | Votes |\n| --- | --- |\n| a | 4294967295 |\n| b | 4294967295 |\n| c | x |\n\n## Time per phase\n\n| Phase | Planned | Spent |\n| --- | --- | --- |\n| Whys | 4294967295 min | 4294967295:59 |\n\n## About this record",
    );
    let pm = read(&edited).post_mortem;
    assert_eq!(pm.ballots[0].rules.cut, 1);
    let _ = afterword_record::document(&pm, afterword_record::Parts::ALL);
}

/// Three causes, two of them in the same words; the first is the same as the last.
fn with_twins() -> String {
    let cause = |n: u128, text: &str| Cause::new(CauseId(Uuid::from_u128(n)), text.into());
    let first = Cause { same_as: Some(CauseId(Uuid::from_u128(3))), ..cause(1, "nobody was told") };
    let causes = vec![first, cause(2, "no limit"), cause(3, "no limit")];
    let mut pm = PostMortem::new(PostMortemId(Uuid::nil()), 14, Facts::default());
    pm.chains.push(Chain { id: ChainId(Uuid::nil()), problem: "Why down?".into(), causes });
    afterword_record::markdown::write(
        &afterword_record::document(&pm, afterword_record::Parts::ALL),
        afterword_record::markdown::Style::DRAWN,
    )
}

fn linked_to(text: &str) -> Option<usize> {
    let causes = &read(text).post_mortem.chains[0].causes;
    causes.iter().position(|cause| Some(cause.id) == causes[0].same_as)
}

#[test]
fn of_two_causes_in_the_same_words_the_diagram_tells_which_was_meant() {
    assert_eq!(linked_to(&with_twins()), Some(2));
}

#[test]
fn where_the_diagram_is_gone_or_tells_of_other_words_the_words_decide() {
    let record = with_twins();
    let (before, rest) = record.split_once("```mermaid").unwrap();
    let (_, after) = rest.split_once("```").unwrap();
    assert_eq!(linked_to(&format!("{before}{after}")), Some(1));
    let elsewhere = record.replace("\" .- c3", "\" .- c1");
    assert_ne!(elsewhere, record);
    assert_eq!(linked_to(&elsewhere), Some(1));
}
