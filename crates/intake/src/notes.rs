//! Scribe notes: lines such as `14:38 — hypothesis: …`, read as timeline events.

mod digits;
mod draft;
mod line;
mod row;
mod speaker;

use afterword_domain::{EventKind, Instant, Mark};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clean::cleaned;
use crate::clock::{Moment, Placed, Zone, place, stated_zone};
use crate::warning::Warning;
use digits::plain_heads;
use draft::{Draft, Reading};
use speaker::{Role, is_call, roles};

pub(crate) use draft::{address, ended};
pub(crate) use line::bare;

/// The most events that are taken from notes: more than any room could walk through. Those that come first count.
pub const MOST_EVENTS: usize = 2_000;

/// The most bytes of a file with notes that are read: many times what so many events take.
pub const LONGEST: u64 = 8 * 1024 * 1024;

/// An event read from notes; its id is given by whoever keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NewEvent {
    /// When, to the whole second.
    pub at: Instant,
    /// What, in one or several lines.
    pub text: String,
    /// Which kind; an observation where the notes do not say.
    pub kind: EventKind,
    /// Lines that were nothing but an address.
    pub links: Vec<String>,
}

/// Notes as they were understood.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Notes {
    /// The events in order of time.
    pub events: Vec<NewEvent>,
    /// Lines that are in no event, in the order of the notes. Nothing is dropped silently.
    pub skipped: Vec<SkippedLine>,
    /// Instants of the lifecycle that the notes name: `mitigated`, `resolved`. The first of each.
    pub marks: Vec<NamedMark>,
    /// What was assumed, in the order of weight.
    pub warnings: Vec<Warning>,
}

/// A line that is in no event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct SkippedLine {
    /// Its number in the notes, counted from 1.
    pub number: usize,
    /// The line.
    pub text: String,
    /// Why it is in no event.
    pub reason: SkipReason,
}

/// Why a line is in no event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum SkipReason {
    /// It stands before the first time.
    BeforeFirstTime,
    /// It has a time, and neither the notes nor the incident say which day.
    NoDay,
    /// It has a time but no text.
    NoWords,
    /// It heads a table or names a day.
    Heading,
    /// The event is as long as an event may be.
    TooLong,
    /// The notes hold more events than a timeline can show.
    TooMany,
    /// It was sent to one person.
    Private,
    /// The chat itself wrote it: how many replies or reactions there are.
    Furniture,
}

/// An instant of the lifecycle that the notes name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NamedMark {
    /// Which instant.
    pub mark: Mark,
    /// When.
    pub at: Instant,
}

/// Reads notes. `day` is the day of times that have no date; without it, it is the first day that the notes name.
/// Times without a zone are in `zone`, unless the notes say otherwise for all of them ("All times in UTC").
///
/// A time that goes back by more than three hours is on the next day; one that goes back by less was noted late.
/// Times that go back throughout are newest first. Lines without a time belong to the event before them.
///
/// ```
/// use afterword_domain::EventKind;
/// use chrono::NaiveDate;
/// let notes = afterword_intake::notes::read(
///     "14:38 — hypothesis: the pool is exhausted\n14:41 — IC decision: roll back",
///     NaiveDate::from_ymd_opt(2024, 11, 15),
///     chrono_tz::Tz::Europe__Berlin,
/// );
/// assert_eq!(notes.events[0].at.to_rfc3339(), "2024-11-15T13:38:00+00:00");
/// assert_eq!(notes.events[0].kind, EventKind::Hypothesis);
/// assert_eq!(notes.events[1].text, "IC: roll back");
/// ```
#[must_use]
pub fn read(text: &str, day: Option<NaiveDate>, zone: Tz) -> Notes {
    let text = cleaned(text);
    let text = plain_heads(&text);
    let reading = Reading::of(&text);
    let preamble = reading.preamble.iter().map(|(_, line)| *line);
    let zone = preamble.filter(|line| speaks_of_times(line)).find_map(stated_zone).unwrap_or(zone);
    let moments: Vec<_> = reading.drafts.iter().map(|draft| draft.moment).collect();
    let placed = place(&moments, day, Zone::Region(zone));

    let mut notes = Notes::default();
    let heading =
        |line: &str| if line::is_heading(line) { SkipReason::Heading } else { SkipReason::BeforeFirstTime };
    for (number, line) in &reading.preamble {
        notes.skip(*number, line, heading(line));
    }
    for (number, line) in &reading.headings {
        notes.skip(*number, line, SkipReason::Heading);
    }
    for (number, line) in &reading.furniture {
        notes.skip(*number, line, SkipReason::Furniture);
    }
    let (mut untimed, mut without_day) = (0, 0);
    for (draft, at) in reading.drafts.iter().zip(&placed.instants) {
        if draft.moment.heading {
            continue;
        }
        untimed += draft.untimed();
        without_day += usize::from(at.is_none());
        notes.take(draft, *at);
    }
    notes.events.sort_by_key(|event| event.at);
    notes.skipped.sort_by_key(|line| line.number);
    notes.marks.sort_by_key(|found| found.at);
    notes.warnings = warnings(&placed, untimed, without_day, reading.names);
    notes
}

