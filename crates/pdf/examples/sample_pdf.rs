//! Writes a sample record as PDF, for looking at the pages: `sample_pdf KIND FILE [TIMES]`.
//!
//! Kinds: `ordinary`, `letter`, `empty`, `events`, `chains`, `close`, `late`, `long`, `unbroken`, `hostile`.

#![allow(clippy::unwrap_used, clippy::print_stdout, dead_code)]

#[path = "../tests/pdf/extremes.rs"]
mod extremes;
#[path = "../tests/pdf/samples.rs"]
mod samples;

use afterword_pdf::{Paper, write};

fn main() {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let [kind, file, times @ ..] = arguments.as_slice() else {
        println!("sample_pdf KIND FILE [TIMES]");
        return;
    };
    let paper = if kind == "letter" { Paper::Letter } else { Paper::A4 };
    let mut pm = match kind.as_str() {
        "empty" => samples::empty(),
        "events" => extremes::long_timeline(500),
        "chains" => extremes::many_chains(),
        "close" => extremes::close_marks(),
        "late" => extremes::late_marks(),
        "long" => extremes::filled_with(&"Words and sentences follow each other without end. ".repeat(98)),
        "unbroken" => extremes::filled_with(&"WWWWWW0123456789abcdef".repeat(227)),
        "hostile" => extremes::filled_with(&extremes::HOSTILE.join("\n")),
        _ => samples::ordinary(),
    };
    let times = times.first().map_or(1, |n| n.parse().unwrap());
    for round in 0..times {
        // Each round is another document, so that nothing remembered of the last one helps.
        if round > 0 {
            pm.timeline.iter_mut().for_each(|event| event.text.push('!'));
            pm.facts.summary.push('!');
        }
        let document = afterword_record::document(&pm, afterword_record::Parts::ALL);
        let begun = std::time::Instant::now();
        let pdf = write(&document, paper, samples::at("2024-11-20T12:00:00Z")).unwrap();
        println!("{:?}, {} bytes, {:?}", begun.elapsed(), pdf.bytes.len(), pdf.standards);
        std::fs::write(file, pdf.bytes).unwrap();
    }
}
