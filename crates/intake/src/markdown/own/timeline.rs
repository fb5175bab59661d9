//! The timeline of a record: a table in the zone of the incident.

use afterword_domain::{EventKind, Instant, PostMortem, TimelineEvent};
use afterword_words as words;
use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;
use std::str::FromStr;
use uuid::Uuid;

use super::super::fresh;
use super::super::tree::{Kind, Node, Row};
use super::about::{clock, offset};
use super::parts::{Part, by_label, cell};
use crate::clock::{Zone, instant, stamp};

/// Reads the table. A table with a row that has no time stays in the part, whole.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    part.left.retain(|node| match events(node, pm, ids) {
        Some(events) => {
            pm.timeline.extend(events);
            false
        }
        None => true,
    });
}

fn events(node: &Node, pm: &PostMortem, ids: &mut dyn FnMut() -> Uuid) -> Option<Vec<TimelineEvent>> {
    let Kind::Table(rows) = &node.kind else { return None };
    let mut day = pm.facts.date;
    rows.iter()
        .skip(1)
        .map(|row| {
            let (at, local) = time(&cell(row, 0), day, pm.facts.zone)?;
            day = Some(local);
            Some(event(row, at, ids))
        })
        .collect()
}

fn event(row: &Row, at: Instant, ids: &mut dyn FnMut() -> Uuid) -> TimelineEvent {
    let kind = cell(row, 1);
    let bare = kind.trim_start_matches(words::document_starred());
    let links = cell(row, 3);
    TimelineEvent {
        id: fresh(ids),
        at,
        text: cell(row, 2),
        kind: by_label(&EventKind::ALL, EventKind::label, bare).unwrap_or_default(),
        source: String::new(),
        links: links.split('\n').filter(|link| !link.is_empty()).map(str::to_owned).collect(),
        starred: bare.len() < kind.len(),
    }
}

/// The instant of `14:38`, `2024-11-16 00:12` or `02:30 +01:00`; and the day in the zone of the record.
fn time(text: &str, day: Option<NaiveDate>, zone: Tz) -> Option<(Instant, NaiveDate)> {
    let at = exact(text, day, zone).or_else(|| by_hand(text, day, zone))?;
    Some((at, at.with_timezone(&zone).date_naive()))
}

fn exact(text: &str, day: Option<NaiveDate>, zone: Tz) -> Option<Instant> {
    let mut words = text.split_whitespace().peekable();
    let stated = words.peek().and_then(|word| NaiveDate::from_str(word).ok());
    if stated.is_some() {
        words.next();
    }
    let (day, time): (NaiveDate, NaiveTime) = (stated.or(day)?, clock(words.next()?)?);
    match (words.next(), words.next()) {
        (None, _) => instant(day, time, Zone::Region(zone)),
        (Some(said), None) => {
            Some(offset(said)?.from_local_datetime(&day.and_time(time)).earliest()?.with_timezone(&Utc))
        }
        _ => None,
    }
}

/// A time that somebody wrote into the table by hand.
fn by_hand(text: &str, day: Option<NaiveDate>, zone: Tz) -> Option<Instant> {
    let stamp = stamp(text)?;
    let day = stamp.day.and_then(|written| written.resolve(day)).or(day)?;
    instant(day, stamp.time?, stamp.zone.unwrap_or(Zone::Region(zone)))
}
