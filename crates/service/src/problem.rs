//! What can go wrong, told apart as far as a user can act on it. The UI has one sentence per code.

use afterword_domain::Refusal;
use afterword_store::{StoreError, plain};
use afterword_tickets::TicketProblem;
use afterword_words::{self as words, Audience};
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
    #[error("{}", words::problem_disk_full(Audience::CommandLine))]
    DiskFull,
    /// The workspace can't be written.
    #[error("{}", words::problem_read_only())]
    ReadOnly,
    /// The workspace was made by a newer version.
    #[error("{}", words::problem_newer())]
    Newer,
    /// The workspace is damaged.
    #[error("{}", words::problem_damaged(Audience::CommandLine, unended(detail)))]
    Damaged {
        /// What SQLite says.
        detail: String,
    },
    /// The file of the workspace was moved, replaced or deleted while it was open.
    #[error("{}", words::problem_lost(Audience::CommandLine))]
    Lost,
    /// The workspace is not built as this application builds one; it comes from elsewhere, or was changed.
    #[error("{}", words::problem_foreign(what.clone()))]
    Foreign {
        /// What was found, for a sentence.
        what: String,
    },
    /// The workspace asked for more work or memory than any workspace needs.
    #[error("{}", words::problem_too_much())]
    TooMuch,
    /// An act in the history claims changes that it can't have made.
    #[error("{}", words::problem_false_history())]
    FalseHistory,
    /// Another program holds the workspace.
    #[error("{}", words::problem_busy(Audience::CommandLine))]
    Busy,
    /// There is no such post-mortem or file.
    #[error("{}", words::problem_not_found(what.clone()))]
    NotFound {
        /// What was asked for.
        what: String,
    },
    /// A file could not be read or written.
    #[error("{}", words::problem_file(unended(detail), path.clone()))]
    File {
        /// Which file.
        path: String,
        /// Why.
        detail: String,
    },
    /// A file that somebody named can't be read.
    #[error("{}", words::problem_unreadable(unended(detail), path.clone()))]
    Unreadable {
        /// Which file.
        path: String,
        /// Why, and the way out.
        detail: String,
    },
    /// A file is not what it should be.
    #[error("{}", words::problem_import(unended(detail), file.clone()))]
    Import {
        /// Which file.
        file: String,
        /// Why.
        detail: String,
    },
    /// Somebody stopped an import.
    #[error("{}", words::problem_stopped())]
    Stopped,
    /// The record could not be drawn.
    #[error("{}", words::problem_pdf(unended(detail)))]
    Pdf {
        /// Why.
        detail: String,
    },
    /// An address of this machine can't be listened on.
    #[error("{}", words::problem_network(unended(detail)))]
    Network {
        /// Why.
        detail: String,
    },
    /// A window was not opened: without free file descriptors, trying would end the application.
    #[error("{}", words::problem_no_window())]
    NoWindow,
    /// A tracker did not do what was asked.
    #[error("{}", words::problem_ticket(said.clone()))]
    Ticket {
        /// Why, in one sentence with the way out.
        said: String,
        /// Which of the things that can go wrong.
        problem: TicketProblem,
    },
    /// A token has to be given: none is kept for this connection.
    #[error("{}", words::problem_token_needed())]
    TokenNeeded,
    /// Something that should not happen.
    #[error("{}", words::problem_internal(unended(detail)))]
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
            StoreError::CannotOpen(detail) => {
                Self::File { path: words::place_workspace().to_owned(), detail }
            }
            StoreError::Lost => Self::Lost,
            StoreError::AlreadyThere => {
                Self::File { path: words::place_this().to_owned(), detail: words::reason_exists().to_owned() }
            }
            StoreError::NotAFile => Self::File {
                path: words::place_this().to_owned(),
                detail: words::reason_not_a_file().to_owned(),
            },
            StoreError::InUse => Self::Unreadable {
                path: words::place_this().to_owned(),
                detail: words::reason_in_use().to_owned(),
            },
            StoreError::OtherWorkspace => Self::File {
                path: words::place_this().to_owned(),
                detail: words::reason_other_workspace().to_owned(),
            },
            StoreError::SameFile => Self::File {
                path: words::place_this().to_owned(),
                detail: words::reason_same_file().to_owned(),
            },
            StoreError::NoFolder(folder) => {
                Self::NotFound { what: words::place_folder(folder.display().to_string()) }
            }
            StoreError::Io(error) => {
                Self::File { path: words::place_file().to_owned(), detail: plain(&error) }
            }
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

/// What a system says, without the stop at its end: it goes on within a sentence.
fn unended(detail: &str) -> String {
    detail.trim().trim_end_matches(|sign: char| ".!?".contains(sign) || sign.is_whitespace()).to_owned()
}
