//! The words for how far an action is, and for what it does.

use afterword_domain::{ActionState, Category};

const DONE: &[&str] = &[
    "done",
    "complete",
    "completed",
    "closed",
    "resolved",
    "fixed",
    "implemented",
    "finished",
    "merged",
    "deployed",
    "yes",
    "complet",
    "完了",
    "済",
    "対応済",
    "erledigt",
    "concluído",
    "feito",
];
const IN_PROGRESS: &[&str] = &[
    "in progress",
    "in-progress",
    "wip",
    "ongoing",
    "started",
    "doing",
    "in review",
    "進行中",
    "対応中",
    "em andamento",
    "en cours",
];
const DROPPED: &[&str] = &[
    "dropped",
    "won't do",
    "wont do",
    "won't fix",
    "wontfix",
    "cancelled",
    "canceled",
    "not doing",
    "rejected",
    "abandoned",
    "中止",
];
const OPEN: &[&str] = &[
    "todo",
    "to do",
    "open",
    "not started",
    "planned",
    "pending",
    "backlog",
    "new",
    "no",
    "未着手",
    "未対応",
    "予定",
];
const NONE: &[&str] =
    &["none", "n/a", "na", "nothing", "tbd", "no action items", "no actions", "todo", "none yet"];

/// The state that a cell names, whatever signs stand around it.
pub(super) fn state(cell: &str) -> Option<ActionState> {
    let lower = cell.to_lowercase();
    let name = lower.trim_matches(|c: char| !c.is_alphanumeric());
    let signs = [
        ("✅", ActionState::Done),
        ("☑", ActionState::Done),
        ("✔", ActionState::Done),
        ("🔄", ActionState::InProgress),
        ("🚧", ActionState::InProgress),
        ("❌", ActionState::NotStarted),
    ];
    let starts = |words: &[&str]| {
        words.iter().any(|word| {
            name == *word
                || name
                    .strip_prefix(word)
                    .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !word.is_ascii())
        })
    };
    for (words, state) in [
        (DROPPED, ActionState::Dropped),
        (IN_PROGRESS, ActionState::InProgress),
        (OPEN, ActionState::NotStarted),
        (DONE, ActionState::Done),
    ] {
        if starts(words) {
            return Some(state);
        }
    }
    signs.iter().find(|(sign, _)| cell.contains(sign)).map(|(_, state)| *state)
}

/// The state that stands before or behind an action: `(done)`, `TODO …`, `… [DONE]`, `✅ …`; and the text without it.
pub(super) fn state_around(text: &str) -> (Option<ActionState>, String) {
    let text = text.trim();
    for sign in ["✅", "☑️", "☑", "✔️", "✔"] {
        if let Some(rest) = text.strip_prefix(sign).or_else(|| text.strip_suffix(sign)) {
            return (Some(ActionState::Done), rest.trim().to_owned());
        }
    }
    for (opens, closes) in [('(', ')'), ('[', ']'), ('（', '）')] {
        if let Some((before, inner)) = text.strip_suffix(closes).and_then(|text| text.rsplit_once(opens)) {
            if let Some(found) = whole_state(inner) {
                return (Some(found), before.trim().to_owned());
            }
            // "(done during the incident)" says when besides, and stays.
            let told = inner
                .split_whitespace()
                .next()
                .is_some_and(|word| DONE[..3].contains(&word.to_lowercase().as_str()));
            if told && inner.split_whitespace().count() <= 5 {
                return (Some(ActionState::Done), text.to_owned());
            }
        }
        if let Some((inner, after)) = text.strip_prefix(opens).and_then(|text| text.split_once(closes))
            && let Some(found) = whole_state(inner)
        {
            return (Some(found), after.trim().to_owned());
        }
    }
    for (word, found) in
        [("DONE", ActionState::Done), ("TODO", ActionState::NotStarted), ("WIP", ActionState::InProgress)]
    {
        let rest = text.strip_prefix(word).map(|rest| rest.trim_start_matches([':', '-', ' ']));
        let rest = rest.filter(|_| !text[word.len()..].starts_with(char::is_alphanumeric));
        let rest = rest.or_else(|| {
            text.strip_suffix(word)
                .filter(|before| before.ends_with([' ', '-', ':', '.']))
                .map(|b| b.trim_end_matches([' ', '-', '–', ':']))
        });
        if let Some(rest) = rest.filter(|rest| !rest.is_empty()) {
            return (Some(found), rest.to_owned());
        }
    }
    (None, text.to_owned())
}

