//! What the parts of a record are. Writers print the word of each; the reader of our Markdown finds the part of a word.

use afterword_domain::{CauseState, Condition, IncidentRole, Mark};
use serde::{Serialize, Serializer};

/// What a section is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Heading {
    /// What happened, in a few sentences.
    Summary,
    /// The events.
    Timeline,
    /// The root cause in words.
    RootCause,
    /// Remarks.
    WentWell,
    /// Remarks.
    WentBadly,
    /// Remarks.
    Lucky,
    /// What is to be done.
    Actions,
    /// What contributed.
    Factors,
    /// The chains of causes.
    Chains,
    /// The review of the actions before.
    LastTime,
    /// Candidates below the cut line.
    NotChosen,
    /// The ballots.
    Votes,
    /// Remarks.
    Learned,
    /// Rules that were set aside.
    Overrides,
    /// Who was there.
    People,
    /// The minutes of each phase.
    TimeSpent,
    /// What was edited after the meeting.
    Amendments,
    /// Facts in fields.
    About,
    /// A section of an imported document.
    Kept(String),
}

impl Heading {
    /// Those that have a word of ours.
    pub const ALL: [Self; 18] = [
        Self::Summary,
        Self::Timeline,
        Self::RootCause,
        Self::WentWell,
        Self::WentBadly,
        Self::Lucky,
        Self::Actions,
        Self::Factors,
        Self::Chains,
        Self::LastTime,
        Self::NotChosen,
        Self::Votes,
        Self::Learned,
        Self::Overrides,
        Self::People,
        Self::TimeSpent,
        Self::Amendments,
        Self::About,
    ];

    /// The heading with this word; that of another document where it is none of ours.
    #[must_use]
    pub fn of(word: &str) -> Self {
        let known = Self::ALL.into_iter().find(|heading| heading.word() == word);
        known.unwrap_or_else(|| Self::Kept(word.to_owned()))
    }
}

/// What a value of a record is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// Where the post-mortem stands.
    Status,
    /// How bad it was.
    Severity,
    /// How long users felt it.
    Duration,
    /// For whom and how much.
    Impact,
    /// The number of the post-mortem.
    PostMortem,
    /// What the incident is called.
    Title,
    /// What was affected.
    Service,
    /// The day of the incident.
    Date,
    /// The zone of the incident.
    Zone,
    /// An instant of the lifecycle.
    Mark(Mark),
    /// From the start of the impact to its detection.
    Ttd,
    /// From the start of the impact to its mitigation.
    Ttm,
    /// From the start of the impact to its resolution.
    Ttr,
    /// What ended the impact.
    MitigatedBy,
    /// When the meeting ended.
    Finished,
    /// The zone of the meeting.
    MeetingZone,
    /// What the room said of the meeting.
    Worth,
    /// Who led the meeting.
    Facilitator,
    /// Who held a role of the response.
    Role(IncidentRole),
    /// What a cause rests on.
    Evidence,
    /// Why a cause is none.
    RuledOutBecause,
    /// The cause of another chain that it is the same as.
    SameAs,
    /// What became of an earlier action, and whether it helped.
    Verdict,
    /// What becomes of it now.
    Decision,
    /// What it says from now on.
    FromNowOn,
    /// Why.
    Because,
    /// A remark.
    Note,
    /// Who does it.
    Owner,
    /// Until when.
    Due,
    /// Where it is followed.
    Ticket,
}

impl Label {
    const PLAIN: [Self; 28] = [
        Self::Status,
        Self::Severity,
        Self::Duration,
        Self::Impact,
        Self::PostMortem,
        Self::Title,
        Self::Service,
        Self::Date,
        Self::Zone,
        Self::Ttd,
        Self::Ttm,
        Self::Ttr,
        Self::MitigatedBy,
        Self::Finished,
        Self::MeetingZone,
        Self::Worth,
        Self::Facilitator,
        Self::Evidence,
        Self::RuledOutBecause,
        Self::SameAs,
        Self::Verdict,
        Self::Decision,
        Self::FromNowOn,
        Self::Because,
        Self::Note,
        Self::Owner,
        Self::Due,
        Self::Ticket,
    ];

    /// The label with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let marks = Mark::ALL.into_iter().map(Self::Mark);
        let roles = IncidentRole::ALL.into_iter().map(Self::Role);
        Self::PLAIN.into_iter().chain(marks).chain(roles).find(|label| label.word() == word)
    }
}

/// What is known of a cause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CauseMark {
    /// What kind of condition it is.
    Condition(Condition),
    /// How sure the room is.
    State(CauseState),
    /// It had its effect only with those beside it that are marked so too.
    Together,
    /// The step to what stands above it is weak.
    Weak,
    /// The chain ends here.
    End,
}

impl CauseMark {
    /// The mark with this word.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        let conditions = Condition::ALL.into_iter().map(Self::Condition);
        let states = CauseState::ALL.into_iter().map(Self::State);
        let others = [Self::Together, Self::Weak, Self::End];
        conditions.chain(states).chain(others).find(|mark| mark.word() == word)
    }
}

/// Marks in words: `policy · end of chain`.
#[must_use]
pub fn in_words<'a>(marks: impl IntoIterator<Item = &'a CauseMark>) -> String {
    let words: Vec<_> = marks.into_iter().map(|mark| mark.word()).collect();
    words.join(" · ")
}

/// Windows get the words.
macro_rules! serialized_as_word {
    ($($type:ty),*) => {$(
        impl Serialize for $type {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }
    )*};
}

serialized_as_word!(Heading, Label, CauseMark);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_is_found_by_its_word() {
        for heading in Heading::ALL {
            assert_eq!(Heading::of(heading.word()), heading);
        }
        for label in Label::PLAIN {
            assert_eq!(Label::of(label.word()), Some(label));
        }
        for mark in Mark::ALL {
            assert_eq!(Label::of(Label::Mark(mark).word()), Some(Label::Mark(mark)));
        }
        for state in CauseState::ALL {
            assert_eq!(CauseMark::of(state.label()), Some(CauseMark::State(state)));
        }
        assert_eq!(Heading::of("Customer letter"), Heading::Kept("Customer letter".into()));
    }
}
