//! The head of a line that says when: date, time, zone, the end of a range, and what parts it from the words.

use chrono::{NaiveTime, TimeDelta};

use super::date::{Day, after_weekday, date};
use super::letters::{after, after_word, at_boundary, is_space, number, trimmed};
use super::time::{Clock, time};
use super::zone::{Zone, zone};

/// When something happened, as it is written at the head of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Stamp<'a> {
    /// The day, where it is written.
    pub(crate) day: Option<Day>,
    /// The time; without one the line names a day.
    pub(crate) time: Option<NaiveTime>,
    /// The zone, where it is written.
    pub(crate) zone: Option<Zone>,
    /// The end of a range, as it is written.
    pub(crate) until: Option<&'a str>,
    /// What follows, without the separator.
    pub(crate) rest: &'a str,
}

/// Marks that may enclose a time, each with what closes it.
const MARKS: [(char, char); 10] = [
    ('[', ']'), ('(', ')'), ('*', '*'), ('_', '_'), ('`', '`'), ('<', '>'), ('"', '"'), ('~', '~'), ('【', '】'), ('「', '」'),
];
/// What comes before a time that is not exact, or in a sentence.
const LEADS: [&str; 9] = ["approximately", "approx.", "approx", "around", "about", "circa", "ca.", "at", "between"];
/// What parts the two ends of a range.
const DASHES: [char; 6] = ['-', '–', '—', '〜', '～', '‑'];

/// How often each of [`MARKS`] is open.
type Open = [u8; MARKS.len()];

/// The stamp at the head of a line that starts without space and without a bullet.
pub(crate) fn stamp(line: &str) -> Option<Stamp<'_>> {
    let mut open = Open::default();
    let rest = after_weekday(enter(line, &mut open));
    let mut stamp = Stamp { day: None, time: None, zone: None, until: None, rest };
    let mut clock = None;
    if let Some((day, rest)) = date(rest) {
        stamp.day = Some(day);
        stamp.rest = rest;
        let within = between(rest, &mut open);
        if let Some((found, rest)) = time(within, true) {
            clock = Some(found);
            stamp.rest = rest;
        }
    } else {
        let (found, rest) = time(rest, false)?;
        clock = Some(found);
        stamp.rest = rest;
    }
    if let Some(clock) = clock {
        read_zone(&mut stamp, &mut open, clock.time);
        let clock = read_end(&mut stamp, &mut open, clock);
        read_zone(&mut stamp, &mut open, clock.time);
        read_later_date(&mut stamp, &mut open);
        stamp.time = Some(clock.time);
    } else {
        read_last_day(&mut stamp, &mut open);
    }
    stamp.rest = separated(stamp.rest, &mut open)?;
    Some(stamp)
}

/// The first stamp with a time anywhere in a text, for values such as `about 2024-11-15 14:38, see the graph`.
pub(crate) fn first(text: &str) -> Option<Stamp<'_>> {
    stamps(text).find(|stamp| stamp.time.is_some())
}

/// The first stamp with a date that has a year, anywhere in a text.
pub(crate) fn first_dated(text: &str) -> Option<Stamp<'_>> {
    stamps(text).find(|stamp| stamp.day.is_some_and(|day| day.year.is_some()))
}

/// Every stamp in a text, wherever a number or a name may begin one.
pub(crate) fn stamps(text: &str) -> impl Iterator<Item = Stamp<'_>> {
    let mut before = ' ';
    text.char_indices().filter_map(move |(at, c)| {
        let starts = !before.is_ascii_alphanumeric() && !matches!(before, '.' | ':' | '/' | '=' | '-');
        before = c;
        (starts && (c.is_ascii_digit() || c.is_ascii_uppercase())).then(|| stamp(&text[at..])).flatten()
    })
}

