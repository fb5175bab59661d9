//! Lists of what people said: went well, went badly, got lucky, learned, contributing factors.

use super::super::prose::{prose, without_comments};
use super::super::span::{Mark, Span};
use super::super::tree::{Item, Kind, Node};
use super::outline::Group;
use crate::clean::one_line;

/// The entries of a group, and what is none.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) entries: Vec<String>,
    /// Code, tables and the lines that introduce a list, as text.
    pub(super) kept: Vec<String>,
    /// Whether an entry was cut.
    pub(super) cut: bool,
}

/// Whether a paragraph is in emphasis throughout: so templates say what is to be written below.
pub(super) fn is_prompt(node: &Node) -> bool {
    let Kind::Paragraph(spans) = &node.kind else { return false };
    let (Some(Span::Start(Mark::Emphasis)), Some(Span::End(Mark::Emphasis))) = (spans.first(), spans.last())
    else {
        return false;
    };
    spans.iter().filter(|span| **span == Span::Start(Mark::Emphasis)).count() == 1
}

impl Entries {
    /// Reads a group: every entry of a list and every paragraph is one. What stands below a heading of its own says so.
    pub(super) fn of(group: &Group, source: &str) -> Self {
        let mut entries = Self::default();
        for (place, section) in group.sections.iter().enumerate() {
            let heading = if place == 0 { "" } else { section.heading.as_str() };
            let before = entries.entries.len() + entries.kept.len();
            let mut nodes = section.nodes.iter().peekable();
            while let Some(node) = nodes.next() {
                let listed = matches!(nodes.peek().map(|next| &next.kind), Some(Kind::List { .. }));
                entries.take(node, heading, listed, source);
            }
            if entries.entries.len() + entries.kept.len() == before {
                entries.keep(heading);
            }
        }
        entries
    }

    fn take(&mut self, node: &Node, heading: &str, introduces: bool, source: &str) {
        match &node.kind {
            Kind::List { items, .. } => items.iter().for_each(|item| self.take_item(item, heading, source)),
            Kind::Paragraph(_) if is_prompt(node) => self.keep(&prose([node], source)),
            Kind::Paragraph(_) => {
                let said = prose([node], source);
                if introduces && said.trim_end().ends_with([':', '：']) {
                    self.keep(&said);
                } else {
                    self.add(heading, &said);
                }
            }
            Kind::Html(html) => self.keep(&without_comments(html)),
            Kind::Rule => {}
            Kind::Code { .. } | Kind::Table(_) | Kind::Deep => {
                self.keep(source[node.range.clone()].trim_end());
            }
            _ => self.add(heading, &prose([node], source)),
        }
    }

    fn take_item(&mut self, item: &Item, heading: &str, source: &str) {
        let simple =
            item.nodes.iter().all(|node| matches!(node.kind, Kind::Paragraph(_) | Kind::List { .. }));
        let said = prose(&item.nodes, source);
        if simple {
            self.add(heading, &said);
        } else {
            let text =
                item.nodes.iter().filter(|node| matches!(node.kind, Kind::Paragraph(_) | Kind::List { .. }));
            self.add(heading, &prose(text, source));
            for node in
                item.nodes.iter().filter(|node| !matches!(node.kind, Kind::Paragraph(_) | Kind::List { .. }))
            {
                self.keep(&prose([node], source));
            }
        }
    }

    fn add(&mut self, heading: &str, said: &str) {
        if !said.chars().any(char::is_alphanumeric) {
            return;
        }
        let said = if heading.is_empty() { said.to_owned() } else { format!("{heading}: {said}") };
        let (entry, cut) = one_line(&said);
        if cut {
            self.kept.push(said);
            self.cut = true;
        }
        self.entries.push(entry);
    }

    fn keep(&mut self, text: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.kept.push(text.to_owned());
        }
    }
}
