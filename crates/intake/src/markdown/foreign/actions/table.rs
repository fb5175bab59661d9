//! Action items in a table: which column says what.

use afterword_domain::ActionState;
use chrono::NaiveDate;

use super::super::super::span::{Span, addresses, all_struck, plain, words as said};
use super::super::super::tree::Row;
use super::super::topic::normal;
use super::Found;
use super::item::{day, key};
use super::words::{category, is_value, state, state_around};

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    Number,
    Action,
    Owner,
    Due,
    Ticket,
    Status,
    Category,
    Other,
}

/// Words of a head, the more telling first.
const ROLES: &[(Role, &[&str])] = &[
    (Role::Number, &["#", "no", "no.", "nr", "id"]),
    (
        Role::Ticket,
        &["ticket", "issue", "bug", "linear", "github", "jira", "tracking", "problème", "link", "pr"],
    ),
    (
        Role::Owner,
        &[
            "owner",
            "assignee",
            "assigned",
            "who",
            "responsible",
            "担当",
            "担当者",
            "responsable",
            "オーナー",
            "dueño",
            "verantwortlich",
            "poc",
        ],
    ),
    (
        Role::Due,
        &["due", "deadline", "date", "target", "eta", "when", "期限", "fällig", "fecha", "échéance", "prazo"],
    ),
    (Role::Status, &["status", "state", "done", "状態", "ステータス", "complet", "complete", "completed"]),
    (Role::Category, &["type", "category", "kategorie", "カテゴリ"]),
    (
        Role::Action,
        &[
            "action",
            "actions",
            "task",
            "item",
            "todo",
            "what",
            "improvement",
            "remediation",
            "アクション",
            "対応",
            "mesure",
            "tarea",
            "maßnahme",
            "ação",
        ],
    ),
];
/// Heads that hold an action word and are no list of actions.
const OTHERWISE: &[&str] = &["time", "timestamp", "result", "outcome", "order", "時刻"];

fn role(head: &str) -> Role {
    let lower = head.to_lowercase();
    if lower.trim() == "#" {
        return Role::Number;
    }
    let name = normal(head);
    let words: Vec<_> = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let holds = |known: &&str| words.contains(known) || (!known.is_ascii() && name.contains(*known));
    let found = |role: Role| {
        ROLES.iter().find(|(known, _)| *known == role).is_some_and(|(_, names)| names.iter().any(&holds))
    };
    // "Action item" and "Action date" hold two of these words; what an action is comes first unless a date is told.
    if found(Role::Action) && !found(Role::Due) && !found(Role::Owner) && !found(Role::Status) {
        return Role::Action;
    }
    ROLES.iter().map(|(role, _)| *role).find(|role| found(*role)).unwrap_or(Role::Other)
}

/// The actions of a table; none where it is another table. `listed` says that it stands under action items, where a
/// table without a word for actions is one nevertheless.
pub(super) fn actions(rows: &[Row], near: Option<NaiveDate>, listed: bool) -> Option<Vec<Found>> {
    let (head, rest) = rows.split_first()?;
    let names: Vec<_> = head.cells.iter().map(|cell| plain(cell).trim().to_owned()).collect();
    let mut roles: Vec<_> = names.iter().map(|name| role(name)).collect();
    let otherwise =
        names.iter().any(|name| normal(name).split_whitespace().any(|word| OTHERWISE.contains(&word)));
    let committed =
        roles.iter().any(|role| matches!(role, Role::Owner | Role::Due | Role::Ticket | Role::Status));
    if !listed && (otherwise || !committed || !roles.contains(&Role::Action)) {
        return None;
    }
    if !roles.contains(&Role::Action) {
        let free = |place: &usize| matches!(roles[*place], Role::Other | Role::Ticket | Role::Number);
        let length = |place: &usize| {
            rest.iter().filter_map(|row| row.cells.get(*place)).map(|cell| plain(cell).len()).sum::<usize>()
        };
        let widest = (0..roles.len()).filter(free).max_by_key(length)?;
        roles[widest] = Role::Action;
    }
    Some(
        rest.iter()
            .map(|row| action(row, &roles, &names, near))
            .filter(|found| !found.text.is_empty())
            .collect(),
    )
}

