//! What stands before the words of a list entry: bullets, quotation marks of mail, check boxes, numbers, letters.

use std::collections::BTreeSet;

use crate::clock::stamp;

/// How many marks may stand before one entry: `> - 1. [ ] words`.
const MOST_MARKS: usize = 6;

/// Signs that stand before an entry with or without a space.
const BULLETS: &[char] = &[
    '•', '·', '▪', '▫', '◦', '‣', '⁃', '∙', '●', '○', '■', '□', '◆', '◇', '►', '▸', '➢', '➤', '❖', '☐', '☑',
    '☒', '✓', '✔', '✅', '❏', '❑', '⬜', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}', '\u{f0fc}',
];

/// The kinds of marks that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// `1.`
    Point,
    /// `1.2.`
    Deep,
    /// `1)`, `(1)`
    Bracket,
    /// `a.`
    Letter,
    /// `a)`, `(a)`
    LetterBracket,
    /// A cell of its own.
    Cell,
}

/// The numbers and letters before the lines of a text, and whether every line begins with a dash.
#[derive(Debug, Default)]
pub(super) struct Ordinals {
    counted: BTreeSet<(Kind, u32)>,
    all_dashed: bool,
}

impl Ordinals {
    pub(super) fn of<'a>(lines: impl Iterator<Item = &'a str>) -> Self {
        let mut ordinals = Self { all_dashed: true, ..Self::default() };
        for line in lines.filter(|line| !line.is_empty()) {
            ordinals.all_dashed &= line.starts_with(DASHES);
            ordinals.counted.extend(ordinal(plain(line)).map(|(kind, value, _)| (kind, value)));
        }
        ordinals
    }

    /// Whether a number is one of several that count on, or the first.
    fn counts(&self, kind: Kind, value: u32) -> bool {
        let has = |value| self.counted.contains(&(kind, value));
        if kind == Kind::Deep {
            // Without the number above, it may be a date.
            return self.counted.contains(&(Kind::Point, value));
        }
        let is_first = value <= 1 && matches!(kind, Kind::Point | Kind::Bracket | Kind::LetterBracket);
        is_first || has(value + 1) || value.checked_sub(1).is_some_and(has)
    }
}

const DASHES: [char; 3] = ['-', '–', '—'];

/// Whether a mark stands before a line, and the line without its marks.
pub(super) fn marked<'a>(line: &'a str, ordinals: &Ordinals) -> (bool, &'a str) {
    let mut rest = line;
    for _ in 0..MOST_MARKS {
        let before = rest;
        rest = plain(rest);
        if let Some(after) = rest.strip_prefix(DASHES).filter(|_| ordinals.all_dashed)
            && after.starts_with(char::is_alphabetic)
        {
            rest = after;
        }
        if let Some((kind, value, after)) = ordinal(rest)
            && ordinals.counts(kind, value)
            && (kind == Kind::Deep
                || stamp(rest).is_none_or(|found| found.day.is_none() && found.time.is_none()))
        {
            rest = after;
        }
        if rest.len() == before.len() {
            break;
        }
    }
    (rest.len() < line.len(), rest)
}

/// A line without the marks that are never part of the words.
fn plain(line: &str) -> &str {
    let mut rest = line;
    for _ in 0..MOST_MARKS {
        let after = after_mark(rest).trim_start();
        if after.len() == rest.len() {
            break;
        }
        rest = after;
    }
    rest
}

fn after_mark(text: &str) -> &str {
    let Some(first) = text.chars().next() else { return text };
    let rest = &text[first.len_utf8()..];
    let has_gap = rest.is_empty() || rest.starts_with(char::is_whitespace);
    match first {
        '>' => rest,
        c if BULLETS.contains(&c) => rest.trim_start_matches('\u{fe0f}'),
        '-' | '*' | '+' | '–' | '—' if has_gap => rest,
        // Word writes bullets of lower levels as letters of a font for signs.
        'o' | '§' | 'Ø' | 'ü' if rest.starts_with(['\t', '\u{a0}']) => rest,
        '#' => {
            let after = text.trim_start_matches('#');
            if after.starts_with(' ') { after } else { text }
        }
        '[' => {
            let boxes = ["[ ]", "[]", "[x]", "[X]", "[-]", "[✓]", "[✔]"];
            let after = boxes.iter().find_map(|sign| text.strip_prefix(sign));
            after.filter(|after| after.is_empty() || after.starts_with(char::is_whitespace)).unwrap_or(text)
        }
        _ => text,
    }
}

/// The number or letter that a line begins with, and what follows it.
fn ordinal(text: &str) -> Option<(Kind, u32, &str)> {
    let (text, is_enclosed) = text.strip_prefix('(').map_or((text, false), |inner| (inner, true));
    let digits = text.bytes().take(4).take_while(u8::is_ascii_digit).count();
    let (value, is_letter, rest) = if (1..4).contains(&digits) {
        (text[..digits].parse().ok()?, false, after_levels(&text[digits..]))
    } else {
        let letter = text.chars().next().filter(char::is_ascii_lowercase)?;
        (u32::from(letter) - u32::from('a') + 1, true, &text[1..])
    };
    let is_deep = !is_letter && rest.len() < text.len() - digits;
    let sign = rest.chars().next()?;
    let after = &rest[sign.len_utf8()..];
    let has_gap = after.starts_with(char::is_whitespace);
    let kind = match (sign, is_letter) {
        ('.' | ')', false) if has_gap && is_deep => Kind::Deep,
        (')', false) if has_gap => Kind::Bracket,
        (')', true) if has_gap => Kind::LetterBracket,
        ('.', false) if has_gap && !is_enclosed => Kind::Point,
        ('.', true) if has_gap && !is_enclosed => Kind::Letter,
        ('、' | '．', false) if !is_enclosed => Kind::Point,
        ('）', false) => Kind::Bracket,
        ('\t', false) if !is_enclosed => Kind::Cell,
        _ => return None,
    };
    Some((kind, value, after.trim_start()))
}

/// What follows the numbers of deeper levels: `1.2.3. words`.
fn after_levels(text: &str) -> &str {
    let mut rest = text;
    while let Some(after) = rest.strip_prefix('.') {
        let digits = after.bytes().take_while(u8::is_ascii_digit).count();
        if digits == 0 || !after[digits..].starts_with(['.', ')']) {
            break;
        }
        rest = &after[digits..];
    }
    rest
}
