### Every word that Afterword says, in English.
###
### The parts of an id are the path by which the code reaches a message: `library-rowMenu` is `words.library.rowMenu` in
### TypeScript and `library_row_menu` in Rust; parts that are numbers make a list. A message is one sentence for
### everybody. An attribute is the sentence for one audience: `.voter`, `.command_line`, `.record`.

## The name of the application.

app = Afterword

## The lifecycle of an incident.

mark-started = Impact started
mark-detected = Detected
mark-declared = Declared
mark-mitigated = Mitigated
mark-resolved = Resolved

## What an action is for.

category-prevention = Prevention
category-detection = Detection
category-mitigation = Mitigation
category-process = Process

## What kind of condition a cause is.

condition-technical = Technical
    .record = technical
condition-process = Process
    .record = process
condition-policy = Policy
    .record = policy
condition-resources = Resources
    .record = resources
condition-organisation = Organisation
    .record = organisation

## How bad an incident is.

severity-sev1-name = SEV1
severity-sev1-meaning = Production down, data loss or a security breach: wake people now.
severity-sev2-name = SEV2
severity-sev2-meaning = A major feature broken or many users affected: page on-call now.
severity-sev3-name = SEV3
severity-sev3-meaning = A minor feature or a few users: next business day.
severity-sev4-name = SEV4
severity-sev4-meaning = Minor or cosmetic: backlog.

## What ended the impact on users.

mitigation-flag_off = Feature flag off
    .record = feature flag off
mitigation-rollback = Rollback
    .record = rollback
mitigation-redirect = Traffic redirect
    .record = traffic redirect
mitigation-scale_up = Scale up
    .record = scale up
mitigation-hotfix = Hotfix
    .record = hotfix
mitigation-other = Other
    .record = other

## Roles in the response.

role-commander = Commander
    .record = Incident commander
role-technical_lead = Technical lead
role-communications_lead = Communications lead
role-scribe = Scribe

## Kinds of timeline events.

kind-observation = Observation
    .record = observation
kind-hypothesis = Hypothesis
    .record = hypothesis
kind-decision = Decision
    .record = decision
kind-action = Action
    .record = action
kind-result = Result
    .record = result
kind-communication = Communication
    .record = communication

## Where a post-mortem stands.

status-draft = Draft
status-in_progress = Action items in progress
status-complete = Complete

## How far an action is.

progress-done = Done
    .record = done
progress-in_progress = In progress
    .record = in progress
progress-not_started = Not started
    .record = not started
progress-dropped = Dropped
    .record = dropped

## Whether an action helped.

effect-helped = Helped
    .record = helped
effect-no_effect = No effect
    .record = no effect
effect-too_early = Too early
    .record = too early to tell
effect-worse = Made it worse
    .record = made it worse

## What becomes of an earlier action.

decision-keep = Keep
    .record = keep
decision-redefine = Redefine
    .record = redefine
decision-drop = Drop
    .record = drop

## What an action still lacks.

lack-owner = owner
lack-due = due date
lack-ticket = ticket

## The lists of remarks.

list-went_well = Went well
list-went_badly = Went badly
list-lucky = Where we got lucky
list-learned = What we learned

## The rules of the commit gate.

rule-every_action_reviewed = Every action from last time gets an answer
    .record = Every action of last time gets an answer
rule-every_action_committed = Every action has an owner, a due date and a ticket
rule-at_least_three = At least three actions leave the room
rule-at_most_five = At most five actions leave the room

## Lengths of a meeting.

preset-min30 = 30 minutes
preset-min45 = 45 minutes
preset-min60 = 60 minutes
preset-min90 = 90 minutes

## What the library is sorted by.

sort-number = Number
sort-title = Title
sort-service = Service
sort-date = Date
sort-severity = Severity
sort-status = Status
sort-open = Open
sort-overdue = Overdue

## Why somebody else might lead, behind their name.

facilitatorHint-was_responder = had a role in this incident. Somebody from another team tends to hear more; could they lead instead?
facilitatorHint-has_authority = manages others in the room. People say more when somebody else leads.

## Why a request was not carried out, with the way out.

problem-disk_full = The disk is full. Your words stay on screen; free some space and they will be saved automatically.
    .command_line = The disk is full. Free some space and try again; nothing that was saved is lost.
problem-read_only = This workspace can be read but not changed: its file or folder is read-only. To edit it, copy it to a folder of your own.
problem-newer = This workspace was made by a newer version of Afterword. It is left untouched; update Afterword to edit it.
problem-damaged = The workspace file is damaged. It is kept as it is; restart Afterword to open the newest good copy.
    .command_line = The workspace file is damaged: { $detail }. Open it in Afterword to restore the newest good copy.
problem-lost = The workspace file was moved, replaced or deleted while it was open. Your words are kept until you choose how to continue.
    .command_line = The workspace file was moved, replaced or deleted while it was open. Nothing more is written to it; open it again where it is now.
problem-foreign = This workspace was not opened, because it doesn’t look like one made by Afterword: { $what }. Open your newest good copy, or ask whoever sent it for a JSON export.
problem-too_much = Reading this workspace took far more work than its size would explain, so Afterword stopped. Open your newest good copy, or ask whoever sent it for a JSON export.
problem-false_history = This step can’t be undone or redone: its history doesn’t match the workspace. Nothing was changed; edit the entries by hand instead.
problem-busy = Another program is writing to this workspace. Your words stay on screen and are saved as soon as it is done.
    .command_line = Another program is writing to this workspace. Try again in a moment.
problem-not_found = { $what } could not be found.
problem-file = { $path } can’t be used: { $detail }. Choose another place.
problem-unreadable = { $path } can’t be used: { $detail }.
problem-import = { $file } can’t be imported: { $detail }.
problem-stopped = The import was stopped; nothing was imported.
problem-pdf = The PDF could not be made: { $detail }. Export as Markdown in the meantime.
problem-ticket = { $said }
problem-token_needed = Enter the token of this connection.
problem-network = Phones can’t join at this address ({ $detail }). Choose another one, or vote another way.
problem-no_window = The room view can’t be opened now: too many files and connections are open. Close other programs or stop letting phones in, then try again; ballots already in are kept.
problem-internal = Something unexpected happened ({ $detail }). What was saved is safe; try again.

## What was found while a workspace was opened.

finding-log_kept_aside = There was a change log next to this workspace that does not belong to it. It was not used and is kept as { $file }.
finding-synchronised = This folder is copied to other computers by { $program }. Open the workspace on one computer at a time.
finding-network = This workspace is on a network drive. Open it on one computer at a time.
finding-disk_full = The disk is full, so this workspace can only be read. Free some space and open it again.
finding-rescued = A workspace file was moved, replaced or deleted while it was open. Everything in it is now in { $file }; open that file to continue.
finding-counter_spent = The numbering of post-mortems in this workspace can’t continue. The next one gets the number after the highest one in use.
finding-conflict_copy = Two computers wrote to this workspace, which left a second version: { $file }. Open it to see what it contains.

## Why a rule said no, with the way out.

refusal-too_long = That text has { $length } characters; this field holds { $limit }. Shorten it, or put it into several entries.
refusal-empty = Type a few words first.
refusal-gone = That entry is no longer there. If it was deleted, undo brings it back.
refusal-end_needs_condition = A chain ends in a process, policy, resource or organisational condition. Set the condition first, or ask why again.
refusal-end_points_at_person = This points at a person, and a person is not a condition. Ask what made it sensible at the time.
refusal-end_is_ruled_out = This cause is ruled out. Set it to possible or confirmed before the chain ends here.
refusal-nothing_beside = There is nothing beside this cause yet. Add another condition first.
refusal-runs_in_a_circle = These two can’t be the same: one of them already leads to the other.
refusal-below_itself = An answer can’t be moved below itself.
refusal-too_deep = This chain is { $limit } deep already. Start a new chain from here.
refusal-cut_line = The cut line must be between 1 and 5.
refusal-no_votes = There must be at least one voter with one vote, and at least one vote on one candidate.
refusal-over_budget = The room has { $budget } votes and { $spent } are spent. Take one back first.
refusal-over_candidate = One candidate can get at most { $most } votes here.
refusal-below_spent = { $spent } votes are entered already; the setting can’t go below that.
refusal-not_listed = One of these candidates is no longer in this ballot. Check the votes again.
    .voter = One of these candidates is no longer in this ballot. Look at your votes again.
refusal-over_one = At most { $most } of one person’s votes can go to one candidate.
    .voter = At most { $most } of your votes can go to one candidate.
refusal-over_votes =
    { $votes_each ->
        [one] Everybody has { $votes_each } vote. Take one back first.
       *[other] Everybody has { $votes_each } votes. Take one back first.
    }
refusal-ballots_in =
    { $ballots ->
        [one] { $ballots } ballot is in already, so what is being voted on can’t change now. Close the vote, or cancel it.
       *[other] { $ballots } ballots are in already, so what is being voted on can’t change now. Close the vote, or cancel it.
    }
refusal-vote_open =
    { $ballots ->
        [one] { $ballots } ballot of an open vote is in. Close or cancel the vote first.
       *[other] { $ballots } ballots of an open vote are in. Close or cancel the vote first.
    }
refusal-one_ballot_alone = With one secret ballot the result would show how that person voted. Wait for another one, or vote by raised hands.
refusal-no_ballots = No ballot is in yet. Wait for the first, or cancel the vote.
refusal-seat_taken = This person has already voted or joined on a phone. Take the ballot back or free the seat first.
    .voter = This seat is taken. Choose another name, or ask the facilitator to free it.
refusal-seat_gone = This seat no longer exists. Check who has voted, and choose again.
    .voter = Your seat was freed. Take it again to vote.
refusal-no_seat_left = This ballot has { $limit } seats and all are taken.
    .voter = This ballot has { $limit } seats and all are taken. Ask the facilitator.
refusal-box_gone = The ballots of this vote are gone: they are never written down. Start the vote again, or cancel it.
refusal-ballot_closed = This ballot is closed. Vote again to change the result.
refusal-ballot_open = A ballot is open. Close it first.
refusal-no_candidates = There are no candidates yet. Collect at least one.
refusal-not_in_tie = Choose at most { $places } of the tied candidates.
refusal-too_many = At most { $limit } actions leave the room.
refusal-gate_not_met = The commit gate is not met: complete the actions, or set the rule aside with a reason.
refusal-reason_needed = Setting a rule aside needs a reason; the record prints it.
refusal-drop_needs_reason = Say in a few words why the action is dropped; the record prints it.
refusal-bad_instant = That is not a valid time.
refusal-beyond_calendar = That is not a valid date. Enter a year from 1000 to 9999.
refusal-own_previous = A post-mortem can’t open with its own actions. Choose an earlier one.
refusal-nothing_to_undo = There is nothing to undo here.
refusal-nothing_to_redo = There is nothing to redo here.
refusal-changed_since = This has since been changed in another post-mortem. Undo that change first.

## What was assumed while a text was read.

warning-no_title = No title was found; the file name was used.
warning-no_date = No date was found. Set the day of the incident.
warning-zone_assumed = The times were read as { $zone }.
warning-untimed_lines = Lines without a time were added to the event before them: { $count }.
warning-days_without_time = Entries with a date but no time were set to midnight: { $count }.
warning-times_without_day = The notes give no date. Set the date of the incident and paste them again.
warning-next_days = The times jumped back by hours; what follows was read as the next day.
warning-newest_first = The notes were newest first; their order was reversed.
warning-repeated_hour = Times in the hour that happened twice were read in the order of the lines: { $count }. If one is wrong, add its zone, as in “02:20 CET”.
warning-skipped_hour = Times in the hour that the clocks skipped were moved to its end: { $count }.
warning-names_left_out = Names of the messages’ authors were left out: { $count }.
warning-ambiguous_dates = A date does not show which number is the month; the nearest day was used.
warning-unknown_severity = The severity “{ $word }” is not known; none was set.
warning-cut = The text under “{ $heading }” was too long for its field and was cut.
warning-not_understood = Part of “{ $heading }” was not understood and is kept word for word.
warning-kept_sections = Sections that fit nowhere else are kept word for word: { $count }.
warning-left_out = Entries in { $list } were left out because a record can’t hold that many: { $count }.
warning-document_too_long = The text is too long for one post-mortem; only the beginning was read.
warning-number_too_high = The number { $number } is too high; the next free one was used instead.
warning-asked_elsewhere = Tickets requested elsewhere still have to be created from here: { $count }.
warning-unreadable_bytes = Some bytes were not text; each was replaced by “�”.
warning-set_right = { $what } could not be kept as in the file and had to be corrected.

