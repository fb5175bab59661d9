//! The chains of whys of a record: a heading for each problem, the answers as nested lists.

use afterword_domain::chain::DEEPEST;
use afterword_domain::chain::links::mend;
use afterword_domain::{Cause, CauseId, Chain, EventId, PostMortem, Step};
use afterword_record::{CauseMark, Label, event_in_words};
use uuid::Uuid;

use super::super::fresh;
use super::super::span::plain;
use super::super::tree::{Item, Kind};
use super::parts::{Labelled, Part, below, labelled, line_of, marked};

/// What a cause refers to by its words.
struct Said {
    /// Events from the timeline as evidence tells them.
    events: Vec<(String, EventId)>,
    /// Causes, each with the words of the one that it is the same as.
    same: Vec<(CauseId, String)>,
    /// The same as the diagram draws it, by the numbers of the causes: words alone may fit several.
    drawn: Vec<(usize, usize)>,
}

/// Reads the chains. A list before the first problem stays in the part.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    let zone = pm.facts.zone;
    let events = pm.timeline.iter().map(|event| (event_in_words(event, zone), event.id)).collect();
    let mut said = Said { events, same: Vec::new(), drawn: Vec::new() };
    let chains = &mut pm.chains;
    part.left.retain(|node| match (&node.kind, chains.last_mut()) {
        (Kind::Heading(_, spans), _) => {
            chains.push(Chain { id: fresh(ids), problem: plain(spans), causes: Vec::new() });
            false
        }
        (Kind::List { items, .. }, Some(chain)) => {
            for item in items {
                add(item, 1, &mut chain.causes, &mut said, ids);
            }
            false
        }
        // The diagram shows what the lists tell.
        (Kind::Code { info, text }, _) if info == "mermaid" => {
            said.drawn.extend(text.lines().filter_map(drawn_link));
            false
        }
        _ => true,
    });
    link(&mut pm.chains, &said);
}

/// The numbers of two causes that the diagram joins: `c1 -. "same as" .- c13`.
fn drawn_link(line: &str) -> Option<(usize, usize)> {
    let joint = format!(" -. \"{}\" .- c", Label::SameAs.word().to_lowercase());
    let (from, to) = line.trim().strip_prefix('c')?.split_once(&joint)?;
    Some((from.parse().ok()?, to.parse().ok()?))
}

/// Finds, for every cause that says it is the same as another, the other one with those words: the one that the
/// diagram joins it to, or else the first.
fn link(chains: &mut [Chain], said: &Said) {
    let causes: Vec<(CauseId, String)> =
        chains.iter().flat_map(Chain::placed).map(|at| (at.cause.id, at.cause.text.clone())).collect();
    let number = |id: CauseId| causes.iter().position(|(other, _)| *other == id).map(|place| place + 1);
    let is_link = |id: CauseId| said.same.iter().any(|(linked, _)| *linked == id);
    let is_drawn =
        |from, to| said.drawn.iter().any(|(a, b)| (Some(*a), Some(*b)) == (number(from), number(to)));
    for (id, text) in &said.same {
        let same = causes.iter().filter(|(other, other_text)| other != id && other_text == text);
        let same = same.min_by_key(|(other, _)| (!is_drawn(*id, *other), is_link(*other)));
        set_link(chains, *id, same.map(|(other, _)| *other));
    }
    mend(chains);
}

fn set_link(chains: &mut [Chain], id: CauseId, to: Option<CauseId>) {
    fn set(causes: &mut [Cause], id: CauseId, to: Option<CauseId>) {
        for cause in causes {
            if cause.id == id {
                cause.same_as = to;
            }
            set(&mut cause.causes, id, to);
        }
    }
    chains.iter_mut().for_each(|chain| set(&mut chain.causes, id, to));
}

/// Adds an answer and what is below it. Answers deeper than a chain may be are put side by side at its end.
fn add(item: &Item, depth: usize, causes: &mut Vec<Cause>, said: &mut Said, ids: &mut dyn FnMut() -> Uuid) {
    let (text, mark) = marked(line_of(item));
    let mark = mark.unwrap_or_default();
    // An answer without words is written as a space that does not break.
    let text = if text.trim().is_empty() { String::new() } else { text };
    let mut cause = Cause::new(fresh(ids), text);
    let mut understood = mark.is_empty();
    for word in mark.split(" · ") {
        understood |= read_mark(&mut cause, word);
    }
    if !understood {
        cause.text = format!("{} ({mark})", cause.text);
    }
    let mut answers = Vec::new();
    for item in below(item) {
        if !labelled(line_of(item)).is_some_and(|field| read_field(&mut cause, &field, said)) {
            answers.push(item);
        }
    }
    if depth < DEEPEST {
        for item in answers {
            add(item, depth + 1, &mut cause.causes, said, ids);
        }
        causes.push(cause);
    } else {
        causes.push(cause);
        for item in answers {
            add(item, depth, causes, said, ids);
        }
    }
}

/// Takes a word in brackets. Returns whether it is one of the record’s.
fn read_mark(cause: &mut Cause, word: &str) -> bool {
    match CauseMark::of(word) {
        Some(CauseMark::Condition(condition)) => cause.condition = Some(condition),
        Some(CauseMark::State(state)) => cause.state = state,
        Some(CauseMark::Together) => cause.together = true,
        Some(CauseMark::Weak) => cause.step = Some(Step::Weak),
        Some(CauseMark::End) => cause.end = true,
        // Our records do not tell it; whoever edits one may.
        None if word == Step::Holds.label() => cause.step = Some(Step::Holds),
        None => return false,
    }
    true
}

/// Takes a line below a cause. Returns whether it is one of the record’s, and no answer.
fn read_field(cause: &mut Cause, field: &Labelled, said: &mut Said) -> bool {
    match Label::of(&field.label) {
        Some(Label::Evidence) => match said.events.iter().find(|(told, _)| *told == field.value) {
            Some((_, event)) if !cause.evidence.events.contains(event) => cause.evidence.events.push(*event),
            _ => cause.evidence.links.push(field.value.clone()),
        },
        Some(Label::RuledOutBecause) => cause.reason.clone_from(&field.value),
        Some(Label::SameAs) => said.same.push((cause.id, field.value.clone())),
        _ => return false,
    }
    true
}
