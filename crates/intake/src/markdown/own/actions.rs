//! The action items of a record.

use std::str::FromStr;

use afterword_domain::{ActionItem, ActionState, Category, PostMortem};
use chrono::NaiveDate;
use uuid::Uuid;

use super::super::fresh;
use super::super::tree::Row;
use super::parts::{Part, by_label, cell, marked};

/// Reads the table of action items.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    pm.actions = part.rows().into_iter().map(|row| action(row, ids)).collect();
}

fn action(row: &Row, ids: &mut dyn FnMut() -> Uuid) -> ActionItem {
    let (text, mark) = row.cells.first().map(|spans| marked(spans)).unwrap_or_default();
    let (state, reason) = state(mark.as_deref().unwrap_or_default());
    let (ticket, ticket_url) = ticket(cell(row, 4));
    ActionItem {
        id: fresh(ids),
        candidate: None,
        text,
        category: category(&cell(row, 1)),
        owner: cell(row, 2),
        due: NaiveDate::from_str(&cell(row, 3)).ok(),
        ticket,
        ticket_url,
        pending: None,
        state,
        reason,
    }
}

/// A ticket's key, and its address below it.
fn ticket(said: String) -> (String, String) {
    let address = |line: &str| line.starts_with("https://") || line.starts_with("http://");
    match said.split_once('\n') {
        Some((key, url)) if address(url) && !key.is_empty() => (key.to_owned(), url.to_owned()),
        _ => (said, String::new()),
    }
}

/// The state in `done` or `dropped: the service is gone`.
fn state(mark: &str) -> (ActionState, String) {
    let (word, reason) = mark.split_once(": ").unwrap_or((mark, ""));
    (by_label(&ActionState::ALL, ActionState::label, word).unwrap_or_default(), reason.to_owned())
}

pub(super) fn category(said: &str) -> Option<Category> {
    by_label(&Category::ALL, Category::label, said)
}

/// Ties every action to the chosen candidate with the same words.
pub(super) fn link(pm: &mut PostMortem) {
    for action in &mut pm.actions {
        let same = |c: &&afterword_domain::Candidate| c.chosen && c.text == action.text;
        action.candidate = pm.candidates.iter().find(same).map(|c| c.id);
    }
}