## The list of who is here.

people-button = People · { $here } here
people-about = Who is here
people-title = People
people-line = Name, what they do
people-rest = Roles in the incident and the order of the list are in Prepare.
people-voteOpen = A vote is open. Anyone who joins can vote; ballots already in still count.

## The ten phases: name, heading, purpose, what to say, what to ask.

phases-welcome-name = Welcome
phases-welcome-heading = Why we are here
phases-welcome-purpose = The premise, the rules, who does what.
phases-welcome-say = Everybody did what made sense with what they knew then. We are here to find the conditions that made this possible, and to change them.
phases-welcome-ask-1 = Does anybody need to leave early?
phases-welcome-ask-2 = Is anything stopping anybody from speaking freely today?
phases-last_time-name = Last time’s actions
phases-last_time-heading = Did last time’s actions help?
phases-last_time-purpose = One card per action: how far along, did it help, what now.
phases-last_time-say = Before we look for new actions, let’s see what became of the last ones. “Not done” is an answer too; it tells us something about our plans.
phases-last_time-ask-1 = What is different now that it is done?
phases-last_time-ask-2 = What got in the way?
phases-last_time-ask-3 = If we planned it today, what would we do?
phases-timeline-name = Timeline
phases-timeline-heading = What happened when
phases-timeline-purpose = Walk forward in time. Ideas for fixes are parked, not discussed.
phases-timeline-say = We’ll walk through it in order. Say what you saw and what you thought at that moment, not what we know now.
phases-timeline-ask-1 = What did you see that told you that?
phases-timeline-ask-2 = What did you expect to happen next?
phases-timeline-ask-3 = What else was going on at that moment?
phases-timeline-ask-4 = How did you know who to ask?
phases-went_well-name = Went well, went badly
phases-went_well-heading = What went well, what went badly
phases-went_well-purpose = Three lists. What went well comes first.
phases-went_well-say = Start with what helped. Then what made it harder. Then where we were lucky, because we can’t count on luck twice.
phases-went_well-ask-1 = What do we want to do the same way next time?
phases-went_well-ask-2 = What took longer than it had to?
phases-went_well-ask-3 = What could have made this much worse?
phases-whys-name = Whys
phases-whys-heading = What made this possible?
phases-whys-purpose = Several chains, each down to a condition that we can change.
phases-whys-say = We keep asking what made each step possible until the answer is something this organisation can change. A person is never the end of a chain.
phases-whys-ask-1 = What made that the reasonable choice, with what was known then?
phases-whys-ask-2 = How did it come to be that way?
phases-whys-ask-3 = Was there another condition?
phases-whys-ask-4 = Would anybody else have done the same?
phases-root_cause-name = Root cause
phases-root_cause-heading = Why it was possible
phases-root_cause-purpose = The paragraph, and the contributing factors.
phases-root_cause-say = I’ll read out what I have. Stop me where it isn’t what we found.
phases-root_cause-ask-1 = Which condition, had it been different, would have prevented this?
phases-root_cause-ask-2 = Which would prevent the next one like it?
phases-root_cause-ask-3 = Does this name a condition, or a person?
phases-collect-name = Collect actions
phases-collect-heading = What could we change?
phases-collect-purpose = Many candidates, quickly. Judging them comes later.
phases-collect-say = Let’s take a few minutes for ideas. Make each one something one person could finish. We’ll choose later.
phases-collect-ask-1 = What would make it less likely?
phases-collect-ask-2 = What would let us see it sooner?
phases-collect-ask-3 = What would let us stop it sooner?
phases-collect-ask-4 = What would change how we work?
phases-vote-name = Vote
phases-vote-heading = What we will do
phases-vote-purpose = Three to five actions that will really be done.
phases-vote-say = Decide for yourself first. Nobody has to explain a vote.
phases-vote-ask-1 = Does everybody know what each candidate means?
phases-vote-ask-2 = Has everybody decided?
phases-commit-name = Commit
phases-commit-heading = Who does what, by when
phases-commit-purpose = Owner, due date and ticket for each, before we leave the room.
phases-commit-say = Each of these needs one person to look after it, a date, and a ticket. Owning one is not a punishment; it means we count on it getting done.
phases-commit-ask-1 = Who can see this through?
phases-commit-ask-2 = By when would we be disappointed if it weren’t done?
phases-commit-ask-3 = Who will make room for it?
phases-close-name = Close
phases-close-heading = Read back and close
phases-close-purpose = What we decided, what we learned, whether it was worth it.
phases-close-say = I’ll read back what we decided. Then I’d like to hear one thing that somebody learned.
phases-close-ask-1 = Is this what we agreed?
phases-close-ask-2 = What did you not know an hour ago?
phases-close-ask-3 = Show of hands, one to five: was this worth your time?

## What came of a pasted list.

pasted-entries =
    { $n ->
        [one] { $n } entry added.
       *[other] { $n } entries added.
    }
pasted-tooMany =
    { $n ->
        [one] { $n } more line is left out: too many at once.
       *[other] { $n } more lines are left out: too many at once.
    }
pasted-answers =
    { $n ->
        [one] { $n } answer added, each below the one before.
       *[other] { $n } answers added, each below the one before.
    }
pasted-events =
    { $skipped ->
        [0] { $n ->
            [one] { $n } event added.
           *[other] { $n } events added.
        }
        [one] { $n ->
            [one] { $n } event added. { $skipped } line without a time stayed in the entry field.
           *[other] { $n } events added. { $skipped } line without a time stayed in the entry field.
        }
       *[other] { $n ->
            [one] { $n } event added. { $skipped } lines without a time stayed in the entry field.
           *[other] { $n } events added. { $skipped } lines without a time stayed in the entry field.
        }
    }
pasted-people =
    { $n ->
        [0] Nobody was added.
        [one] { $n } person added.
       *[other] { $n } people added.
    }
pasted-alreadyThere =
    { $n ->
        [one] { $names } was already there.
       *[other] { $names } were already there.
    }
pasted-othersThere = { $n } others were already there.
pasted-unnamed =
    { $n ->
        [one] { $n } address without a name was left out.
       *[other] { $n } addresses without a name were left out.
    }

## Buttons and labels of every screen.

common-add = Add
common-cancel = Cancel
common-save = Save
common-close = Close
common-done = Done
common-remove = Remove
common-rename = Rename
common-undo = Undo
common-redo = Redo
common-more = More
common-edit = Edit
common-open = Open
common-moveUp = Move up
common-moveDown = Move down
common-readOnly = Read-only
common-suggestions = Suggestions
common-dropAsk = Discard what you entered here?
common-dropNot = Stay
common-dropSure = Discard
common-untitled = Untitled incident

## Whether what is typed is saved.

saver-saved = Saved
saver-saving = Saving…
saver-failed = Not saved
saver-again = Try again
saver-notEntered = Not entered yet: only you can see this
saver-leftBehind = Some words on the last screen were not saved.
saver-copyWords = Copy them
saver-closeTitle = Some words are not saved yet
saver-closeText = If you close the window now, they will be lost. Stay to shorten them, copy them or try again.
saver-stay = Stay
saver-closeAnyway = Close anyway

## After undo and redo.

stepped-undo = Undone: { $act }.
stepped-redo = Redone: { $act }.

## The library.

library-title = Post-mortems
library-search = Search number, title, service, impact
library-new = New post-mortem
library-import = Import
library-addSample = Add the sample
library-allSeverities = All severities
library-allStatuses = All statuses
library-overdueOnly = With overdue actions
library-matching =
    { $n ->
        [one] { $n } post-mortem
       *[other] { $n } post-mortems
    }
library-actions =
    { $overdue ->
        [0] { $open ->
            [one] { $open } open action
           *[other] { $open } open actions
        }
       *[other] { $open ->
            [one] { $open } open action, { $overdue } overdue
           *[other] { $open } open actions, { $overdue } overdue
        }
    }
library-underWay = Meeting under way
library-noMatch = Nothing matches.
library-clear = Clear the search
library-columns-number = No.
library-columns-title = Title
library-columns-service = Service
library-columns-date = Date
library-columns-severity = Severity
library-columns-status = Status
library-columns-open = Open
library-columns-overdue = Overdue
library-overdue = overdue
library-rowMenu = More for { $label }
library-duplicate = Duplicate
library-delete = Delete
library-deleted = { $label } deleted.
library-duplicated = Duplicated as a draft.
library-imported =
    { $n ->
        [one] { $n } post-mortem imported.
       *[other] { $n } post-mortems imported.
    }
library-importedOne =
    { $warnings ->
        [0] Imported as { $label }.
        [one] Imported as { $label }, with { $warnings } thing to check.
       *[other] Imported as { $label }, with { $warnings } things to check.
    }
library-importing = Importing
library-importStep-reading =
    { $of ->
        [one] Reading { $name }.
       *[other] Reading { $name }, file { $n } of { $of }.
    }
library-importStep-writing =
    { $of ->
        [one] Saving { $name }.
       *[other] Saving { $name }, { $n } of { $of }.
    }
library-importTitle = Import finished
library-importedNone = No post-mortem was imported.
library-importRemarks = Imported: please check these
library-unread =
    { $n ->
        [one] { $n } file could not be read
       *[other] { $n } files could not be read
    }
library-emptyTitle = Lead your first blameless post-mortem
library-emptyText = Afterword leads the room from “did last time’s actions help?” to three to five committed actions, and writes the record while you talk.
library-emptySample = Try it with the sample
library-emptySampleAbout = A made-up payment outage, ready for its meeting, with four earlier actions to review.
library-more = Show more
library-showing = { $shown } of { $all }

## The workspace file and its ways out.

workspace-menu = Workspace
workspace-new = New workspace…
workspace-open = Open workspace…
workspace-copy = Copy to…
workspace-backUp = Back up now
workspace-copied = Copied to { $path }.
workspace-backedUp = Backed up to { $path }.
workspace-within = { $name } — { $folder }
workspace-readOnly = This workspace can be read but not changed: its file or folder is read-only. To edit it, copy it to a folder of your own.
workspace-newer = This workspace was made by a newer version of Afterword. It is shown read-only and left untouched; update Afterword to edit it.
workspace-damagedTitle = This workspace is damaged
workspace-damagedText = Parts of the file can’t be read. Whatever you choose, it will be kept unchanged under another name.
workspace-damagedBackup = The newest good copy is from { $day }.
workspace-damagedNoBackup = There is no good copy of it.
workspace-restore = Open the copy
workspace-startEmpty = Start with an empty workspace
workspace-openOther = Open another workspace…
workspace-unreachableTitle = This workspace can’t be reached
workspace-unreachableText = Nothing was changed. Check that its disk is connected and that you can read and write its folder. You can also open another workspace, or make a new one in a folder of your own.
workspace-unreachableBackup = There is a good copy from { $day } in its folder. Opening the copy replaces the missing file.
workspace-tryAgain = Try again
workspace-foreignTitle = This workspace was not opened
workspace-tooMuchText = Reading it took far more work than its size would explain, so Afterword stopped.
workspace-foreignText = It doesn’t look like a workspace made by Afterword: { $what }. None of it was used.
workspace-foreignBackup = Your newest good copy is from { $day }. This file is kept under another name.
workspace-foreignAsk = If somebody sent it to you, ask them for a JSON export and import that.
workspace-takenAwayTitle = The workspace file is no longer there
workspace-takenAwayText = It was moved, replaced or deleted while it was open. Nothing more was written to it.
workspace-takenAwayRescued = Everything up to that moment is in a new file: { $path }
workspace-takenAwayLost = Its contents could no longer be read completely. Its dated copies are in the folder next to it.
workspace-openRescued = Continue with the new file
workspace-unreadTitle = This post-mortem could not be read
workspace-unreadText = Nothing was changed. See the reason below, then try again.
workspace-goneTitle = This post-mortem no longer exists
workspace-goneText = It was deleted, or was never in this workspace. If it was deleted, Undo in the library brings it back.

