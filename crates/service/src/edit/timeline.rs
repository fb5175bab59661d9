//! The timeline.

use afterword_domain::text::{block, is_evidence, line};
use afterword_domain::{EventId, EventKind, Instant, Refusal, TimelineEvent, calendar};
use afterword_intake::notes::{NamedMark, NewEvent};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::chains::forget_event;
use super::{FactsEdit, Made, Scene};

/// An act on the timeline.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum TimelineEdit {
    /// One event, typed by hand.
    Add { at: Instant, text: String, kind: EventKind },
    /// Many events at once, from notes, with the instants of the lifecycle that the notes tell.
    AddMany { events: Vec<NewEvent>, source: String, marks: Vec<NamedMark> },
    /// One field of an event.
    Change { id: EventId, field: EventField },
    /// Out of the timeline.
    Remove { id: EventId },
}

/// A field of an event with its new value.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "name", content = "value", rename_all = "snake_case")]
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

impl TimelineEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Add { at, text, kind } => {
                let new = NewEvent { at: *at, text: text.clone(), kind: *kind, links: Vec::new() };
                add(scene, &new, "")
            }
            Self::AddMany { events, source, marks } => {
                let source = line(source)?;
                events.iter().try_for_each(|new| add(scene, new, &source).map(drop))?;
                for NamedMark { mark, at } in marks {
                    FactsEdit::Mark { mark: *mark, at: Some(*at) }.apply(scene)?;
                }
                Ok(None)
            }
            Self::Change { id, field } => {
                let mut event: TimelineEvent = scene.get(*id)?;
                match field {
                    EventField::At(at) => event.at = calendar::instant(*at)?,
                    EventField::Text(text) => event.text = block(text)?,
                    EventField::Kind(kind) => event.kind = *kind,
                    EventField::Starred(on) => event.starred = *on,
                    EventField::Links(links) => event.links = clean_links(links)?,
                }
                scene.update(&event)
            }
            Self::Remove { id } => {
                forget_event(scene, *id)?;
                scene.delete::<TimelineEvent>(*id)
            }
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Change { id, field: EventField::Text(_) } => Some(id.to_string()),
            _ => None,
        }
    }
}

fn add(scene: &Scene<'_>, new: &NewEvent, source: &str) -> Made {
    scene.insert(&TimelineEvent {
        id: EventId(scene.ids.next()),
        at: calendar::instant(new.at)?,
        text: block(&new.text)?,
        kind: new.kind,
        source: source.to_owned(),
        links: clean_links(&new.links)?,
        starred: false,
    })
}

/// Links without space around them; empty ones, those that are there already, and those that open no page go.
pub(super) fn clean_links(links: &[String]) -> Result<Vec<String>, Refusal> {
    let mut cleaned = Vec::with_capacity(links.len());
    for link in links {
        let link = line(link)?.trim().to_owned();
        if !link.is_empty() && is_evidence(&link) && !cleaned.contains(&link) {
            cleaned.push(link);
        }
    }
    Ok(cleaned)
}
