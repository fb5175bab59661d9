//! The words that the record puts around what people said. One place, so that a second language can follow.

mod acts;

use afterword_domain::Way;

pub use acts::act;

/// Before the service in the title line.
pub const TITLE: &str = "Post-Mortem";
/// A title without a service or a name.
pub const UNTITLED: &str = "Untitled";
/// A title without a date.
pub const UNDATED: &str = "date unknown";

/// Head of the record.
pub const STATUS: &str = "Status";
/// Head of the record.
pub const SEVERITY: &str = "Severity";
/// Head of the record.
pub const DURATION: &str = "Duration";
/// Head of the record.
pub const IMPACT: &str = "Impact";

/// Section.
pub const SUMMARY: &str = "Summary";
/// Section.
pub const TIMELINE: &str = "Timeline";
/// Section.
pub const ROOT_CAUSE: &str = "Root cause";
/// Section.
pub const WENT_WELL: &str = "What went well";
/// Section.
pub const WENT_BADLY: &str = "What went badly";
/// Section.
pub const LUCKY: &str = "Where we got lucky";
/// Section.
pub const ACTIONS: &str = "Action items";
/// Section.
pub const FACTORS: &str = "Contributing factors";

/// Appendix.
pub const CHAINS: &str = "Chains of whys";
/// Appendix.
pub const LAST_TIME: &str = "Last time’s actions";
/// Appendix.
pub const NOT_CHOSEN: &str = "Considered, not chosen";
/// Appendix.
pub const VOTES: &str = "How the room voted";
/// Appendix.
pub const LEARNED: &str = "What we learned";
/// Appendix.
pub const OVERRIDES: &str = "Rules set aside";
/// Appendix.
pub const TIME_SPENT: &str = "Time per phase";
/// Appendix.
pub const AMENDMENTS: &str = "Edited after the meeting";
/// Appendix.
pub const ABOUT: &str = "About this record";

/// An empty section.
pub const NOTHING: &str = "Nothing recorded.";
/// A reviewed action without a verdict.
pub const NO_ANSWER: &str = "no answer";
/// Marks the end of a chain.
pub const END_OF_CHAIN: &str = "end of chain";
/// Marks a cause that had its effect only with those beside it that are marked so too.
pub const TOGETHER: &str = "only together";
/// Labels of a cause.
pub const EVIDENCE: &str = "Evidence";
/// Labels of a cause.
pub const RULED_OUT: &str = "Ruled out because";
/// Labels of a cause.
pub const SAME_AS: &str = "Same as";
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
/// Columns of the time per phase.
pub const TIME_COLUMNS: [&str; 3] = ["Phase", "Planned", "Spent"];

/// Labels of a reviewed action.
pub const REVIEW_OF: &str = "From";
/// Labels of a reviewed action.
pub const VERDICT: &str = "Verdict";
/// Labels of a reviewed action.
pub const OWNER: &str = "Owner";
/// Labels of a reviewed action.
pub const DUE: &str = "Due";
/// Labels of a reviewed action.
pub const TICKET: &str = "Ticket";
/// Labels of a reviewed action.
pub const NOTE: &str = "Note";
/// Labels of a reviewed action.
pub const DECISION: &str = "Decision";
/// Labels of a reviewed action.
pub const NOW: &str = "From now on";
/// Labels of a reviewed action, and of an override.
pub const BECAUSE: &str = "Because";

/// Labels of the last appendix.
pub const POST_MORTEM: &str = "Post-mortem";
/// Labels of the last appendix.
pub const NAME: &str = "Title";
/// Labels of the last appendix.
pub const SERVICE: &str = "Service";
/// Labels of the last appendix.
pub const DATE: &str = "Date";
/// Labels of the last appendix.
pub const ZONE: &str = "Time zone";
/// Labels of the last appendix.
pub const MITIGATED_BY: &str = "Mitigated by";
/// Labels of the last appendix.
pub const FINISHED: &str = "Meeting finished";
/// Labels of the last appendix.
pub const MEETING_ZONE: &str = "Zone of the meeting";
/// Labels of the last appendix.
pub const WORTH: &str = "Worth the time, 1 to 5";

/// The ballots in words.
pub const VOTE: &str = "Vote";
/// The ballots in words.
pub const RUN_OFF: &str = "Run-off";
/// How the votes of a ballot came in, as the record says it.
#[must_use]
pub fn way(way: Way) -> &'static str {
    match way {
        Way::Hands => "Raised hands",
        Way::People => "Raised hands, person by person",
        Way::Pass => "Secret ballot on one laptop",
        Way::Phones => "Secret ballot on phones",
    }
}

/// The way in the words of a record; raised hands where it says none.
#[must_use]
pub fn way_of(said: &str) -> Way {
    let said_so = |one: &&Way| **one != Way::Hands && said.contains(way(**one));
    Way::ALL.iter().find(said_so).copied().unwrap_or_default()
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
