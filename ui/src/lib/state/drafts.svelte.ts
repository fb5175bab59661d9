// Draft words of a post-mortem: what was typed into its fields and not entered yet. They are on disk, and nobody else’s.
import { host } from "$lib/host";
import { notices } from "./notices.svelte";
import { Queue } from "./queue";
import { saver } from "./saver.svelte";

/** Milliseconds of rest after which words are put on disk. */
const REST = 300;
/** The longest that words wait while somebody types on, in milliseconds. */
const LONGEST = 800;

export class Drafts {
  readonly #id: string;
  #words = new Map<string, string>();
  /** Fields whose words are not on disk yet. */
  #waiting = new Set<string>();
  #since = 0;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #writes = new Queue();

  constructor(id: string) {
    this.#id = id;
  }

  /** Reads what was left; words that are being typed by now win. */
  async load() {
    try {
      const kept = await host.call("drafts", { id: this.#id });
      for (const [field, words] of Object.entries(kept)) {
        if (!this.#words.has(field)) this.#words.set(field, words);
      }
    } catch {
      // A workspace that can’t be read is told of by the screen that needs it.
    }
  }

  /** Returns the words of a field; empty where there are none. */
  of(field: string): string {
    return this.#words.get(field) ?? "";
  }

  /** Keeps the words of a field: on disk after a short rest. Empty words remove them. */
  keep(field: string, words: string) {
    if (this.of(field) === words) return;
    this.#words.set(field, words);
    const now = performance.now();
    if (this.#waiting.size === 0) this.#since = now;
    this.#waiting.add(field);
    saver.waits(this.flush);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(
      () => void this.flush(),
      Math.max(0, Math.min(REST, this.#since + LONGEST - now)),
    );
  }

  /** Puts all words on disk. Words that could not be put there wait for the next try. */
  flush = (): Promise<void> => {
    clearTimeout(this.#rest);
    return this.#writes.run(() => this.#write());
  };

  async #write() {
    try {
      for (const field of [...this.#waiting]) {
        const words = this.of(field);
        await saver.follow(() => host.call("keep_draft", { id: this.#id, field, words }));
        if (this.of(field) === words) this.#waiting.delete(field);
      }
      if (this.#waiting.size === 0) saver.done(this.flush);
    } catch (error) {
      notices.problem(error);
    }
  }
}
