//! Who takes part, and who held which role in the incident.

use afterword_domain::text::{line, name, naming};
use afterword_domain::{IncidentRole, Participant, ParticipantId};
use afterword_intake::people::Invitee;
use afterword_store::row::Rows as _;
use afterword_store::table::incident_role;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{Made, Scene};

/// An act on the people.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "edit", rename_all = "snake_case")]
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

impl PeopleEdit {
    pub(super) fn apply(&self, scene: &Scene<'_>) -> Made {
        match self {
            Self::Add { name: typed, role } => {
                let (name, role) = (name(typed)?, line(role)?);
                let mut listed = scene.list::<Participant>()?.into_iter().filter(|p| p.is_called(&name));
                if let Some(mut person) = listed.find(|p| !p.present && (role.is_empty() || p.role == role)) {
                    person.present = true;
                    scene.update(&person)?;
                    return Ok(Some(person.id()));
                }
                let id = ParticipantId(scene.ids.next());
                scene.insert(&Participant { id, name, role, authority: false, present: true })
            }
            Self::AddAll { people } => scene.each(people, |one| {
                let (name, role) = (one.name.clone(), one.role.clone());
                Self::Add { name, role }.apply(scene)
            }),
            Self::Name { id, text } => {
                let name = naming(text)?;
                scene.change(*id, |p: &mut Participant| p.name = name)
            }
            Self::Role { id, text } => {
                let role = line(text)?;
                scene.change(*id, |p: &mut Participant| p.role = role)
            }
            Self::Authority { id, on } => scene.change(*id, |p: &mut Participant| p.authority = *on),
            Self::Present { id, on } => scene.change(*id, |p: &mut Participant| p.present = *on),
            Self::Move { id, to } => {
                let order = scene.list::<Participant>()?.iter().map(|p| p.id()).collect();
                scene.reorder::<Participant>(*id, order, *to)
            }
            Self::Remove { id } => {
                for (role, held) in incident_role::list(scene.db, scene.pm())? {
                    if held == *id {
                        incident_role::set(scene.db, scene.pm(), role, None)?;
                    }
                }
                scene.delete::<Participant>(*id)
            }
            Self::IncidentRole { role, id } => {
                if let Some(id) = id {
                    scene.get::<Participant>(*id)?;
                }
                incident_role::set(scene.db, scene.pm(), *role, *id)?;
                Ok(None)
            }
        }
    }

    pub(super) fn typing(&self) -> Option<String> {
        match self {
            Self::Name { id, .. } | Self::Role { id, .. } => Some(id.to_string()),
            _ => None,
        }
    }
}
