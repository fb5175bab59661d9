//! A file on its way into a workspace, as the fuzzers read it.

use afterword_domain::post_mortem::MOST_NUMBER;
use afterword_intake::{Imported, IntakeError, read_file};
use chrono_tz::Tz;
use uuid::Uuid;

/// Reads a file; the ids are the same each time.
pub fn read(name: &str, bytes: &[u8]) -> Result<Vec<Imported>, IntakeError> {
    let mut next = 0u128;
    let mut ids = || {
        next += 1;
        Uuid::from_u128(next)
    };
    read_file(name, bytes, Tz::Europe__Berlin, &mut ids, &mut || true)
}

/// What was read is no larger than its file allows, and asks for nothing.
pub fn assert_bounded(imported: &Imported, bytes: usize) {
    let pm = &imported.post_mortem;
    assert!(pm.number <= MOST_NUMBER);
    assert!(pm.actions.iter().all(|action| action.pending.is_none()));
    assert!(pm.timeline.len() <= 20_000 && pm.actions.len() <= 10_000);
    let sections: usize = pm.sections.iter().map(|section| section.body.len()).sum();
    assert!(sections <= bytes * 8 + 4_096, "{sections} bytes are kept of {bytes}");
}
