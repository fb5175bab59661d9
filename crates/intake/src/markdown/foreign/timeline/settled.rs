//! From written times to instants.

use afterword_domain::{Instant, Mark};
use chrono::NaiveDate;
use chrono_tz::Tz;

use super::{Draft, Timeline, mark_of};
use crate::clean::several_lines;
use crate::clock::{Moment, Placed, Zone, place};
use crate::kind::kinded;
use crate::notes::{NewEvent, ended};

/// A timeline with its times settled.
pub(in super::super) struct Settled {
    pub(in super::super) events: Vec<NewEvent>,
    /// Instants of the lifecycle that entries name.
    pub(in super::super) marks: Vec<(Mark, Instant)>,
    pub(in super::super) placed: Placed,
    /// Entries with a date and no time.
    pub(in super::super) days_alone: usize,
    /// Entries whose day is not known, as text.
    pub(in super::super) without_day: Vec<String>,
    /// Whether an event was cut.
    pub(in super::super) cut: bool,
}

impl Timeline {
    /// Settles the times. `day` is that of the incident, `zone` the one of the document.
    pub(in super::super) fn settle(self, day: Option<NaiveDate>, zone: Tz) -> Settled {
        let base = self.day.and_then(|stated| stated.resolve(day)).or(day);
        let zone = self.zone.unwrap_or(zone);
        // "Unless otherwise noted, all happened on that day": then a date on one line does not hold for the next.
        let noted = self.kept.iter().any(|text| text.to_lowercase().contains("otherwise"));
        let noted = self.day.filter(|_| noted);
        let dated = |moment: Moment| Moment { day: moment.day.or(noted), ..moment };
        let moments: Vec<_> = self.drafts.iter().map(|draft| dated(draft.moment)).collect();
        let placed = place(&moments, base, Zone::Region(zone));
        let mut settled = Settled {
            events: Vec::new(),
            marks: Vec::new(),
            placed,
            days_alone: 0,
            without_day: Vec::new(),
            cut: false,
        };
        for (draft, place) in self.drafts.into_iter().zip(0..).filter(|(draft, _)| !draft.moment.heading) {
            match settled.placed.instants[place] {
                Some(at) => settled.add(draft, at),
                None => settled.without_day.push(draft.written()),
            }
        }
        settled
    }
}

impl Settled {
    fn add(&mut self, draft: Draft, at: Instant) {
        self.days_alone += usize::from(draft.moment.time.is_none());
        let said = kinded(draft.text.trim());
        let kind = draft.kind.or(said.kind);
        if let Some(mark) = draft.mark.or(said.mark).or_else(|| mark_of(head_of(&draft.text))) {
            self.marks.push((mark, at));
        }
        // Only the word that the kind is shown by is taken off; others say more than the kind does.
        let shown = kind.is_some_and(|kind| starts_with_word(&draft.text, kind.label()));
        let text = if shown { said.text } else { draft.text.trim().to_owned() };
        let (text, cut) = several_lines(&ended_first_line(&text, draft.until.as_deref()));
        self.cut |= cut;
        let text = if text.is_empty() { draft.links.first().cloned().unwrap_or_default() } else { text };
        if !text.is_empty() {
            self.events.push(NewEvent { at, text, kind: kind.unwrap_or_default(), links: draft.links });
        }
    }
}

impl Draft {
    /// The entry as text, where no day is known for its time.
    fn written(self) -> String {
        let time = self.moment.time.map(|time| time.format("%H:%M").to_string()).unwrap_or_default();
        format!("{time} {}", ended_first_line(&self.text, self.until.as_deref())).trim().to_owned()
    }
}

fn ended_first_line(text: &str, until: Option<&str>) -> String {
    match text.split_once('\n') {
        Some((first, rest)) => format!("{}\n{rest}", ended(first, until)),
        None => ended(text, until),
    }
}

fn starts_with_word(text: &str, word: &str) -> bool {
    let text = text.trim_start();
    text.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word))
}

/// What a text calls itself before its colon, or all of it where it is short.
fn head_of(text: &str) -> &str {
    let head = text.split([':', '：', '\n']).next().unwrap_or(text);
    if head.chars().count() <= 30 { head } else { "" }
}
