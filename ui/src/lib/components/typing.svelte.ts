// One field that is being typed into: keeps the words until they are on disk.
import { onDestroy } from "svelte";
import { HostError } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";
import { saver } from "$lib/state/saver.svelte";

/** Milliseconds of rest after which words are sent. */
const REST = 300;
/** The longest that words wait while somebody types on, in milliseconds. */
const LONGEST = 800;

export class Typing {
  #value: () => string;
  #save: (text: string) => Promise<unknown>;
  #draft = $state<string | null>(null);
  #rest: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #sending: Promise<void> | null = null;

  /** `value` is what is on disk; `save` puts words there. */
  constructor(value: () => string, save: (text: string) => Promise<unknown>) {
    this.#value = value;
    this.#save = save;
    onDestroy(() => void this.flush());
  }

  /** What the field shows: the words that are not on disk yet, else what is on disk. */
  get text(): string {
    return this.#draft ?? this.#value();
  }

  /** Words were typed. */
  typed(text: string) {
    const now = performance.now();
    if (this.#draft === null) this.#since = now;
    this.#draft = text;
    saver.waits(this.flush);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(
      () => void this.flush(),
      Math.max(0, Math.min(REST, this.#since + LONGEST - now)),
    );
  }

  /** Puts the words on disk. Words that could not be saved stay; a refusal is told, and they stay too. */
  flush = async (): Promise<void> => {
    clearTimeout(this.#rest);
    if (this.#sending) {
      await this.#sending;
    }
    const words = this.#draft;
    if (words === null) return;
    this.#sending = this.#send(words).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  };

  async #send(words: string) {
    this.#since = performance.now();
    try {
      if (words !== this.#value()) await this.#save(words);
      if (this.#draft === words) {
        this.#draft = null;
        saver.done(this.flush);
      }
    } catch (error) {
      if (error instanceof HostError && error.problem.code === "refused") saver.done(this.flush);
      notices.problem(error);
    }
  }
}
