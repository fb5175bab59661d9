//! The record: one document model and its writers.
//!
//! [`document`] turns the [`Parts`] of a post-mortem that are chosen into a [`Document`]: sections of typed
//! blocks, every figure and time already in words. [`markdown`] and the crate
//! `afterword-pdf` write that document; [`json`] writes the post-mortem itself, whole and
//! versioned, so that importing it gives the same post-mortem again.
//!
//! Text reaches every writer as data: nothing that a user typed is read as
//! markup by any of them.

mod build;
pub mod calendar;
pub mod json;
pub mod markdown;
mod model;
mod names;
pub mod note;
mod parts;

pub use build::{document, elapsed, event_in_words, instant_in};
pub use model::{
    Block, Card, Cell, ChainCause, ChainDrawing, Column, Document, Field, Lifespan, LifespanMark, Section,
    Table,
};
pub use names::{CauseMark, ColumnName, Heading, Label, in_words};
pub use note::Note;
pub use parts::Parts;
