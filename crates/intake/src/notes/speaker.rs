//! Who wrote a message, in text copied from a chat: the name stands on a line of its own, or beside the time.
//!
//! A name is left out: the timeline tells what happened, and the record names nobody whom the room does not name.

use chrono::{NaiveTime, TimeDelta, Timelike as _};

use crate::clock::{Stamp, stamp};

/// What a line of copied text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role<'a> {
    /// Anything: an entry, a day, words.
    Line,
    /// The name of whoever wrote the message below, or a dash between name and time.
    Name,
    /// The head of a message, whose words stand on the lines below.
    Head(Stamp<'a>),
    /// What the chat itself shows besides: reactions, how many replies there are.
    Furniture,
}

/// A time that stands alone, or with a name.
#[derive(Clone, Copy)]
struct Head<'a> {
    stamp: Stamp<'a>,
    /// Whether it is set off as chats set off the first of several messages: indented, or behind an emoji or a dash.
    is_set_off: bool,
    /// Whether it is an afternoon, where it says so.
    half: Option<bool>,
    /// Whether the name stands on the same line.
    is_named: bool,
}

/// The longest name, in characters; and in words: `Dr. Ana Maria Kovač (SRE)`.
const LONGEST: usize = 48;
const MOST_WORDS: usize = 5;

/// Tells what each line is.
pub(super) fn roles<'a>(lines: &[&'a str]) -> Vec<Role<'a>> {
    let heads: Vec<_> = (0..lines.len()).map(|place| head(lines, place)).collect();
    let mut roles = vec![Role::Line; lines.len()];
    let says_half = |found: &Head<'_>| !found.is_named && found.half.is_some();
    let is_mixed = heads.iter().flatten().any(|found| !found.is_named && found.half.is_none());
    let mut names: Vec<&str> = Vec::new();
    // Names that are beyond doubt come first: a later one may be known by them.
    for is_sure in [true, false] {
        for place in 0..lines.len() {
            let Some(found) = heads[place].filter(|found| !found.is_named) else { continue };
            let Some(name) = name_before(lines, &heads, place) else { continue };
            let written = lines[name].trim();
            let starts = before(lines, name).is_none_or(|last| last + 1 < name);
            let repeated = before(lines, name).filter(|twice| lines[*twice].trim() == written);
            let known = if is_sure {
                found.is_set_off || is_mixed && says_half(&found) || starts || repeated.is_some()
            } else {
                // The message above keeps its words without a line that can be nothing but a name.
                let has_words = before(lines, name).is_some_and(|words| heads[words].is_none());
                names.contains(&written) || has_words && is_full_name(written)
            };
            if known {
                names.push(written);
                (name..place).chain(repeated).for_each(|line| roles[line] = Role::Name);
            }
        }
    }
    let mut half = None;
    for (place, found) in heads.iter().enumerate() {
        let Some(found) = found else { continue };
        half = found.half.or(half);
        let time = found.stamp.time.map(|time| if found.half.is_none() { in_half(time, half) } else { time });
        roles[place] = Role::Head(Stamp { time, ..found.stamp });
    }
    if heads.iter().any(Option::is_some) || is_call(lines.iter().copied()) {
        for (place, role) in roles.iter_mut().enumerate() {
            if *role == Role::Line && is_furniture(lines, place) {
                *role = Role::Furniture;
            }
        }
    }
    roles
}

/// A time as a chat writes it below a full one: `2:41` after `2:38 PM` is in the afternoon as well.
fn in_half(time: NaiveTime, half: Option<bool>) -> NaiveTime {
    match half {
        Some(true) if time.hour() < 12 => time.overflowing_add_signed(TimeDelta::hours(12)).0,
        _ => time,
    }
}

/// The line before that is not empty.
fn before(lines: &[&str], place: usize) -> Option<usize> {
    (0..place).rev().find(|before| !lines[*before].trim().is_empty())
}

