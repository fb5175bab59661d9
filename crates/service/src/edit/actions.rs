//! Committed actions.

use afterword_domain::text::{is_blank, line, naming, spoken, web_address};
use afterword_domain::{
    ActionId, ActionItem, ActionState, Candidate, Category, ConnectionId, Refusal, calendar,
};
use afterword_store::row::Rows as _;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};
use crate::tickets;

/// An act on the committed actions.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum ActionsEdit {
    /// One more that did not come through the vote.
    Add { text: String },
    /// Several more that did not come through the vote, in their order.
    AddAll { texts: Vec<String> },
    /// What will be done.
    Text { id: ActionId, text: String },
    /// What it does about the next incident.
    Category { id: ActionId, category: Option<Category> },
    /// A named person.
    Owner { id: ActionId, text: String },
    /// By when.
    Due { id: ActionId, due: Option<NaiveDate> },
    /// A ticket's key or address, as it was typed or pasted; it is linked where it is recognised.
    Ticket { id: ActionId, text: String },
    /// A ticket is wanted through a connection, and not made yet; or not wanted any more.
    Pending { id: ActionId, connection: Option<ConnectionId> },
    /// The ticket was made; it is kept unless another was typed meanwhile, or none is wanted any more.
    Ticketed { id: ActionId, key: String, url: String },
    /// How far it is; dropping needs a reason.
    State { id: ActionId, state: ActionState, reason: String },
    /// Another place in the list.
    Move { id: ActionId, to: usize },
    /// Out of the list.
    Remove { id: ActionId },
}

impl ActionsEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Add { text } => {
                let text = spoken(text)?;
                scene.insert(&ActionItem::new(ActionId(scene.ids.next()), text))
            }
            Self::AddAll { texts } => scene.each(texts, |text| Self::Add { text: text.clone() }.apply(scene)),
            Self::Text { id, text } => {
                let text = spoken(text)?;
                scene.change(*id, |a: &mut ActionItem| a.text = text)
            }
            Self::Category { id, category } => scene.change(*id, |a: &mut ActionItem| a.category = *category),
            Self::Owner { id, text } => {
                let owner = naming(text)?;
                scene.change(*id, |a: &mut ActionItem| a.owner = owner)
            }
            Self::Due { id, due } => {
                let due = due.map(calendar::day).transpose()?;
                scene.change(*id, |a: &mut ActionItem| a.due = due)
            }
            Self::Ticket { id, text } => {
                let ticket = line(text)?;
                let known = tickets::settings(scene.db)?.connections;
                let url = afterword_tickets::recognise(&ticket, &known).map(|found| found.url);
                // One that waits goes on waiting until what is typed is a ticket.
                scene.change(*id, |a: &mut ActionItem| {
                    a.pending = a.pending.filter(|_| url.is_none());
                    a.ticket_url = url.unwrap_or_default();
                    a.ticket = ticket;
                })
            }
            Self::Pending { id, connection } => {
                scene.change(*id, |a: &mut ActionItem| a.pending = *connection)
            }
            Self::Ticketed { id, key, url } => {
                let (key, url) = (line(key)?, web_address(&line(url)?).unwrap_or_default().to_owned());
                scene.change(*id, |a: &mut ActionItem| {
                    if is_blank(&a.ticket) && a.pending.is_some() {
                        (a.ticket, a.ticket_url, a.pending) = (key, url, None);
                    }
                })
            }
            Self::State { id, state, reason } => {
                let reason = line(reason)?;
                if *state == ActionState::Dropped && reason.trim().is_empty() {
                    return Err(Refusal::DropNeedsReason.into());
                }
                scene.change(*id, |a: &mut ActionItem| {
                    a.state = *state;
                    a.reason = reason;
                })
            }
            Self::Move { id, to } => {
                let order = scene.list::<ActionItem>()?.iter().map(|a| a.id()).collect();
                scene.reorder::<ActionItem>(*id, order, *to)
            }
            Self::Remove { id } => {
                let action: ActionItem = scene.get(*id)?;
                // Its candidate is below the line again, and stays in the record as considered.
                if let Some(candidate) = action.candidate {
                    scene.change(candidate, |c: &mut Candidate| c.chosen = false)?;
                }
                scene.delete::<ActionItem>(*id)
            }
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } | Self::Owner { id, .. } | Self::Ticket { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
