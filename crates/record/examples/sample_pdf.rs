//! Writes a sample record as PDF: `sample_pdf <kind> <file>`; for looking at the pages.

#![allow(clippy::expect_used, clippy::unwrap_used, clippy::print_stdout, unreachable_pub, dead_code)]

#[path = "../tests/pdf/extremes.rs"]
mod extremes;
#[path = "../tests/pdf/samples.rs"]
mod samples;

use afterword_record::pdf::{Paper, write};

fn main() {
    let mut arguments = std::env::args().skip(1);
    let kind = arguments.next().unwrap_or_default();
    let file = arguments.next().expect("a file to write to");
    let paper = if kind.ends_with("letter") { Paper::Letter } else { Paper::A4 };
    let mut pm = match kind.as_str() {
        "orphan" => {
            let mut pm = samples::ordinary();
            let lines: usize = std::env::var("LINES").map_or(1, |n| n.parse().unwrap());
            pm.facts.summary = vec!["One more line."; lines].join("\n");
            pm
        }
        "wide" => extremes::filled_with(&std::env::var("WORD").unwrap()),
        "close" => extremes::close_marks(),
        "late" => extremes::late_marks(),
        "empty" => samples::empty(),
        "events" => extremes::long_timeline(500),
        "chains" => extremes::many_chains(),
        "long" => {
            extremes::filled_with(&"Long words and sentences follow each other without end. ".repeat(89))
        }
        "unbroken" => extremes::filled_with(&"WWWWWW0123456789abcdef".repeat(227)),
        "hostile" => extremes::filled_with(&extremes::HOSTILE.join("\n")),
        other => other
            .parse()
            .map_or_else(|_| samples::ordinary(), |n: usize| extremes::filled_with(extremes::HOSTILE[n])),
    };
    let now = samples::at("2024-11-20T12:00:00Z");
    for n in 0..std::env::var("REPEAT").map_or(1, |n| n.parse().unwrap()) {
        pm.number = 14 + n;
        pm.facts.summary.push_str(" Again.");
        pm.timeline.iter_mut().for_each(|e| e.text.push('.'));
        let document = afterword_record::document(&pm);
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
