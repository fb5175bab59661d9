//! One text, cut into what the template sets: plain runs, line breaks, links, and words that may break anywhere.

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation;

use crate::fonts::is_shipped;

/// Words longer than this many characters may break in running text.
pub(super) const IN_PROSE: usize = 24;
/// Words longer than this many characters may break in large letters.
pub(super) const IN_LARGE: usize = 12;
/// Words longer than this many characters may break in a narrow column.
pub(super) const IN_COLUMN: usize = 9;
/// Addresses longer than this are set as text and not as links.
const LONGEST_LINK: usize = 2_000;
/// Parts of a word up to this length stay whole: `payments` in `com.example.payments.v1`.
const WHOLE_PART: usize = 14;

/// A text as the template reads it.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Text {
    /// One line without anything special.
    Plain(String),
    /// Runs in order.
    Runs {
        /// Whether it is read from right to left.
        rtl: bool,
        /// The runs.
        runs: Vec<Run>,
    },
}

/// A part of a text.
#[derive(Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub(super) enum Run {
    /// Words with their spaces.
    Plain(String),
    /// A word that may break between its parts where it does not fit a line, or an address.
    Long {
        /// What it is made of.
        parts: Vec<String>,
        /// Where it leads.
        link: Option<String>,
    },
    /// The end of a line.
    Break,
}

impl Text {
    /// Cuts a text; words longer than `longest` may break.
    pub(super) fn new(raw: &str, longest: usize) -> Self {
        let clean = cleaned(raw);
        let rtl = clean.chars().find(|c| c.is_alphabetic()).is_some_and(starts_right);
        let mut runs = Vec::new();
        for (place, line) in clean.split('\n').enumerate() {
            if place > 0 {
                runs.push(Run::Break);
            }
            cut(line, longest, &mut runs);
        }
        if is_right_to_left(&clean) {
            isolate(&mut runs);
        }
        match (runs.as_mut_slice(), rtl) {
            ([], _) => Self::Plain(String::new()),
            ([Run::Plain(text)], false) => Self::Plain(std::mem::take(text)),
            _ => Self::Runs { rtl, runs },
        }
    }

    /// Running text.
    pub(super) fn prose(raw: &str) -> Self {
        Self::new(raw, IN_PROSE)
    }

    /// An address that is a link wherever it can be one.
    pub(super) fn address(raw: &str) -> Self {
        let clean = one_line(raw);
        let link = is_address(&clean) && !clean.contains(char::is_whitespace) && clean.len() <= LONGEST_LINK;
        if !link {
            return Self::new(raw, IN_COLUMN);
        }
        Self::Runs { rtl: false, runs: vec![Run::link(&clean)] }
    }
}

impl Run {
    fn link(address: &str) -> Self {
        // The typesetter breaks an address well, but never inside its last word.
        let end = address.len() - address.trim_end_matches(char::is_alphanumeric).len();
        let parts = if end <= WHOLE_PART { vec![address.to_owned()] } else { parts(address) };
        Self::Long { parts, link: Some(address.to_owned()) }
    }
}

/// A text without line breaks and without what can't be drawn, for titles and names.
pub(super) fn one_line(raw: &str) -> String {
    cleaned(raw).replace('\n', " ").trim().to_owned()
}

/// No controls and no code points that stand for no character, which a PDF may not hold; spaces that no
/// shipped font draws become plain ones, or a lone one of them would count as missing.
pub(super) fn cleaned(raw: &str) -> String {
    raw.replace("\r\n", "\n")
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
            '\t' => Some(' '),
            '\u{feff}' | '\u{fdd0}'..='\u{fdef}' => None,
            c if c.is_control() || u32::from(c) & 0xfffe == 0xfffe => None,
            c if c.is_whitespace() && !is_shipped(c) => Some(' '),
            c => Some(c),
        })
        .collect()
}

fn cut(line: &str, longest: usize, runs: &mut Vec<Run>) {
    let mut plain = String::new();
    for piece in line.split_inclusive(char::is_whitespace) {
        let word = piece.trim_end_matches(char::is_whitespace);
        let space = &piece[word.len()..];
        let (before, address, after) = around_address(word);
        if !address.is_empty() {
            plain.push_str(before);
            runs.extend((!plain.is_empty()).then(|| Run::Plain(std::mem::take(&mut plain))));
            runs.push(Run::link(address));
            plain.push_str(after);
        } else if word.chars().nth(longest).is_some() {
            runs.extend((!plain.is_empty()).then(|| Run::Plain(std::mem::take(&mut plain))));
            runs.push(Run::Long { parts: parts(word), link: None });
        } else {
            plain.push_str(word);
        }
        plain.push_str(space);
    }
    runs.extend((!plain.is_empty()).then_some(Run::Plain(plain)));
}

