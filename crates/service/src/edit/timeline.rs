//! The timeline.

use afterword_domain::text::{block, evidence_links, line};
use afterword_domain::{EventId, EventKind, Instant, TimelineEvent, calendar};
use afterword_intake::notes::{NamedMark, NewEvent};
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::chains;
use super::context::{ActContext, Made};
use super::facts::FactsEdit;

/// An act on the timeline.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(TimelineAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "timeline.")
)]
pub enum TimelineEdit {
    /// One event, typed by hand.
    Add { at: Instant, text: String, kind: EventKind },
    /// Many events at once, from notes, with the instants of the lifecycle that the notes tell.
    AddMany { events: Vec<NewEvent>, source: String, marks: Vec<NamedMark> },
    /// One field of an event.
    #[strum_discriminants(strum(disabled))]
    Change { id: EventId, field: EventField },
    /// Out of the timeline.
    Remove { id: EventId },
}

/// A field of an event with its new value.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "name", content = "value", rename_all = "snake_case")]
#[strum_discriminants(
    name(EventAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "timeline.change.")
)]
pub enum EventField {
    /// When.
    At(Instant),
    /// What.
    Text(String),
    /// Which kind.
    Kind(EventKind),
    /// Told aloud in the meeting.
    Starred(bool),
    /// Evidence.
    Links(Vec<String>),
}

impl Act for TimelineEdit {
    fn name(&self) -> &'static str {
        match self {
            Self::Change { field, .. } => EventAct::from(field).into(),
            _ => TimelineAct::from(self).into(),
        }
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { text, .. } => text,
            Self::AddMany { events, .. } => events.first().map_or("", |first| &first.text),
            Self::Change { .. } | Self::Remove { .. } => "",
        }
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Add { at, text, kind } => {
                let new = NewEvent { at: *at, text: text.clone(), kind: *kind, links: Vec::new() };
                add(context, &new, "")
            }
            Self::AddMany { events, source, marks } => {
                let source = line(source)?;
                events.iter().try_for_each(|new| add(context, new, &source).map(drop))?;
                for NamedMark { mark, at } in marks {
                    FactsEdit::Mark { mark: *mark, at: Some(*at) }.apply(context)?;
                }
                Ok(None)
            }
            Self::Change { id, field } => {
                let mut event: TimelineEvent = context.get(*id)?;
                match field {
                    EventField::At(at) => event.at = calendar::instant(*at)?,
                    EventField::Text(text) => event.text = block(text)?,
                    EventField::Kind(kind) => event.kind = *kind,
                    EventField::Starred(on) => event.starred = *on,
                    EventField::Links(links) => event.links = evidence_links(links)?,
                }
                context.update(&event)
            }
            Self::Remove { id } => {
                chains::edit(context, |chains| {
                    chains.forget_event(*id);
                    Ok(())
                })?;
                context.delete::<TimelineEvent>(*id)
            }
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Change { id, field: EventField::Text(_) } => Some(id.to_string()),
            _ => None,
        }
    }
}

fn add(context: &ActContext<'_>, new: &NewEvent, source: &str) -> Made {
    context.insert(&TimelineEvent {
        id: EventId(context.ids.next()),
        at: calendar::instant(new.at)?,
        text: block(&new.text)?,
        kind: new.kind,
        source: source.to_owned(),
        links: evidence_links(&new.links)?,
        starred: false,
    })
}
