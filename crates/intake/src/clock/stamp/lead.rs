//! What stands before a time, and between a date and its time.

use super::super::date::after_weekday;
use super::super::letters::{after, is_space, trimmed};
use super::marks::{MARKS, Open, closed, opened};

/// What comes before a time that is not exact, or in a sentence.
pub(super) const LEADS: [&str; 9] =
    ["approximately", "approx.", "approx", "around", "about", "circa", "ca.", "at", "between"];

/// Passes over marks, and over words that say the time is not exact.
pub(super) fn enter<'a>(text: &'a str, open: &mut Open) -> &'a str {
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

pub(super) fn after_lead<'a>(text: &'a str, lead: &str) -> Option<&'a str> {
    after(text, lead).filter(|rest| rest.starts_with(is_space))
}

/// What may stand between a date and its time.
pub(super) fn between<'a>(text: &'a str, open: &mut Open) -> &'a str {
    let mut rest = text;
    for _ in 0..12 {
        let after = trimmed(rest);
        let after = closed(after, open)
            .or_else(|| after.strip_prefix([',', '@', '|', '_', '–', '—', '≈', '∼']))
            .or_else(|| after.strip_prefix("~ "))
            .or_else(|| {
                after.strip_prefix(['T', 't', '-', '.', ':']).filter(|next| {
                    next.starts_with(|c: char| {
                        c.is_ascii_digit() || is_space(c) || matches!(c, '*' | '_' | '`')
                    })
                })
            })
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
