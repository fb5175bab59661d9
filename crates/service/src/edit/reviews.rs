//! Verdicts on last time's actions. What is decided changes the earlier post-mortem's actions.

use afterword_domain::text::{line, spoken};
use afterword_domain::{
    ActionId, ActionItem, ActionState, Decision, Effect, PostMortemId, Previous, Refusal, Review,
};
use afterword_store::row;
use afterword_store::table::post_mortem::{self, Head};
use afterword_store::{Connection, StoreError};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;
use uuid::Uuid;

use super::act::Act;
use super::context::{ActContext, Made};
use super::meeting;
use crate::amend::{self, REDEFINED};
use crate::fault::Fault;

/// An act on the review of last time's actions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ReviewsEdit {
    /// One answer on one card.
    Answer { action: ActionId, answer: Answer },
}

/// One answer.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "name", content = "value", rename_all = "snake_case")]
#[strum_discriminants(
    name(ReviewAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "reviews.answer.")
)]
pub enum Answer {
    /// How far it is.
    Progress(Option<ActionState>),
    /// What it changed.
    Effect(Option<Effect>),
    /// A note.
    Note(String),
    /// Keep, redefine or drop.
    Decision(Option<Decision>),
    /// Why it is dropped.
    Reason(String),
    /// Its words from now on.
    NewText(String),
    /// The words under which it was reviewed.
    Text(String),
}

impl Act for ReviewsEdit {
    fn name(&self) -> &'static str {
        let Self::Answer { answer, .. } = self;
        ReviewAct::from(answer).into()
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        let Self::Answer { action, answer } = self;
        let mut head = context.head()?;
        let from = earlier(context.db, &head)?.ok_or(Refusal::Gone)?;
        let known = row::get::<Review>(context.db, context.pm(), action.0)?;
        let before = row::get::<ActionItem>(context.db, from.0, action.0)?;
        let is_new = known.is_none();
        let until_now = known.or_else(|| before.as_ref().map(Review::unanswered)).ok_or(Refusal::Gone)?;
        let mut review = until_now.clone();
        match answer {
            Answer::Progress(progress) => review.progress = *progress,
            Answer::Effect(effect) => review.effect = *effect,
            Answer::Note(text) => review.note = line(text)?,
            Answer::Decision(decision) => review.decision = *decision,
            Answer::Reason(text) => review.reason = line(text)?,
            Answer::NewText(text) => review.new_text = line(text)?,
            Answer::Text(text) => review.text = spoken(text)?,
        }
        if is_new {
            context.insert(&review)?;
            head.previous = meeting::chosen(context, from)?;
            post_mortem::update(context.db, &head)?;
        } else {
            context.update(&review)?;
        }
        if let Some(before) = before {
            carry_over(context, from, &before, &review.applied_to(&before, &until_now))?;
        }
        Ok(None)
    }

    fn field(&self) -> Option<String> {
        let Self::Answer { action, answer } = self;
        match answer {
            Answer::Note(_) => Some(format!("{action} note")),
            Answer::Reason(_) => Some(format!("{action} reason")),
            Answer::NewText(_) => Some(format!("{action} text")),
            _ => None,
        }
    }
}

/// Writes a verdict into the earlier post-mortem; new words are an edit of its record.
fn carry_over(
    context: &ActContext<'_>,
    from: PostMortemId,
    before: &ActionItem,
    after: &ActionItem,
) -> Result<(), Fault> {
    if before == after {
        return Ok(());
    }
    row::update(context.db, from.0, after)?;
    if before.text != after.text {
        amend::mark(context.db, from, REDEFINED, context.at, context.ids)?;
    }
    Ok(())
}

/// Moving on with unanswered cards: they stand in the record as unanswered, as they are now.
pub(super) fn leave_unanswered(context: &ActContext<'_>) -> Result<(), Fault> {
    let mut head = context.head()?;
    let known: Vec<Review> = context.list()?;
    let untouched =
        cards(context.db, &head)?.into_iter().filter(|card| known.iter().all(|k| k.action != card.action));
    for card in untouched.collect::<Vec<_>>() {
        context.insert(&card)?;
    }
    if let Some(from) = earlier(context.db, &head)? {
        head.previous = meeting::chosen(context, from)?;
        post_mortem::update(context.db, &head)?;
    }
    Ok(())
}

/// The earlier post-mortem whose actions open the meeting, where there is one.
pub(crate) fn earlier(db: &Connection, head: &Head) -> Result<Option<PostMortemId>, StoreError> {
    match &head.previous {
        Previous::None => Ok(None),
        Previous::Chosen { id, .. } => Ok(Some(*id)),
        Previous::Proposed => post_mortem::propose_previous(db, head),
    }
}

/// The cards of the review: one per action of the earlier post-mortem, then verdicts whose action is gone.
pub(crate) fn cards(db: &Connection, head: &Head) -> Result<Vec<Review>, StoreError> {
    let mut reviews: Vec<Review> = row::list(db, head.id.0)?;
    let actions: Vec<ActionItem> =
        earlier(db, head)?.map(|id| row::list(db, Uuid::from(id))).transpose()?.unwrap_or_default();
    let mut cards = Vec::with_capacity(actions.len());
    for action in &actions {
        match reviews.iter().position(|r| r.action == action.id) {
            Some(place) => cards.push(reviews.remove(place)),
            None => cards.push(Review::unanswered(action)),
        }
    }
    cards.append(&mut reviews);
    Ok(cards)
}
