//! The record as PDF: complete, readable by a screen reader, the same for the same input, and never refused.

// What fails in here fails a test.
#![allow(clippy::unwrap_used)]

mod chains;
mod extremes;
mod pages;
mod samples;
mod texts;
mod tools;

use afterword_pdf::{Paper, Pdf, write};
use afterword_record::{Parts, document};
use samples::{at, ordinary};

/// A record as PDF on A4, at one fixed time.
fn pdf(pm: &afterword_domain::PostMortem) -> Pdf {
    write(&document(pm, Parts::ALL), Paper::A4, at("2024-11-20T12:00:00Z")).unwrap()
}

#[test]
fn the_same_record_paper_and_time_give_the_same_bytes() {
    let first = pdf(&ordinary());
    assert_eq!(first.bytes, pdf(&ordinary()).bytes);
    let later = write(&document(&ordinary(), Parts::ALL), Paper::A4, at("2024-11-20T12:00:01Z")).unwrap();
    assert_ne!(first.bytes, later.bytes, "the time of export is part of the file");
}

#[test]
fn an_ordinary_record_is_tagged_and_keeps_the_standards_for_access_and_archive() {
    let made = pdf(&ordinary());
    assert!(made.tagged);
    assert_eq!(made.standards, ["PDF/UA-1", "PDF/A-2a"]);
    assert!(made.missing.is_empty());
}

#[test]
fn paper_is_known_by_its_name_on_the_wire() {
    let names = serde_json::to_string(&[Paper::A4, Paper::Letter]).unwrap();
    assert_eq!(names, r#"["a4","letter"]"#);
}

#[test]
fn a_character_that_no_font_has_is_named_on_the_first_page_and_never_stops_the_pdf() {
    let mut pm = ordinary();
    pm.facts.summary.push_str(" A sign of our own: \u{10abc1}\u{10abc1}.");
    let made = pdf(&pm);
    assert_eq!(made.missing, ['\u{10abc1}']);
    assert!(made.tagged);
    assert!(made.standards.is_empty(), "a file with an empty box claims no standard");
    if let Some(text) = tools::text_of_page(&made, 1) {
        assert!(text.contains("U+10ABC1"), "{text}");
    }
}

#[test]
fn a_private_character_that_a_font_has_costs_only_the_archive_standard() {
    let mut pm = ordinary();
    pm.facts.summary.push('\u{e000}');
    let made = pdf(&pm);
    assert_eq!((made.missing, made.standards), (vec![], &["PDF/UA-1"][..]));
}
