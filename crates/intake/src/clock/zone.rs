//! Zones as they are written: `Z`, `UTC`, `+01:00`, `CEST`, `Europe/Berlin`, and "all times in PST".

use chrono::FixedOffset;
use chrono_tz::Tz;

use super::letters::{after, at_boundary, number, trimmed, word};

/// A zone beside a time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// A fixed distance from UTC.
    Fixed(FixedOffset),
    /// A fixed distance with a name: `CEST`; and the region that the name belongs to.
    Named(FixedOffset, Tz),
    /// A region with its summers and winters.
    Region(Tz),
}

/// Abbreviation, minutes east of UTC, and the region that people of it live in.
const NAMES: &[(&str, i32, Tz)] = &[
    ("UTC", 0, Tz::UTC),
    ("GMT", 0, Tz::GMT),
    ("WET", 0, Tz::Europe__Lisbon),
    ("WEST", 60, Tz::Europe__Lisbon),
    ("BST", 60, Tz::Europe__London),
    ("CET", 60, Tz::CET),
    ("CEST", 120, Tz::CET),
    ("MEZ", 60, Tz::CET),
    ("MESZ", 120, Tz::CET),
    ("SAST", 120, Tz::Africa__Johannesburg),
    ("EET", 120, Tz::EET),
    ("EEST", 180, Tz::EET),
    ("MSK", 180, Tz::Europe__Moscow),
    ("IST", 330, Tz::Asia__Kolkata),
    ("SGT", 480, Tz::Asia__Singapore),
    ("HKT", 480, Tz::Asia__Hong_Kong),
    ("AWST", 480, Tz::Australia__Perth),
    ("JST", 540, Tz::Asia__Tokyo),
    ("KST", 540, Tz::Asia__Seoul),
    ("ACST", 570, Tz::Australia__Adelaide),
    ("ACDT", 630, Tz::Australia__Adelaide),
    ("AEST", 600, Tz::Australia__Sydney),
    ("AEDT", 660, Tz::Australia__Sydney),
    ("NZST", 720, Tz::Pacific__Auckland),
    ("NZDT", 780, Tz::Pacific__Auckland),
    ("BRT", -180, Tz::America__Sao_Paulo),
    ("EST", -300, Tz::America__New_York),
    ("EDT", -240, Tz::America__New_York),
    ("CST", -360, Tz::America__Chicago),
    ("CDT", -300, Tz::America__Chicago),
    ("MST", -420, Tz::America__Denver),
    ("MDT", -360, Tz::America__Denver),
    ("PST", -480, Tz::America__Los_Angeles),
    ("PDT", -420, Tz::America__Los_Angeles),
];

/// Zones that name no season: the clock that hangs on the wall there.
const WALLS: &[(&str, Tz)] = &[
    ("PT", Tz::America__Los_Angeles),
    ("ET", Tz::America__New_York),
    ("Pacific", Tz::America__Los_Angeles),
    ("Eastern", Tz::America__New_York),
    ("US/Pacific", Tz::America__Los_Angeles),
    ("UC/Pacific", Tz::America__Los_Angeles),
    ("US/Eastern", Tz::America__New_York),
    ("US/Central", Tz::America__Chicago),
];

/// The zone at the start of a text; and what follows.
///
/// An offset that starts with a minus is taken only where a colon or two more digits make it one.
pub(super) fn zone(text: &str) -> Option<(Zone, &str)> {
    match text.chars().next()? {
        'Z' | 'z' if at_boundary(&text[1..]) => Some((fixed(0)?, &text[1..])),
        '+' | '-' | '−' => offset(text),
        c if c.is_ascii_alphabetic() => named(text).or_else(|| region(text)),
        _ => None,
    }
}

impl Zone {
    /// The distance from UTC, where it is the same all year.
    pub(super) fn offset(self) -> Option<FixedOffset> {
        match self {
            Self::Fixed(offset) | Self::Named(offset, _) => Some(offset),
            Self::Region(_) => None,
        }
    }

    /// The region that a zone tells of; none where it is a bare distance.
    pub(crate) fn region(self) -> Option<Tz> {
        match self {
            Self::Fixed(offset) => whole_hours(offset),
            Self::Named(_, tz) | Self::Region(tz) => Some(tz),
        }
    }
}

/// The zone that is a whole number of hours away from UTC, whatever the season. Its name counts westwards.
fn whole_hours(offset: FixedOffset) -> Option<Tz> {
    let (hours, rest) = (offset.local_minus_utc() / 3_600, offset.local_minus_utc() % 3_600);
    match hours {
        _ if rest != 0 => None,
        0 => Some(Tz::UTC),
        _ => format!("Etc/GMT{:+}", -hours).parse().ok(),
    }
}

fn fixed(minutes: i32) -> Option<Zone> {
    FixedOffset::east_opt(minutes * 60).map(Zone::Fixed)
}

