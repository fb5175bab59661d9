//! The workspace file: one SQLite database with everything of a team.
//!
//! [`Store`] opens a file and hands out its connection; [`table`] has one
//! module per table, each with its schema, its rows and nothing else;
//! [`history`] records every act as a changeset and undoes it; [`backup`]
//! keeps dated copies. No rule of the product lives here.

mod area;
mod as_it_lies;
pub mod backup;
mod bytes;
mod declared;
mod error;
mod fold;
mod guard;
mod hardened;
pub mod history;
mod identity;
pub mod leftovers;
pub mod library;
mod log;
mod look;
mod migrate;
pub mod names;
mod open;
mod post_mortem;
mod private_copy;
pub mod rename;
mod rescue;
pub mod row;
#[cfg(test)]
mod samples;
mod schema;
mod shared_folder;
mod strays;
mod structure;
pub mod table;
mod uri;

pub use area::Area;
pub use error::{StoreError, plain};
pub use fold::folded;
pub use look::integrity;
pub use migrate::VERSION;
pub use open::{Access, Finding, Store};
pub use post_mortem::{
    agenda, delete_post_mortem, insert_post_mortem, insert_watched, load_post_mortem, people, remarks,
};
pub use rusqlite::Connection;
pub use shared_folder::SharedFolder;
pub use strays::has_strays;

/// What every function of this crate returns.
pub type Result<T> = std::result::Result<T, StoreError>;
