//! What can go wrong with a workspace file, told apart as far as the user can act on it.

use afterword_words as words;
use std::io;
use std::path::PathBuf;

use rusqlite::ffi::ErrorCode;

/// A storage error.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The file was made by a newer version of the application.
    #[error("the workspace was made by a newer version (format {found}, this version reads up to {known})")]
    Newer {
        /// The file's format.
        found: i64,
        /// The newest format known here.
        known: i64,
    },
    /// The file is not a workspace, or is damaged.
    #[error("the workspace file is damaged: {0}")]
    Damaged(String),
    /// The file holds, lacks or changes an object of the schema: it was not made by this application alone.
    #[error("the file is not built as a workspace is: {0}")]
    Foreign(String),
    /// A statement needed more steps or memory than any that this application runs on a file of this size.
    #[error("the workspace asks for more work than any workspace needs")]
    TooMuch,
    /// An act in the history claims changes that it can't have made.
    #[error("the history does not fit: {0}")]
    FalseHistory(String),
    /// The file can't be written.
    #[error("the workspace is read-only")]
    ReadOnly,
    /// No space is left.
    #[error("the disk is full")]
    DiskFull,
    /// Another program holds the file for too long.
    #[error("the workspace is in use by another program")]
    Busy,
    /// A folder, a pipe or a device lies where a file was to be written.
    #[error("there is something else than a file")]
    NotAFile,
    /// A file was to be put over one that SQLite keeps beside a workspace, or a record over a workspace.
    #[error("there is a workspace, or a part of one")]
    OtherWorkspace,
    /// A copy was to be put over a workspace that is open elsewhere.
    #[error("a workspace that is open in another program would be replaced")]
    InUse,
    /// The file, or its folder, is missing or can't be opened.
    #[error("the file can't be opened: {0}")]
    CannotOpen(String),
    /// The folder of a file that was to be written is not there.
    #[error("there is no folder {0}")]
    NoFolder(PathBuf),
    /// The file was moved, replaced, deleted or overwritten while it was open.
    #[error("the workspace file was moved, replaced or deleted while it was open")]
    Lost,
    /// A workspace was to be made where a file is.
    #[error("there is a file of this name already")]
    AlreadyThere,
    /// A copy was to be put over the file itself.
    #[error("the copy would replace the workspace itself")]
    SameFile,
    /// An undo or redo met entries that changed since.
    #[error("the entries changed since")]
    ChangedSince,
    /// Anything else from SQLite.
    #[error("storage: {0}")]
    Sqlite(rusqlite::Error),
    /// A file could not be read or written.
    #[error("file: {0}")]
    Io(io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if is_of_a_value(&error) {
            return Self::Damaged(words::reason_bad_value().to_owned());
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(words::reason_bad_pages().to_owned()),
            Some(ErrorCode::NotADatabase) => Self::Damaged(words::reason_not_ours().to_owned()),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::OperationInterrupted | ErrorCode::OutOfMemory | ErrorCode::TooBig) => {
                Self::TooMuch
            }
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(words::reason_not_reachable().to_owned()),
            _ if is_full_beside(&error) => Self::DiskFull,
            _ => Self::Sqlite(error),
        }
    }
}

/// Whether a column holds what its field can't.
fn is_of_a_value(error: &rusqlite::Error) -> bool {
    matches!(
        error,
        rusqlite::Error::FromSqlConversionFailure(..)
            | rusqlite::Error::IntegralValueOutOfRange(..)
            | rusqlite::Error::InvalidColumnType(..)
            | rusqlite::Error::Utf8Error(..)
    )
}

/// Whether the index of a log could not be made because the disk is full.
pub(crate) fn is_full_beside(error: &rusqlite::Error) -> bool {
    error.sqlite_error().is_some_and(|error| error.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE)
}

impl From<io::Error> for StoreError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::NotFound => Self::CannotOpen(plain(&error)),
            _ => Self::Io(error),
        }
    }
}

/// Returns why a file can't be used, in plain words, for the end of a sentence.
#[must_use]
pub fn plain(error: &io::Error) -> String {
    use io::ErrorKind as Kind;
    let reason = match error.kind() {
        Kind::NotFound => words::reason_not_there(),
        Kind::PermissionDenied => words::reason_not_allowed(),
        Kind::AlreadyExists => words::reason_exists(),
        Kind::IsADirectory => words::reason_folder(),
        Kind::NotADirectory => words::reason_not_a_folder(),
        Kind::InvalidFilename => words::reason_bad_name(),
        Kind::StorageFull | Kind::QuotaExceeded => words::reason_disk_full(),
        Kind::ReadOnlyFilesystem => words::reason_read_only_disk(),
        Kind::FileTooLarge => words::reason_too_large_for_disk(),
        Kind::ResourceBusy | Kind::ExecutableFileBusy => words::reason_held(),
        Kind::WouldBlock => words::reason_no_more(),
        Kind::TimedOut | Kind::HostUnreachable | Kind::NetworkDown | Kind::StaleNetworkFileHandle => {
            words::reason_no_answer()
        }
        Kind::Other => match error.get_ref() {
            Some(reason) => return reason.to_string(),
            None => return words::reason_system(error.to_string()),
        },
        _ => return words::reason_system(error.to_string()),
    };
    reason.to_owned()
}
