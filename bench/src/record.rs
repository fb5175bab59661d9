//! Measures writing a record: PDF against Chromium printing the same content from HTML, the other formats against that
//! PDF.

use std::path::Path;

use afterword_domain::{EventId, EventKind, PostMortem, PostMortemId, TimelineEvent};
use afterword_pdf::Paper;
use afterword_record::{Parts, document, json, markdown};
use afterword_service::{LibraryOp, Op, Workspace};
use afterword_store::Store;
use uuid::Uuid;

use crate::Outcome;
use crate::edit::now;
use crate::figure::{Figure, Times};

const RUNS: usize = 25;

pub(crate) fn measure(folder: &Path) -> Outcome {
    let sample = sample(folder)?;
    let mut long = sample.clone();
    long.timeline = (0..300).map(event).collect();
    for (name, pm) in [("pdf_sample", &sample), ("pdf_300_events", &long)] {
        let html = folder.join(format!("{name}.html"));
        std::fs::write(&html, page(&markdown::write(&document(pm, Parts::ALL), markdown::Style::DRAWN)))?;
        let chromium = crate::chromium::print(&html, folder)?;
        // Not measured: the first write of a process loads the fonts, which the application does once.
        afterword_pdf::write(&document(pm, Parts::ALL), Paper::A4, now(0).utc)?;
        let ours = Times::of(RUNS, |run| {
            let mut pm = pm.clone();
            pm.facts.impact = format!("{run} % of checkouts failed");
            afterword_pdf::write(&document(&pm, Parts::ALL), Paper::A4, now(0).utc).map(drop)
        })?;
        let against = format!(
            "Chromium from HTML: {:.0} ms with its start, {:.0} ms when it runs already",
            chromium.cold, chromium.warm
        );
        let value = ours.median();
        Figure { name, value, unit: "ms", against, ratio: chromium.cold / value }.tell();
        let warm = format!("{name}_against_running_chromium");
        let against = format!("a running Chromium: {:.0} ms", chromium.warm);
        Figure { name: &warm, value, unit: "ms", against, ratio: chromium.warm / value }.tell();
        texts(name, pm, value)?;
    }
    Ok(())
}

fn texts(name: &str, pm: &PostMortem, pdf: f64) -> Outcome {
    let of = name.trim_start_matches("pdf_");
    let md = Times::of(RUNS, |_| -> Outcome {
        std::hint::black_box(markdown::write(&document(pm, Parts::ALL), markdown::Style::DRAWN));
        Ok(())
    })?;
    let whole = Times::of(RUNS, |_| -> Outcome {
        std::hint::black_box(json::write(pm)?);
        Ok(())
    })?;
    for (format, value) in [("markdown", md.median()), ("json", whole.median())] {
        let against = format!("PDF of the same: {pdf:.1} ms");
        Figure { name: &format!("{format}_{of}"), value, unit: "ms", against, ratio: value / pdf }.tell();
    }
    Ok(())
}

fn sample(folder: &Path) -> Result<PostMortem, Box<dyn std::error::Error>> {
    let workspace =
        Workspace::new(Store::open_or_make(&folder.join("sample.afterword"), now(0).today)?, &now(0))?;
    let applied = workspace.apply(&Op::Library { act: LibraryOp::AddSample }, &now(1))?;
    Ok(workspace.post_mortem(PostMortemId(applied.made.ok_or("no sample")?))?)
}

fn event(n: u32) -> TimelineEvent {
    TimelineEvent {
        id: EventId(Uuid::from_u128(u128::from(n))),
        at: chrono::DateTime::from_timestamp(1_731_675_000 + i64::from(n) * 20, 0).unwrap_or_default(),
        text: format!(
            "Event {n}: the error rate of checkout is at {} %, and somebody compares it with the day before.",
            n % 9
        ),
        kind: EventKind::ALL[n as usize % 6],
        source: String::new(),
        links: Vec::new(),
        starred: n.is_multiple_of(10),
    }
}

/// Returns the content as an HTML page with styles for print.
fn page(markdown: &str) -> String {
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut body = String::new();
    pulldown_cmark::html::push_html(&mut body, pulldown_cmark::Parser::new_ext(markdown, options));
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><style>@page {{ size: A4; margin: 22mm }} \
         body {{ font: 10pt/1.4 serif }} table {{ width: 100%; border-collapse: collapse }} \
         th, td {{ text-align: left; border-bottom: 0.5pt solid #ccc; padding: 3pt }}</style>{body}</html>"
    )
}
