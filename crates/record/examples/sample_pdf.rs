//! Writes a sample record as PDF: `sample_pdf <kind> <file>`; for looking at the pages.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, unreachable_pub, dead_code)]

#[path = "../tests/pdf/samples.rs"]
mod samples;

use afterword_record::pdf::{Paper, write};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let file = arguments.next().expect("a file to write to");
    let paper = if kind.ends_with("letter") { Paper::Letter } else { Paper::A4 };
    let pm = match kind.as_str() {
        "empty" => samples::empty(),
        "events" => samples::long_timeline(500),
        "chains" => samples::many_chains(),
        "long" => {
            samples::filled_with(&"Long words and sentences follow each other without end. ".repeat(89))
        }
        "unbroken" => samples::filled_with(&"WWWWWW0123456789abcdef".repeat(227)),
        "hostile" => samples::filled_with(&samples::HOSTILE.join("\n")),
        other => other
            .parse()
            .map_or_else(|_| samples::ordinary(), |n: usize| samples::filled_with(samples::HOSTILE[n])),
    };
    let document = afterword_record::document(&pm);
    let now = samples::at("2024-11-20T12:00:00Z");
    for _ in 0..std::env::var("REPEAT").map_or(1, |n| n.parse().unwrap()) {
        let begun = std::time::Instant::now();
        let pdf = write(&document, paper, now).expect("a PDF");
        println!(
            "{} bytes in {:?}, tagged {}, {:?}, missing {:?}",
            pdf.bytes.len(),
            begun.elapsed(),
            pdf.tagged,
            pdf.standards,
            pdf.missing
        );
        std::fs::write(&file, pdf.bytes).expect("written");
    }
}
