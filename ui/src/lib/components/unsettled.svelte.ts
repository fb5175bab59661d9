// Typed words that are not parsed into a value yet. They are a draft until they are parsed or given up.
import type { Field } from "$lib/state/field";

export class Unsettled {
  readonly #field: Field;
  #shown: string | null = $state(null);
  #words: string | null;

  /** Restores a draft that was left when the application ended. */
  constructor(field: Field) {
    this.#field = field;
    this.#words = this.#shown = field.drafts.of(field.name) || null;
  }

  /** The words on screen; null if the field shows its value. */
  get shown(): string | null {
    return this.#shown;
  }

  /** The same, not reactive: a teardown reads the earlier value of a state. */
  get words(): string | null {
    return this.#words;
  }

  /** Sets the words, or clears them (null). */
  hold(words: string | null) {
    this.#words = this.#shown = words;
    this.#field.drafts.keep(this.#field.name, words ?? "");
  }
}
