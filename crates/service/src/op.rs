//! Acts and what they change, on the wire.

use std::collections::BTreeMap;

use afterword_domain::{PostMortemId, Refusal};
use afterword_store::{Area, table};
use chrono::NaiveDate;
use chrono_tz::Tz;
use serde::{Deserialize, Serialize};
use strum::{EnumDiscriminants, EnumIter, IntoStaticStr};
use ts_rs::TS;
use uuid::Uuid;

use crate::Edit;

/// Everything a user can do to a workspace.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(tag = "on", rename_all = "snake_case")]
pub enum Op {
    /// Something in the library.
    Library {
        /// What.
        act: LibraryOp,
    },
    /// Something in one post-mortem.
    PostMortem {
        /// Which.
        id: PostMortemId,
        /// What.
        edit: Edit,
    },
}

/// The name of the act that imports post-mortems.
pub(crate) const IMPORT: &str = "library.import";

/// An act on the library. It is undone from the library.
#[derive(Debug, Clone, Serialize, Deserialize, TS, EnumDiscriminants)]
#[serde(tag = "act", rename_all = "snake_case")]
#[strum_discriminants(
    name(LibraryAct),
    derive(EnumIter, IntoStaticStr),
    strum(serialize_all = "snake_case"),
    doc = "The name of an act on the library."
)]
pub enum LibraryOp {
    /// A new post-mortem.
    Create {
        /// What the incident is called.
        title: String,
        /// The service.
        service: String,
        /// The day.
        date: Option<NaiveDate>,
        /// The zone of the incident.
        #[ts(type = "string")]
        zone: Tz,
    },
    /// A draft with the same content.
    Duplicate {
        /// Of which.
        id: PostMortemId,
    },
    /// Away with it.
    Delete {
        /// Which.
        id: PostMortemId,
    },
    /// The sample: a payment outage, and an earlier post-mortem whose actions wait to be reviewed.
    AddSample,
}

/// An act was carried out.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Applied {
    /// The revision of the workspace after it.
    #[ts(type = "number")]
    pub revision: u64,
    /// The id of what was made, where something was made.
    #[ts(type = "string | null")]
    pub made: Option<Uuid>,
    /// The name of what was undone or redone; empty for an act.
    #[ts(type = "import(\"./ActName\").ActName | \"\"")]
    pub act: String,
}

/// What changed in one post-mortem.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Change {
    /// Which.
    pub id: PostMortemId,
    /// Which parts.
    pub areas: Vec<Area>,
}

/// Told to every window after every change.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The revision of the workspace after the change.
    #[ts(type = "number")]
    pub revision: u64,
    /// What changed, by post-mortem. Empty when everything may have changed.
    pub changes: Vec<Change>,
    /// Whether a row of the library changed.
    pub library: bool,
}

impl Changed {
    pub(crate) fn from_touched(revision: u64, touched: &BTreeMap<Uuid, Vec<String>>) -> Self {
        let mut library = false;
        let changes = touched.iter().map(|(id, tables)| {
            let tables: Vec<_> = tables.iter().filter_map(|name| table::named(name)).collect();
            library |= tables.iter().any(|table| table.is_in_library());
            let mut areas: Vec<_> = tables.iter().flat_map(|table| table.areas()).copied().collect();
            areas.sort_unstable();
            areas.dedup();
            Change { id: PostMortemId(*id), areas }
        });
        Self { revision, changes: changes.collect(), library }
    }
}

impl LibraryOp {
    pub(crate) fn name(&self) -> &'static str {
        LibraryAct::from(self).into()
    }

    /// What it is about, as it was typed.
    pub(crate) fn detail(&self) -> &str {
        match self {
            Self::Create { title, .. } => title,
            Self::Duplicate { .. } | Self::Delete { .. } | Self::AddSample => "",
        }
    }
}

impl From<Refusal> for crate::Problem {
    fn from(refusal: Refusal) -> Self {
        Self::Refused { refusal }
    }
}
