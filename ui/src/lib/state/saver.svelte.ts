// Tracks whether everything typed is on disk, and which fields hold words that are not entered yet.

import type { Problem } from "$lib/generated/Problem";
import { HostError } from "$lib/host";

/** Milliseconds between a failed save and the next try. */
const RETRY = 3_000;

type Work = () => Promise<void>;

class Saver {
  /** Saves of words that are not on disk yet. */
  #pending = new Set<Work>();
  /** For each field being typed into, the function that enters its words. */
  #fields = new Set<Work>();
  #inFlight = new Set<Promise<unknown>>();
  #saving = $state(0);
  #waiting = $state(0);
  #refused = $state.raw<ReadonlyMap<Work, Problem>>(new Map());
  /** Why the last save failed; null if it succeeded. */
  problem = $state<Problem | null>(null);
  #retry: ReturnType<typeof setTimeout> | undefined;

  get state(): "saved" | "saving" | "failed" {
    if (this.why) return "failed";
    return this.#saving + this.#waiting > 0 ? "saving" : "saved";
  }

  /** Why something on screen is not on disk: a save failed, or a rule refused a field’s words. */
  get why(): Problem | null {
    return this.problem ?? this.#refused.values().next().value ?? null;
  }

  /** Whether words are not on disk yet, or were refused by a rule. */
  get holds(): boolean {
    return this.#waiting > 0 || this.#refused.size > 0;
  }

  /** Registers a save of words that are not on disk yet. */
  waits(save: Work) {
    this.#forget(save);
    this.#pending.add(save);
    this.#waiting = this.#pending.size;
  }

  /** Unregisters a save whose words are on disk or were discarded. */
  done(save: Work) {
    this.#forget(save);
    this.#fields.delete(save);
    this.#pending.delete(save);
    this.#waiting = this.#pending.size;
  }

  /** Registers a field that is being typed into; its words are entered when it is left. */
  types(enter: Work) {
    this.done(enter);
    this.#fields.add(enter);
  }

  /** Records that a rule refused a field’s words. Not retried; the field reports when its words change. */
  refused(enter: Work, problem: Problem) {
    this.done(enter);
    this.#refused = new Map([...this.#refused, [enter, problem]]);
  }

  /** Runs a save and tracks its state. After a failure other than a refusal, retries everything pending. */
  async follow<T>(save: () => Promise<T>): Promise<T> {
    this.#saving += 1;
    const saved = save();
    this.#inFlight.add(saved);
    try {
      const result = await saved;
      this.problem = null;
      return result;
    } catch (error) {
      if (error instanceof HostError && error.problem.code !== "refused") {
        this.problem = error.problem;
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => void this.keep(), RETRY);
      }
      throw error;
    } finally {
      this.#inFlight.delete(saved);
      this.#saving -= 1;
    }
  }

  /** Saves all pending words and waits for saves in flight. Words that are not entered stay drafts. */
  async keep(): Promise<void> {
    await Promise.allSettled([...this.#inFlight, ...[...this.#pending].map((save) => save())]);
    if (this.#pending.size === 0 && this.#saving === 0) this.problem = null;
  }

  /** Enters the words of all fields and saves everything. Words that fail stay pending. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#fields].map((enter) => enter()));
    await this.keep();
  }

  #forget(save: Work) {
    if (!this.#refused.has(save)) return;
    this.#refused = new Map([...this.#refused].filter(([other]) => other !== save));
  }
}

export const saver = new Saver();
