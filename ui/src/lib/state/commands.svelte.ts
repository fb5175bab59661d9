// What can be done right now, with its keys. One list serves the keyboard, the palette and the help on keys.
import { onDestroy } from "svelte";

export interface KeyCommand {
  label: string;
  /** Keys as they are shown: `N`, `Ctrl K`, `Alt ↑`. None for a command of the palette alone. */
  keys?: string;
  /** Works while a field is being typed into. Only for keys that type nothing. */
  whileTyping?: boolean;
  /** Shown in the help, and done elsewhere. */
  run?: () => void;
}

const NAMES: Record<string, string> = {
  arrowup: "↑",
  arrowdown: "↓",
  arrowleft: "←",
  arrowright: "→",
  enter: "Enter",
  delete: "Del",
  escape: "Esc",
  pagedown: "PgDn",
  pageup: "PgUp",
  " ": "Space",
};

/** The keys of an event as they are shown. Ctrl and ⌘ are one. */
export function keysOf(event: KeyboardEvent): string {
  const name =
    NAMES[event.key.toLowerCase()] ?? (event.key.length === 1 ? event.key.toUpperCase() : event.key);
  const parts = [];
  if (event.ctrlKey || event.metaKey) parts.push("Ctrl");
  if (event.altKey) parts.push("Alt");
  if (event.shiftKey && (name.length > 1 || event.ctrlKey || event.metaKey)) parts.push("Shift");
  return [...parts, name].join(" ");
}

/** Whether keys go into a field: then only commands that type nothing may listen. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !["checkbox", "radio", "button"].includes(target.type);
}

/** Undo and redo. In a field that is not saved as an act they are the field’s own. */
const STEPS = ["Ctrl Z", "Ctrl Shift Z", "Ctrl Y"];

/** Whether something is within an element that a selector finds. */
function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}

class KeyCommands {
  // Not reactive: it is read when a key is pressed, and changed while screens come and go.
  #lists: (() => KeyCommand[])[] = [];
  #dialogs = 0;

  /** The lists, the one registered last first. */
  get lists(): KeyCommand[][] {
    return [...this.#lists].reverse().map((list) => list());
  }

  add(list: () => KeyCommand[]): () => void {
    this.#lists = [...this.#lists, list];
    return () => {
      this.#lists = this.#lists.filter((other) => other !== list);
    };
  }

  /** A dialog is open: keys are its own until it is closed. */
  pause(): () => void {
    this.#dialogs += 1;
    return () => {
      this.#dialogs -= 1;
    };
  }

  /** Runs what a key stands for. An open dialog or menu keeps its keys, and a field its own undo. */
  handle(event: KeyboardEvent) {
    if (event.defaultPrevented || event.isComposing || this.#dialogs > 0) return;
    if (within(event.target, "[role='menu']")) return;
    const keys = keysOf(event);
    const typing = isTyping(event.target);
    if (typing && STEPS.includes(keys) && within(event.target, "[data-local]")) return;
    for (const list of this.lists) {
      const command = list.find((candidate) => candidate.run && candidate.keys?.split(" or ").includes(keys));
      if (!command) continue;
      if (typing && !command.whileTyping) return;
      event.preventDefault();
      // A key that is held down decides once; arrows and the like go on.
      if (!(event.repeat && keys === "Ctrl Enter")) command.run?.();
      return;
    }
  }
}

export const keyCommands = new KeyCommands();

/** Registers commands for as long as the component lives. */
export function useKeys(list: () => KeyCommand[]) {
  onDestroy(keyCommands.add(list));
}
