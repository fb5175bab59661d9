// Draft words of a post-mortem: typed into fields, not entered yet. On disk, visible only to the typist.
import { host } from "$lib/host";
import { notices } from "./notices.svelte";
import { Queue } from "./queue";
import { saver } from "./saver.svelte";

/** Debounce before words are written to disk, in milliseconds. */
const REST = 300;
/** The longest delay of a write while typing continues, in milliseconds. */
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

  /** Reads the saved drafts. Words typed since then win over them. */
  async load() {
    try {
      const kept = await host.call("drafts", { id: this.#id });
      for (const [field, words] of Object.entries(kept)) {
        if (!this.#words.has(field)) this.#words.set(field, words);
      }
    } catch {
      // The screen that needs the workspace reports that it can’t be read.
    }
  }

  /** Returns the words of a field; empty if there are none. */
  of(field: string): string {
    return this.#words.get(field) ?? "";
  }

  /** Sets the words of a field, written to disk after the debounce. Empty words remove the draft. */
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

  /** Writes all pending words to disk. Words that fail stay pending until the next try. */
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
