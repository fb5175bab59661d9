//! Makes what people typed safe in its place: it reads the same after Markdown as before.

use afterword_domain::text::{ZERO_WIDTH_SPACE, as_code, closes, is_broken, names_commit, refers};

/// What becomes of mentions and references in the text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum References {
    /// They are text like any other: pasted into an issue, the record tells nobody and closes nothing.
    #[default]
    Text,
    /// They work, as in a file of the repository that they refer to.
    Live,
}

impl References {
    /// One line inside a paragraph, a heading or a list entry. Line breaks become `<br>`.
    ///
    /// ```
    /// use afterword_record::markdown::References;
    /// let inline = |text| References::Text.inline(text);
    /// assert_eq!(inline("# a | b"), r"\# a \| b");
    /// assert_eq!(inline("snake_case, <script>"), r"snake_case, \<script>");
    /// assert_eq!(inline("  - x"), "&#32;&#32;- x");
    /// assert_eq!(inline("@ops, see #34"), "@\u{200b}ops, see #\u{200b}34");
    /// assert_eq!(References::Live.inline("@ops, see #34"), "@ops, see #34");
    /// ```
    #[must_use]
    pub fn inline(self, text: &str) -> String {
        let lines: Vec<_> = text.split('\n').map(|line| self.one_line(line)).collect();
        lines.join("<br>")
    }

    /// A cell of a table.
    pub(super) fn cell(self, text: &str) -> String {
        self.inline(text)
    }

    /// Several lines: an empty line parts paragraphs, other line breaks stay line breaks.
    #[must_use]
    pub fn paragraphs(self, text: &str) -> String {
        let mut said = String::with_capacity(text.len() + 16);
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            said.push_str(&self.one_line(line));
            if let Some(next) = lines.peek() {
                let breaks = !line.is_empty() && !next.is_empty();
                said.push_str(if breaks { "\\\n" } else { "\n" });
            }
        }
        said
    }

    fn one_line(self, line: &str) -> String {
        let mut out = String::with_capacity(line.len() + 8);
        let spaces = line.len() - line.trim_start_matches(' ').len();
        out.push_str(&"&#32;".repeat(spaces));
        let body = line[spaces..].trim_end_matches(' ');
        let trailing = line[spaces..].len() - body.len();
        let letters: Vec<char> = body.chars().collect();
        let (mut rest, mut at) = (body, 0);
        while let Some(&letter) = letters.get(at) {
            let before = at.checked_sub(1).map(|before| letters[before]);
            if let Some((word, written)) = self.whole(body, rest, before) {
                out.push_str(&written);
                at += word.chars().count();
                rest = &rest[word.len()..];
                continue;
            }
            if needs_escape(letter, before, letters.get(at + 1).copied(), rest) {
                out.push('\\');
            }
            out.push(letter);
            if is_broken(&letters, at) || self == Self::Text && refers(&letters, at) {
                out.push(ZERO_WIDTH_SPACE);
            }
            at += 1;
            rest = &rest[letter.len_utf8()..];
        }
        out.push_str(&"&#32;".repeat(trailing));
        // After a space that is kept, nothing can open anything.
        if spaces > 0 { out } else { escape_start(out, body) }
    }

    /// A word that is written as a whole at the beginning of `rest`, and how: addresses as links. Where references are
    /// text, commits and addresses that would be closed are code.
    fn whole<'a>(self, body: &str, rest: &'a str, before: Option<char>) -> Option<(&'a str, String)> {
        if let Some(address) = address(rest, before) {
            let said = body[..body.len() - rest.len()].split_whitespace().next_back();
            let is_closed = self == Self::Text && said.is_some_and(closes);
            return Some((address, if is_closed { as_code(address) } else { format!("<{address}>") }));
        }
        if self == Self::Live || before.is_some_and(|before| !before.is_whitespace()) {
            return None;
        }
        let word = rest.split(char::is_whitespace).next().unwrap_or_default();
        let is_code = names_commit(word) && !word.contains('|') && !word.contains("://");
        is_code.then(|| (word, as_code(word)))
    }
}

fn needs_escape(c: char, before: Option<char>, after: Option<char>, rest: &str) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' | '~' | '$' => true,
        '_' => !(word(before) && word(after)),
        '&' => looks_like_entity(rest),
        '#' => before.is_none() || after.is_none() || after == Some('#') || after == Some(' '),
        ':' => looks_like_emoji(rest),
        _ => false,
    }
}

/// What would open a list, a quote, a rule or a heading at the start of a line.
fn escape_start(out: String, body: &str) -> String {
    let mut chars = body.chars();
    match chars.next() {
        // A line that begins with a slash is a command to GitLab.
        Some(c @ ('-' | '+' | '>' | '=' | '/')) if out.starts_with(c) => format!("\\{out}"),
        Some(c) if c.is_ascii_digit() => {
            let digits = body.len() - body.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let mut after = body[digits..].chars();
            let opens =
                matches!(after.next(), Some('.' | ')')) && after.next().is_none_or(char::is_whitespace);
            if opens && out.starts_with(&body[..digits]) {
                format!("{}\\{}", &out[..digits], &out[digits..])
            } else {
                out
            }
        }
        _ => out,
    }
}

fn looks_like_entity(rest: &str) -> bool {
    let name: String = rest.chars().skip(1).take(33).take_while(|c| *c != ';').collect();
    rest.chars().nth(1 + name.chars().count()) == Some(';')
        && !name.is_empty()
        && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}

fn looks_like_emoji(rest: &str) -> bool {
    let name: String = rest.chars().skip(1).take_while(|c| *c != ':').take(40).collect();
    rest.chars().nth(1 + name.chars().count()) == Some(':')
        && name.chars().any(|c| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-'))
}

/// An address that may stand between angle brackets as it is.
fn address(rest: &str, before: Option<char>) -> Option<&str> {
    if before.is_some_and(char::is_alphanumeric)
        || !(rest.starts_with("http://") || rest.starts_with("https://"))
    {
        return None;
    }
    let end = rest
        .find(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '<' | '>' | '|' | '\\' | '`' | ZERO_WIDTH_SPACE)
        })
        .unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '"', '*', '_']);
    (address.len() > "https://".len()).then_some(address)
}
