// Which help lies over the window: every command to choose from, or the keys of the screen.
import { isComposing, keyboard } from "$lib/keys/keyboard.svelte";

class Overlay {
  shown = $state<"palette" | "keys" | null>(null);
  /** What was typed before the palette had the keyboard, and whether Enter came after it. */
  #early = { words: "", enter: false };
  #resume: (() => void) | null = null;

  /** Opens the palette. Whoever types on at once types into it, and never on the screen below. */
  openPalette = () => {
    if (this.shown === "palette") return;
    this.shown = "palette";
    this.#early = { words: "", enter: false };
    const resume = keyboard.pause();
    const typed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isComposing(event)) return;
      if (event.key === "Enter") this.#early.enter = true;
      else if (event.key.length === 1) this.#early.words += event.key;
      else return;
      event.preventDefault();
      event.stopPropagation();
    };
    addEventListener("keydown", typed, { capture: true });
    this.#resume = () => {
      removeEventListener("keydown", typed, { capture: true });
      resume();
    };
  };

  /** The palette has the keyboard: what was typed until then is its own. */
  taken = (): { words: string; enter: boolean } => {
    this.#resume?.();
    this.#resume = null;
    const early = this.#early;
    this.#early = { words: "", enter: false };
    return early;
  };

  close = () => {
    this.taken();
    this.shown = null;
  };
}

export const overlay = new Overlay();
