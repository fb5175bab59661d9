// What this phone keeps, so that a reload finds its seat and its votes again. A private window keeps nothing.
import type { Votes } from "./rules";
import type { Cast } from "./server";

/** What is kept of one ballot. */
export interface Kept {
  ballot: string;
  code: string;
  /** The post-mortem: `PM-14`. */
  label: string;
  /** Empty once the seat is gone; votes that were not cast outlive it. */
  token: string;
  person: string;
  /** Votes being given; null when none are. */
  draft: Votes | null;
  /** Votes on their way. */
  pending: Cast | null;
  /** The highest turn that was used. */
  turn: number;
}

const PREFIX = "afterword-vote:";
const CODE = "afterword-code";
/** Milliseconds after which what was kept is of no use to anybody. */
const LIFE = 24 * 60 * 60 * 1000;

export interface Seats {
  keep(kept: Kept): void;
  find(ballot: string): Kept | null;
  /** The seat that was used last. */
  latest(): Kept | null;
  forget(ballot: string): void;
  /** Keeps the code for a reload, since the address no longer has it. */
  keepCode(code: string): void;
  code(): string;
}

interface Dated extends Kept {
  at: number;
}

/** `storage` lives as long as the browser, `session` as long as its page. Both may throw. */
export function createSeats(storage: () => Storage, session: () => Storage, now: () => number): Seats {
  function all(): Dated[] {
    try {
      const store = storage();
      const keys = Object.keys(store).filter((key) => key.startsWith(PREFIX));
      const found = keys.map((key) => read(store, key)).filter((kept): kept is Dated => kept !== null);
      const old = found.filter(({ at }) => now() - at > LIFE);
      for (const { ballot } of old) store.removeItem(PREFIX + ballot);
      return found.filter((kept) => !old.includes(kept)).sort((a, b) => b.at - a.at);
    } catch {
      return [];
    }
  }

  return {
    keep(kept) {
      try {
        const store = storage();
        const before = read(store, PREFIX + kept.ballot);
        // Another page of the same seat may be ahead.
        const turn = before && before.token === kept.token ? Math.max(before.turn, kept.turn) : kept.turn;
        const dated: Dated = { ...kept, turn, at: now() };
        store.setItem(PREFIX + kept.ballot, JSON.stringify(dated));
      } catch {
        // Without a place to keep it, the page works for as long as it is open.
      }
    },
    find: (ballot) => all().find((kept) => kept.ballot === ballot) || null,
    latest: () => all().find((kept) => kept.token !== "") || null,
    forget(ballot) {
      try {
        storage().removeItem(PREFIX + ballot);
      } catch {
        // Nothing was kept.
      }
    },
    keepCode(code) {
      try {
        session().setItem(CODE, code);
      } catch {
        // It is typed again after a reload.
      }
    },
    code() {
      try {
        return session().getItem(CODE) || "";
      } catch {
        return "";
      }
    },
  };
}

function read(store: Storage, key: string): Dated | null {
  try {
    const kept = JSON.parse(store.getItem(key) || "null") as Dated | null;
    return kept && PREFIX + kept.ballot === key && typeof kept.at === "number" ? kept : null;
  } catch {
    return null;
  }
}