/// Whether a text was copied from a chat: some message has its time, or its writer, on a line of its own.
pub(crate) fn is_chat(text: &str) -> bool {
    let lines: Vec<_> = text.split('\n').collect();
    roles(&lines).iter().any(|role| *role != Role::Line) || is_call(lines.iter().copied())
}

/// Whether a line may say in which zone all times are.
pub(crate) fn speaks_of_times(line: &str) -> bool {
    let lower = line.to_lowercase();
    lower.contains("time") || lower.contains("zone") || lower.contains("clock")
}

fn warnings(placed: &Placed, untimed: usize, without_day: usize, names: usize) -> Vec<Warning> {
    let counted = [
        (without_day, Warning::TimesWithoutDay { count: without_day }),
        (placed.next_days, Warning::NextDays { count: placed.next_days }),
        (usize::from(placed.newest_first), Warning::NewestFirst),
        (placed.ambiguous, Warning::AmbiguousDates { count: placed.ambiguous }),
        (placed.repeated, Warning::RepeatedHour { count: placed.repeated }),
        (placed.skipped, Warning::SkippedHour { count: placed.skipped }),
        (untimed, Warning::UntimedLines { count: untimed }),
        (names, Warning::NamesLeftOut { count: names }),
    ];
    counted.into_iter().filter(|(count, _)| *count > 0).map(|(_, warning)| warning).collect()
}

impl Notes {
    fn skip(&mut self, number: usize, line: &str, reason: SkipReason) {
        self.skipped.push(SkippedLine { number, text: line.trim().to_owned(), reason });
    }

    /// Takes a draft as an event, or its lines as skipped ones.
    fn take(&mut self, draft: &Draft<'_>, at: Option<Instant>) {
        let reason = if draft.is_private { SkipReason::Private } else { SkipReason::NoDay };
        let Some(at) = at.filter(|_| !draft.is_private) else {
            for (number, line) in std::iter::once(&(draft.number, draft.line)).chain(&draft.more) {
                self.skip(*number, line, reason);
            }
            return;
        };
        let written = draft.written();
        for (number, line) in written.left {
            self.skip(number, line, SkipReason::TooLong);
        }
        if written.text.is_empty() {
            self.skip(draft.number, draft.line, SkipReason::NoWords);
            return;
        }
        if self.events.len() == MOST_EVENTS {
            self.skip(draft.number, draft.line, SkipReason::TooMany);
            return;
        }
        if let Some(mark) = written.mark.filter(|mark| self.marks.iter().all(|known| known.mark != *mark)) {
            self.marks.push(NamedMark { mark, at });
        }
        self.events.push(NewEvent { at, text: written.text, kind: written.kind, links: written.links });
    }
}

/// The moment that a stamp stands for.
pub(crate) fn moment(stamp: &crate::clock::Stamp<'_>, heading: bool) -> Moment {
    Moment { day: stamp.day, time: stamp.time, zone: stamp.zone, heading }
}
