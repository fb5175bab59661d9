//! Names of 20 languages and 100 systems: whoever stands where somebody stands is heard, equally, and no system is.

#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::cast_precision_loss, missing_docs)]

use std::collections::BTreeMap;

use afterword_coach::{Coach, Context};
use unicode_normalization::UnicodeNormalization as _;

const NAMES: &str = include_str!("data/names.tsv");
const PLACES: &str = include_str!("data/name_places.tsv");

/// Context and sentence of each place that a name can stand in; for a name of one word, or for a whole one alone.
fn places(of: &str) -> impl Iterator<Item = (Context, &'static str)> {
    let lines = PLACES.lines().skip(1).filter_map(|line| {
        let mut columns = line.split('\t');
        let (kind, context) = (columns.next()?, Context::named(columns.next()?)?);
        Some((kind, context, columns.next()?))
    });
    lines.filter(move |(kind, ..)| *kind == of).map(|(_, context, sentence)| (context, sentence))
}

fn names() -> impl Iterator<Item = (&'static str, &'static str)> {
    NAMES.lines().skip(1).filter_map(|line| {
        let mut columns = line.split('\t');
        let (group, _) = (columns.next()?, columns.next()?);
        Some((group, columns.next()?))
    })
}

fn deaf(coach: &Coach, name: &str) -> Vec<String> {
    let whole = name.contains(' ') || name.starts_with('@');
    let also = places("whole").filter(|_| whole);
    let said = places("any").chain(also).map(|(context, place)| (context, place.replace("{}", name)));
    said.filter(|(context, said)| coach.hear(said, *context).is_empty()).map(|(_, said)| said).collect()
}

#[test]
fn names_of_every_language_are_heard_alike() {
    let coach = Coach::load().unwrap();
    let mut languages: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    let mut missed = Vec::new();
    for (language, name) in names().filter(|(group, _)| *group != "system") {
        let not_heard = deaf(&coach, name);
        let share = languages.entry(language).or_default();
        *share = (share.0 + usize::from(not_heard.is_empty()), share.1 + 1);
        missed.extend(not_heard);
    }
    assert_eq!((languages.len(), languages.values().map(|share| share.1).sum::<usize>()), (20, 200));
    for (language, (heard, all)) in &languages {
        println!("{language}: {heard} of {all}");
    }
    assert!(missed.is_empty(), "{}\n{}", missed.len(), missed.join("\n"));
}

#[test]
fn letters_written_as_two_signs_are_the_same_letters() {
    let coach = Coach::load().unwrap();
    for (_, name) in names().filter(|(group, _)| *group != "system") {
        let apart: String = name.nfd().collect();
        let not_heard = deaf(&coach, &apart);
        assert!(not_heard.is_empty(), "{}", not_heard.join("\n"));
    }
}

#[test]
fn systems_are_left_alone() {
    let coach = Coach::load().unwrap();
    let mut loud = Vec::new();
    for (_, name) in names().filter(|(group, _)| *group == "system") {
        for (context, place) in places("system") {
            let said = place.replace("{}", name);
            loud.extend(coach.hear(&said, context).iter().map(|hint| format!("{}: {said}", hint.rule)));
            if !coach.hear_names(&said).is_empty() {
                loud.push(format!("name: {said}"));
            }
        }
    }
    assert!(loud.is_empty(), "{}\n{}", loud.len(), loud.join("\n"));
}
