//! Proposed actions before the vote, each keeping where it came from.

pub mod alike;

use afterword_words as words;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{CandidateId, CauseId, IdeaId};

/// What an action does about the next incident of this class.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum Category {
    /// Less likely.
    Prevention,
    /// Seen sooner.
    Detection,
    /// Stopped sooner.
    Mitigation,
    /// How the team works.
    Process,
}

impl Category {
    /// All categories.
    pub const ALL: [Self; 4] = [Self::Prevention, Self::Detection, Self::Mitigation, Self::Process];

    /// The word in the record.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Prevention => words::category_prevention(),
            Self::Detection => words::category_detection(),
            Self::Mitigation => words::category_mitigation(),
            Self::Process => words::category_process(),
        }
    }
}

/// Where a candidate came from. The words are kept, so that a source outlives what it points to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
#[serde(tag = "from", rename_all = "snake_case")]
pub enum Source {
    /// A cause of a chain.
    Cause {
        /// The cause.
        cause: CauseId,
        /// Its words at the time.
        text: String,
    },
    /// A parked idea.
    Idea {
        /// The idea.
        idea: IdeaId,
        /// Its words at the time.
        text: String,
    },
    /// Said in the room while collecting.
    Room {
        /// The words, when another candidate absorbed them.
        text: String,
    },
}

/// A proposed action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS, JsonSchema)]
pub struct Candidate {
    /// Id.
    pub id: CandidateId,
    /// What could be done.
    pub text: String,
    /// What it would do about the next incident.
    pub category: Option<Category>,
    /// Where it came from; more than one after a merge.
    pub sources: Vec<Source>,
    /// Chosen: above the cut line. The rest stay in the record as considered.
    pub chosen: bool,
    /// Why it was not chosen, where somebody said so.
    #[serde(default)]
    pub because: String,
}

/// The sources of two candidates merged into the first, each kept once; the absorbed wording is kept too.
#[must_use]
pub fn merged_sources(keep: &Candidate, absorbed: &Candidate) -> Vec<Source> {
    let mut sources = keep.sources.clone();
    let said = Source::Room { text: absorbed.text.clone() };
    let known = |s: &Source| !matches!(s, Source::Room { text } if text.is_empty());
    for source in absorbed.sources.iter().filter(|s| known(s)).chain([&said]) {
        if !sources.contains(source) {
            sources.push(source.clone());
        }
    }
    sources
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidate(text: &str, sources: Vec<Source>) -> Candidate {
        Candidate {
            id: CandidateId(uuid::Uuid::nil()),
            text: text.into(),
            category: None,
            sources,
            chosen: false,
            because: String::new(),
        }
    }

    #[test]
    fn merging_keeps_both_sources_and_the_absorbed_words() {
        let cause = Source::Cause { cause: CauseId(uuid::Uuid::nil()), text: "no test".into() };
        let idea = Source::Idea { idea: IdeaId(uuid::Uuid::nil()), text: "test it".into() };
        let merged = merged_sources(
            &candidate("Test it nightly", vec![cause.clone()]),
            &candidate("Nightly tests", vec![idea.clone()]),
        );
        assert_eq!(merged, [cause, idea, Source::Room { text: "Nightly tests".into() }]);
    }

    #[test]
    fn a_source_that_both_have_is_kept_once() {
        let cause = Source::Cause { cause: CauseId(uuid::Uuid::nil()), text: "no test".into() };
        let merged =
            merged_sources(&candidate("a", vec![cause.clone()]), &candidate("b", vec![cause.clone()]));
        assert_eq!(merged, [cause, Source::Room { text: "b".into() }]);
    }
}
