// Whether everything that was typed is on disk, and which fields hold words that are not entered yet.

import type { Problem } from "$lib/generated/Problem";
import { HostError } from "$lib/host";

/** Milliseconds between a save that failed and the next try. */
const RETRY = 3_000;

type Work = () => Promise<void>;

class Saver {
  /** What puts words on disk that are not there yet. */
  #pending = new Set<Work>();
  /** What enters the words of a field that is being typed into. */
  #fields = new Set<Work>();
  #inFlight = new Set<Promise<unknown>>();
  #saving = $state(0);
  #waiting = $state(0);
  #refused = $state.raw<ReadonlyMap<Work, Problem>>(new Map());
  /** Why the last save failed; none while all is well. */
  problem = $state<Problem | null>(null);
  #retry: ReturnType<typeof setTimeout> | undefined;

  get state(): "saved" | "saving" | "failed" {
    if (this.why) return "failed";
    return this.#saving + this.#waiting > 0 ? "saving" : "saved";
  }

  /** Why something on screen is not on disk: a save failed, or a rule refused what a field holds. */
  get why(): Problem | null {
    return this.problem ?? this.#refused.values().next().value ?? null;
  }

  /** Whether there are words that are not on disk, or that a rule refused. */
  get holds(): boolean {
    return this.#waiting > 0 || this.#refused.size > 0;
  }

  /** There are words that are not on disk yet. */
  waits(save: Work) {
    this.#forget(save);
    this.#pending.add(save);
    this.#waiting = this.#pending.size;
  }

  /** Words are on disk, or not wanted any more. */
  done(save: Work) {
    this.#forget(save);
    this.#fields.delete(save);
    this.#pending.delete(save);
    this.#waiting = this.#pending.size;
  }

  /** A field is being typed into; its words are entered when it is left. */
  types(enter: Work) {
    this.done(enter);
    this.#fields.add(enter);
  }

  /** A rule refused what a field holds. Trying again would not help; the field says when that has changed. */
  refused(enter: Work, problem: Problem) {
    this.done(enter);
    this.#refused = new Map([...this.#refused, [enter, problem]]);
  }

  /** Follows one save, so that the window can show it. */
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

  /** Puts everything that was typed on disk, and waits for saves under way; what is not entered yet stays a draft. */
  async keep(): Promise<void> {
    await Promise.allSettled([...this.#inFlight, ...[...this.#pending].map((save) => save())]);
    if (this.#pending.size === 0 && this.#saving === 0) this.problem = null;
  }

  /** Enters the words of all fields, and puts everything on disk. What could not be saved goes on waiting. */
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
