//! One person of an invite list: the name, and what they do.

use afterword_domain::text::{is_blank, name};

use super::words::{is_address, is_last_name, is_name, is_status};
use super::{Found, Invitee};

/// How a list is written.
#[derive(Debug, Clone, Copy)]
pub(super) struct Style {
    /// Semicolons part the people, so that a comma may stand within a name.
    pub(super) semicolons: bool,
    /// All of it is one line.
    pub(super) alone: bool,
}

/// Reads one person; none where nothing is said.
pub(super) fn person(text: &str, style: Style) -> Option<Found> {
    let (text, had_address) = without_addresses(text);
    let (text, bracket) = without_bracket(text.trim());
    let is_quoted = text.starts_with(QUOTES) && text.ends_with(QUOTES);
    let bare = text.trim_matches(|c: char| c.is_whitespace() || QUOTES.contains(&c) || ",;".contains(c));
    let (mut words, mut role) = match turned(bare, is_quoted || had_address, style) {
        Some(turned) => (turned, String::new()),
        None => parted(bare),
    };
    if let Some(inner) = bracket {
        if role.is_empty() && !is_status(&inner) && !inner.contains('/') {
            role = inner;
        } else if !is_status(&inner) {
            words = format!("{words} ({inner})");
        }
    }
    match name(&words) {
        Ok(name) => Some(Found::Person(Invitee { name, role })),
        Err(_) => had_address.then_some(Found::Address),
    }
}

const QUOTES: [char; 8] = ['"', '\'', '“', '”', '„', '‘', '’', '`'];

/// A text without the mail addresses in it, and whether there were any.
fn without_addresses(text: &str) -> (String, bool) {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut had = false;
    while let Some(start) = rest.find(['<', '[']) {
        let close = if rest[start..].starts_with('<') { '>' } else { ']' };
        let Some(end) = rest[start..].find(close).map(|at| start + at) else { break };
        kept.push_str(&rest[..start]);
        if rest[start..end].contains('@') {
            had = true;
        } else {
            kept.push_str(&rest[start..=end]);
        }
        kept.push(' ');
        rest = &rest[end + 1..];
    }
    kept.push_str(rest);
    let words: Vec<_> = kept.split_whitespace().filter(|word| !is_address(word)).collect();
    had |= words.len() < kept.split_whitespace().count();
    (words.join(" "), had)
}

/// A text without the brackets at its end, and what stood in them.
fn without_bracket(text: &str) -> (&str, Option<String>) {
    let inner = text.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inner {
        Some((before, inner)) if !is_blank(before) => (before.trim_end(), Some(inner.trim().to_owned())),
        _ => (text, None),
    }
}

/// `Wolf, Ana` as `Ana Wolf`, where it is one name.
fn turned(text: &str, is_sure: bool, style: Style) -> Option<String> {
    let (last, first) = text.split_once([',', '，'])?;
    let (last, first) = (last.trim(), first.trim());
    let is_turned = (is_sure || style.semicolons)
        && !last.is_empty()
        && is_name(first)
        && (is_sure || is_last_name(last))
        && !first.contains([',', '，']);
    is_turned.then(|| format!("{first} {last}"))
}

/// The name, and what stands behind a dash, a bar, a colon or a comma.
fn parted(text: &str) -> (String, String) {
    const SIGNS: [&str; 10] = [" - ", " – ", " — ", " | ", " · ", ": ", "– ", "— ", ", ", "，"];
    let found = SIGNS.iter().filter_map(|sign| text.find(sign).map(|at| (at, sign.len()))).min();
    match found.or_else(|| text.find(',').map(|at| (at, 1))) {
        Some((at, length)) if at > 0 => {
            let role = text[at + length..].trim();
            let role = if is_status(role) { "" } else { role };
            (text[..at].trim().to_owned(), role.to_owned())
        }
        _ => (text.to_owned(), String::new()),
    }
}
