//! Notes on their way to events: each entry with the lines that belong to it.

use std::borrow::Cow;

use afterword_domain::text::LONGEST_BLOCK;
use afterword_domain::{EventKind, Mark};

use super::line::{Line, line};
use super::moment;
use crate::clock::Moment;
use crate::kind::kinded;

/// A line with its number in the notes.
type Numbered<'a> = (usize, &'a str);

/// Notes cut into entries.
#[derive(Default)]
pub(super) struct Reading<'a> {
    /// Lines before the first entry.
    pub(super) preamble: Vec<Numbered<'a>>,
    /// Heads of tables further down.
    pub(super) headings: Vec<Numbered<'a>>,
    /// The entries, and the days between them.
    pub(super) drafts: Vec<Draft<'a>>,
    /// Where the last entry is among them.
    last: Option<usize>,
}

/// An entry, or a day.
pub(super) struct Draft<'a> {
    pub(super) moment: Moment,
    pub(super) number: usize,
    pub(super) line: &'a str,
    pub(super) more: Vec<Numbered<'a>>,
    until: Option<&'a str>,
    words: Cow<'a, str>,
    kind: Option<EventKind>,
}

/// A draft as an event.
pub(super) struct Written<'a> {
    pub(super) text: String,
    pub(super) kind: EventKind,
    pub(super) mark: Option<Mark>,
    pub(super) links: Vec<String>,
    /// Lines for which there was no room.
    pub(super) left: Vec<Numbered<'a>>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(text: &'a str) -> Self {
        let mut reading = Self::default();
        let mut lines = text.split('\n').zip(1..).peekable();
        while let Some((text, number)) = lines.next() {
            let next = lines.peek().map(|(next, _)| *next);
            reading.add(number, text, next);
        }
        reading
    }

    fn add(&mut self, number: usize, text: &'a str, next: Option<&str>) {
        let draft = |stamp, words, kind, heading| {
            let stamp: crate::clock::Stamp<'a> = stamp;
            let moment = moment(&stamp, heading);
            Draft { moment, number, line: text, more: Vec::new(), until: stamp.until, words, kind }
        };
        match line(text) {
            Line::Blank => {}
            Line::Entry(stamp, words, kind) => {
                self.last = Some(self.drafts.len());
                self.drafts.push(draft(stamp, words, kind, false));
            }
            Line::Day(stamp, words) => {
                if !words.is_empty() {
                    self.more(number, text);
                }
                self.drafts.push(draft(stamp, Cow::Borrowed(words), None, true));
            }
            Line::More if heads_a_table(text, next) => self.head(number, text),
            Line::More => self.more(number, text),
        }
    }

    fn head(&mut self, number: usize, text: &'a str) {
        let place = if self.last_entry().is_none() { &mut self.preamble } else { &mut self.headings };
        place.push((number, text));
    }

    fn more(&mut self, number: usize, text: &'a str) {
        match self.last_entry() {
            Some(entry) => entry.more.push((number, text)),
            None => self.preamble.push((number, text)),
        }
    }

    /// The entry that a line without a time belongs to.
    fn last_entry(&mut self) -> Option<&mut Draft<'a>> {
        self.drafts.get_mut(self.last?)
    }
}

fn heads_a_table(text: &str, next: Option<&str>) -> bool {
    text.trim_start().starts_with('|')
        && next.is_some_and(|next| next.trim_start().starts_with('|') && line(next) == Line::Blank)
}

impl<'a> Draft<'a> {
    /// The event's words: the kind taken off the first line, the end of a range put behind it, and the lines that
    /// follow without the space that all of them start with.
    pub(super) fn written(&self) -> Written<'a> {
        let kinded = kinded(self.words.trim());
        let mut links: Vec<_> = address(&kinded.text).map(str::to_owned).into_iter().collect();
        let mut text = if links.is_empty() { ended(&kinded.text, self.until) } else { String::new() };
        let lines = || self.more.iter().filter(|(_, line)| address(line).is_none());
        let indent = lines().map(|(_, line)| line.len() - line.trim_start().len()).min().unwrap_or(0);
        let mut length = text.chars().count();
        let mut left = Vec::new();
        for (number, line) in &self.more {
            if let Some(address) = address(line) {
                links.push(address.to_owned());
                continue;
            }
            let line_end = line.get(indent..).unwrap_or(line).trim_end();
            length += line_end.chars().count() + 1;
            if length > LONGEST_BLOCK {
                left.push((*number, *line));
                continue;
            }
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line_end);
        }
        if text.chars().count() > LONGEST_BLOCK {
            text = afterword_domain::text::shortened(&text, LONGEST_BLOCK);
            left.insert(0, (self.number, self.line));
        }
        if text.is_empty() {
            text = links.first().cloned().unwrap_or_default();
        }
        let kind = self.kind.or(kinded.kind).unwrap_or_default();
        Written { text, kind, mark: kinded.mark, links, left }
    }
}

/// Words with the end of a range behind them.
pub(crate) fn ended(words: &str, until: Option<&str>) -> String {
    match until {
        None => words.to_owned(),
        Some(until) if words.is_empty() => format!("until {until}"),
        Some(until) => format!("{words} (until {until})"),
    }
}

/// The address that a line is, when it is nothing else.
pub(crate) fn address(line: &str) -> Option<&str> {
    let line = line.trim();
    let bare = line.strip_prefix('<').and_then(|inner| inner.strip_suffix('>')).unwrap_or(line);
    let starts = bare.starts_with("https://") || bare.starts_with("http://");
    (starts && !bare.contains(char::is_whitespace)).then_some(bare)
}
