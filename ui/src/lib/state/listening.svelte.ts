// One text that the coach listens to, as it is typed.
import { onDestroy } from "svelte";
import type { HeardHint } from "$lib/generated/HeardHint";
import type { Place } from "$lib/state/coach.svelte";
import { useCurrent } from "./current.svelte";

/** Milliseconds of rest after which words that are being typed are listened to. */
const REST = 250;

export class Listening {
  #current = useCurrent();
  #place: Place;
  #text: () => string;
  #replace: (text: string) => unknown;
  /** The text that was asked about last. */
  #asked = $state("");
  #heard = $derived.by(() => this.#current.pm.coach.heard(this.#place, this.#asked));

  /** Hints whose words still stand where they stood: a key pressed elsewhere takes none away. */
  readonly hints = $derived.by(() => {
    const now = this.#text();
    const stands = ({ start, end }: HeardHint) => now.slice(start, end) === this.#asked.slice(start, end);
    return (this.#heard?.hints ?? []).filter(stands);
  });

  /** Whether the text is in a language that the coach does not know. */
  readonly foreign = $derived.by(() => this.#heard?.english === false);

  /** What to ask after this answer. */
  readonly question = $derived.by(() => this.#current.pm.coach.question(this.#heard, this.hints));

  /** Opens the field for words. */
  open: () => void = () => {};

  /** `replace` puts other words in the place of the text. */
  constructor(place: Place, text: () => string, replace: (text: string) => unknown) {
    this.#place = place;
    this.#text = text;
    this.#replace = replace;
    this.#asked = text();
    $effect(() => {
      const now = text();
      const rest = setTimeout(() => (this.#asked = now), REST);
      return () => clearTimeout(rest);
    });
    onDestroy(() => {
      if (this.#current.pm.coach.attended === this) this.#current.pm.coach.attended = null;
    });
  }

  /** Shows the hints of this text at the side. */
  attend = () => {
    this.#current.pm.coach.attended = this;
  };

  /** The words that a hint is about. */
  said(hint: HeardHint): string {
    return this.#text().slice(hint.start, hint.end);
  }

  /** Puts a rewording in the place of its sentence: the first one, where no other is chosen. */
  take(hint: HeardHint, chosen: string | null = hint.suggestion) {
    if (chosen === null) return;
    const text = this.#text();
    this.#replace(text.slice(0, hint.sentence_start) + chosen + text.slice(hint.sentence_end));
  }

  /** The sentence stays as it was said. */
  keep(hint: HeardHint) {
    const text = this.#text().slice(hint.sentence_start, hint.sentence_end);
    void this.#current.pm.act({ topic: "coach", edit: "keep", text });
  }
}
