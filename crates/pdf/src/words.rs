//! The words that only the PDF puts around what people said. Beside [`afterword_record::words`], so that a second
//! language finds them.

use serde::Serialize;

use afterword_record::{Label, Lifespan, LifespanMark, elapsed, words};

/// Before a title without a text of its own.
pub(super) const UNNAMED: &str = "Without a heading";
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
        appendices: "Appendices",
        why: "why?",
        weak: "weak step: this does not follow yet",
        nothing: words::NOTHING,
        none: "—",
    }
}

/// `branch 2 of 3`, or `branch 2 of 3 under why 12` where the drawing can't show it.
pub(super) fn branch(number: usize, of: usize, under: Option<usize>) -> String {
    let under = under.map(|why| format!(" under why {why}")).unwrap_or_default();
    format!("branch {number} of {of}{under}")
}

/// `9 min later`.
pub(super) fn later(seconds: i64) -> String {
    format!("{} later", elapsed(seconds))
}

/// The lifecycle for those who can't see it drawn.
pub(super) fn lifespan(span: &Lifespan) -> String {
    let said = |mark: &LifespanMark| {
        let after = if mark.offset > 0 { format!(", {}", later(mark.offset)) } else { String::new() };
        format!("{} {}{after}", mark.label.word(), mark.time)
    };
    let marks: Vec<_> = span.marks.iter().map(said).collect();
    format!("Lifecycle of the incident: {}.", marks.join("; "))
}

/// The line that names what no font has.
pub(super) fn missing(characters: &[char]) -> String {
    if characters.is_empty() {
        return String::new();
    }
    let codes: Vec<_> =
        characters.iter().take(MOST_NAMED).map(|c| format!("U+{:04X}", u32::from(*c))).collect();
    let rest = match characters.len().saturating_sub(MOST_NAMED) {
        0 => String::new(),
        n => format!(" and {n} more"),
    };
    format!(
        "No font on this computer has the characters {}{rest}. They show as empty boxes; the record itself keeps them.",
        codes.join(", ")
    )
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
