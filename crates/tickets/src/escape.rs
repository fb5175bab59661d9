//! What people said, as text and nothing else in each tracker's markup.

mod markdown;
mod wiki;

pub(crate) use afterword_domain::text::unlinked;
pub(crate) use markdown::markdown;
pub(crate) use wiki::wiki;

/// A text on one line, without control characters and without signs that turn or hide letters.
pub(crate) fn flat(text: &str) -> String {
    let words: Vec<String> = text
        .split_whitespace()
        .map(|word| word.chars().filter(|letter| !is_hidden(*letter)).collect::<String>())
        .filter(|word| !word.is_empty())
        .collect();
    words.join(" ")
}

/// Joiners stay: scripts and emoji need them.
fn is_hidden(letter: char) -> bool {
    letter.is_control()
        || matches!(letter, '\u{200B}' | '\u{2060}' | '\u{FEFF}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::flat;

    #[test]
    fn a_text_becomes_one_line_without_hidden_signs() {
        assert_eq!(flat(" one\r\n\ttwo\u{2028}three\u{0}\u{202E} \u{200B} "), "one two three");
    }
}
