// Requests to the laptop. Refusals are values, each with a sentence to show.
import type { Votes } from "./rules";
import { words as w } from "./words";

/** Milliseconds after which a request counts as lost. */
const PATIENCE = 8_000;

export type Category = "prevention" | "detection" | "mitigation" | "process";

export interface Joined {
  ballot: string;
  /** The post-mortem’s label, as `PM-14`. */
  name: string;
  seats: { seat: string; name: string; taken: boolean }[];
}

export interface Seated {
  token: string;
  seat: string;
  name: string;
}

export interface Candidate {
  id: string;
  text: string;
  category: Category | null;
}

export interface Ballot {
  ballot: string;
  /** `waiting` means a tie that the room has yet to decide; the seat stays valid. */
  state: "open" | "waiting" | "closed";
  name: string;
  votes_each: number;
  most_on_one: number;
  run_off: boolean;
  candidates: Candidate[];
  /** The counted votes of this seat; null before it has cast. */
  mine: Votes | null;
  turn: number;
}

/** Votes to cast. Idempotent: repeating a turn changes nothing. */
export interface Cast {
  turn: number;
  votes: Votes;
}

export interface Refusal {
  ok: false;
  /** Whether no answer came from the laptop itself, so that a retry may help. */
  lost: boolean;
  status: number;
  code: string;
  message: string;
  /** Seconds to wait before the next try. */
  wait: number;
}

export type Answer<T> = { ok: true; value: T } | Refusal;

export interface Server {
  join(code: string): Promise<Answer<Joined>>;
  sit(code: string, seat: string | null, guest: string | null): Promise<Answer<Seated>>;
  read(token: string): Promise<Answer<Ballot>>;
  cast(token: string, ballot: string, cast: Cast): Promise<Answer<{ turn: number }>>;
  leave(token: string): Promise<Answer<unknown>>;
}

export const server: Server = {
  join: (code) => ask("seats", "POST", "join", { code, phone: phone() }),
  sit: (code, seat, guest) => ask("token", "POST", "seat", { code, seat, guest, phone: phone() }),
  read: (token) => ask("state", "GET", "ballot", undefined, token),
  cast: (token, ballot, cast) => ask("counted", "PUT", "ballot", { ballot, ...cast }, token),
  leave: (token) => ask("", "POST", "leave", {}, token),
};

/** Returns this phone’s random id, by which the laptop recognises it after a lost answer. */
function phone(): string {
  const key = "afterword-phone";
  try {
    const kept = sessionStorage.getItem(key);
    if (kept) return kept;
  } catch {
    // A private window stores nothing, so the id lasts as long as the page.
  }
  if (!named) {
    const bytes = Array.from(crypto.getRandomValues(new Uint8Array(16)));
    named = bytes.map((byte) => `0${byte.toString(16)}`.slice(-2)).join("");
  }
  try {
    sessionStorage.setItem(key, named);
  } catch {
    // No storage, as above.
  }
  return named;
}

let named = "";

/** Sends a request. An answer without `field` comes from something in between, not from the laptop. */
async function ask<T>(
  field: string,
  method: string,
  name: string,
  body?: object,
  token?: string,
): Promise<Answer<T>> {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), PATIENCE);
  try {
    const headers: Record<string, string> = {};
    if (body) headers["Content-Type"] = "application/json";
    if (token) headers.Authorization = `Bearer ${token}`;
    const response = await fetch(`api/${name}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
      cache: "no-store",
      signal: patience.signal,
    });
    const text = await response.text();
    if (!response.ok) return refused(response.status, text);
    const value: unknown = JSON.parse(text);
    if (field && !(Object(value) as Record<string, unknown>)[field]) return unreachable();
    return { ok: true, value: value as T };
  } catch {
    return unreachable();
  } finally {
    clearTimeout(timer);
  }
}

function unreachable(): Refusal {
  return { ok: false, lost: true, status: 0, code: "unreachable", message: w.unreachable, wait: 0 };
}

function refused(status: number, text: string): Refusal {
  let told: { code?: unknown; message?: unknown; retry_after?: unknown } = {};
  try {
    told = JSON.parse(text) || {};
  } catch {
    // Something other than the laptop answered; only the status is usable.
  }
  return {
    ok: false,
    // A refusal by the laptop always has a code.
    lost: status >= 500 || status === 429 || status === 408 || !told.code,
    status,
    code: String(told.code || ""),
    message: String(told.message || w.garbled),
    wait: Number(told.retry_after) || 0,
  };
}
