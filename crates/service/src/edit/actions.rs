//! Committed actions.

use afterword_domain::text::{is_blank, line, naming, spoken, web_address};
use afterword_domain::{ActionId, ActionItem, ActionState, Category, ConnectionId, calendar};
use afterword_store::row::Rows as _;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::{Act, first};
use super::context::{ActContext, Made};
use super::shortlist;
use crate::commit_settings::CommitSettings;

/// An act on the committed actions.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(ActionsAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "actions.")
)]
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

impl Act for ActionsEdit {
    fn name(&self) -> &'static str {
        ActionsAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { text }
            | Self::Text { text, .. }
            | Self::Owner { text, .. }
            | Self::Ticket { text, .. } => text,
            Self::AddAll { texts } => first(texts),
            Self::State { reason, .. } => reason,
            _ => "",
        }
    }

    /// How far an action is changes by itself with the work, and is no edit of the record.
    fn amends(&self) -> bool {
        !matches!(self, Self::State { .. } | Self::Pending { .. })
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Add { text } => {
                let text = spoken(text)?;
                context.insert(&ActionItem::new(ActionId(context.ids.next()), text))
            }
            Self::AddAll { texts } => {
                context.each(texts, |text| Self::Add { text: text.clone() }.apply(context))
            }
            Self::Text { id, text } => {
                let text = spoken(text)?;
                context.change(*id, |a: &mut ActionItem| a.text = text)
            }
            Self::Category { id, category } => {
                context.change(*id, |a: &mut ActionItem| a.category = *category)
            }
            Self::Owner { id, text } => {
                let owner = naming(text)?;
                context.change(*id, |a: &mut ActionItem| a.owner = owner)
            }
            Self::Due { id, due } => {
                let due = due.map(calendar::day).transpose()?;
                context.change(*id, |a: &mut ActionItem| a.due = due)
            }
            Self::Ticket { id, text } => {
                let ticket = line(text)?;
                let known = CommitSettings::read(context.db)?.connections;
                let url = afterword_tickets::recognise(&ticket, &known).map(|found| found.url);
                // One that waits goes on waiting until what is typed is a ticket.
                context.change(*id, |a: &mut ActionItem| {
                    a.pending = a.pending.filter(|_| url.is_none());
                    a.ticket_url = url.unwrap_or_default();
                    a.ticket = ticket;
                })
            }
            Self::Pending { id, connection } => {
                context.change(*id, |a: &mut ActionItem| a.pending = *connection)
            }
            Self::Ticketed { id, key, url } => {
                let (key, url) = (line(key)?, web_address(&line(url)?).unwrap_or_default().to_owned());
                context.change(*id, |a: &mut ActionItem| {
                    if is_blank(&a.ticket) && a.pending.is_some() {
                        (a.ticket, a.ticket_url, a.pending) = (key, url, None);
                    }
                })
            }
            Self::State { id, state, reason } => {
                let mut action: ActionItem = context.get(*id)?;
                action.set_state(*state, reason)?;
                context.update(&action)
            }
            Self::Move { id, to } => {
                let order = context.list::<ActionItem>()?.iter().map(|a| a.id()).collect();
                context.reorder::<ActionItem>(*id, order, *to)
            }
            Self::Remove { id } => {
                shortlist::edit(context, |shortlist| Ok(shortlist.remove_action(*id)?))?;
                Ok(None)
            }
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Text { id, .. } | Self::Owner { id, .. } | Self::Ticket { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
