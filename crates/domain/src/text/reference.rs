//! Mentions, references and commands that a tracker or a code host would act on, and how to keep them plain text.

/// Breaks a word for whoever reads it by machine; it has no width and is not seen.
pub const ZERO_WIDTH_SPACE: char = '\u{200b}';

/// Whether a sign begins a mention or a reference with what comes after it: `@name`, `#12`, `!12`, `~label`,
/// `%milestone`, `$snippet`, `^alert`, `&epic`, `GH-12`.
///
/// ```
/// # use afterword_domain::text::refers;
/// let letters: Vec<char> = "@a # GH-7".chars().collect();
/// assert!(refers(&letters, 0) && !refers(&letters, 3) && refers(&letters, 7));
/// ```
#[must_use]
pub fn refers(letters: &[char], at: usize) -> bool {
    let Some(next) = letters.get(at + 1) else {
        return false;
    };
    let is_name = next.is_alphanumeric() || matches!(next, '"' | '_');
    match letters[at] {
        '@' => !next.is_whitespace(),
        '-' => is_sign(letters, at) && next.is_ascii_digit(),
        _ => is_sign(letters, at) && is_name,
    }
}

/// Whether a mention or a reference may begin with a sign, whatever comes after it.
fn is_sign(letters: &[char], at: usize) -> bool {
    match letters[at] {
        '@' | '#' | '!' | '~' | '%' | '$' | '^' | '&' => true,
        '-' => {
            at >= 2
                && letters[at - 2].eq_ignore_ascii_case(&'g')
                && letters[at - 1].eq_ignore_ascii_case(&'h')
        }
        _ => false,
    }
}

/// Whether a sign is followed by a space without width. Where such a text is written so that it can be read back, one
/// more is put there, since reading back takes one away.
#[must_use]
pub fn is_broken(letters: &[char], at: usize) -> bool {
    is_sign(letters, at) && letters.get(at + 1) == Some(&ZERO_WIDTH_SPACE)
}

/// A text in which nobody is mentioned and nothing is referred to: a space without width stands behind each sign that
/// would do so.
///
/// GitHub and GitLab look for mentions and references in the finished text, where the backslashes of Markdown are gone
/// (github/markup#1168); this space works on both, as Renovate and Dependabot use it.
///
/// ```
/// # use afterword_domain::text::{joined, unlinked};
/// let text = unlinked("@ops closes #34");
/// assert_eq!(text, "@\u{200b}ops closes #\u{200b}34");
/// assert_eq!(joined(&text), "@ops closes #34");
/// ```
#[must_use]
pub fn unlinked(text: &str) -> String {
    let letters: Vec<char> = text.chars().collect();
    let mut unlinked = String::with_capacity(text.len() + 8);
    for at in 0..letters.len() {
        unlinked.push(letters[at]);
        if refers(&letters, at) || is_broken(&letters, at) {
            unlinked.push(ZERO_WIDTH_SPACE);
        }
    }
    unlinked
}

/// The text that became this one by [`unlinked`].
#[must_use]
pub fn joined(text: &str) -> String {
    if !text.contains(ZERO_WIDTH_SPACE) {
        return text.to_owned();
    }
    let letters: Vec<char> = text.chars().collect();
    let added = |at: usize| at > 0 && is_broken(&letters, at - 1);
    letters.iter().enumerate().filter(|(at, _)| !added(*at)).map(|(_, letter)| letter).collect()
}

/// Whether a tracker makes a link of a word by itself: an address or the id of a commit.
///
/// ```
/// # use afterword_domain::text::becomes_link;
/// assert!(becomes_link("https://a.example") && becomes_link("(6ff0624)"));
/// assert!(!becomes_link("feedback") && !becomes_link("20241115"));
/// ```
#[must_use]
pub fn becomes_link(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    lower.contains("://") || lower.contains("www.") || names_commit(word)
}

/// Whether a word holds the id of a commit.
#[must_use]
pub fn names_commit(word: &str) -> bool {
    word.split(|letter: char| !letter.is_ascii_alphanumeric()).any(is_commit)
}

fn is_commit(run: &str) -> bool {
    (7..=40).contains(&run.len())
        && run.bytes().all(|letter| letter.is_ascii_hexdigit())
        && run.bytes().any(|letter| letter.is_ascii_digit())
        && run.bytes().any(|letter| letter.is_ascii_alphabetic())
}

/// A word as code in Markdown, where nothing is linked; its fence is longer than any run of backticks in it.
///
/// ```
/// # use afterword_domain::text::as_code;
/// assert_eq!(as_code("6ff0624"), "`6ff0624`");
/// assert_eq!(as_code("`6ff0624`"), "`` `6ff0624` ``");
/// ```
#[must_use]
pub fn as_code(word: &str) -> String {
    let longest = word.split(|letter| letter != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if word.starts_with('`') || word.ends_with('`') { " " } else { "" };
    format!("{fence}{space}{word}{space}{fence}")
}

/// Whether a word closes the ticket that is named after it, on GitHub or GitLab: `closes`, `Fixed:`, `resolve`,
/// `implements`.
///
/// ```
/// # use afterword_domain::text::closes;
/// assert!(closes("Fixes") && closes("closed:") && !closes("closely"));
/// ```
#[must_use]
pub fn closes(word: &str) -> bool {
    let word = word.trim_end_matches(':').trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let stems = [("clos", "e"), ("fix", ""), ("resolv", "e"), ("implement", "")];
    stems.iter().any(|(stem, plain)| {
        word.strip_prefix(stem).is_some_and(|end| end == *plain || matches!(end, "es" | "ed" | "ing" | "s"))
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_sign_that_a_tracker_acts_on_is_broken() {
        for (text, kept) in [
            ("@team a@b.example", "@\u{200b}team a@\u{200b}b.example"),
            ("owner/repo#12, gh-7", "owner/repo#\u{200b}12, gh-\u{200b}7"),
            (
                "!3 ~bug %\"Q 1\" $4 ^5 &6",
                "!\u{200b}3 ~\u{200b}bug %\u{200b}\"Q 1\" $\u{200b}4 ^\u{200b}5 &\u{200b}6",
            ),
            ("99 % @ 10:42 # on-call!", "99 % @ 10:42 # on-call!"),
        ] {
            assert_eq!(unlinked(text), kept);
        }
    }

    proptest! {
        #[test]
        fn what_was_unlinked_is_joined_to_the_same_text(text in "[@#!~&a1 GHgh\u{200b}-]{0,16}|\\PC{0,12}") {
            prop_assert_eq!(joined(&unlinked(&text)), text.clone());
            let letters: Vec<char> = unlinked(&text).chars().collect();
            let links = |at: usize| refers(&letters, at) && letters.get(at + 1) != Some(&ZERO_WIDTH_SPACE);
            prop_assert!(!(0..letters.len()).any(links));
        }
    }
}
