//! What happened, in a few fields: the head of the record.

use afterword_words::{self as words, Audience};
use chrono::NaiveDate;
use chrono_tz::Tz;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Lifecycle, Severity};

/// What ended the users' pain, in the method's order of speed and safety.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Mitigation {
    /// A feature flag was turned off.
    FlagOff,
    /// A release was rolled back.
    Rollback,
    /// Traffic was sent elsewhere.
    Redirect,
    /// More capacity was added.
    ScaleUp,
    /// A fix was written and released.
    Hotfix,
    /// Something else; the timeline tells.
    Other,
}

impl Mitigation {
    /// All mitigations, fastest and safest first.
    pub const ALL: [Self; 6] =
        [Self::FlagOff, Self::Rollback, Self::Redirect, Self::ScaleUp, Self::Hotfix, Self::Other];

    /// The words of the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::FlagOff => words::mitigation_flag_off(Audience::Record),
            Self::Rollback => words::mitigation_rollback(Audience::Record),
            Self::Redirect => words::mitigation_redirect(Audience::Record),
            Self::ScaleUp => words::mitigation_scale_up(Audience::Record),
            Self::Hotfix => words::mitigation_hotfix(Audience::Record),
            Self::Other => words::mitigation_other(Audience::Record),
        }
    }
}

/// The facts of an incident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Facts {
    /// What the incident is called: "Payment degradation".
    pub title: String,
    /// The service or feature that was affected.
    pub service: String,
    /// The day it happened, in the incident's zone.
    pub date: Option<NaiveDate>,
    /// The zone in which the record shows its times.
    #[ts(type = "string")]
    #[schemars(with = "String")]
    pub zone: Tz,
    /// How bad it was.
    pub severity: Option<Severity>,
    /// For whom and how much: "30 % of checkouts failed".
    pub impact: String,
    /// What broke, for whom, for how long and why it was possible, for somebody who was not there.
    pub summary: String,
    /// The five instants.
    pub lifecycle: Lifecycle,
    /// What ended the users' pain.
    pub mitigation: Option<Mitigation>,
    /// Who leads the meeting.
    pub facilitator: String,
    /// Why it was possible: the facilitator's paragraph.
    pub root_cause: String,
}

impl Default for Facts {
    fn default() -> Self {
        Self {
            title: String::new(),
            service: String::new(),
            date: None,
            zone: Tz::UTC,
            severity: None,
            impact: String::new(),
            summary: String::new(),
            lifecycle: Lifecycle::default(),
            mitigation: None,
            facilitator: String::new(),
            root_cause: String::new(),
        }
    }
}
