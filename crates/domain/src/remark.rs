//! Four fast lists: went well, went badly, where we got lucky, and what was learned.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::RemarkId;

/// Which list a remark belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum RemarkList {
    /// What went well.
    WentWell,
    /// What went badly.
    WentBadly,
    /// Where we got lucky.
    Lucky,
    /// What was learned in the meeting.
    Learned,
}

impl RemarkList {
    /// All lists.
    pub const ALL: [Self; 4] = [Self::WentWell, Self::WentBadly, Self::Lucky, Self::Learned];
}

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Remark {
    /// Id.
    pub id: RemarkId,
    /// What was said.
    pub text: String,
}

/// The four lists, each in the order in which the room left it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Remarks {
    /// What went well.
    pub went_well: Vec<Remark>,
    /// What went badly.
    pub went_badly: Vec<Remark>,
    /// Where we got lucky.
    pub lucky: Vec<Remark>,
    /// What was learned.
    pub learned: Vec<Remark>,
}

impl Remarks {
    /// One of the lists.
    #[must_use]
    pub fn list(&self, list: RemarkList) -> &[Remark] {
        match list {
            RemarkList::WentWell => &self.went_well,
            RemarkList::WentBadly => &self.went_badly,
            RemarkList::Lucky => &self.lucky,
            RemarkList::Learned => &self.learned,
        }
    }

    /// One of the lists, to change it.
    pub fn list_mut(&mut self, list: RemarkList) -> &mut Vec<Remark> {
        match list {
            RemarkList::WentWell => &mut self.went_well,
            RemarkList::WentBadly => &mut self.went_badly,
            RemarkList::Lucky => &mut self.lucky,
            RemarkList::Learned => &mut self.learned,
        }
    }
}
