//! Paper, page breaks, headings and tables.

use afterword_pdf::{Paper, write};
use afterword_record::{Parts, document};

use crate::extremes::{close_marks, late_marks, long_timeline};
use crate::samples::{at, empty, ordinary};
use crate::{pdf, tools};

#[test]
fn a4_and_letter_have_their_sizes() {
    for (paper, size) in [(Paper::A4, "595.276 x 841.89 pts (A4)"), (Paper::Letter, "612 x 792 pts (letter)")]
    {
        let made = write(&document(&ordinary(), Parts::ALL), paper, at("2024-11-20T12:00:00Z")).unwrap();
        if let Some(said) = tools::information(&made) {
            assert!(said.contains(size), "{said}");
            assert!(said.lines().any(|l| l.starts_with("Tagged:") && l.ends_with("yes")), "{said}");
            assert!(said.contains("Post-Mortem: Checkout — 2024-11-15"), "{said}");
        }
    }
}

#[test]
fn a_record_in_which_nothing_was_recorded_is_one_page_that_says_so() {
    let made = pdf(&empty());
    assert_eq!(made.standards.len(), 2);
    if let Some(text) = tools::text(&made) {
        assert_eq!(tools::pages(&made), Some(1));
        assert_eq!(text.matches("Nothing recorded.").count(), 7);
    }
}

#[test]
fn sections_are_headings_tables_are_tables_and_lists_are_lists() {
    let Some(said) = tools::structure(&pdf(&ordinary())) else { return };
    let headings: Vec<_> = said.lines().map(str::trim).filter(|l| l.starts_with("H1 ")).collect();
    assert_eq!(headings.len(), 9, "eight sections and the appendices: {headings:?}");
    for tag in [
        "H2 \"Chains of whys\"",
        "H3 \"Payments failed\"",
        "Table (block)",
        "THead",
        "TH ",
        "L (block)",
        "LBody",
        "Figure",
    ] {
        assert!(said.contains(tag), "{tag}");
    }
    assert!(said.contains("/Scope /Column"));
}

#[test]
fn the_sections_are_read_in_the_order_of_the_record() {
    let pm = ordinary();
    let Some(text) = tools::text(&pdf(&pm)) else { return };
    let all = document(&pm, Parts::ALL);
    let mut rest = text.as_str();
    for section in all.sections.iter().chain(&all.appendices) {
        let place = rest.find(&format!("{}\n", section.heading.word()));
        rest = &rest[place.unwrap_or_else(|| panic!("{} is out of order", section.heading.word()))..];
    }
}

#[test]
fn five_hundred_events_are_all_there_and_each_page_repeats_the_head_of_the_table() {
    let made = pdf(&long_timeline(500));
    assert_eq!(made.standards.len(), 2);
    let Some(text) = tools::text(&made) else { return };
    assert!((0..500).all(|n| text.contains(&format!("Event number {n}:"))));
    let pages = tools::pages(&made).unwrap();
    let with_events: Vec<_> = (1..=pages)
        .filter_map(|page| tools::text_of_page(&made, page))
        .filter(|text| text.contains("Event number "))
        .collect();
    assert!(with_events.len() > 5);
    assert!(with_events.iter().all(|text| text.contains("(Europe/Berlin)")));
    assert!(text.contains(&format!("1 / {pages}")) && text.contains(&format!("{pages} / {pages}")));
}

#[test]
fn no_page_ends_with_a_heading_or_with_the_head_of_a_table() {
    for lines in (1..42).step_by(3) {
        let mut pm = ordinary();
        pm.facts.summary = vec!["One more line."; lines].join("\n");
        let made = pdf(&pm);
        let all = document(&pm, Parts::ALL);
        let headings: Vec<_> = all.sections.iter().chain(&all.appendices).map(|s| s.heading.word()).collect();
        let Some(pages) = tools::pages(&made) else { return };
        for page in 1..=pages {
            let text = tools::text_of_page(&made, page).unwrap();
            let foot = text.find("PM-14 Payment degradation").unwrap();
            let last = text[..foot].lines().next_back().unwrap_or_default();
            assert!(!headings.contains(&last), "{last} ends page {page} after {lines} lines");
            assert!(
                !last.starts_with("Time (") && last != "Evidence" && last != "Votes",
                "{last} ends page {page}"
            );
        }
    }
}

#[test]
fn marks_of_a_lifecycle_that_are_close_together_keep_their_labels_apart() {
    for pm in [close_marks(), late_marks()] {
        let made = pdf(&pm);
        assert_eq!(made.standards.len(), 2);
        let Some(text) = tools::text_of_page(&made, 1) else { return };
        // Each label is read as a whole; labels over one another would be read as one tangle.
        for label in [
            "Impact started\n14:54",
            "Detected\n",
            "Declared\n",
            "Mitigated\n",
            "Resolved\n2024-11-25 10:12:31",
        ] {
            assert!(text.contains(label), "{label:?} in {text}");
        }
    }
}
