//! Text in the Markdown of GitHub, GitLab and Linear.

use afterword_domain::text::{ZERO_WIDTH_SPACE, as_code, becomes_link, refers};

use super::flat;

/// A text that Markdown shows as it was said: no markup, no mention, no reference.
///
/// Backslashes do for markup. Mentions and references need a space without width behind their sign; see
/// [`unlinked`](afterword_domain::text::unlinked). Addresses and commits go into code, where no tracker looks: a linked
/// issue would show "mentioned in …" to everyone who reads it, and a space without width would spoil the copy.
pub(crate) fn markdown(text: &str) -> String {
    let text = flat(text);
    let words: Vec<_> = text
        .split(' ')
        .enumerate()
        .map(|(place, word)| if becomes_link(word) { as_code(word) } else { escaped(word, place == 0) })
        .collect();
    words.join(" ")
}

fn escaped(word: &str, first: bool) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::new();
    for at in 0..letters.len() {
        if is_markup(&letters, at, first) {
            out.push('\\');
        }
        out.push(letters[at]);
        if refers(&letters, at) {
            out.push(ZERO_WIDTH_SPACE);
        }
    }
    out
}

fn is_markup(letters: &[char], at: usize, first: bool) -> bool {
    match letters[at] {
        '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '^' | '$' | '#' => {
            true
        }
        // Only where a line begins: list, heading underline, numbered list.
        '-' | '+' | '=' => at == 0,
        '.' | ')' => first && at > 0 && letters[..at].iter().all(char::is_ascii_digit),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::super::flat;
    use super::markdown;

    #[test]
    fn markup_stays_text() {
        assert_eq!(markdown("# *No* <script> `x` [a](b)"), "\\# \\*No\\* \\<script\\> \\`x\\` \\[a\\](b)");
        assert_eq!(markdown("- a"), "\\- a");
        assert_eq!(markdown("1. a 2."), "1\\. a 2.");
        assert_eq!(markdown("on-call at 10:42, 99%!"), "on-call at 10:42, 99%!");
    }

    #[test]
    fn nobody_is_mentioned_and_nothing_referred_to() {
        assert_eq!(markdown("@team a@b.example"), "@\u{200B}team a@\u{200B}b.example");
        assert_eq!(markdown("#12 owner/repo#12"), "\\#\u{200B}12 owner/repo\\#\u{200B}12");
        assert_eq!(markdown("GH-12 gh-7 !3"), "GH-\u{200B}12 gh-\u{200B}7 !\u{200B}3");
    }

    #[test]
    fn addresses_and_commits_are_code() {
        assert_eq!(markdown("see https://x.example/a_b"), "see `https://x.example/a_b`");
        assert_eq!(markdown("since 6ff0624 (repo@1a2b3c4d)"), "since `6ff0624` `(repo@1a2b3c4d)`");
        assert_eq!(markdown("`https://x`"), "`` `https://x` ``");
    }

    /// What a reader sees of Markdown, and whether there is anything but text in it.
    fn read(source: &str) -> (String, bool) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS;
        let mut text = String::new();
        let mut only_text = true;
        for event in Parser::new_ext(source, options) {
            match event {
                Event::Text(part) | Event::Code(part) => text.push_str(&part),
                Event::Start(Tag::Paragraph | Tag::List(None) | Tag::Item) | Event::End(_) => {}
                _ => only_text = false,
            }
        }
        (text.replace('\u{200B}', ""), only_text)
    }

    proptest! {
        #[test]
        fn whatever_is_said_reads_as_it_was_said(said in "[ -~é\\n]{0,60}") {
            let (text, only_text) = read(&format!("Why: {}", markdown(&said)));
            prop_assert!(only_text);
            let wanted = format!("Why: {}", flat(&said));
            prop_assert_eq!(text.trim_end(), wanted.trim_end());
        }

        #[test]
        fn whatever_is_said_stays_one_entry_of_a_list(said in "[a-c#*+=>.)\\[\\]0-9 `~_-]{1,30}") {
            let (text, only_text) = read(&format!("- {}", markdown(&said)));
            prop_assert!(only_text);
            prop_assert_eq!(text, flat(&said));
        }
    }
}
