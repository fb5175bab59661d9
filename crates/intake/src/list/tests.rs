use proptest::prelude::*;

use super::*;

fn entries(text: &str) -> Vec<String> {
    read(text).entries
}

#[test]
fn marks_numbers_and_boxes_are_taken_off() {
    for text in [
        "Alert\nPin the SDK\nRunbook",
        "- Alert\n- Pin the SDK\n- Runbook\n",
        "* Alert\r\n* Pin the SDK\r\n* Runbook",
        "-Alert\n-Pin the SDK\n-Runbook",
        "• Alert\n•\tPin the SDK\n•Runbook",
        "1. Alert\n2. Pin the SDK\n3. Runbook",
        "1) Alert\n2) Pin the SDK\n3) Runbook",
        "(1) Alert\n(2) Pin the SDK\n(3) Runbook",
        "1.\tAlert\r2.\tPin the SDK\r3.\tRunbook",
        "7. Alert\n8. Pin the SDK\n9. Runbook",
        "1. Alert\n1. Pin the SDK\n1. Runbook",
        "1. Alert\n1.1. Pin the SDK\n2. Runbook",
        "a) Alert\nb) Pin the SDK\nc) Runbook",
        "a. Alert\nb. Pin the SDK\nc. Runbook",
        "- [ ] Alert\n- [x] Pin the SDK\n* [X] Runbook",
        "1. [ ] Alert\n2. [x] Pin the SDK\n3. Runbook",
        "☐ Alert\n☑ Pin the SDK\n✅ Runbook",
        "> - Alert\n> - Pin the SDK\n> - Runbook",
        "Alert\n\n\n  Pin the SDK  \n\t\nRunbook\n\n",
        "Alert\n---\nPin the SDK\n- \nRunbook",
        "·         Alert\no\tPin the SDK\n§\tRunbook",
        "1\tAlert\n2\tPin the SDK\n3\tRunbook",
        "Alert\u{2028}Pin the SDK\u{2029}Runbook",
        "| Alert |\n| --- |\n| Pin the SDK |\n| Runbook |",
    ] {
        assert_eq!(entries(text), ["Alert", "Pin the SDK", "Runbook"], "{text:?}");
    }
}

#[test]
fn what_only_looks_like_a_mark_stays() {
    for text in [
        "2 replicas died\n3.5 % failed",
        "14:38 alert\n14:41 rolled back",
        "404. Not found\nLater",
        "A. Wolf was paged\nB. Ortiz too",
        "-5 % traffic\n--force was set",
        "**Pin** the SDK\n_Alert_",
        "[ana] pinned\n#payments went quiet",
        "“Nobody told us”\n\"We knew\"",
        "15. November: rollback\n16. November: again",
    ] {
        let lines: Vec<_> = text.lines().collect();
        assert_eq!(entries(text), lines, "{text:?}");
    }
}

#[test]
fn a_line_that_is_indented_below_a_mark_goes_on_with_its_entry() {
    assert_eq!(
        entries("- Pin the SDK\n  and test upgrades\n- Alert"),
        ["Pin the SDK and test upgrades", "Alert"]
    );
    assert_eq!(entries("- Pin the SDK\n  - and test upgrades"), ["Pin the SDK", "and test upgrades"]);
    assert_eq!(entries("Pin the SDK\n  Alert"), ["Pin the SDK", "Alert"]);
    assert_eq!(entries("- Pin the SDK\n\n  Alert"), ["Pin the SDK", "Alert"]);
}

#[test]
fn cells_of_a_row_are_one_entry_and_a_cell_of_several_lines_is_one_cell() {
    assert_eq!(
        entries("Pin the SDK\tAna\n\"Write a\n\"\"real\"\" runbook\"\tBen"),
        ["Pin the SDK — Ana", "Write a \"real\" runbook — Ben"]
    );
}

#[test]
fn a_long_list_says_how_many_are_left() {
    let list = read(&"- again\n".repeat(MOST_ENTRIES + 3));
    assert_eq!((list.entries.len(), list.more), (MOST_ENTRIES, 3));
}

proptest! {
    #[test]
    fn any_text_gives_entries_of_one_line_with_words(text in "(?s).{0,300}") {
        for entry in read(&text).entries {
            prop_assert!(!is_blank(&entry));
            prop_assert_eq!(joined(&entry), entry);
        }
    }

    #[test]
    fn entries_without_marks_survive_any_mark(
        words in proptest::collection::vec("X[a-z]{3,8}( [a-z]{2,8}){0,3}", 2..12),
        mark in 0..5,
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just("\n\n")],
    ) {
        let line = |(n, words): (usize, &String)| match mark {
            0 => format!("- {words}"),
            1 => format!("{}. {words}", n + 1),
            2 => format!("  • {words}"),
            3 => format!("{}) [ ] {words}", n + 4),
            _ => words.clone(),
        };
        let text = words.iter().enumerate().map(line).collect::<Vec<_>>().join(end);
        prop_assert_eq!(read(&text).entries, words);
    }
}
