//! Who takes part, and who held which role in the incident.

use afterword_domain::text::{line, name, naming};
use afterword_domain::{IncidentRole, Participant, ParticipantId};
use afterword_intake::people::Invitee;
use afterword_store::row::Rows as _;
use afterword_store::table::incident_role;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;

use super::act::Act;
use super::context::{ActContext, Made};

/// An act on the people.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "edit", rename_all = "snake_case")]
#[strum_discriminants(
    name(PeopleAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case", prefix = "people.")
)]
pub enum PeopleEdit {
    /// Somebody is here: joins the list, or is marked present where their name stands in it as absent.
    Add { name: String, role: String },
    /// Several join the list, from an invite list.
    AddAll { people: Vec<Invitee> },
    /// A name.
    Name { id: ParticipantId, text: String },
    /// What they do.
    Role { id: ParticipantId, text: String },
    /// Has authority over others in the room.
    Authority { id: ParticipantId, on: bool },
    /// Is present.
    Present { id: ParticipantId, on: bool },
    /// Another place in the list.
    Move { id: ParticipantId, to: usize },
    /// Out of the list, and out of the incident roles.
    Remove { id: ParticipantId },
    /// Who held a role in the incident, or nobody.
    IncidentRole { role: IncidentRole, id: Option<ParticipantId> },
}

impl Act for PeopleEdit {
    fn name(&self) -> &'static str {
        PeopleAct::from(self).into()
    }

    fn detail(&self) -> &str {
        match self {
            Self::Add { name, .. } => name,
            Self::AddAll { people } => people.first().map_or("", |first| &first.name),
            Self::Name { text, .. } | Self::Role { text, .. } => text,
            _ => "",
        }
    }

    fn amends(&self) -> bool {
        false
    }

    fn decides_who_votes(&self) -> bool {
        true
    }

    fn apply(&self, context: &ActContext<'_>) -> Made {
        match self {
            Self::Add { name: typed, role } => {
                let (name, role) = (name(typed)?, line(role)?);
                let mut listed = context.list::<Participant>()?.into_iter().filter(|p| p.is_called(&name));
                if let Some(mut person) = listed.find(|p| !p.present && (role.is_empty() || p.role == role)) {
                    person.present = true;
                    context.update(&person)?;
                    return Ok(Some(person.id()));
                }
                let id = ParticipantId(context.ids.next());
                context.insert(&Participant { id, name, role, authority: false, present: true })
            }
            Self::AddAll { people } => context.each(people, |one| {
                let (name, role) = (one.name.clone(), one.role.clone());
                Self::Add { name, role }.apply(context)
            }),
            Self::Name { id, text } => {
                let name = naming(text)?;
                context.change(*id, |p: &mut Participant| p.name = name)
            }
            Self::Role { id, text } => {
                let role = line(text)?;
                context.change(*id, |p: &mut Participant| p.role = role)
            }
            Self::Authority { id, on } => context.change(*id, |p: &mut Participant| p.authority = *on),
            Self::Present { id, on } => context.change(*id, |p: &mut Participant| p.present = *on),
            Self::Move { id, to } => {
                let order = context.list::<Participant>()?.iter().map(|p| p.id()).collect();
                context.reorder::<Participant>(*id, order, *to)
            }
            Self::Remove { id } => {
                for (role, held) in incident_role::list(context.db, context.pm())? {
                    if held == *id {
                        incident_role::set(context.db, context.pm(), role, None)?;
                    }
                }
                context.delete::<Participant>(*id)
            }
            Self::IncidentRole { role, id } => {
                if let Some(id) = id {
                    context.get::<Participant>(*id)?;
                }
                incident_role::set(context.db, context.pm(), *role, *id)?;
                Ok(None)
            }
        }
    }

    fn field(&self) -> Option<String> {
        match self {
            Self::Name { id, .. } | Self::Role { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
