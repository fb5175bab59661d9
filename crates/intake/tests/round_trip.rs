//! What we write, we read back: the record stays the same, to the byte, whichever parts it has.

#![allow(clippy::unwrap_used)] // a strategy has nobody to tell

mod any;

use afterword_domain::{
    Agenda, Cause, Chain, Evidence, Facts, People, PostMortem, Preset, Remarks, Review, Rule,
};
use afterword_intake::{Origin, markdown};
use afterword_record::markdown::{References, Style, write};
use afterword_record::{Parts, document, event_in_words};
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

fn read(text: &str) -> markdown::Imported {
    markdown::read(text, None, Tz::Asia__Tokyo, &mut ids())
}

/// The first line in which two texts differ, for a failure that can be read.
fn difference(one: &str, other: &str) -> Option<String> {
    let pairs = one.lines().map(Some).chain([None]).zip(other.lines().map(Some).chain([None]));
    pairs.enumerate().find(|(_, (a, b))| a != b).map(|(n, (a, b))| format!("line {}:\n{a:?}\n{b:?}", n + 1))
}

fn parts() -> impl Strategy<Value = Parts> {
    any::<[bool; 11]>().prop_map(
        |[
            timeline,
            remarks,
            chains,
            last_time,
            considered,
            ballots,
            imported,
            people,
            votes,
            minutes,
            worth,
        ]| {
            Parts {
                timeline,
                remarks,
                chains,
                last_time,
                considered,
                ballots,
                imported,
                people,
                votes,
                minutes,
                worth,
            }
        },
    )
}

fn style() -> impl Strategy<Value = Style> {
    (any::<bool>(), prop::sample::select(vec![References::Text, References::Live]))
        .prop_map(|(diagram, references)| Style { diagram, references })
}

fn each(chains: &mut [Chain], change: &mut impl FnMut(&mut Cause)) {
    fn walk(causes: &mut [Cause], change: &mut impl FnMut(&mut Cause)) {
        for cause in causes {
            change(cause);
            walk(&mut cause.causes, change);
        }
    }
    chains.iter_mut().for_each(|chain| walk(&mut chain.causes, change));
}

/// The post-mortem as if what was left out had never been there.
fn left(pm: &PostMortem, parts: Parts) -> PostMortem {
    let mut pm = pm.clone();
    if !parts.timeline {
        // Evidence keeps the words of the events that it names.
        let (events, zone) = (std::mem::take(&mut pm.timeline), pm.facts.zone);
        each(&mut pm.chains, &mut |cause| {
            let shown = events.iter().filter(|event| cause.evidence.events.contains(&event.id));
            let links = shown.map(|event| event_in_words(event, zone)).chain(cause.evidence.links.drain(..));
            cause.evidence = Evidence { events: Vec::new(), links: links.collect() };
        });
    }
    if !parts.remarks {
        pm.remarks = Remarks::default();
    }
    if !parts.chains {
        pm.chains.clear();
    }
    if !parts.last_time {
        let is_settled = !pm.reviews.is_empty() && pm.reviews.iter().all(Review::is_answered);
        pm.overrides.retain(|one| !(is_settled && one.rule == Rule::EveryActionReviewed));
        pm.reviews.clear();
    }
    if !parts.considered {
        pm.candidates.iter_mut().for_each(|candidate| candidate.chosen = true);
    }
    if !parts.ballots {
        pm.ballots.clear();
    }
    if !parts.votes {
        pm.ballots.iter_mut().for_each(|ballot| ballot.tallies.clear());
    }
    if !parts.imported {
        pm.sections.clear();
    }
    if !parts.people {
        (pm.people, pm.facts.facilitator) = (People::default(), String::new());
    }
    if !parts.minutes {
        pm.agenda = Agenda::new(Preset::default());
    }
    if !parts.worth {
        pm.worth = [0; 5];
    }
    pm
}

proptest! {
    #[test]
    fn a_record_read_back_is_the_same_record(pm in any::post_mortem(), references in style()) {
        let style = Style { diagram: true, ..references };
        let original = document(&pm, Parts::ALL);
        let written = write(&original, style);
        let read = read(&written);
        prop_assert_eq!(read.origin, Origin::Record);
        let again = document(&read.post_mortem, Parts::ALL);
        prop_assert_eq!(difference(&written, &write(&again, style)), None);
        prop_assert_eq!(difference(&format!("{original:#?}"), &format!("{again:#?}")), None);
        prop_assert_eq!(&read.warnings, &[]);
    }

    #[test]
    fn what_was_left_out_is_missing_and_nothing_else_changes(pm in any::post_mortem(), parts in parts(), style in style()) {
        let style = Style { diagram: true, ..style };
        let written = write(&document(&pm, parts), style);
        let read = read(&written);
        prop_assert_eq!(&read.warnings, &[]);
        prop_assert_eq!(difference(&written, &write(&document(&read.post_mortem, parts), style)), None);
        let (whole, left) = (document(&read.post_mortem, Parts::ALL), document(&left(&pm, parts), Parts::ALL));
        prop_assert_eq!(difference(&format!("{left:#?}"), &format!("{whole:#?}")), None);
    }
}

#[test]
fn the_title_stands_beneath_the_heading_and_is_read_from_there() {
    let facts =
        Facts { title: "Partial *Prow* outage".into(), service: "Prow (CI)".into(), ..Facts::default() };
    let mut pm = PostMortem::new(Uuid::from_u128(1).into(), 7, facts);
    pm.facts.date = "2019-02-05".parse().ok();
    let written = write(&document(&pm, Parts::default()), Style::default());
    let head =
        "# Post-Mortem: Prow (CI) — 2019-02-05\n\n**Partial \\*Prow\\* outage**\n\n**Status:** Draft\n";
    assert!(written.starts_with(head), "{written}");
    assert_eq!(written.matches("outage").count(), 1);
    assert_eq!(read(&written).post_mortem.facts.title, "Partial *Prow* outage");
    let edited = written.replace("**Partial \\*Prow\\* outage**", "**Prow was down**");
    assert_eq!(read(&edited).post_mortem.facts.title, "Prow was down");
    let before = written
        .replace("**Partial \\*Prow\\* outage**\n\n", "")
        .replace("- **Service:**", "- **Title:** Partial outage\n- **Service:**");
    assert_eq!(read(&before).post_mortem.facts.title, "Partial outage", "a record of an earlier version");
}

#[test]
fn a_pasted_record_mentions_nobody_and_closes_nothing() {
    let said = "@payments-team rolled back, see #12; closes #34, fixes https://github.com/a/b/issues/5 \
                in 6ff0624 (`6ff0624`), GH-7\n/close";
    let mut pm = PostMortem::new(Uuid::from_u128(1).into(), 7, Facts::default());
    pm.facts.summary = said.into();
    let written = write(&document(&pm, Parts::default()), Style::default());
    let expected = "@\u{200b}payments-team rolled back, see #\u{200b}12; closes #\u{200b}34, fixes \
                    `https://github.com/a/b/issues/5` in `6ff0624` ``(`6ff0624`),`` GH-\u{200b}7\\\n\\/close\n";
    assert!(written.contains(expected), "{written}");
    let live =
        write(&document(&pm, Parts::default()), Style { references: References::Live, ..Style::default() });
    assert!(live.contains("@payments-team rolled back, see #12; closes #34, fixes <https"), "{live}");
    for written in [written, live] {
        assert_eq!(read(&written).post_mortem.facts.summary, said);
    }
}
