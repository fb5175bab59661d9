//! Any text may be given as a document: it is read the same each time, within bounds, and what was read can be written
//! and read back.
#![no_main]

mod reading;

use afterword_record::{Parts, document, markdown};
use libfuzzer_sys::fuzz_target;

use reading::{assert_bounded, read};

fuzz_target!(|text: &str| {
    let first = read("document.md", text.as_bytes());
    assert_eq!(first, read("document.md", text.as_bytes()));
    for imported in first.into_iter().flatten() {
        assert_bounded(&imported, text.len());
        let record = markdown::write(&document(&imported.post_mortem, Parts::ALL), markdown::Style::default());
        read("record.md", record.as_bytes()).expect("our own record can be read");
    }
});
