//! Whole flows through the service, on a real workspace file.

#![allow(clippy::unwrap_used, clippy::expect_used, missing_docs)]

mod amendments;
mod chains;
mod clock;
mod coach;
mod drafts;
mod export;
mod faults;
mod formats;
mod hostile_files;
mod imported;
mod jira;
mod library;
mod one_file;
mod open_votes;
mod parts;
mod pasted;
mod people;
mod received;
mod reviews;
mod room;
mod tickets;
mod undo;
mod votes;
mod window_settings;
mod workspaces;
mod world;
mod zones;
