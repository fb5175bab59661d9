//! The timeline of a document: tables, lists, lines and headings that carry times.

mod entry;
mod settled;
mod table;

use afterword_domain::{EventKind, Mark};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::super::prose::{prose, without_comments};
use super::super::span::plain;
use super::super::tree::{Item, Kind, Node};
use super::fields::Label;
use super::outline::{Group, first_line, lines, names_a_time};
use crate::clean::one_line;
use crate::clock::{Day, Moment, first_dated, stamp, stated_zone};
use crate::notes::{address, bare, speaks_of_times};
use entry::{Entry, entry};

/// The most words of a line that says nothing but the zone and the day of all times.
const LONGEST_ZONE_LINE: usize = 9;

/// A timeline before its times are settled.
#[derive(Default)]
pub(super) struct Timeline {
    drafts: Vec<Draft>,
    /// What belongs to no entry, as text.
    pub(super) kept: Vec<String>,
    /// The zone that is stated for all times.
    pub(super) zone: Option<Tz>,
    /// The day that is stated for all times.
    day: Option<Day>,
    /// Entries and rows without a time that were kept with the event before.
    pub(super) untimed: usize,
    /// The heading, for what is kept.
    pub(super) heading: String,
}

/// An entry, or a day.
struct Draft {
    moment: Moment,
    until: Option<String>,
    text: String,
    kind: Option<EventKind>,
    mark: Option<Mark>,
    links: Vec<String>,
}

impl Timeline {
    /// Reads a group of sections.
    pub(super) fn of(group: &Group, source: &str) -> Self {
        let mut timeline = Self { heading: group.heading().to_owned(), day: group.day, ..Self::default() };
        for (place, section) in group.sections.iter().enumerate() {
            if place == 0 {
                timeline.zone = stated_zone(&section.heading);
                timeline.day = first_dated(&section.heading).and_then(|stamp| stamp.day).or(timeline.day);
            } else {
                timeline.take_heading(&section.heading);
            }
            timeline.take_all(&section.nodes, source);
        }
        timeline
    }

    /// The day that is stated for all times.
    pub(super) fn stated_day(&self) -> Option<NaiveDate> {
        self.day?.resolve(None)
    }

    /// How many entries have a time or a date.
    pub(super) fn entries(&self) -> usize {
        self.drafts.iter().filter(|draft| !draft.moment.heading).count()
    }

    /// The region of the zone that stands beside the most times.
    pub(super) fn region_of_entries(&self) -> Option<Tz> {
        let regions: Vec<_> = self.drafts.iter().filter_map(|draft| draft.moment.zone?.region()).collect();
        let count = |tz: Tz| regions.iter().filter(|region| **region == tz).count();
        let first = *regions.first()?;
        (count(first) * 2 >= regions.len()).then_some(first)
    }

    /// Whether every time carries its zone.
    pub(super) fn has_zones(&self) -> bool {
        self.drafts
            .iter()
            .filter(|draft| draft.moment.time.is_some())
            .all(|draft| draft.moment.zone.is_some())
    }

    fn take_heading(&mut self, heading: &str) {
        match entry(bare(heading)) {
            Entry::At { moment, until, text } => self.push(moment, until, text, None),
            Entry::Day(moment, words) => {
                self.drafts.push(Draft::day(moment));
                self.keep(&words);
            }
            Entry::More => self.keep(heading),
        }
    }

    fn take_all(&mut self, nodes: &[Node], source: &str) {
        for node in nodes {
            self.take(node, source);
        }
    }

    fn take(&mut self, node: &Node, source: &str) {
        match &node.kind {
            Kind::Paragraph(spans) => {
                let lines = lines(spans);
                if lines.iter().any(|line| !matches!(entry(bare(line)), Entry::More)) {
                    lines.iter().for_each(|line| self.take_line(line));
                } else {
                    self.more(&plain(spans));
                }
            }
            Kind::List { items, .. } => items.iter().for_each(|item| self.take_item(item, source)),
            Kind::Table(rows) => table::take(self, rows, &source[node.range.clone()]),
            Kind::Quote(nodes) if !self.has_entry() => self.take_all(nodes, source),
            Kind::Code { text, .. } if !self.has_entry() && text.lines().any(names_a_time) => {
                text.lines().for_each(|line| self.take_line(line));
            }
            Kind::Html(html) => self.more(&without_comments(html)),
            Kind::Rule => {}
            _ => self.more(&prose([node], source)),
        }
    }