/// What stands before an address in a word, the address, and the punctuation after it.
fn around_address(word: &str) -> (&str, &str, &str) {
    // The first: an address of an archive holds another one.
    let Some(start) = ["http://", "https://"].iter().filter_map(|scheme| word.find(scheme)).min() else {
        return (word, "", "");
    };
    if word[..start].chars().next_back().is_some_and(char::is_alphanumeric) {
        return (word, "", "");
    }
    let rest = &word[start..];
    let end = rest.find(['<', '>', '"', '|', '`', '\\']).unwrap_or(rest.len());
    let mut address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', '\'', '*', '_', '…']);
    while address.ends_with([')', ']'])
        && address.matches([')', ']']).count() > address.matches(['(', '[']).count()
    {
        address = &address[..address.len() - 1];
    }
    if !is_address(address) || address.len() > LONGEST_LINK {
        return (word, "", "");
    }
    (&word[..start], address, &rest[address.len()..])
}

fn is_address(text: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| text.strip_prefix(scheme).is_some_and(|rest| !rest.is_empty()))
}

/// A word cut after its punctuation; what is still long there, after every character.
fn parts(word: &str) -> Vec<String> {
    let mut parts = Vec::new();
    let mut part = String::new();
    let mut length = 0;
    // An endless word breaks after a few characters each: every one of them would cost time and change nothing.
    let at_once = (word.len() / 1_000).clamp(1, 8);
    let mut close = |part: &mut String, length: &mut usize| {
        if *length > WHOLE_PART {
            let graphemes: Vec<_> = part.graphemes(true).collect();
            parts.extend(graphemes.chunks(at_once).map(<[&str]>::concat));
            part.clear();
        } else if !part.is_empty() {
            parts.push(std::mem::take(part));
        }
        *length = 0;
    };
    for grapheme in word.graphemes(true) {
        let after_sign = part.ends_with(is_sign);
        if after_sign && !grapheme.starts_with(is_sign) {
            close(&mut part, &mut length);
        }
        part.push_str(grapheme);
        length += 1;
    }
    close(&mut part, &mut length);
    parts
}

fn is_sign(c: char) -> bool {
    matches!(
        c,
        '/' | '\\' | '-' | '_' | '.' | ',' | ':' | ';' | '=' | '&' | '?' | '#' | '@' | '+' | '|' | '%'
    )
}

/// Keeps the parts of words and addresses in their order where the text around them is read the other way.
fn isolate(runs: &mut Vec<Run>) {
    const FIRST_STRONG: &str = "\u{2068}";
    const END: &str = "\u{2069}";
    let plain = |sign: &str| Run::Plain(sign.to_owned());
    let mut kept = Vec::with_capacity(runs.len());
    for run in runs.drain(..) {
        match run {
            Run::Long { .. } => kept.extend([plain(FIRST_STRONG), run, plain(END)]),
            _ => kept.push(run),
        }
    }
    *runs = kept;
}

/// Whether any part of a text is read from right to left.
pub(super) fn is_right_to_left(text: &str) -> bool {
    text.chars().any(starts_right)
}

/// Whether a character belongs to a script that starts at the right.
fn starts_right(c: char) -> bool {
    matches!(
        u32::from(c),
        0x0590..=0x08ff | 0xfb1d..=0xfdff | 0xfe70..=0xfefc | 0x1_0800..=0x1_0fff | 0x1_e800..=0x1_efff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(text: &str) -> Vec<Run> {
        match Text::prose(text) {
            Text::Runs { runs, .. } => runs,
            Text::Plain(text) => vec![Run::Plain(text)],
        }
    }

    fn link(address: &str) -> Option<String> {
        runs(address).into_iter().find_map(|run| match run {
            Run::Long { link, .. } => link,
            _ => None,
        })
    }

    #[test]
    fn an_address_is_a_link_without_the_punctuation_around_it() {
        assert_eq!(link("see (https://a.example/x?y=1)."), Some("https://a.example/x?y=1".into()));
        assert_eq!(link("https://a.example/b_(c)"), Some("https://a.example/b_(c)".into()));
        assert_eq!(link("https://"), None);
    }

    #[test]
    fn no_character_is_lost_where_a_long_word_is_cut() {
        for word in ["a/b-c.d".repeat(9), "x".repeat(5_000), "é\u{301}".repeat(30), "//--//".repeat(9)] {
            assert_eq!(parts(&word).concat(), word);
        }
    }

    #[test]
    fn a_path_breaks_after_its_signs_first() {
        assert_eq!(parts("com.example.payments"), ["com.", "example.", "payments"]);
    }

    #[test]
    fn text_that_begins_in_hebrew_is_read_from_right_to_left() {
        assert!(matches!(Text::prose("123 שלום world"), Text::Runs { rtl: true, .. }));
        assert!(matches!(Text::prose("world שלום"), Text::Plain(_)));
    }

    #[test]
    fn what_stands_for_no_character_goes_and_exotic_spaces_become_plain() {
        assert_eq!(cleaned("a\u{0}\u{feff}\u{fffe}b\u{3000}c\td\re"), "ab c d\ne");
    }
}