## The frame of a post-mortem.

frame-library = Library
frame-agenda = Agenda
frame-side = Side panel
frame-sideHint = Side panel, with a hint from the coach
frame-closePanel = Close the panel
frame-prepare = Prepare
frame-record = Record
frame-palette = Commands
frame-palettePlaceholder = Type a command
frame-paletteEmpty = No command matches.
frame-roomView = Room view
frame-roomMinimised = Room view is minimised
frame-roomMinimisedAbout = Bring the room view back: while it is minimised, a share of it shows nothing new
frame-roomViewAbout = Open the room view on the shared screen
frame-roomClose = Close the room view
frame-start = Start the meeting
frame-resume = Resume
frame-back = Back to the meeting
frame-pause = Pause the clock
frame-more = +2 min
frame-moreAbout = Add two minutes to this phase
frame-less = −2
frame-lessLabel = −2 min
frame-lessAbout = Take two minutes off this phase
frame-of = of { $timer }
frame-over = over
frame-timer = Time in this phase
frame-minutes = { $n } minutes
frame-done = done
frame-incomplete = not complete yet
frame-tools = Undo and help
frame-partFailed = This part of the window ran into an error. Nothing you entered is lost.
frame-keysTitle = Keys
frame-keysHere = Here
frame-keysEverywhere = Everywhere

## The panel beside a phase.

aside-say = Say
aside-ask = Ask
aside-ideas = Parked ideas
aside-park = Park an idea
aside-parkPlaceholder = An idea for later
aside-notes = Your notes
aside-notesPlaceholder = Only you see these
aside-toCandidate = Make it a candidate

## Commands by key.

keys-palette = All commands
keys-help = Keys
keys-settings = Settings
keys-larger = Zoom in
keys-smaller = Zoom out
keys-actualSize = Actual size
keys-next = Next phase
keys-previous = Previous phase
keys-library = Back to the library
keys-people = Who is here
keys-park = Park an idea
keys-clock = Start or pause the clock
keys-newEntry = New entry
keys-search = Search
keys-up = Up
keys-down = Down
keys-left = Chain to the left
keys-right = Chain to the right
keys-edit = Edit
keys-star = Star or unstar
keys-kind = Next kind
keys-link = Evidence link
keys-remove = Remove
keys-moveUp = Move up
keys-moveDown = Move down
keys-addAs =
    Add as { $category ->
        [prevention] prevention
        [detection] detection
        [mitigation] mitigation
       *[process] process
    }
keys-newChain = New chain
keys-addBelow = Ask why again: add an answer below
keys-branch = Add another answer beside it
keys-condition = Next condition
keys-state = Possible, confirmed, ruled out
keys-evidence = Evidence
keys-together = Only together with the answer beside it
keys-same = Same as another cause
keys-end = Mark or unmark the end of the chain
keys-candidate = Make it a candidate
keys-therefore = Read as “therefore”
keys-fill = Fill the screen with one chain
keys-fold = Fold or unfold a chain
keys-leaveBoard = Leave the board
keys-stepBack = One step back
keys-merge = Merge with another
keys-category = Next category
keys-choose = Confirm the chosen candidates

## Settings.

settings-title = Settings
settings-lead = These apply to every workspace on this computer.
settings-windows-facilitator = Your window
settings-windows-room = Room view
settings-appearance = Appearance
settings-themeOf =
    { $window ->
        [room] Appearance: room view
       *[facilitator] Appearance: your window
    }
settings-themes-system = System
settings-themes-light = Light
settings-themes-dark = Dark
settings-size = Size
settings-sizeOf =
    { $window ->
        [room] Size: room view
       *[facilitator] Size: your window
    }
settings-smaller = Smaller
settings-larger = Larger
settings-keys = Keys
settings-letterKeys = Letter keys
settings-letterKeysAbout = A single key, such as { $key }, runs a command.
settings-modAlways = Commands with { $key } always work.
settings-on = On
settings-off = Off

## Prepare.

prepare-title = Prepare
prepare-lead = The facts, the people and the timeline, before the room meets.
prepare-incident = The incident
prepare-name = Title
prepare-namePlaceholder = Payment degradation
prepare-service = Service or feature
prepare-servicePlaceholder = Checkout
prepare-date = Date
prepare-zone = Time zone
prepare-severity = Severity
prepare-impact = Impact
prepare-impactPlaceholder = Who was affected and how badly: 30% of checkouts failed
prepare-summary = Summary
prepare-summaryPlaceholder = What broke, for whom, for how long, and why it was possible, for somebody who was not there
prepare-lifecycle = Lifecycle
prepare-clockPlaceholder = 14:38
prepare-mitigatedBy = What stopped the impact on users
prepare-notSet = Not set
prepare-duration = Duration
prepare-ttd = Time to detect
prepare-ttm = Time to mitigate
prepare-ttr = Time to resolve
prepare-order = “{ $then }” is earlier than “{ $first }”. Times after midnight need a date, as in “16 Nov 00:12”. Or have two times been swapped?
prepare-badDay = Type a date, as in “{ $shown }” or “{ $day }”.
prepare-badTime = Type a time, as in “14:38”, “16 Nov 00:12” or “02:20 CET”.
prepare-twice = The clocks went back, so this time happened twice. Which one do you mean?
prepare-firstPass = Before the change
prepare-secondPass = After the change
prepare-skipped = The clocks went forward past the time you typed, so { $clock } was used instead.
prepare-keepClock-title = Keep the clock times?
prepare-keepClock-zone-lead = The times were entered in { $from }. You are changing the time zone to { $to }.
prepare-keepClock-zone-keep = Keep the clock times
prepare-keepClock-zone-leave = Convert the times
prepare-keepClock-day-lead = The times were entered for { $from }. You are changing the date to { $to }.
prepare-keepClock-day-keep = Move the times to the new day
prepare-keepClock-day-leave = Leave the times on the old day
prepare-needDate = Set the date of the incident first, or type the time with its date.
prepare-people = People
prepare-peopleLead = Who will be in the room, and who did what during the incident.
prepare-person = Name
prepare-personRole = What they do
prepare-authority = Manages others here
prepare-present = Present
prepare-addPerson = Add a person
prepare-addPersonPlaceholder = Name, and what they do after a comma
prepare-noPeople = Nobody is listed yet.
prepare-roles = Roles in the incident
prepare-nobody = Nobody
prepare-facilitator = Facilitator
prepare-facilitatorPlaceholder = Who leads this meeting
prepare-timeline = Timeline
prepare-timelineLead = Paste the scribe’s notes, open a file, or type events by hand.
prepare-paste = Paste notes
prepare-openNotes = Open notes…
prepare-lastTime = Last time
prepare-lastTimeLead = The meeting opens with the actions of an earlier post-mortem. Were they done? Did they help?
prepare-proposed = { $label } { $title } is proposed: it is the latest match.
prepare-chosen = The meeting opens with { $label } { $title }.
prepare-noPrevious = The meeting does not open with an earlier post-mortem.
prepare-nothingEarlier = There is no earlier finished post-mortem with actions. The meeting opens with the timeline.
prepare-change = Choose another
prepare-useProposed = Use the proposed one
prepare-noneToday = None today
prepare-findEarlier = Search earlier post-mortems
prepare-earlierActions =
    { $n ->
        [one] { $n } action
       *[other] { $n } actions
    }
prepare-length = Length of the meeting
prepare-ready = Before the meeting
prepare-readyItems-title = Title and service
prepare-readyItems-date = Date and time zone
prepare-readyItems-severity = Severity and impact
prepare-readyItems-lifecycle = Start and mitigation
prepare-readyItems-people = People in the room
prepare-readyItems-facilitator = A neutral facilitator
prepare-readyItems-timeline = A timeline to walk through
prepare-readyItems-tracker = A tracker for tickets (optional)
prepare-trackerAbout = With a tracker set up, you can create tickets from here in the meeting. Without one, you type their keys.
prepare-setUpTracker = Set up a tracker…

## The phase Welcome.

welcome-premise = Everybody did what made sense with what they knew at the time. We look for the conditions that made this possible, so that we can change them.
welcome-rules = How we work today
welcome-ruleList-1 = Conditions, not people. “What made it possible?”, never “who?”.
welcome-ruleList-2 = Tell it as it looked then, not as it looks now.
welcome-ruleList-3 = Everybody speaks; nobody is interrupted.
welcome-ruleList-4 = Ideas for fixes are parked until we collect them.
welcome-ruleList-5 = Three to five actions, each with a name, a date and a ticket.
welcome-here = { $n } here
welcome-authority = manages others here: asks questions, does not lead

## Pasting notes.

notes-title = Add notes to the timeline
notes-lead = One event per line, as in “14:38 — hypothesis: the provider is down”. Lines without a time are added to the event above.
notes-label = Notes
notes-placeholder =
    14:38 — hypothesis: the provider is down
    14:41 — decision: roll back
notes-found =
    { $n ->
        [0] Nothing to add yet.
        [one] { $n } event found.
       *[other] { $n } events found.
    }
notes-noTimes = No line begins with a time. Begin each event with one, as in “14:38 — rolled back”, or copy the messages together with their times.
notes-noDay = The times have no date. Set the date of the incident, or write a date above them, as in “15 Nov 2024”.
notes-noWords = The times have no text after them. Write what happened on the same line or below.
notes-skipped =
    { $n ->
        [one] { $n } line will be left out:
       *[other] { $n } lines will be left out:
    }
notes-because-before_first_time = comes before the first time; put a time in front of it to keep it
notes-because-no_day = has no date; set the date of the incident
notes-because-no_words = has a time but no text
notes-because-heading = is a heading
notes-because-too_long = is too long for one event; split it to keep it
notes-because-too_many = is beyond the limit on events
notes-because-private = was sent to one person
notes-because-furniture = comes from the chat tool and is not a message
notes-marks = Also set
notes-add =
    { $n ->
        [0] Add events
        [one] Add { $n } event
       *[other] Add { $n } events
    }
notes-showing = The first { $n } are shown.
notes-added =
    { $n ->
        [one] { $n } event added.
       *[other] { $n } events added.
    }
notes-source = Notes
notes-tooMany = Only the first { NUMBER($n, useGrouping: "true") } events will be added; the rest stay in your notes.

## The phase Timeline.

timeline-empty = The timeline is empty. Type the first event below, or paste notes in Prepare.
timeline-time = Time
timeline-kind = Kind
timeline-event = Event
timeline-add = New event
timeline-addPlaceholder = 14:38 what happened
timeline-addHint = Begin with a time. A word such as “decision:” sets the kind.
timeline-noTime = Begin with a time, as in “14:38 alert fired”.
timeline-star = Star
timeline-unstar = Starred; read aloud
timeline-addEvidence = Evidence link
timeline-evidencePlaceholder = https://…
timeline-gap = { $span } without an entry
timeline-starredOnly = Starred only
timeline-all =
    { $n ->
        [one] { $n } event
       *[other] { $n } events
    }
timeline-rowLabel = { $time } { $text }
timeline-textLabel = What happened
timeline-tooLong = That is too long for one event. Split it into several.
timeline-evidenceThere = That link is already there.
timeline-noEvidenceAddress = An evidence link is an address that begins with http:// or https://.
timeline-openEvidence = Open evidence in the browser
timeline-removeEvidence = Remove evidence

## The phase Last time’s actions.

