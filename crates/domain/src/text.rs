//! What every text goes through before it is kept: no control characters, no surprise line breaks, a bounded length.

mod name;
mod reference;
mod sign;

use sign::Sign;

use crate::Refusal;

pub use name::{name, naming, readable};
pub use reference::{
    ZERO_WIDTH_SPACE, as_code, becomes_link, closes, is_broken, joined, names_commit, refers, unlinked,
};

/// The longest one-line text, in characters.
pub const LONGEST_LINE: usize = 5_000;
/// The longest text of several lines, in characters.
pub const LONGEST_BLOCK: usize = 200_000;

/// Keeps one line: line breaks and tabs become spaces, control characters go.
///
/// # Errors
/// [`Refusal::TooLong`] over [`LONGEST_LINE`] characters.
///
/// ```
/// # use afterword_domain::text::line;
/// assert_eq!(line("a\nb\u{0}c").unwrap(), "a bc");
/// ```
pub fn line(text: &str) -> Result<String, Refusal> {
    let kept = text.replace("\r\n", "\n");
    let kept = kept.chars().filter_map(|c| match c {
        '\n' | '\r' | '\t' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    bounded(kept.collect(), LONGEST_LINE)
}

/// Keeps one line that says something; see [`line`].
///
/// # Errors
/// [`Refusal::Empty`] for one that says nothing, [`Refusal::TooLong`].
pub fn spoken(text: &str) -> Result<String, Refusal> {
    let kept = line(text)?;
    if is_blank(&kept) { Err(Refusal::Empty) } else { Ok(kept) }
}

/// Keeps several entries, of which there is at least one.
///
/// # Errors
/// [`Refusal::Empty`].
pub fn entries<T>(entries: &[T]) -> Result<&[T], Refusal> {
    if entries.is_empty() { Err(Refusal::Empty) } else { Ok(entries) }
}

/// Keeps several lines: any line ending becomes `\n`, tabs become spaces, control characters go.
///
/// # Errors
/// [`Refusal::TooLong`] over [`LONGEST_BLOCK`] characters.
pub fn block(text: &str) -> Result<String, Refusal> {
    let kept = text.replace("\r\n", "\n");
    let kept = kept.chars().filter_map(|c| match c {
        '\n' => Some('\n'),
        '\r' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some(' '),
        c if c.is_control() => None,
        c => Some(c),
    });
    bounded(kept.collect(), LONGEST_BLOCK)
}

fn bounded(text: String, limit: usize) -> Result<String, Refusal> {
    let length = text.chars().count();
    if length > limit {
        return Err(Refusal::TooLong { length, limit });
    }
    Ok(text)
}

/// Whether nothing of a text is seen: it is empty, or holds gaps, marks without a letter, and characters that are not
/// drawn.
///
/// ```
/// # use afterword_domain::text::is_blank;
/// assert!(is_blank(" \u{200b}\u{2800}\n"));
/// ```
#[must_use]
pub fn is_blank(text: &str) -> bool {
    !text.chars().any(|c| Sign::of(c) == Sign::Seen)
}

/// The address of a page, where a text is one: `http` or `https`, and nothing that ends an address.
///
/// ```
/// # use afterword_domain::text::web_address;
/// assert_eq!(web_address(" https://a.example/1 "), Some("https://a.example/1"));
/// assert_eq!(web_address("javascript:alert(1)"), None);
/// ```
#[must_use]
pub fn web_address(text: &str) -> Option<&str> {
    let text = text.trim();
    let (scheme, rest) = text.split_once("://")?;
    let is_web = ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
    let is_whole = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_web && is_whole).then_some(text)
}

/// Whether a text may stand as evidence: the address of a page, or words. An address that makes a program run, such as
/// `javascript:` or `file:`, may not.
///
/// ```
/// # use afterword_domain::text::is_evidence;
/// assert!(is_evidence("https://a.example/graph") && is_evidence("Dashboard: checkout") && is_evidence("12:30"));
/// assert!(!is_evidence("javascript:alert(1)") && !is_evidence("file:///etc/passwd"));
/// ```
#[must_use]
pub fn is_evidence(text: &str) -> bool {
    let Some((scheme, rest)) = text.trim().split_once(':') else { return true };
    let names_a_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
        && !rest.starts_with(char::is_whitespace);
    !names_a_scheme || web_address(text).is_some()
}

/// Returns links without space around them. Leaves out those that are empty, are there already, or may not stand as
/// evidence.
///
/// # Errors
/// [`Refusal::TooLong`] over [`LONGEST_LINE`] characters.
pub fn evidence_links(links: &[String]) -> Result<Vec<String>, Refusal> {
    let mut kept = Vec::with_capacity(links.len());
    for link in links {
        let link = line(link)?.trim().to_owned();
        if !link.is_empty() && is_evidence(&link) && !kept.contains(&link) {
            kept.push(link);
        }
    }
    Ok(kept)
}

/// A title for a list or a file name: the first `limit` characters, with `…` where it was cut.
#[must_use]
pub fn shortened(text: &str, limit: usize) -> String {
    if text.chars().count() <= limit {
        return text.to_owned();
    }
    let cut: String = text.chars().take(limit.saturating_sub(1)).collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_emoji_and_right_to_left_text_as_they_are() {
        assert_eq!(line("שלום 👩‍🚒 ok").unwrap(), "שלום 👩‍🚒 ok");
    }

    #[test]
    fn every_line_ending_becomes_one_newline() {
        assert_eq!(block("a\r\nb\rc\u{2028}d\n").unwrap(), "a\nb\nc\nd\n");
    }

    #[test]
    fn a_text_over_its_bound_is_refused_with_both_numbers() {
        let refused = line(&"x".repeat(LONGEST_LINE + 1)).unwrap_err();
        assert_eq!(refused, Refusal::TooLong { length: LONGEST_LINE + 1, limit: LONGEST_LINE });
    }

    #[test]
    fn a_shortened_text_ends_in_an_ellipsis() {
        assert_eq!(shortened("payment degradation", 8), "payment…");
        assert_eq!(shortened("short", 8), "short");
    }
}
