// Words of a field that are not settled yet: a draft until they can be read, or until the field shows its value again.
import type { Field } from "$lib/state/field";

export class Unsettled {
  readonly #field: Field;
  #shown: string | null = $state(null);
  #words: string | null;

  /** Words that an end of the application left in the field are offered again. */
  constructor(field: Field) {
    this.#field = field;
    this.#words = this.#shown = field.drafts.of(field.name) || null;
  }

  /** The words for what is on screen; null where the field shows its value. */
  get shown(): string | null {
    return this.#shown;
  }

  /** The same, no state: a teardown reads states as they were before. */
  get words(): string | null {
    return this.#words;
  }

  /** Holds words, or none any more. */
  hold(words: string | null) {
    this.#words = this.#shown = words;
    this.#field.drafts.keep(this.#field.name, words ?? "");
  }
}
