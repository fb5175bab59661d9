//! What the parts of a record are. Writers print the word of each; the reader of our Markdown finds the part of a word.

use std::borrow::Cow;

use afterword_domain::{CauseState, Condition, IncidentRole, Mark, Step};
use afterword_words::{self as words, Audience};
use chrono_tz::Tz;
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

    /// Its word.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Summary => words::document_heading_summary(),
            Self::Timeline => words::document_heading_timeline(),
            Self::RootCause => words::document_heading_root_cause(),
            Self::WentWell => words::document_heading_went_well(),
            Self::WentBadly => words::document_heading_went_badly(),
            Self::Lucky => words::document_heading_lucky(),
            Self::Actions => words::document_heading_actions(),
            Self::Factors => words::document_heading_factors(),
            Self::Chains => words::document_heading_chains(),
            Self::LastTime => words::document_heading_last_time(),
            Self::NotChosen => words::document_heading_not_chosen(),
            Self::Votes => words::document_heading_votes(),
            Self::Learned => words::document_heading_learned(),
            Self::Overrides => words::document_heading_overrides(),
            Self::People => words::document_heading_people(),
            Self::TimeSpent => words::document_heading_time_spent(),
            Self::Amendments => words::document_heading_amendments(),
            Self::About => words::document_heading_about(),
            Self::Kept(heading) => heading,
        }
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

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => words::document_label_status(),
            Self::Severity => words::document_label_severity(),
            Self::Duration => words::document_label_duration(),
            Self::Impact => words::document_label_impact(),
            Self::Evidence => words::document_label_evidence(),
            Self::RuledOutBecause => words::document_label_ruled_out_because(),
            Self::SameAs => words::document_label_same_as(),
            Self::Verdict => words::document_label_verdict(),
            Self::Owner => words::document_label_owner(),
            Self::Due => words::document_label_due(),
            Self::Ticket => words::document_label_ticket(),
            Self::Note => words::document_label_note(),
            Self::Decision => words::document_label_decision(),
            Self::FromNowOn => words::document_label_from_now_on(),
            Self::Because => words::document_label_because(),
            Self::PostMortem => words::document_label_post_mortem(),
            Self::Title => words::document_label_title(),
            Self::Service => words::document_label_service(),
            Self::Date => words::document_label_date(),
            Self::Zone => words::document_label_zone(),
            Self::MitigatedBy => words::document_label_mitigated_by(),
            Self::Finished => words::document_label_finished(),
            Self::MeetingZone => words::document_label_meeting_zone(),
            Self::Worth => words::document_label_worth(),
            Self::Facilitator => words::document_label_facilitator(),
            Self::Ttd => words::document_label_ttd(),
            Self::Ttm => words::document_label_ttm(),
            Self::Ttr => words::document_label_ttr(),
            Self::Mark(mark) => mark_word(mark),
            Self::Role(role) => role_word(role),
        }
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

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Condition(condition) => condition.label(),
            Self::State(state) => state.label(),
            Self::Together => words::document_together(),
            Self::Weak => Step::Weak.label(),
            Self::End => words::document_end_of_chain(),
        }
    }
}

fn mark_word(mark: Mark) -> &'static str {
    match mark {
        Mark::Started => words::mark_started(),
        Mark::Detected => words::mark_detected(),
        Mark::Declared => words::mark_declared(),
        Mark::Mitigated => words::mark_mitigated(),
        Mark::Resolved => words::mark_resolved(),
    }
}

fn role_word(role: IncidentRole) -> &'static str {
    match role {
        IncidentRole::Commander => words::role_commander(Audience::Record),
        IncidentRole::TechnicalLead => words::role_technical_lead(),
        IncidentRole::CommunicationsLead => words::role_communications_lead(),
        IncidentRole::Scribe => words::role_scribe(),
    }
}

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnName {
    /// The time of an event, in this zone.
    Time(Tz),
    /// The kind of an event.
    Kind,
    /// What happened.
    Event,
    /// Links to what shows it.
    Evidence,
    /// What is to be done.
    Action,
    /// What an action or a candidate is for.
    Category,
    /// Who does it.
    Owner,
    /// Until when.
    Due,
    /// Where it is followed.
    Ticket,
    /// What could have been done.
    Candidate,
    /// The votes of a candidate.
    Votes,
    /// Why it was not chosen.
    Because,
    /// The name of a person.
    Name,
    /// What that person does.
    Role,
    /// A phase of the meeting.
    Phase,
    /// Its minutes on the agenda.
    Planned,
    /// The time that the room spent.
    Spent,
}

impl ColumnName {
    /// Its word; the column of times names its zone.
    #[must_use]
    pub fn word(self) -> Cow<'static, str> {
        Cow::Borrowed(match self {
            Self::Time(zone) => return format!("{} ({zone})", words::document_column_time()).into(),
            Self::Kind => words::document_column_kind(),
            Self::Event => words::document_column_event(),
            Self::Evidence => words::document_column_evidence(),
            Self::Action => words::document_column_action(),
            Self::Category => words::document_column_category(),
            Self::Owner => words::document_column_owner(),
            Self::Due => words::document_column_due(),
            Self::Ticket => words::document_column_ticket(),
            Self::Candidate => words::document_column_candidate(),
            Self::Votes => words::document_column_votes(),
            Self::Because => words::document_column_because(),
            Self::Name => words::document_column_name(),
            Self::Role => words::document_column_role(),
            Self::Phase => words::document_column_phase(),
            Self::Planned => words::document_column_planned(),
            Self::Spent => words::document_column_spent(),
        })
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
                serializer.serialize_str(&self.word())
            }
        }
    )*};
}

serialized_as_word!(Heading, Label, CauseMark, ColumnName);

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
