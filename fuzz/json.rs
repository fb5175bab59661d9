//! Any file may be given as a record in JSON: it is read the same each time, within bounds, and what was read can be
//! written in every text format and read back.
#![no_main]

mod reading;

use afterword_record::{Parts, calendar, document, json, markdown};
use libfuzzer_sys::fuzz_target;

use reading::{assert_bounded, read};

fuzz_target!(|bytes: &[u8]| {
    let first = read("record.json", bytes);
    assert_eq!(first, read("record.json", bytes));
    for imported in first.into_iter().flatten() {
        assert_bounded(&imported, bytes.len());
        let pm = imported.post_mortem;
        let text = json::write(&pm).expect("what was read can be written");
        let again = read("record.json", text.as_bytes()).expect("what was written can be read");
        assert_eq!(again[0].post_mortem, pm);
        let document = document(&pm, Parts::ALL);
        let _ = markdown::write(&document, markdown::Style::DRAWN);
        let _ = calendar::write(&pm, chrono::DateTime::UNIX_EPOCH);
    }
});
