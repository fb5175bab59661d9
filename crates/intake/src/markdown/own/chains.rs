//! The chains of whys of a record: a heading for each problem, the answers as nested lists.

use afterword_domain::chain::DEEPEST;
use afterword_domain::{Cause, Chain, Condition, PostMortem};
use afterword_record::words;
use uuid::Uuid;

use super::super::fresh;
use super::super::span::plain;
use super::super::tree::{Item, Kind};
use super::parts::{Part, below, by_label, line_of, marked};

/// Reads the chains. A list before the first problem stays in the part.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    let chains = &mut pm.chains;
    part.left.retain(|node| match (&node.kind, chains.last_mut()) {
        (Kind::Heading(_, spans), _) => {
            chains.push(Chain { id: fresh(ids), problem: plain(spans), causes: Vec::new() });
            false
        }
        (Kind::List { items, .. }, Some(chain)) => {
            for item in items {
                add(item, 1, &mut chain.causes, ids);
            }
            false
        }
        _ => true,
    });
}

/// Adds an answer and what is below it. Answers deeper than a chain may be are put side by side at its end.
fn add(item: &Item, depth: usize, causes: &mut Vec<Cause>, ids: &mut dyn FnMut() -> Uuid) {
    let (text, mark) = marked(line_of(item));
    let said = mark.as_deref().unwrap_or_default();
    // An answer without words is written as a space that does not break.
    let text = if text.trim().is_empty() { String::new() } else { text };
    let mut cause = Cause { id: fresh(ids), text, condition: None, end: false, causes: Vec::new() };
    for word in said.split(" · ") {
        cause.end |= word == words::END_OF_CHAIN;
        cause.condition = by_label(&Condition::ALL, Condition::label, word).or(cause.condition);
    }
    if mark.is_some() && !cause.end && cause.condition.is_none() {
        cause.text = format!("{} ({said})", cause.text);
    }
    if depth < DEEPEST {
        for item in below(item) {
            add(item, depth + 1, &mut cause.causes, ids);
        }
        causes.push(cause);
    } else {
        causes.push(cause);
        for item in below(item) {
            add(item, depth, causes, ids);
        }
    }
}