/// The name that stands before the time of its message; a dash alone may part them.
fn name_before(lines: &[&str], heads: &[Option<Head<'_>>], place: usize) -> Option<usize> {
    let is_dash = |place: &usize| matches!(lines[*place].trim(), "—" | "–" | "-");
    let mut name = before(lines, place)?;
    if is_dash(&name) {
        name = before(lines, name)?;
    }
    (heads[name].is_none() && is_name(lines[name])).then_some(name)
}

/// The longest head of a message, in bytes: a name, a day and a time.
const LONGEST_HEAD: usize = 400;

fn head<'a>(lines: &[&'a str], place: usize) -> Option<Head<'a>> {
    let line = lines[place];
    // Most lines are no head: only behind one the next words are looked for.
    if line.trim().is_empty() || line.len() > LONGEST_HEAD {
        return None;
    }
    let next = || lines[place + 1..].iter().find(|next| !next.trim().is_empty());
    let head = alone(lines, place).or_else(|| named(line, next().unwrap_or(&"")))?;
    // Words have to follow: a message without any is none.
    next().map(|_| head)
}

/// `9:02 AM`, `:palm_tree:  9:02 AM`, `APP  9:02 AM`, `[9:04 AM]`.
fn alone<'a>(lines: &[&'a str], place: usize) -> Option<Head<'a>> {
    let line = lines[place];
    let bare = line.trim();
    let time = after_sign(bare);
    let stamp = whole(time)?;
    let after_dash = before(lines, place).is_some_and(|last| matches!(lines[last].trim(), "—" | "–"));
    let is_set_off = line.starts_with(' ') || time.len() < bare.len() || after_dash;
    Some(Head { stamp, is_set_off, half: half(time), is_named: false })
}

/// `Mira Voss [9:02 AM]`, `Mira Voss  9:02 AM`, `Mira — Today at 9:02 AM`, `[9:02 AM] Mira Voss`.
fn named<'a>(line: &'a str, next: &str) -> Option<Head<'a>> {
    let line = line.trim();
    let made = |stamp, time| Some(Head { stamp, is_set_off: true, half: half(time), is_named: true });
    if line.starts_with('[')
        && let Some(found) = stamp(line).filter(|found| found.time.is_some())
        && is_full_name(found.rest)
        && stamp(next.trim()).is_none()
    {
        let time = &line[..line.len() - found.rest.len()];
        return made(Stamp { rest: "", ..found }, time);
    }
    let starts =
        line.char_indices().skip(1).filter(|(_, c)| *c == '[' || *c == ' ' || matches!(c, '—' | '–'));
    for (at, sign) in starts {
        let (name, rest) = line.split_at(at);
        let rest = rest.trim_start_matches([' ', '—', '–']);
        let parted = match sign {
            '[' => true,
            ' ' => line[at + 1..].starts_with(' '),
            // A sentence may end in a dash and a time; a chat names the half of the day or the day.
            _ => half(rest).is_some() || without_day(rest).len() < rest.len() || rest.contains('/'),
        };
        if parted
            && is_name(name)
            && let Some(stamp) = whole(rest)
        {
            return made(stamp, rest);
        }
    }
    None
}

/// Whether lines are the chat of a video call, as it writes it down: `09:02:13  From Ines to Everyone:`. One line that
/// names a sender and a receiver could be a note of its own: `09:02 From primary to replica: 40 s behind`.
pub(super) fn is_call<'a>(lines: impl IntoIterator<Item = &'a str>) -> bool {
    lines.into_iter().any(|line| {
        let found = stamp(line.trim()).filter(|found| found.time.is_some());
        let sent = found.and_then(|found| found.rest.strip_prefix("From ")?.split_once(':'));
        sent.is_some_and(|(people, _)| {
            let receiver = people.rsplit_once(" to ").map(|(_, receiver)| receiver.trim().to_lowercase());
            people.starts_with(' ')
                || receiver.is_some_and(|receiver| {
                    ["everyone", "(direct message)", "(privately)"]
                        .iter()
                        .any(|mark| receiver.ends_with(mark))
                })
        })
    })
}