lastTime-from = From { $label } { $title }
lastTime-elsewhere = From an earlier post-mortem that is not in this workspace.
lastTime-none = This meeting does not open with an earlier post-mortem.
lastTime-noneHelp = In Prepare you can choose one. Without one, go on to the timeline.
lastTime-noActions = The earlier post-mortem has no actions.
lastTime-owner = Owner
lastTime-due = Due
lastTime-ticket = Ticket
lastTime-howFar = How far along is it?
lastTime-didItHelp = Did it help?
lastTime-whatNow = What now?
lastTime-note = Note
lastTime-notePlaceholder = What the room says about it
lastTime-reason = Why it is being dropped
lastTime-reasonPlaceholder = One line; the record prints it
lastTime-newText = From now on
lastTime-newTextPlaceholder = What the action will be from now on
lastTime-answered = { $done } of { $all } answered
lastTime-position = Action { $n } of { $all }
lastTime-moveOnTitle =
    { $n ->
        [one] { $n } action has no answer yet
       *[other] { $n } actions have no answer yet
    }
lastTime-moveOnText = Actions that nobody asks about tend to stay undone. Move on anyway? The record will say so.
lastTime-moveOnReason = Why (the record prints it)
lastTime-moveOn = Move on
lastTime-stay = Stay
lastTime-movedOn = Moved on before every action had an answer

## The phase Went well, went badly.

remarks-placeholder-went_well = What helped?
remarks-placeholder-went_badly = What made it harder?
remarks-placeholder-lucky = Where did luck help?
remarks-placeholder-learned = What was new to you?
remarks-empty = Nothing yet.
remarks-moveTo = Move to “{ $list }”
remarks-hints-went_well = Worth doing the same way again.
remarks-hints-went_badly = Conditions, not people.
remarks-hints-lucky = Where luck helped, a defence is missing.
remarks-hints-learned = { "" }

## The phase Whys.

whys-chains =
    { $n ->
        [one] { $n } chain
       *[other] { $n } chains
    }
# How many of the chains have an end: $n of $all.
whys-ended =
    { $n ->
        [0] None has yet reached a condition you can change.
        [one] One has reached a condition you can change.
       *[other] { $n } have reached a condition you can change.
    }
whys-allEnded =
    { $all ->
        [one] It has reached a condition you can change.
       *[other] Each has reached a condition you can change.
    }
whys-newChain = New chain
whys-problemPlaceholder = What went wrong, in a few words
whys-problemLabel = The chain starts from
whys-deep = { $n } deep
whys-why = why?
# Above an answer that stands beside others, far below the one that it answers.
whys-whyOf = another answer to { $number }
whys-whyOfProblem = another answer to the problem
whys-answerLabel = Answer
whys-answerPlaceholder = Because…
whys-firstPrompt = What made that possible?
whys-another = Was there another condition?
whys-wording-how = Ask with “why”
whys-wording-why = Ask with “how”
whys-readTherefore = Read as “therefore”
whys-readAll = Read as “therefore”
whys-readFrom = Read from here as “therefore”
whys-fill = Fill the screen
whys-allChains = All chains
whys-fold = Fold
whys-unfold = Unfold
whys-state = How sure we are
whys-states-possible = Possible
    .record = possible
whys-states-confirmed = Confirmed
    .record = confirmed
whys-states-ruled_out = Ruled out
    .record = ruled out
whys-weak = weak step
whys-holds = step holds
whys-evidenceTitle = Evidence
whys-evidenceEvents = Events from the timeline
whys-evidenceNone = The timeline has no events yet. Add them in Prepare or in the Timeline phase.
whys-evidenceLinks = Links
whys-noEvidence = Confirmed by what?
whys-reason = Ruled out because
whys-reasonPlaceholder = What rules it out, in one line
whys-noReason = Ruled out: why?
whys-together = Only together with the answers beside it
whys-notTogether = Played its part on its own
whys-onlyTogether = only together
whys-move = Move…
whys-placeTitle = Move to
whys-placeLead = “{ $text }” and the answers below it go below:
whys-placeFirst = as a first answer
whys-sameTitle = The same as
whys-sameLead = “{ $text }” is the same cause as:
whys-sameNone = No other chain has a cause that it could be the same as.
whys-empty = Start a chain from what users felt, why it lasted so long, or why it was noticed late. An incident has several conditions; several short chains show more than one long one.
whys-starters-1 = What users felt
whys-starters-2 = Why it lasted so long
whys-starters-3 = Why it was noticed late
whys-condition = Condition
whys-noCondition = No condition
whys-endOfChain = end of chain
whys-markEnd = Mark as the end
whys-unmarkEnd = Not the end of the chain
whys-early = Ends at depth { $depth }. It’s easy to stop too early: what made this possible?
whys-far = { $depth } deep. Is this still about this incident?
whys-candidates =
    { $n ->
        [one] { $n } candidate
       *[other] { $n } candidates
    }
whys-toCandidate = Make it a candidate
whys-candidatePlaceholder = What would change this condition?
whys-addBelow = Ask why again
whys-branch = Another answer beside it
whys-removeChain = Remove the chain
whys-cause = Answer { $n }: { $text }
whys-chainLabel = Chain: { $problem }
whys-moveLeft = Move the chain left
whys-moveRight = Move the chain right

## Reading a chain back.

therefore-title = Therefore
therefore-word = … therefore …
therefore-line = line { $n } of { $of }
therefore-ask = Does the last line follow from the one before it?
therefore-holds = It follows
therefore-isWeak = It doesn’t follow
therefore-done = You have read from the end to the problem.
therefore-nextLine = Next line
therefore-nothing = There is nothing to read yet: the chain has no answers, or all of them are ruled out.

## What chains and actions leave open.

coverage-title = Still open
coverage-complete = Each chain has an end, and each end an action.
coverage-chainsWithoutEnd =
    { $n ->
        [one] { $n } chain without an end
       *[other] { $n } chains without an end
    }
coverage-endsWithoutAction =
    { $n ->
        [one] { $n } end without an action
       *[other] { $n } ends without an action
    }
coverage-actionsWithoutCause =
    { $n ->
        [one] { $n } action without a cause
       *[other] { $n } actions without a cause
    }
coverage-onlyDetection = Every action is about detection; none prevents anything.

## The coach.

coach-title = What the coach hears
coach-pointsAtPerson = Points at a person
coach-kinds-human_error = Human error as the explanation
coach-kinds-judgement = Rates people
coach-kinds-who_question = Asks for a name
coach-kinds-hindsight = Hindsight
coach-kinds-person_fix = Changes a person, not the system
coach-kinds-counterfactual = Says what did not happen
coach-kinds-omission = Says what was left undone
coach-kinds-person_cause = Points at a person
coach-kinds-vague_action = Vague
coach-kinds-no_finish = No end in sight
coach-kinds-team_owner = A team owns it
coach-kinds-name = Names a person
coach-ask = Ask:
coach-instead = Try:
coach-or = Or:
coach-take = Use this
coach-takeAbout = Use this: { $text }
coach-edit = Edit
coach-keep = Keep as said
coach-takeKey = Use the coach’s rewording
coach-keepKey = Keep as said
coach-more = and { $n } more
coach-foreign = This is not in English, so the coach has no hints for it.
coach-settings = Rules and words of the coach
coach-settingsLead = They apply to all post-mortems in this workspace.
coach-roles = What people are called here
coach-rolesPlaceholder =
    sheriff
    DBRE
coach-fine = Words that are fine here
coach-finePlaceholder =
    error budget
    blame (git)
coach-kept = Kept as said in this post-mortem
coach-hearAgain = Show hints again

## The phase Root cause.

rootCause-paragraph = Root cause
rootCause-paragraphHint = Several conditions together, in sentences that somebody who was not there can follow. Use your own words.
rootCause-placeholder = It was possible because…
rootCause-factors = Contributing factors
rootCause-draft = Draft from the chains
rootCause-redraft = Redraft
rootCause-drafted = This is how the chains read now.
rootCause-differs = The chains have changed since, or you have edited the text.
rootCause-noDraft = Once a chain has an end, a paragraph can be drafted from it.
rootCause-proposed = From the chains
rootCause-proposedNone = No chain has reached an end yet.
rootCause-proposedTaken = Every end of a chain is already a factor.
rootCause-jointCause = only together
rootCause-unconfirmed = possible
rootCause-addAll = Add all
rootCause-addFactor = Add as a factor
rootCause-newFactor = Another factor
rootCause-empty = No factors yet.

## The phase Collect actions.

collect-candidates =
    { $n ->
        [one] { $n } candidate
       *[other] { $n } candidates
    }
collect-newPlaceholder = What could change one of these conditions?
collect-fromCauses = Causes without a candidate
collect-fromIdeas = Parked ideas
collect-empty = No candidates yet. Take them from the causes and the parked ideas, or type what the room says.
collect-candidate = Candidate
collect-category = Category
collect-noCategory = Category
collect-from-cause = from a cause
collect-from-idea = from a parked idea
collect-from-room = said in the room
collect-merged = { $n } sources
collect-merge = Merge into another…
collect-mergeTitle = Merge into
collect-mergeText = “{ $text }” and its sources go into the candidate you choose.
collect-balance = Balance
collect-addsWith = Enter adds it. { $first } to { $last } add it as prevention, detection, mitigation or process.
collect-alike = Similar to { $n }
collect-mergeWith = Merge into { $n }
collect-toSources = To the parked ideas and causes
collect-split = Split in two…
collect-splitTitle = Split in two
collect-splitText = Both keep the category and where they came from.
collect-splitFirst = The first
collect-splitSecond = The second
collect-splitDone = Split
collect-onlyDetection = Every candidate is about detection; none prevents anything.

## The phase Vote.

vote-setUp = How the room votes
vote-voters = Voters
vote-votesEach = Votes each
vote-mostOnOne = Most on one candidate
vote-cut = Cut line at
vote-open = Open the vote
vote-skip = Choose without voting
vote-discard = Cancel this vote
vote-leaveTitle = Close Afterword during the vote?
vote-leaveLead =
    { $n ->
        [one] { $n } ballot is in. Ballots are never saved, so everybody would have to vote again.
       *[other] { $n } ballots are in. Ballots are never saved, so everybody would have to vote again.
    }
vote-discardTitle = Cancel this vote?
vote-discardLead =
    { $n ->
        [one] { $n } ballot will be thrown away for good; undo does not bring them back. Everybody will have to vote again.
       *[other] { $n } ballots will be thrown away for good; undo does not bring them back. Everybody will have to vote again.
    }
vote-discardSure = Throw the ballots away
vote-discardNot = Keep voting
vote-close = Close the vote
vote-closeTitle = Close the vote now?
vote-closeLead = { $ballots } of { $expected } ballots are in. Once the vote is closed, no more can come in.
vote-closeNothing = No votes have been entered yet, and none can be once the vote is closed.
vote-closeAllIn = Every ballot is now in.
vote-closeSure = Close the vote anyway
vote-spent = { $spent } of { $budget } votes entered
vote-counts = Count raised hands, candidate by candidate.
vote-votesFor = Votes for { $text }
vote-result = Result
vote-again = Vote again
vote-cutLine = below the line: kept for the record
vote-tieTitle = A tie across the cut line
vote-tieText =
    { $places ->
        [one] { $n } candidates have equal votes, and one place is left.
       *[other] { $n } candidates have equal votes, and { $places } places are left.
    }
vote-runOff = Vote again on these
vote-choose = The room chooses
vote-chooseDone = Choose these
vote-chooseNone = None of these
vote-runOffTitle = Run-off
vote-runOffSay = These are tied. Vote once more, on these only; nobody has to join again.
vote-runOffText =
    { $places ->
        [one] For the last place.
       *[other] For the last { $places } places.
    }
