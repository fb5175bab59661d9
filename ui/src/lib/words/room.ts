// The words of the room view: what everybody in the room may read.
import type { Phase } from "$lib/generated/Phase";

/** `1 vote`, `2 votes`. */
const count = (n: number, one: string, many = `${one}s`) => `${n} ${n === 1 ? one : many}`;

const next: Record<Phase, string> = {
  welcome: "Next: did last time’s actions help?",
  last_time: "Next: what happened when",
  timeline: "Next: what went well, what went badly",
  went_well: "Next: what made this possible?",
  whys: "Next: why it was possible, in one paragraph",
  root_cause: "Next: what could we change?",
  collect: "Next: the vote",
  vote: "Next: owner, date and ticket for each",
  commit: "Next: read back and close",
  close: "",
};

const ways: Record<"hands" | "people" | "pass" | "phones", string> = {
  hands: "Voting by raised hands",
  people: "Voting by raised hands, one person at a time",
  pass: "Passing the laptop round",
  phones: "Voting on phones",
};

export const room = {
  nothing: "Nothing is shown here yet.",
  begins: "The meeting appears here once its clock starts.",
  sceneFailed: "This view ran into an error. It comes back with the next change.",
  thanks: "Thank you.",
  untitled: "Untitled incident",
  footer: (label: string, title: string) => `${label} · ${title}`,
  next,
  nextResult: "Next: the result",
  nextTie: "Next: the room settles the tie",
  more: (n: number) => `and ${n} more`,
  part: (from: number, to: number, all: number) =>
    from === to ? `${from} of ${all}` : `${from}–${to} of ${all}`,

  lastTime: {
    from: (source: string) => `From ${source}`,
    empty: "No earlier actions to look at today.",
    unanswered: "not answered yet",
  },

  timeline: {
    starred: "Starred",
    earlier: (n: number) => `${count(n, "earlier event")} not shown`,
    empty: "The timeline is empty.",
  },

  wentWell: { well: "Went well", badly: "Went badly", lucky: "Where we got lucky", empty: "Nothing yet." },

  whys: {
    empty: "No chains yet.",
    end: "end of chain",
    ruledOut: "ruled out",
    depth: (n: number) => `Answer ${n}:`,
    moreChains: (n: number) => `and ${count(n, "more chain", "more chains")}`,
  },

  rootCause: { factors: "Contributing factors", empty: "The paragraph is being written." },

  collect: {
    empty: "Say what could change one of these conditions.",
    candidates: (n: number) => count(n, "candidate"),
  },

  vote: {
    soon: "What should we do? The vote opens in a moment.",
    ways,
    runOff: "Run-off",
    each: (votes: number) => `${count(votes, "vote")} each`,
    mostOnOne: (most: number) => `at most ${most} on one`,
    ballots: (n: number, of: number) => `${n} of ${count(of, "ballot")} in`,
    ballotsAlone: (n: number) => `${count(n, "ballot")} in`,
    progress: "Ballots in",
    counted: (ballots: number | null, expected: number, each: number): string =>
      [ballots === null ? "" : room.vote.ballots(ballots, expected), room.vote.each(each)]
        .filter(Boolean)
        .join(" · "),
    scan: "Scan with your phone",
    type: "or open",
    open: "Open on your phone",
    code: "Code",
    newCode: "New code",
    qr: (link: string) => `QR code of ${link}`,
    cutLine: "below the line: kept for the record",
    tie: (n: number, places: number) =>
      `${n} candidates have equal votes, and ${places === 1 ? "one place is" : `${places} places are`} left.`,
    tied: "tied",
    votes: (rounds: number[]) => rounds.join(" + "),
    votesSaid: (rounds: number[]) => (rounds.length > 1 ? "votes, with the run-off" : "votes"),
    skipped: "The room chose without voting.",
    nothingChosen: "Nothing is chosen yet.",
  },

  commit: {
    action: "Action",
    owner: "Owner",
    due: "Due",
    ticket: "Ticket",
    missing: { owner: "owner?", due: "date?", ticket: "ticket?" },
    complete: "Complete",
    completed: (done: number, all: number) => `${done} of ${all} complete`,
    empty: "No actions yet.",
  },

  close: {
    readBack: "What we will do",
    learned: "What we learned",
    does: (owner: string, due: string) => [owner, due].filter(Boolean).join(", "),
  },
};
