//! The facts of the incident.

use afterword_domain::text::{block, line, naming};
use afterword_domain::{Facts, Instant, Mark, Mitigation, Severity, TimelineEvent, calendar};
use afterword_intake::at_wall;
use afterword_store::table::post_mortem;
use chrono::{LocalResult, NaiveDate, NaiveDateTime, TimeDelta, TimeZone as _};
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};
use crate::fault::Fault;

/// An act on the facts.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(FactsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "facts.")
)]
pub enum FactsEdit {
    /// What the incident is called.
    Title { text: String },
    /// The service or feature.
    Service { text: String },
    /// The day.
    Date { date: Option<NaiveDate> },
    /// The zone in which times are shown.
    Zone {
        #[ts(type = "string")]
        zone: Tz,
    },
    /// Another day or zone, with which every instant of the incident moves: the clock times stay as they were typed.
    Shift {
        date: Option<NaiveDate>,
        #[ts(type = "string")]
        zone: Tz,
    },
    /// How bad it was.
    Severity { severity: Option<Severity> },
    /// For whom and how much.
    Impact { text: String },
    /// The summary.
    Summary { text: String },
    /// One of the five instants.
    Mark { mark: Mark, at: Option<Instant> },
    /// What ended the users' pain.
    Mitigation { mitigation: Option<Mitigation> },
    /// Who leads the meeting.
    Facilitator { text: String },
    /// Why it was possible.
    RootCause { text: String },
}

impl Act for FactsEdit {
    fn name(&self) -> &'static str {
        FactsAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Title { text }
            | Self::Service { text }
            | Self::Impact { text }
            | Self::Summary { text }
            | Self::Facilitator { text }
            | Self::RootCause { text } => text,
            _ => "",
        }
    }

    fn amends(&self) -> bool {
        !self.decides_who_votes()
    }

    fn decides_who_votes(&self) -> bool {
        matches!(self, Self::Facilitator { .. })
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        let mut head = context.head()?;
        let facts = &mut head.facts;
        match self {
            Self::Title { text } => facts.title = line(text)?,
            Self::Service { text } => facts.service = line(text)?,
            Self::Date { date } => facts.date = date.map(calendar::day).transpose()?,
            Self::Zone { zone } => facts.zone = *zone,
            Self::Shift { date, zone } => {
                let date = date.map(calendar::day).transpose()?;
                let days = date.zip(facts.date).map_or(TimeDelta::zero(), |(new, old)| new - old);
                shift(context, facts, days, *zone)?;
                (facts.date, facts.zone) = (date, *zone);
            }
            Self::Severity { severity } => facts.severity = *severity,
            Self::Impact { text } => facts.impact = line(text)?,
            Self::Summary { text } => facts.summary = block(text)?,
            Self::Mark { mark, at: Some(at) } => facts.lifecycle.enter(*mark, *at)?,
            Self::Mark { mark, at: None } => facts.lifecycle.set(*mark, None),
            Self::Mitigation { mitigation } => facts.mitigation = *mitigation,
            Self::Facilitator { text } => facts.facilitator = naming(text)?,
            Self::RootCause { text } => facts.root_cause = block(text)?,
        }
        post_mortem::update(context.db, &head)?;
        Ok(None)
    }

    fn field(&self) -> Option<String> {
        let field = match self {
            Self::Title { .. } => "title",
            Self::Service { .. } => "service",
            Self::Impact { .. } => "impact",
            Self::Summary { .. } => "summary",
            Self::Facilitator { .. } => "facilitator",
            Self::RootCause { .. } => "root_cause",
            Self::Date { .. }
            | Self::Zone { .. }
            | Self::Shift { .. }
            | Self::Severity { .. }
            | Self::Mark { .. }
            | Self::Mitigation { .. } => return None,
        };
        Some(field.to_owned())
    }
}

/// Moves lifecycle and timeline to the instants at which the clocks of another zone show the same times, so many days
/// later.
fn shift(context: &ActContext<'_>, facts: &mut Facts, days: TimeDelta, zone: Tz) -> Result<(), Fault> {
    let from = facts.zone;
    let moved = |at: Instant| {
        let shown = at.with_timezone(&from).naive_local();
        let is_second_pass = is_repeated(from, shown)
            && from.from_local_datetime(&shown).latest() == Some(at.with_timezone(&from));
        let there = shown.checked_add_signed(days).and_then(|shown| {
            if is_second_pass && is_repeated(zone, shown) {
                zone.from_local_datetime(&shown).latest().map(|at| at.to_utc())
            } else {
                at_wall(shown, zone, None)
            }
        });
        calendar::instant(there.unwrap_or(at))
    };
    for mark in Mark::ALL {
        if let Some(at) = facts.lifecycle.at(mark) {
            facts.lifecycle.set(mark, Some(moved(at)?));
        }
    }
    for mut event in context.list::<TimelineEvent>()? {
        event.at = moved(event.at)?;
        context.update(&event)?;
    }
    Ok(())
}

/// Whether the clocks of a zone show a time twice: the hour after which they are set back.
fn is_repeated(zone: Tz, shown: NaiveDateTime) -> bool {
    matches!(zone.from_local_datetime(&shown), LocalResult::Ambiguous(..))
}
