// Stores seat and votes on this phone, to restore them after a reload. A private window stores nothing.
import type { Votes } from "./rules";
import type { Cast } from "./server";

/** The stored state of one ballot. */
export interface Kept {
  ballot: string;
  code: string;
  /** The post-mortem’s label, as `PM-14`. */
  label: string;
  /** Empty once the seat was revoked; votes that were not cast are kept. */
  token: string;
  person: string;
  /** Votes that are not cast yet; null if there are none. */
  draft: Votes | null;
  /** Votes that are cast and not yet confirmed. */
  pending: Cast | null;
  /** The highest turn used, which orders casts. */
  turn: number;
}

const PREFIX = "afterword-vote:";
const CODE = "afterword-code";
/** Milliseconds after which stored state expires. */
const LIFE = 24 * 60 * 60 * 1000;

export interface Seats {
  keep(kept: Kept): void;
  find(ballot: string): Kept | null;
  /** Returns the seat that was used last. */
  latest(): Kept | null;
  forget(ballot: string): void;
  /** Stores the code for a reload, since the address no longer has it. */
  keepCode(code: string): void;
  code(): string;
}

interface Dated extends Kept {
  at: number;
}

/** `storage` outlives the page, `session` lasts as long as its tab. Both may throw. */
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
        // Another page of the same seat may have used a higher turn.
        const turn = before && before.token === kept.token ? Math.max(before.turn, kept.turn) : kept.turn;
        const dated: Dated = { ...kept, turn, at: now() };
        store.setItem(PREFIX + kept.ballot, JSON.stringify(dated));
      } catch {
        // Without storage, the page works until it is closed.
      }
    },
    find: (ballot) => all().find((kept) => kept.ballot === ballot) || null,
    latest: () => all().find((kept) => kept.token !== "") || null,
    forget(ballot) {
      try {
        storage().removeItem(PREFIX + ballot);
      } catch {
        // Without storage, there is nothing to remove.
      }
    },
    keepCode(code) {
      try {
        session().setItem(CODE, code);
      } catch {
        // Without storage, the code has to be typed again after a reload.
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
