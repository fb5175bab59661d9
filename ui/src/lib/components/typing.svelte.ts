// One field whose words are entered when it loses the focus; until then they are a draft on disk.
import { onDestroy } from "svelte";
import type { HeardHint } from "$lib/generated/HeardHint";
import { HostError } from "$lib/host";
import type { Place } from "$lib/state/coach.svelte";
import type { Field } from "$lib/state/field";
import { Listening } from "$lib/state/listening.svelte";
import { notices } from "$lib/state/notices.svelte";
import { saver } from "$lib/state/saver.svelte";
import { words as w } from "$lib/words";
import { leaveBehind } from "./left-behind";

export class Typing {
  #value: () => string;
  #save: (text: string) => Promise<unknown>;
  #field: Field;
  #draft = $state<string | null>(null);
  #refusal = $state("");
  #sending: Promise<void> | null = null;
  #gone = false;
  /** The coach’s hints for the words; null if the coach is not asked. */
  readonly listening: Listening | null = null;

  /** `value` returns the entered words, `save` enters new ones, `heard` is their place for the coach. */
  constructor(value: () => string, save: (text: string) => Promise<unknown>, field: Field, heard?: Place) {
    this.#value = value;
    this.#save = save;
    this.#field = field;
    if (heard) {
      this.listening = new Listening(
        heard,
        () => this.text,
        (text) => {
          this.typed(text);
          return this.enter();
        },
      );
    }
    // Restores a draft that was left when the application ended.
    const left = field.drafts.of(field.name);
    if (left && left !== value()) this.typed(left);
    onDestroy(() => {
      this.#gone = true;
      if (this.#refusal) this.#leaveBehind();
      else void this.enter();
    });
  }

  /** What the field shows: the draft, else the entered words. */
  get text(): string {
    return this.#draft ?? this.#value();
  }

  /** Whether the field holds words that are not entered yet. */
  get isChanged(): boolean {
    return this.#draft !== null && this.#draft !== this.#value();
  }

  get hints(): readonly HeardHint[] {
    return this.listening?.hints ?? [];
  }

  /** Why the words were refused; empty if they were not. */
  get refusal(): string {
    return this.#refusal;
  }

  /** Sets the words that were typed, and saves them as a draft. */
  typed(text: string) {
    this.#draft = text;
    this.#refusal = "";
    saver.types(this.enter);
    this.#keep(text);
  }

  /** Enters the words. On failure they stay in the field; refused ones are sent again only once changed. */
  enter = async (): Promise<void> => {
    while (this.#sending) await this.#sending;
    const words = this.#draft;
    if (words === null || this.#refusal) return;
    this.#sending = this.#send(words).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  };

  /** Enters the words on blur. If the field may not be empty, restores the entered words. */
  async leave(): Promise<void> {
    await this.enter();
    if (this.#refusal && this.#draft?.trim() === "") this.#takeBack();
  }

  async #send(words: string) {
    try {
      if (words !== this.#value()) await this.#save(words);
      if (this.#draft === words) this.#takeBack();
    } catch (error) {
      notices.problem(error);
      if (this.#draft !== words) return;
      if (error instanceof HostError && error.problem.code === "refused") {
        this.#refusal = w.problem(error.problem);
        saver.refused(this.enter, error.problem);
        if (this.#gone) this.#leaveBehind();
      } else {
        saver.waits(this.enter);
      }
    }
  }

  /** Saves the words as a draft. Empty words, or words equal to the entered ones, leave no draft. */
  #keep(words: string) {
    this.#field.drafts.keep(this.#field.name, words === this.#value() ? "" : words);
  }

  /** Discards the draft, so that the field shows the entered words. */
  #takeBack() {
    this.#draft = null;
    this.#refusal = "";
    saver.done(this.enter);
    this.#field.drafts.keep(this.#field.name, "");
  }

  /** Offers refused words for copying once the field is gone. */
  #leaveBehind() {
    const words = this.#draft ?? "";
    this.#takeBack();
    leaveBehind(words);
  }
}
