//! Severities, written down before anything happens so that everyone makes the same call.

use afterword_words as words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// How bad an incident is; the definition is the method's.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS, JsonSchema,
)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Production down, data loss or a security breach: wake people now.
    Sev1,
    /// A major feature broken or many users affected: page on-call now.
    Sev2,
    /// A minor feature or a few users: next business day.
    Sev3,
    /// Minor or cosmetic: backlog.
    Sev4,
}

/// Days until an action is due, by severity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct DueDays {
    /// After production was down.
    pub sev1: u16,
    /// After a major feature broke.
    pub sev2: u16,
    /// After a lesser feature broke.
    pub sev3: u16,
    /// After something cosmetic.
    pub sev4: u16,
}

impl Default for DueDays {
    fn default() -> Self {
        Self { sev1: 15, sev2: 30, sev3: 60, sev4: 90 }
    }
}

impl DueDays {
    /// The days after an incident; without a severity those of the second worst.
    #[must_use]
    pub fn after(&self, severity: Option<Severity>) -> u16 {
        match severity {
            Some(Severity::Sev1) => self.sev1,
            None | Some(Severity::Sev2) => self.sev2,
            Some(Severity::Sev3) => self.sev3,
            Some(Severity::Sev4) => self.sev4,
        }
    }
}

impl Severity {
    /// All severities, worst first.
    pub const ALL: [Self; 4] = [Self::Sev1, Self::Sev2, Self::Sev3, Self::Sev4];

    /// The short name in a record: `SEV1`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Sev1 => words::severity_sev1_name(),
            Self::Sev2 => words::severity_sev2_name(),
            Self::Sev3 => words::severity_sev3_name(),
            Self::Sev4 => words::severity_sev4_name(),
        }
    }
}