/// A state that is all that stands in brackets.
fn whole_state(inner: &str) -> Option<ActionState> {
    let few = inner.split_whitespace().count() <= 2;
    state(inner)
        .filter(|_| few && !["no", "yes", "new", "open"].contains(&inner.trim().to_lowercase().as_str()))
}

/// The category that a word or a heading stands for.
pub(super) fn category(text: &str) -> Option<Category> {
    let lower = text.to_lowercase();
    [
        ("prevent", Category::Prevention),
        ("repair", Category::Prevention),
        ("予防", Category::Prevention),
        ("预防", Category::Prevention),
        ("再発防止", Category::Prevention),
        ("detect", Category::Detection),
        ("monitoring", Category::Detection),
        ("検知", Category::Detection),
        ("mitigat", Category::Mitigation),
        ("緩和", Category::Mitigation),
        ("process", Category::Process),
        ("investigat", Category::Process),
        ("プロセス", Category::Process),
    ]
    .into_iter()
    .find(|(word, _)| lower.contains(word))
    .map(|(_, category)| category)
}

/// Whether a text says that there is nothing to do.
pub(super) fn says_none(text: &str) -> bool {
    let lower = text.to_lowercase();
    NONE.contains(&lower.trim_matches(|c: char| !c.is_alphanumeric()))
}

/// Whether a cell holds a value at all.
pub(super) fn is_value(cell: &str) -> bool {
    let name = cell.trim();
    name.chars().any(char::is_alphanumeric)
        && !["n/a", "tbd", "none", "na", "未定"].contains(&name.to_lowercase().as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_state_is_found_wherever_it_hides() {
        for (cell, wanted) in [
            ("**DONE**", Some(ActionState::Done)),
            ("✅ Done", Some(ActionState::Done)),
            ("完了", Some(ActionState::Done)),
            ("In progress", Some(ActionState::InProgress)),
            ("未着手", Some(ActionState::NotStarted)),
            ("Won't fix", Some(ActionState::Dropped)),
            ("TODO", Some(ActionState::NotStarted)),
            ("✅", Some(ActionState::Done)),
            ("Completed 2024-01-02", Some(ActionState::Done)),
            ("Not started", Some(ActionState::NotStarted)),
            ("", None),
            ("Ana", None),
            ("nominal", None),
        ] {
            assert_eq!(state(cell), wanted, "{cell}");
        }
    }

    #[test]
    fn a_state_around_an_action_is_taken_off() {
        for (text, state, rest) in [
            ("Add a limit (done)", Some(ActionState::Done), "Add a limit"),
            ("TODO Keys in one place", Some(ActionState::NotStarted), "Keys in one place"),
            ("[DONE] Rotate keys", Some(ActionState::Done), "Rotate keys"),
            ("✅ Rotate keys", Some(ActionState::Done), "Rotate keys"),
            ("Rotate keys DONE", Some(ActionState::Done), "Rotate keys"),
            ("Write a document [20m]", None, "Write a document [20m]"),
            ("Done is better than perfect", None, "Done is better than perfect"),
        ] {
            assert_eq!(state_around(text), (state, rest.to_owned()), "{text}");
        }
    }

    #[test]
    fn types_of_other_schemes_become_categories() {
        assert_eq!(category("prevent"), Some(Category::Prevention));
        assert_eq!(category("予防（Prevent）"), Some(Category::Prevention));
        assert_eq!(category("Detection"), Some(Category::Detection));
        assert_eq!(category("Mitigate"), Some(Category::Mitigation));
        assert_eq!(category("Short term"), None);
    }
}
