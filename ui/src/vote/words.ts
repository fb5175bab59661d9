// The words of the voting page. What the laptop refuses it says itself.

/** `1 vote`, `2 votes`. */
const votes = (n: number) => `${n} ${n === 1 ? "vote" : "votes"}`;

export const words = {
  app: "Afterword",
  /** While the laptop has not answered for a while. */
  gone: "The laptop is not responding. Voting may be over: look at the screen in the room.",

  /** While the laptop does not answer, by step; the others say it themselves. */
  offline: {
    loading: "Not connected. This page keeps trying.",
    ballot: "Not connected. Carry on; your votes are kept on this phone until you cast them.",
    waiting: "Not connected. Your votes are kept on this phone and sent as soon as the connection is back.",
    tied: "Not connected. This page keeps trying.",
    counted: "Not connected. Your votes are counted.",
  } as { [step: string]: string },
  unreachable: "The laptop can’t be reached. Check that this phone is on the same network, then try again.",
  garbled: "The laptop’s answer made no sense. Try again.",

  loading: { title: "One moment…" },

  code: {
    title: "Join the vote",
    lead: "The code is on the screen in the room.",
    label: "Code",
    go: "Join",
    going: "Joining…",
    wait: (seconds: number) => `Wait ${seconds} s`,
    missing: "Type the code first.",
  },

  seat: {
    title: "Who are you?",
    lead: "This is so that everybody votes once. Nobody sees who voted for what.",
    taken: "taken",
    guest: "I’m not on the list",
    otherCode: "Type another code",
  },

  guest: {
    title: "What is your name?",
    label: "Your name",
    go: "Join",
    going: "One moment…",
    back: "Back to the list",
    missing: "Type your name first.",
  },

  ballot: {
    title: "Cast your votes",
    runOff: "Run-off: cast your votes again",
    lead: (each: number, most: number) =>
      most === 1
        ? `You have ${votes(each)}, at most one per candidate.`
        : `You have ${votes(each)}, at most ${most} on one candidate.`,
    empty: "There is nothing to vote on yet. Candidates will appear here.",
    left: (left: number, all: number) => `${left} of ${votes(all)} left`,
    tooMany: (n: number) => `${votes(n)} too many: take ${n === 1 ? "it" : "them"} back first`,
    now: (on: number, left: number, all: number) => `${votes(on)} here. ${left} of ${all} left.`,
    noneLeft: "You have no votes left. Take one back first.",
    mostOnOne: (most: number) => `At most ${votes(most)} on one candidate.`,
    more: (text: string) => `One more vote for: ${text}`,
    fewer: (text: string) => `One fewer vote for: ${text}`,
    came: (n: number) => (n === 1 ? "A candidate was added." : `${n} candidates were added.`),
    went: (n: number) =>
      n === 1
        ? "A candidate was removed. You get your votes on it back."
        : `${n} candidates were removed. You get your votes on them back.`,
    cast: "Cast my votes",
    casting: "Sending…",
    unspent: (left: number) => `You have ${votes(left)} left. Cast anyway?`,
    castAnyway: "Cast anyway",
    keep: "Keep my counted votes",
    category: {
      prevention: "Prevention",
      detection: "Detection",
      mitigation: "Mitigation",
      process: "Process",
    },
  },

  counted: {
    title: "Counted.",
    text: "You can change your votes until voting is closed.",
    change: "Change my votes",
  },

  waiting: {
    title: "Your votes are waiting",
    text: "Leave this page open: it keeps sending them until the laptop confirms that they are counted.",
    gone: "The laptop is not responding, so it is not clear whether they arrived. Ask the facilitator, and leave this page open.",
  },

  tied: {
    title: "There is a tie.",
    text: "The room decides what happens next. Leave this page open: if there is another vote, it will appear here.",
  },

  closed: {
    title: "Voting is closed.",
    text: "Look at the screen in the room.",
    again: "Type another code",
  },

  /** When votes were counted before the last ones came. */
  missed: {
    late: "Your last votes did not arrive in time.",
    unsure:
      "The connection dropped while your last votes were being sent: they may not have arrived in time.",
  },

  outOfReach: {
    title: "Voting is closed, or the laptop can’t be reached.",
    counted: "Your votes were counted. Look at the screen in the room.",
    text: "Look at the screen in the room. Is this phone on the same network?",
  },

  /** Before a name. */
  who: "You are",
  notMe: "This isn’t me",
};
