//! Text as it may be kept: one kind of line ending, no control characters, no more than a field holds.

use afterword_domain::text::{LONGEST_BLOCK, LONGEST_LINE, block, line, shortened};

/// How much is cleaned at once, in bytes: even if all of it is tabs, no more characters than a block holds.
const CHUNK: usize = LONGEST_BLOCK / 4;

/// A text of any length with `\n` at its line ends, spaces for tabs and without control characters.
///
/// A tab becomes four spaces, so that what is nested by tabs stays nested.
pub(crate) fn cleaned(text: &str) -> String {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while !rest.is_empty() {
        let (chunk, after) = rest.split_at(end_of_chunk(rest));
        kept.push_str(&block(&chunk.replace('\t', "    ")).unwrap_or_default());
        rest = after;
    }
    kept
}

/// The end of the next chunk: at a character, and never between `\r` and `\n`.
fn end_of_chunk(text: &str) -> usize {
    if text.len() <= CHUNK {
        return text.len();
    }
    let mut end = CHUNK;
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    if text[..end].ends_with('\r') && text[end..].starts_with('\n') { end - 1 } else { end }
}

/// A text on one line, with single spaces; and whether it had to be cut.
pub(crate) fn one_line(text: &str) -> (String, bool) {
    let words: Vec<_> = text.split_whitespace().collect();
    let joined = words.join(" ");
    match line(&joined) {
        Ok(kept) => (kept, false),
        Err(_) => (line(&shortened(&joined, LONGEST_LINE)).unwrap_or_default(), true),
    }
}

/// A text of several lines without blank space around it; and whether it had to be cut.
pub(crate) fn several_lines(text: &str) -> (String, bool) {
    let text = text.trim_matches('\n').trim_end();
    match block(text) {
        Ok(kept) => (kept, false),
        Err(_) => (block(&shortened(text, LONGEST_BLOCK)).unwrap_or_default(), true),
    }
}

/// A long text in parts that each fit a block, cut at line ends where there are any.
pub(crate) fn in_blocks(text: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut rest = text;
    while rest.chars().nth(LONGEST_BLOCK).is_some() {
        let limit = rest.char_indices().nth(LONGEST_BLOCK).map_or(rest.len(), |(at, _)| at);
        let end = rest[..limit].rfind('\n').map_or(limit, |at| at + 1);
        let (part, after) = rest.split_at(end);
        parts.push(several_lines(part).0);
        rest = after;
    }
    parts.push(several_lines(rest).0);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_of_many_chunks_keeps_every_line() {
        let long = "14:38 — ünïcode 👩‍🚒\r\n".repeat(20_000);
        let clean = cleaned(&long);
        assert_eq!(clean.lines().count(), 20_000);
        assert!(clean.lines().all(|line| line == "14:38 — ünïcode 👩‍🚒"));
    }

    #[test]
    fn control_characters_go_and_tabs_keep_their_depth() {
        assert_eq!(cleaned("\u{feff}a\u{0}b\tc\r"), "ab    c\n");
        assert_eq!(cleaned(&"\n".repeat(CHUNK * 2)).len(), CHUNK * 2);
    }

    #[test]
    fn a_text_longer_than_a_block_is_kept_in_parts() {
        let parts = in_blocks(&"line\n".repeat(100_000));
        assert_eq!(parts.iter().map(|part| part.lines().count()).sum::<usize>(), 100_000);
        assert!(parts.iter().all(|part| part.chars().count() <= LONGEST_BLOCK));
    }
}
