//! Anybody's document: what has a place is put there, the rest is kept word for word.

use afterword_domain::{ActionState, Category, EventKind, PostMortem, Severity};
use afterword_intake::{Imported, Origin, Warning, markdown};
use chrono::NaiveDate;
use chrono_tz::Tz;
use proptest::prelude::*;
use uuid::Uuid;

fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

fn import(text: &str) -> Imported {
    markdown::read(text, None, Tz::UTC, &mut ids())
}

fn read(text: &str) -> PostMortem {
    import(text).post_mortem
}

/// The timeline of a document about 15 November 2024.
fn timeline(section: &str) -> Vec<String> {
    let pm =
        read(&format!("# 2024-11-15, Checkout down\n\n## Timeline (UTC)\n\n{section}\n\n## Other\n\nx\n"));
    pm.timeline.iter().map(|e| format!("{} {}", e.at.format("%d %H:%M"), e.text)).collect()
}

#[test]
fn a_timeline_is_read_in_each_of_its_notations() {
    let wanted = ["15 14:38 Alert fired", "15 14:41 Rolled back", "16 00:05 All well"];
    for section in [
        "| Time | Event |\n|---|---|\n| 2024-11-15 14:38 | Alert fired |\n| 2024-11-15 14:41 | Rolled back |\n| 2024-11-16 00:05 | All well |",
        "| Time | Event |\n|---|---|\n| 14:38 | Alert fired |\n| **14:41** | Rolled back |\n| 00:05 | All well |",
        "| Day | Date (2024) | Time (UTC) | Event |\n|---|---|---|---|\n| 1 | 2024-11-15 | 14:38 | Alert fired |\n| 1 | 2024-11-15 | 14:41 | Rolled back |\n| 2 | 2024-11-16 | 00:05 | All well |",
        "- 14:38 UTC – Alert fired\n- **14:41:** Rolled back\n- `00:05` All well",
        "* 2024-11-15 14:38 Alert fired\n* 2024-11-15 - 14:41 UTC: Rolled back\n* Nov 16th **00:05** All well",
        "### 2:38 PM\n\nAlert fired\n\n### 14:41 - Rolled back\n\n### 00:05\n\nAll well",
        "### 2024-11-15 14:38\n\nAlert fired\n\n### 14:41\n\nRolled back\n\n### 2024-11-16 00:05\n\nAll well",
        "14:38: Alert fired\n14:41 - Rolled back\n00:05 All well",
        "15-11-2024 14:38 – Alert fired\n15-11-2024 14:41 – Rolled back\n16-11-2024 00:05 – All well",
        "### November 15, 2024\n\n- 14:38 Alert fired\n- 14:41 Rolled back\n\n### November 16, 2024\n\n- 00:05 All well",
        "- Alert fired: 2024-11-15 14:38\n- Rolled back 2024-11-15 14:41\n- All well: 2024-11-16 00:05",
        "```\n14:38 Alert fired\n14:41 Rolled back\n00:05 All well\n```",
    ] {
        assert_eq!(timeline(section), wanted, "{section}");
    }
}

#[test]
fn what_follows_an_entry_belongs_to_it() {
    let found = timeline(
        "- 14:38 Alert fired\n  on three nodes\n  - node a\n\n  ```\n  oom\n  ```\n- 14:41 Rolled back\n\n![graph](https://x/y.png)",
    );
    assert_eq!(
        found,
        [
            "15 14:38 Alert fired on three nodes\n- node a\n    oom",
            "15 14:41 Rolled back\ngraph (https://x/y.png)"
        ]
    );
}

