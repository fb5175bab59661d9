//! Scribe notes, Markdown and JSON read into domain types.
//!
//! [`notes::read`] turns what a scribe typed into timeline events; [`markdown::read`] reads our own record back
//! exactly and anybody's document as far as it goes; [`list::read`] and [`people::read`] read what is pasted into a line
//! for new entries; [`read_file`] finds out which of the forms a file has.
//!
//! Nothing here reads a file, a clock or a random number: bytes, zones and ids come in as arguments. Reading never
//! fails on a text: what is not understood is kept and named in a [`Warning`].

mod bounds;
mod clean;
mod clock;
mod decode;
mod file;
mod json;
mod kind;
pub mod list;
pub mod markdown;
pub mod notes;
pub mod people;
mod right;
mod warning;

pub use bounds::LONGEST_DOCUMENT;
pub use clock::at_wall;
pub use decode::text_of;
pub use file::{IntakeError, plain_text, read_file};
pub use markdown::{Imported, Origin};
pub use warning::{Warning, size};
