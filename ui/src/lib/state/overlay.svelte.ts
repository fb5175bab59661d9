// The overlay that is open over the window: the command palette, the list of keys, or the settings.
import { isComposing, keyboard } from "$lib/keys/keyboard.svelte";

class Overlay {
  shown = $state<"palette" | "keys" | "settings" | null>(null);
  /** Characters typed before the palette has the focus, and whether Enter followed them. */
  #early = { words: "", enter: false };
  #resume: (() => void) | null = null;

  /** Opens the palette. Keys pressed before it has the focus are buffered, not sent to the screen below. */
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

  /** Ends the buffering once the palette has the focus, and returns what was typed until then. */
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
