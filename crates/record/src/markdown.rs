//! The document as Markdown that renders right on GitHub and reads back as the same record.

mod escape;
mod mermaid;

use std::fmt::Write as _;

use afterword_domain::Severity;

use crate::{Block, Card, Cell, ChainCause, ChainDrawing, Document, Field, Label, Section, Table, in_words};

pub use escape::References;

/// How Markdown is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Style {
    /// Whether the chains are drawn as a Mermaid block too.
    pub diagram: bool,
    /// What becomes of mentions and references.
    pub references: References,
}

impl Style {
    /// Everything that Markdown can have, and no reference works.
    pub const DRAWN: Self = Self { diagram: true, references: References::Text };
}

/// Writes a document as Markdown, with a final newline.
#[must_use]
pub fn write(document: &Document, style: Style) -> String {
    let mut writer = Writer { out: String::with_capacity(8 * 1024), style };
    writer.head(document);
    for section in &document.sections {
        writer.section(section);
    }
    writer.out.push_str("\n---\n");
    for section in &document.appendices {
        writer.section(section);
    }
    writer.out
}

struct Writer {
    out: String,
    style: Style,
}

impl Writer {
    fn inline(&self, text: &str) -> String {
        self.style.references.inline(text)
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    fn head(&mut self, document: &Document) {
        let fields = [
            (Label::Severity, document.severity.map_or("", Severity::label)),
            (Label::Duration, &document.duration),
            (Label::Impact, &document.impact),
        ];
        let field = |(label, value): (Label, &str)| {
            let value = match value {
                "" => "—".to_owned(),
                // A dash that somebody typed is not a missing value.
                "—" => "&mdash;".to_owned(),
                said => self.inline(said),
            };
            format!("**{}:** {value}", label.word())
        };
        let fields = fields.map(field).join(" | ");
        self.line(&format!("# {}\n", self.inline(&document.title)));
        if !document.subtitle.is_empty() {
            self.line(&format!("**{}**\n", self.inline(&document.subtitle)));
        }
        self.line(&format!("**{}:** {}\n", Label::Status.word(), self.inline(document.status.label())));
        self.line(&fields);
    }

    fn section(&mut self, section: &Section) {
        self.line(&format!("\n## {}", self.inline(section.heading.word())));
        for block in &section.blocks {
            self.out.push('\n');
            match block {
                Block::Said(text) => self.line(&self.style.references.paragraphs(text)),
                Block::Note(note) => self.line(&format!("*{}*", self.inline(&note.sentence()))),
                Block::List(entries) => {
                    entries.iter().for_each(|entry| self.line(&format!("- {}", self.inline(entry))));
                }
                Block::Fields(fields) => self.fields(fields, ""),
                Block::Table(table) => self.table(table),
                Block::Chains(chains) => self.chains(chains),
                Block::Cards(cards) => self.cards(cards),
                Block::Source(text) => self.source(text),
            }
        }
    }

    fn fields(&mut self, fields: &[Field], indent: &str) {
        for field in fields {
            let (label, value) = (self.inline(field.label.word()), self.inline(&field.value));
            self.line(&format!("{indent}- **{label}:** {value}"));
        }
    }

    fn cards(&mut self, cards: &[Card]) {
        for card in cards {
            self.line(&format!("- {}", self.inline(&card.title)));
            self.fields(&card.fields, "  ");
        }
    }

    fn table(&mut self, table: &Table) {
        let headings: Vec<_> =
            table.columns.iter().map(|column| self.style.references.cell(&column.heading.word())).collect();
        self.line(&format!("| {} |", headings.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(headings.len())));
        for row in &table.rows {
            let cells: Vec<_> = row.iter().map(|cell| self.cell(cell)).collect();
            self.line(&format!("| {} |", cells.join(" | ")));
        }
    }

    fn cell(&self, cell: &Cell) -> String {
        let escaped = |text: &str| self.style.references.cell(text);
        let mut said = escaped(&cell.text);
        if !cell.mark.is_empty() {
            let _ = write!(said, " *({})*", escaped(&cell.mark));
        }
        for link in &cell.links {
            if !said.is_empty() {
                said.push_str("<br>");
            }
            said.push_str(&escaped(link));
        }
        said
    }

    fn chains(&mut self, chains: &[ChainDrawing]) {
        for (place, chain) in chains.iter().enumerate() {
            if place > 0 {
                self.out.push('\n');
            }
            self.line(&format!("### {}", self.inline(&chain.problem)));
            if !chain.causes.is_empty() {
                self.out.push('\n');
            }
            self.causes(&chain.causes, 0);
        }
        if self.style.diagram && chains.iter().any(|chain| !chain.causes.is_empty()) {
            self.out.push('\n');
            mermaid::write(&mut self.out, chains);
        }
    }

    fn causes(&mut self, causes: &[ChainCause], depth: usize) {
        for cause in causes {
            // An entry without words would not hold the list below it everywhere.
            let said = if cause.text.is_empty() { "&nbsp;".to_owned() } else { self.inline(&cause.text) };
            let marks = in_words(&cause.marks);
            let marks = if marks.is_empty() { marks } else { format!(" *({marks})*") };
            self.line(&format!("{}- {said}{marks}", "  ".repeat(depth)));
            self.fields(&cause.fields, &"  ".repeat(depth + 1));
            self.causes(&cause.causes, depth + 1);
        }
    }

    /// A fence longer than any run of backticks inside, so that nothing in the text can close it.
    fn source(&mut self, text: &str) {
        let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
        let fence = "`".repeat(longest.max(2) + 1);
        self.line(&format!("{fence}markdown\n{text}\n{fence}"));
    }
}
