//! One line of notes: an entry with its time, a day, more of the entry before, or nothing.

use std::borrow::Cow;

use afterword_domain::EventKind;

use super::row::{self, Row};
use crate::clock::{Stamp, stamp};

/// What a line is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'a> {
    /// Nothing, or a rule.
    Blank,
    /// A line that names the day of what follows; and its words, where it has any besides.
    Day(Stamp<'a>, &'a str),
    /// An entry with a time, its words, and the kind that a cell of its own names.
    Entry(Stamp<'a>, Cow<'a, str>, Option<EventKind>),
    /// A line without a time.
    More,
}

/// Reads one line.
pub(super) fn line(text: &str) -> Line<'_> {
    let text = text.trim();
    if text.is_empty() || is_rule(text) {
        return Line::Blank;
    }
    if text.starts_with('|') {
        return match row::row(text) {
            Row::Rule => Line::Blank,
            Row::Entry(stamp, words, kind) => Line::Entry(stamp, words, kind),
            Row::Other => Line::More,
        };
    }
    let bare = bare(text);
    // A dash without a space may belong to a bullet: `-14:38 deploy`.
    let found = stamp(bare).or_else(|| stamp(bare.strip_prefix(['-', '*'])?));
    match found {
        Some(stamp) if stamp.time.is_some() => Line::Entry(stamp, Cow::Borrowed(stamp.rest), None),
        Some(stamp) if stamp.rest.trim_matches(|c: char| !c.is_alphanumeric()).is_empty() => {
            Line::Day(stamp, "")
        }
        // A date in a sentence names the day only when it is beyond doubt.
        Some(stamp) if stamp.day.is_some_and(|day| day.year.is_some()) => Line::Day(stamp, bare),
        _ => Line::More,
    }
}

/// A line without quotation marks, bullets, numbers, task boxes and heading signs before it.
pub(crate) fn bare(text: &str) -> &str {
    let mut rest = text.trim_start();
    for _ in 0..8 {
        let after = after_bullet(rest).trim_start();
        if after.len() == rest.len() {
            break;
        }
        rest = after;
    }
    rest
}

fn after_bullet(text: &str) -> &str {
    let Some(first) = text.chars().next() else { return text };
    let rest = &text[first.len_utf8()..];
    match first {
        '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '>' => rest,
        '-' | '*' | '+' | '–' | '—' if rest.starts_with(' ') => rest,
        '#' => {
            let after = text.trim_start_matches('#');
            if after.starts_with(' ') { after } else { text }
        }
        '[' => ["[ ] ", "[x] ", "[X] "].iter().find_map(|box_| text.strip_prefix(box_)).unwrap_or(text),
        c if c.is_ascii_digit() => {
            let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
            let after = &text[digits..];
            if digits < 4 && (after.starts_with(". ") || after.starts_with(") ")) {
                &after[1..]
            } else {
                text
            }
        }
        _ => text,
    }
}

/// Whether a line is a heading of a document.
pub(super) fn is_heading(text: &str) -> bool {
    let text = text.trim_start();
    text.starts_with('#') && text.trim_start_matches('#').starts_with(' ')
}

/// `---`, `***`, `===`: drawn between parts.
fn is_rule(text: &str) -> bool {
    let Some(sign) = text.bytes().next().filter(|b| matches!(b, b'-' | b'*' | b'_' | b'=')) else {
        return false;
    };
    text.len() >= 3 && text.bytes().all(|b| b == sign || b == b' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Option<String> {
        match line(text) {
            Line::Entry(_, words, _) => Some(words.into_owned()),
            _ => None,
        }
    }

    #[test]
    fn bullets_numbers_boxes_and_quotes_are_passed_over() {
        for text in [
            "- 14:38 deploy",
            "* 14:38 deploy",
            "• 14:38 deploy",
            "•14:38 deploy",
            "1. 14:38 deploy",
            "2) 14:38 deploy",
            "- [x] 14:38 deploy",
            "> 14:38 deploy",
            "### 14:38 deploy",
            "  - 14:38 deploy",
            "-14:38 deploy",
            "> - 14:38 deploy",
        ] {
            assert_eq!(words(text).as_deref(), Some("deploy"), "{text}");
        }
    }

    #[test]
    fn a_line_with_a_date_alone_names_the_day() {
        for text in [
            "2024-11-15",
            "## Nov 15, 2024",
            "**15 Nov 2024**",
            "_4/21/23_",
            "Friday, 15 November:",
            "- 2024-11-15",
        ] {
            assert!(matches!(line(text), Line::Day(_, "")), "{text}");
        }
        assert!(matches!(line("5 pods died"), Line::More));
        assert!(matches!(line("5/21 requests failed"), Line::More));
    }

    #[test]
    fn a_rule_says_nothing() {
        for text in ["", "---", "* * *", "======", "|---|:--|"] {
            assert_eq!(line(text), Line::Blank, "{text}");
        }
    }
}
