//! draft
#![allow(dead_code, unused_imports)]
mod clock;
mod clean;
mod kind;
pub mod notes;
mod warning;
pub use warning::Warning;
pub mod markdown;
pub use markdown::{Imported, Origin};
