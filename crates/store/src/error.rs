//! What can go wrong with a workspace file, told apart as far as the user can act on it.

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
    /// Somebody else holds the file for too long.
    #[error("the workspace is in use by another program")]
    Busy,
    /// A folder, a pipe or a device lies where a file was to be written.
    #[error("there is something else than a file")]
    NotAFile,
    /// A copy was to be put over a workspace that is open elsewhere.
    #[error("a workspace that is open in another program would be replaced")]
    InUse,
    /// The file, or its folder, is not there or not to be opened.
    #[error("the file can't be opened: {0}")]
    CannotOpen(String),
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
    Io(std::io::Error),
}

impl From<rusqlite::Error> for StoreError {
    fn from(error: rusqlite::Error) -> Self {
        if is_of_a_value(&error) {
            return Self::Damaged(format!("an entry can't be read: {error}"));
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => Self::Damaged(error.to_string()),
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::Busy,
            Some(ErrorCode::OperationInterrupted | ErrorCode::OutOfMemory | ErrorCode::TooBig) => {
                Self::TooMuch
            }
            Some(ErrorCode::CannotOpen) => Self::CannotOpen(error.to_string()),
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

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull => Self::DiskFull,
            std::io::ErrorKind::PermissionDenied | std::io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            std::io::ErrorKind::NotFound => Self::CannotOpen(error.to_string()),
            _ => Self::Io(error),
        }
    }
}
