//! The use cases of Afterword: apply an act, undo it, read what a window shows, export, import.
//!
//! A host (the desktop shell, the command line, the HTTP host of the tests)
//! opens a [`Desk`], asks it for the [`Workspace`] of the open workspace, and
//! calls it. The service owns the state; windows are views. Whatever an act
//! changed is told to every listener as [`Changed`].
//!
//! Time comes in as [`Now`], so that no rule depends on a clock.

mod act_name;
mod amend;
mod ballot_server;
mod coaching;
pub mod commands;
mod commit_settings;
pub mod desk;
mod drafts;
pub mod edit;
mod fault;
mod files;
pub mod hearing;
pub mod host;
mod importing;
mod keychain;
mod led;
mod library;
mod meeting;
pub mod named;
mod named_file;
mod now;
mod op;
mod problem;
pub mod room;
mod sample;
mod settings;
pub mod tickets;
pub mod view;
pub mod voting;
mod waiting;
mod whole_file;
mod window_settings;
mod workspace;

pub use act_name::ActName;
pub use afterword_intake::text_of;
pub use afterword_store::Area;
pub use ballot_server::{BallotServer, NetworkAddress, PhonesView};
pub use coaching::Coaching;
pub use commands::Command;
pub use desk::{Desk, Session};
pub use edit::Edit;
pub use files::{
    Files, Format, ImportReport, Imported, ImportedAction, Look, Paper, Parts, ReadFiles, Unread, read_files,
};
pub use host::Host;
pub use importing::{ImportProgress, ImportStep, Importing};
pub use keychain::{Keychain, token, token_name};
pub use library::{LibraryPage, LibraryRequest};
pub use meeting::Meeting;
pub use named_file::{read_regular, read_text};
pub use now::Now;
pub use op::{Applied, Change, Changed, LibraryOp, Op};
pub use problem::Problem;
pub use tickets::Tickets;
pub use window_settings::{Appearance, Theme, WindowSettings, Zoom};
pub use workspace::{HistoryEntry, Workspace};
