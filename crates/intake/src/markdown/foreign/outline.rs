//! A document cut into sections, whatever its headings look like, and each section with what belongs to it.

use std::ops::Range;

use super::super::span::{Span, all_strong, plain, plain_lines, strong_start};
use super::super::tree::{Item, Kind, Node};
use super::topic::Topic;
use crate::clock::{Day, first_dated, stamp};
use crate::notes::bare;

/// The level of a line that is strong throughout: below every heading.
const STRONG_LINE: u8 = 7;
/// The level of an entry of a list that stands for a section.
const ENTRY: u8 = 8;
/// The longest label of such an entry that is not in strong words, in characters.
const LONGEST_LABEL: usize = 30;

/// A section: a heading and what follows it up to the next.
#[derive(Debug)]
pub(super) struct Section {
    /// 1 to 6 for headings, 0 for what stands before the first.
    pub(super) level: u8,
    /// The heading as plain text.
    pub(super) heading: String,
    /// What it is about.
    pub(super) topic: Option<Topic>,
    /// The blocks below it.
    pub(super) nodes: Vec<Node>,
    /// Where the heading and what follows it stand in the text.
    pub(super) range: Range<usize>,
    /// Where what follows it stands in the text.
    pub(super) body: Range<usize>,
}

/// Sections that belong together: one, and those below it without a topic of their own.
#[derive(Debug)]
pub(super) struct Group {
    /// What it is about; none where it has no place of its own.
    pub(super) topic: Option<Topic>,
    /// The section and those below it.
    pub(super) sections: Vec<Section>,
    /// The day that the nearest heading above names.
    pub(super) day: Option<Day>,
}

impl Group {
    /// The heading of the first section.
    pub(super) fn heading(&self) -> &str {
        self.sections.first().map_or("", |section| section.heading.as_str())
    }

    /// All blocks; the headings of later sections are not among them.
    pub(super) fn nodes(&self) -> impl Iterator<Item = &Node> {
        self.sections.iter().flat_map(|section| &section.nodes)
    }
}

/// Cuts a document into sections.
pub(super) fn sections(nodes: Vec<Node>, text: &str) -> Vec<Section> {
    let mut cutter = Cutter { sections: vec![Section::new(0, String::new(), 0..0, 0)] };
    for node in nodes {
        cutter.take(node, text);
    }
    let mut sections = cutter.sections;
    let starts: Vec<_> = sections.iter().skip(1).map(|s| s.range.start).chain([text.len()]).collect();
    for (section, next) in sections.iter_mut().zip(starts) {
        section.range.end = next.max(section.body.start);
        section.body.end = section.range.end;
    }
    sections
}

impl Section {
    fn new(level: u8, heading: String, heading_range: Range<usize>, body: usize) -> Self {
        let topic = Topic::of(&heading);
        Self { level, heading, topic, nodes: Vec::new(), range: heading_range, body: body..body }
    }
}

struct Cutter {
    sections: Vec<Section>,
}

impl Cutter {
    fn take(&mut self, node: Node, text: &str) {
        match node.kind {
            Kind::Heading(level, spans) => {
                let body = node.range.end;
                self.sections.push(Section::new(level, plain(&spans).trim().to_owned(), node.range, body));
            }
            Kind::Paragraph(ref spans) => match strong_line(spans) {
                Some(heading) => {
                    let body = node.range.end;
                    self.sections.push(Section::new(STRONG_LINE, heading, node.range, body));
                }
                None => self.add(node),
            },
            Kind::List { ref items, .. } if stands_for_sections(items) || self.goes_on(items) => {
                let Kind::List { items, .. } = node.kind else { return };
                for item in items {
                    self.sections.push(entry_section(item, text));
                }
            }
            _ => self.add(node),
        }
    }

    /// Whether a list goes on with entries that are sections, after one of another list.
    fn goes_on(&self, items: &[Item]) -> bool {
        let entry = self.sections.last().is_some_and(|last| last.level == ENTRY);
        entry && items.iter().all(|item| strong_start(first_line(item)).is_some())
    }

    /// Adds a block to the section that is open. A strong line heads one list, or all up to the next heading where no
    /// list follows; after that the section above it goes on. An entry goes on below its list.
    fn add(&mut self, node: Node) {
        let Some(last) = self.sections.last() else { return };
        let over = match last.level {
            STRONG_LINE => {
                let listed = |node: &Node| matches!(node.kind, Kind::List { .. } | Kind::Table(_));
                last.nodes.iter().any(listed) && matches!(node.kind, Kind::Paragraph(_))
            }
            _ => false,
        };
        if over {
            let above = self.sections.iter().rfind(|section| section.level < STRONG_LINE);
            let (level, heading) =
                above.map_or((0, String::new()), |above| (above.level, above.heading.clone()));
            let start = node.range.start;
            self.sections.push(Section::new(level, heading, start..start, start));
        }
        if let Some(last) = self.sections.last_mut() {
            last.nodes.push(node);
        }
    }
}

/// The words of a line that is strong throughout, where they are a topic.
fn strong_line(spans: &[Span]) -> Option<String> {
    all_strong(spans).filter(|words| Topic::of(words).is_some())
}

