//! The words that the record puts around what people said. One place, so that a second language can follow.

mod acts;

use afterword_domain::{Ballot, CastBy, IncidentRole, Mark, Step, Way};

use crate::names::{CauseMark, Heading, Label};

pub use acts::act;

/// Before the service in the title line.
pub const TITLE: &str = "Post-Mortem";
/// A title without a service or a name.
pub const UNTITLED: &str = "Untitled";
/// A title without a date.
pub const UNDATED: &str = "date unknown";

impl Heading {
    /// Its word.
    #[must_use]
    pub fn word(&self) -> &str {
        match self {
            Self::Summary => "Summary",
            Self::Timeline => "Timeline",
            Self::RootCause => "Root cause",
            Self::WentWell => "What went well",
            Self::WentBadly => "What went badly",
            Self::Lucky => "Where we got lucky",
            Self::Actions => "Action items",
            Self::Factors => "Contributing factors",
            Self::Chains => "Chains of whys",
            Self::LastTime => "Last time’s actions",
            Self::NotChosen => "Considered, not chosen",
            Self::Votes => "How the room voted",
            Self::Learned => "What we learned",
            Self::Overrides => "Rules set aside",
            Self::People => "Who was there",
            Self::TimeSpent => "Time per phase",
            Self::Amendments => "Edited after the meeting",
            Self::About => "About this record",
            Self::Kept(heading) => heading,
        }
    }
}

impl Label {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Status => "Status",
            Self::Severity => "Severity",
            Self::Duration => "Duration",
            Self::Impact => "Impact",
            Self::Evidence => "Evidence",
            Self::RuledOutBecause => "Ruled out because",
            Self::SameAs => "Same as",
            Self::Verdict => "Verdict",
            Self::Owner => "Owner",
            Self::Due => "Due",
            Self::Ticket => "Ticket",
            Self::Note => "Note",
            Self::Decision => "Decision",
            Self::FromNowOn => "From now on",
            Self::Because => "Because",
            Self::PostMortem => "Post-mortem",
            Self::Title => "Title",
            Self::Service => "Service",
            Self::Date => "Date",
            Self::Zone => "Time zone",
            Self::MitigatedBy => "Mitigated by",
            Self::Finished => "Meeting finished",
            Self::MeetingZone => "Zone of the meeting",
            Self::Worth => "Worth the time, 1 to 5",
            Self::Facilitator => "Facilitator",
            Self::Ttd => "TTD",
            Self::Ttm => "TTM",
            Self::Ttr => "TTR",
            Self::Mark(mark) => instant(mark),
            Self::Role(role) => incident_role(role),
        }
    }
}

impl CauseMark {
    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Condition(condition) => condition.label(),
            Self::State(state) => state.label(),
            Self::Together => TOGETHER,
            Self::Weak => Step::Weak.label(),
            Self::End => END_OF_CHAIN,
        }
    }
}

/// An instant of the lifecycle.
fn instant(mark: Mark) -> &'static str {
    match mark {
        Mark::Started => "Impact started",
        Mark::Detected => "Detected",
        Mark::Declared => "Declared",
        Mark::Mitigated => "Mitigated",
        Mark::Resolved => "Resolved",
    }
}

/// An empty section.
pub const NOTHING: &str = "Nothing recorded.";
/// A reviewed action without a verdict.
pub const NO_ANSWER: &str = "no answer";
/// Marks the end of a chain.
pub const END_OF_CHAIN: &str = "end of chain";
/// Marks a cause that had its effect only with those beside it that are marked so too.
pub const TOGETHER: &str = "only together";
/// Marks a starred event.
pub const STAR: &str = "★";

/// Columns of the timeline; the first gets the zone in brackets.
pub const TIMELINE_COLUMNS: [&str; 4] = ["Time", "Kind", "Event", "Evidence"];
/// Columns of the action items.
pub const ACTION_COLUMNS: [&str; 5] = ["Action", "Category", "Owner", "Due", "Ticket"];
/// Columns of the candidates that were not chosen.
pub const NOT_CHOSEN_COLUMNS: [&str; 4] = ["Candidate", "Category", "Votes", "Because"];
/// Columns of a ballot.
pub const VOTE_COLUMNS: [&str; 2] = ["Candidate", "Votes"];
/// Columns of those who were there.
pub const PEOPLE_COLUMNS: [&str; 2] = ["Name", "Role"];
/// Columns of the time per phase.
pub const TIME_COLUMNS: [&str; 3] = ["Phase", "Planned", "Spent"];

