//! What parts a time from the words: a colon, a dash, an arrow, a space.

use super::super::letters::{at_boundary, is_space, trimmed};
use super::marks::{Open, closed};

/// What follows the marks that close the stamp and the separator. None where words follow without any gap.
pub(super) fn separated<'a>(text: &'a str, open: &mut Open) -> Option<&'a str> {
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
        if parted < 2
            && let Some(next) = parting(after, spaced)
        {
            (rest, moved, parted) = (next, true, parted + 1);
            continue;
        }
        moved = spaced;
        rest = after;
        break;
    }
    (moved || rest.is_empty() || at_boundary(rest) || !rest.starts_with(|c: char| c.is_ascii_alphanumeric()))
        .then_some(rest)
}

/// What follows a separator. A single dash parts only with a space on a side, so that `-5 %` keeps its sign.
fn parting(text: &str, spaced: bool) -> Option<&str> {
    if let Some(rest) =
        text.strip_prefix("=>").or_else(|| text.strip_prefix("->")).or_else(|| text.strip_prefix("--"))
    {
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
