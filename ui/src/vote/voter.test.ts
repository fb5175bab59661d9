// The voter against a laptop of values: what is sent, kept and shown when the network or the laptop goes away.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSeats } from "./seats";
import type { Answer, Ballot, Cast, Refusal, Server } from "./server";
import { type State, stepOf } from "./state";
import { createVoter } from "./voter";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const LOST: Refusal = { ok: false, lost: true, status: 0, code: "unreachable", message: "Lost.", wait: 0 };
const refusal = (status: number, code: string): Refusal => ({
  ok: false,
  lost: false,
  status,
  code,
  message: `Refused: ${code}.`,
  wait: 0,
});

/** A browser's storage. */
function storage(): Storage {
  const kept: Record<string, string> = {};
  const methods = {
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  };
  return new Proxy(methods, {
    ownKeys: () => Object.keys(kept),
    getOwnPropertyDescriptor: (_, key) => ({
      value: kept[String(key)],
      enumerable: true,
      configurable: true,
    }),
  }) as unknown as Storage;
}

/** A phone in a room: the laptop it talks to, what it kept, and what it shows. */
function phone(kept = storage(), session = storage()) {
  const laptop = {
    ballot: {
      ballot: "b1",
      state: "open",
      name: "PM-14",
      votes_each: 2,
      most_on_one: 2,
      run_off: false,
      candidates: [
        { id: "x", text: "Pin the SDK", category: "prevention" },
        { id: "y", text: "Alert sooner", category: null },
      ],
      mine: null,
      turn: 0,
    } as Ballot,
    taken: false,
    refuses: null as Refusal | null,
    casts: [] as Cast[],
  };
  const answer = <T>(value: T): Promise<Answer<T>> =>
    Promise.resolve(laptop.refuses || { ok: true, value: structuredClone(value) });
  const server: Server = {
    join: () =>
      answer({ ballot: "b1", name: "PM-14", seats: [{ seat: "s1", name: "Ana", taken: laptop.taken }] }),
    sit: (_, seat, guest) =>
      laptop.taken
        ? Promise.resolve(refusal(409, "taken"))
        : answer({ token: "t1", seat: seat || "guest", name: guest || "Ana" }),
    read: () => answer(laptop.ballot),
    cast(_, ballot, cast) {
      const isOpen = ballot === laptop.ballot.ballot && laptop.ballot.state === "open";
      if (!isOpen) return Promise.resolve(refusal(410, "closed"));
      laptop.casts.push(cast);
      if (!laptop.refuses && cast.turn > laptop.ballot.turn) {
        laptop.ballot = { ...laptop.ballot, mine: cast.votes, turn: cast.turn };
      }
      return answer({ turn: laptop.ballot.turn });
    },
    leave: () => answer(null),
  };
  let state!: State;
  const seats = createSeats(
    () => kept,
    () => session,
    Date.now,
  );
  const voter = createVoter(
    server,
    seats,
    () => true,
    (now) => {
      state = now;
    },
  );
  return {
    laptop,
    voter,
    kept,
    seats,
    get state() {
      return state;
    },
    get step() {
      return stepOf(state);
    },
    async seated() {
      await voter.join("k7mpq2");
      voter.take("s1");
      await settle();
    },
  };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("a code leads to a seat, a seat to the ballot, votes to “counted”", async () => {
  const p = phone();
  await p.voter.join(" k7m-pq2");
  expect(p.step).toBe("seat");
  p.voter.take("s1");
  await settle();
  expect(p.step).toBe("ballot");
  p.voter.step("x", 1);
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  p.voter.cast();
  await settle();
  expect(p.laptop.casts).toEqual([{ turn: 1, votes: { x: 2 } }]);
  expect(p.step).toBe("counted");
  expect(p.state.draft).toBeNull();
});

test("votes that are left are asked about once; none at all may be cast", async () => {
  const p = phone();
  await p.seated();
  p.voter.cast();
  await settle();
  expect(p.state.sure).toBe(true);
  expect(p.laptop.casts).toEqual([]);
  p.voter.cast();
  await settle();
  expect(p.laptop.casts).toEqual([{ turn: 1, votes: {} }]);
  expect(p.step).toBe("counted");
});

test("votes cast without a connection are kept over a reload and sent when it is back", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  p.laptop.refuses = LOST;
  p.voter.cast();
  await settle();
  expect(p.step).toBe("waiting");
  await vi.advanceTimersByTimeAsync(30_000);
  // After 0, 1, 3, 7, 15, 23 seconds.
  expect(p.laptop.casts).toHaveLength(6);

  const reloaded = phone(p.kept);
  const kept = reloaded.seats.latest();
  if (kept) reloaded.voter.resume(kept);
  await settle();
  expect(reloaded.laptop.casts).toEqual([{ turn: 1, votes: { x: 1, y: 1 } }]);
  expect(reloaded.step).toBe("counted");
});

