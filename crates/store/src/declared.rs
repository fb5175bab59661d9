//! The declaration of a table: its name, its schema and its role.

use crate::area::Area;

/// A step of the schema. Steps are only ever appended; a step that has shipped is never edited.
pub struct Step {
    /// The format that the step leads to.
    pub version: i64,
    /// The statements that it runs.
    pub sql: &'static str,
}

/// A table of a workspace.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The steps that make its schema, oldest first.
    pub steps: &'static [Step],
    /// What it holds.
    pub role: Role,
}

/// What a table holds.
pub enum Role {
    /// Rows that acts change: each change is recorded in the history and can be undone.
    Acts {
        /// The areas on screen that a change of it can change.
        areas: &'static [Area],
        /// Whether a row of the library shows something of it.
        library: bool,
    },
    /// The meeting's clock: it is never undone by itself, only restored with a deleted post-mortem.
    Clock,
    /// Rows that no act changes.
    Apart,
}

impl Table {
    /// The areas on screen that a change of it can change.
    #[must_use]
    pub fn areas(&self) -> &'static [Area] {
        match self.role {
            Role::Acts { areas, .. } => areas,
            Role::Clock => &[Area::Meeting],
            Role::Apart => &[],
        }
    }

    /// Whether a row of the library shows something of it.
    #[must_use]
    pub fn is_in_library(&self) -> bool {
        matches!(self.role, Role::Acts { library: true, .. })
    }

    /// Whether acts change it.
    pub(crate) fn is_watched(&self) -> bool {
        matches!(self.role, Role::Acts { .. })
    }
}
