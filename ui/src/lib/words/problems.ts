// One sentence per problem, with the way out.
import type { OpeningFinding } from "$lib/generated/OpeningFinding";
import type { Problem } from "$lib/generated/Problem";
import type { Refusal } from "$lib/generated/Refusal";
import { count } from "./count";

/** What a system says, without the stop at its end: it goes on within a sentence. */
function unended(detail: string): string {
  return detail.trim().replace(/[.!?\s]+$/, "");
}

export function refusal(refused: Refusal): string {
  switch (refused.code) {
    case "too_long":
      return `That text has ${refused.length} characters; this field holds ${refused.limit}. Shorten it, or put it into several entries.`;
    case "empty":
      return "Type a few words first.";
    case "gone":
      return "That entry is no longer there. If it was deleted, undo brings it back.";
    case "end_needs_condition":
      return "A chain ends in a process, policy, resource or organisational condition. Set the condition first, or ask why again.";
    case "end_points_at_person":
      return "This points at a person, and a person is not a condition. Ask what made it sensible at the time.";
    case "end_is_ruled_out":
      return "This cause is ruled out. Set it to possible or confirmed before the chain ends here.";
    case "nothing_beside":
      return "There is nothing beside this cause yet. Add another condition first.";
    case "runs_in_a_circle":
      return "These two can’t be the same: one of them already leads to the other.";
    case "below_itself":
      return "An answer can’t be moved below itself.";
    case "too_deep":
      return `This chain is ${refused.limit} deep already. Start a new chain from here.`;
    case "cut_line":
      return "The cut line must be between 1 and 5.";
    case "no_votes":
      return "There must be at least one voter with one vote, and at least one vote on one candidate.";
    case "over_budget":
      return `The room has ${refused.budget} votes and ${refused.spent} are spent. Take one back first.`;
    case "over_candidate":
      return `One candidate can get at most ${refused.most} votes here.`;
    case "below_spent":
      return `${refused.spent} votes are entered already; the setting can’t go below that.`;
    case "not_listed":
      return "One of these candidates is no longer in this ballot. Check the votes again.";
    case "over_one":
      return `At most ${refused.most} of one person’s votes can go to one candidate.`;
    case "over_votes":
      return `Everybody has ${count(refused.votes_each, "vote")}. Take one back first.`;
    case "ballots_in":
      return `${count(refused.ballots, "ballot is", "ballots are")} in already, so what is being voted on can’t change now. Close the vote, or cancel it.`;
    case "vote_open":
      return `${count(refused.ballots, "ballot of an open vote is", "ballots of an open vote are")} in. Close or cancel the vote first.`;
    case "one_ballot_alone":
      return "With one secret ballot the result would show how that person voted. Wait for another one, or vote by raised hands.";
    case "no_ballots":
      return "No ballot is in yet. Wait for the first, or cancel the vote.";
    case "seat_taken":
      return "This person has already voted or joined on a phone. Take the ballot back or free the seat first.";
    case "seat_gone":
      return "This seat no longer exists. Check who has voted, and choose again.";
    case "no_seat_left":
      return `This ballot has ${refused.limit} seats and all are taken.`;
    case "box_gone":
      return "The ballots of this vote are gone: they are never written down. Start the vote again, or cancel it.";
    case "ballot_closed":
      return "This ballot is closed. Vote again to change the result.";
    case "ballot_open":
      return "A ballot is open. Close it first.";
    case "no_candidates":
      return "There are no candidates yet. Collect at least one.";
    case "not_in_tie":
      return `Choose at most ${refused.places} of the tied candidates.`;
    case "too_many":
      return `At most ${refused.limit} actions leave the room.`;
    case "gate_not_met":
      return "The commit gate is not met: complete the actions, or set the rule aside with a reason.";
    case "reason_needed":
      return "Setting a rule aside needs a reason; the record prints it.";
    case "drop_needs_reason":
      return "Say in a few words why the action is dropped; the record prints it.";
    case "bad_instant":
      return "That is not a valid time.";
    case "beyond_calendar":
      return "That is not a valid date. Enter a year from 1000 to 9999.";
    case "own_previous":
      return "A post-mortem can’t open with its own actions. Choose an earlier one.";
    case "nothing_to_undo":
      return "There is nothing to undo here.";
    case "nothing_to_redo":
      return "There is nothing to redo here.";
    case "changed_since":
      return "This has since been changed in another post-mortem. Undo that change first.";
  }
}

export function problem(found: Problem): string {
  switch (found.code) {
    case "refused":
      return refusal(found.refusal);
    case "disk_full":
      return "The disk is full. Your words stay on screen; free some space and they will be saved automatically.";
    case "read_only":
      return "This workspace can be read but not changed: its file or folder is read-only. To edit it, copy it to a folder of your own.";
    case "newer":
      return "This workspace was made by a newer version of Afterword. It is left untouched; update Afterword to edit it.";
    case "damaged":
      return "The workspace file is damaged. It is kept as it is; restart Afterword to open the newest good copy.";
    case "lost":
      return "The workspace file was moved, replaced or deleted while it was open. Your words are kept until you choose how to continue.";
    case "foreign":
      return `This workspace was not opened, because it doesn’t look like one made by Afterword: ${found.what}. Open your newest good copy, or ask whoever sent it for a JSON export.`;
    case "too_much":
      return "Reading this workspace took far more work than its size would explain, so Afterword stopped. Open your newest good copy, or ask whoever sent it for a JSON export.";
    case "false_history":
      return "This step can’t be undone or redone: its history doesn’t match the workspace. Nothing was changed; edit the entries by hand instead.";
    case "busy":
      return "Another program is writing to this workspace. Your words stay on screen and are saved as soon as it is done.";
    case "not_found":
      return `${found.what} could not be found.`;
    case "file":
      return `${found.path} can’t be used: ${unended(found.detail)}. Choose another place.`;
    case "unreadable":
      return `${found.path} can’t be used: ${unended(found.detail)}.`;
    case "import":
      return `${found.file} can’t be imported: ${unended(found.detail)}.`;
    case "stopped":
      return "The import was stopped; nothing was imported.";
    case "pdf":
      return `The PDF could not be made: ${unended(found.detail)}. Export as Markdown in the meantime.`;
    case "ticket":
      return found.said;
    case "token_needed":
      return "Enter the token of this connection.";
    case "network":
      return `Phones can’t join at this address (${unended(found.detail)}). Choose another one, or vote another way.`;
    case "no_window":
      return "The room view can’t be opened now: too many files and connections are open. Close other programs or stop letting phones in, then try again; ballots already in are kept.";
    case "internal":
      return `Something unexpected happened (${unended(found.detail)}). What was saved is safe; try again.`;
  }
}

/** What was found while a workspace was opened. */
export function finding(found: OpeningFinding): string {
  switch (found.kind) {
    case "log_kept_aside":
      return `There was a change log next to this workspace that does not belong to it. It was not used and is kept as ${found.file}.`;
    case "synchronised":
      return `This folder is copied to other computers by ${found.program}. Open the workspace on one computer at a time.`;
    case "network":
      return "This workspace is on a network drive. Open it on one computer at a time.";
    case "disk_full":
      return "The disk is full, so this workspace can only be read. Free some space and open it again.";
    case "rescued":
      return `A workspace file was moved, replaced or deleted while it was open. Everything in it is now in ${found.file}; open that file to continue.`;
    case "counter_spent":
      return "The numbering of post-mortems in this workspace can’t continue. The next one gets the number after the highest one in use.";
    case "conflict_copy":
      return `Two computers wrote to this workspace, which left a second version: ${found.file}. Open it to see what it contains.`;
  }
}
