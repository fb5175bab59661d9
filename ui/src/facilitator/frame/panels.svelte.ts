// The agenda and the side panel where the window has no room for them: each opens over the screen and closes again.
import { tick } from "svelte";
import { MediaQuery } from "svelte/reactivity";
import { isTyping } from "$lib/keys/keyboard.svelte";

export type Panel = "agenda" | "side";

/** The element of a panel. The side belongs to the screen that is open, so that it is looked up. */
const SELECTOR: Record<Panel, string> = { agenda: ".frame > nav", side: ".frame > aside" };

class Panels {
  /** The panel that lies over the screen. A panel that is a column of the window is never open. */
  open = $state<Panel | null>(null);
  /** The widths of the style sheet in PostMortem.svelte. */
  #folded: Record<Panel, MediaQuery> = {
    agenda: new MediaQuery("max-width: 50em"),
    side: new MediaQuery("max-width: 68.75em"),
  };

  isFolded(panel: Panel): boolean {
    return this.#folded[panel].current;
  }

  /** Opens a panel that is folded, and waits until it is on screen. */
  async show(panel: Panel) {
    if (this.isFolded(panel)) this.open = panel;
    await tick();
  }

  /** Opens or closes a panel. The keyboard follows, but out of a field that is typed into. */
  async toggle(panel: Panel) {
    if (this.open === panel) return this.close();
    await this.show(panel);
    if (isTyping(document.activeElement)) return;
    const element = document.querySelector<HTMLElement>(SELECTOR[panel]);
    if (!element) return;
    element.tabIndex = -1;
    (element.querySelector<HTMLElement>("[aria-current]") ?? element).focus();
  }

  /** Closes what is open; the keyboard goes back to the button where it was in the panel. */
  close = () => {
    const panel = this.open;
    if (!panel) return;
    const held = document.querySelector(SELECTOR[panel])?.contains(document.activeElement);
    this.open = null;
    if (held) document.querySelector<HTMLElement>(`[data-opens="${panel}"]`)?.focus();
  };

  /** Closes what is open when something else is pressed. */
  leave = ({ target }: Event) => {
    if (!this.open || !(target instanceof Element)) return;
    if (target.closest(`${SELECTOR[this.open]}, [data-opens], [role="menu"], [role="dialog"]`)) return;
    this.open = null;
  };
}

export const panels = new Panels();
