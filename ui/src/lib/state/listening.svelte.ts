// The coach’s hints for one text, updated as it is typed.
import { onDestroy } from "svelte";
import type { HeardHint } from "$lib/generated/HeardHint";
import type { Place } from "$lib/state/coach.svelte";
import { useCurrent } from "./current.svelte";

/** Debounce before the coach is asked about typed words, in milliseconds. */
const REST = 250;

export class Listening {
  #current = useCurrent();
  #place: Place;
  #text: () => string;
  #replace: (text: string) => unknown;
  /** The text that the coach was last asked about. */
  #asked = $state("");
  #heard = $derived.by(() => this.#current.pm.coach.heard(this.#place, this.#asked));

  /** The hints whose words are unchanged at the same offsets, so that typing after them keeps them shown. */
  readonly hints = $derived.by(() => {
    const now = this.#text();
    const stands = ({ start, end }: HeardHint) => now.slice(start, end) === this.#asked.slice(start, end);
    return (this.#heard?.hints ?? []).filter(stands);
  });

  /** Whether the text is in a language that the coach does not know. */
  readonly foreign = $derived.by(() => this.#heard?.english === false);

  /** The next question to ask the room; null if there is none. */
  readonly question = $derived.by(() => this.#current.pm.coach.question(this.#heard, this.hints));

  /** Opens the text for editing; set by the component that shows it. */
  open: () => void = () => {};

  /** `replace` sets the whole text. */
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

  /** Returns the words that a hint is about. */
  said(hint: HeardHint): string {
    return this.#text().slice(hint.start, hint.end);
  }

  /** Replaces a hint’s sentence with a rewording, the first one by default. */
  take(hint: HeardHint, chosen: string | null = hint.suggestion) {
    if (chosen === null) return;
    const text = this.#text();
    this.#replace(text.slice(0, hint.sentence_start) + chosen + text.slice(hint.sentence_end));
  }

  /** Keeps a hint’s sentence as said: the coach gives no more hints about it. */
  keep(hint: HeardHint) {
    const text = this.#text().slice(hint.sentence_start, hint.sentence_end);
    void this.#current.pm.act({ topic: "coach", edit: "keep", text });
  }
}
