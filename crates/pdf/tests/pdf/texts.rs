//! What people typed: all of it, exactly, whatever it is.

use std::collections::BTreeSet;

use afterword_record::{Parts, document};

use crate::extremes::{HOSTILE, filled_with};
use crate::samples::{empty, ordinary};
use crate::{pdf, tools};

/// Every text of a document.
fn strings(value: &serde_json::Value, found: &mut BTreeSet<String>) {
    match value {
        serde_json::Value::String(text) => drop(found.insert(text.clone())),
        serde_json::Value::Array(all) => all.iter().for_each(|v| strings(v, found)),
        serde_json::Value::Object(all) => {
            all.iter().filter(|(key, _)| *key != "block").for_each(|(_, v)| strings(v, found));
        }
        _ => {}
    }
}

#[test]
fn every_text_of_the_record_is_in_the_pdf() {
    let pm = ordinary();
    let Some(text) = tools::text(&pdf(&pm)) else { return };
    let found = tools::bare(&text);
    let mut expected = BTreeSet::new();
    strings(&serde_json::to_value(document(&pm, Parts::ALL)).unwrap(), &mut expected);
    for said in expected.iter().flat_map(|said| said.split('\n')) {
        assert!(found.contains(&tools::bare(said)), "{said:?} is not in the PDF");
    }
}

#[test]
fn text_is_data_and_never_markup() {
    let mut pm = ordinary();
    pm.facts.summary = HOSTILE[..2].join("\n");
    let Some(text) = tools::text(&pdf(&pm)) else { return };
    let found = tools::bare(&text);
    for said in HOSTILE[..2].iter().flat_map(|said| said.split('\n')) {
        assert!(found.contains(&tools::bare(said)), "{said:?} was read as something else");
    }
}

#[test]
fn no_text_is_refused_in_any_place() {
    for text in HOSTILE {
        let made = pdf(&filled_with(text));
        assert!(made.bytes.starts_with(b"%PDF-1.7"), "{text:?}");
        assert!(made.tagged, "{text:?}");
        assert_eq!(made.standards.is_empty(), !made.missing.is_empty(), "{text:?} lacks {:?}", made.missing);
        assert!(made.missing.iter().all(|c| text.contains(*c)), "{text:?} lacks {:?}", made.missing);
    }
}

#[test]
fn one_word_of_five_thousand_characters_stays_on_the_page_in_every_place() {
    for word in ["W".repeat(5_000), "a1/".repeat(1_666), format!("https://example.com/{}", "x".repeat(4_900))]
    {
        let mut pm = filled_with(&word);
        pm.timeline.truncate(2);
        pm.actions.truncate(1);
        pm.candidates.truncate(1);
        pm.ballots.clear();
        pm.reviews.truncate(1);
        let made = pdf(&pm);
        assert_eq!(made.standards.len(), 2);
        assert!(tools::right_edge(&made).is_none_or(|edge| edge < 540.0), "{}", &word[..20]);
    }
}

#[test]
fn long_words_keep_inside_their_columns_and_boxes() {
    for word in [
        "WWWWWWWWWWWWWWWWWWWW",
        "Zahlungsabwicklungsgesellschaft",
        "feedfacecafebeef0123456789abcdef01234567",
    ] {
        let made = pdf(&filled_with(word));
        assert!(tools::right_edge(&made).is_none_or(|edge| edge < 540.0), "{word}");
    }
}

#[test]
fn right_to_left_text_is_read_from_right_to_left() {
    let mut pm = empty();
    pm.facts.summary = "שלום עולם https://example.com/a?b=c".into();
    let made = pdf(&pm);
    let left = |word: &str| tools::left_edge(&made, word);
    let (Some(first), Some(second), Some(address)) = (left("שלום"), left("עולם"), left("https://"))
    else {
        return;
    };
    assert!(first > second && second > address, "{first}, {second}, {address}");
    assert!(tools::text(&made).is_some_and(|text| text.contains("https://example.com/a?b=c")));
}

#[test]
fn kept_text_is_shown_as_it_is_also_when_there_is_none() {
    for body in [
        "",
        "\n\n",
        "    four spaces\n\tand a tab",
        "```\n````\n#raw",
        &"x".repeat(20_000),
        &"line\n".repeat(3_000),
    ] {
        let mut pm = ordinary();
        pm.sections[0].body = body.to_owned();
        pm.sections[0].heading = String::new();
        assert_eq!(pdf(&pm).standards.len(), 2, "{body:.20?}");
    }
}

#[test]
fn the_longest_summary_that_can_be_kept_becomes_pages() {
    let mut pm = empty();
    pm.facts.summary = "Two hundred thousand characters, sentence after sentence. ".repeat(3_448);
    pm.facts.root_cause = "é".repeat(100_000);
    let made = pdf(&pm);
    assert_eq!(made.standards.len(), 2);
    assert!(tools::pages(&made).is_none_or(|pages| pages > 50));
}