/// `+01:00`, `-0500`, `+1`, `+UTC`.
fn offset(text: &str) -> Option<(Zone, &str)> {
    let minus = !text.starts_with('+');
    let rest = text.trim_start_matches(['+', '-', '−']);
    if text.chars().count() - rest.chars().count() != 1 {
        return None;
    }
    if let (false, Some(rest)) = (minus, after(rest, "utc")) {
        return Some((fixed(0)?, rest));
    }
    let (hours, minutes, rest) = if let Some((four, rest)) = number(rest, 4, 4) {
        (four / 100, four % 100, rest)
    } else {
        let (hours, rest) = number(rest, 1, 2)?;
        match rest.strip_prefix(':').and_then(|rest| number(rest, 2, 2)) {
            Some((minutes, rest)) => (hours, minutes, rest),
            None if !minus => (hours, 0, rest),
            None => return None,
        }
    };
    if hours > 14 || minutes % 15 != 0 || minutes > 59 || !at_boundary(rest) {
        return None;
    }
    let east = i32::try_from(hours * 60 + minutes).ok()?;
    Some((fixed(if minus { -east } else { east })?, rest))
}

/// `CEST`, `utc`, `UTC+2`.
fn named(text: &str) -> Option<(Zone, &str)> {
    let (name, rest) = word(text);
    let upper = name.bytes().all(|b| b.is_ascii_uppercase());
    let mut known = NAMES.iter();
    let (_, minutes, region) = if upper {
        known.find(|(known, ..)| *known == name)?
    } else {
        // In lower case only those that are no word of any language: `est` and `ist` are.
        let plain = ["utc", "gmt", "cet", "cest", "pst", "pdt", "jst", "edt"];
        known.find(|(known, ..)| plain.contains(&name) && known.eq_ignore_ascii_case(name))?
    };
    if !at_boundary(rest) {
        return None;
    }
    if let (0, Some(found)) = (*minutes, counted(rest)) {
        return Some(found);
    }
    Some((Zone::Named(FixedOffset::east_opt(*minutes * 60)?, *region), rest))
}

/// The distance in `UTC+2` and `GMT-05:00`. A minus with a space around it separates instead.
fn counted(rest: &str) -> Option<(Zone, &str)> {
    let minus = rest.starts_with('-');
    if !minus && !rest.starts_with('+') {
        return None;
    }
    if let Some(found) = offset(rest) {
        return Some(found);
    }
    let (hours, after) = number(&rest[1..], 1, 2)?;
    let east = i32::try_from(hours).ok()? * 60;
    if hours > 14 || !at_boundary(after) || after.starts_with(':') {
        return None;
    }
    Some((fixed(-east)?, after))
}

/// `Europe/Berlin`, `Pacific`, `PT`.
fn region(text: &str) -> Option<(Zone, &str)> {
    let end = text
        .char_indices()
        .take(40)
        .find(|(_, c)| !(c.is_ascii_alphanumeric() || matches!(c, '/' | '_')))
        .map_or(text.len().min(40), |(at, _)| at);
    let name = text.get(..end)?;
    let rest = &text[end..];
    let tz = match WALLS.iter().find(|(known, _)| *known == name) {
        Some((_, tz)) => *tz,
        None if name.contains('/') => name.parse().ok()?,
        None => return None,
    };
    Some((Zone::Region(tz), rest))
}

/// The zone that a sentence states for many times: "All times in PST", "Timeline (UTC)", "times are in UTC".
///
/// Here an abbreviation means the wall clock of its region, summer and winter.
pub(crate) fn stated_zone(text: &str) -> Option<Tz> {
    let mut rest = text;
    loop {
        let start = rest.find(|c: char| c.is_ascii_alphabetic())?;
        rest = &rest[start..];
        let found = named(rest).or_else(|| region(rest));
        let found =
            found.filter(|(_, after)| !after.starts_with(['-', '_'])).and_then(|(zone, _)| zone.region());
        if found.is_some() {
            return found;
        }
        rest = rest.trim_start_matches(|c: char| c.is_alphanumeric() || c == '_');
        rest = trimmed(rest);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn minutes(text: &str) -> Option<i32> {
        match zone(text)?.0 {
            Zone::Fixed(offset) | Zone::Named(offset, _) => Some(offset.local_minus_utc() / 60),
            Zone::Region(_) => None,
        }
    }

    #[test]
    fn a_zone_beside_a_time_is_a_distance_from_utc() {
        for (text, wanted) in [
            ("Z", 0),
            ("UTC", 0),
            ("utc", 0),
            ("+01:00", 60),
            ("+0530", 330),
            ("-05:00", -300),
            ("CET", 60),
            ("CEST", 120),
            ("EST", -300),
            ("PDT", -420),
            ("BST", 60),
            ("JST", 540),
            ("AEST", 600),
            ("UTC+2", 120),
            ("GMT-5", -300),
            ("+UTC", 0),
        ] {
            assert_eq!(minutes(text), Some(wanted), "{text}");
        }
    }

    #[test]
    fn words_that_are_no_zone_are_left_alone() {
        for text in ["est", "ISTANBUL", "Zebra", "-5 %", "- x", "UTCx", "met", "+99:00"] {
            assert_eq!(zone(text), None, "{text}");
        }
    }

    #[test]
    fn a_stated_zone_is_the_wall_clock_of_its_region() {
        assert_eq!(stated_zone("All times in PST"), Some(Tz::America__Los_Angeles));
        assert_eq!(stated_zone("Timeline (UTC)"), Some(Tz::UTC));
        assert_eq!(stated_zone("All times in UC/Pacific"), Some(Tz::America__Los_Angeles));
        assert_eq!(stated_zone("times are in Europe/Berlin."), Some(Tz::Europe__Berlin));
        assert_eq!(stated_zone("All times in UTC+1"), Some(Tz::Etc__GMTMinus1));
        assert_eq!(stated_zone("Nothing here"), None);
    }
}
