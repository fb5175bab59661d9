//! Setting rules aside, worth the time, finishing.

use afterword_domain::{ActionItem, Override, Received, Rule, gate};
use afterword_store::table::{post_mortem, rule_override};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};
use super::reviews;

/// An act around the close of the meeting.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(CloseAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "close.")
)]
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

impl Act for CloseEdit {
    fn name(&self) -> &'static str {
        CloseAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Override { reason, .. } => reason,
            _ => "",
        }
    }

    fn amends(&self) -> bool {
        !matches!(self, Self::Finish | Self::Hold | Self::MetElsewhere)
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Override { rule, reason } => {
                let set_aside = Override::new(*rule, reason, context.at)?;
                if *rule == Rule::EveryActionReviewed {
                    reviews::leave_unanswered(context)?;
                }
                rule_override::set(context.db, context.pm(), &set_aside)?;
            }
            Self::Keep { rule } => rule_override::remove(context.db, context.pm(), *rule)?,
            Self::Worth { score, count } => {
                let mut head = context.head()?;
                if let Some(slot) = score.checked_sub(1).and_then(|place| head.worth.get_mut(place)) {
                    *slot = (*count).min(999);
                }
                post_mortem::update(context.db, &head)?;
            }
            Self::Finish => {
                let mut head = context.head()?;
                let actions = context.list::<ActionItem>()?;
                gate::gate(&actions, &rule_override::list(context.db, context.pm())?).allow_close()?;
                if head.finished_at.is_none() {
                    (head.finished_at, head.meeting_zone) = (Some(context.at), Some(context.zone));
                }
                post_mortem::update(context.db, &head)?;
            }
            Self::Reopen | Self::Hold => {
                let mut head = context.head()?;
                head.finished_at = None;
                head.received = head.received.map(|_| Received::NotMet);
                post_mortem::update(context.db, &head)?;
            }
            Self::MetElsewhere => {
                let mut head = context.head()?;
                head.received = head.received.map(|_| Received::Met);
                post_mortem::update(context.db, &head)?;
            }
        }
        Ok(None)
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Override { rule, .. } => Some(format!("{rule:?}")),
            Self::Worth { score, .. } => Some(score.to_string()),
            _ => None,
        }
    }
}