/// Whether a line is of the chat itself: `3 replies`, `View thread`, `like 1`, an emoji with its count below it.
fn is_furniture(lines: &[&str], place: usize) -> bool {
    let line = lines[place].trim();
    let is_count =
        |text: &str| !text.is_empty() && text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit());
    let is_emoji = |text: &str| {
        let bare = text.trim();
        let is_code = bare.len() > 2 && bare.starts_with(':') && bare.ends_with(':') && !bare.contains(' ');
        is_code || !bare.is_empty() && bare.chars().all(|c| c > '\u{2190}' && !c.is_alphanumeric())
    };
    let words: Vec<_> = line.split(' ').collect();
    let is_reaction = |word: &str| {
        matches!(
            word,
            "like" | "heart" | "laugh" | "surprised" | "sad" | "angry" | "Like" | "Heart" | "Laugh"
        )
    };
    match words.as_slice() {
        [reaction, count] if is_reaction(reaction) && is_count(count) => true,
        [count, "reply" | "replies"] => is_count(count),
        ["View", "thread"] => true,
        ["Last", "reply", ..] => true,
        ["Reacted", "to", ..] | ["Replying", "to", ..] => line.contains('"'),
        [one] if is_emoji(one) => lines[place + 1..].iter().take(1).any(|next| is_count(next.trim())),
        [one] if is_count(one) => place > 0 && is_emoji(lines[place - 1]),
        _ => false,
    }
}

/// A stamp with a time that nothing follows.
fn whole(text: &str) -> Option<Stamp<'_>> {
    stamp(without_day(text))
        .filter(|found| found.time.is_some() && found.until.is_none() && found.rest.is_empty())
}

/// `Today at 9:02`: which day that was, the text does not say.
fn without_day(text: &str) -> &str {
    ["Today at ", "Yesterday at ", "Today, ", "Yesterday, "]
        .iter()
        .find_map(|day| text.strip_prefix(day))
        .unwrap_or(text)
}

/// What follows the emoji of a status or the mark of a bot.
fn after_sign(text: &str) -> &str {
    let mut rest = text;
    for _ in 0..4 {
        let shortcode = rest.strip_prefix(':').and_then(|inner| {
            let (name, after) = inner.split_once(':')?;
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '+');
            (!name.is_empty() && name.chars().all(plain) && after.starts_with(' ')).then_some(after)
        });
        let mark = ["APP ", "BOT "].iter().find_map(|mark| rest.strip_prefix(mark));
        let emoji = rest
            .split_once(' ')
            .filter(|(sign, _)| {
                !sign.is_empty() && sign.chars().all(|c| c > '\u{2190}' && !c.is_alphanumeric())
            })
            .map(|(_, after)| after);
        match shortcode.or(mark).or(emoji) {
            Some(after) => rest = after.trim_start(),
            None => break,
        }
    }
    rest
}

/// Whether a time says that it is an afternoon.
fn half(text: &str) -> Option<bool> {
    let lower = text.to_lowercase();
    let says = |half: &str| lower.split(|c: char| !c.is_alphabetic() && c != '.').any(|word| word == half);
    if says("pm") || says("p.m.") {
        Some(true)
    } else if says("am") || says("a.m.") {
        Some(false)
    } else {
        None
    }
}

/// Whether a line can be a name: a few words without the signs of a sentence.
fn is_name(text: &str) -> bool {
    let text = text.trim();
    let signs = ['!', '?', ';', ':', '`', '=', '<', '>', '|', '{', '#', '*', '"', '“', '%', '[', ']'];
    (1..=MOST_WORDS).contains(&text.split_whitespace().count())
        && text.chars().count() <= LONGEST
        && text.starts_with(|c: char| c.is_alphabetic() || c == '@')
        && !text.contains(signs)
        && !text.ends_with(['.', ','])
}

