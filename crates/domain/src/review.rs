//! Last time first: was each earlier action done, and did it help?

use afterword_words::{self as words, Audience};
use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::text::is_blank;
use crate::{ActionId, ActionItem, ActionState};

/// What a done action changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// It helped.
    Helped,
    /// Nothing changed.
    NoEffect,
    /// It is too early to tell.
    TooEarly,
    /// It made things worse.
    Worse,
}

impl Effect {
    /// All effects.
    pub const ALL: [Self; 4] = [Self::Helped, Self::NoEffect, Self::TooEarly, Self::Worse];

    /// The words in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Helped => words::effect_helped(Audience::Record),
            Self::NoEffect => words::effect_no_effect(Audience::Record),
            Self::TooEarly => words::effect_too_early(Audience::Record),
            Self::Worse => words::effect_worse(Audience::Record),
        }
    }
}

/// What happens to an action from now on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It stays as it is.
    Keep,
    /// It gets new words.
    Redefine,
    /// It is given up, with a reason.
    Drop,
}

impl Decision {
    /// All decisions.
    pub const ALL: [Self; 3] = [Self::Keep, Self::Redefine, Self::Drop];

    /// The word in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Keep => words::decision_keep(Audience::Record),
            Self::Redefine => words::decision_redefine(Audience::Record),
            Self::Drop => words::decision_drop(Audience::Record),
        }
    }
}

/// The verdict on one earlier action. The action's words at the time are kept, so that the record stands alone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Review {
    /// The earlier action.
    pub action: ActionId,
    /// Its words when the meeting looked at it.
    pub text: String,
    /// Its owner then.
    pub owner: String,
    /// Its date then.
    pub due: Option<NaiveDate>,
    /// Its ticket then.
    pub ticket: String,
    /// How far it is; none while unanswered.
    pub progress: Option<ActionState>,
    /// What it changed, once done.
    pub effect: Option<Effect>,
    /// A note.
    pub note: String,
    /// Keep, redefine or drop.
    pub decision: Option<Decision>,
    /// Why it is dropped.
    pub reason: String,
    /// Its words from now on, when redefined.
    pub new_text: String,
}

impl Review {
    /// A card that nobody has answered yet.
    #[must_use]
    pub fn unanswered(action: &ActionItem) -> Self {
        Self {
            action: action.id,
            text: action.text.clone(),
            owner: action.owner.clone(),
            due: action.due,
            ticket: action.ticket.clone(),
            progress: None,
            effect: None,
            note: String::new(),
            decision: None,
            reason: action.reason.clone(),
            new_text: String::new(),
        }
    }

    /// Whether the room has said all that the card asks: how far; once done, whether it helped;
    /// while open, whether to keep, redefine or drop it.
    #[must_use]
    pub fn is_answered(&self) -> bool {
        let decided = match self.decision {
            None => false,
            Some(Decision::Keep) => true,
            Some(Decision::Redefine) => !is_blank(&self.new_text),
            Some(Decision::Drop) => !is_blank(&self.reason),
        };
        match self.progress {
            None => false,
            Some(ActionState::Done) => self.effect.is_some(),
            Some(ActionState::Dropped) => !is_blank(&self.reason),
            Some(_) => decided,
        }
    }

    /// What the earlier action looks like after this verdict, where `before` was the verdict until now.
    /// Redefining takes hold once there are new words, dropping once there is a reason. What the verdict does not
    /// speak of stays as it is in the earlier post-mortem: it may have been edited there since.
    #[must_use]
    pub fn applied_to(&self, action: &ActionItem, before: &Self) -> ActionItem {
        let mut after = action.clone();
        if let Some(words) = self.redefined() {
            words.clone_into(&mut after.text);
        } else if before.redefined().is_some_and(|words| words == action.text) {
            after.text.clone_from(&self.text);
        }
        let progress = self.progress.filter(|progress| *progress != ActionState::Dropped);
        after.state = match progress {
            _ if self.drops() => ActionState::Dropped,
            Some(progress) => progress,
            // The drop is taken back.
            None if before.drops() => ActionState::NotStarted,
            None => action.state,
        };
        if self.drops() {
            after.reason.clone_from(&self.reason);
        } else if after.state != ActionState::Dropped {
            after.reason.clear();
        }
        after
    }

