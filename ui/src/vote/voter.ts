// The client of one voter: joins, takes a seat, polls the ballot, and sends votes until they are counted.
import { changes, fitted, isSame, left, NONE, spent, stepped, tidyCode, type Votes } from "./rules";
import type { Kept, Seats } from "./seats";
import type { Ballot, Cast, Refusal, Server } from "./server";
import { mayLeave, type Seat, START, type State } from "./state";
import { words as w } from "./words";

/** Milliseconds between polls of the ballot. */
const POLL = 2_000;
/** Back-off in milliseconds after one, two, three and more lost requests in a row. */
const BACK_OFF = [1_000, 2_000, 4_000, 8_000];

export interface Voter {
  join(typed: string): Promise<void>;
  /** Resumes a stored seat. */
  resume(kept: Kept): void;
  take(seat: string): void;
  takeAs(name: string): void;
  asGuest(guest: boolean): void;
  leave(): Promise<void>;
  otherCode(): void;
  step(candidate: string, by: 1 | -1): void;
  cast(): void;
  change(): void;
  keepCounted(): void;
  /** Polls at once, after the page became visible or the network came back. */
  wake(): void;
}

/** `isSeen` returns whether the page is visible; `show` renders a state. */
export function createVoter(
  server: Server,
  seats: Seats,
  isSeen: () => boolean,
  show: (state: State) => void,
): Voter {
  let state = START;
  let timer: ReturnType<typeof setTimeout> | undefined;
  /** Whether a request about the ballot is in flight, and whether another has to follow at once. */
  let asking = false;
  let again = false;
  let firstLost = 0;
  /** Votes that were sent without an answer, so that they may be counted. */
  let unsure: Votes | null = null;
  /** What this page stored last. It stores only its own changes, so that two pages don't undo each other. */
  let lastKept = "";
  /** Counts attempts to join; answers to earlier ones are ignored. */
  let attempts = 0;

  function set(change: Partial<State>) {
    state = { ...state, ...change };
    const { seat, draft, pending, turn } = state;
    if (seat && !state.closed) {
      const kept = { ...seat, draft, pending, turn };
      const now = JSON.stringify(kept);
      if (now !== lastKept) seats.keep(kept);
      lastKept = now;
    }
    show(state);
  }

  async function join(typed: string, told = "") {
    const code = tidyCode(typed);
    stop();
    if (!code) return set({ ...START, message: w.code.missing });
    seats.keepCode(code);
    set({ ...START, code });
    await list(told);
  }

  /** Loads the list of seats. `told` is the message that says why it is loaded again. */
  async function list(told: string) {
    const { code } = state;
    const attempt = ++attempts;
    set({ busy: true, message: told });
    const answer = await server.join(code);
    if (attempt !== attempts) return;
    if (!answer.ok) {
      // A wrong code is not sent again automatically; one that was not checked yet is.
      const isOver = !answer.lost && answer.wait === 0;
      if (isOver) seats.keepCode("");
      set({
        ...START,
        code: told && isOver ? "" : code,
        message: answer.lost || answer.wait > 0 ? answer.message : told || answer.message,
      });
      if (answer.wait > 0) countDown(answer.wait, attempt);
      return;
    }
    const kept = seats.find(answer.value.ballot);
    if (kept?.token) return resume(kept);
    set({ busy: false, joined: answer.value });
  }

  function countDown(seconds: number, attempt: number) {
    if (attempt !== attempts) return;
    set({ wait: Math.max(0, Math.ceil(seconds)) });
    if (state.wait > 0) setTimeout(() => countDown(state.wait - 1, attempt), 1_000);
    else void list("");
  }

  function resume({ ballot, code, label, token, person, draft, pending, turn }: Kept) {
    attempts += 1;
    // They may have been sent before a reload.
    unsure = pending ? pending.votes : null;
    set({ ...START, code, seat: { ballot, code, label, token, person }, draft, pending, turn });
    wake();
  }

  async function sit(chosen: string | null, guest: string | null) {
    const { joined, code, busy } = state;
    if (!joined || busy) return;
    const attempt = ++attempts;
    set({ busy: true, message: "" });
    const answer = await server.sit(code, chosen, guest);
    if (attempt !== attempts) return;
    if (answer.ok) {
      const { ballot, name: label } = joined;
      const { token, name: person } = answer.value;
      // Restores uncast votes of an earlier seat that is gone.
      const draft = seats.find(ballot)?.draft ?? null;
      resume({ ballot, code, label, token, person, draft, pending: null, turn: 0 });
    } else if (answer.lost) {
      set({ busy: false, message: answer.message });
    } else {
      // The seat is taken, or the code is no longer that of this vote.
      await list(answer.message);
    }
  }

  /** Sends pending votes, else polls the ballot; then schedules the next request. */
  async function ask() {
    if (asking) {
      again = true;
      return;
    }
    stop();
    const { seat, pending } = state;
    if (!seat || state.closed) return;
    asking = true;
    again = false;
    if (pending) {
      const answer = await server.cast(seat.token, seat.ballot, pending);
      asking = false;
      if (seat.token === state.seat?.token) {
        if (answer.ok) counted(pending, answer.value.turn);
        else refused(answer, seat);
      }
    } else {
      const answer = await server.read(seat.token);
      asking = false;
      if (seat.token === state.seat?.token) {
        if (answer.ok) looked(answer.value);
        else refused(answer, seat);
      }
    }
    rest();
  }

  function stop() {
    clearTimeout(timer);
  }

  function rest() {
    stop();
    if (again) return void ask();
    const times = state.lost ? state.lost.times : 0;
    const wait = times > 0 ? BACK_OFF[Math.min(times, BACK_OFF.length) - 1] : POLL;
    // While the page is hidden, only pending votes are sent.
    if (isSeen() || state.pending) timer = setTimeout(() => void ask(), wait);
  }

  function counted(sent: Cast, turn: number) {
    const ballot = state.ballot && { ...state.ballot, mine: sent.votes, turn };
    const known = Math.max(state.turn, turn);
    unsure = null;
    if (turn > sent.turn) {
      // Another page of this seat cast later, and its votes count.
      const isLast = state.pending === sent;
      set({ ...(isLast ? { pending: null, draft: null } : {}), turn: known, lost: null });
      again = true;
      return;
    }
    if (state.pending !== sent) return set({ ballot, turn: known, lost: null });
    set({ ballot, pending: null, draft: null, turn: known, lost: null, message: "", news: START.news });
    // After a reload, pending votes may be counted before the ballot was loaded.
    if (!ballot) again = true;
  }

  function looked(ballot: Ballot) {
    if (ballot.state === "closed") return over();
    if (ballot.ballot !== state.seat?.ballot) return another(ballot);
    if (ballot.state === "waiting") {
      // Set once, and kept as long as the tie is on screen.
      const missed = state.missed || missedBy(state.ballot || ballot);
      return set({ ballot, draft: null, pending: null, sure: false, lost: null, missed });
    }
    const before = state.ballot;
    const { came, went } = before ? changes(before.candidates, ballot.candidates) : START.news;
    const draft = state.draft && fitted(state.draft, ballot.candidates, ballot);
    set({
      ballot,
      draft: draft && state.draft && isSame(draft, state.draft) ? state.draft : draft,
      turn: Math.max(state.turn, ballot.turn),
      news: { came: state.news.came + came, went: state.news.went + went },
      sure: state.sure && came + went === 0,
      lost: null,
    });
  }

  /** Switches to a run-off: the seat stays, the choices of the first ballot are dropped. */
  function another(ballot: Ballot) {
    const { seat } = state;
    if (!seat) return;
    const missed = state.missed || missedBy(state.ballot);
    seats.forget(seat.ballot);
    set({
      ballot,
      seat: { ...seat, ballot: ballot.ballot },
      draft: null,
      pending: null,
      turn: ballot.turn,
      sure: false,
      lost: null,
      // Not repeated if the message was already shown with the tie.
      message: missed && !state.missed ? w.missed[missed] : "",
      missed: "",
      news: START.news,
    });
  }

  function refused(answer: Refusal, seat: Seat) {
    if (answer.lost) {
      const times = state.lost ? state.lost.times + 1 : 1;
      if (times === 1) firstLost = Date.now();
      if (state.pending) unsure = state.pending.votes;
      set({ lost: { times, span: Date.now() - firstLost } });
    } else if (answer.status === 401) {
      gone(seat, answer.message);
    } else if (answer.status === 410) {
      // Voting is over, or a tie waits for its run-off; the next poll tells which.
      set({ pending: null, draft: shown(), lost: null });
      again = true;
    } else {
      // Votes that the laptop refused become a draft again, to be changed.
      set({ pending: null, draft: shown(), message: answer.message, lost: null });
    }
  }

  function shown(): Votes | null {
    return state.pending ? state.pending.votes : state.draft;
  }

  function gone(seat: Seat, message: string) {
    seats.keep({ ...seat, token: "", draft: shown(), pending: null, turn: 0 });
    void join(seat.code, message);
  }

  /** Returns whether pending or draft votes came too late to be counted, or may have (`unsure`). */
  function missedBy(before: Ballot | null): State["missed"] {
    const votes = shown();
    if (!votes || (!state.pending && isSame(votes, before?.mine ?? NONE))) return "";
    return unsure && isSame(votes, unsure) ? "unsure" : "late";
  }

  function over() {
    const { seat, ballot } = state;
    const missed = state.missed || missedBy(ballot);
    if (seat) seats.forget(seat.ballot);
    seats.keepCode("");
    set({ closed: true, missed, pending: null, draft: null, lost: null, message: "" });
  }

  async function leave() {
    const { seat, busy } = state;
    if (!seat || busy || !mayLeave(state)) return;
    set({ busy: true, message: "" });
    const answer = await server.leave(seat.token);
    if (seat.token !== state.seat?.token) return;
    if (!answer.ok && answer.status !== 401) return set({ busy: false, message: answer.message });
    seats.forget(seat.ballot);
    await join(seat.code);
  }

  function step(candidate: string, by: 1 | -1) {
    const { ballot, draft, pending } = state;
    if (!ballot || pending) return;
    set({ draft: stepped(draft || NONE, candidate, by, ballot), sure: false, message: "" });
  }

  function cast() {
    const { ballot, pending, sure } = state;
    if (!ballot || pending || ballot.candidates.length === 0) return;
    const votes = fitted(state.draft || NONE, ballot.candidates, ballot);
    const rest = left(votes, ballot);
    // Votes beyond what the candidates can take do not count as left over.
    const room = ballot.candidates.length * ballot.most_on_one - spent(votes);
    if (rest < 0) return;
    if (Math.min(rest, room) > 0 && !sure) return set({ sure: true });
    // Another page of this seat may have cast since.
    const kept = seats.find(ballot.ballot);
    const turn = Math.max(state.turn, ballot.turn, kept ? kept.turn : 0) + 1;
    set({ pending: { turn, votes }, draft: votes, turn, sure: false, message: "" });
    void ask();
  }

  function change() {
    const { ballot, pending } = state;
    const mine = ballot?.mine ?? NONE;
    const draft = pending ? pending.votes : ballot ? fitted(mine, ballot.candidates, ballot) : NONE;
    set({ draft, pending: null, sure: false, news: START.news });
  }

  function wake() {
    void ask();
  }

  return {
    join: (typed) => join(typed),
    resume,
    take: (seat) => void sit(seat, null),
    takeAs: (name) => (name.trim() ? void sit(null, name.trim()) : set({ message: w.guest.missing })),
    asGuest: (guest) => set({ guest, message: "" }),
    leave,
    otherCode() {
      attempts += 1;
      stop();
      seats.keepCode("");
      set(START);
    },
    step,
    cast,
    change,
    keepCounted: () => set({ draft: null, sure: false, message: "" }),
    wake,
  };
}
