//! Severities, written down before anything happens so that everyone makes the same call.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How bad an incident is; the definition is the method's.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Production down, data lost or security broken: wake anyone now.
    Sev1,
    /// A major feature broken or many users affected: page on-call now.
    Sev2,
    /// A lesser feature or few users: next business day.
    Sev3,
    /// Minor or cosmetic: backlog.
    Sev4,
}

impl Severity {
    /// All severities, worst first.
    pub const ALL: [Self; 4] = [Self::Sev1, Self::Sev2, Self::Sev3, Self::Sev4];

    /// The short name in a record: `SEV1`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Sev1 => "SEV1",
            Self::Sev2 => "SEV2",
            Self::Sev3 => "SEV3",
            Self::Sev4 => "SEV4",
        }
    }
}