    /// Its words from now on, where it is redefined and there are some.
    fn redefined(&self) -> Option<&str> {
        (self.decision == Some(Decision::Redefine) && !is_blank(&self.new_text)).then_some(&self.new_text)
    }

    /// Whether it is given up, with a reason.
    fn drops(&self) -> bool {
        let drops = self.progress == Some(ActionState::Dropped) || self.decision == Some(Decision::Drop);
        drops && !is_blank(&self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn card() -> Review {
        Review::unanswered(&action())
    }

    fn action() -> ActionItem {
        ActionItem {
            id: ActionId(uuid::Uuid::nil()),
            candidate: None,
            text: "Write a runbook".into(),
            category: None,
            owner: "Ana".into(),
            due: None,
            ticket: "PAY-1".into(),
            ticket_url: String::new(),
            pending: None,
            state: ActionState::NotStarted,
            reason: String::new(),
        }
    }

    #[test]
    fn done_is_answered_only_with_whether_it_helped() {
        let mut review = card();
        review.progress = Some(ActionState::Done);
        assert!(!review.is_answered());
        review.effect = Some(Effect::TooEarly);
        assert!(review.is_answered());
    }

    #[test]
    fn an_open_action_is_answered_with_keep_redefine_or_drop() {
        let mut review = card();
        review.progress = Some(ActionState::InProgress);
        assert!(!review.is_answered());
        review.decision = Some(Decision::Keep);
        assert!(review.is_answered());
    }

    #[test]
    fn a_drop_without_a_reason_is_neither_answered_nor_carried_out() {
        let mut review = card();
        review.progress = Some(ActionState::NotStarted);
        review.decision = Some(Decision::Drop);
        assert!(!review.is_answered());
        assert_eq!(review.applied_to(&action(), &card()).state, ActionState::NotStarted);
    }

    #[test]
    fn redefining_changes_the_words_and_dropping_the_state_with_its_reason() {
        let mut review = card();
        review.progress = Some(ActionState::NotStarted);
        review.decision = Some(Decision::Redefine);
        review.new_text = "Write a runbook for rollbacks".into();
        assert_eq!(review.applied_to(&action(), &card()).text, "Write a runbook for rollbacks");
        review.decision = Some(Decision::Drop);
        review.reason = "the service is gone".into();
        let dropped = review.applied_to(&action(), &card());
        assert_eq!((dropped.state, dropped.reason.as_str()), (ActionState::Dropped, "the service is gone"));
        assert_eq!(dropped.text, "Write a runbook");
    }

    #[test]
    fn what_was_edited_in_the_earlier_post_mortem_since_stays_as_it_is() {
        let mut answered = card();
        answered.progress = Some(ActionState::InProgress);
        let reworded = ActionItem { text: "Write two runbooks".into(), ..action() };
        assert_eq!(answered.applied_to(&reworded, &card()).text, "Write two runbooks");
        let dropped = ActionItem { state: ActionState::Dropped, reason: "not ours".into(), ..action() };
        let mut review = Review { reason: String::new(), ..Review::unanswered(&dropped) };
        let before = review.clone();
        review.progress = Some(ActionState::Dropped);
        assert_eq!(review.applied_to(&dropped, &before), dropped);
    }

    #[test]
    fn taking_a_verdict_back_takes_back_what_it_changed() {
        let mut review = card();
        review.progress = Some(ActionState::NotStarted);
        let before = Review {
            decision: Some(Decision::Redefine),
            new_text: "Write a runbook for rollbacks".into(),
            ..review.clone()
        };
        let redefined = before.applied_to(&action(), &card());
        assert_eq!(review.applied_to(&redefined, &before), action());
        let before = Review { decision: Some(Decision::Drop), reason: "gone".into(), ..review.clone() };
        let dropped = before.applied_to(&action(), &card());
        assert_eq!(review.applied_to(&dropped, &before), action());
    }
}
