//! Makes what people typed safe in its place: it reads the same after Markdown as before.

/// One line inside a paragraph, a heading or a list entry. Line breaks become `<br>`.
///
/// ```
/// use afterword_record::markdown::inline;
/// assert_eq!(inline("# a | b"), r"\# a \| b");
/// assert_eq!(inline("snake_case, <script>"), r"snake_case, \<script>");
/// assert_eq!(inline("  - x"), "&#32;&#32;- x");
/// ```
#[must_use]
pub fn inline(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(one_line).collect();
    lines.join("<br>")
}

/// A cell of a table.
pub(super) fn cell(text: &str) -> String {
    inline(text)
}

/// Several lines: an empty line parts paragraphs, other line breaks stay line breaks.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    let mut said = String::with_capacity(text.len() + 16);
    let mut lines = text.split('\n').peekable();
    while let Some(line) = lines.next() {
        said.push_str(&one_line(line));
        if let Some(next) = lines.peek() {
            let breaks = !line.is_empty() && !next.is_empty();
            said.push_str(if breaks { "\\\n" } else { "\n" });
        }
    }
    said
}

fn one_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let spaces = line.len() - line.trim_start_matches(' ').len();
    out.push_str(&"&#32;".repeat(spaces));
    let body = line[spaces..].trim_end_matches(' ');
    let trailing = line[spaces..].len() - body.len();
    let mut rest = body;
    let mut before = None;
    while let Some(c) = rest.chars().next() {
        if let Some(address) = address(rest, before) {
            out.push('<');
            out.push_str(address);
            out.push('>');
            before = address.chars().next_back();
            rest = &rest[address.len()..];
            continue;
        }
        let after = rest[c.len_utf8()..].chars().next();
        if needs_escape(c, before, after, rest) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
        rest = &rest[c.len_utf8()..];
    }
    out.push_str(&"&#32;".repeat(trailing));
    // After a space that is kept, nothing can open anything.
    if spaces > 0 { out } else { escape_start(out, body) }
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
        Some('-' | '+' | '>' | '=') => format!("\\{out}"),
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
        .find(|c: char| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '|' | '\\' | '`'))
        .unwrap_or(rest.len());
    let address = rest[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '\'', '"', '*', '_']);
    (address.len() > "https://".len()).then_some(address)
}