/// Passes over marks, and over words that say the time is not exact.
fn enter<'a>(text: &'a str, open: &mut Open) -> &'a str {
    let mut rest = trimmed(text);
    for _ in 0..12 {
        if let Some(after) = opened(rest, open) {
            rest = after;
        } else if let Some(after) = rest.strip_prefix(['@', '≈', '∼', '〜']) {
            rest = after;
        } else if let Some(after) = LEADS.iter().find_map(|lead| after_lead(rest, lead)) {
            rest = after;
        } else {
            break;
        }
        rest = trimmed(rest);
    }
    rest
}

fn after_lead<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    after(text, lead).filter(|rest| rest.starts_with(is_space))
}

fn opened<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
    let first = text.chars().next()?;
    let place = MARKS.iter().position(|(opens, _)| *opens == first)?;
    open[place] = open[place].saturating_add(1);
    Some(&text[first.len_utf8()..])
}

fn closed<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
    let first = text.chars().next()?;
    let place = MARKS.iter().position(|(_, closes)| *closes == first).filter(|place| open[*place] > 0)?;
    open[place] -= 1;
    Some(&text[first.len_utf8()..])
}

/// What may stand between a date and its time.
fn between<'a>(text: &'a str, open: &mut Open) -> &'a str {
    let mut rest = text;
    for _ in 0..12 {
        let after = trimmed(rest);
        let after = closed(after, open)
            .or_else(|| after.strip_prefix([',', '@', '|', '_', '–', '—']))
            .or_else(|| after.strip_prefix(['T', 't', '-', '.', ':']).filter(|next| {
                next.starts_with(|c: char| c.is_ascii_digit() || is_space(c) || matches!(c, '*' | '_' | '`'))
            }))
            .or_else(|| after_lead(after, "on"))
            .or_else(|| LEADS.iter().find_map(|lead| after_lead(after, lead)))
            .unwrap_or(after);
        let after = after_bracketed_weekday(after);
        let after = opened_before_digit(after, open);
        if after.len() == rest.len() {
            break;
        }
        rest = after;
    }
    rest
}

/// `(Fri)` between a date and its time.
fn after_bracketed_weekday(text: &str) -> &str {
    let inner = text.strip_prefix('(').map_or(text, |inner| {
        let after = after_weekday(inner);
        if after.len() < inner.len() { after.strip_prefix(')').unwrap_or(text) } else { text }
    });
    after_weekday(inner)
}

/// Passes over an opening mark only where a time may follow, so that words in brackets stay as they are.
fn opened_before_digit<'a>(text: &'a str, open: &mut Open) -> &'a str {
    let bare = text.trim_start_matches(|c| MARKS.iter().any(|(opens, _)| *opens == c));
    if !bare.starts_with(|c: char| c.is_ascii_digit()) {
        return text;
    }
    let mut rest = text;
    while rest.len() > bare.len() {
        match opened(rest, open) {
            Some(after) => rest = after,
            None => return text,
        }
    }
    rest
}

/// A zone, directly or after the mark that closes the time: `**14:38** UTC`, `14:38 (UTC)`.
fn read_zone(stamp: &mut Stamp<'_>, open: &mut Open, start: NaiveTime) {
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
        if let Some((found, after)) = zone(trimmed(inner)) {
            if let Some(after) = trimmed(after).strip_prefix([')', ']']) {
                (stamp.zone, stamp.rest, *open) = (Some(found), after, kept);
            }
        }
        return;
    }
    if rest.starts_with('-') && is_range(rest, start, stamp.rest.len() == rest.len() && stamp.day.is_some()) {
        return;
    }
    if let Some((found, after)) = zone(rest).filter(|(_, after)| at_boundary(after)) {
        (stamp.zone, stamp.rest, *open) = (Some(found), after, kept);
    }
}

/// Whether `-14:41` after a time is the end of a range and not a distance from UTC: it lies later the same day.
fn is_range(text: &str, start: NaiveTime, adjacent_to_date_time: bool) -> bool {
    match time(&text[1..], false) {
        Some((end, _)) => end.time > start && !adjacent_to_date_time,
        None => true,
    }
}

