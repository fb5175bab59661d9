//! The names of all acts: read from the history, and told to windows.

use strum::IntoEnumIterator as _;

use crate::amend::REDEFINED;
use crate::edit::{
    ActionsAct, BallotsAct, CandidatesAct, ChainsAct, CloseAct, CoachAct, EventAct, FactorsAct, FactsAct,
    IdeasAct, MeetingAct, PeopleAct, RemarksAct, ReviewAct, SectionsAct, TimelineAct, VoteEffect,
};
use crate::op::{IMPORT, LibraryAct};

macro_rules! act_names {
    ($($topic:ident($act:ident))*) => {
        /// The name of an act.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ActName {
            /// Post-mortems were imported into the library.
            Import,
            /// An action was redefined by the review in a later meeting.
            Redefined,
            $(#[doc = concat!("An act of [`", stringify!($act), "`].")] $topic($act),)*
        }

        impl ActName {
            /// Every name.
            pub fn all() -> impl Iterator<Item = Self> {
                let names = [Self::Import, Self::Redefined].into_iter();
                $(let names = names.chain($act::iter().map(Self::$topic));)*
                names
            }

            /// The name, as `timeline.add`.
            #[must_use]
            pub fn as_str(self) -> &'static str {
                match self {
                    Self::Import => IMPORT,
                    Self::Redefined => REDEFINED,
                    $(Self::$topic(act) => act.into(),)*
                }
            }
        }
    };
}

act_names! {
    Library(LibraryAct)
    Facts(FactsAct)
    People(PeopleAct)
    Review(ReviewAct)
    Timeline(TimelineAct)
    Event(EventAct)
    Ideas(IdeasAct)
    Remarks(RemarksAct)
    Chains(ChainsAct)
    Factors(FactorsAct)
    Candidates(CandidatesAct)
    Ballots(BallotsAct)
    Actions(ActionsAct)
    Meeting(MeetingAct)
    Close(CloseAct)
    Sections(SectionsAct)
    Coach(CoachAct)
}

impl ActName {
    /// Reads a name; none where no act of this version has it.
    #[must_use]
    pub fn read(name: &str) -> Option<Self> {
        Self::all().find(|known| known.as_str() == name)
    }

    /// What such an act does to an open vote.
    pub(crate) fn vote_effect(self) -> VoteEffect {
        match self {
            Self::Ballots(act) => act.vote_effect(),
            Self::Candidates(act) => act.vote_effect(),
            _ => VoteEffect::None,
        }
    }

    /// The union of all names in TypeScript.
    pub(crate) fn in_typescript() -> String {
        let names: Vec<_> = Self::all().map(|name| format!("\n  | \"{}\"", name.as_str())).collect();
        format!(
            "// The names of acts. Made by `./dev gen`; not to be edited.\nexport type ActName ={};\n",
            names.concat()
        )
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use afterword_words::Audience;

    use super::*;
    use crate::edit::{Act as _, Edit};

    #[test]
    fn every_act_has_a_name_of_its_own_that_is_read_again() {
        let names: BTreeSet<_> = ActName::all().map(ActName::as_str).collect();
        assert_eq!(names.len(), ActName::all().count());
        for name in ActName::all() {
            assert_eq!(ActName::read(name.as_str()), Some(name));
        }
        assert_eq!(ActName::read("timeline.change"), None);
    }

    #[test]
    fn every_act_has_words_for_the_history_and_for_the_record() {
        for name in ActName::all().map(ActName::as_str) {
            for audience in [Audience::Facilitator, Audience::Record] {
                assert!(afterword_words::act(name, audience).is_some(), "{name}");
            }
        }
        assert_eq!(afterword_words::act("facts.of_a_newer_version", Audience::Record), None);
    }

    #[test]
    fn names_are_those_of_the_wire() {
        let name = |json: &str| serde_json::from_str::<Edit>(json).unwrap().name();
        let id = "00000000-0000-0000-0000-000000000000";
        let change = format!(
            r#"{{"topic":"timeline","edit":"change","id":"{id}","field":{{"name":"text","value":"x"}}}}"#
        );
        assert_eq!(name(&change), "timeline.change.text");
        let answer = format!(
            r#"{{"topic":"reviews","edit":"answer","action":"{id}","answer":{{"name":"new_text","value":"x"}}}}"#
        );
        assert_eq!(name(&answer), "reviews.answer.new_text");
        assert_eq!(name(r#"{"topic":"ballots","edit":"run_off"}"#), "ballots.run_off");
    }

    #[test]
    fn whatever_lists_a_candidate_changes_an_open_vote() {
        for act in [CandidatesAct::Add, CandidatesAct::AddAll, CandidatesAct::Split] {
            assert_ne!(ActName::Candidates(act).vote_effect(), VoteEffect::None);
        }
    }
}
