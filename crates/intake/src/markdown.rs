//! Post-mortems in Markdown: our own record read back, and anybody's document read as far as it goes.

mod own;
mod prose;
mod span;
mod tree;

use afterword_domain::PostMortem;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use crate::clean::cleaned;
use crate::warning::Warning;

/// A post-mortem that was read, and what a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Imported {
    /// The post-mortem, whole, with fresh ids. Its number is 0 where the text has none.
    pub post_mortem: PostMortem,
    /// What could not be read as it was meant.
    pub warnings: Vec<Warning>,
    /// What the text was.
    pub origin: Origin,
}

/// What a text was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Our JSON: everything is as it was, ids included.
    Json,
    /// Our record in Markdown: everything that the record tells.
    Record,
    /// Somebody else's document.
    Document,
}

/// Reads one post-mortem.
#[must_use]
pub fn read(text: &str, _file_name: Option<&str>, _default_zone: Tz, ids: &mut dyn FnMut() -> Uuid) -> Imported {
    let text = cleaned(text);
    let nodes = tree::parse(&text);
    own::read(&text, &nodes, ids)
}

/// A fresh id of any kind.
fn fresh<T: From<Uuid>>(ids: &mut dyn FnMut() -> Uuid) -> T {
    T::from(ids())
}