test("a draft outlives a reload, and loses its votes on a candidate that vanished", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  const reloaded = phone(p.kept);
  reloaded.laptop.ballot.candidates = [
    { id: "y", text: "Alert sooner", category: null },
    { id: "z", text: "Write it down", category: "process" },
  ];
  const kept = reloaded.seats.latest();
  if (kept) reloaded.voter.resume(kept);
  await settle();
  expect(reloaded.step).toBe("ballot");
  expect(reloaded.state.draft).toEqual({ y: 1 });
});

test("counted votes can be changed with a higher turn, or kept", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("x", 1);
  p.voter.cast();
  await settle();
  p.voter.change();
  expect(p.step).toBe("ballot");
  expect(p.state.draft).toEqual({ x: 2 });
  p.voter.keepCounted();
  expect(p.step).toBe("counted");
  p.voter.change();
  p.voter.step("x", -1);
  p.voter.step("y", 1);
  p.voter.cast();
  await settle();
  expect(p.laptop.casts[1]).toEqual({ turn: 2, votes: { x: 1, y: 1 } });
});

test("a code that has to wait is sent again by itself, and one that is wrong is not", async () => {
  const p = phone();
  p.laptop.refuses = { ...refusal(429, "too_many"), wait: 3 };
  await p.voter.join("K7MPQ2");
  expect([p.step, p.state.wait, p.state.message]).toEqual(["code", 3, "Refused: too_many."]);
  p.laptop.refuses = null;
  await vi.advanceTimersByTimeAsync(2_000);
  expect([p.step, p.state.wait]).toEqual(["code", 1]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(p.step).toBe("seat");
  p.laptop.refuses = refusal(403, "wrong_code");
  await p.voter.join("XXXXXX");
  p.laptop.refuses = null;
  await vi.advanceTimersByTimeAsync(60_000);
  expect([p.step, p.state.message]).toEqual(["code", "Refused: wrong_code."]);
});

test("a seat that was taken meanwhile is said, and the list is read anew", async () => {
  const p = phone();
  await p.voter.join("K7MPQ2");
  p.laptop.taken = true;
  p.voter.take("s1");
  await settle();
  expect(p.step).toBe("seat");
  expect(p.state.message).toBe("Refused: taken.");
  expect(p.state.joined?.seats[0]?.taken).toBe(true);
});

test("a seat that was freed leads back to joining, and what was not cast waits for the next seat", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("y", 1);
  p.laptop.refuses = refusal(401, "gone");
  p.voter.wake();
  await settle();
  expect(p.step).toBe("code");
  expect(p.state.message).toBe("Refused: gone.");
  p.laptop.refuses = null;
  await p.seated();
  expect(p.state.draft).toEqual({ y: 1 });
});

test("the end of voting forgets the seat and says what came too late", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.laptop.ballot.state = "closed";
  await vi.advanceTimersByTimeAsync(2_000);
  expect(p.step).toBe("closed");
  expect(p.state.missed).toBe("late");
  expect(p.seats.latest()).toBeNull();
});

test("counted votes need no connection: after twenty seconds voting is closed or out of reach", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  p.voter.cast();
  await settle();
  p.laptop.refuses = LOST;
  await vi.advanceTimersByTimeAsync(12_000);
  expect(p.step).toBe("counted");
  await vi.advanceTimersByTimeAsync(20_000);
  expect(p.step).toBe("out_of_reach");
  p.laptop.refuses = null;
  await vi.advanceTimersByTimeAsync(8_000);
  expect(p.step).toBe("counted");
});

test("votes that the laptop refuses come back to be changed, with its sentence", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("x", 1);
  p.laptop.refuses = refusal(422, "over_budget");
  p.voter.cast();
  await settle();
  expect(p.step).toBe("ballot");
  expect(p.state.draft).toEqual({ x: 2 });
  expect(p.state.message).toBe("Refused: over_budget.");
});

test("giving the seat back forgets it and its draft", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  await p.voter.leave();
  expect(p.step).toBe("seat");
  expect(p.seats.latest()).toBeNull();
  await p.seated();
  expect(p.state.draft).toBeNull();
});

test("a tie keeps the seat, and the run-off begins with an empty ballot on the same phone", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  p.voter.cast();
  await settle();
  p.laptop.ballot = { ...p.laptop.ballot, state: "waiting", mine: null };
  await vi.advanceTimersByTimeAsync(2_000);
  expect(p.step).toBe("tied");
  p.laptop.ballot = { ...p.laptop.ballot, ballot: "b2", state: "open", run_off: true, votes_each: 1 };
  await vi.advanceTimersByTimeAsync(2_000);
  expect(p.step).toBe("ballot");
  expect(p.state.draft).toBeNull();
  p.voter.step("y", 1);
  p.voter.cast();
  await settle();
  expect(p.laptop.casts.at(-1)).toEqual({ turn: 2, votes: { y: 1 } });
  expect(p.step).toBe("counted");
  expect(p.seats.latest()?.ballot).toBe("b2");
});

