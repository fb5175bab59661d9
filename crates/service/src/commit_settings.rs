//! How a team commits: the days until an action is due, and where its tickets are made.

use afterword_domain::severity::DueDays;
use afterword_store::Connection as Db;
use afterword_store::table::meta;
use afterword_tickets::Connection;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Under which name the settings lie in the workspace.
pub(crate) const SETTINGS: &str = "commit";

/// How a team commits: the days that a severity gives, and where its tickets are made.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct CommitSettings {
    /// Days until an action is due.
    pub due_days: DueDays,
    /// Connections to trackers; their tokens are kept elsewhere.
    pub connections: Vec<Connection>,
}

impl CommitSettings {
    /// Reads those of a workspace.
    pub(crate) fn read(db: &Db) -> afterword_store::Result<Self> {
        let stored = meta::get(db, SETTINGS)?;
        Ok(stored.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
    }
}
