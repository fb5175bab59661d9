//! Who is in the room, who held which role in the incident, and whether the facilitator is neutral.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::ParticipantId;

/// Somebody who takes part in the meeting.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Participant {
    /// Id.
    pub id: ParticipantId,
    /// Name.
    pub name: String,
    /// What they do: "Payments engineer".
    pub role: String,
    /// Has authority over others in the room. Such a person asks questions and does not lead.
    pub authority: bool,
    /// Is present.
    pub present: bool,
}

/// The roles of the response. Roles may be combined in small incidents.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum IncidentRole {
    /// Coordinates and decides; does not investigate.
    Commander,
    /// Investigates and reports to the commander.
    TechnicalLead,
    /// Keeps the status page and stakeholders up to date.
    CommunicationsLead,
    /// Writes what was seen, tried and decided, with times.
    Scribe,
}

impl Participant {
    /// Whether this is their name, however it is capitalized.
    #[must_use]
    pub fn is_called(&self, name: &str) -> bool {
        self.name.trim().to_lowercase() == name.trim().to_lowercase()
    }

    /// Whether they vote: who is present does, but not the facilitator.
    #[must_use]
    pub fn votes(&self, facilitator: &str) -> bool {
        self.present && !self.is_called(facilitator)
    }
}

/// Returns how many vote; at least one, so that a vote can be opened before people are entered.
#[must_use]
pub fn voters(participants: &[Participant], facilitator: &str) -> u32 {
    let voting = participants.iter().filter(|person| person.votes(facilitator)).count();
    u32::try_from(voting).unwrap_or(u32::MAX).max(1)
}

impl IncidentRole {
    /// All roles.
    pub const ALL: [Self; 4] = [Self::Commander, Self::TechnicalLead, Self::CommunicationsLead, Self::Scribe];
}

/// Everybody, and the incident roles they held.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct People {
    /// Participants in the order in which they were entered.
    pub participants: Vec<Participant>,
    /// Who held which role in the incident.
    pub roles: BTreeMap<IncidentRole, ParticipantId>,
}

/// Why the facilitator may want to hand over. A calm hint, never a block.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum FacilitatorHint {
    /// They held a role in the incident.
    WasResponder,
    /// They have authority over others in the room.
    HasAuthority,
}

impl People {
    /// What speaks against this facilitator: a neutral person from elsewhere leads best.
    #[must_use]
    pub fn facilitator_hints(&self, facilitator: &str) -> Vec<FacilitatorHint> {
        if facilitator.trim().is_empty() {
            return Vec::new();
        }
        let same: Vec<_> = self.participants.iter().filter(|p| p.is_called(facilitator)).collect();
        let mut hints = Vec::new();
        if same.iter().any(|p| self.roles.values().any(|held| *held == p.id)) {
            hints.push(FacilitatorHint::WasResponder);
        }
        if same.iter().any(|p| p.authority) {
            hints.push(FacilitatorHint::HasAuthority);
        }
        hints
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room() -> People {
        let dana = ParticipantId(uuid::Uuid::from_u128(1));
        let person = Participant {
            id: dana,
            name: "Dana".into(),
            role: String::new(),
            authority: false,
            present: true,
        };
        People { participants: vec![person], roles: BTreeMap::from([(IncidentRole::Commander, dana)]) }
    }

    #[test]
    fn a_facilitator_who_responded_gets_a_hint_however_the_name_is_typed() {
        assert_eq!(room().facilitator_hints(" dana "), [FacilitatorHint::WasResponder]);
    }

    #[test]
    fn a_neutral_or_unnamed_facilitator_gets_none() {
        assert!(room().facilitator_hints("Kim").is_empty());
        assert!(room().facilitator_hints("").is_empty());
    }
}
