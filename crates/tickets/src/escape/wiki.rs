//! Text in Jira's wiki markup, which Data Center keeps descriptions in.

use afterword_domain::text::ZERO_WIDTH_SPACE;

use super::flat;

/// A text that Jira shows as it was said.
///
/// A backslash before a sign takes its meaning away. A backslash of the text itself gets a zero-width space after it,
/// since two of them are a line break. People are mentioned with `[~name]` alone, which the bracket breaks. Plain
/// addresses stay as they are: Jira links them, and a backslash would become part of the link.
pub(crate) fn wiki(text: &str) -> String {
    let text = flat(text);
    let words: Vec<_> =
        text.split(' ').map(|word| if is_address(word) { word.to_owned() } else { escaped(word) }).collect();
    words.join(" ")
}

fn escaped(word: &str) -> String {
    let letters: Vec<char> = word.chars().collect();
    let mut out = String::new();
    for (at, letter) in letters.iter().enumerate() {
        if is_markup(&letters, at) {
            out.push('\\');
        }
        out.push(*letter);
        if *letter == '\\' {
            out.push(ZERO_WIDTH_SPACE);
        }
        // An entity such as `&#64;` would be decoded.
        if *letter == '&' && letters.get(at + 1).is_some_and(|next| *next == '#' || next.is_alphanumeric()) {
            out.push(ZERO_WIDTH_SPACE);
        }
    }
    out
}

fn is_markup(letters: &[char], at: usize) -> bool {
    let beside = |place: Option<usize>| {
        place.and_then(|place| letters.get(place)).is_some_and(|letter| letter.is_alphanumeric())
    };
    match letters[at] {
        '*' | '_' | '^' | '~' | '{' | '}' | '[' | ']' | '|' | '!' | '#' => true,
        // Within a word they mean nothing: on-call, C++14.
        '-' | '+' => !(beside(at.checked_sub(1)) && beside(Some(at + 1))),
        '?' => {
            letters.get(at + 1) == Some(&'?')
                || at.checked_sub(1).is_some_and(|before| letters[before] == '?')
        }
        // Signs such as (x), (!), (off) and :D, which Jira draws.
        '(' => {
            let rest: String = letters[at + 1..].iter().collect();
            rest.split_once(')').is_some_and(|(inner, _)| {
                inner.chars().count() == 1 || matches!(inner, "on" | "off" | "flag" | "flagoff")
            })
        }
        ':' => matches!(letters.get(at + 1), Some(')' | '(' | 'P' | 'D')),
        ';' => letters.get(at + 1) == Some(&')'),
        _ => false,
    }
}

fn is_address(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://"))
        && !word.contains(|letter: char| "{}[]|!\\*^\"<>".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::wiki;

    #[test]
    fn wiki_markup_stays_text() {
        assert_eq!(wiki("*No* {code} [~dana] !x.png!"), "\\*No\\* \\{code\\} \\[\\~dana\\] \\!x.png\\!");
        assert_eq!(wiki("# one | -gone- ??who??"), "\\# one \\| \\-gone\\- \\?\\?who\\?\\?");
        assert_eq!(wiki("on-call (x) C:\\temp"), "on-call \\(x) C:\\\u{200B}temp");
        assert_eq!(wiki("the flag (off) :D ;) (of) (5 min)"), "the flag \\(off) \\:D \\;) (of) (5 min)");
        assert_eq!(wiki("&#64;team"), "&\u{200B}\\#64;team");
    }

    #[test]
    fn plain_words_and_addresses_stay_as_they_are() {
        assert_eq!(wiki("Nothing watched it, since 10:42."), "Nothing watched it, since 10:42.");
        assert_eq!(wiki("https://x.example/a_b-c"), "https://x.example/a_b-c");
        assert_eq!(wiki("https://x.example/{code}"), "https://x.example/\\{code\\}");
    }
}