/// Whether words can be nothing but a name: several, all of which begin as names do.
fn is_full_name(text: &str) -> bool {
    let begins = |word: &str| {
        word.chars().find(|c| c.is_alphabetic()).is_some_and(|c| !c.is_lowercase())
            || matches!(word, "van" | "von" | "de" | "der" | "da" | "di" | "el" | "al" | "bin")
    };
    is_name(text) && text.split_whitespace().count() > 1 && text.split_whitespace().all(begins)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        let lines: Vec<_> = text.split('\n').collect();
        let told = roles(&lines).into_iter().zip(lines).map(|(role, line)| match role {
            Role::Line => line.to_owned(),
            Role::Name => "(name)".to_owned(),
            Role::Furniture => "(chat)".to_owned(),
            Role::Head(stamp) => stamp.time.unwrap_or_default().format("%H:%M").to_string(),
        });
        told.collect()
    }

    #[test]
    fn a_name_above_its_time_is_no_part_of_the_message_before() {
        assert_eq!(
            shown("Mira Voss\n  9:02 PM\nit fails\n9:04\nrolling back\nTomas Reed\n  9:07 PM\nit is through"),
            ["(name)", "21:02", "it fails", "21:04", "rolling back", "(name)", "21:07", "it is through"]
        );
        assert_eq!(shown("ines\nines\n2:38 PM\ndone"), ["(name)", "(name)", "14:38", "done"]);
        assert_eq!(
            shown("Ines\n:kubernetes:  8:27 AM\ntime!\nprow\nAPP  9:12 AM\nmerged"),
            ["(name)", "08:27", "time!", "(name)", "09:12", "merged"]
        );
        assert_eq!(shown("Ines\n — \n02/05/2019 9:05 AM\nx"), ["(name)", "(name)", "09:05", "x"]);
    }

    #[test]
    fn a_name_beside_its_time_is_left_out() {
        for line in [
            "Mira Voss [9:02 AM]",
            "Mira Voss  9:02 AM",
            "Mira — Today at 9:02 AM",
            "Mira — 02/05/2019 9:02 AM",
            "[9:02 AM] Mira Voss",
            "[2/5/2019 9:02 AM] Tomas Lind (Red Hat)",
        ] {
            assert_eq!(shown(&format!("{line}\nit fails")), ["09:02", "it fails"], "{line}");
        }
    }

    #[test]
    fn a_name_is_known_where_the_copy_lost_its_indent() {
        assert_eq!(
            shown("Mira Voss\n14:02\nit fails\n14:04\nrolling back\nTomas Reed\n14:07\nit is through"),
            ["(name)", "14:02", "it fails", "14:04", "rolling back", "(name)", "14:07", "it is through"]
        );
        assert_eq!(
            shown("mira (she/her)\n9:02 PM\nit fails\n9:04\nrolling back\ntomas\n9:07 PM\nthrough"),
            ["(name)", "21:02", "it fails", "21:04", "rolling back", "(name)", "21:07", "through"]
        );
    }

    #[test]
    fn what_the_chat_shows_besides_is_no_message() {
        assert_eq!(
            shown(
                "Mira Voss [9:02 AM]\nit fails\n:tada:\n3\n2 replies\nView thread\n like 1\n42\n:tada: done"
            ),
            ["09:02", "it fails", "(chat)", "(chat)", "(chat)", "(chat)", "(chat)", "42", ":tada: done"]
        );
        assert_eq!(shown("14:38 it fails\n2 replies")[1], "2 replies");
    }

    #[test]
    fn words_of_a_scribe_are_no_names() {
        for text in [
            "14:38 deploy\nrolled back\n14:41 done",
            "rolled back 14:55\nall good",
            "deploy was done — 14:55\nall good",
            "[14:38] deploy done\nwith a remark",
            "[14:38] Rollback\nwith a remark",
            "- 14:38 deploy\n  and more\n- 14:41 done",
        ] {
            assert_eq!(shown(text), text.split('\n').collect::<Vec<_>>(), "{text}");
        }
        assert_eq!(shown("14:38 deploy\nrolled back\n14:41\ndone")[1], "rolled back");
    }
}
