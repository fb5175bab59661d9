//! The use cases of Afterword: apply an act, undo it, read what a window shows, export, import.
//!
//! A host (the desktop shell, the command line, the HTTP host of the tests)
//! opens a [`Desk`], asks it for the [`Service`] of the open workspace, and
//! calls it. The service owns the state; windows are views. Whatever an act
//! changed is told to every listener as [`Changed`].
//!
//! Time comes in as [`Now`], so that no rule depends on a clock.

mod act_name;
mod amend;
mod clock;
pub mod desk;
mod drafts;
pub mod edit;
mod export;
pub mod hearing;
mod import;
mod library;
mod named_file;
mod now;
mod op;
pub mod phones;
mod problem;
pub mod room;
mod sample;
mod service;
mod settings;
pub mod tickets;
pub mod view;
pub mod voting;
mod whole_file;
mod window_settings;
pub mod wire;

pub use act_name::ActName;
pub use afterword_intake::text_of;
pub use desk::{Desk, Session};
pub use edit::Edit;
pub use export::{Format, Look, Paper, Parts};
pub use import::progress::{ImportProgress, ImportStep, Importing};
pub use import::{ImportReport, Imported, ImportedAction, ReadFiles, Unread, read_files};
pub use library::{LibraryPage, LibraryRequest};
pub use named_file::{read_regular, read_text};
pub use now::Now;
pub use op::{Applied, Area, Change, Changed, LibraryOp, Op};
pub use problem::Problem;
pub use service::{HistoryEntry, Service};
pub use window_settings::{Appearance, Theme, WindowSettings, Zoom};
