//! Who led the meeting, who was there, and who held which role in the incident.

use afterword_domain::{IncidentRole, ParticipantId, PostMortem};

use super::field::field;
use super::line;
use crate::{Block, Cell, Column, ColumnName, Label, Table};

/// Nobody is named for having been away, or for having authority over others.
pub(super) fn all(pm: &PostMortem) -> Vec<Block> {
    let people = &pm.people;
    let mut fields = Vec::new();
    let mut add = |label: Label, value: String| {
        if !value.is_empty() {
            fields.push(field(label, value));
        }
    };
    let name = |id: &ParticipantId| {
        people.participants.iter().find(|person| person.id == *id).map(|person| line(&person.name))
    };
    add(Label::Facilitator, line(&pm.facts.facilitator));
    for role in IncidentRole::ALL {
        add(Label::Role(role), people.roles.get(&role).and_then(name).unwrap_or_default());
    }
    let present = people.participants.iter().filter(|person| person.present);
    let row = |person: &afterword_domain::Participant| {
        vec![Cell::text(line(&person.name)), Cell::text(line(&person.role))]
    };
    let rows: Vec<_> = present.filter(|person| !line(&person.name).is_empty()).map(row).collect();
    let mut blocks = Vec::new();
    if !fields.is_empty() {
        blocks.push(Block::Fields(fields));
    }
    if !rows.is_empty() {
        let columns = Column::row(&[ColumnName::Name, ColumnName::Role], 0, &[]);
        blocks.push(Block::Table(Table { columns, rows }));
    }
    blocks
}
