// One field whose words are entered when it is left: until then they are a draft, on disk and nobody else’s.
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
  /** What the coach hears in the words; none where it does not listen. */
  readonly listening: Listening | null = null;

  /** `value` is what was entered; `save` enters words; `heard` is where they stand, where the coach listens. */
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
    // Words that an end of the application left here are offered again.
    const left = field.drafts.of(field.name);
    if (left && left !== value()) this.typed(left);
    onDestroy(() => {
      this.#gone = true;
      if (this.#refusal) this.#leaveBehind();
      else void this.enter();
    });
  }

  /** What the field shows: the words that are not entered yet, else what was entered. */
  get text(): string {
    return this.#draft ?? this.#value();
  }

  /** Whether the field holds words that are not entered yet. */
  get isChanged(): boolean {
    return this.#draft !== null && this.#draft !== this.#value();
  }

  /** What the coach hears in the words. */
  get hints(): readonly HeardHint[] {
    return this.listening?.hints ?? [];
  }

  /** Why the words in the field can’t be entered as they are; empty while they can. */
  get refusal(): string {
    return this.#refusal;
  }

  /** Words were typed. */
  typed(text: string) {
    this.#draft = text;
    this.#refusal = "";
    saver.types(this.enter);
    this.#keep(text);
  }

  /** Enters the words. What could not be saved stays in the field; a refusal is told once, and its words stay too. */
  enter = async (): Promise<void> => {
    while (this.#sending) await this.#sending;
    const words = this.#draft;
    if (words === null || this.#refusal) return;
    this.#sending = this.#send(words).finally(() => {
      this.#sending = null;
    });
    await this.#sending;
  };

  /** Enters the words as the keyboard leaves the field. A field that must not be empty gets its words back. */
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

  /** An empty draft is none; a field that is emptied shows so once it is left. */
  #keep(words: string) {
    this.#field.drafts.keep(this.#field.name, words === this.#value() ? "" : words);
  }

  /** The field shows what was entered. */
  #takeBack() {
    this.#draft = null;
    this.#refusal = "";
    saver.done(this.enter);
    this.#field.drafts.keep(this.#field.name, "");
  }

  /** The field is gone with words that were refused: they can still be taken along. */
  #leaveBehind() {
    const words = this.#draft ?? "";
    this.#takeBack();
    leaveBehind(words);
  }
}
