//! A timeline in a table: which columns hold the time, the event and the person.

use super::super::super::span::plain;
use super::super::super::tree::Row;
use super::super::topic::normal;
use super::entry::{Entry, entry};
use super::{Draft, Timeline};
use crate::clock::{Moment, stated_zone};
use crate::kind::kind_named;

/// How many cells may stand before the time: a number, a day, a date.
const BEFORE_TIME: usize = 4;

const PERSONS: &[&str] = &["person", "who", "actor", "user", "author", "by", "owner", "reporter", "担当"];
const EVENTS: &[&str] = &[
    "event",
    "note",
    "description",
    "what",
    "message",
    "detail",
    "observation",
    "comment",
    "activity",
    "イベント",
    "内容",
    "evento",
    "ereignis",
    "événement",
    "事件",
];
const NUMBERS: &[&str] = &["", "#", "no", "nr", "day", "id"];

/// Takes a table row by row.
pub(super) fn take(timeline: &mut Timeline, rows: &[Row], source: &str) {
    let cells: Vec<Vec<String>> =
        rows.iter().map(|row| row.cells.iter().map(|cell| plain(cell).trim().to_owned()).collect()).collect();
    let Some((head, rest)) = cells.split_first() else { return };
    if !cells.iter().any(|row| moment(row).is_some()) {
        if cells.iter().skip(1).flatten().any(|cell| !cell.is_empty()) {
            timeline.more(source);
        }
        return;
    }
    if moment(head).is_some() {
        take_row(timeline, head, &[]);
    } else {
        timeline.zone = timeline.zone.or_else(|| head.iter().find_map(|cell| stated_zone(cell)));
    }
    rest.iter().for_each(|row| take_row(timeline, row, head));
}

/// The moment of a row, and which cells tell it, with the words beside the time.
struct Timed {
    moment: Moment,
    until: Option<String>,
    words: String,
    cells: Vec<usize>,
}

fn moment(row: &[String]) -> Option<Timed> {
    let mut day: Option<(usize, Moment, String)> = None;
    for (place, cell) in row.iter().enumerate().take(BEFORE_TIME) {
        match entry(cell) {
            Entry::At { moment, until, text } => {
                let dated = day.as_ref().map(|(_, day, _)| day.day).unwrap_or_default();
                let cells = day.iter().map(|(place, ..)| *place).chain([place]).collect();
                return Some(Timed {
                    moment: Moment { day: moment.day.or(dated), ..moment },
                    until,
                    words: text,
                    cells,
                });
            }
            Entry::Day(moment, words) if day.is_none() && words.len() < 40 => {
                day = Some((place, moment, words));
            }
            _ => {}
        }
    }
    day.map(|(place, moment, words)| Timed { moment, until: None, words, cells: vec![place] })
}

fn take_row(timeline: &mut Timeline, row: &[String], head: &[String]) {
    if row.iter().all(String::is_empty) {
        return;
    }
    let Some(timed) = moment(row) else {
        timeline.untimed += usize::from(timeline.has_entry());
        let said: Vec<_> = row.iter().filter(|cell| !cell.is_empty()).cloned().collect();
        timeline.more(&said.join(" — "));
        return;
    };
    let mut kind = None;
    let (mut person, mut texts, mut others) = (String::new(), vec![timed.words], Vec::new());
    for (place, cell) in row.iter().enumerate().filter(|(place, _)| !timed.cells.contains(place)) {
        let name = head.get(place).map(|head| normal(head)).unwrap_or_default();
        let number = NUMBERS.contains(&name.as_str()) && cell.chars().all(|c| c.is_ascii_digit());
        if cell.is_empty() || number && place < BEFORE_TIME {
            continue;
        }
        let is = |words: &[&str]| words.iter().any(|word| name.contains(word));
        if let (None, Some(named)) = (kind, kind_named(cell)) {
            kind = Some(named);
        } else if is(EVENTS) || name.is_empty() {
            texts.push(cell.clone());
        } else if is(PERSONS) {
            person.clone_from(cell);
        } else {
            others.push((head[place].clone(), cell.clone()));
        }
    }
    texts.retain(|text| !text.is_empty());
    if texts.is_empty() && !others.is_empty() {
        texts.push(others.remove(0).1);
    }
    let mut text = texts.join(" — ");
    if !person.is_empty() {
        text = format!("{person}: {text}");
    }
    for (name, value) in others {
        text.push_str(&format!("\n{name}: {value}"));
    }
    // A row that holds nothing but a day heads those below it.
    let heading = text.trim().is_empty() && timed.moment.time.is_none();
    let moment = Moment { heading, ..timed.moment };
    timeline.drafts.push(Draft { moment, until: timed.until, text, kind, mark: None, links: Vec::new() });
}
