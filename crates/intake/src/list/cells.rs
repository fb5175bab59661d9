//! The lines of pasted text: any line ending, rows of tables, cells of spreadsheets that hold several lines.

/// A line without the space around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// How far it is indented; a tab counts as four.
    pub(crate) indent: usize,
    /// Its text, with a tab between cells.
    pub(crate) text: String,
}

/// Cuts text into lines. Rules between parts and below the heads of tables are left out.
pub(crate) fn lines(text: &str) -> Vec<Line> {
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n");
    let text: String = text
        .chars()
        .filter_map(|c| match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{85}' => Some('\n'),
            '\t' => Some('\t'),
            // A line break within a paragraph.
            '\u{b}' => Some(' '),
            c if c.is_control() => None,
            c => Some(c),
        })
        .collect();
    let mut found = Vec::new();
    for raw in with_whole_cells(&text).split('\n') {
        let trimmed = raw.trim();
        let indent =
            raw.chars().take_while(|c| c.is_whitespace()).map(|c| if c == '\t' { 4 } else { 1 }).sum();
        if is_rule(trimmed) {
            continue;
        }
        let text =
            if trimmed.starts_with('|') && trimmed.len() > 1 { row(trimmed) } else { trimmed.to_owned() };
        found.push(Line { indent, text });
    }
    found
}

/// `---`, `| --- |`, `* * *`: drawn between parts.
fn is_rule(text: &str) -> bool {
    text.len() >= 3
        && text.contains(['-', '*', '_', '='])
        && text.chars().all(|c| matches!(c, '-' | '*' | '_' | '=' | '|' | ':' | ' ' | '\t'))
}

/// A row of a Markdown table, with tabs for its bars.
fn row(text: &str) -> String {
    let inner = text.trim_matches('|').replace("\\|", "\u{0}");
    inner.split('|').map(str::trim).collect::<Vec<_>>().join("\t").replace('\u{0}', "|").trim().to_owned()
}

/// Spreadsheets put quotes around a cell that holds several lines, and double the quotes in it: such a cell becomes
/// one line. Quotes that people wrote stay.
fn with_whole_cells(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    let mut at_cell = true;
    while let Some(c) = rest.chars().next() {
        if c == '"'
            && at_cell
            && let Some((cell, after)) = quoted(&rest[1..])
        {
            kept.push_str(&cell);
            rest = after;
            at_cell = false;
            continue;
        }
        kept.push(c);
        at_cell = matches!(c, '\t' | '\n');
        rest = &rest[c.len_utf8()..];
    }
    kept
}

/// A cell after its first quote, on one line, and what follows its last; none where it is no cell of several lines.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut end = 0;
    loop {
        let at = end + text[end..].find('"')?;
        let after = &text[at + 1..];
        if let Some(next) = after.strip_prefix('"') {
            end = text.len() - next.len();
            continue;
        }
        if !(after.is_empty() || after.starts_with(['\t', '\n'])) {
            return None;
        }
        let cell = &text[..at];
        let is_cell = cell.contains('\n') && !cell.contains('\t');
        return is_cell.then(|| (cell.replace("\"\"", "\"").replace('\n', " "), after));
    }
}
