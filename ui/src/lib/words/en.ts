// English.

import type { ActionState } from "$lib/generated/ActionState";
import type { Applied } from "$lib/generated/Applied";
import type { Category } from "$lib/generated/Category";
import type { Condition } from "$lib/generated/Condition";
import type { Decision } from "$lib/generated/Decision";
import type { Effect } from "$lib/generated/Effect";
import type { EventKind } from "$lib/generated/EventKind";
import type { FacilitatorHint } from "$lib/generated/FacilitatorHint";
import type { IncidentRole } from "$lib/generated/IncidentRole";
import type { Lack } from "$lib/generated/Lack";
import type { LibrarySort } from "$lib/generated/LibrarySort";
import type { Mark } from "$lib/generated/Mark";
import type { Mitigation } from "$lib/generated/Mitigation";
import type { Preset } from "$lib/generated/Preset";
import type { RemarkList } from "$lib/generated/RemarkList";
import type { Rule } from "$lib/generated/Rule";
import type { Severity } from "$lib/generated/Severity";
import type { SkipReason } from "$lib/generated/SkipReason";
import type { Status } from "$lib/generated/Status";
import { act } from "./acts";
import { count } from "./count";
import { pasted } from "./pasted";
import { people } from "./people";
import { phases } from "./phases";
import { finding, problem, refusal } from "./problems";
import { tickets } from "./tickets";
import { vote } from "./vote";
import { warning } from "./warnings";

const mark: Record<Mark, string> = {
  started: "Impact started",
  detected: "Detected",
  declared: "Declared",
  mitigated: "Mitigated",
  resolved: "Resolved",
};

const category: Record<Category, string> = {
  prevention: "Prevention",
  detection: "Detection",
  mitigation: "Mitigation",
  process: "Process",
};

const condition: Record<Condition, string> = {
  technical: "Technical",
  process: "Process",
  policy: "Policy",
  resources: "Resources",
  organisation: "Organisation",
};

const severity: Record<Severity, { name: string; meaning: string }> = {
  sev1: { name: "SEV1", meaning: "Production down, data loss or a security breach: wake people now." },
  sev2: { name: "SEV2", meaning: "A major feature broken or many users affected: page on-call now." },
  sev3: { name: "SEV3", meaning: "A minor feature or a few users: next business day." },
  sev4: { name: "SEV4", meaning: "Minor or cosmetic: backlog." },
};

const mitigation: Record<Mitigation, string> = {
  flag_off: "Feature flag off",
  rollback: "Rollback",
  redirect: "Traffic redirect",
  scale_up: "Scale up",
  hotfix: "Hotfix",
  other: "Other",
};

const role: Record<IncidentRole, string> = {
  commander: "Commander",
  technical_lead: "Technical lead",
  communications_lead: "Communications lead",
  scribe: "Scribe",
};

const kind: Record<EventKind, string> = {
  observation: "Observation",
  hypothesis: "Hypothesis",
  decision: "Decision",
  action: "Action",
  result: "Result",
  communication: "Communication",
};

const status: Record<Status, string> = {
  draft: "Draft",
  in_progress: "Action items in progress",
  complete: "Complete",
};

const progress: Record<ActionState, string> = {
  done: "Done",
  in_progress: "In progress",
  not_started: "Not started",
  dropped: "Dropped",
};

const effect: Record<Effect, string> = {
  helped: "Helped",
  no_effect: "No effect",
  too_early: "Too early",
  worse: "Made it worse",
};

const decision: Record<Decision, string> = { keep: "Keep", redefine: "Redefine", drop: "Drop" };

const lack: Record<Lack, string> = { owner: "owner", due: "due date", ticket: "ticket" };

const list: Record<RemarkList, string> = {
  went_well: "Went well",
  went_badly: "Went badly",
  lucky: "Where we got lucky",
  learned: "What we learned",
};

const rule: Record<Rule, string> = {
  every_action_reviewed: "Every action from last time gets an answer",
  every_action_committed: "Every action has an owner, a due date and a ticket",
  at_least_three: "At least three actions leave the room",
  at_most_five: "At most five actions leave the room",
};

const preset: Record<Preset, string> = {
  min30: "30 minutes",
  min45: "45 minutes",
  min60: "60 minutes",
  min90: "90 minutes",
};

const sort: Record<LibrarySort, string> = {
  number: "Number",
  title: "Title",
  service: "Service",
  date: "Date",
  severity: "Severity",
  status: "Status",
  open: "Open",
  overdue: "Overdue",
};

const facilitatorHint: Record<FacilitatorHint, string> = {
  was_responder:
    "had a role in this incident. Somebody from another team tends to hear more; could they lead instead?",
  has_authority: "manages others in the room. People say more when somebody else leads.",
};

