//! What we write, we read back: the record stays the same, to the byte.

#![allow(clippy::unwrap_used)] // a strategy has nobody to tell

mod any;

use afterword_domain::PostMortem;
use afterword_intake::{Origin, markdown};
use afterword_record::{document, markdown::write};
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

fn back(pm: &PostMortem) -> markdown::Imported {
    markdown::read(&write(&document(pm), true), None, Tz::Asia__Tokyo, &mut ids())
}

/// The first line in which two texts differ, for a failure that can be read.
fn difference(one: &str, other: &str) -> Option<String> {
    let pairs = one.lines().map(Some).chain([None]).zip(other.lines().map(Some).chain([None]));
    pairs.enumerate().find(|(_, (a, b))| a != b).map(|(n, (a, b))| format!("line {}:\n{a:?}\n{b:?}", n + 1))
}

proptest! {
    #[test]
    fn a_record_read_back_is_the_same_record(pm in any::post_mortem()) {
        let original = document(&pm);
        let written = write(&original, true);
        let read = back(&pm);
        prop_assert_eq!(read.origin, Origin::Record);
        let again = document(&read.post_mortem);
        prop_assert_eq!(difference(&written, &write(&again, true)), None);
        prop_assert_eq!(difference(&format!("{original:#?}"), &format!("{again:#?}")), None);
        prop_assert_eq!(&read.warnings, &[]);
    }
}
