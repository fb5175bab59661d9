// Which help lies over the window: every command to choose from, or the keys of the screen.
import { keyCommands } from "./commands.svelte";

class Overlay {
  shown = $state<"palette" | "keys" | null>(null);
  /** What was typed before the palette had the keyboard. */
  #early = "";
  #resume: (() => void) | null = null;

  /** Opens the palette. Whoever types on at once types into it, and never on the screen below. */
  openPalette = () => {
    if (this.shown === "palette") return;
    this.shown = "palette";
    this.#early = "";
    const resume = keyCommands.pause();
    const typed = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.key.length > 1) return;
      this.#early += event.key;
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
  taken = (): string => {
    this.#resume?.();
    this.#resume = null;
    const early = this.#early;
    this.#early = "";
    return early;
  };

  close = () => {
    this.taken();
    this.shown = null;
  };
}

export const overlay = new Overlay();