/// Labels of a reviewed action.
pub const REVIEW_OF: &str = "From";

/// A role of the response.
#[must_use]
pub fn incident_role(role: IncidentRole) -> &'static str {
    match role {
        IncidentRole::Commander => "Incident commander",
        IncidentRole::TechnicalLead => "Technical lead",
        IncidentRole::CommunicationsLead => "Communications lead",
        IncidentRole::Scribe => "Scribe",
    }
}

/// The ballots in words.
pub const VOTE: &str = "Vote";
/// The ballots in words.
pub const RUN_OFF: &str = "Run-off";
/// How the votes of a ballot came in, as the record says it.
#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Hands => "Raised hands, counted per candidate",
        Way::People => "Raised hands, person by person",
        Way::Pass => "Secret ballot on one laptop, passed round",
        Way::Phones => "Secret ballot on phones",
    }
}

/// By which means ballots were cast, where those of one vote differ: on phones, on the laptop, by raised hand.
pub const MEANS: [&str; 3] = ["on phones", "on the facilitator’s laptop", "by raised hand"];

/// How the ballots of a vote came in, as the record says it: `Secret ballot on phones, 9 ballots`, or
/// `7 ballots on phones, 2 by raised hand` where that says less than the truth.
#[must_use]
pub fn cast(ballot: &Ballot) -> String {
    let by = ballot.cast.unwrap_or_default();
    let counts = [by.phones, by.laptop, by.hands];
    let by_way = match ballot.way {
        Way::Hands => None,
        Way::People => Some(by.hands),
        Way::Pass => Some(by.laptop),
        Way::Phones => Some(by.phones),
    };
    let all: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    if by_way.is_none_or(|count| u64::from(count) == all) {
        let ballots = ballot.ballots.map(|count| format!(", {}", ballots(count))).unwrap_or_default();
        return format!("{}{ballots}", way(ballot.way));
    }
    let mut cast: Vec<String> = Vec::new();
    for (count, means) in counts.into_iter().zip(MEANS).filter(|(count, _)| *count > 0) {
        let count = if cast.is_empty() { ballots(count) } else { count.to_string() };
        cast.push(format!("{count} {means}"));
    }
    cast.join(", ")
}

/// By which means ballots were cast, in the words of a record; none where it gives no counts.
#[must_use]
pub fn cast_by(said: &str) -> Option<CastBy> {
    let [mut phones, mut laptop, mut hands] = [0; 3];
    for part in said.trim_end_matches('.').split(", ") {
        let counts = [&mut phones, &mut laptop, &mut hands].into_iter().zip(MEANS);
        for (count, means) in counts.filter(|(_, means)| part.ends_with(means)) {
            *count = part.split(' ').next()?.parse().ok().filter(|_| part.len() > means.len())?;
        }
    }
    (phones > 0 || laptop > 0 || hands > 0).then_some(CastBy { phones, laptop, hands })
}

fn ballots(count: u32) -> String {
    if count == 1 { "1 ballot".to_owned() } else { format!("{count} ballots") }
}

/// The way in the words of a record; raised hands where it says none.
#[must_use]
pub fn way_of(said: &str) -> Way {
    let signs = [
        (Way::People, "person by person"),
        (Way::Pass, "ballot on one laptop"),
        (Way::Phones, "ballot on phones"),
    ];
    signs.into_iter().find(|(_, sign)| said.contains(sign)).map(|(way, _)| way).unwrap_or_default()
}

/// The ballots in words.
pub const SKIPPED: &str = "The room chose without voting.";
/// The ballots in words.
pub const STILL_OPEN: &str = "The ballot was still open.";
/// The ballots in words.
pub const TIE_RUN_OFF: &str = "A tie across the cut line went to a run-off.";
/// The ballots in words.
pub const TIE_CHOSEN: &str = "A tie across the cut line was settled by the room’s choice.";
/// The ballots in words.
pub const TIE_OPEN: &str = "A tie across the cut line was not settled.";
