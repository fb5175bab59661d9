//! Last time's actions, the rules set aside and the edits after the meeting.

use std::str::FromStr;

use afterword_domain::{
    ActionState, Amendment, Decision, Effect, Override, PostMortem, Previous, Review, Rule,
};
use afterword_record::Label;
use afterword_words as words;
use chrono::NaiveDate;
use uuid::Uuid;

use super::super::fresh;
use super::about::{instant, number};
use super::parts::{Card, Part, by_label, card, note};

/// Reads the verdicts on last time's actions.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    part.left.retain(|node| {
        let Some((number, title)) = note(node).and_then(|said| earlier(&said)) else { return true };
        pm.previous = Previous::Chosen { id: fresh(ids), number, title };
        false
    });
    for item in part.items() {
        pm.reviews.push(review(&card(item), ids));
    }
}

/// The post-mortem that the actions are from: `From PM-13 Checkout`.
fn earlier(said: &str) -> Option<(u32, String)> {
    let from = said.strip_prefix(words::document_review_of())?.trim_start();
    let (label, title) = from.split_once(' ').unwrap_or((from, ""));
    Some((number(label)?, title.to_owned()))
}

fn review(card: &Card, ids: &mut dyn FnMut() -> Uuid) -> Review {
    let mut review = Review {
        action: fresh(ids),
        text: card.title.clone(),
        owner: String::new(),
        due: None,
        ticket: String::new(),
        progress: None,
        effect: None,
        note: String::new(),
        decision: None,
        reason: String::new(),
        new_text: String::new(),
    };
    for field in &card.fields {
        let value = field.value.clone();
        match Label::of(&field.label) {
            Some(Label::Verdict) => {
                let (progress, effect) = value.split_once(", ").unwrap_or((&value, ""));
                review.progress = by_label(&ActionState::ALL, ActionState::label, progress);
                review.effect = by_label(&Effect::ALL, Effect::label, effect);
            }
            Some(Label::Decision) => review.decision = by_label(&Decision::ALL, Decision::label, &value),
            Some(Label::FromNowOn) => review.new_text = value,
            Some(Label::Because) => review.reason = value,
            Some(Label::Note) => review.note = value,
            Some(Label::Owner) => review.owner = value,
            Some(Label::Due) => review.due = NaiveDate::from_str(&value).ok(),
            Some(Label::Ticket) => review.ticket = value,
            _ => {}
        }
    }
    review
}

/// Reads the rules that were set aside. A rule that it does not know leaves the list in the part.
pub(super) fn read_overrides(part: &mut Part<'_>, pm: &mut PostMortem) {
    let before = part.left.clone();
    for item in part.items() {
        let card = card(item);
        let Some(rule) = by_label(&Rule::ALL, Rule::label, &card.title) else {
            part.left.clone_from(&before);
            continue;
        };
        let reason = card
            .fields
            .into_iter()
            .find(|field| Label::of(&field.label) == Some(Label::Because))
            .map(|field| field.value);
        let reason = reason.filter(|reason| reason != words::document_no_answer()).unwrap_or_default();
        pm.overrides.push(Override { rule, reason, at: afterword_domain::Instant::UNIX_EPOCH });
    }
}

/// The record does not say when a rule was set aside: at the end of the meeting at the latest.
pub(super) fn date_overrides(pm: &mut PostMortem) {
    if let Some(finished) = pm.finished_at {
        pm.overrides.iter_mut().for_each(|set_aside| set_aside.at = finished);
    }
}

/// Reads the edits after the meeting. An edit without a time leaves the list in the part.
pub(super) fn read_amendments(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    let before = part.left.clone();
    for entry in part.entries() {
        match entry.split_once(" — ").and_then(|(at, what)| Some((instant(at)?, what))) {
            Some((at, what)) => pm.amendments.push(Amendment { id: fresh(ids), at, what: what.to_owned() }),
            None => part.left.clone_from(&before),
        }
    }
}