    /// A line of a paragraph: an entry, a day, or the rest of the line before.
    fn take_line(&mut self, line: &str) {
        match entry(bare(line)) {
            Entry::At { moment, until, text } => self.push(moment, until, text, None),
            Entry::Day(moment, words) if words.is_empty() => self.drafts.push(Draft::day(moment)),
            Entry::Day(moment, words) => self.push(Moment { heading: false, ..moment }, None, words, None),
            Entry::More => match self.last() {
                Some(last) if !line.is_empty() => {
                    last.text.push(' ');
                    last.text.push_str(line);
                }
                _ => self.more(line),
            },
        }
    }

    fn take_item(&mut self, item: &Item, source: &str) {
        let lines = lines(first_line(item));
        let (first, rest) = lines.split_first().map_or(("", &[][..]), |(first, rest)| (first.as_str(), rest));
        let below = &item.nodes[1.min(item.nodes.len())..];
        match entry(bare(first)) {
            Entry::At { moment, until, text } => self.push(moment, until, text, None),
            Entry::Day(moment, words) if words.trim().is_empty() => self.drafts.push(Draft::day(moment)),
            Entry::Day(moment, words) => self.push(Moment { heading: false, ..moment }, None, words, None),
            Entry::More => match entry::label_first(&plain(first_line(item))) {
                Some((label, moment)) => self.push(moment, None, label.clone(), mark_of(&label)),
                None if below.iter().any(holds_times) => self.keep(&plain(first_line(item))),
                None => {
                    self.untimed += usize::from(self.has_entry());
                    self.more(&format!("- {}", prose(&item.nodes, source).replace('\n', "\n  ")));
                    return;
                }
            },
        }
        if entry::label_first(&plain(first_line(item))).is_none()
            || !matches!(entry(bare(first)), Entry::More)
        {
            rest.iter().filter(|line| !line.is_empty()).for_each(|line| self.take_line(line));
        }
        for node in below {
            // What is listed below an entry belongs to it, unless it has times of its own.
            if self.has_entry() && !holds_times(node) {
                self.more(&prose([node], source));
            } else {
                self.take(node, source);
            }
        }
    }

    fn push(&mut self, moment: Moment, until: Option<String>, text: String, mark: Option<Mark>) {
        self.drafts.push(Draft { moment, until, text, kind: None, mark, links: Vec::new() });
    }

    fn has_entry(&self) -> bool {
        self.drafts.iter().any(|draft| !draft.moment.heading)
    }

    /// The entry that more text belongs to: none where a day has begun since.
    fn last(&mut self) -> Option<&mut Draft> {
        self.drafts.last_mut().filter(|draft| !draft.moment.heading)
    }

    /// More of the entry before. Before the first entry it may say the zone and the day of all times.
    fn more(&mut self, text: &str) {
        let text = text.trim_end();
        if text.trim().is_empty() {
            return;
        }
        match self.last() {
            Some(last) => match address(text) {
                Some(link) if !last.text.is_empty() => last.links.push(link.to_owned()),
                _ => {
                    if !last.text.is_empty() {
                        last.text.push('\n');
                    }
                    last.text.push_str(text);
                }
            },
            None => {
                let zone = stated_zone(text).filter(|_| speaks_of_times(text));
                self.zone = self.zone.or(zone);
                if self.drafts.is_empty() {
                    self.day = first_dated(text).and_then(|stamp| stamp.day).or(self.day);
                }
                // "All times in UTC" is said by the zone of the record.
                if zone.is_none()
                    || text.contains('\n')
                    || text.split_whitespace().count() > LONGEST_ZONE_LINE
                {
                    self.keep(text);
                }
            }
        }
    }

    fn keep(&mut self, text: &str) {
        if text.chars().any(char::is_alphanumeric) {
            self.kept.push(text.trim().to_owned());
        }
    }
}

impl Draft {
    fn day(moment: Moment) -> Self {
        Self { moment, until: None, text: String::new(), kind: None, mark: None, links: Vec::new() }
    }
}

/// The instant of the lifecycle that a label names.
fn mark_of(label: &str) -> Option<Mark> {
    match Label::of(&one_line(label).0) {
        Some(Label::Mark(mark)) => Some(mark),
        _ => None,
    }
}

/// Whether a list has an entry with a time.
fn holds_times(node: &Node) -> bool {
    match &node.kind {
        Kind::List { items, .. } => items.iter().any(|item| {
            let first = plain(first_line(item));
            stamp(bare(&first)).is_some_and(|stamp| stamp.time.is_some())
                || item.nodes.iter().skip(1).any(holds_times)
        }),
        _ => false,
    }
}
