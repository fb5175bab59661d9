//! One module per table.

pub mod action_item;
pub mod amendment;
pub mod ballot;
pub mod candidate;
pub mod cause;
pub mod chain;
pub mod draft;
pub mod factor;
pub mod history;
pub mod incident_role;
pub mod kept_sentence;
pub mod meta;
pub mod other_section;
pub mod parked_idea;
pub mod participant;
pub mod phase;
pub mod phase_clock;
pub mod post_mortem;
pub mod remark;
pub mod review;
pub mod rule_override;
pub mod tally;
pub mod timeline_event;

pub use crate::area::Area;
pub use crate::declared::{Role, Step, Table};

/// All tables.
pub const TABLES: &[&Table] = &[
    &meta::TABLE,
    &history::TABLE,
    &post_mortem::TABLE,
    &participant::TABLE,
    &incident_role::TABLE,
    &review::TABLE,
    &timeline_event::TABLE,
    &parked_idea::TABLE,
    &remark::TABLE,
    &chain::TABLE,
    &cause::TABLE,
    &factor::TABLE,
    &candidate::TABLE,
    &ballot::TABLE,
    &tally::TABLE,
    &action_item::TABLE,
    &rule_override::TABLE,
    &phase::TABLE,
    &phase_clock::TABLE,
    &amendment::TABLE,
    &other_section::TABLE,
    &kept_sentence::TABLE,
    &draft::TABLE,
];

/// The names of the tables whose rows an act changes.
pub fn watched() -> impl Iterator<Item = &'static str> {
    TABLES.iter().filter(|table| table.is_watched()).map(|table| table.name)
}

/// Whether an act changes a table of this name.
#[must_use]
pub fn is_watched(name: &str) -> bool {
    named(name).is_some_and(Table::is_watched)
}

/// The table of a name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Table> {
    TABLES.iter().find(|table| table.name == name).copied()
}

/// The name of the table with the meeting's clock.
pub const CLOCK: &str = phase_clock::TABLE.name;

#[cfg(test)]
mod tests;
