// The state of the page, and the step that it implies.
import { NONE, type Votes } from "./rules";
import type { Ballot, Cast, Joined } from "./server";

/** Milliseconds without an answer after which the laptop counts as gone. */
const OUT_OF_REACH = 20_000;

export interface Seat {
  ballot: string;
  code: string;
  label: string;
  token: string;
  person: string;
}

export interface State {
  code: string;
  /** Whether a request for a seat is in flight. */
  busy: boolean;
  /** The message of the last refusal; empty if there is none. */
  message: string;
  /** Seconds until the code may be tried again. */
  wait: number;
  joined: Joined | null;
  /** Whether the step for a guest’s name is open. */
  guest: boolean;
  seat: Seat | null;
  ballot: Ballot | null;
  /** Votes that are not cast yet; null if there are none. */
  draft: Votes | null;
  pending: Cast | null;
  /** The highest turn used, which orders casts. */
  turn: number;
  /** Whether the next press casts even with votes left. */
  sure: boolean;
  /** The number of requests lost in a row, and milliseconds since the first. */
  lost: { times: number; span: number } | null;
  /** The number of candidates added and removed; reset when votes are counted or reopened. */
  news: { came: number; went: number };
  /** Whether votes came too late for the last count (`late`), or may have (`unsure`). */
  missed: "" | "late" | "unsure";
  /** Whether voting is over. */
  closed: boolean;
}

export const START: State = {
  code: "",
  busy: false,
  message: "",
  wait: 0,
  joined: null,
  guest: false,
  seat: null,
  ballot: null,
  draft: null,
  pending: null,
  turn: 0,
  sure: false,
  lost: null,
  news: { came: 0, went: 0 },
  missed: "",
  closed: false,
};

export type Step =
  | "code"
  | "seat"
  | "guest"
  | "loading"
  | "ballot"
  | "waiting"
  | "tied"
  | "counted"
  | "out_of_reach"
  | "closed";

export function stepOf(state: State): Step {
  if (state.closed) return "closed";
  if (!state.seat) return !state.joined ? "code" : state.guest ? "guest" : "seat";
  if (state.pending && state.lost) return "waiting";
  if (!state.ballot) return isGone(state) ? "out_of_reach" : "loading";
  if (state.ballot.state === "waiting") return "tied";
  if (state.ballot.mine === null || state.draft !== null || state.pending) return "ballot";
  return isGone(state) ? "out_of_reach" : "counted";
}

/** Whether the laptop has been silent for so long that more than a passing problem is likely. */
export function isGone({ lost }: State): boolean {
  return lost !== null && lost.times > 2 && lost.span > OUT_OF_REACH;
}

/** Returns the votes on screen: pending, else draft, else none. */
export function shownVotes(state: State): Votes {
  return state.pending?.votes ?? state.draft ?? NONE;
}

/** Whether the seat can be freed, because nothing was cast from it. */
export function mayLeave(state: State): boolean {
  const isUncast = state.ballot?.mine === null && state.ballot.state === "open";
  return state.seat !== null && isUncast && !state.pending && !state.closed;
}