vote-skippedText = The room chooses without voting: mark what will be done.
vote-chosen = { $n } chosen
vote-nothing = Collect candidates first.
vote-decidedBy-clear = Decided by the votes.
vote-decidedBy-run_off = A tie went to a run-off.
vote-decidedBy-room_chose = A tie was settled by the room’s choice.
vote-more = One more vote
vote-less = One fewer vote
vote-ways-hands-name = Raised hands
vote-ways-hands-about = Count hands, candidate by candidate.
vote-ways-hands-say = I’ll read the candidates one by one. Raise your hand, or two fingers for two votes, until yours are used up.
vote-ways-people-name = Person by person
vote-ways-people-about = Each person says their votes; you enter them row by row.
vote-ways-people-say = Decide before anybody speaks. Then say your votes in turn; nobody has to explain theirs.
vote-ways-pass-name = Pass the laptop
vote-ways-pass-about = A secret ballot on this laptop, one person at a time.
vote-ways-pass-say = Pass the laptop round. Only the person who has it looks at the screen, and only the totals are kept.
vote-ways-phones-name = Phones
vote-ways-phones-about = A secret ballot on everybody’s own phone, on this network.
vote-ways-phones-say = Scan the code and choose your name. You can change your votes until I close the vote; nobody sees who voted for what.
vote-way = How votes come in
vote-facilitatorVotes = I vote too
vote-facilitatorVotesAbout = The facilitator doesn’t vote unless you say so.
vote-rulesSet =
    { $each ->
        [one] { $each } vote each, at most { $most } on one, cut line at { $cut }. Set before the vote.
       *[other] { $each } votes each, at most { $most } on one, cut line at { $cut }. Set before the vote.
    }
vote-ballotsIn = { $ballots } of { $expected } ballots in
vote-hidden = The room view shows only how many ballots are in.
vote-boxGone = The ballots of this vote are gone
vote-boxGoneText = They are never saved, and closing the vote has since been undone. Everybody has to vote again.
vote-interrupted = Afterword ended while this vote was open
vote-interruptedIn = Afterword ended while the vote in { $label } was open
vote-interruptedText = Ballots are never saved, so none were kept. Everybody has to vote again.
vote-look = Look at this vote
vote-restart = Start this vote again
vote-people = Votes person by person
vote-peopleKeys = Each candidate has a key. When a row has used all its votes, the next one is selected.
vote-keyVote = One more vote for a candidate, or back to none
vote-keyRow = Another row
vote-keyCell = Another candidate; Space gives a vote
vote-keyClear = No votes in this row
vote-keyCount = Type the count
vote-keyStep = One more or one fewer
vote-votesOf = { $name }: { $spent } of { $each } votes
vote-passOn = Hand the laptop over
vote-passAbout = The voter has the screen to themselves until their ballot is in. Earlier ballots can’t be seen.
vote-passTo = Who votes now?
vote-passToLead = Choose your name. Nobody else should look at the screen.
vote-passBack = Back to the facilitator
vote-passAllIn = Every ballot is in.
vote-passNobody = Nobody is listed yet. Go back and add the voters.
vote-passTurn = { $name }, it’s your turn
vote-passTurnLead = Nobody sees what you choose, and only the totals are kept.
vote-begin = Begin
vote-notMe = This isn’t me
vote-yourVotes = { $left } of { $all } votes left
vote-cast = Cast my votes
vote-castSure = Yes, cast them
vote-sure = Are these your votes?
vote-sureLeft = You have votes left. Cast these anyway?
vote-counted = Thank you, { $name }. Your ballot is in.
vote-countedLead = Pass the laptop on.
vote-next = Next
vote-seats = Who has voted
vote-seatVoted = voted
vote-seatByHand = by raised hands
vote-seatOnPhone = joined on a phone
vote-seatWaiting = not yet
vote-guest = guest
vote-seatMenu = Ballot of { $name }
vote-enterByHand = Enter from raised hands…
vote-voteHere = Vote on this laptop…
vote-withdraw = Take this ballot back
vote-free = Free this seat
vote-removeSeat = Remove
vote-addSeat = Add a voter
vote-handTitle = Votes of { $name }
vote-handLead = Said aloud or shown by hand in front of everybody, so not secret.
vote-save = Enter
vote-phonesTitle = Let phones in
vote-phonesLead = Afterword serves the voting page, and nothing else, at this address until the vote is closed or no phone has used it for 15 minutes. Phones have to be on the same network. What they send is not encrypted.
vote-phonesAddress = Address
vote-onlyHere = this laptop only, to try it out
vote-phonesOpen = Let phones in at this address
vote-phonesNone = This laptop is not on a network. Join one, or vote another way.
vote-phonesJoin = Scan, or open
vote-phonesCode = and type
vote-phonesQr = QR code of { $link }
vote-phonesClose = Stop letting phones in
vote-phonesLocked =
    { $n ->
        [one] { $n } address sent many wrong codes and is locked out for 15 minutes.
       *[other] { $n } addresses sent many wrong codes and are locked out for 15 minutes.
    }
vote-phonesGuessed = { $n } wrong codes came in: somebody may be guessing. People who have not joined yet have to wait a few seconds; everybody else can keep voting.
vote-phonesNewCode = There is a new, longer code: say it aloud to those who have not joined yet.
vote-showRoom = Show the room view

## Tickets and connections to trackers.

tickets-omitted-due = This tracker has no due dates: the date stays here and in the record.
tickets-omitted-owner = This tracker can’t find people by name: enter the account under “Tickets and due dates”, or assign the ticket in the tracker.
tickets-note-owner_not_found = The tracker found nobody called { $name }, or more than one person: assign the ticket by hand.
tickets-note-owner_left_out = The tracker did not accept the owner: assign the ticket by hand.
tickets-note-due_left_out = The tracker did not accept the due date: its screen may not have that field.
tickets-note-labels_left_out = The tracker did not accept the labels.
tickets-note-label_missing = The tracker has no label “{ $label }”; it was left out.
tickets-create = Create…
tickets-createOne = Create a ticket…
tickets-createFor = Create a ticket: { $text }
tickets-createAll = Create tickets…
tickets-title =
    { $n ->
        [one] Create a ticket
       *[other] Create { $n } tickets
    }
tickets-lead = This is all that is sent; nothing else of the record leaves this computer.
tickets-made = Tickets created
tickets-madeLead = Every action has a ticket.
tickets-send =
    { $n ->
        [one] Create { $n } ticket
       *[other] Create { $n } tickets
    }
tickets-sending = Creating…
tickets-through = Connection
tickets-none = There is no connection to a tracker yet. Add one, or type the ticket’s key or address yourself.
tickets-add = Add a connection
tickets-labels = Labels
tickets-due = Due
tickets-assignee = Assigned to
tickets-byName = { $name }, if found by name
tickets-already = already existed
tickets-sign = And a marker that lets Afterword find the ticket again: { $marker }
tickets-elsewhereTitle = Waiting on another connection
tickets-elsewhere =
    { $n ->
        [one] { $n } action is waiting on another connection, where a ticket may already exist. Choose that connection above.
       *[other] { $n } actions are waiting on another connection, where a ticket may already exist. Choose that connection above.
    }
tickets-notLinked = { $key } was created in the meantime, but is not linked here.
tickets-pending = ticket pending
tickets-again = Try again
tickets-giveUp = Forget this ticket
tickets-refresh = Refresh tickets
tickets-refreshed = No ticket has changed.
tickets-closedThere = { $key } is closed.
tickets-markDone = Mark as done
tickets-goneThere = { $key } no longer exists, or this token can’t see it.
tickets-connections = Connections to trackers
tickets-edit = Edit { $name }
tickets-removeConnection = Remove this connection
tickets-removeSure = Remove it for good
tickets-tokenNotKept = The keychain did not save the token, so you will be asked for it each time.
tickets-kind = Tracker
tickets-name = Name
tickets-namePlaceholder = What the team calls it
tickets-base = Address
tickets-user = E-mail address of the account
tickets-issueType = Issue type
tickets-extraLabels = Labels for every ticket, separated by commas
tickets-categoryLabel =
    Label for { $category ->
        [prevention] prevention
        [detection] detection
        [mitigation] mitigation
       *[process] process
    }
tickets-peopleTitle = People’s accounts
tickets-peopleHelp = One per line: Name = account
tickets-plainHttp = Plain HTTP is fine here: this address is on this computer only
tickets-tokenLabel = Token
tickets-tokenOf = Token of { $connection }
tickets-tokenKept = A token is kept in this system’s keychain.
tickets-tokenForget = Forget it
tickets-tokenNoKeychain = This system has no unlocked keychain, so you will be asked for the token each time; it is never saved.
tickets-tokenWillKeep = It is kept in this system’s keychain, never in a file.
tickets-test = Test the connection
tickets-tested = It works: { $account }, { $project }.

## The phase Commit.

commit-action = Action
commit-category = Category
commit-owner = Owner
commit-ownerPlaceholder = A person
commit-due = Due
commit-duePlaceholder = { $day }, in 2 weeks
commit-dueWithoutDay = In 2 weeks
commit-ticket = Ticket
commit-ticketPlaceholder = Key or address
commit-empty = No actions yet. The vote adds them here, or you can add one.
commit-addAction = Add an action
commit-gate = Commit gate
commit-gateMet = The gate is met. The meeting can be closed.
commit-complete = { $done } of { $all } complete
commit-needs = Needs { $lacks }
commit-overrideReason = Why (the record prints it)
commit-overridePlaceholder = To set this rule aside, say why (the record prints it)
commit-setAside = Set aside
commit-keepRule = Keep the rule
commit-keptAfterAll = The rule is kept after all, so the record leaves this out.
commit-fewer = With fewer than three actions, say why in one line.
commit-more = More than five actions rarely get done.
commit-incomplete =
    { $n ->
        [one] { $n } action is not complete.
       *[other] { $n } actions are not complete.
    }
commit-toClose = On to the close
commit-openTicket = Open the ticket
commit-proposed = Use { $day }
commit-proposedAbout =
    { $days ->
        [one] In { $days } day, as set under “Tickets and due dates”
       *[other] In { $days } days, as set under “Tickets and due dates”
    }
commit-past = This date has passed.
commit-far =
    { $months ->
        [one] { $months } month from now.
       *[other] { $months } months from now.
    }
commit-below = It is no longer above the cut line, but stays because something was entered for it. Remove it if it won’t be done.
commit-noTicket = No connection recognises this ticket.
commit-proposeAll = Propose dates
commit-settings = Tickets and due dates…
commit-settingsTitle = Tickets and due dates
commit-settingsLead = For every post-mortem in this workspace.
commit-dueDays = Days until an action is due
commit-notChosen = Considered, not chosen
commit-because = Because
commit-becauseOf = Why not: { $text }
commit-becausePlaceholder = Why not this one (optional; the record prints it)
commit-calendar = Due dates as a calendar (.ics)
commit-table = Actions for a spreadsheet (.csv)
commit-trackerTable = Actions to import into a tracker (.csv)
commit-written = Written to { $path }

## The phase Close.

close-readBack = Read back
close-does = { $owner }, { $due }
close-noOwner = Nobody yet
close-noDue = no date
close-worth = Was it worth the time?
close-worthAbout = Raised hands for each score, 1 to 5.
close-worthFor = Hands for { $score }
close-mean = Mean { $mean }
close-finish = Finish the meeting
close-finished = Finished on { $day }.
close-reopen = Reopen the meeting
close-toRecord = Go to the record
close-missing = Commit is not complete yet
close-missingLead = This is still needed before you can finish the meeting. Anything that stays open needs one line saying why.
close-open = Still open
close-fill-owner = Name an owner
close-fill-due = Set a due date
close-fill-ticket = Add a ticket
close-fewer =
    { $n ->
        [0] No action leaves the room; three to five is the norm.
        [one] { $n } action leaves the room; three to five is the norm.
       *[other] { $n } actions leave the room; three to five is the norm.
    }
close-tooMany = { $n } actions leave the room; more than five rarely get done.
close-takeOut = Choose what to take out
close-noWords = An action without text
close-lastTimeOpen =
    { $n ->
        [one] { $n } action from last time has no answer yet.
       *[other] { $n } actions from last time have no answer yet.
    }
close-toLastTime = Back to last time’s actions
close-thanks = Thank the room. The record is ready to send.

## Imported post-mortems.

imported-title = Imported
imported-status = No meeting yet
imported-not_met = The document does not say that a meeting was held about this incident.
imported-met = The document says that a meeting was held about this incident.
imported-finished = A meeting about this incident was held.
imported-hold = Hold the meeting about this
imported-metElsewhere = The meeting was held elsewhere

## The screen of the record.

