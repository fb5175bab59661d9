//! Setting rules aside, worth the time, finishing.

use afterword_domain::text::line;
use afterword_domain::{ActionItem, Override, Received, Refusal, Rule, gate};
use afterword_store::table::{post_mortem, rule_override};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene, reviews};

/// An act around the close of the meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum CloseEdit {
    /// A rule is set aside, visibly, with a reason. Only moving on with an unanswered action may go without.
    Override { rule: Rule, reason: String },
    /// A rule is back in force.
    Keep { rule: Rule },
    /// How many found the meeting worth this score, 1 to 5.
    Worth { score: usize, count: u32 },
    /// The meeting is over; the commit gate is checked.
    Finish,
    /// The meeting goes on.
    Reopen,
    /// A meeting about an imported post-mortem begins.
    Hold,
    /// An imported post-mortem was met about elsewhere; there will be no meeting here.
    MetElsewhere,
}

impl CloseEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Override { rule, reason } => {
                let reason = line(reason)?;
                if reason.trim().is_empty() && *rule != Rule::EveryActionReviewed {
                    return Err(Refusal::ReasonNeeded.into());
                }
                if *rule == Rule::EveryActionReviewed {
                    reviews::leave_unanswered(scene)?;
                }
                rule_override::set(scene.db, scene.pm(), &Override { rule: *rule, reason, at: scene.at })?;
            }
            Self::Keep { rule } => rule_override::remove(scene.db, scene.pm(), *rule)?,
            Self::Worth { score, count } => {
                let mut head = scene.head()?;
                if let Some(slot) = score.checked_sub(1).and_then(|place| head.worth.get_mut(place)) {
                    *slot = (*count).min(999);
                }
                post_mortem::update(scene.db, &head)?;
            }
            Self::Finish => {
                let mut head = scene.head()?;
                let actions = scene.list::<ActionItem>()?;
                let gate = gate::gate(&actions, &rule_override::list(scene.db, scene.pm())?);
                if !gate.is_met() {
                    return Err(Refusal::GateNotMet { gate }.into());
                }
                if head.finished_at.is_none() {
                    (head.finished_at, head.meeting_zone) = (Some(scene.at), Some(scene.zone));
                }
                post_mortem::update(scene.db, &head)?;
            }
            Self::Reopen | Self::Hold => {
                let mut head = scene.head()?;
                head.finished_at = None;
                head.received = head.received.map(|_| Received::NotMet);
                post_mortem::update(scene.db, &head)?;
            }
            Self::MetElsewhere => {
                let mut head = scene.head()?;
                head.received = head.received.map(|_| Received::Met);
                post_mortem::update(scene.db, &head)?;
            }
        }
        Ok(None)
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Override { rule, .. } => Some(format!("{rule:?}")),
            Self::Worth { score, .. } => Some(score.to_string()),
            _ => None,
        }
    }
}