#[test]
fn the_zone_is_the_one_beside_the_time_then_the_one_above_the_times() {
    let at = |text: &str| read(text).timeline[0].at.format("%H:%M").to_string();
    assert_eq!(at("# 2024-11-15, x\n\n## Timeline\n\nAll times in PST\n\n- 10:00 a\n"), "18:00");
    assert_eq!(at("# 2024-11-15, x\n\n## Timeline (CET)\n\n- 10:00 a\n"), "09:00");
    assert_eq!(at("# 2024-11-15, x\n\nAll times are in JST.\n\n## Timeline\n\n- 10:00 a\n"), "01:00");
    assert_eq!(at("# 2024-11-15, x\n\n## Timeline (CET)\n\n- 10:00 UTC a\n"), "10:00");
    let berlin =
        markdown::read("# 2024-11-15, x\n\n## Timeline\n\n- 10:00 a\n", None, Tz::Europe__Berlin, &mut ids());
    assert_eq!(berlin.post_mortem.timeline[0].at.format("%H:%M").to_string(), "09:00");
    assert!(berlin.warnings.contains(&Warning::ZoneAssumed { zone: "Europe/Berlin".into() }));
}

#[test]
fn title_date_severity_and_instants_are_found_where_documents_keep_them() {
    let pm = read(
        "# Postmortem: Checkout down (2024-11-15)\n\n**Severity**: High\n**Service**: Payments\n**Detected**: 2024-11-15 14:38 UTC\n**Resolved**: 15:10 UTC\n\n## Impact\n\n30 % of checkouts failed.\n",
    );
    assert_eq!((pm.facts.title.as_str(), pm.facts.service.as_str()), ("Checkout down", "Payments"));
    assert_eq!(pm.facts.date, NaiveDate::from_ymd_opt(2024, 11, 15));
    assert_eq!(pm.facts.severity, Some(Severity::Sev2));
    assert_eq!(pm.facts.impact, "30 % of checkouts failed.");
    assert_eq!(pm.facts.lifecycle.detected.unwrap().to_rfc3339(), "2024-11-15T14:38:00+00:00");
    assert_eq!(pm.facts.lifecycle.resolved.unwrap().to_rfc3339(), "2024-11-15T15:10:00+00:00");
    assert_eq!(pm.finished_at, None, "a document without the end of a meeting has none");
}

#[test]
fn front_matter_tells_title_and_date_and_the_rest_of_it_is_kept() {
    let pm = read(
        "---\ntitle: \"Checkout down\"\ndate: 2024-11-15\nauthors:\n  - ana\n---\n\nIt was down for an hour, for everybody.\n",
    );
    assert_eq!(
        (pm.facts.title.as_str(), pm.facts.date),
        ("Checkout down", NaiveDate::from_ymd_opt(2024, 11, 15))
    );
    assert_eq!(pm.facts.summary, "It was down for an hour, for everybody.");
    assert!(pm.sections[0].body.contains("- ana"));
}

#[test]
fn a_file_name_gives_title_and_date_where_the_text_has_none() {
    let imported = markdown::read(
        "Everything fell over at once.\n",
        Some("2024-11-15-checkout-down.md"),
        Tz::UTC,
        &mut ids(),
    );
    assert_eq!(imported.post_mortem.facts.title, "checkout down");
    assert_eq!(imported.post_mortem.facts.date, NaiveDate::from_ymd_opt(2024, 11, 15));
    assert!(imported.warnings.contains(&Warning::NoTitle));
}

#[test]
fn a_document_without_a_date_says_so_and_keeps_its_times_as_text() {
    let imported = import("# Checkout down\n\n## Timeline\n\n- 14:38 alert\n");
    assert_eq!(imported.post_mortem.finished_at, None);
    assert!(imported.warnings.contains(&Warning::NoDate));
    assert!(imported.warnings.contains(&Warning::TimesWithoutDay { count: 1 }));
    assert!(imported.post_mortem.sections.iter().any(|section| section.body.contains("14:38 alert")));
}

#[test]
fn sections_find_their_place_under_any_heading() {
    let pm = read(
        "Checkout down\n=============\n\nSummary\n-------\n\nIt fell over.\n\n## 3. Root Cause(s):\n\nNo limit.\n\n**What went well?**\n\n- alert fired\n\n**What didn’t go well**\n\n- slow rollback\n\n### :four_leaf_clover: Where we got lucky\n\n- it was Sunday\n\n## Contributing factors\n\n1. no canary\n2. no alarm\n\n## Lessons learned\n\nLimits help.\n",
    );
    assert_eq!((pm.facts.title.as_str(), pm.facts.summary.as_str()), ("Checkout down", "It fell over."));
    assert_eq!(pm.facts.root_cause, "No limit.");
    assert_eq!(pm.remarks.went_well[0].text, "alert fired");
    assert_eq!(pm.remarks.went_badly[0].text, "slow rollback");
    assert_eq!(pm.remarks.lucky[0].text, "it was Sunday");
    assert_eq!(pm.factors.iter().map(|f| f.text.as_str()).collect::<Vec<_>>(), ["no canary", "no alarm"]);
    assert_eq!(pm.remarks.learned[0].text, "Limits help.");
    assert!(pm.sections.is_empty(), "{:?}", pm.sections);
}