record-title = Record
record-export = Export
record-pdf = PDF…
record-markdown = Markdown…
record-json = JSON…
record-copy = Copy as Markdown
record-copied = Copied.
record-notCopied = The clipboard can’t be used right now. Export as Markdown instead.
record-paper = Paper
record-papers-a4 = A4
record-papers-letter = Letter
record-diagram = Chains as a Mermaid diagram in Markdown
record-repository = Markdown for a repository
record-repositoryAbout = @mentions and #12 work there. Anywhere else they are kept from notifying or closing anything.
record-parts = What to include
record-partsAbout = For PDF and Markdown. JSON always includes everything.
record-part-timeline = Timeline
record-part-remarks = What went well, what went badly, what we learned
record-part-chains = Chains of whys
record-part-last_time = Last time’s actions, without owners
record-part-considered = Considered, not chosen
record-part-ballots = How the room voted
record-part-imported = Imported sections
record-part-people = Who led and who was there
record-part-votes = Votes per candidate
record-part-minutes = Minutes per phase
record-part-worth = Worth the time
record-partsOff = Left out unless you tick it, for this export only
record-named =
    { $n ->
        [one] { $n } sentence names a person
       *[other] { $n } sentences name a person
    }
record-namedTitle = Sentences that name a person
record-namedLead = A record names people as owners and in roles, and nowhere else. Take another wording, or leave a sentence as it is.
record-namedNone = No sentence names a person any more.
record-namedKept = kept as said
record-rewording-condition = As a condition
record-rewording-without_person = Without the person
record-rewording-role = With the role
record-useRole = Use the role instead
record-goOn = Export as it is
record-goOnChanged = Export
record-written = Written to { $path }.
record-show = Show in folder
record-actions = Follow up
record-actionsHint = Status updates as actions are done.
record-state = State of { $text }
record-dropTitle = Why is it being dropped?
record-history = History
record-historyEmpty = No history yet.
record-undone = undone
record-times = ×{ $n }
record-afterFinish = after the meeting
record-draft = This record is a draft until the meeting is finished.
record-lifecycle = Lifecycle
record-endOfChain = end of chain
record-preview = Preview of the record

## What was done, for history and undo; `.record` is for edits after the meeting.

act-create = Post-mortem created
act-duplicate = Post-mortem duplicated
act-delete = Post-mortem deleted
act-add_sample = Sample added
act-library-import = Post-mortems imported
act-facts-title = Title changed
act-facts-service = Service changed
act-facts-date = Date changed
act-facts-zone = Time zone changed
act-facts-severity = Severity changed
act-facts-impact = Impact changed
act-facts-summary = Summary changed
act-facts-mark = Lifecycle changed
act-facts-mitigation = Mitigation changed
act-facts-facilitator = Facilitator changed
act-facts-root_cause = Root cause changed
act-people-add = Person added
    .record = People changed
act-people-add_all = People added
    .record = People changed
act-people-remove = Person removed
    .record = People changed
act-people-name = Name changed
    .record = People changed
act-people-role = Role of a person changed
    .record = People changed
act-people-authority = Authority of a person changed
    .record = People changed
act-people-present = Attendance changed
    .record = People changed
act-people-move = Person moved
    .record = People changed
act-people-incident_role = Role in the incident changed
    .record = People changed
act-reviews-answer-progress = Progress of an earlier action changed
    .record = The review of last time’s actions changed
act-reviews-answer-effect = Effect of an earlier action changed
    .record = The review of last time’s actions changed
act-reviews-answer-note = Note on an earlier action changed
    .record = The review of last time’s actions changed
act-reviews-answer-decision = Decision on an earlier action changed
    .record = The review of last time’s actions changed
act-reviews-answer-reason = Reason for dropping an earlier action changed
    .record = The review of last time’s actions changed
act-reviews-answer-new_text = Earlier action redefined
    .record = The review of last time’s actions changed
act-reviews-answer-text = Earlier action reworded
    .record = The review of last time’s actions changed
act-timeline-add = Event added
    .record = Timeline changed
act-timeline-add_many = Notes added
    .record = Timeline changed
act-timeline-remove = Event removed
    .record = Timeline changed
act-timeline-change-text = Event reworded
    .record = Timeline changed
act-timeline-change-at = Event time changed
    .record = Timeline changed
act-timeline-change-kind = Event kind changed
    .record = Timeline changed
act-timeline-change-starred = Event starred or unstarred
    .record = Timeline changed
act-timeline-change-links = Evidence for an event changed
    .record = Timeline changed
act-ideas-park = Idea parked
act-ideas-park_all = Ideas parked
act-ideas-text = Idea reworded
act-ideas-remove = Idea removed
act-remarks-add = Remark added
    .record = Remarks changed
act-remarks-add_all = Remarks added
    .record = Remarks changed
act-remarks-text = Remark reworded
    .record = Remarks changed
act-remarks-move = Remark moved
    .record = Remarks changed
act-remarks-remove = Remark removed
    .record = Remarks changed
act-chains-add_chain = Chain added
    .record = Chains changed
act-chains-problem = Problem of a chain changed
    .record = Chains changed
act-chains-move_chain = Chain moved
    .record = Chains changed
act-chains-remove_chain = Chain removed
    .record = Chains changed
act-chains-add_cause = Answer added
    .record = Chains changed
act-chains-add_causes = Answers added
    .record = Chains changed
act-chains-text = Answer reworded
    .record = Chains changed
act-chains-condition = Condition of an answer changed
    .record = Chains changed
act-chains-end = End of a chain changed
    .record = Chains changed
act-chains-state = State of an answer changed
    .record = Chains changed
act-chains-reason = Reason for ruling out changed
    .record = Chains changed
act-chains-event = Evidence for an answer changed
    .record = Chains changed
act-chains-links = Evidence for an answer changed
    .record = Chains changed
act-chains-together = Joint causes changed
    .record = Chains changed
act-chains-same_as = Link between causes changed
    .record = Chains changed
act-chains-step = Step read aloud
    .record = Chains changed
act-coach-keep = Sentence kept as said
act-coach-hear = Hints shown again
act-chains-move = Answer moved
    .record = Chains changed
act-chains-remove = Answer removed
    .record = Chains changed
act-factors-add = Factor added
    .record = Contributing factors changed
act-factors-add_all = Factors added
    .record = Contributing factors changed
act-factors-text = Factor reworded
    .record = Contributing factors changed
act-factors-move = Factor moved
    .record = Contributing factors changed
act-factors-remove = Factor removed
    .record = Contributing factors changed
act-candidates-add = Candidate added
    .record = Candidates changed
act-candidates-add_all = Candidates added
    .record = Candidates changed
act-candidates-text = Candidate reworded
    .record = Candidates changed
act-candidates-category = Category of a candidate changed
    .record = Candidates changed
act-candidates-merge = Candidates merged
    .record = Candidates changed
act-candidates-split = Candidate split
    .record = Candidates changed
act-candidates-because = Reason for not choosing changed
    .record = Candidates changed
act-candidates-move = Candidate moved
    .record = Candidates changed
act-candidates-remove = Candidate removed
    .record = Candidates changed
act-ballots-open = Vote opened
    .record = Votes changed
act-ballots-rules = Voting rules changed
    .record = Votes changed
act-ballots-votes = Votes entered
    .record = Votes changed
act-ballots-close = Vote closed
    .record = Votes changed
act-ballots-run_off = Run-off opened
    .record = Votes changed
act-ballots-choose = Tie settled
    .record = Votes changed
act-ballots-skip = Vote skipped
    .record = Votes changed
act-ballots-pick = Candidate chosen
    .record = Votes changed
act-ballots-discard = Vote cancelled
    .record = Votes changed
act-actions-add = Action added
    .record = An action was added
act-actions-add_all = Actions added
    .record = Actions were added
act-actions-text = Action reworded
    .record = An action changed
act-actions-category = Category of an action changed
    .record = An action changed
act-actions-move = Action moved
    .record = An action changed
act-actions-redefined = Action redefined in a later meeting
    .record = An action was redefined in a later meeting
act-actions-remove = Action removed
    .record = An action was removed
act-actions-owner = Owner of an action changed
    .record = The owner of an action changed
act-actions-due = Due date of an action changed
    .record = The due date of an action changed
act-actions-ticket = Ticket of an action changed
    .record = The ticket of an action changed
act-actions-pending = Ticket requested
    .record = An action changed
act-actions-ticketed = Ticket created
    .record = The ticket of an action changed
act-actions-state = State of an action changed
    .record = An action changed
act-meeting-preset = Meeting length changed
act-meeting-minutes = Minutes for a phase changed
act-meeting-notes = Your notes changed
act-meeting-previous = Earlier post-mortem changed
act-close-override = Rule set aside
    .record = The close of the meeting changed
act-close-keep = Rule kept
    .record = The close of the meeting changed
act-close-worth = Worth-the-time vote changed
    .record = The close of the meeting changed
act-close-finish = Meeting finished
    .record = The close of the meeting changed
act-close-reopen = Meeting reopened
    .record = The meeting was reopened
act-close-hold = Meeting about the import started
    .record = A meeting about the import began
act-close-met_elsewhere = Meeting marked as held elsewhere
    .record = Marked as met about elsewhere
act-sections-body = Imported section changed
    .record = An imported section changed
act-sections-remove = Imported section removed
    .record = An imported section changed
act-facts-shift = Date or time zone changed, clock times kept
    .record = Date or time zone changed, with the clock times kept

## The room view.

room-nothing = Nothing is shown here yet.
room-begins = The meeting appears here once its clock starts.
room-sceneFailed = This view ran into an error. It comes back with the next change.
room-thanks = Thank you.
room-untitled = Untitled incident
room-footer = { $label } · { $title }
room-next-welcome = Next: did last time’s actions help?
room-next-last_time = Next: what happened when
room-next-timeline = Next: what went well, what went badly
room-next-went_well = Next: what made this possible?
room-next-whys = Next: why it was possible, in one paragraph
room-next-root_cause = Next: what could we change?
room-next-collect = Next: the vote
room-next-vote = Next: owner, date and ticket for each
room-next-commit = Next: read back and close
room-next-close = { "" }
room-nextResult = Next: the result
room-nextTie = Next: the room settles the tie
room-more = and { $n } more
room-part = { $from }–{ $to } of { $all }
room-partOne = { $from } of { $all }
room-lastTime-from = From { $source }
room-lastTime-empty = No earlier actions to look at today.
room-lastTime-unanswered = not answered yet
room-timeline-starred = Starred
room-timeline-earlier =
    { $n ->
        [one] { $n } earlier event not shown
       *[other] { $n } earlier events not shown
    }
room-timeline-empty = The timeline is empty.
room-wentWell-well = Went well
room-wentWell-badly = Went badly
room-wentWell-lucky = Where we got lucky
room-wentWell-empty = Nothing yet.
room-whys-empty = No chains yet.
room-whys-end = end of chain
room-whys-ruledOut = ruled out
room-whys-depth = Answer { $n }:
room-whys-moreChains =
    { $n ->
        [one] and { $n } more chain
       *[other] and { $n } more chains
    }
room-rootCause-factors = Contributing factors
room-rootCause-empty = The paragraph is being written.
room-collect-empty = Say what could change one of these conditions.
room-collect-candidates =
    { $n ->
        [one] { $n } candidate
       *[other] { $n } candidates
    }
room-vote-soon = What should we do? The vote opens in a moment.
room-vote-ways-hands = Voting by raised hands
room-vote-ways-people = Voting by raised hands, one person at a time
room-vote-ways-pass = Passing the laptop round
room-vote-ways-phones = Voting on phones
room-vote-runOff = Run-off
room-vote-each =
    { $votes ->
        [one] { $votes } vote each
       *[other] { $votes } votes each
    }
room-vote-mostOnOne = at most { $most } on one
room-vote-ballots =
    { $of ->
        [one] { $n } of { $of } ballot in
       *[other] { $n } of { $of } ballots in
    }
room-vote-ballotsAlone =
    { $n ->
        [one] { $n } ballot in
       *[other] { $n } ballots in
    }
