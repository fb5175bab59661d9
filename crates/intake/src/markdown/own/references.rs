//! Mentions and references as they were typed, before the record kept them from working.

use afterword_domain::text::{becomes_link, joined};

use super::super::span::{Mark, Span};
use super::super::tree::{Kind, Node};

/// Restores every text of a record; text kept word for word holds none of its changes.
pub(super) fn restore(nodes: &mut [Node]) {
    for node in nodes {
        match &mut node.kind {
            Kind::Heading(_, spans) | Kind::Paragraph(spans) => line(spans),
            Kind::List { items, .. } => items.iter_mut().for_each(|item| restore(&mut item.nodes)),
            Kind::Table(rows) => rows.iter_mut().flat_map(|row| &mut row.cells).for_each(line),
            Kind::Quote(nodes) | Kind::Footnote(_, nodes) => restore(nodes),
            Kind::Code { .. } | Kind::Html(_) | Kind::Rule | Kind::Deep => {}
        }
    }
}

fn line(spans: &mut Vec<Span>) {
    let mut restored: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans.drain(..) {
        match (restored.last_mut(), span) {
            (Some(Span::Text(before)), Span::Text(text)) => before.push_str(&text),
            (_, span) => restored.push(span),
        }
    }
    let mut links = 0;
    for span in &mut restored {
        match span {
            Span::Start(Mark::Link(_)) => links += 1,
            Span::End(Mark::Link(_)) => links -= 1,
            Span::Text(text) if links == 0 => *text = joined(text),
            // Words that a tracker would make a link of are written as code; backticks that were typed are not.
            Span::Code(code) if becomes_link(code) => *span = Span::Text(std::mem::take(code)),
            _ => {}
        }
    }
    *spans = restored;
}
