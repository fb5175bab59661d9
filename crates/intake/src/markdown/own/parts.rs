//! The parts of a record, and the few forms in which they hold what they hold.

use afterword_domain::{OtherSection, PostMortem};
use afterword_words as words;
use uuid::Uuid;

use super::super::fresh;
use super::super::prose::without_comments;
use super::super::span::{Mark, Span, plain, strong_start};
use super::super::tree::{Item, Kind, Node, Row};
use crate::clean::in_blocks;

/// A part below its heading. What was read is taken out of `left`.
pub(super) struct Part<'a> {
    pub(super) heading: String,
    pub(super) left: Vec<&'a Node>,
}

/// A label with its value.
pub(super) struct Labelled {
    pub(super) label: String,
    pub(super) value: String,
}

/// A card: its title and its values.
pub(super) struct Card {
    pub(super) title: String,
    pub(super) fields: Vec<Labelled>,
}

/// Cuts a record at its headings of the second level: what stands before the first, and the parts.
pub(super) fn parts(nodes: &[Node]) -> (&[Node], Vec<Part<'_>>) {
    let is_cut = |node: &Node| matches!(node.kind, Kind::Heading(2, _));
    let first = nodes.iter().position(is_cut).unwrap_or(nodes.len());
    let mut parts: Vec<Part<'_>> = Vec::new();
    for node in &nodes[first..] {
        match (&node.kind, parts.last_mut()) {
            (Kind::Heading(2, spans), _) => parts.push(Part { heading: plain(spans), left: Vec::new() }),
            (_, Some(part)) => part.left.push(node),
            _ => {}
        }
    }
    (&nodes[..first], parts)
}

/// Rules, comments and "Nothing recorded." are not worth keeping.
pub(super) fn says_nothing(node: &Node) -> bool {
    match &node.kind {
        Kind::Rule => true,
        Kind::Html(html) => without_comments(html).is_empty(),
        Kind::Paragraph(_) => note(node).as_deref() == Some(words::document_nothing()),
        _ => false,
    }
}

/// What the record itself says in a paragraph: it stands in emphasis.
pub(super) fn note(node: &Node) -> Option<String> {
    let Kind::Paragraph(spans) = &node.kind else { return None };
    match spans.as_slice() {
        [Span::Start(Mark::Emphasis), inner @ .., Span::End(Mark::Emphasis)]
            if !inner.contains(&Span::End(Mark::Emphasis)) =>
        {
            Some(plain(inner))
        }
        _ => None,
    }
}

/// The words of a line, and what the record added in brackets and emphasis.
pub(super) fn marked(spans: &[Span]) -> (String, Option<String>) {
    if let [before @ .., Span::End(Mark::Emphasis)] = spans {
        let start = before.iter().rposition(|span| *span == Span::Start(Mark::Emphasis));
        if let Some(start) = start {
            let mark = plain(&before[start + 1..]);
            if let Some(mark) = mark.strip_prefix('(').and_then(|mark| mark.strip_suffix(')')) {
                let said = plain(&before[..start]);
                return (said.strip_suffix(' ').unwrap_or(&said).to_owned(), Some(mark.to_owned()));
            }
        }
    }
    (plain(spans), None)
}

/// A label and its value in one line: `**Owner:** Ana`.
pub(super) fn labelled(spans: &[Span]) -> Option<Labelled> {
    let (label, rest) = strong_start(spans)?;
    let value = plain(rest);
    let label = label.strip_suffix(':')?.to_owned();
    Some(Labelled { label, value: value.strip_prefix(' ').unwrap_or(&value).to_owned() })
}

/// The first paragraph of an entry.
pub(super) fn line_of(item: &Item) -> &[Span] {
    match item.nodes.first().map(|node| &node.kind) {
        Some(Kind::Paragraph(spans)) => spans,
        _ => &[],
    }
}

/// The entries of the lists inside an entry.
pub(super) fn below(item: &Item) -> impl Iterator<Item = &Item> {
    item.nodes
        .iter()
        .filter_map(|node| match &node.kind {
            Kind::List { items, .. } => Some(items),
            _ => None,
        })
        .flatten()
}

/// An entry as a card.
pub(super) fn card(item: &Item) -> Card {
    Card {
        title: plain(line_of(item)),
        fields: below(item).filter_map(|field| labelled(line_of(field))).collect(),
    }
}

impl<'a> Part<'a> {
    /// The text that the part keeps word for word, when it is nothing else.
    pub(super) fn source(&self) -> Option<String> {
        match self.left.as_slice() {
            [node] => match &node.kind {
                Kind::Code { info, text } if info == "markdown" => {
                    Some(text.strip_suffix('\n').unwrap_or(text).to_owned())
                }
                _ => None,
            },
            _ => None,
        }
    }

    /// Takes all entries of the lists out of the part.
    pub(super) fn items(&mut self) -> Vec<&'a Item> {
        let mut found = Vec::new();
        self.left.retain(|node| match &node.kind {
            Kind::List { items, .. } => {
                found.extend(items);
                false
            }
            _ => true,
        });
        found
    }

    /// The headings of the first table.
    pub(super) fn columns(&self) -> Vec<String> {
        let head = self.left.iter().find_map(|node| match &node.kind {
            Kind::Table(rows) => rows.first(),
            _ => None,
        });
        head.map(|row| row.cells.iter().map(|spans| plain(spans)).collect()).unwrap_or_default()
    }

    /// Takes all rows of the tables out of the part, without their heads.
    pub(super) fn rows(&mut self) -> Vec<&'a Row> {
        let mut found = Vec::new();
        self.left.retain(|node| match &node.kind {
            Kind::Table(rows) => {
                found.extend(rows.iter().skip(1));
                false
            }
            _ => true,
        });
        found
    }

    /// Takes the lists out of the part, each entry as text. An entry with more below it keeps that in its text.
    pub(super) fn entries(&mut self) -> Vec<String> {
        let whole = |item: &Item| {
            let mut text = plain(line_of(item));
            for item in below(item) {
                text.push_str("; ");
                text.push_str(&plain(line_of(item)));
            }
            text
        };
        self.items().into_iter().map(whole).filter(|text| !text.is_empty()).collect()
    }

    /// Keeps what is left of the part word for word.
    pub(super) fn keep(&self, text: &str, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
        let body: Vec<_> = self.left.iter().map(|node| text[node.range.clone()].trim_end()).collect();
        for body in in_blocks(&body.join("\n\n")) {
            pm.sections.push(OtherSection { id: fresh(ids), heading: self.heading.clone(), body });
        }
    }
}

/// The one of several that bears a label.
pub(super) fn by_label<T: Copy>(all: &[T], label: impl Fn(T) -> &'static str, said: &str) -> Option<T> {
    all.iter().copied().find(|one| label(*one) == said.trim())
}

/// The words of a cell; empty where the row is too short.
pub(super) fn cell(row: &Row, place: usize) -> String {
    row.cells.get(place).map(|spans| plain(spans)).unwrap_or_default()
}
