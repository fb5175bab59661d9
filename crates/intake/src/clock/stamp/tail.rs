//! What may follow a time: its zone, the end of a range, its date, the same time elsewhere.

use chrono::{NaiveTime, TimeDelta};

use super::super::date::date;
use super::super::letters::{after_word, at_boundary, number, trimmed};
use super::super::time::{Clock, time};
use super::super::zone::{Zone, zone};
use super::Stamp;
use super::lead::{after_lead, between, enter};
use super::marks::{Open, closed};

/// What parts the two ends of a range.
const DASHES: [char; 6] = ['-', '–', '—', '〜', '～', '‑'];

/// A zone, directly or after the mark that closes the time: `**14:38** UTC`, `14:38 (UTC)`.
pub(super) fn read_zone(stamp: &mut Stamp<'_>, open: &mut Open, start: NaiveTime, exact: bool) {
    if stamp.zone.is_some() {
        return;
    }
    let mut kept = *open;
    let mut rest = stamp.rest;
    for _ in 0..8 {
        rest = trimmed(rest);
        match closed(rest, &mut kept) {
            Some(after) => rest = after,
            None => break,
        }
    }
    if let Some(inner) = rest.strip_prefix(['(', '[']) {
        if let Some((found, after)) = zone(trimmed(inner))
            && let Some(after) = trimmed(after).strip_prefix([')', ']'])
        {
            (stamp.zone, stamp.rest, *open) = (Some(found), after, kept);
        }
        return;
    }
    let adjacent = stamp.rest.len() == rest.len();
    if rest.starts_with('-') && is_range(rest, start, exact && adjacent) {
        return;
    }
    if let Some((found, after)) = zone(rest).filter(|(_, after)| at_boundary(after)) {
        (stamp.zone, stamp.rest, *open) = (Some(found), after, kept);
    }
}

/// Whether `-14:41` after a time is the end of a range and not a distance from UTC: it lies later the same day, or has
/// seconds. `exact` says that a full date and time stand before it without a gap, as in `2024-11-15T09:00-10:00`.
fn is_range(text: &str, start: NaiveTime, exact: bool) -> bool {
    match time(&text[1..], false) {
        Some((end, _)) => end.seconds || end.time > start && !exact,
        None => true,
    }
}

/// The end of a range: `14:38-14:41`, `14:38 to 14:41 UTC`, `16:05:57-58`. Gives the start, which may have learned
/// from the end that it is an afternoon: `2:05-2:30 PM`.
pub(super) fn read_end<'a>(stamp: &mut Stamp<'a>, open: &mut Open, start: Clock) -> Clock {
    let mut kept = *open;
    let mut rest = stamp.rest;
    while let Some(after) = closed(trimmed(rest), &mut kept) {
        rest = after;
    }
    rest = trimmed(rest);
    let dashed = rest.strip_prefix(DASHES);
    let Some(rest) = dashed
        .or_else(|| rest.strip_prefix('~').filter(|next| next.starts_with(|c: char| c.is_ascii_digit())))
        .or_else(|| rest.strip_prefix("->").or_else(|| rest.strip_prefix('→')))
        .or_else(|| ["to", "until", "till", "and"].iter().find_map(|word| after_word(rest, word)))
    else {
        return start;
    };
    let from = enter(rest, &mut kept);
    let past_date = date(from).map(|(_, rest)| between(rest, &mut kept));
    if let Some((end, after)) = time(past_date.unwrap_or(from), past_date.is_some()) {
        let until = from.get(..from.len() - after.len()).unwrap_or_default();
        (stamp.until, stamp.rest, *open) = (Some(until), after, kept);
        return halved(start, end);
    }
    if dashed.is_some()
        && rest.len() == from.len()
        && let Some((_, after)) = number(from, 2, 2)
            .filter(|(n, after)| *n < 60 && at_boundary(after) && !after.starts_with(['.', '%', '/', '-']))
    {
        (stamp.until, stamp.rest, *open) = (from.get(..2), after, kept);
    }
    start
}

fn halved(start: Clock, end: Clock) -> Clock {
    let later = start.time.overflowing_add_signed(TimeDelta::hours(12));
    if end.half && !start.half && later.1 == 0 && later.0 <= end.time {
        Clock { time: later.0, ..start }
    } else {
        start
    }
}

/// Passes over the same time in another zone: `20:07 EDT (00:07 UTC)`. Another time stays with the words.
pub(super) fn read_same_elsewhere(stamp: &mut Stamp<'_>, here: NaiveTime) {
    let Some(home) = stamp.zone.and_then(Zone::offset) else { return };
    let told = trimmed(stamp.rest).strip_prefix('(').and_then(|inner| {
        let (there, rest) = time(inner, false)?;
        let (away, rest) = zone(trimmed(rest))?;
        Some((there.time, away.offset()?, rest.strip_prefix(')')?))
    });
    let Some((there, away, rest)) = told else { return };
    if here - home == there - away {
        stamp.rest = rest;
    }
}

/// A date after the time: `14:38 UTC on 15 Nov 2024`, `14:38 (Nov 15)`.
pub(super) fn read_later_date(stamp: &mut Stamp<'_>, open: &mut Open) {
    if stamp.day.is_some() {
        return;
    }
    let mut kept = *open;
    let mut rest = stamp.rest;
    while let Some(after) = closed(trimmed(rest), &mut kept) {
        rest = after;
    }
    let rest = trimmed(trimmed(rest).strip_prefix(',').unwrap_or(rest));
    let (rest, told) = match after_lead(rest, "on") {
        Some(rest) => (trimmed(rest), true),
        None => (rest, false),
    };
    if let Some(inner) = rest.strip_prefix('(')
        && let Some((day, after)) = date(inner).and_then(|(day, after)| Some((day, after.strip_prefix(')')?)))
    {
        (stamp.day, stamp.rest, *open) = (Some(day), after, kept);
        return;
    }
    // Without `on`, only a date with a year: `14:38 May 5 pods` is no date.
    if let Some((day, after)) = date(rest).filter(|(day, _)| told || day.year.is_some()) {
        (stamp.day, stamp.rest, *open) = (Some(day), after, kept);
    }
}

/// The last day of several: `2024-11-15 - 2024-11-17: migration`.
pub(super) fn read_last_day<'a>(stamp: &mut Stamp<'a>, open: &mut Open) {
    let rest = trimmed(stamp.rest);
    let Some(rest) = rest.strip_prefix(DASHES).or_else(|| after_word(rest, "to")) else { return };
    let from = enter(rest, open);
    if let Some((_, after)) = date(from) {
        stamp.until = from.get(..from.len() - after.len());
        stamp.rest = after;
    }
}
