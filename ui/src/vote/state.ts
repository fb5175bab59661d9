// What the page knows, and which step that makes.
import { NONE, type Votes } from "./rules";
import type { Ballot, Cast, Joined } from "./server";

/** Milliseconds without an answer after which the laptop is taken to be gone. */
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
  /** Whether the laptop was asked for a seat and has not answered yet. */
  busy: boolean;
  /** A sentence about what was refused last. */
  message: string;
  /** Seconds until the code can be tried again. */
  wait: number;
  joined: Joined | null;
  /** Whether somebody who is not on the list types their name. */
  guest: boolean;
  seat: Seat | null;
  ballot: Ballot | null;
  /** Votes being given; null when none are. */
  draft: Votes | null;
  pending: Cast | null;
  /** The highest turn that was used. */
  turn: number;
  /** Whether the next press casts with votes left. */
  sure: boolean;
  /** Requests that were lost in a row, and milliseconds since the first of them. */
  lost: { times: number; span: number } | null;
  /** Candidates that came and went while the ballot is looked at. */
  news: { came: number; went: number };
  /** Whether votes came too late when votes were counted last, or may have. */
  missed: "" | "late" | "unsure";
  /** Set once voting is over. */
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

/** Whether the laptop has not answered for so long that it is no passing trouble. */
export function isGone({ lost }: State): boolean {
  return lost !== null && lost.times > 2 && lost.span > OUT_OF_REACH;
}

/** The votes on screen: on their way, being given, else none. */
export function shownVotes(state: State): Votes {
  return state.pending?.votes ?? state.draft ?? NONE;
}

/** Whether the seat can be given back: nothing was cast from it. */
export function mayLeave(state: State): boolean {
  const isUncast = state.ballot?.mine === null && state.ballot.state === "open";
  return state.seat !== null && isUncast && !state.pending && !state.closed;
}
