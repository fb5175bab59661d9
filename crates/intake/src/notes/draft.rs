//! Notes on their way to events: each entry with the lines that belong to it.

use std::borrow::Cow;

use afterword_domain::text::LONGEST_BLOCK;
use afterword_domain::{EventKind, Mark};

use super::line::{Line, line};
use super::moment;
use super::speaker::{Role, is_call, roles};
use crate::clock::{Moment, Stamp};
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
    /// Lines that are only the name of who wrote a message, in how many messages.
    pub(super) names: usize,
    /// What the chat shows besides the messages.
    pub(super) furniture: Vec<Numbered<'a>>,
    /// Where the last entry is among them.
    last: Option<usize>,
    /// Whether it is the chat of a video call.
    is_call: bool,
}

/// An entry, or a day.
pub(super) struct Draft<'a> {
    pub(super) moment: Moment,
    pub(super) number: usize,
    pub(super) line: &'a str,
    pub(super) more: Vec<Numbered<'a>>,
    /// Whether it was sent to one person.
    pub(super) is_private: bool,
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
        let lines: Vec<_> = text.split('\n').collect();
        let mut reading = Self { is_call: is_call(lines.iter().copied()), ..Self::default() };
        let mut roles = roles(&lines).into_iter();
        for (place, text) in lines.iter().enumerate() {
            match roles.next() {
                Some(Role::Name) => reading.names += 1,
                Some(Role::Furniture) => reading.furniture.push((place + 1, text)),
                Some(Role::Head(stamp)) => {
                    reading.entry(place + 1, text, stamp, Cow::Borrowed(""), None);
                }
                _ => reading.add(place + 1, text, lines.get(place + 1).copied()),
            }
        }
        reading
    }

    fn entry(
        &mut self,
        number: usize,
        line: &'a str,
        stamp: Stamp<'a>,
        words: Cow<'a, str>,
        kind: Option<EventKind>,
    ) {
        let (words, is_private) = if self.is_call { sent(words) } else { (words, false) };
        let moment = moment(&stamp, false);
        self.last = Some(self.drafts.len());
        let until = stamp.until;
        self.drafts.push(Draft { moment, number, line, more: Vec::new(), is_private, until, words, kind });
    }

    fn add(&mut self, number: usize, text: &'a str, next: Option<&str>) {
        match line(text) {
            Line::Blank => {}
            Line::Entry(stamp, words, kind) => self.entry(number, text, stamp, words, kind),
            Line::Day(stamp, words) => {
                if !words.is_empty() {
                    self.more(number, text);
                }
                let (moment, words) = (moment(&stamp, true), Cow::Borrowed(words));
                let (until, more) = (stamp.until, Vec::new());
                let is_private = false;
                self.drafts.push(Draft {
                    moment,
                    number,
                    line: text,
                    more,
                    is_private,
                    until,
                    words,
                    kind: None,
                });
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

/// The words of a message as a video call writes it down, without sender and receiver; and whether it was sent to one
/// person: `From Ines Duarte to Everyone: done`.
fn sent(words: Cow<'_, str>) -> (Cow<'_, str>, bool) {
    let Some((head, message)) = words.strip_prefix("From ").and_then(|sent| sent.split_once(':')) else {
        return (words, false);
    };
    let receiver = head.rsplit_once(" to ").map(|(_, receiver)| receiver.trim());
    if receiver.is_none() && words.contains("  ") || receiver.is_some() {
        let is_private = receiver.is_some_and(|receiver| !receiver.eq_ignore_ascii_case("everyone"));
        return (Cow::Owned(message.trim().to_owned()), is_private);
    }
    (words, false)
}

impl<'a> Draft<'a> {
    /// Whether it has a time alone, and its words on the lines below.
    fn is_head(&self) -> bool {
        self.words.trim().is_empty() && !self.more.is_empty()
    }

    /// How many lines without a time were added to it.
    pub(super) fn untimed(&self) -> usize {
        self.more.len() - usize::from(self.is_head())
    }

    /// The event's words: the kind taken off the first line, the end of a range put behind it, and the lines that
    /// follow without the space that all of them start with.
    pub(super) fn written(&self) -> Written<'a> {
        let is_head = self.is_head();
        let kinded = match self.more.first().filter(|_| is_head) {
            Some((_, message)) => kinded(unedited(message.trim())),
            None => kinded(self.words.trim()),
        };
        let more = &self.more[usize::from(is_head)..];
        let mut links: Vec<_> = address(&kinded.text).map(str::to_owned).into_iter().collect();
        let mut text = if links.is_empty() { ended(&kinded.text, self.until) } else { String::new() };
        let lines = || more.iter().filter(|(_, line)| address(line).is_none());
        let indent = lines().map(|(_, line)| line.len() - line.trim_start().len()).min().unwrap_or(0);
        let mut length = text.chars().count();
        let mut left = Vec::new();
        for (number, line) in more {
            if let Some(address) = address(line) {
                links.push(address.to_owned());
                continue;
            }
            let line_end = unedited(line.get(indent..).unwrap_or(line).trim_end());
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

/// A line without what a chat writes behind a message that was changed.
fn unedited(line: &str) -> &str {
    line.strip_suffix("(edited)").map_or(line, str::trim_end)
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
