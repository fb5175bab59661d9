// The agenda and the side panel in a window too narrow for them: each opens over the screen and closes again.
import { tick } from "svelte";
import { MediaQuery } from "svelte/reactivity";
import { isTyping } from "$lib/keys/keyboard.svelte";

export type Panel = "agenda" | "side";

/** Selectors of the panels, looked up each time because the side panel belongs to the open screen. */
const SELECTOR: Record<Panel, string> = { agenda: ".frame > nav", side: ".frame > aside" };

class Panels {
  /** The panel that is open over the screen. A panel shown as a column never is. */
  open = $state<Panel | null>(null);
  /** Breakpoints, the same as in the style sheet of PostMortem.svelte. */
  #folded: Record<Panel, MediaQuery> = {
    agenda: new MediaQuery("max-width: 50em"),
    side: new MediaQuery("max-width: 68.75em"),
  };

  isFolded(panel: Panel): boolean {
    return this.#folded[panel].current;
  }

  /** Opens a panel if it is folded. Resolves once it is rendered. */
  async show(panel: Panel) {
    if (this.isFolded(panel)) this.open = panel;
    await tick();
  }

  /** Opens or closes a panel, and focuses it unless a field has the focus. */
  async toggle(panel: Panel) {
    if (this.open === panel) return this.close();
    await this.show(panel);
    if (isTyping(document.activeElement)) return;
    const element = document.querySelector<HTMLElement>(SELECTOR[panel]);
    if (!element) return;
    element.tabIndex = -1;
    (element.querySelector<HTMLElement>("[aria-current]") ?? element).focus();
  }

  /** Closes the open panel. If the focus was in it, moves it to the panel’s button. */
  close = () => {
    const panel = this.open;
    if (!panel) return;
    const held = document.querySelector(SELECTOR[panel])?.contains(document.activeElement);
    this.open = null;
    if (held) document.querySelector<HTMLElement>(`[data-opens="${panel}"]`)?.focus();
  };

  /** Closes the open panel on a press outside of it. */
  leave = ({ target }: Event) => {
    if (!this.open || !(target instanceof Element)) return;
    if (target.closest(`${SELECTOR[this.open]}, [data-opens], [role="menu"], [role="dialog"]`)) return;
    this.open = null;
  };
}

export const panels = new Panels();