fn action(row: &Row, roles: &[Role], names: &[String], near: Option<NaiveDate>) -> Found {
    let mut found = Found::default();
    let mut stated = None;
    let mut more = Vec::new();
    for ((cell, role), name) in row.cells.iter().zip(roles).zip(names) {
        let text = plain(cell).trim().to_owned();
        if text.is_empty() {
            continue;
        }
        match role {
            Role::Action if found.text.is_empty() => {
                let (around, action) = state_around(&text);
                stated = stated.or(around).or(all_struck(cell).then_some(ActionState::Done));
                found.text = action;
            }
            Role::Owner if is_value(&text) && found.owner.is_empty() => {
                found.owner = said(cell).trim().to_owned();
            }
            Role::Due if day(&text, near).is_some() => found.due = day(&text, near),
            Role::Ticket if is_value(&text) && found.ticket.is_empty() => {
                let (around, rest) = ticket(cell, &text);
                stated = stated.or(around);
                found.ticket = rest;
            }
            Role::Status => {
                let named = state(&text);
                if named == Some(ActionState::Dropped) {
                    found.reason.clone_from(&text);
                }
                if named.is_none() || text.split_whitespace().count() > 2 {
                    more.push(format!("{name}: {text}"));
                }
                stated = named.or(stated);
            }
            Role::Category => {
                found.category = category(&text);
                if found.category.is_none() && is_value(&text) {
                    more.push(format!("{name}: {text}"));
                }
            }
            Role::Number if text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | '#')) => {}
            Role::Number => more.insert(0, text),
            _ if is_value(&text) => {
                more.push(format!("{name}: {text}").trim_start_matches([':', ' ']).to_owned());
            }
            _ => {}
        }
    }
    if !more.is_empty() && !found.text.is_empty() {
        found.text = format!("{} ({})", found.text, more.join("; "));
    }
    found.state = stated.unwrap_or_default();
    found
}

/// The ticket of a cell, and the state that hides beside it: `Bug 4711 **TODO**`, `n/a **DONE**`.
fn ticket(cell: &[Span], text: &str) -> (Option<ActionState>, String) {
    let (around, rest) = state_around(text);
    if let Some(address) = addresses(cell).find(|address| address.starts_with("http")) {
        return (around.or_else(|| state(text)), address.to_owned());
    }
    if let (None, Some(alone)) = (around, state(text).filter(|_| key(text).is_none())) {
        return (Some(alone), String::new());
    }
    (around, if is_value(&rest) { rest } else { String::new() })
}

#[cfg(test)]
mod tests {
    use super::super::super::super::tree::{Kind, parse};
    use super::*;
    use afterword_domain::Category;

    fn read(text: &str, listed: bool) -> Option<Vec<Found>> {
        let nodes = parse(text);
        let Kind::Table(rows) = &nodes[0].kind else { panic!() };
        actions(rows, NaiveDate::from_ymd_opt(2026, 3, 24), listed)
    }

    #[test]
    fn every_column_finds_its_field() {
        let found = read(
            "| Action item | Type | Owner | Bug | Status |\n|---|---|---|---|---|\n\
             | Add a limit | prevent | dana | Bug 4711 **TODO** | |\n| Update playbook | mitigate | kim | n/a **DONE** | |\n| | | | | |",
            false,
        )
        .unwrap();
        assert_eq!(found.len(), 2);
        assert_eq!(
            (found[0].category, found[0].owner.as_str(), found[0].ticket.as_str()),
            (Some(Category::Prevention), "dana", "Bug 4711")
        );
        assert_eq!((found[1].state, found[1].ticket.as_str()), (ActionState::Done, ""));
    }

    #[test]
    fn a_table_in_another_language_is_read_the_same_way() {
        let found =
            read("| # | アクション | 担当 | 期限 | 状態 |\n|---|---|---|---|---|\n| P-1 | 移行 | 開発 | 2026-04-07 | **完了** |", false).unwrap();
        assert_eq!((found[0].text.as_str(), found[0].owner.as_str()), ("移行 (P-1)", "開発"));
        assert_eq!((found[0].due, found[0].state), (NaiveDate::from_ymd_opt(2026, 4, 7), ActionState::Done));
    }

    #[test]
    fn a_timeline_is_no_list_of_actions() {
        assert_eq!(
            read("| Time | Action | Status |\n|---|---|---|\n| 14:38 | restart | done |", false),
            None
        );
        assert_eq!(read("| Name | Size |\n|---|---|\n| a | b |", false), None);
    }

    #[test]
    fn other_columns_stay_behind_the_action() {
        let found = read("| Action | Priority |\n|---|---|\n| Test | P1 |", true).unwrap();
        assert_eq!(found[0].text, "Test (Priority: P1)");
    }
}