room-vote-progress = Ballots in
room-vote-scan = Scan with your phone
room-vote-type = or open
room-vote-open = Open on your phone
room-vote-code = Code
room-vote-newCode = New code
room-vote-qr = QR code of { $link }
room-vote-cutLine = below the line: kept for the record
room-vote-tie =
    { $places ->
        [one] { $n } candidates have equal votes, and one place is left.
       *[other] { $n } candidates have equal votes, and { $places } places are left.
    }
room-vote-tied = tied
room-vote-votesSaid = votes
room-vote-votesWithRunOff = votes, with the run-off
room-vote-skipped = The room chose without voting.
room-vote-nothingChosen = Nothing is chosen yet.
room-commit-action = Action
room-commit-owner = Owner
room-commit-due = Due
room-commit-ticket = Ticket
room-commit-missing-owner = owner?
room-commit-missing-due = date?
room-commit-missing-ticket = ticket?
room-commit-complete = Complete
room-commit-completed = { $done } of { $all } complete
room-commit-empty = No actions yet.
room-close-readBack = What we will do
room-close-learned = What we learned

## The voting page.

phone-app = Afterword
phone-gone = The laptop is not responding. Voting may be over: look at the screen in the room.
phone-offline-loading = Not connected. This page keeps trying.
phone-offline-ballot = Not connected. Carry on; your votes are kept on this phone until you cast them.
phone-offline-waiting = Not connected. Your votes are kept on this phone and sent as soon as the connection is back.
phone-offline-tied = Not connected. This page keeps trying.
phone-offline-counted = Not connected. Your votes are counted.
phone-unreachable = The laptop can’t be reached. Check that this phone is on the same network, then try again.
phone-garbled = The laptop’s answer made no sense. Try again.
phone-loading-title = One moment…
phone-code-title = Join the vote
phone-code-lead = The code is on the screen in the room.
phone-code-label = Code
phone-code-go = Join
phone-code-going = Joining…
phone-code-wait = Wait { $seconds } s
phone-code-missing = Type the code first.
phone-seat-title = Who are you?
phone-seat-lead = This is so that everybody votes once. Nobody sees who voted for what.
phone-seat-taken = taken
phone-seat-guest = I’m not on the list
phone-seat-otherCode = Type another code
phone-guest-title = What is your name?
phone-guest-label = Your name
phone-guest-go = Join
phone-guest-going = One moment…
phone-guest-back = Back to the list
phone-guest-missing = Type your name first.
phone-ballot-title = Cast your votes
phone-ballot-runOff = Run-off: cast your votes again
phone-ballot-lead =
    { $most ->
        [one] { $each ->
            [one] You have { $each } vote, at most one per candidate.
           *[other] You have { $each } votes, at most one per candidate.
        }
       *[other] { $each ->
            [one] You have { $each } vote, at most { $most } on one candidate.
           *[other] You have { $each } votes, at most { $most } on one candidate.
        }
    }
phone-ballot-empty = There is nothing to vote on yet. Candidates will appear here.
phone-ballot-left =
    { $all ->
        [one] { $left } of { $all } vote left
       *[other] { $left } of { $all } votes left
    }
phone-ballot-tooMany =
    { $n ->
        [one] { $n } vote too many: take it back first
       *[other] { $n } votes too many: take them back first
    }
phone-ballot-now =
    { $on ->
        [one] { $on } vote here. { $left } of { $all } left.
       *[other] { $on } votes here. { $left } of { $all } left.
    }
phone-ballot-noneLeft = You have no votes left. Take one back first.
phone-ballot-mostOnOne =
    { $most ->
        [one] At most { $most } vote on one candidate.
       *[other] At most { $most } votes on one candidate.
    }
phone-ballot-more = One more vote for: { $text }
phone-ballot-fewer = One fewer vote for: { $text }
phone-ballot-came =
    { $n ->
        [one] A candidate was added.
       *[other] { $n } candidates were added.
    }
phone-ballot-went =
    { $n ->
        [one] A candidate was removed. You get your votes on it back.
       *[other] { $n } candidates were removed. You get your votes on them back.
    }
phone-ballot-cast = Cast my votes
phone-ballot-casting = Sending…
phone-ballot-unspent =
    { $left ->
        [one] You have { $left } vote left. Cast anyway?
       *[other] You have { $left } votes left. Cast anyway?
    }
phone-ballot-castAnyway = Cast anyway
phone-ballot-keep = Keep my counted votes
phone-ballot-category-prevention = Prevention
phone-ballot-category-detection = Detection
phone-ballot-category-mitigation = Mitigation
phone-ballot-category-process = Process
phone-counted-title = Counted.
phone-counted-text = You can change your votes until voting is closed.
phone-counted-change = Change my votes
phone-waiting-title = Your votes are waiting
phone-waiting-text = Leave this page open: it keeps sending them until the laptop confirms that they are counted.
phone-waiting-gone = The laptop is not responding, so it is not clear whether they arrived. Ask the facilitator, and leave this page open.
phone-tied-title = There is a tie.
phone-tied-text = The room decides what happens next. Leave this page open: if there is another vote, it will appear here.
phone-closed-title = Voting is closed.
phone-closed-text = Look at the screen in the room.
phone-closed-again = Type another code
phone-missed-late = Your last votes did not arrive in time.
phone-missed-unsure = The connection dropped while your last votes were being sent: they may not have arrived in time.
phone-outOfReach-title = Voting is closed, or the laptop can’t be reached.
phone-outOfReach-counted = Your votes were counted. Look at the screen in the room.
phone-outOfReach-text = Look at the screen in the room. Is this phone on the same network?
phone-who = You are
phone-notMe = This isn’t me

## What a record puts around what people said. Records are read back by these words: a change needs a reader for the old ones.

document-title = Post-Mortem
document-untitled = Untitled
document-undated = date unknown
document-nothing = Nothing recorded.
document-noAnswer = no answer
document-starred = ★
document-heading-summary = Summary
document-heading-timeline = Timeline
document-heading-root_cause = Root cause
document-heading-went_well = What went well
document-heading-went_badly = What went badly
document-heading-lucky = Where we got lucky
document-heading-actions = Action items
document-heading-factors = Contributing factors
document-heading-chains = Chains of whys
document-heading-last_time = Last time’s actions
document-heading-not_chosen = Considered, not chosen
document-heading-votes = How the room voted
document-heading-learned = What we learned
document-heading-overrides = Rules set aside
document-heading-people = Who was there
document-heading-time_spent = Time per phase
document-heading-amendments = Edited after the meeting
document-heading-about = About this record
document-label-status = Status
document-label-severity = Severity
document-label-duration = Duration
document-label-impact = Impact
document-label-evidence = Evidence
document-label-ruled_out_because = Ruled out because
document-label-same_as = Same as
document-label-verdict = Verdict
document-label-owner = Owner
document-label-due = Due
document-label-ticket = Ticket
document-label-note = Note
document-label-decision = Decision
document-label-from_now_on = From now on
document-label-because = Because
document-label-post_mortem = Post-mortem
document-label-title = Title
document-label-service = Service
document-label-date = Date
document-label-zone = Time zone
document-label-mitigated_by = Mitigated by
document-label-finished = Meeting finished
document-label-meeting_zone = Zone of the meeting
document-label-worth = Worth the time, 1 to 5
document-label-facilitator = Facilitator
document-label-ttd = TTD
document-label-ttm = TTM
document-label-ttr = TTR
document-column-time = Time
document-column-kind = Kind
document-column-event = Event
document-column-evidence = Evidence
document-column-action = Action
document-column-category = Category
document-column-owner = Owner
document-column-due = Due
document-column-ticket = Ticket
document-column-candidate = Candidate
document-column-votes = Votes
document-column-because = Because
document-column-name = Name
document-column-role = Role
document-column-phase = Phase
document-column-planned = Planned
document-column-spent = Spent
# Before the number and title of the earlier post-mortem.
document-reviewOf = From
document-endOfChain = end of chain
document-together = only together
document-calendarDue = Due: { $action }
document-minutes = { $n } min
# The words before the colon tell a vote from a run-off; the numbers are read back in this order.
document-vote-vote = Vote
document-vote-runOff = Run-off
document-vote-rules =
    { $name }: { $voters ->
        [one] { $voters } voter
       *[other] { $voters } voters
    }, { $each ->
        [one] { $each } vote
       *[other] { $each } votes
    } each, at most { $most } on one candidate, cut line at { $cut }. { $cast }.
document-vote-ballots =
    { $n ->
        [one] { $n } ballot
       *[other] { $n } ballots
    }
document-vote-way-hands = Raised hands, counted per candidate
document-vote-way-people = Raised hands, person by person
document-vote-way-pass = Secret ballot on one laptop, passed round
document-vote-way-phones = Secret ballot on phones
# A part of each way’s words by which a record is recognised.
document-vote-sign-people = person by person
document-vote-sign-pass = ballot on one laptop
document-vote-sign-phones = ballot on phones
document-vote-means-phones = on phones
document-vote-means-laptop = on the facilitator’s laptop
document-vote-means-hands = by raised hand
document-vote-skipped = The room chose without voting.
document-vote-stillOpen = The ballot was still open.
document-vote-tieRunOff = A tie across the cut line went to a run-off.
document-vote-tieChosen = A tie across the cut line was settled by the room’s choice.
document-vote-tieOpen = A tie across the cut line was not settled.

## What only the PDF says.

pdf-unnamed = Without a heading
pdf-appendices = Appendices
pdf-why = why?
pdf-weak = weak step: this does not follow yet
pdf-none = —
pdf-branch = branch { $number } of { $of }
pdf-branchUnder = branch { $number } of { $of } under why { $why }
pdf-later = { $span } later
pdf-lifespan = Lifecycle of the incident: { $marks }.
pdf-missing = No font on this computer has the characters { $codes }. They show as empty boxes; the record itself keeps them.
pdf-missingMore = No font on this computer has the characters { $codes } and { $n } more. They show as empty boxes; the record itself keeps them.
pdf-notPrepared = The record could not be prepared for the PDF: { $detail }
pdf-notSet = The pages of the PDF could not be set: { $detail }
pdf-notWritten = The PDF could not be written: { $detail }

## What a list of a record is called.

listName-timeline = the timeline
listName-actions = the actions
listName-candidates = the candidates
listName-chains = the chains of whys
listName-causes = the answers in the chains of whys
listName-reviews = last time’s actions
listName-sections = the other sections
listName-factors = the contributing factors
listName-participants = the people
listName-remarks = what went well, badly or was learned
listName-post_mortems = the post-mortems of this file
listName-other = “{ $field }”

## What a file holds that no meeting could have made.

corrected-text = A text that was too long, or held characters that no field keeps,
corrected-day = A day or a time
corrected-twice = Entries that stand there twice
corrected-ballot = The cut line or the votes of a ballot
corrected-worth = The votes on the meeting
corrected-agenda = The plan of the meeting
corrected-address = An address that is no page
corrected-links = Links between causes

## Why a file can’t be imported.

intake-empty = There is nothing in this file.
intake-binary = This file is not text. Save it as Markdown, JSON or plain text first.
intake-stopped = It was stopped.
intake-notJson = this is not a post-mortem in JSON: { $detail }
intake-otherFormat = the file says it is `{ $found }`, not `{ $expected }`
intake-newer = the file is of version { $version }; this version reads up to { $known }. Update Afterword to import it.

## Why a tracker did not do what was asked, with the way out.