/// The end of a range: `14:38-14:41`, `14:38 to 14:41 UTC`, `16:05:57-58`. Gives the start, which may have learned
/// from the end that it is an afternoon: `2:05-2:30 PM`.
fn read_end<'a>(stamp: &mut Stamp<'a>, open: &mut Open, start: Clock) -> Clock {
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
    if dashed.is_some() && rest.len() == from.len() {
        if let Some((_, after)) = number(from, 2, 2).filter(|(n, after)| *n < 60 && at_boundary(after) && !after.starts_with(['.', '%', '/', '-'])) {
            (stamp.until, stamp.rest, *open) = (from.get(..2), after, kept);
        }
    }
    start
}

fn halved(start: Clock, end: Clock) -> Clock {
    let later = start.time.overflowing_add_signed(TimeDelta::hours(12));
    if end.half && !start.half && later.1 == 0 && later.0 <= end.time { Clock { time: later.0, ..start } } else { start }
}

/// A date after the time: `14:38 UTC on 15 Nov 2024`.
fn read_later_date(stamp: &mut Stamp<'_>, open: &mut Open) {
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
    // Without `on`, only a date with a year: `14:38 May 5 pods` is no date.
    if let Some((day, after)) = date(rest).filter(|(day, _)| told || day.year.is_some()) {
        (stamp.day, stamp.rest, *open) = (Some(day), after, kept);
    }
}

/// The last day of several: `2024-11-15 - 2024-11-17: migration`.
fn read_last_day<'a>(stamp: &mut Stamp<'a>, open: &mut Open) {
    let rest = trimmed(stamp.rest);
    let Some(rest) = rest.strip_prefix(DASHES).or_else(|| after_word(rest, "to")) else { return };
    let from = enter(rest, open);
    if let Some((_, after)) = date(from) {
        stamp.until = from.get(..from.len() - after.len());
        stamp.rest = after;
    }
}

/// What follows the marks that close the stamp and the separator. None where words follow without any gap.
fn separated<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
    let mut rest = text;
    let mut parted = 0;
    let mut moved = false;
    for _ in 0..24 {
        let after = trimmed(rest);
        let spaced = moved || after.len() < rest.len();
        if let Some(next) = closed(after, open) {
            (rest, moved) = (next, true);
            continue;
        }
        if parted < 2 {
            if let Some(next) = parting(after, spaced) {
                (rest, moved, parted) = (next, true, parted + 1);
                continue;
            }
        }
        moved = spaced;
        rest = after;
        break;
    }
    (moved || rest.is_empty() || at_boundary(rest) || !rest.starts_with(|c: char| c.is_ascii_alphanumeric())).then_some(rest)
}

