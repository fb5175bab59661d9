//! The small steps that reading a date or a time is made of: a number, a word, what may follow it.

/// The number at the start of a text, when it has between `least` and `most` digits; and what follows.
pub(super) fn number(text: &str, least: usize, most: usize) -> Option<(u32, &str)> {
    let digits = text.bytes().take(most + 1).take_while(u8::is_ascii_digit).count();
    if digits < least || digits > most {
        return None;
    }
    let (number, rest) = text.split_at(digits);
    Some((number.parse().ok()?, rest))
}

/// The Latin letters at the start of a text, at most 20 of them; and what follows.
pub(super) fn word(text: &str) -> (&str, &str) {
    let letters = text.bytes().take(20).take_while(u8::is_ascii_alphabetic).count();
    text.split_at(letters)
}

/// What follows a prefix, whatever its case. The prefix is in lower case and ASCII.
pub(super) fn after<'a>(text: &'a str, prefix: &str) -> Option<&'a str> {
    let head = text.get(..prefix.len())?;
    head.eq_ignore_ascii_case(prefix).then(|| &text[prefix.len()..])
}

/// What follows a word of its own: as [`after`], and no letter or digit comes next.
pub(super) fn after_word<'a>(text: &'a str, word: &str) -> Option<&'a str> {
    after(text, word).filter(|rest| at_boundary(rest))
}

/// Whether a text starts with neither a letter nor a digit.
pub(super) fn at_boundary(text: &str) -> bool {
    !text.chars().next().is_some_and(char::is_alphanumeric)
}

/// A text without the spaces at its start.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_start_matches(is_space)
}

/// A space of any width that does not end a line.
pub(super) fn is_space(c: char) -> bool {
    c == ' ' || (c.is_whitespace() && c != '\n')
}