ticketProblem-unauthorized = The tracker does not accept this token. Make a new one and enter it in the connection.
ticketProblem-forbidden = This token is not allowed to do that here. Give it permission to read and create issues in this project.
ticketProblem-not_found = There is no such project, or this token can’t see it. Check the project’s name and the token’s permissions.
ticketProblem-conflict = The tracker is busy with the same ticket. Try again in a moment.
ticketProblem-missing = The connection has no { $what }. Enter it under “Tickets and due dates”.
ticketProblem-invalid = The tracker refused this: “{ $detail }”. Correct it and try again.
ticketProblem-rate_limited = The tracker is limiting requests. Try again { $later }.
ticketProblem-server = The tracker had an internal error ({ $status }). Try again later.
ticketProblem-no_reference = This does not look like a ticket in this tracker. Enter the ticket’s key, or paste its address.
ticketProblem-too_many = So many tickets have been created there since the meeting that Afterword can’t look for this one. Create it in the tracker, and paste its address here.
ticketProblem-offline = The tracker can’t be reached. Check the network and the address, then try again.
ticketProblem-timed_out = The tracker did not answer in time. Try again in a moment.
ticketProblem-unclear = The connection dropped before the tracker answered, so the ticket may already exist. Afterword will look for it again and will not create it twice.
ticketProblem-not_a_tracker = The site at this address is not a tracker. Check the address, and whether the network wants you to sign in.
ticketProblem-redirected = This address redirects to { $to }, and the token was not sent there. If that is a sign-in page, sign in with your browser; if the tracker has moved there, enter that address instead.
ticketProblem-insecure = Over plain HTTP, anyone on the network can read the token. Enter an address that begins with https://; http:// is only for this computer.
ticketProblem-bad_address = This is not the address of a tracker. Enter it as https://host, without a user name or password in it.
ticketProblem-bad_certificate = The tracker’s certificate can’t be trusted: { $detail }. Ask whoever runs it, or install its certificate authority on this computer.
ticketProblem-proxy = The proxy did not let the request through. Check the proxy’s address and sign-in in the system’s settings.
ticketProblem-tryAgain = Nobody on this computer has asked for this ticket, or the request was undone or its workspace moved. Try again to create it from here.
ticketProblem-noConnection = No connection leads to this tracker. Add one under “Tickets and due dates”.
ticketProblem-noToken = The token of its connection is not kept. Enter it to ask.
ticketProblem-lacks-project = project
ticketProblem-lacks-user = e-mail address of the account
ticketProblem-repositoryName = a repository is written as owner/name
ticketProblem-noIssues = issues are turned off in this repository
ticketProblem-status = status { $status }
ticketProblem-certificate-expired = it has expired
ticketProblem-certificate-notValidYet = it is not valid yet
ticketProblem-certificate-otherHost = it belongs to another host
ticketProblem-certificate-unknownIssuer = nobody this computer trusts has signed it
ticketProblem-certificate-revoked = it was revoked
ticketProblem-certificate-noAuthorities = this computer has no authorities to check it

## When to try again.

later-soon = in a few minutes
later-seconds =
    { $n ->
        [one] in a second
       *[other] in { $n } seconds
    }
later-minutes = in { $n } minutes
later-hours = in { $n } hours
later-day = in a day

## The text of a ticket.

ticketText-why = Why: { $cause }
ticketText-whys = Why:
ticketText-incident = Incident
ticketText-category = Category

## Columns of the actions as a table.

ticketTable-title = Title
ticketTable-description = Description
ticketTable-category = Category
ticketTable-owner = Owner
ticketTable-due = Due date
ticketTable-labels = Labels

## What the form of a connection says of each tracker.

tracker-github-address = For an Enterprise Server it ends in /api/v3.
tracker-github-project = Repository, as owner/name
tracker-github-token = A personal access token that can read and write issues in this repository
tracker-github-people = GitHub login
tracker-gitlab-address = { "" }
tracker-gitlab-project = Project, as group/name or its number
tracker-gitlab-token = A personal or project access token with the scope “api”
tracker-gitlab-people = GitLab username
tracker-jira_cloud-address = As in https://company.atlassian.net.
tracker-jira_cloud-project = Project key
tracker-jira_cloud-token = An API token without scopes, of the account above
tracker-jira_cloud-people = Account ID, if the name alone is not found
tracker-jira_data_center-address = { "" }
tracker-jira_data_center-project = Project key
tracker-jira_data_center-token = A personal access token (Jira 8.14 or newer)
tracker-jira_data_center-people = Username, if the name alone is not found
tracker-linear-address = { "" }
tracker-linear-project = Team key
tracker-linear-token = A personal API key
tracker-linear-people = E-mail address, if the name alone is not found

## Why a phone’s request was not carried out.

phoneProblem-wrongCode = That is not the code. It is on the screen in the room.
phoneProblem-oldCode = There is a new code. It is on the screen in the room.
phoneProblem-tooMany = Too many wrong codes came from here. Try again in { $wait }.
phoneProblem-guessed = Many wrong codes are being tried, so joining takes { $wait } now.
phoneProblem-tooManyGuests = Many guests came from here already. Choose your name, or ask the facilitator.
phoneProblem-closed = Voting is closed. Look at the screen in the room.
phoneProblem-noName = Type your name first.
phoneProblem-noSeat = Your seat was freed. Enter the code again to take a seat.
phoneProblem-notUnderstood = The request was not understood. Reload this page.
phoneProblem-tooLong = That is more than a ballot holds.
phoneProblem-tooSlow = The request took too long to arrive. Try again.
phoneProblem-wrongHost = Open the address that is on the screen in the room.
phoneProblem-wrongOrigin = Another page may not vote. Open the address that is on the screen in the room.
phoneProblem-notThere = There is nothing at this address.
phoneProblem-seconds =
    { $n ->
        [one] { $n } second
       *[other] { $n } seconds
    }
phoneProblem-minutes = { $n } minutes

## What can’t be used, at the beginning of a sentence.

place-workspace = The workspace
place-this = This place
place-file = This file
place-folder = The folder { $path }
place-connection = The connection
place-command = The command { $name }
place-address = An address that a browser can open
place-home = A home folder
place-named_workspace = The workspace { $path }
place-output = Standard output

## Why it can’t be used, within a sentence that goes on behind it.

reason-exists = there is a file of this name already
reason-not_a_file = it is a folder, a device or a pipe and no file
reason-in_use = a workspace of this name is open in another window or program. Close it there and try again
reason-other_workspace = it is a workspace, or belongs to one
reason-same_file = it is the workspace itself, or belongs to it
reason-bad_value = an entry holds something that it can’t hold
reason-bad_pages = its pages do not fit together
reason-not_ours = it is not an Afterword workspace
reason-no_file = it is not a file
reason-empty_file = the file is empty
reason-empty = there is nothing in it
reason-not_reachable = it is not there, or may not be opened
reason-not_there = it is not there
reason-not_allowed = this user may not use it
reason-folder = it is a folder
reason-not_a_folder = a part of its path is a file and no folder
reason-bad_name = its name is too long, or has a character that is not allowed here
reason-disk_full = the disk is full
reason-read_only_disk = its disk can’t be written
reason-too_large_for_disk = it is larger than this disk can hold
reason-held = another program holds it
reason-no_more = nothing more comes from it now
reason-no_answer = its drive does not answer
reason-system = the system can’t read or write it ({ $error })
reason-cut_off = the file is cut off: { $found } of its { $expected } bytes are there
reason-too_large_to_copy = it is too large to be copied to be read
reason-not_copied = { $name } can’t be copied to be read: { $detail }
reason-not_read = { $name } can’t be read: { $detail }
reason-links = its links lead in a circle
reason-check = SQLite’s check says: { $detail }
reason-has_object =
    { $kind ->
        [trigger] it has a trigger named “{ $name }”
        [view] it has a view named “{ $name }”
        [table] it has a table named “{ $name }”
        [index] it has an index named “{ $name }”
       *[other] it has something named “{ $name }”
    }
reason-has_twice = it has two objects named “{ $name }”
reason-computes = its { $kind } “{ $name }” computes something
reason-built_differently = its { $kind } “{ $name }” is built differently
reason-lacks = its { $kind } “{ $name }” is missing
reason-encoding = its texts are kept as { $encoding }
reason-no_format = its format has no number
reason-shares_rows = its { $kind } “{ $name }” shares its rows with another
reason-device = it is a device or a pipe and no file
reason-write_protected = it is write-protected
reason-not_text = it is not text. Save it as Markdown or plain text first
reason-too_long = it has { $size }, and at most { $most } are read. Split it, or leave out what is not needed
reason-grew_too_long = it has more than the { $most } that are read. Split it, or leave out what is not needed
reason-folder_named = it is a folder. Name the files in it
reason-device_named = it is a device or a pipe. Save what it holds as a file first
reason-too_much_at_once = together with the files before it, it is more than is imported at once. Import it by itself
reason-step = a step did not come to its end
reason-arguments = the arguments of { $command }: { $detail }
reason-missing_with_copies = it is missing, but there are copies of it. Open it in Afterword to restore the newest one, or name another file
reason-not_a_workspace_file = it is not a file. Name a workspace file
reason-no_text = it has no text. Leave it out of the files to check
reason-not_english = it is not in English. Leave it out of the files to check

## Why a workspace is not opened.

unreachable-not_there = The file is not there.
unreachable-not_writable = Nothing can be written in its folder. Make a workspace in a folder of yours.
unreachable-did_not_end = Opening it did not come to its end last time, so it was not opened again by itself.

## Who is meant, instead of a name.

roleOf-commander = the incident commander
roleOf-technical_lead = the technical lead
roleOf-communications_lead = the communications lead
roleOf-scribe = the scribe
roleOf-role = the { $role }
roleOf-team = somebody from { $team }

## Kinds of files in dialogs.

fileKind-workspace = Afterword workspace
fileKind-record = Record
fileKind-notes = Notes
fileKind-post_mortems = Post-mortems

## The command-line tool.

cli-notANumber = expected a post-mortem number such as PM-14 or 14
cli-lacks = “{ $text }” has { $lacks }.
cli-lacksOne = no { $lack }
cli-unanswered = An action from last time has no complete answer.
cli-complete = complete
cli-notComplete = not complete
cli-setAside = set aside: { $rule }
cli-unmet-every_action_reviewed = Gate rule not met: every action from last time gets an answer.
cli-unmet-every_action_committed = Gate rule not met: every action has an owner, a due date and a ticket.
cli-unmet-at_least_three = Gate rule not met: at least three actions leave the room.
cli-unmet-at_most_five = Gate rule not met: at most five actions leave the room.
cli-missing-title = There is no title.
cli-missing-service = There is no service.
cli-missing-date = There is no date.
cli-missing-severity = There is no severity.
cli-missing-impact = There is no impact.
cli-missing-summary = There is no summary.
cli-missing-duration = The duration is not known: set when it started and when it was mitigated.
cli-missing-order = The lifecycle is in an impossible order.
cli-missing-timeline = The timeline is empty.
cli-missing-rootCause = There is no root cause.
cli-missing-factors = There are no contributing factors.
cli-missing-finish = The meeting is not finished.
cli-doctor-copies = copies: { $n }
cli-doctor-newestGood = newest good copy: { $path }
cli-doctor-stray = a log or a journal beside it does not belong to it; opening the workspace sets it aside
cli-doctor-doubtful = steps in its history that don’t match the workspace and can’t be undone: { $n }
cli-doctor-newer = format { $format }
cli-doctor-foreign = it does not look like a workspace made by Afterword: { $what }
cli-doctor-tooMuch = reading it takes far more work than its size would explain
cli-named =
    { $n ->
        [one] { $n } sentence names a person outside of owners and roles:
       *[other] { $n } sentences name a person outside of owners and roles:
    }
cli-rewording = or: { $text }
cli-events =
    { $n ->
        [0] no events
        [one] { $n } event
       *[other] { $n } events
    }
cli-actions =
    { $n ->
        [0] no actions
        [one] { $n } action
       *[other] { $n } actions
    }
cli-noDate = no date
cli-notChecked = not checked: { $detail }.
cli-notCheckedAlone = Not checked: { $detail }.
cli-ask = { $why } Ask: { $ask }
cli-try = Try: “{ $text }”
cli-open = open
cli-overdue = overdue
cli-notMet = Not yet met about
cli-noMatch = No post-mortem matches.
cli-made = A new workspace was made: { $path }
cli-reading = Reading
cli-writing = Writing
cli-progress = { $step } { $name } ({ $n } of { $of }): { $percent } %

## The menu bar and the windows.

shell-quit = Quit Afterword
shell-menu-file = File
shell-menu-edit = Edit
shell-menu-view = View
shell-menu-meeting = Meeting
shell-menu-window = Window
shell-menu-help = Help
shell-awake = A meeting is led
shell-roomTitle = Afterword · Room view
