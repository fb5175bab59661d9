//! The record as a document: what the writers write, with every figure already in words.

use afterword_domain::{Severity, Status};
use chrono::NaiveDate;
use serde::{Serialize, Serializer};
use ts_rs::TS;

use crate::{CauseMark, ColumnName, Heading, Label, Note};

/// A finished document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Document {
    /// The title line: `Post-Mortem: Checkout — 2024-11-15`.
    pub title: String,
    /// The post-mortem's number in words: `PM-14`.
    pub label: String,
    /// What the incident is called.
    pub name: String,
    /// What stands beneath the title line: the name, where the title line has the service instead.
    pub subtitle: String,
    /// The day of the incident.
    pub date: Option<NaiveDate>,
    /// Where it stands.
    #[serde(serialize_with = "status_word")]
    #[ts(type = "string")]
    pub status: Status,
    /// How bad it was.
    #[serde(serialize_with = "severity_word")]
    #[ts(type = "string")]
    pub severity: Option<Severity>,
    /// How long users felt it, or empty.
    pub duration: String,
    /// For whom and how much, or empty.
    pub impact: String,
    /// The lifecycle to be drawn, where at least two instants are known.
    pub lifespan: Option<Lifespan>,
    /// The sections, in the order of the record.
    pub sections: Vec<Section>,
    /// What follows for those who want to know more.
    pub appendices: Vec<Section>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn status_word<S: Serializer>(status: &Status, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(status.label())
}

/// Windows get an empty word where it is not known.
#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands over a reference")]
fn severity_word<S: Serializer>(severity: &Option<Severity>, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(severity.map_or("", Severity::label))
}

/// The known instants of a lifecycle, in order of time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Lifespan {
    /// The marks, first to last.
    pub marks: Vec<LifespanMark>,
}

/// One instant of a lifecycle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct LifespanMark {
    /// Which instant.
    #[ts(type = "string")]
    pub label: Label,
    /// Its time in the incident's zone.
    pub time: String,
    /// Seconds after the first mark.
    #[ts(type = "number")]
    pub offset: i64,
}

/// A section with its heading.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Section {
    /// What it is about.
    #[ts(type = "string")]
    pub heading: Heading,
    /// What stands below it.
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "block", content = "content", rename_all = "snake_case")]
pub enum Block {
    /// What people said; an empty line parts paragraphs.
    Said(String),
    /// What the record itself says.
    Note(#[ts(type = "string")] Note),
    /// A list, one entry per remark.
    List(Vec<String>),
    /// Labels with their values.
    Fields(Vec<Field>),
    /// A table.
    Table(Table),
    /// Chains of causes.
    Chains(Vec<ChainDrawing>),
    /// One card per earlier action.
    Cards(Vec<Card>),
    /// Text kept word for word from an imported document.
    Source(String),
}

/// A label with its value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Field {
    /// What the value is.
    #[ts(type = "string")]
    pub label: Label,
    /// The value.
    pub value: String,
}

/// A table whose rows have one cell per column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Table {
    /// The columns.
    pub columns: Vec<Column>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Column {
    /// What it holds.
    #[ts(type = "string")]
    pub heading: ColumnName,
    /// Whether it takes the room that the other columns leave.
    pub wide: bool,
    /// Whether it holds nothing but counts and spans of time, which end below each other.
    #[serde(skip)]
    pub numbers: bool,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, TS)]
pub struct Cell {
    /// The text, in one or several lines.
    pub text: String,
    /// What the tool adds in brackets: `done`.
    pub mark: String,
    /// Links after the text.
    pub links: Vec<String>,
}

/// A chain to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChainDrawing {
    /// The problem it starts from.
    pub problem: String,
    /// The first answers.
    pub causes: Vec<ChainCause>,
}

/// A cause to be drawn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct ChainCause {
    /// Counted from 1 over all chains, in the order in which they are read.
    pub number: usize,
    /// The answer.
    pub text: String,
    /// What is known of it: `policy`, `confirmed`, `end of chain`.
    #[ts(type = "Array<string>")]
    pub marks: Vec<CauseMark>,
    /// Whether the chain ends here.
    pub end: bool,
    /// Whether it was ruled out.
    pub ruled_out: bool,
    /// Whether the step to what stands above it is weak.
    pub weak: bool,
    /// The number of the cause that it is the same as.
    pub same_as: Option<usize>,
    /// Evidence, why it was ruled out, which other cause it is the same as.
    pub fields: Vec<Field>,
    /// The answers below it.
    pub causes: Vec<ChainCause>,
}

/// A card: a title and labelled values.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Card {
    /// The title.
    pub title: String,
    /// The values.
    pub fields: Vec<Field>,
}

impl Cell {
    /// A cell with text alone.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

impl Column {
    /// Columns; the one at `wide` takes the room that is left, those at `numbers` hold numbers.
    #[must_use]
    pub fn row(headings: &[ColumnName], wide: usize, numbers: &[usize]) -> Vec<Self> {
        let column = |(place, heading): (usize, &ColumnName)| Self {
            heading: *heading,
            wide: place == wide,
            numbers: numbers.contains(&place),
        };
        headings.iter().enumerate().map(column).collect()
    }
}
