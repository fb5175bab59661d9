//! What the template reads: the document, with every text cut to be set.

use serde::Serialize;

use crate::Paper;
use crate::chains::Chain;
use crate::phrases::{self, Words};
use crate::table::Grid;
use crate::text::{IN_LARGE, Text, cleaned, is_right_to_left, one_line};
use afterword_domain::Severity;
use afterword_record::{Block, Card, Document, Field, Label, Lifespan, Section};
use afterword_words as words;

/// The instant from which users no longer felt it.
const RELIEF: Label = Label::Mark(afterword_domain::Mark::Mitigated);
/// How much of the name stands at the foot of each page.
const NAME_AT_FOOT: usize = 48;
/// Cards, fields and kept text up to this many characters stay on one page.
const ON_ONE_PAGE: usize = 1_200;
/// Kept text up to this many lines stays on one page.
const LINES_ON_ONE_PAGE: usize = 20;

/// A record.
#[derive(Debug, Serialize)]
pub(super) struct Record {
    words: Words,
    paper: &'static str,
    /// What the file is called in its own data.
    title: String,
    /// What stands largest on the first page.
    name: Text,
    /// How long that is.
    name_length: usize,
    /// The title line, where it says more than the name.
    line: Text,
    label: String,
    foot: String,
    status: &'static str,
    severity: &'static str,
    duration: String,
    impact: Text,
    impact_length: usize,
    lifespan: Option<Life>,
    /// Names the characters that no font has, or empty.
    missing: String,
    sections: Vec<Chapter>,
    appendices: Vec<Chapter>,
}

#[derive(Debug, Serialize)]
struct Life {
    /// The drawing in words.
    alt: String,
    /// Where users no longer felt it, from 0 to 1.
    relief: Option<f64>,
    marks: Vec<Mark>,
}

#[derive(Debug, Serialize)]
struct Mark {
    label: &'static str,
    time: String,
    later: String,
    /// Where it stands, from 0 to 1.
    at: f64,
}

#[derive(Debug, Serialize)]
struct Chapter {
    heading: Text,
    blocks: Vec<Piece>,
}

#[derive(Debug, Serialize)]
#[serde(tag = "piece", content = "content", rename_all = "snake_case")]
enum Piece {
    Said(Vec<Text>),
    Note(Text),
    List(Vec<Text>),
    Fields(Entries),
    Table(Grid),
    Chains(Vec<Chain>),
    Cards(Vec<Sheet>),
    Source(Source),
}

#[derive(Debug, Serialize)]
struct Source {
    lines: Vec<Text>,
    /// May break across pages.
    breaks: bool,
}

#[derive(Debug, Serialize)]
struct Entries {
    fields: Vec<Entry>,
    /// May break across pages.
    breaks: bool,
}

#[derive(Debug, Serialize)]
struct Entry {
    label: &'static str,
    value: Text,
    /// A verdict stands out.
    verdict: bool,
}

#[derive(Debug, Serialize)]
struct Sheet {
    title: Text,
    #[serde(flatten)]
    entries: Entries,
}

impl Record {
    pub(super) fn new(document: &Document, paper: Paper, missing: &[char]) -> Self {
        let title = one_line(&document.title);
        let name = one_line(&document.name);
        let (name, line) =
            if name.is_empty() { (title.as_str(), "") } else { (name.as_str(), title.as_str()) };
        let foot = afterword_domain::text::shortened(name, NAME_AT_FOOT);
        Self {
            words: phrases::template(),
            paper: match paper {
                Paper::A4 => "a4",
                Paper::Letter => "us-letter",
            },
            name: Text::new(name, IN_LARGE),
            name_length: name.chars().count(),
            line: Text::prose(&in_order(line, document)),
            label: one_line(&document.label),
            foot,
            status: document.status.label(),
            severity: document.severity.map_or("", Severity::label),
            duration: one_line(&document.duration),
            impact: Text::new(&document.impact, IN_LARGE),
            impact_length: document.impact.chars().count(),
            lifespan: document.lifespan.as_ref().map(Life::new),
            missing: phrases::missing(missing),
            sections: document.sections.iter().map(Chapter::new).collect(),
            appendices: document.appendices.iter().map(Chapter::new).collect(),
            title,
        }
    }
}

