//! The workspace file: one SQLite database with everything of a team.
//!
//! [`Store`] opens a file and hands out its connection; [`table`] has one
//! module per table, each with its schema, its rows and nothing else;
//! [`history`] records every act as a changeset and undoes it; [`backup`]
//! keeps dated copies. No rule of the product lives here.

pub mod backup;
mod error;
pub mod history;
pub mod library;
mod migrate;
mod open;
mod post_mortem;
pub mod row;
pub mod table;

pub use error::StoreError;
pub use migrate::VERSION;
pub use open::{Access, Store, integrity};
pub use post_mortem::{
    agenda, delete_post_mortem, insert_post_mortem, insert_watched, load_post_mortem, people, remarks,
};
pub use rusqlite::Connection;

/// What every function of this crate returns.
pub type Result<T> = std::result::Result<T, StoreError>;