#[test]
fn entries_of_a_list_may_stand_for_sections() {
    let pm = read(
        "# Incident on 2024-11-15 - Checkout down\n\n- **Key events**\n  - First detected 2024-11-15 14:38\n  - Repaired 2024-11-15 14:50\n  - Resolved 2024-11-15 15:10\n\n- **Time to repair**: 0h 12m\n\n- **Impact**: Payments failed.\n\n- **Review actions**:\n  - Add a limit. DONE in [PR #12](https://github.com/x/y/pull/12)\n  - Write a runbook\n",
    );
    assert_eq!(pm.timeline.len(), 3);
    assert_eq!(pm.facts.lifecycle.figures().ttd, None);
    assert_eq!(pm.facts.lifecycle.mitigated.unwrap().to_rfc3339(), "2024-11-15T14:50:00+00:00");
    assert_eq!(pm.facts.impact, "Payments failed.");
    assert_eq!(pm.actions.len(), 2);
    assert_eq!(pm.actions[0].ticket, "https://github.com/x/y/pull/12");
    assert_eq!((pm.sections[0].heading.as_str(), pm.sections[0].body.as_str()), ("Time to repair", "0h 12m"));
}

#[test]
fn actions_are_found_in_tables_lists_boxes_and_below_headings() {
    let pm = read(
        "# x\n\n## Action items\n\n| Action | Type | Owner | Due | Ticket | Status |\n|---|---|---|---|---|---|\n| Test rollback | prevent | Dana | 2024-11-29 | PAY-1 | Done |\n|  |  |  |  |  |  |\n\n### Detection\n\n- [x] Alert on errors ([OBS-2](https://jira.example/browse/OBS-2))\n- [ ] Add a dashboard (@kim)\n\n### Short term\n\n1. ~~Buy time~~\n2. Write it down\n",
    );
    let told: Vec<_> = pm.actions.iter().map(|a| (a.text.as_str(), a.category, a.state)).collect();
    assert_eq!(
        told,
        [
            ("Test rollback", Some(Category::Prevention), ActionState::Done),
            ("Alert on errors", Some(Category::Detection), ActionState::Done),
            ("Add a dashboard (@kim)", Some(Category::Detection), ActionState::NotStarted),
            ("Short term: ~~Buy time~~", None, ActionState::Done),
            ("Short term: Write it down", None, ActionState::NotStarted),
        ]
    );
    assert_eq!(
        (pm.actions[0].owner.as_str(), pm.actions[0].due, pm.actions[0].ticket.as_str()),
        ("Dana", NaiveDate::from_ymd_opt(2024, 11, 29), "PAY-1")
    );
    assert_eq!(
        (pm.actions[1].ticket.as_str(), pm.actions[2].owner.as_str()),
        ("https://jira.example/browse/OBS-2", "@kim")
    );
}

#[test]
fn sections_that_are_not_understood_are_kept_word_for_word_and_in_order() {
    let body = "Some *text* with `code`.\n\n```sh\n# not a heading\nls | wc\n```\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n[ref]: https://example.com";
    let pm = read(&format!(
        "# x\n\n## Detection\n\n{body}\n\n### Deeper\n\nmore\n\n## Summary\n\nIt fell.\n\n## Appendix\n\nlast\n"
    ));
    let kept: Vec<_> = pm.sections.iter().map(|s| (s.heading.as_str(), s.body.clone())).collect();
    assert_eq!(
        kept,
        [("Detection", format!("{body}\n\n### Deeper\n\nmore")), ("Appendix", "last".to_owned())]
    );
}

