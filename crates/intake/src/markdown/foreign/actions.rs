//! The action items of a document: tables, lists, task boxes, and sub-headings with a text below.

mod item;
mod table;
mod words;

use afterword_domain::{ActionItem, ActionState, Category};
use chrono::NaiveDate;
use uuid::Uuid;

use super::super::fresh;
use super::super::prose::{prose, without_comments};
use super::super::span::{all_strong, plain};
use super::super::tree::{Item, Kind, Node};
use super::outline::{Group, first_line};
use super::topic::normal;
use crate::clean::one_line;

/// What was found in a group of sections.
#[derive(Default)]
pub(super) struct Actions {
    pub(super) found: Vec<Found>,
    /// What is no action, as text.
    pub(super) kept: Vec<String>,
    /// Whether a text was cut.
    pub(super) cut: bool,
}

/// An action before it has an id.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) text: String,
    pub(super) category: Option<Category>,
    pub(super) owner: String,
    pub(super) due: Option<NaiveDate>,
    pub(super) ticket: String,
    pub(super) state: ActionState,
    pub(super) reason: String,
}

/// What a heading says about the actions below it.
#[derive(Debug, Clone, Default)]
struct Under {
    /// The words, where they say more than a category or a state does.
    words: String,
    category: Option<Category>,
    done: bool,
}

impl Found {
    /// The action with an id.
    pub(super) fn item(self, ids: &mut dyn FnMut() -> Uuid) -> ActionItem {
        ActionItem {
            id: fresh(ids),
            candidate: None,
            text: self.text,
            category: self.category,
            owner: one_line(&self.owner).0,
            due: self.due,
            ticket: one_line(&self.ticket).0,
            ticket_url: String::new(),
            pending: None,
            state: self.state,
            reason: one_line(&self.reason).0,
        }
    }
}

impl Under {
    fn heading(heading: &str, first: bool) -> Self {
        let name = normal(heading);
        let lower = heading.to_lowercase();
        let done =
            ["completed", "done", "完了"].iter().any(|word| lower.contains(word)) && !lower.contains("not ");
        let category = words::category(&name);
        let said =
            if first || category.is_some_and(|_| name.split_whitespace().count() < 3) { "" } else { heading };
        Self { words: said.trim().trim_end_matches([':', '：']).to_owned(), category, done }
    }
}

impl Actions {
    /// Reads a group of sections under a heading of action items. `near` is the day of the incident, for dates
    /// without a year.
    pub(super) fn of(group: &Group, source: &str, near: Option<NaiveDate>) -> Self {
        let mut actions = Self::default();
        let mut paragraphs = Vec::new();
        for (place, section) in group.sections.iter().enumerate() {
            let mut under = Under::heading(&section.heading, place == 0);
            let before = actions.found.len();
            let mut said = Vec::new();
            for node in &section.nodes {
                match &node.kind {
                    Kind::List { items, .. } => {
                        items.iter().for_each(|item| actions.take_item(item, &under, source, near));
                    }
                    Kind::Table(rows) => match table::actions(rows, near, true) {
                        Some(found) => found.into_iter().for_each(|found| actions.add(found, &under)),
                        None => actions.keep(&source[node.range.clone()]),
                    },
                    Kind::Paragraph(spans) => match all_strong(spans) {
                        Some(label) => under = Under::heading(&label, false),
                        None => said.push(node),
                    },
                    Kind::Html(html) => actions.keep(&without_comments(html)),
                    Kind::Rule => {}
                    _ => said.push(node),
                }
            }
            if actions.found.len() == before && !said.is_empty() && place > 0 {
                actions.take_heading(&section.heading, &said, source, near);
            } else {
                if place > 0 && actions.found.len() == before && said.is_empty() && section.nodes.is_empty() {
                    actions.keep(&section.heading);
                }
                paragraphs.extend(said);
            }
        }
        actions.take_paragraphs(&paragraphs, source, near);
        actions
    }

    /// A heading with a text below it is one action: the heading says what, the text says more.
    fn take_heading(&mut self, heading: &str, said: &[&Node], source: &str, near: Option<NaiveDate>) {
        let Some(Kind::Paragraph(spans)) = said.first().map(|node| &node.kind) else {
            self.keep(&format!("{heading}\n\n{}", prose(said.iter().copied(), source)));
            return;
        };
        let mut found = item::read(spans, None, near);
        let more = prose(said.iter().copied().skip(1), source);
        found.text = format!("{heading}: {} {more}", found.text);
        let (state, text) = words::state_around(&found.text);
        found.state = state.unwrap_or(found.state);
        found.text = text;
        self.add(found, &Under::default());
    }

    /// Paragraphs are actions only where nothing else is.
    fn take_paragraphs(&mut self, paragraphs: &[&Node], source: &str, near: Option<NaiveDate>) {
        let alone = self.found.is_empty();
        for node in paragraphs {
            match &node.kind {
                Kind::Paragraph(spans) if alone && !words::says_none(&plain(spans)) => {
                    self.add(item::read(spans, None, near), &Under::default());
                }
                _ => self.keep(&prose([*node], source)),
            }
        }
    }

    fn take_item(&mut self, item: &Item, under: &Under, source: &str, near: Option<NaiveDate>) {
        let below: Vec<_> = item.nodes.iter().filter(|node| matches!(node.kind, Kind::List { .. })).collect();
        let line = plain(first_line(item));
        let tasks = below.iter().any(
            |node| matches!(&node.kind, Kind::List { items, .. } if items.iter().any(|i| i.task.is_some())),
        );
        let heads = line.trim_end().ends_with([':', '：'])
            || line.trim().is_empty()
            || (tasks && item.task.is_none());
        if heads && !below.is_empty() && item.task.is_none() {
            let label = Under::heading(line.trim(), false);
            let words = [under.words.as_str(), &label.words]
                .iter()
                .filter(|w| !w.is_empty())
                .copied()
                .collect::<Vec<_>>()
                .join(" — ");
            let label =
                Under { words, category: label.category.or(under.category), done: label.done || under.done };
            for node in below {
                if let Kind::List { items, .. } = &node.kind {
                    items.iter().for_each(|item| self.take_item(item, &label, source, near));
                }
            }
            return;
        }
        let mut found = item::read(first_line(item), item.task, near);
        let more = prose(item.nodes.iter().skip(1), source);
        if !more.is_empty() {
            found.text = format!("{} {more}", found.text);
        }
        if found.ticket.is_empty() {
            found.ticket = item.nodes.iter().skip(1).find_map(item::ticket_below).unwrap_or_default();
        }
        self.add(found, under);
    }

    fn add(&mut self, mut found: Found, under: &Under) {
        let said = if under.words.is_empty() {
            found.text.clone()
        } else {
            format!("{}: {}", under.words, found.text)
        };
        if words::says_none(&found.text) || !found.text.chars().any(char::is_alphanumeric) {
            return self.keep(&said);
        }
        let (text, cut) = one_line(&said);
        if cut {
            self.kept.push(said);
            self.cut = true;
        }
        found.text = text;
        found.category = found.category.or(under.category);
        if under.done && found.state == ActionState::NotStarted {
            found.state = ActionState::Done;
        }
        self.found.push(found);
    }

    fn keep(&mut self, text: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.kept.push(text.trim().to_owned());
        }
    }
}

/// The actions in a table that stands elsewhere, where its head leaves no doubt.
pub(super) fn in_table(node: &Node, near: Option<NaiveDate>) -> Option<Vec<Found>> {
    match &node.kind {
        Kind::Table(rows) => table::actions(rows, near, false),
        _ => None,
    }
}