test("votes that meet the close are looked after: they are told to have come too late", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("y", 1);
  p.laptop.ballot = { ...p.laptop.ballot, state: "closed", ballot: "gone" };
  p.voter.cast();
  await settle();
  expect(p.step).toBe("closed");
  expect(p.state.missed).toBe("late");
});

test("a page that slept never wins over what another page of the same seat cast after it", async () => {
  const a = phone();
  await a.seated();
  a.voter.step("x", 1);
  a.voter.step("x", 1);
  a.laptop.refuses = LOST;
  a.voter.cast();
  await settle();
  expect(a.step).toBe("waiting");
  // Scanned again, in another tab: it sends what waited, then changes it.
  const b = phone(a.kept);
  const kept = b.seats.latest();
  if (kept) b.voter.resume(kept);
  await settle();
  b.voter.change();
  b.voter.step("x", -1);
  b.voter.step("y", 1);
  b.voter.cast();
  await settle();
  expect(b.laptop.ballot.mine).toEqual({ x: 1, y: 1 });
  // The first tab wakes up.
  a.laptop.refuses = null;
  a.laptop.ballot = b.laptop.ballot;
  a.laptop.casts.length = 0;
  await vi.advanceTimersByTimeAsync(30_000);
  expect(a.laptop.casts).toEqual([{ turn: 1, votes: { x: 2 } }]);
  expect(a.laptop.ballot.mine).toEqual({ x: 1, y: 1 });
  expect(a.step).toBe("counted");
  expect(a.state.ballot?.mine).toEqual({ x: 1, y: 1 });
  a.voter.change();
  a.voter.step("y", -1);
  a.voter.step("x", 1);
  a.voter.cast();
  await settle();
  expect(a.laptop.casts.at(-1)).toEqual({ turn: 3, votes: { x: 2 } });
});

test("a page only keeps what it changed itself", async () => {
  const a = phone();
  await a.seated();
  const b = phone(a.kept);
  const kept = b.seats.latest();
  if (kept) b.voter.resume(kept);
  await settle();
  b.voter.step("x", 1);
  b.voter.step("x", 1);
  b.laptop.refuses = LOST;
  b.voter.cast();
  await settle();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(a.seats.latest()?.pending).toEqual({ turn: 1, votes: { x: 2 } });
});

test("votes that meet a tie are told to have come too late, or that nobody knows", async () => {
  for (const [lost, missed] of [
    [false, "late"],
    [true, "unsure"],
  ] as const) {
    const p = phone();
    await p.seated();
    p.voter.step("x", 1);
    p.voter.step("x", 1);
    if (lost) {
      p.laptop.refuses = LOST;
      p.voter.cast();
      await settle();
      p.laptop.refuses = null;
    }
    p.laptop.ballot = { ...p.laptop.ballot, state: "waiting", mine: null };
    if (!lost) p.voter.cast();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(p.step).toBe("tied");
    expect(p.state.missed).toBe(missed);
  }
});

test("counted votes that were only looked at again are not late when a tie is counted", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("x", 1);
  p.voter.cast();
  await settle();
  p.voter.change();
  p.laptop.ballot = { ...p.laptop.ballot, state: "waiting", mine: null };
  await vi.advanceTimersByTimeAsync(2_000);
  expect(p.step).toBe("tied");
  expect(p.state.missed).toBe("");
});

test("votes that were on their way before a reload may have arrived", async () => {
  const p = phone();
  await p.seated();
  p.voter.step("x", 1);
  p.voter.step("x", 1);
  p.laptop.refuses = LOST;
  p.voter.cast();
  await settle();
  const reloaded = phone(p.kept);
  reloaded.laptop.ballot = { ...reloaded.laptop.ballot, state: "closed", ballot: "gone" };
  const kept = reloaded.seats.latest();
  if (kept) reloaded.voter.resume(kept);
  await vi.advanceTimersByTimeAsync(2_000);
  expect(reloaded.step).toBe("closed");
  expect(reloaded.state.missed).toBe("unsure");
});

test("a wrong code is not sent again by itself, and one of a vote that is over neither", async () => {
  const p = phone();
  p.laptop.refuses = refusal(403, "wrong_code");
  await p.voter.join("AAAAAA");
  expect(p.seats.code()).toBe("");
  expect(p.state.code).toBe("AAAAAA");
  p.laptop.refuses = null;
  await p.seated();
  expect(p.seats.code()).toBe("K7MPQ2");
  p.laptop.ballot.state = "closed";
  await vi.advanceTimersByTimeAsync(2_000);
  expect(p.seats.code()).toBe("");
});

test("a laptop that is gone before the ballot was seen leaves a way out", async () => {
  const p = phone();
  await p.seated();
  const reloaded = phone(p.kept);
  reloaded.laptop.refuses = LOST;
  const kept = reloaded.seats.latest();
  if (kept) reloaded.voter.resume(kept);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(reloaded.step).toBe("loading");
  await vi.advanceTimersByTimeAsync(40_000);
  expect(reloaded.step).toBe("out_of_reach");
});
