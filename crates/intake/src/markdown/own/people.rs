//! Who led the meeting, who was there, and who held which role in the incident.

use afterword_domain::{Participant, ParticipantId, PostMortem};
use afterword_record::Label;
use uuid::Uuid;

use super::super::fresh;
use super::super::tree::{Kind, Node};
use super::parts::{Labelled, Part, cell, labelled, line_of};

/// Reads those who were there. Lists with a field that it does not know stay in the part.
pub(super) fn read(part: &mut Part<'_>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) {
    let is_list = |node: &&Node| matches!(node.kind, Kind::List { .. });
    let lists: Vec<&Node> = part.left.iter().copied().filter(is_list).collect();
    let fields: Vec<_> = part.items().into_iter().map(|item| labelled(line_of(item))).collect();
    let people = part.rows().into_iter().map(|row| Participant {
        id: fresh(ids),
        name: cell(row, 0),
        role: cell(row, 1),
        authority: false,
        present: true,
    });
    pm.people.participants = people.collect();
    let read: Vec<_> = fields.into_iter().map(|field| read_field(field, pm, ids)).collect();
    if read.contains(&false) {
        part.left.extend(lists);
    }
}

/// Returns whether it knows the field.
fn read_field(field: Option<Labelled>, pm: &mut PostMortem, ids: &mut dyn FnMut() -> Uuid) -> bool {
    let Some(field) = field else { return false };
    match Label::of(&field.label) {
        Some(Label::Role(role)) => {
            let holder = holder(pm, field.value, ids);
            pm.people.roles.insert(role, holder);
        }
        Some(Label::Facilitator) => pm.facts.facilitator = field.value,
        _ => return false,
    }
    true
}

/// The participant with this name. Whoever is named by a role alone was not there.
fn holder(pm: &mut PostMortem, name: String, ids: &mut dyn FnMut() -> Uuid) -> ParticipantId {
    let people = &mut pm.people.participants;
    if let Some(known) = people.iter().find(|person| person.name == name) {
        return known.id;
    }
    let person = Participant { id: fresh(ids), name, role: String::new(), authority: false, present: false };
    let id = person.id;
    people.push(person);
    id
}
