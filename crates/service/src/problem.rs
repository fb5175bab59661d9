//! What can go wrong, told apart as far as a user can act on it. The UI has one sentence per code.

use afterword_domain::Refusal;
use afterword_store::{StoreError, plain};
use afterword_tickets::TicketProblem;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why a request was not carried out. The workspace is as it was.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Problem {
    /// A rule said no; nothing is broken.
    #[error("{refusal}")]
    Refused {
        /// Which rule.
        refusal: Refusal,
    },
    /// No space is left.
    #[error("The disk is full. Free some space and try again; nothing that was saved is lost.")]
    DiskFull,
    /// The workspace can't be written.
    #[error(
        "This workspace can be read but not changed: its file or folder is read-only. Copy it to a folder of yours to edit it."
    )]
    ReadOnly,
    /// The workspace was made by a newer version.
    #[error(
        "This workspace was made by a newer version of Afterword. It is shown read-only and left untouched; update Afterword to edit it."
    )]
    Newer,
    /// The workspace is damaged.
    #[error("The workspace file is damaged: {detail}")]
    Damaged {
        /// What SQLite says.
        detail: String,
    },
    /// The file of the workspace was moved, replaced or deleted while it was open.
    #[error(
        "The workspace file was moved, replaced or deleted while it was open. Nothing more is written to it; open it again where it is now."
    )]
    Lost,
    /// The workspace is not built as this application builds one; it comes from elsewhere, or was changed.
    #[error(
        "This workspace was not opened, because it is not built as Afterword builds one: {what}. Open the newest good copy of your own, or ask whoever sent it for an export as JSON."
    )]
    Foreign {
        /// What was found, for a sentence.
        what: String,
    },
    /// The workspace asked for more work or memory than any workspace needs.
    #[error(
        "Reading this workspace took far more work than its size would explain, so Afterword stopped. Open your newest good copy, or ask whoever sent it for a JSON export."
    )]
    TooMuch,
    /// An act in the history claims changes that it can't have made.
    #[error(
        "This step can’t be undone or redone: its history doesn’t match the workspace. Nothing was changed; edit the entries by hand instead."
    )]
    FalseHistory,
    /// Another program holds the workspace.
    #[error("Another program is writing to this workspace. Try again in a moment.")]
    Busy,
    /// There is no such post-mortem or file.
    #[error("{what} is not there.")]
    NotFound {
        /// What was asked for.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{path} can't be used: {detail}. Choose another place.")]
    File {
        /// Which file.
        path: String,
        /// Why.
        detail: String,
    },
    /// A file that somebody named can't be read.
    #[error("{path} can't be used: {detail}.")]
    Unreadable {
        /// Which file.
        path: String,
        /// Why, and the way out.
        detail: String,
    },
    /// A file is not what it should be.
    #[error("{file} can't be imported: {detail}")]
    Import {
        /// Which file.
        file: String,
        /// Why.
        detail: String,
    },
    /// Somebody stopped an import.
    #[error("The import was stopped; nothing was imported.")]
    Stopped,
    /// The record could not be drawn.
    #[error("The PDF could not be made: {detail}")]
    Pdf {
        /// Why.
        detail: String,
    },
    /// An address of this machine can't be listened on.
    #[error("Phones can't be let in at this address: {detail}. Choose another one, or vote another way.")]
    Network {
        /// Why.
        detail: String,
    },
    /// A window was not opened: without free file descriptors, trying would end the application.
    #[error(
        "The room view can't be opened now: too many files and connections are open. Close other programs or let no phone in any more, then try again; ballots already in are kept."
    )]
    NoWindow,
    /// A tracker did not do what was asked.
    #[error("{said}")]
    Ticket {
        /// Why, in one sentence with the way out.
        said: String,
        /// Which of the things that can go wrong.
        problem: TicketProblem,
    },
    /// A token has to be given: none is kept for this connection.
    #[error("Enter the token of this connection.")]
    TokenNeeded,
    /// Something that should not happen.
    #[error("Something unexpected happened: {detail}. Your work up to the last save is kept.")]
    Internal {
        /// What.
        detail: String,
    },
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::DiskFull => Self::DiskFull,
            StoreError::ReadOnly => Self::ReadOnly,
            StoreError::Newer { .. } => Self::Newer,
            StoreError::Damaged(detail) => Self::Damaged { detail },
            StoreError::Foreign(what) => Self::Foreign { what },
            StoreError::TooMuch => Self::TooMuch,
            StoreError::FalseHistory(_) => Self::FalseHistory,
            StoreError::Busy => Self::Busy,
            StoreError::ChangedSince => Self::Refused { refusal: Refusal::ChangedSince },
            StoreError::CannotOpen(detail) => Self::File { path: "The workspace".into(), detail },
            StoreError::Lost => Self::Lost,
            StoreError::AlreadyThere => Self::File {
                path: "This place".into(),
                detail: "there is a file of this name already".into(),
            },
            StoreError::NotAFile => Self::File {
                path: "This place".into(),
                detail: "it is a folder, a device or a pipe and no file".into(),
            },
            StoreError::InUse => Self::Unreadable {
                path: "This place".into(),
                detail: "a workspace of this name is open in another window or program. Close it there and try again"
                    .into(),
            },
            StoreError::OtherWorkspace => Self::File {
                path: "This place".into(),
                detail: "it is a workspace, or belongs to one".into(),
            },
            StoreError::SameFile => Self::File {
                path: "This place".into(),
                detail: "it is the workspace itself, or belongs to it".into(),
            },
            StoreError::NoFolder(folder) => {
                Self::NotFound { what: format!("The folder {}", folder.display()) }
            }
            StoreError::Io(error) => Self::File { path: "This file".into(), detail: plain(&error) },
            other => Self::Internal { detail: other.to_string() },
        }
    }
}

impl Problem {
    /// A file that could not be read or written.
    pub(crate) fn file(path: &std::path::Path, error: &std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => Self::DiskFull,
            _ => Self::File { path: path.display().to_string(), detail: plain(error) },
        }
    }
}
