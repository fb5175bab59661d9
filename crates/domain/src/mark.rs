//! The instants of an incident’s lifecycle.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One of the five instants. Mitigated and resolved are always apart: the first ends the users' pain, the second the cause.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Users began to be affected.
    Started,
    /// Somebody or something noticed.
    Detected,
    /// An incident was declared.
    Declared,
    /// The users' pain ended.
    Mitigated,
    /// The cause was fixed and recovery watched.
    Resolved,
}

impl Mark {
    /// All marks in the order in which they should happen.
    pub const ALL: [Self; 5] =
        [Self::Started, Self::Detected, Self::Declared, Self::Mitigated, Self::Resolved];
}