/// What follows a separator. A single dash parts only with a space on a side, so that `-5 %` keeps its sign.
fn parting(text: &str, spaced: bool) -> Option<&str> {
    if let Some(rest) = text.strip_prefix("=>").or_else(|| text.strip_prefix("->")).or_else(|| text.strip_prefix("--")) {
        return Some(rest.trim_start_matches('-'));
    }
    let first = text.chars().next()?;
    let rest = &text[first.len_utf8()..];
    let ends = rest.is_empty() || rest.starts_with(is_space);
    let parts = match first {
        '—' | '–' | '―' | '|' | '→' | ':' | '：' | '・' | '·' | '•' | ';' => true,
        '-' | '‑' => ends || (!spaced && !rest.starts_with(|c: char| c.is_ascii_digit())),
        ',' | '.' | '/' | '頃' | '>' => ends || first == '頃',
        _ => false,
    };
    parts.then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Option<(Option<String>, String)> {
        let stamp = stamp(line)?;
        Some((stamp.time.map(|t| t.format("%H:%M:%S").to_string()), stamp.rest.to_owned()))
    }

    #[test]
    fn every_notation_of_the_field_gives_the_time_and_the_words() {
        for line in [
            "14:38 — disk full", "14:38 – disk full", "14:38 - disk full", "14:38: disk full", "14:38 | disk full",
            "14:38 => disk full", "14:38 disk full", "[14:38] disk full", "(14:38) disk full", "**14:38** disk full",
            "**14:38:** disk full", "`14:38` disk full", "14.38 disk full", "14h38 disk full", "~14:38 disk full",
            "2:38pm disk full", "2:38 PM - disk full", "14:38Z disk full", "14:38 UTC: disk full",
            "14:38 (UTC) disk full", "**14:38 UTC** - disk full", "14:38 +01:00 disk full", "14:38:00 CEST disk full",
            "2024-11-15 14:38 disk full", "2024-11-15T14:38:00Z disk full", "15 Nov 2024 14:38 disk full",
            "Nov 15, 2:38 PM disk full", "2024-11-15 - 14:38 UTC: disk full", "Nov 15th **14:38** disk full",
            "approx. 14:38 disk full", "14:38-disk full", "2024-11-15 1438: disk full", "14:38 UTC on 15 Nov 2024: disk full",
            "**May 21st 14:38** disk full", "14:38頃 disk full", "At 14:38 disk full", "2024-11-15 (Fri) 14:38 disk full",
        ] {
            assert_eq!(read(line), Some((Some("14:38:00".into()), "disk full".into())), "{line}");
        }
    }

    #[test]
    fn a_range_starts_at_its_start_and_keeps_its_end() {
        for (line, start, until) in [
            ("14:38-14:41 x", "14:38:00", "14:41"),
            ("14:38 – 14:41 UTC: x", "14:38:00", "14:41"),
            ("**14:38** to **14:41** x", "14:38:00", "14:41"),
            ("00:58〜01:18 x", "00:58:00", "01:18"),
            ("2:05-2:30 PM x", "14:05:00", "2:30 PM"),
            ("16:05:57-58 x", "16:05:57", "58"),
            ("09:00-10:00 x", "09:00:00", "10:00"),
            ("2024-11-15 22:00 - 2024-11-16 01:00 x", "22:00:00", "2024-11-16 01:00"),
        ] {
            let stamp = stamp(line).unwrap();
            assert_eq!(stamp.time.unwrap().to_string(), start, "{line}");
            assert_eq!((stamp.until, stamp.rest), (Some(until), "x"), "{line}");
        }
    }

    #[test]
    fn a_minus_before_an_earlier_time_is_a_distance_from_utc() {
        let west = stamp("14:38 -05:00 x").unwrap();
        assert!(west.zone.is_some() && west.until.is_none());
        assert!(stamp("2024-11-15T09:00:00-10:00 x").unwrap().zone.is_some());
    }

    #[test]
    fn words_in_marks_and_signs_stay_as_they_are() {
        assert_eq!(read("14:38 **big** news").unwrap().1, "**big** news");
        assert_eq!(read("14:38 [graph](https://x)").unwrap().1, "[graph](https://x)");
        assert_eq!(read("14:38 -5 % traffic").unwrap().1, "-5 % traffic");
        assert_eq!(read("14:38 - `kubectl` run").unwrap().1, "`kubectl` run");
    }

    #[test]
    fn a_line_without_a_time_at_its_head_has_no_stamp() {
        for line in ["the 14:38 deploy", "1. first", "10 pods died", "- x", "", "14:38x", "version 1.2.3", "3:1 odds"] {
            assert_eq!(stamp(line), None, "{line}");
        }
    }

    #[test]
    fn a_stamp_is_found_inside_a_sentence() {
        let found = first("This is when it began. 2026-02-24 13:10, roughly").unwrap();
        assert_eq!(found.time.unwrap().to_string(), "13:10:00");
        assert!(first_dated("On July 21st, 2021, a release").is_some());
        assert!(first_dated("in 2021").is_none());
    }
}
