//! What was edited after the meeting, in words.

/// The words for an act, given by its name on the wire. An act that has no words of its own is told by its topic;
/// a text that is no act is told as it is.
///
/// ```
/// use afterword_record::words::act;
/// assert_eq!(act("facts.impact"), "Impact changed");
/// assert_eq!(act("timeline.add"), "Timeline changed");
/// ```
#[must_use]
pub fn act(name: &str) -> &str {
    match name {
        "facts.title" => "Title changed",
        "facts.service" => "Service changed",
        "facts.date" => "Date changed",
        "facts.zone" => "Time zone changed",
        "facts.severity" => "Severity changed",
        "facts.impact" => "Impact changed",
        "facts.summary" => "Summary changed",
        "facts.mark" => "Lifecycle changed",
        "facts.mitigation" => "Mitigation changed",
        "facts.facilitator" => "Facilitator changed",
        "facts.root_cause" => "Root cause changed",
        "actions.redefined" => "An action was redefined in a later meeting",
        "actions.add" => "An action was added",
        "actions.add_all" => "Actions were added",
        "actions.remove" => "An action was removed",
        "actions.owner" => "The owner of an action changed",
        "actions.due" => "The due date of an action changed",
        "actions.ticketed" | "actions.ticket" => "The ticket of an action changed",
        "facts.shift" => "Date or time zone changed, with the clock times kept",
        "close.hold" => "A meeting about the import began",
        "close.met_elsewhere" => "Marked as met about elsewhere",
        "close.reopen" => "The meeting was reopened",
        _ => match name.split_once('.') {
            Some(("people", _)) => "People changed",
            Some(("reviews", _)) => "The review of last time’s actions changed",
            Some(("timeline", _)) => "Timeline changed",
            Some(("remarks", _)) => "Remarks changed",
            Some(("chains", _)) => "Chains changed",
            Some(("factors", _)) => "Contributing factors changed",
            Some(("candidates", _)) => "Candidates changed",
            Some(("ballots", _)) => "Votes changed",
            Some(("actions", _)) => "An action changed",
            Some(("close", _)) => "The close of the meeting changed",
            Some(("sections", _)) => "An imported section changed",
            _ => name,
        },
    }
}