export const en = {
  app: "Afterword",
  count,
  mark,
  category,
  condition,
  severity,
  mitigation,
  role,
  kind,
  status,
  progress,
  effect,
  decision,
  lack,
  list,
  rule,
  preset,
  sort,
  facilitatorHint,
  problem,
  finding,
  refusal,
  warning,
  act,
  people,
  phases,
  pasted,

  common: {
    add: "Add",
    cancel: "Cancel",
    save: "Save",
    close: "Close",
    done: "Done",
    remove: "Remove",
    rename: "Rename",
    undo: "Undo",
    redo: "Redo",
    more: "More",
    edit: "Edit",
    open: "Open",
    moveUp: "Move up",
    moveDown: "Move down",
    readOnly: "Read-only",
    suggestions: "Suggestions",
    dropAsk: "Discard what you entered here?",
    dropNot: "Stay",
    dropSure: "Discard",
    untitled: "Untitled incident",
  },

  saver: {
    saved: "Saved",
    saving: "Saving…",
    failed: "Not saved",
    again: "Try again",
    notEntered: "Not entered yet: only you can see this",
    leftBehind: "Some words on the last screen were not saved.",
    copyWords: "Copy them",
    closeTitle: "Some words are not saved yet",
    closeText:
      "If you close the window now, they will be lost. Stay to shorten them, copy them or try again.",
    stay: "Stay",
    closeAnyway: "Close anyway",
  },

  stepped: (way: "undo" | "redo", name: Applied["act"]) =>
    `${way === "undo" ? "Undone" : "Redone"}: ${act(name)}.`,

  library: {
    title: "Post-mortems",
    search: "Search number, title, service, impact",
    new: "New post-mortem",
    import: "Import",
    addSample: "Add the sample",
    allSeverities: "All severities",
    allStatuses: "All statuses",
    overdueOnly: "With overdue actions",
    matching: (n: number) => count(n, "post-mortem"),
    actions: (open: number, overdue: number) =>
      overdue > 0 ? `${count(open, "open action")}, ${overdue} overdue` : count(open, "open action"),
    underWay: "Meeting under way",
    noMatch: "Nothing matches.",
    clear: "Clear the search",
    columns: {
      number: "No.",
      title: "Title",
      service: "Service",
      date: "Date",
      severity: "Severity",
      status: "Status",
      open: "Open",
      overdue: "Overdue",
    },
    rowMenu: (label: string) => `More for ${label}`,
    duplicate: "Duplicate",
    delete: "Delete",
    deleted: (label: string) => `${label} deleted.`,
    duplicated: "Duplicated as a draft.",
    imported: (n: number) => `${count(n, "post-mortem")} imported.`,
    importedOne: (label: string, warnings: number) =>
      warnings > 0
        ? `Imported as ${label}, with ${count(warnings, "thing")} to check.`
        : `Imported as ${label}.`,
    importing: "Importing",
    importStep: {
      reading: (name: string, n: number, of: number) =>
        of > 1 ? `Reading ${name}, file ${n} of ${of}.` : `Reading ${name}.`,
      writing: (name: string, n: number, of: number) =>
        of > 1 ? `Saving ${name}, ${n} of ${of}.` : `Saving ${name}.`,
    },
    importTitle: "Import finished",
    importedNone: "No post-mortem was imported.",
    importRemarks: "Imported: please check these",
    unread: (n: number) => `${count(n, "file")} could not be read`,
    emptyTitle: "Lead your first blameless post-mortem",
    emptyText:
      "Afterword leads the room from “did last time’s actions help?” to three to five committed actions, and writes the record while you talk.",
    emptySample: "Try it with the sample",
    emptySampleAbout: "A made-up payment outage, ready for its meeting, with four earlier actions to review.",
    more: "Show more",
    showing: (shown: number, all: number) => `${shown} of ${all}`,
  },

  workspace: {
    menu: "Workspace",
    new: "New workspace…",
    open: "Open workspace…",
    copy: "Copy to…",
    backUp: "Back up now",
    copied: (path: string) => `Copied to ${path}.`,
    backedUp: (path: string) => `Backed up to ${path}.`,
    within: (name: string, folder: string) => `${name} — ${folder}`,
    readOnly:
      "This workspace can be read but not changed: its file or folder is read-only. To edit it, copy it to a folder of your own.",
    newer:
      "This workspace was made by a newer version of Afterword. It is shown read-only and left untouched; update Afterword to edit it.",
    damagedTitle: "This workspace is damaged",
    damagedText:
      "Parts of the file can’t be read. Whatever you choose, it will be kept unchanged under another name.",
    damagedBackup: (day: string) => `The newest good copy is from ${day}.`,
    damagedNoBackup: "There is no good copy of it.",
    restore: "Open the copy",
    startEmpty: "Start with an empty workspace",
    openOther: "Open another workspace…",
    unreachableTitle: "This workspace can’t be reached",
    unreachableText:
      "Nothing was changed. Check that its disk is connected and that you can read and write its folder. You can also open another workspace, or make a new one in a folder of your own.",
    unreachableBackup: (day: string) =>
      `There is a good copy from ${day} in its folder. Opening the copy replaces the missing file.`,
    tryAgain: "Try again",
    foreignTitle: "This workspace was not opened",
    foreignText: (what: string | null) =>
      what === null
        ? "Reading it took far more work than its size would explain, so Afterword stopped."
        : `It doesn’t look like a workspace made by Afterword: ${what}. None of it was used.`,
    foreignBackup: (day: string) =>
      `Your newest good copy is from ${day}. This file is kept under another name.`,
    foreignAsk: "If somebody sent it to you, ask them for a JSON export and import that.",
    takenAwayTitle: "The workspace file is no longer there",
    takenAwayText: "It was moved, replaced or deleted while it was open. Nothing more was written to it.",
    takenAwayRescued: (path: string) => `Everything up to that moment is in a new file: ${path}`,
    takenAwayLost:
      "Its contents could no longer be read completely. Its dated copies are in the folder next to it.",
    openRescued: "Continue with the new file",
    unreadTitle: "This post-mortem could not be read",
    unreadText: "Nothing was changed. See the reason below, then try again.",
    goneTitle: "This post-mortem no longer exists",
    goneText:
      "It was deleted, or was never in this workspace. If it was deleted, Undo in the library brings it back.",
  },

  frame: {
    library: "Library",
    agenda: "Agenda",
    side: "Side panel",
    sideHint: "Side panel, with a hint from the coach",
    closePanel: "Close the panel",
    prepare: "Prepare",
    record: "Record",
    palette: "Commands",
    palettePlaceholder: "Type a command",
    paletteEmpty: "No command matches.",
    roomView: "Room view",
    roomMinimised: "Room view is minimised",
    roomMinimisedAbout: "Bring the room view back: while it is minimised, a share of it shows nothing new",
    roomViewAbout: "Open the room view on the shared screen",
    roomClose: "Close the room view",
    start: "Start the meeting",
    resume: "Resume",
    back: "Back to the meeting",
    pause: "Pause the clock",
    more: "+2 min",
    moreAbout: "Add two minutes to this phase",
    less: "−2",
    lessLabel: "−2 min",
    lessAbout: "Take two minutes off this phase",
    of: (timer: string) => `of ${timer}`,
    over: "over",
    timer: "Time in this phase",
    minutes: (n: number) => `${n} minutes`,
    done: "done",
    incomplete: "not complete yet",
    tools: "Undo and help",
    partFailed: "This part of the window ran into an error. Nothing you entered is lost.",
    keysTitle: "Keys",
    keysHere: "Here",
    keysEverywhere: "Everywhere",
  },

  aside: {
    say: "Say",
    ask: "Ask",
    ideas: "Parked ideas",
    park: "Park an idea",
    parkPlaceholder: "An idea for later",
    notes: "Your notes",
    notesPlaceholder: "Only you see these",
    toCandidate: "Make it a candidate",
  },

  keys: {
    palette: "All commands",
    help: "Keys",
    settings: "Settings",
    larger: "Zoom in",
    smaller: "Zoom out",
    actualSize: "Actual size",
    next: "Next phase",
    previous: "Previous phase",
    library: "Back to the library",
    people: "Who is here",
    park: "Park an idea",
    clock: "Start or pause the clock",
    newEntry: "New entry",
    search: "Search",
    up: "Up",
    down: "Down",
    left: "Chain to the left",
    right: "Chain to the right",
    edit: "Edit",
    star: "Star or unstar",
    kind: "Next kind",
    link: "Evidence link",
    remove: "Remove",
    moveUp: "Move up",
    moveDown: "Move down",
    addAs: (category: string) => `Add as ${category.toLowerCase()}`,
    newChain: "New chain",
    addBelow: "Ask why again: add an answer below",
    branch: "Add another answer beside it",
    condition: "Next condition",
    state: "Possible, confirmed, ruled out",
    evidence: "Evidence",
    together: "Only together with the answer beside it",
    same: "Same as another cause",
    end: "Mark or unmark the end of the chain",
    candidate: "Make it a candidate",
    therefore: "Read as “therefore”",
    fill: "Fill the screen with one chain",
    fold: "Fold or unfold a chain",
    leaveBoard: "Leave the board",
    stepBack: "One step back",
    merge: "Merge with another",
    category: "Next category",
    choose: "Confirm the chosen candidates",
  },

  settings: {
    title: "Settings",
    lead: "These apply to every workspace on this computer.",
    windows: { facilitator: "Your window", room: "Room view" },
    appearance: "Appearance",
    themeOf: (window: string) => `Appearance: ${window.toLowerCase()}`,
    themes: { system: "System", light: "Light", dark: "Dark" },
    size: "Size",
    sizeOf: (window: string) => `Size: ${window.toLowerCase()}`,
    smaller: "Smaller",
    larger: "Larger",
    keys: "Keys",
    letterKeys: "Letter keys",
    letterKeysAbout: (key: string) => `A single key, such as ${key}, runs a command.`,
    modAlways: (mod: string) => `Commands with ${mod} always work.`,
    on: "On",
    off: "Off",
  },

  prepare: {
    title: "Prepare",
    lead: "The facts, the people and the timeline, before the room meets.",
    incident: "The incident",
    name: "Title",
    namePlaceholder: "Payment degradation",
    service: "Service or feature",
    servicePlaceholder: "Checkout",
    date: "Date",
    zone: "Time zone",
    severity: "Severity",
    impact: "Impact",
    impactPlaceholder: "Who was affected and how badly: 30% of checkouts failed",
    summary: "Summary",
    summaryPlaceholder:
      "What broke, for whom, for how long, and why it was possible, for somebody who was not there",
    lifecycle: "Lifecycle",
    clockPlaceholder: "14:38",
    mitigatedBy: "What stopped the impact on users",
    notSet: "Not set",
    duration: "Duration",
    ttd: "Time to detect",
    ttm: "Time to mitigate",
    ttr: "Time to resolve",
    order: (first: string, then: string) =>
      `“${then}” is earlier than “${first}”. Times after midnight need a date, as in “16 Nov 00:12”. Or have two times been swapped?`,
    badDay: (shown: string, day: string) => `Type a date, as in “${shown}” or “${day}”.`,
    badTime: "Type a time, as in “14:38”, “16 Nov 00:12” or “02:20 CET”.",
    twice: "The clocks went back, so this time happened twice. Which one do you mean?",
    pass: (isFirst: boolean) => (isFirst ? "Before the change" : "After the change"),
    skipped: (clock: string) =>
      `The clocks went forward past the time you typed, so ${clock} was used instead.`,
    keepClock: {
      title: "Keep the clock times?",
      zone: {
        lead: (from: string, to: string) =>
          `The times were entered in ${from}. You are changing the time zone to ${to}.`,
        keep: "Keep the clock times",
        leave: "Convert the times",
      },
      day: {
        lead: (from: string, to: string) =>
          `The times were entered for ${from}. You are changing the date to ${to}.`,
        keep: "Move the times to the new day",
        leave: "Leave the times on the old day",
      },
    },
    needDate: "Set the date of the incident first, or type the time with its date.",
    people: "People",
    peopleLead: "Who will be in the room, and who did what during the incident.",
    person: "Name",
    personRole: "What they do",
    authority: "Manages others here",
    present: "Present",
    addPerson: "Add a person",
    addPersonPlaceholder: "Name, and what they do after a comma",
    noPeople: "Nobody is listed yet.",
    roles: "Roles in the incident",
    nobody: "Nobody",
    facilitator: "Facilitator",
    facilitatorPlaceholder: "Who leads this meeting",
    timeline: "Timeline",
    timelineLead: "Paste the scribe’s notes, open a file, or type events by hand.",
    paste: "Paste notes",
    openNotes: "Open notes…",
    lastTime: "Last time",
    lastTimeLead:
      "The meeting opens with the actions of an earlier post-mortem. Were they done? Did they help?",
    proposed: (label: string, title: string) => `${label} ${title} is proposed: it is the latest match.`,
    chosen: (label: string, title: string) => `The meeting opens with ${label} ${title}.`,
    noPrevious: "The meeting does not open with an earlier post-mortem.",
    nothingEarlier:
      "There is no earlier finished post-mortem with actions. The meeting opens with the timeline.",
    change: "Choose another",
    useProposed: "Use the proposed one",
    noneToday: "None today",
    findEarlier: "Search earlier post-mortems",
    length: "Length of the meeting",
    ready: "Before the meeting",
    readyItems: {
      title: "Title and service",
      date: "Date and time zone",
      severity: "Severity and impact",
      lifecycle: "Start and mitigation",
      people: "People in the room",
      facilitator: "A neutral facilitator",
      timeline: "A timeline to walk through",
      tracker: "A tracker for tickets (optional)",
    },
    trackerAbout:
      "With a tracker set up, you can create tickets from here in the meeting. Without one, you type their keys.",
    setUpTracker: "Set up a tracker…",
  },

  welcome: {
    premise:
      "Everybody did what made sense with what they knew at the time. We look for the conditions that made this possible, so that we can change them.",
    rules: "How we work today",
    ruleList: [
      "Conditions, not people. “What made it possible?”, never “who?”.",
      "Tell it as it looked then, not as it looks now.",
      "Everybody speaks; nobody is interrupted.",
      "Ideas for fixes are parked until we collect them.",
      "Three to five actions, each with a name, a date and a ticket.",
    ],
    here: (n: number) => `${n} here`,
    authority: "manages others here: asks questions, does not lead",
  },

  notes: {
    title: "Add notes to the timeline",
    lead: "One event per line, as in “14:38 — hypothesis: the provider is down”. Lines without a time are added to the event above.",
    label: "Notes",
    placeholder: "14:38 — hypothesis: the provider is down\n14:41 — decision: roll back",
    found: (n: number) => (n === 0 ? "Nothing to add yet." : `${count(n, "event")} found.`),
    /** What to do where nothing of the text can be added. */
    noTimes:
      "No line begins with a time. Begin each event with one, as in “14:38 — rolled back”, or copy the messages together with their times.",
    noDay:
      "The times have no date. Set the date of the incident, or write a date above them, as in “15 Nov 2024”.",
    noWords: "The times have no text after them. Write what happened on the same line or below.",
    skipped: (n: number) => `${count(n, "line")} will be left out:`,
    because: {
      before_first_time: "comes before the first time; put a time in front of it to keep it",
      no_day: "has no date; set the date of the incident",
      no_words: "has a time but no text",
      heading: "is a heading",
      too_long: "is too long for one event; split it to keep it",
      too_many: "is beyond the limit on events",
      private: "was sent to one person",
      furniture: "comes from the chat tool and is not a message",
    } satisfies Record<SkipReason, string>,
    marks: "Also set",
    add: (n: number) => (n === 0 ? "Add events" : `Add ${count(n, "event")}`),
    showing: (n: number) => `The first ${n} are shown.`,
    added: (n: number) => `${count(n, "event")} added.`,
    source: "Notes",
    tooMany: (n: number) =>
      `Only the first ${n.toLocaleString("en")} events will be added; the rest stay in your notes.`,
  },

  timeline: {
    empty: "The timeline is empty. Type the first event below, or paste notes in Prepare.",
    time: "Time",
    kind: "Kind",
    event: "Event",
    add: "New event",
    addPlaceholder: "14:38 what happened",
    addHint: "Begin with a time. A word such as “decision:” sets the kind.",
    noTime: "Begin with a time, as in “14:38 alert fired”.",
    star: "Star",
    unstar: "Starred; read aloud",
    addEvidence: "Evidence link",
    evidencePlaceholder: "https://…",
    gap: (span: string) => `${span} without an entry`,
    starredOnly: "Starred only",
    all: (n: number) => count(n, "event"),
    rowLabel: (time: string, text: string) => `${time} ${text}`,
    textLabel: "What happened",
    tooLong: "That is too long for one event. Split it into several.",
    evidenceThere: "That link is already there.",
    noEvidenceAddress: "An evidence link is an address that begins with http:// or https://.",
    openEvidence: "Open evidence in the browser",
    removeEvidence: "Remove evidence",
  },

  lastTime: {
    from: (label: string, title: string) => `From ${label} ${title}`,
    elsewhere: "From an earlier post-mortem that is not in this workspace.",
    none: "This meeting does not open with an earlier post-mortem.",
    noneHelp: "In Prepare you can choose one. Without one, go on to the timeline.",
    noActions: "The earlier post-mortem has no actions.",
    owner: "Owner",
    due: "Due",
    ticket: "Ticket",
    howFar: "How far along is it?",
    didItHelp: "Did it help?",
    whatNow: "What now?",
    note: "Note",
    notePlaceholder: "What the room says about it",
    reason: "Why it is being dropped",
    reasonPlaceholder: "One line; the record prints it",
    newText: "From now on",
    newTextPlaceholder: "What the action will be from now on",
    answered: (done: number, all: number) => `${done} of ${all} answered`,
    position: (n: number, all: number) => `Action ${n} of ${all}`,
    moveOnTitle: (n: number) => `${count(n, "action has", "actions have")} no answer yet`,
    moveOnText: "Actions that nobody asks about tend to stay undone. Move on anyway? The record will say so.",
    moveOnReason: "Why (the record prints it)",
    moveOn: "Move on",
    stay: "Stay",
    movedOn: "Moved on before every action had an answer",
  },

  remarks: {
    placeholder: {
      went_well: "What helped?",
      went_badly: "What made it harder?",
      lucky: "Where did luck help?",
      learned: "What was new to you?",
    },
    empty: "Nothing yet.",
    moveTo: (list: string) => `Move to “${list}”`,
    hints: {
      went_well: "Worth doing the same way again.",
      went_badly: "Conditions, not people.",
      lucky: "Where luck helped, a defence is missing.",
      learned: "",
    },
  },

  whys: {
    chains: (n: number) => count(n, "chain"),
    ended: (n: number, all: number) =>
      n === 0
        ? "None has yet reached a condition you can change."
        : n === all
          ? `${all === 1 ? "It" : "Each"} has reached a condition you can change.`
          : `${n === 1 ? "One has" : `${n} have`} reached a condition you can change.`,
    newChain: "New chain",
    problemPlaceholder: "What went wrong, in a few words",
    problemLabel: "The chain starts from",
    deep: (n: number) => `${n} deep`,
    why: "why?",
    /** Above an answer that stands beside others, far below the one that it answers. */
    whyOf: (number: string) => (number ? `another answer to ${number}` : "another answer to the problem"),
    answerLabel: "Answer",
    answerPlaceholder: "Because…",
    firstPrompt: "What made that possible?",
    another: "Was there another condition?",
    wording: { how: "Ask with “why”", why: "Ask with “how”" },
    readTherefore: "Read as “therefore”",
    readAll: "Read as “therefore”",
    readFrom: "Read from here as “therefore”",
    fill: "Fill the screen",
    allChains: "All chains",
    fold: "Fold",
    unfold: "Unfold",
    state: "How sure we are",
    states: { possible: "Possible", confirmed: "Confirmed", ruled_out: "Ruled out" },
    weak: "weak step",
    evidenceTitle: "Evidence",
    evidenceEvents: "Events from the timeline",
    evidenceNone: "The timeline has no events yet. Add them in Prepare or in the Timeline phase.",
    evidenceLinks: "Links",
    noEvidence: "Confirmed by what?",
    reason: "Ruled out because",
    reasonPlaceholder: "What rules it out, in one line",
    noReason: "Ruled out: why?",
    together: "Only together with the answers beside it",
    notTogether: "Played its part on its own",
    onlyTogether: "only together",
    move: "Move…",
    placeTitle: "Move to",
    placeLead: (text: string) => `“${text}” and the answers below it go below:`,
    placeFirst: "as a first answer",
    sameTitle: "The same as",
    sameLead: (text: string) => `“${text}” is the same cause as:`,
    sameNone: "No other chain has a cause that it could be the same as.",
    empty:
      "Start a chain from what users felt, why it lasted so long, or why it was noticed late. An incident has several conditions; several short chains show more than one long one.",
    starters: ["What users felt", "Why it lasted so long", "Why it was noticed late"],
    condition: "Condition",
    noCondition: "No condition",
    endOfChain: "end of chain",
    markEnd: "Mark as the end",
    unmarkEnd: "Not the end of the chain",
    early: (depth: number) => `Ends at depth ${depth}. It’s easy to stop too early: what made this possible?`,
    far: (depth: number) => `${depth} deep. Is this still about this incident?`,
    candidates: (n: number) => count(n, "candidate"),
    toCandidate: "Make it a candidate",
    candidatePlaceholder: "What would change this condition?",
    addBelow: "Ask why again",
    branch: "Another answer beside it",
    removeChain: "Remove the chain",
    cause: (n: string, text: string) => `Answer ${n}: ${text}`,
    chainLabel: (problem: string) => `Chain: ${problem}`,
    moveLeft: "Move the chain left",
    moveRight: "Move the chain right",
  },

  therefore: {
    title: "Therefore",
    word: "… therefore …",
    line: (n: number, of: number) => `line ${n} of ${of}`,
    ask: "Does the last line follow from the one before it?",
    holds: "It follows",
    isWeak: "It doesn’t follow",
    done: "You have read from the end to the problem.",
    nextLine: "Next line",
    nothing: "There is nothing to read yet: the chain has no answers, or all of them are ruled out.",
  },

  coverage: {
    title: "Still open",
    complete: "Each chain has an end, and each end an action.",
    chainsWithoutEnd: (n: number) => `${count(n, "chain")} without an end`,
    endsWithoutAction: (n: number) => `${count(n, "end")} without an action`,
    actionsWithoutCause: (n: number) => `${count(n, "action")} without a cause`,
    onlyDetection: "Every action is about detection; none prevents anything.",
  },

  coach: {
    title: "What the coach hears",
    pointsAtPerson: "Points at a person",
    kinds: {
      human_error: "Human error as the explanation",
      judgement: "Rates people",
      who_question: "Asks for a name",
      hindsight: "Hindsight",
      person_fix: "Changes a person, not the system",
      counterfactual: "Says what did not happen",
      omission: "Says what was left undone",
      person_cause: "Points at a person",
      vague_action: "Vague",
      no_finish: "No end in sight",
      team_owner: "A team owns it",
      name: "Names a person",
    },
    ask: "Ask:",
    instead: "Try:",
    or: "Or:",
    take: "Use this",
    takeAbout: (text: string) => `Use this: ${text}`,
    edit: "Edit",
    keep: "Keep as said",
    takeKey: "Use the coach’s rewording",
    keepKey: "Keep as said",
    more: (n: number) => `and ${n} more`,
    foreign: "This is not in English, so the coach has no hints for it.",
    settings: "Rules and words of the coach",
    settingsLead: "They apply to all post-mortems in this workspace.",
    roles: "What people are called here",
    rolesPlaceholder: "sheriff\nDBRE",
    fine: "Words that are fine here",
    finePlaceholder: "error budget\nblame (git)",
    kept: "Kept as said in this post-mortem",
    hearAgain: "Show hints again",
  },

  rootCause: {
    paragraph: "Root cause",
    paragraphHint:
      "Several conditions together, in sentences that somebody who was not there can follow. Use your own words.",
    placeholder: "It was possible because…",
    factors: "Contributing factors",
    draft: "Draft from the chains",
    redraft: "Redraft",
    drafted: "This is how the chains read now.",
    differs: "The chains have changed since, or you have edited the text.",
    noDraft: "Once a chain has an end, a paragraph can be drafted from it.",
    proposed: "From the chains",
    proposedNone: "No chain has reached an end yet.",
    proposedTaken: "Every end of a chain is already a factor.",
    jointCause: "only together",
    unconfirmed: "possible",
    addAll: "Add all",
    addFactor: "Add as a factor",
    newFactor: "Another factor",
    empty: "No factors yet.",
  },

  collect: {
    newPlaceholder: "What could change one of these conditions?",
    fromCauses: "Causes without a candidate",
    fromIdeas: "Parked ideas",
    empty: "No candidates yet. Take them from the causes and the parked ideas, or type what the room says.",
    candidate: "Candidate",
    category: "Category",
    noCategory: "Category",
    from: { cause: "from a cause", idea: "from a parked idea", room: "said in the room" },
    merged: (n: number) => `${n} sources`,
    merge: "Merge into another…",
    mergeTitle: "Merge into",
    mergeText: (text: string) => `“${text}” and its sources go into the candidate you choose.`,
    balance: "Balance",
    addsWith: (first: string, last: string) =>
      `Enter adds it. ${first} to ${last} add it as prevention, detection, mitigation or process.`,
    alike: (n: number) => `Similar to ${n}`,
    mergeWith: (n: number) => `Merge into ${n}`,
    toSources: "To the parked ideas and causes",
    split: "Split in two…",
    splitTitle: "Split in two",
    splitText: "Both keep the category and where they came from.",
    splitFirst: "The first",
    splitSecond: "The second",
    splitDone: "Split",
    onlyDetection: "Every candidate is about detection; none prevents anything.",
  },

  vote,
  tickets,

  commit: {
    action: "Action",
    category: "Category",
    owner: "Owner",
    ownerPlaceholder: "A person",
    due: "Due",
    duePlaceholder: (day: string) => (day ? `${day}, in 2 weeks` : "In 2 weeks"),
    ticket: "Ticket",
    ticketPlaceholder: "Key or address",
    empty: "No actions yet. The vote adds them here, or you can add one.",
    addAction: "Add an action",
    gate: "Commit gate",
    gateMet: "The gate is met. The meeting can be closed.",
    complete: (done: number, all: number) => `${done} of ${all} complete`,
    needs: (lacks: string) => `Needs ${lacks}`,
    overrideReason: "Why (the record prints it)",
    overridePlaceholder: "To set this rule aside, say why (the record prints it)",
    setAside: "Set aside",
    keepRule: "Keep the rule",
    keptAfterAll: "The rule is kept after all, so the record leaves this out.",
    fewer: "With fewer than three actions, say why in one line.",
    more: "More than five actions rarely get done.",
    incomplete: (n: number) => `${count(n, "action is", "actions are")} not complete.`,
    toClose: "On to the close",
    openTicket: "Open the ticket",
    proposed: (day: string) => `Use ${day}`,
    proposedAbout: (days: number) => `In ${count(days, "day")}, as set under “Tickets and due dates”`,
    past: "This date has passed.",
    far: (months: number) => `${count(months, "month")} from now.`,
    below:
      "It is no longer above the cut line, but stays because something was entered for it. Remove it if it won’t be done.",
    noTicket: "No connection recognises this ticket.",
    proposeAll: "Propose dates",
    settings: "Tickets and due dates…",
    settingsTitle: "Tickets and due dates",
    settingsLead: "For every post-mortem in this workspace.",
    dueDays: "Days until an action is due",
    notChosen: "Considered, not chosen",
    because: "Because",
    becauseOf: (text: string) => `Why not: ${text}`,
    becausePlaceholder: "Why not this one (optional; the record prints it)",
    calendar: "Due dates as a calendar (.ics)",
    table: "Actions for a spreadsheet (.csv)",
    trackerTable: "Actions to import into a tracker (.csv)",
    written: (path: string) => `Written to ${path}`,
  },

  close: {
    readBack: "Read back",
    does: (owner: string, due: string) => `${owner || "Nobody yet"}, ${due || "no date"}`,
    worth: "Was it worth the time?",
    worthAbout: "Raised hands for each score, 1 to 5.",
    worthFor: (score: number) => `Hands for ${score}`,
    mean: (mean: string) => `Mean ${mean}`,
    finish: "Finish the meeting",
    finished: (day: string) => `Finished on ${day}.`,
    reopen: "Reopen the meeting",
    toRecord: "Go to the record",
    missing: "Commit is not complete yet",
    missingLead:
      "This is still needed before you can finish the meeting. Anything that stays open needs one line saying why.",
    open: "Still open",
    fill: { owner: "Name an owner", due: "Set a due date", ticket: "Add a ticket" } satisfies Record<
      Lack,
      string
    >,
    fewer: (n: number) =>
      `${n === 0 ? "No action leaves" : `${count(n, "action leaves", "actions leave")}`} the room; three to five is the norm.`,
    tooMany: (n: number) => `${n} actions leave the room; more than five rarely get done.`,
    takeOut: "Choose what to take out",
    noWords: "An action without text",
    lastTimeOpen: (n: number) =>
      `${count(n, "action from last time has", "actions from last time have")} no answer yet.`,
    toLastTime: "Back to last time’s actions",
    thanks: "Thank the room. The record is ready to send.",
  },

  imported: {
    title: "Imported",
    status: "No meeting yet",
    not_met: "The document does not say that a meeting was held about this incident.",
    met: "The document says that a meeting was held about this incident.",
    finished: "A meeting about this incident was held.",
    hold: "Hold the meeting about this",
    metElsewhere: "The meeting was held elsewhere",
  },

  record: {
    title: "Record",
    export: "Export",
    pdf: "PDF…",
    markdown: "Markdown…",
    json: "JSON…",
    copy: "Copy as Markdown",
    copied: "Copied.",
    notCopied: "The clipboard can’t be used right now. Export as Markdown instead.",
    paper: "Paper",
    papers: { a4: "A4", letter: "Letter" },
    diagram: "Chains as a Mermaid diagram in Markdown",
    repository: "Markdown for a repository",
    repositoryAbout:
      "@mentions and #12 work there. Anywhere else they are kept from notifying or closing anything.",
    parts: "What to include",
    partsAbout: "For PDF and Markdown. JSON always includes everything.",
    part: {
      timeline: "Timeline",
      remarks: "What went well, what went badly, what we learned",
      chains: "Chains of whys",
      last_time: "Last time’s actions, without owners",
      considered: "Considered, not chosen",
      ballots: "How the room voted",
      imported: "Imported sections",
      people: "Who led and who was there",
      votes: "Votes per candidate",
      minutes: "Minutes per phase",
      worth: "Worth the time",
    },
    partsOff: "Left out unless you tick it, for this export only",
    named: (n: number) => `${count(n, "sentence names", "sentences name")} a person`,
    namedTitle: "Sentences that name a person",
    namedLead:
      "A record names people as owners and in roles, and nowhere else. Take another wording, or leave a sentence as it is.",
    namedNone: "No sentence names a person any more.",
    namedKept: "kept as said",
    rewording: { condition: "As a condition", without_person: "Without the person", role: "With the role" },
    useRole: "Use the role instead",
    goOn: "Export as it is",
    goOnChanged: "Export",
    written: (path: string) => `Written to ${path}.`,
    show: "Show in folder",
    actions: "Follow up",
    actionsHint: "Status updates as actions are done.",
    state: (text: string) => `State of ${text}`,
    dropTitle: "Why is it being dropped?",
    history: "History",
    historyEmpty: "No history yet.",
    undone: "undone",
    times: (n: number) => `×${n}`,
    afterFinish: "after the meeting",
    draft: "This record is a draft until the meeting is finished.",
    lifecycle: "Lifecycle",
    endOfChain: "end of chain",
    preview: "Preview of the record",
  },
};
