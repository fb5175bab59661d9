//! What a window has to know of the open workspace before it shows anything.

use afterword_words as words;
use std::path::Path;

use afterword_store::{Finding, SharedFolder, backup};
use chrono::NaiveDate;
use serde::Serialize;
use ts_rs::TS;

use crate::{Look, Problem};

/// What a window has to know before it shows anything.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Session {
    /// The version of the application.
    pub version: String,
    /// The name of the workspace: its file name without the ending.
    pub name: String,
    /// Where it lies.
    pub path: String,
    /// Whether it can be used.
    pub state: SessionState,
    /// What was found while it was opened.
    pub findings: Vec<OpeningFinding>,
    /// The revision of the workspace.
    #[ts(type = "number")]
    pub revision: u64,
    /// Workspaces used lately, this one first.
    pub recent: Vec<String>,
    /// Today where the user is.
    pub today: NaiveDate,
    /// The zone of this machine.
    pub zone: String,
    /// How a record was exported last.
    pub look: Look,
}

/// Whether a workspace can be used.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum SessionState {
    /// It can be read and changed.
    Open,
    /// It can be read.
    ReadOnly,
    /// It can be read, as far as this version understands it.
    Newer,
    /// It is damaged, or something else lies in its place.
    Damaged {
        /// What SQLite says.
        detail: String,
        /// The newest copy that passes SQLite's check: its file.
        backup: Option<String>,
        /// The day of that copy.
        date: Option<NaiveDate>,
    },
    /// It is not built as this application builds one, so nothing of it was used.
    Foreign {
        /// What was found, for a sentence; nothing where it asks for more work than any workspace needs.
        what: Option<String>,
        /// The newest copy that passes SQLite's check: its file.
        backup: Option<String>,
        /// The day of that copy.
        date: Option<NaiveDate>,
    },
    /// It is not there, or can't be reached.
    Unreachable {
        /// Why.
        detail: String,
        /// The newest copy that passes SQLite's check, where the workspace itself is gone: its file.
        backup: Option<String>,
        /// The day of that copy.
        date: Option<NaiveDate>,
    },
    /// Its file was moved, replaced, deleted or overwritten while it was open.
    TakenAway {
        /// A new workspace with everything that was there.
        rescued: Option<String>,
    },
}

impl SessionState {
    /// Returns the state of a file that is damaged or comes from elsewhere, with the newest good copy of the user's own;
    /// nothing where the problem is another.
    pub(super) fn unusable(path: &Path, problem: &Problem) -> Option<Self> {
        let what = match problem {
            Problem::Damaged { .. } | Problem::TooMuch => None,
            Problem::Foreign { what } => Some(what.clone()),
            _ => return None,
        };
        let (backup, date) = newest_copy(path);
        Some(match problem {
            Problem::Damaged { detail } => Self::Damaged { detail: detail.clone(), backup, date },
            _ => Self::Foreign { what, backup, date },
        })
    }

    /// The state of a file that can't be reached.
    pub(super) fn unreachable(detail: impl Into<String>) -> Self {
        Self::Unreachable { detail: detail.into(), backup: None, date: None }
    }

    /// The state of a file that is gone, with the newest good copy of it.
    pub(super) fn missing(path: &Path) -> Self {
        let (backup, date) = newest_copy(path);
        Self::Unreachable { detail: words::unreachable_not_there().to_owned(), backup, date }
    }
}

fn newest_copy(workspace: &Path) -> (Option<String>, Option<NaiveDate>) {
    let copy = backup::newest_good(workspace).ok().flatten();
    (copy.as_ref().map(|copy| copy.path.display().to_string()), copy.map(|copy| copy.date))
}

/// What was found while a workspace was opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OpeningFinding {
    /// A log lay beside the file that does not belong to it. It was kept aside.
    LogKeptAside {
        /// Where it is now.
        file: String,
    },
    /// A program copies the folder to other machines.
    Synchronised {
        /// The program.
        program: String,
    },
    /// The folder lies on another machine.
    Network,
    /// Nothing can be written, because the disk is full.
    DiskFull,
    /// The file of a workspace was taken away, and everything of it is in a new file.
    Rescued {
        /// The new file.
        file: String,
    },
    /// A synchronising program made a second version, because two machines had written to the workspace.
    ConflictCopy {
        /// The second version.
        file: String,
    },
    /// The number that counts post-mortems can't be given to one; the next is counted from the highest there is.
    CounterSpent,
}

impl From<&Finding> for OpeningFinding {
    fn from(finding: &Finding) -> Self {
        match finding {
            Finding::LogKeptAside(file) => Self::LogKeptAside { file: file.display().to_string() },
            Finding::Shared(SharedFolder::Synchronised(program)) => {
                Self::Synchronised { program: program.clone() }
            }
            Finding::Shared(SharedFolder::Network(_)) => Self::Network,
            Finding::DiskFull => Self::DiskFull,
            Finding::CounterSpent => Self::CounterSpent,
            Finding::ConflictCopy(file) => Self::ConflictCopy { file: file.display().to_string() },
        }
    }
}

impl std::fmt::Display for OpeningFinding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&match self {
            Self::LogKeptAside { file } => words::finding_log_kept_aside(file.clone()),
            Self::Synchronised { program } => words::finding_synchronised(program.clone()),
            Self::Network => words::finding_network().to_owned(),
            Self::DiskFull => words::finding_disk_full().to_owned(),
            Self::Rescued { file } => words::finding_rescued(file.clone()),
            Self::CounterSpent => words::finding_counter_spent().to_owned(),
            Self::ConflictCopy { file } => words::finding_conflict_copy(file.clone()),
        })
    }
}
