// One field that is being typed into: keeps the words until they are on disk.
import { onDestroy } from "svelte";
import type { Context } from "$lib/generated/Context";
import type { HeardHint } from "$lib/generated/HeardHint";
import { HostError } from "$lib/host";
import { Listening } from "$lib/state/listening.svelte";
import { notices } from "$lib/state/notices.svelte";
import { saver } from "$lib/state/saver.svelte";
import { words as w } from "$lib/words";
import { leaveBehind } from "./left-behind";

/** Milliseconds of rest after which words are sent. */
const REST = 300;
/** The longest that words wait while somebody types on, in milliseconds. */
const LONGEST = 800;

export class Typing {
  #value: () => string;
  #save: (text: string) => Promise<unknown>;
  #draft = $state<string | null>(null);
  #refusal = $state("");
  #rest: ReturnType<typeof setTimeout> | undefined;
  #since = 0;
  #sending: Promise<void> | null = null;
  #gone = false;
  /** What the coach hears in the words; none where it does not listen. */
  readonly listening: Listening | null = null;

  /** `value` is what is on disk; `save` puts words there; `place` is where they stand, where the coach listens. */
  constructor(value: () => string, save: (text: string) => Promise<unknown>, place?: Context) {
    this.#value = value;
    this.#save = save;
    if (place) {
      this.listening = new Listening(
        place,
        () => this.text,
        (text) => {
          this.typed(text);
          return this.flush();
        },
      );
    }
    onDestroy(() => {
      this.#gone = true;
      if (this.#refusal) this.#leaveBehind();
      else void this.flush();
    });
  }

  /** What the field shows: the words that are not on disk yet, else what is on disk. */
  get text(): string {
    return this.#draft ?? this.#value();
  }

  /** What the coach hears in the words. */
  get hints(): readonly HeardHint[] {
    return this.listening?.hints ?? [];
  }

  /** Why the words in the field can't be kept as they are; empty while they can. */
  get refusal(): string {
    return this.#refusal;
  }

  /** Words were typed. */
  typed(text: string) {
    const now = performance.now();
    if (this.#draft === null) this.#since = now;
    this.#draft = text;
    this.#refusal = "";
    saver.waits(this.flush);
    clearTimeout(this.#rest);
    this.#rest = setTimeout(
      () => void this.flush(),
      Math.max(0, Math.min(REST, this.#since + LONGEST - now)),
    );
  }

  /** Puts the words on disk. Words that could not be saved stay; a refusal is told once, and they stay too. */
  flush = async (): Promise<void> => {
    clearTimeout(this.#rest);
    if (this.#sending) {
      await this.#sending;
    }
    const words = this.#draft;
    if (words === null || this.#refusal) return;
    this.#sending = this.#send(words).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  };

  /** Puts the words on disk as the keyboard leaves the field. A field that must not be empty gets its words back. */
  async leave(): Promise<void> {
    await this.flush();
    if (this.#refusal && this.#draft?.trim() === "") this.#takeBack();
  }

  async #send(words: string) {
    this.#since = performance.now();
    try {
      if (words !== this.#value()) await this.#save(words);
      if (this.#draft === words) this.#takeBack();
    } catch (error) {
      notices.problem(error);
      if (error instanceof HostError && error.problem.code === "refused" && this.#draft === words) {
        this.#refusal = w.problem(error.problem);
        saver.refused(this.flush, error.problem);
        if (this.#gone) this.#leaveBehind();
      }
    }
  }

  /** The field shows what is on disk. */
  #takeBack() {
    this.#draft = null;
    this.#refusal = "";
    saver.done(this.flush);
  }

  /** The field is gone with words that were refused: they can still be taken along. */
  #leaveBehind() {
    const words = this.#draft ?? "";
    this.#takeBack();
    leaveBehind(words);
  }
}