#[test]
fn an_empty_template_gives_an_empty_post_mortem() {
    let pm = read(
        "# Checkout\n\n## Summary\n\n## Timeline\n\n| Time | Event |\n|---|---|\n| | |\n\n## Action items\n\n- \n\n## Lessons learned\n\n<!-- write here -->\n",
    );
    assert!(pm.timeline.is_empty() && pm.actions.is_empty() && pm.remarks.learned.is_empty());
}

#[test]
fn kinds_are_read_and_other_words_stay() {
    let pm = read(
        "# 2024-11-15, x\n\n## Timeline\n\n- 14:38 UTC Hypothesis: the pool\n- 14:41 UTC Update: looking into it\n",
    );
    assert_eq!((pm.timeline[0].kind, pm.timeline[0].text.as_str()), (EventKind::Hypothesis, "the pool"));
    assert_eq!(
        (pm.timeline[1].kind, pm.timeline[1].text.as_str()),
        (EventKind::Communication, "Update: looking into it")
    );
}

#[test]
fn a_document_nested_without_end_is_read() {
    for deep in [
        "> ".repeat(20_000),
        "- ".repeat(20_000),
        "#".repeat(50_000),
        "[".repeat(50_000),
        "*a ".repeat(20_000),
        "|".repeat(50_000),
        "`".repeat(50_000),
    ] {
        let _ = import(&format!("# x\n\n## Timeline\n\n{deep}x\n\n## Action items\n\n{deep}x"));
    }
    let mut nested = String::new();
    for depth in 0..300 {
        nested.push_str(&format!("{}- 14:38 level {depth}\n", "  ".repeat(depth)));
    }
    let pm = read(&format!("# 2024-11-15, x\n\n## Timeline\n\n{nested}"));
    assert!(!pm.timeline.is_empty());
}

fn piece() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("## Timeline".to_owned()),
        Just("## Action items".to_owned()),
        Just("# What went well".to_owned()),
        Just("**Impact**".to_owned()),
        Just("- **Key events**:".to_owned()),
        Just("T: UTC".to_owned()),
        Just("| T | E |\n|---|---|".to_owned()),
        Just("\n***".to_owned()),
        Just("```".to_owned()),
        Just(String::new()),
        "### [a-z]{4,9}",
        "[-*] [a-z]{4,9}",
        "  - [a-z]{4,9}",
        "[0-9]{1,2}:[0-9]{2}[ -:]{1,3}[a-z]{4,9}",
        "\\| 20[0-9]{2}-[01][0-9]-[0-3][0-9] [0-2][0-9]:[0-5][0-9] \\| [a-z]{4,9} \\|",
        "- \\[[x ]\\] [a-z]{4,9} \\(@[a-z]{4}\\)",
        "[A-Za-z]{4,9}: [a-z]{4,9}",
        "> [a-z]{4,9}",
        "x\\PC{0,20}",
    ];
    proptest::collection::vec(line, 0..40).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn any_document_is_read_and_its_record_reads_back_the_same(text in piece()) {
        let imported = import(&text);
        let record = afterword_record::document(&imported.post_mortem);
        let written = afterword_record::markdown::write(&record, true);
        let back = markdown::read(&written, None, Tz::UTC, &mut ids());
        prop_assert_eq!(back.origin, Origin::Record);
        prop_assert_eq!(afterword_record::document(&back.post_mortem), record);
    }

    #[test]
    fn any_characters_at_all_are_read(text in any::<String>()) {
        let _ = import(&text);
        let _ = import(&format!("# x\n\n## Timeline\n\n{text}\n\n## Action items\n\n{text}\n"));
    }

    #[test]
    fn every_word_below_a_heading_is_somewhere_in_the_post_mortem(text in piece()) {
        let kept = serde_json::to_string(&read(&text)).unwrap();
        for line in text.lines().filter(|line| !line.starts_with('#') && !line.contains("**")) {
            for word in line.split(|c: char| !c.is_ascii_lowercase()).filter(|word| word.len() >= 5) {
                prop_assert!(kept.contains(word), "{word} is lost");
            }
        }
    }
}
