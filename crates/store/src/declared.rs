//! What is declared of a table.

use crate::area::Area;

/// A step of the schema. Steps are only ever appended; a step that has shipped is never edited.
pub struct Step {
    /// The format that the step leads to.
    pub version: i64,
    /// What it does.
    pub sql: &'static str,
}

/// A table of a workspace.
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// How it came to be.
    pub steps: &'static [Step],
    /// What it holds.
    pub role: Role,
}

/// What a table holds.
pub enum Role {
    /// What acts change: it is watched, and all of it can be undone.
    Acts {
        /// What a change of it can change on screen.
        areas: &'static [Area],
        /// Whether a row of the library shows something of it.
        library: bool,
    },
    /// The meeting's clock: it tells what happened and is never undone by itself, only brought back with a deleted
    /// post-mortem.
    Clock,
    /// What belongs to no act.
    Apart,
}

impl Table {
    /// What a change of it can change on screen.
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