/// The title line with a right-to-left name kept apart, so that the date stays at the end.
fn in_order(line: &str, document: &Document) -> String {
    if !is_right_to_left(line) {
        return line.to_owned();
    }
    let date = document.date.map_or_else(|| words::document_undated().to_owned(), |date| date.to_string());
    let (start, end) = (format!("{}: ", words::document_title()), format!(" — {date}"));
    match line.strip_prefix(&start).and_then(|rest| rest.strip_suffix(&end)) {
        Some(middle) => format!("{start}\u{2068}{middle}\u{2069}{end}"),
        None => line.to_owned(),
    }
}

impl Life {
    fn new(span: &Lifespan) -> Self {
        // Both are seconds of an incident: far below where a float would round them.
        let part = |offset: i64| {
            let whole = span.marks.iter().map(|m| m.offset).max().unwrap_or(1).max(1);
            (offset as f64 / whole as f64).clamp(0.0, 1.0)
        };
        let marks = span.marks.iter().map(|mark| Mark {
            label: mark.label.word(),
            time: one_line(&mark.time),
            later: if mark.offset > 0 { phrases::later(mark.offset) } else { String::new() },
            at: part(mark.offset),
        });
        Self {
            alt: phrases::lifespan(span),
            relief: span.marks.iter().find(|m| m.label == RELIEF).map(|m| part(m.offset)),
            marks: marks.collect(),
        }
    }
}

impl Chapter {
    fn new(section: &Section) -> Self {
        let heading = one_line(section.heading.word());
        Self {
            heading: Text::prose(if heading.is_empty() { words::pdf_unnamed() } else { &heading }),
            blocks: section.blocks.iter().map(Piece::new).collect(),
        }
    }
}

impl Piece {
    fn new(block: &Block) -> Self {
        let prose = |texts: &[String]| texts.iter().map(|text| Text::prose(text)).collect();
        match block {
            Block::Said(text) => Self::Said(paragraphs(text)),
            Block::Note(note) => Self::Note(Text::prose(&note.sentence())),
            Block::List(entries) => Self::List(prose(entries)),
            Block::Fields(fields) => Self::Fields(Entries::new(fields, 0)),
            Block::Table(table) => Self::Table(Grid::new(table)),
            Block::Chains(chains) => Self::Chains(chains.iter().map(Chain::new).collect()),
            Block::Cards(cards) => Self::Cards(cards.iter().map(Sheet::new).collect()),
            Block::Source(text) => Self::Source(Source::new(text)),
        }
    }
}

impl Source {
    fn new(text: &str) -> Self {
        let lines: Vec<_> = cleaned(text).split('\n').map(Text::prose).collect();
        Self { breaks: lines.len() > LINES_ON_ONE_PAGE || text.len() > ON_ONE_PAGE, lines }
    }
}

fn paragraphs(text: &str) -> Vec<Text> {
    let clean = cleaned(text);
    clean.split("\n\n").map(|p| p.trim_matches('\n')).filter(|p| !p.is_empty()).map(Text::prose).collect()
}

impl Entries {
    /// Fields below a title of `above` characters.
    fn new(fields: &[Field], above: usize) -> Self {
        let length = above + fields.iter().map(|f| f.value.len()).sum::<usize>();
        Self { fields: fields.iter().map(Entry::new).collect(), breaks: length > ON_ONE_PAGE }
    }
}

impl Entry {
    fn new(field: &Field) -> Self {
        Self {
            label: field.label.word(),
            value: Text::prose(&field.value),
            verdict: field.label == Label::Verdict,
        }
    }
}

impl Sheet {
    fn new(card: &Card) -> Self {
        Self { title: Text::prose(&card.title), entries: Entries::new(&card.fields, card.title.len()) }
    }
}