/// Whether the entries of a list are sections: most start with a label, and two or more labels are topics. One topic
/// is enough where every entry has a label, all of them strong or at least three, or where it is the only entry.
fn stands_for_sections(items: &[Item]) -> bool {
    let labels: Vec<_> = items.iter().filter_map(labelled).map(|(label, _)| label).collect();
    let topics = labels.iter().filter(|label| Topic::of(label).is_some()).count();
    let strong = || items.iter().all(|item| strong_start(first_line(item)).is_some());
    let all = labels.len() == items.len() && (items.len() >= 3 || topics == items.len() || strong());
    topics >= 2 && labels.len() * 2 > items.len() || topics >= 1 && all
}

/// The label of an entry and what follows it in the line: strong words, what stands before a colon, or a short line
/// with more below it.
fn labelled(item: &Item) -> Option<(String, Vec<Span>)> {
    let spans = first_line(item);
    if let Some((label, rest)) = strong_start(spans) {
        return Some((label, rest.to_vec()));
    }
    let (Span::Text(first), rest) = spans.split_first()? else { return None };
    let (label, behind) = match first.split_once(':') {
        Some((label, behind)) => (label, Some(Span::Text(behind.to_owned()))),
        None if rest.is_empty() && item.nodes.len() > 1 => (first.as_str(), None),
        None => return None,
    };
    let short = label.chars().count() <= LONGEST_LABEL;
    short.then(|| (label.to_owned(), behind.into_iter().chain(rest.iter().cloned()).collect()))
}

pub(super) fn first_line(item: &Item) -> &[Span] {
    match item.nodes.first().map(|node| &node.kind) {
        Some(Kind::Paragraph(spans)) => spans,
        _ => &[],
    }
}

/// An entry as a section: its label is the heading, the rest of its first line the first block.
fn entry_section(item: Item, text: &str) -> Section {
    let source = &text[item.range.clone()];
    let Some((label, rest)) = labelled(&item) else {
        let start = item.range.start;
        let mut section = Section::new(ENTRY, String::new(), start..start, start);
        section.nodes = item.nodes;
        return section;
    };
    let heading = label.trim().trim_end_matches([':', '：']).trim().to_owned();
    let strong = source.find("**").and_then(|open| Some(open + 4 + source[open + 2..].find("**")?));
    let plain_end = source.find([':', '\n']).map(|at| at + 1);
    let body = item.range.start
        + strong.filter(|_| strong_start(first_line(&item)).is_some()).or(plain_end).unwrap_or(0);
    let mut section = Section::new(ENTRY, heading, item.range.clone(), body);
    let mut nodes = item.nodes.into_iter();
    if let Some(first) = nodes.next()
        && !plain(&rest).trim_matches([':', '：', ' ']).is_empty()
    {
        section.nodes.push(Node { kind: Kind::Paragraph(after_colon(rest)), range: first.range });
    }
    section.nodes.extend(nodes);
    section
}

/// Takes the colon after a label off.
pub(super) fn after_colon(mut spans: Vec<Span>) -> Vec<Span> {
    if let Some(Span::Text(first)) = spans.first_mut() {
        *first = first.trim_start_matches([':', '：', ' ']).to_owned();
    }
    spans
}

/// Puts sections together: a section without a topic belongs to the nearest one above it that has one. `title` is
/// the section whose heading is the title; it and what stands before the first heading hold nothing below them.
pub(super) fn groups(sections: Vec<Section>, title: Option<usize>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    let mut above: Vec<(u8, usize)> = Vec::new();
    let mut days: Vec<(u8, Day)> = Vec::new();
    for (place, section) in sections.into_iter().enumerate() {
        let opening = section.level == 0 || Some(place) == title;
        while above.last().is_some_and(|(level, _)| *level >= section.level) {
            above.pop();
        }
        days.retain(|(level, _)| *level < section.level);
        let day = days.last().map(|(_, day)| *day);
        if let Some(named) = first_dated(&section.heading).and_then(|stamp| stamp.day) {
            days.push((section.level, named));
        }
        let last = groups.len().checked_sub(1);
        let parent = above.last().map(|(_, group)| *group);
        let owner = match (section.topic, parent) {
            _ if opening => None,
            (Some(_), _) => None,
            (None, Some(group)) if groups[group].topic.is_some() || Some(group) == last => Some(group),
            // Days stand beside the heading of the timeline as often as below it.
            (None, _) => last.filter(|group| {
                groups[*group].topic == Some(Topic::Timeline) && names_a_time(&section.heading)
            }),
        };
        let group = owner.unwrap_or(groups.len());
        if !opening {
            above.push((section.level, group));
        }
        match owner {
            Some(group) => groups[group].sections.push(section),
            None => {
                groups.push(Group {
                    topic: section.topic.filter(|_| !opening),
                    sections: vec![section],
                    day,
                });
            }
        }
    }
    groups
}

/// Whether a heading is a day or begins with a time.
pub(super) fn names_a_time(heading: &str) -> bool {
    stamp(bare(heading)).is_some_and(|stamp| {
        stamp.time.is_some()
            || stamp.rest.trim().is_empty()
            || stamp.day.is_some_and(|day| day.year.is_some())
    })
}

/// The lines of a paragraph as they stand in the text.
pub(super) fn lines(spans: &[Span]) -> Vec<String> {
    plain_lines(spans).split('\n').map(|line| line.trim().to_owned()).collect()
}
