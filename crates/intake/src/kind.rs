//! The word that says what an event is: `hypothesis: …`, `IC decision: …`, `[alert] …`.

use afterword_domain::{EventKind, Mark};

/// What the head of a line says about its kind.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Kinded {
    /// The kind; none where the line does not say.
    pub(crate) kind: Option<EventKind>,
    /// The instant of the lifecycle that the word names: `mitigated`, `resolved`.
    pub(crate) mark: Option<Mark>,
    /// The words without the word for the kind.
    pub(crate) text: String,
}

const WORDS: &[(&str, EventKind)] = &[
    ("hypothesis", EventKind::Hypothesis),
    ("theory", EventKind::Hypothesis),
    ("decision", EventKind::Decision),
    ("decided", EventKind::Decision),
    ("action", EventKind::Action),
    ("action taken", EventKind::Action),
    ("observation", EventKind::Observation),
    ("observed", EventKind::Observation),
    ("alert", EventKind::Observation),
    ("result", EventKind::Result),
    ("outcome", EventKind::Result),
    ("mitigated", EventKind::Result),
    ("resolved", EventKind::Result),
    ("comms", EventKind::Communication),
    ("communication", EventKind::Communication),
    ("communications", EventKind::Communication),
    ("update", EventKind::Communication),
    ("status update", EventKind::Communication),
];

/// Who may stand before the word for the kind and is kept: `IC decision`.
const ROLES: &[&str] = &[
    "ic",
    "tl",
    "cl",
    "sre",
    "ops",
    "cto",
    "incident commander",
    "commander",
    "technical lead",
    "tech lead",
    "lead",
    "comms lead",
    "communications lead",
    "scribe",
    "on-call",
    "oncall",
    "team",
];

/// The longest head that is looked at, in bytes.
const LONGEST_HEAD: usize = 48;

/// Takes the word for the kind off the head of a text. A role before it stays.
///
/// Without a colon, a dash or brackets nothing is taken off, and a text that is nothing else stays as it is.
pub(crate) fn kinded(text: &str) -> Kinded {
    let whole = || text.to_owned();
    let Some((head, rest)) = head(text) else {
        let found = known(text.trim_end_matches(['.', '!']));
        return Kinded { kind: found.map(|(_, kind)| kind), mark: found.and_then(mark), text: whole() };
    };
    if let Some(found) = known(head) {
        let said = if rest.is_empty() { whole() } else { rest.to_owned() };
        return Kinded { kind: Some(found.1), mark: mark(found), text: said };
    }
    let Some((before, found)) = last_word(head) else {
        return Kinded { kind: None, mark: None, text: whole() };
    };
    let role = before.starts_with('@') || ROLES.iter().any(|role| role.eq_ignore_ascii_case(before));
    let said = if role && !rest.is_empty() { format!("{before}: {rest}") } else { whole() };
    Kinded { kind: Some(found.1), mark: mark(found), text: said }
}

/// The kind that a cell of a table names, and nothing else.
pub(crate) fn kind_named(cell: &str) -> Option<EventKind> {
    known(cell.trim_matches(|c: char| !c.is_alphanumeric())).map(|(_, kind)| kind)
}

fn known(text: &str) -> Option<(&'static str, EventKind)> {
    let text = text.trim_matches(['*', '_', '`', ' ']);
    WORDS.iter().find(|(word, _)| word.eq_ignore_ascii_case(text)).copied()
}

fn mark((word, _): (&str, EventKind)) -> Option<Mark> {
    match word {
        "mitigated" => Some(Mark::Mitigated),
        "resolved" => Some(Mark::Resolved),
        _ => None,
    }
}

/// The head of a text up to its colon, dash or bracket, and what follows.
fn head(text: &str) -> Option<(&str, &str)> {
    if let Some(inner) = text.strip_prefix('[') {
        let (head, rest) = inner.split_once(']').filter(|(head, _)| head.len() <= LONGEST_HEAD)?;
        return Some((head, after_separator(rest)));
    }
    let limit = text.char_indices().map(|(at, _)| at).find(|at| *at > LONGEST_HEAD).unwrap_or(text.len());
    let mut before = ' ';
    for (at, c) in text[..limit].char_indices() {
        let next = text[at + c.len_utf8()..].chars().next();
        let ends = match c {
            ':' | '：' => next != Some('/'),
            '—' | '–' => true,
            '-' => before == ' ' && next == Some(' '),
            _ => false,
        };
        if ends {
            return Some((text[..at].trim(), after_separator(&text[at..])));
        }
        before = c;
    }
    None
}

fn after_separator(text: &str) -> &str {
    let rest = text.trim_start_matches([':', '：', '—', '–', '-']);
    rest.trim_start_matches(['*', '_']).trim_start_matches([':', ' ']).trim_start()
}

/// The kind that the last word of a head names, and what stands before it.
fn last_word(head: &str) -> Option<(&str, (&'static str, EventKind))> {
    let head = head.trim_matches(['*', '_', '`', ' ']);
    let (before, last) = head.rsplit_once(' ')?;
    if before.split_whitespace().count() > 2 {
        return None;
    }
    Some((before.trim(), known(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> (Option<EventKind>, String) {
        let found = kinded(text);
        (found.kind, found.text)
    }

    #[test]
    fn the_word_for_the_kind_is_taken_off() {
        for text in [
            "hypothesis: pool",
            "Hypothesis — pool",
            "HYPOTHESIS - pool",
            "**Hypothesis:** pool",
            "[hypothesis] pool",
            "_Hypothesis_: pool",
        ] {
            assert_eq!(read(text), (Some(EventKind::Hypothesis), "pool".into()), "{text}");
        }
        assert_eq!(read("comms: page updated"), (Some(EventKind::Communication), "page updated".into()));
    }

    #[test]
    fn a_role_before_it_stays() {
        assert_eq!(read("IC decision: roll back"), (Some(EventKind::Decision), "IC: roll back".into()));
        assert_eq!(read("@dana action: restart"), (Some(EventKind::Action), "@dana: restart".into()));
        assert_eq!(
            read("Working hypothesis: the pool"),
            (Some(EventKind::Hypothesis), "Working hypothesis: the pool".into())
        );
    }

    #[test]
    fn a_text_that_is_only_the_word_keeps_it() {
        assert_eq!(read("mitigated"), (Some(EventKind::Result), "mitigated".into()));
        assert_eq!(read("Resolved."), (Some(EventKind::Result), "Resolved.".into()));
        assert_eq!(kinded("mitigated: traffic moved").mark, Some(Mark::Mitigated));
    }

    #[test]
    fn other_words_say_nothing_about_the_kind() {
        for text in
            ["error rate dropping: 4.8% → 2.1%", "https://x/action: y", "actions were taken", "", "👩‍🚒: ok"]
        {
            assert_eq!(read(text), (None, text.to_owned()), "{text}");
        }
    }
}
