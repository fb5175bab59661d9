//! Ids: UUIDv7 newtypes, strings on the wire.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema)]
        #[serde(transparent)]
        #[ts(type = "string")]
        pub struct $name(pub Uuid);

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

ids! {
    /// One incident's analysis.
    PostMortemId;
    /// Somebody who takes part in the meeting.
    ParticipantId;
    /// One entry of the timeline.
    EventId;
    /// An idea set aside until actions are collected.
    IdeaId;
    /// One entry of went well, went badly, got lucky or learned.
    RemarkId;
    /// One line of 5 Whys.
    ChainId;
    /// One answer in a chain.
    CauseId;
    /// A condition that helped the incident happen.
    FactorId;
    /// A proposed action before the vote.
    CandidateId;
    /// One round of voting.
    BallotId;
    /// A committed action.
    ActionId;
    /// A section of an imported document that has no place of its own.
    SectionId;
    /// A sentence that was kept as said.
    KeptId;
    /// The place of one voter in an open ballot.
    SeatId;
    /// A connection to an issue tracker.
    ConnectionId;
    /// A mark that the record was edited after the meeting.
    AmendmentId;
}
