//! The words that only the PDF puts around what people said.

use serde::Serialize;

use afterword_record::{Label, Lifespan, LifespanMark, elapsed};
use afterword_words as words;

/// The most missing characters that the first page names.
const MOST_NAMED: usize = 24;

/// Fixed words, handed to the template.
#[derive(Debug, Serialize)]
pub(super) struct Words {
    status: &'static str,
    severity: &'static str,
    duration: &'static str,
    impact: &'static str,
    appendices: &'static str,
    why: &'static str,
    weak: &'static str,
    nothing: &'static str,
    none: &'static str,
}

/// The words of the template.
pub(super) fn template() -> Words {
    Words {
        status: Label::Status.word(),
        severity: Label::Severity.word(),
        duration: Label::Duration.word(),
        impact: Label::Impact.word(),
        appendices: words::pdf_appendices(),
        why: words::pdf_why(),
        weak: words::pdf_weak(),
        nothing: words::document_nothing(),
        none: words::pdf_none(),
    }
}

/// `branch 2 of 3`, or `branch 2 of 3 under why 12` where the drawing can't show it.
pub(super) fn branch(number: usize, of: usize, under: Option<usize>) -> String {
    match under {
        Some(why) => words::pdf_branch_under(number, of, why),
        None => words::pdf_branch(number, of),
    }
}

/// `9 min later`.
pub(super) fn later(seconds: i64) -> String {
    words::pdf_later(elapsed(seconds))
}

/// The lifecycle for those who can't see it drawn.
pub(super) fn lifespan(span: &Lifespan) -> String {
    let mark = |mark: &LifespanMark| {
        let after = if mark.offset > 0 { format!(", {}", later(mark.offset)) } else { String::new() };
        format!("{} {}{after}", mark.label.word(), mark.time)
    };
    let marks: Vec<_> = span.marks.iter().map(mark).collect();
    words::pdf_lifespan(marks.join("; "))
}

/// The line that names what no font has.
pub(super) fn missing(characters: &[char]) -> String {
    if characters.is_empty() {
        return String::new();
    }
    let codes: Vec<_> =
        characters.iter().take(MOST_NAMED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    match characters.len().saturating_sub(MOST_NAMED) {
        0 => words::pdf_missing(codes.join(", ")),
        more => words::pdf_missing_more(codes.join(", "), more),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn missing_characters_are_named_by_their_codes_and_the_line_stays_short() {
        assert!(missing(&['\u{1f9ff}', '\u{e000}']).contains("U+1F9FF, U+E000. They"));
        let many: Vec<_> = ('\u{1e000}'..).take(40).collect();
        assert!(missing(&many).contains("and 16 more"));
        assert_eq!(missing(&[]), "");
    }
}
