//! Real documents of other teams are read as far as they go, and nothing that they say is lost.

#![allow(clippy::print_stdout, clippy::unwrap_used)] // a test speaks and stops by these

use std::path::PathBuf;

use afterword_domain::PostMortem;
use afterword_intake::{Imported, Origin, Warning, markdown, read_file};
use afterword_record::{Parts, document};
use chrono_tz::Tz;
use uuid::Uuid;

fn ids() -> impl FnMut() -> Uuid {
    let mut next = 0u128;
    move || {
        next += 1;
        Uuid::from_u128(next)
    }
}

/// The documents; none where they are not at hand.
fn documents() -> Vec<(String, String)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared/data/postmortems");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        println!("skipped: the folder of documents is not at hand");
        return Vec::new();
    };
    let mut found: Vec<_> = entries
        .filter_map(|entry| {
            let path = entry.ok()?.path();
            // The collection puts owner and repository before the name that a file has at home.
            let name = path.file_name()?.to_str()?.rsplit("__").next()?.to_owned();
            let whole = path.file_name()?.to_str()?.to_owned();
            Some((
                format!("{whole}\n{name}"),
                String::from_utf8_lossy(&std::fs::read(&path).ok()?).into_owned(),
            ))
        })
        .collect();
    found.sort();
    found
}

fn names(joined: &str) -> (&str, &str) {
    joined.split_once('\n').unwrap()
}

fn read(name: &str, text: &str) -> Imported {
    let mut read = read_file(name, text.as_bytes(), Tz::UTC, &mut ids(), &mut || true).unwrap();
    read.swap_remove(0)
}

/// Everything that a post-mortem says, as one text.
fn everything(pm: &PostMortem) -> String {
    serde_json::to_string(pm).unwrap().replace("\\n", "\n").replace("\\\"", "\"").replace("\\\\", "\\")
}

#[test]
#[ignore = "a table to read, not a test"]
fn table() {
    println!(
        "{:70} {:>5} {:10} {:4} {:>6} {:>6} {:>6} {:>5}",
        "file", "title", "date", "sev", "events", "actions", "other", "lost"
    );
    let (mut titles, mut dates, mut count) = (0, 0, 0);
    for (joined, text) in documents() {
        let (whole, name) = names(&joined);
        let imported = read(name, &text);
        let pm = &imported.post_mortem;
        let titled = !imported.warnings.contains(&Warning::NoTitle);
        count += 1;
        titles += usize::from(titled);
        dates += usize::from(pm.facts.date.is_some());
        let short: String = whole.chars().take(70).collect();
        println!(
            "{short:70} {:>5} {:10} {:4} {:>6} {:>6} {:>6} {:>5.1}  {}",
            if titled { "yes" } else { "FILE" },
            pm.facts.date.map_or_else(|| "-".to_owned(), |d| d.to_string()),
            pm.facts.severity.map_or("-", |s| s.label()),
            pm.timeline.len(),
            pm.actions.len(),
            pm.sections.len(),
            lost(&text, pm).1 * 100.0,
            pm.facts.title,
        );
    }
    println!("{count} files, {titles} with a title of their own, {dates} with a date");
}

/// Words of a document that are nowhere in the import, and their share.
fn lost(text: &str, pm: &PostMortem) -> (Vec<String>, f64) {
    let kept = everything(pm).to_lowercase();
    let words: Vec<_> = text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3 && !word.chars().all(|c| c.is_ascii_digit()))
        .map(str::to_lowercase)
        .collect();
    let missing: Vec<_> = words.iter().filter(|word| !kept.contains(word.as_str())).cloned().collect();
    let share = if words.is_empty() { 0.0 } else { missing.len() as f64 / words.len() as f64 };
    (missing, share)
}

#[test]
#[ignore = "a reading of one document, named by DOCUMENT"]
fn one() {
    let wanted = std::env::var("DOCUMENT").unwrap_or_default();
    for (joined, text) in documents() {
        let (whole, name) = names(&joined);
        if !whole.contains(&wanted) {
            continue;
        }
        let imported = read(name, &text);
        println!(
            "=== {whole}\n{}",
            afterword_record::markdown::write(
                &document(&imported.post_mortem, Parts::ALL),
                afterword_record::markdown::Style::DRAWN
            )
        );
        imported.warnings.iter().for_each(|warning| println!("! {warning}"));
        println!("! lost: {:?}", lost(&text, &imported.post_mortem).0);
    }
}

#[test]
fn every_document_is_read_and_its_record_reads_back_the_same() {
    for (joined, text) in documents() {
        let imported = read(names(&joined).1, &text);
        assert_eq!(imported.origin, Origin::Document);
        let record = document(&imported.post_mortem, Parts::ALL);
        let written = afterword_record::markdown::write(&record, afterword_record::markdown::Style::DRAWN);
        let back = markdown::read(&written, None, Tz::UTC, &mut ids());
        assert_eq!(document(&back.post_mortem, Parts::ALL), record, "{joined}");
        assert_eq!(
            afterword_record::markdown::write(
                &document(&back.post_mortem, Parts::ALL),
                afterword_record::markdown::Style::DRAWN
            ),
            written,
            "{joined}"
        );
    }
}

#[test]
#[ignore = "a list to read: the headings that have no place of their own"]
fn headings() {
    let mut counts = std::collections::BTreeMap::new();
    for (joined, text) in documents() {
        for section in read(names(&joined).1, &text).post_mortem.sections {
            *counts.entry(section.heading.to_lowercase()).or_insert(0) += 1;
        }
    }
    let mut counts: Vec<_> = counts.into_iter().collect();
    counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    counts.iter().for_each(|(heading, count)| println!("{count:4} {heading}"));
}

#[test]
fn nearly_all_documents_give_their_title_date_events_and_actions() {
    let (mut titled, mut dated, mut timed, mut acted, mut count) = (0, 0, 0, 0, 0);
    for (joined, text) in documents() {
        let (whole, name) = names(&joined);
        let imported = read(name, &text);
        let pm = &imported.post_mortem;
        count += 1;
        titled += usize::from(!imported.warnings.contains(&Warning::NoTitle));
        dated += usize::from(pm.facts.date.is_some());
        timed += usize::from(!pm.timeline.is_empty());
        acted += usize::from(!pm.actions.is_empty());
        assert!(!pm.facts.title.is_empty(), "{whole}");
        let (missing, share) = lost(&text, pm);
        assert!(share < 0.1, "{whole} lost {missing:?}");
    }
    // Seven have no title but their file name; nine name no day; a quarter tell no times or no actions.
    if count >= 250 {
        assert!(titled * 100 >= count * 97 && dated * 100 >= count * 96, "{titled} {dated} of {count}");
        assert!(timed * 100 >= count * 77 && acted * 100 >= count * 75, "{timed} {acted} of {count}");
    }
}
