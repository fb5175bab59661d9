// Whether everything that was typed is on disk. Every field that is being typed into reports here.

import type { Problem } from "$lib/generated/Problem";
import { HostError } from "$lib/host";

/** Milliseconds between an edit that failed and the next try. */
const RETRY = 3_000;

type Flush = () => Promise<void>;

class Saver {
  #pending = new Set<Flush>();
  #saving = $state(0);
  #waiting = $state(0);
  #refused = $state.raw<ReadonlyMap<Flush, Problem>>(new Map());
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

  /** Whether a field holds words that are not on disk. */
  get holds(): boolean {
    return this.#waiting > 0 || this.#refused.size > 0;
  }

  /** A field has words that are not sent yet. */
  waits(flush: Flush) {
    this.#forget(flush);
    this.#pending.add(flush);
    this.#waiting = this.#pending.size;
  }

  /** A field has sent its words, or they are not wanted any more. */
  done(flush: Flush) {
    this.#forget(flush);
    this.#pending.delete(flush);
    this.#waiting = this.#pending.size;
  }

  /** A rule refused what a field holds. Trying again would not help; the field says when that has changed. */
  refused(flush: Flush, problem: Problem) {
    this.done(flush);
    this.#refused = new Map([...this.#refused, [flush, problem]]);
  }

  /** Follows one save, so that the window can show it. */
  async follow<T>(save: () => Promise<T>): Promise<T> {
    this.#saving += 1;
    try {
      const result = await save();
      this.problem = null;
      return result;
    } catch (error) {
      if (error instanceof HostError && error.problem.code !== "refused") {
        this.problem = error.problem;
        clearTimeout(this.#retry);
        this.#retry = setTimeout(() => void this.flush(), RETRY);
      }
      throw error;
    } finally {
      this.#saving -= 1;
    }
  }

  /** Sends everything that waits. Fields whose words could not be saved keep them and go on waiting. */
  async flush(): Promise<void> {
    await Promise.allSettled([...this.#pending].map((flush) => flush()));
    if (this.#pending.size === 0 && this.#saving === 0) this.problem = null;
  }

  #forget(flush: Flush) {
    if (!this.#refused.has(flush)) return;
    this.#refused = new Map([...this.#refused].filter(([other]) => other !== flush));
  }
}

export const saver = new Saver();
