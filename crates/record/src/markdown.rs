//! The document as Markdown that renders right on GitHub and reads back as the same record.

mod escape;
mod mermaid;

use std::fmt::Write as _;

use crate::words;
use crate::{Block, Card, Cell, ChainCause, ChainDrawing, Document, Field, Section, Table};

pub use escape::{inline, paragraphs};

/// Writes a document as Markdown, with a final newline; `diagram` adds the chains as a Mermaid block.
#[must_use]
pub fn write(document: &Document, diagram: bool) -> String {
    let mut out = String::with_capacity(8 * 1024);
    let head = [
        (words::SEVERITY, &document.severity),
        (words::DURATION, &document.duration),
        (words::IMPACT, &document.impact),
    ];
    let head: Vec<_> = head
        .into_iter()
        .map(|(label, value)| {
            let value = match value.as_str() {
                "" => "—".to_owned(),
                // A dash that somebody typed is not a missing value.
                "—" => "&mdash;".to_owned(),
                said => inline(said),
            };
            format!("**{label}:** {value}")
        })
        .collect();
    let _ = writeln!(out, "# {}\n", inline(&document.title));
    let _ = writeln!(out, "**{}:** {}\n", words::STATUS, inline(&document.status));
    let _ = writeln!(out, "{}", head.join(" | "));
    for section in &document.sections {
        write_section(&mut out, section, diagram);
    }
    out.push_str("\n---\n");
    for section in &document.appendices {
        write_section(&mut out, section, diagram);
    }
    out
}

fn write_section(out: &mut String, section: &Section, diagram: bool) {
    let _ = writeln!(out, "\n## {}", inline(&section.heading));
    for block in &section.blocks {
        out.push('\n');
        match block {
            Block::Said(text) => {
                let _ = writeln!(out, "{}", paragraphs(text));
            }
            Block::Note(text) => {
                let _ = writeln!(out, "*{}*", inline(text));
            }
            Block::List(entries) => {
                for entry in entries {
                    let _ = writeln!(out, "- {}", inline(entry));
                }
            }
            Block::Fields(fields) => write_fields(out, fields, ""),
            Block::Table(table) => write_table(out, table),
            Block::Chains(chains) => write_chains(out, chains, diagram),
            Block::Cards(cards) => write_cards(out, cards),
            Block::Source(text) => write_source(out, text),
        }
    }
}

fn write_fields(out: &mut String, fields: &[Field], indent: &str) {
    for field in fields {
        let _ = writeln!(out, "{indent}- **{}:** {}", inline(&field.label), inline(&field.value));
    }
}

fn write_cards(out: &mut String, cards: &[Card]) {
    for card in cards {
        let _ = writeln!(out, "- {}", inline(&card.title));
        write_fields(out, &card.fields, "  ");
    }
}

fn write_table(out: &mut String, table: &Table) {
    let headings: Vec<_> = table.columns.iter().map(|c| escape::cell(&c.heading)).collect();
    let _ = writeln!(out, "| {} |", headings.join(" | "));
    let _ = writeln!(out, "|{}", " --- |".repeat(headings.len()));
    for row in &table.rows {
        let cells: Vec<_> = row.iter().map(cell).collect();
        let _ = writeln!(out, "| {} |", cells.join(" | "));
    }
}

fn cell(cell: &Cell) -> String {
    let mut said = escape::cell(&cell.text);
    if !cell.mark.is_empty() {
        let _ = write!(said, " *({})*", escape::cell(&cell.mark));
    }
    for link in &cell.links {
        if !said.is_empty() {
            said.push_str("<br>");
        }
        said.push_str(&escape::cell(link));
    }
    said
}

fn write_chains(out: &mut String, chains: &[ChainDrawing], diagram: bool) {
    for (place, chain) in chains.iter().enumerate() {
        if place > 0 {
            out.push('\n');
        }
        let _ = writeln!(out, "### {}", inline(&chain.problem));
        if !chain.causes.is_empty() {
            out.push('\n');
        }
        write_causes(out, &chain.causes, 0);
    }
    if diagram && chains.iter().any(|chain| !chain.causes.is_empty()) {
        out.push('\n');
        mermaid::write(out, chains);
    }
}

fn write_causes(out: &mut String, causes: &[ChainCause], depth: usize) {
    for cause in causes {
        // An entry without words would not hold the list below it everywhere.
        let said = if cause.text.is_empty() { "&nbsp;".to_owned() } else { inline(&cause.text) };
        let _ = write!(out, "{}- {said}", "  ".repeat(depth));
        if !cause.marks.is_empty() {
            let _ = write!(out, " *({})*", cause.marks.join(" · "));
        }
        out.push('\n');
        write_fields(out, &cause.fields, &"  ".repeat(depth + 1));
        write_causes(out, &cause.causes, depth + 1);
    }
}

/// A fence longer than any run of backticks inside, so that nothing in the text can close it.
fn write_source(out: &mut String, text: &str) {
    let mut longest = 0;
    let mut run = 0;
    for c in text.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.max(2) + 1);
    let _ = writeln!(out, "{fence}markdown\n{text}\n{fence}");
}
