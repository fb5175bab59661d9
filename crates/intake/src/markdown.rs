//! Post-mortems in Markdown: our own record read back, and anybody's document read as far as it goes.

mod foreign;
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
pub(crate) use foreign::split;

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

/// Reads one post-mortem: our own record exactly, anybody's document as far as it goes. It never fails; what is not
/// understood is kept as [`OtherSection`](afterword_domain::OtherSection)s, in order.
///
/// `file_name` gives a title and a day where the text has none. `default_zone` holds for times where the text names
/// no zone. `ids` gives fresh ids.
#[must_use]
pub fn read(
    text: &str,
    file_name: Option<&str>,
    default_zone: Tz,
    ids: &mut dyn FnMut() -> Uuid,
) -> Imported {
    let text = cleaned(text);
    let nodes = tree::parse(&text);
    if own::is_ours(&nodes) {
        return own::read(&text, nodes, ids);
    }
    drop(nodes);
    foreign::read(&text, file_name, default_zone, ids)
}

/// A fresh id of any kind.
fn fresh<T: From<Uuid>>(ids: &mut dyn FnMut() -> Uuid) -> T {
    T::from(ids())
}
