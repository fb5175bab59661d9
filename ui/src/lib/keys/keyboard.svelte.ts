// Key dispatch: screens register their commands, and one handler finds the command of a key press.

import { onDestroy } from "svelte";
import type { MenuItem } from "$lib/components/menu";
import { chordsOf, isComposing, isSingleKey, shownChord } from "./chord";
import { platform } from "./platform";
import { type CommandId, chordsFor, commandOf } from "./table";

export { isComposing } from "./chord";

/** A command of the table; without `run` it is handled elsewhere and only listed in the help. */
interface TableCommand {
  command: CommandId;
  run?: () => void;
}

/** A command outside the table: for the palette, with `keys` only shown. */
interface OtherCommand {
  label: string;
  keys?: readonly string[];
  run?: () => void;
}

export type KeyCommand = TableCommand | OtherCommand;

/** Milliseconds of the quiet period after an entry: single keys do nothing, in case of further typing. */
const QUIET = 700;
/** Milliseconds that the quiet period lasts at least after each further letter. */
const TYPING_ON = 400;

export function labelOf(command: KeyCommand): string {
  return "command" in command ? commandOf(command.command).label : command.label;
}

/**
 * Returns the keys of a command as shown. Omits single keys if they are turned off, and keys that currently
 * run another command.
 */
export function shownKeys(command: KeyCommand): readonly string[] {
  if (!("command" in command)) return (command.keys ?? []).map((key) => shownChord(key, platform));
  const chords = chordsFor(command.command).filter(
    (chord) =>
      (keyboard.singleKeys || !isLetterKey(chord)) && !(command.run && keyboard.takes(chord, command)),
  );
  return chords.map((chord) => shownChord(chord, platform));
}

/** Whether the target is a text field, where only chords with Mod are commands. */
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

/** Whether a chord is a single letter, digit or sign. */
function isLetterKey(chord: string): boolean {
  return isSingleKey(chord) && [...chord].length === 1;
}

function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}

/** Whether the focused element handles arrow keys itself: radio buttons, sliders, list boxes. */
function movesItself(event: KeyboardEvent): boolean {
  return (
    event.key.startsWith("Arrow") && within(event.target, "[type='radio'], [type='range'], [role='listbox']")
  );
}

/** Whether a field handles undo and redo itself: it holds words not yet entered, or was emptied. */
function stepsByItself(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !isTyping(target)) return false;
  const local = target.closest<HTMLElement>("[data-local]");
  return local !== null && ((target as HTMLInputElement).value !== "" || local.dataset?.local === "changed");
}

class Keyboard {
  // Not reactive: read on a key press, changed as screens mount and unmount.
  #lists: (() => KeyCommand[])[] = [];
  #dialogs = 0;
  #quietUntil = 0;
  /** Until when somebody counts as typing outside of any field; Space and Enter then press no button. */
  #typingUntil = 0;
  /** The last Space or Enter suppressed for that reason. */
  #inVain: KeyboardEvent | undefined;
  /** Whether single letters, digits and signs run commands. */
  singleKeys = $state(true);

  /** The registered lists of commands, the latest first. */
  get lists(): KeyCommand[][] {
    return [...this.#lists].reverse().map((list) => list());
  }

  add(list: () => KeyCommand[]): () => void {
    this.#lists = [...this.#lists, list];
    return () => {
      this.#lists = this.#lists.filter((other) => other !== list);
    };
  }

  /** Stops dispatch while a dialog is open. Returns a function that resumes it. */
  pause(): () => void {
    this.#dialogs += 1;
    return () => {
      this.#dialogs -= 1;
    };
  }

  /** Starts the quiet period, after words were entered. */
  entered() {
    this.#quietUntil = performance.now() + QUIET;
  }

  /** Ends the quiet period after a deliberate act: a click, an arrow, Escape. */
  attends() {
    this.#quietUntil = 0;
    this.#typingUntil = 0;
  }

  /**
   * Observes every key before anything else does. A key that types nothing is deliberate and ends the quiet
   * period; a letter during it extends it.
   */
  sees(event: KeyboardEvent) {
    const [first] = chordsOf(event, platform);
    if (!first) return;
    // A space between words, or the Enter after them, must not press a button.
    const presses = (first === "Space" || first === "Enter") && !isTyping(event.target);
    if (presses && performance.now() < this.#typingUntil) {
      this.#inVain = event;
      event.preventDefault();
    }
    if (first === "Enter") return;
    if (!isSingleKey(first)) this.attends();
    else if (this.#isQuiet()) this.#typesOn(event);
  }

  /** Handles a key that ran no command: outside of a field, a letter means that somebody is typing. */
  missed(event: KeyboardEvent) {
    const [first] = chordsOf(event, platform);
    if (first && isLetterKey(first)) this.#typesOn(event);
  }

  #typesOn(event: KeyboardEvent) {
    // Menus and list boxes use letters for type-ahead.
    if (isTyping(event.target) || within(event.target, "[role='menu'], [role='listbox']")) return;
    const now = performance.now();
    this.#quietUntil = Math.max(this.#quietUntil, now + TYPING_ON);
    this.#typingUntil = now + QUIET;
  }

  #isQuiet(): boolean {
    return performance.now() < this.#quietUntil;
  }

  /** Returns the chords that a key press can currently mean, the best first. */
  chords(event: KeyboardEvent): string[] {
    if (event === this.#inVain) return [];
    const chords = chordsOf(event, platform);
    const quiet = this.#isQuiet();
    return chords.filter(
      (chord) => !isSingleKey(chord) || (!quiet && (this.singleKeys || !isLetterKey(chord))),
    );
  }

  /** Runs the command of a key press. Dialogs and menus keep their keys, and a field its own undo. */
  handle(event: KeyboardEvent) {
    if (event.defaultPrevented) return;
    const { command, chord } = this.#commandOf(event) ?? {};
    if (!command || !chord) {
      // A dialog handles its own keys.
      if (this.#dialogs === 0) this.missed(event);
      return;
    }
    if ((command.command === "undo" || command.command === "redo") && stepsByItself(event.target)) return;
    event.preventDefault();
    // Enter that is held down runs once; other keys repeat.
    if (!(event.repeat && chord.endsWith("Enter"))) command.run();
  }

  /** Whether a key press currently runs a command. */
  isCommand(event: KeyboardEvent): boolean {
    return this.#commandOf(event) !== undefined;
  }

  #commandOf(event: KeyboardEvent) {
    if (this.#dialogs > 0 || isComposing(event) || within(event.target, "[role='menu']")) return undefined;
    if (movesItself(event)) return undefined;
    const typing = isTyping(event.target);
    for (const chord of this.chords(event)) {
      if (typing && !chord.startsWith("Mod ")) return undefined;
      const command = this.#find((candidate) => chordsFor(candidate).includes(chord));
      if (command) return { command, chord };
    }
    return undefined;
  }

  /** Whether a chord currently runs another command. */
  takes(chord: string, from: TableCommand): boolean {
    const command = this.#find((candidate) => chordsFor(candidate).includes(chord));
    return command !== undefined && command.command !== from.command;
  }

  /** Runs a command of the menu bar. Undo is native in dialogs and in fields with words not entered. */
  choose(id: string) {
    const field = document.activeElement;
    const isFields = this.#dialogs > 0 ? isTyping(field) : stepsByItself(field);
    if ((id === "undo" || id === "redo") && isFields) document.execCommand(id);
    else this.run(id);
  }

  /** Runs a command by its name, unless a dialog is open. */
  run(id: string) {
    if (this.#dialogs === 0) this.#find((candidate) => candidate === id)?.run();
  }

  #find(matches: (id: CommandId) => boolean): { command: CommandId; run: () => void } | undefined {
    for (const command of this.lists.flat()) {
      if ("command" in command && command.run && matches(command.command))
        return { command: command.command, run: command.run };
    }
    return undefined;
  }
}

export const keyboard = new Keyboard();

/** Registers commands until the component is destroyed. */
export function useKeys(list: () => KeyCommand[]) {
  onDestroy(keyboard.add(list));
}

/** The acts of the focused element by command; false leaves the key to others. */
export type KeyActs = Partial<Record<CommandId, (() => unknown) | false>>;

/**
 * Runs an element’s act for a key press and stops the event. Returns whether there was one. Keys typed into a
 * field within the element are left alone.
 */
export function act(event: KeyboardEvent, acts: KeyActs): boolean {
  if (isTyping(event.target)) return false;
  const given = Object.entries(acts) as [CommandId, (() => unknown) | false][];
  for (const chord of keyboard.chords(event)) {
    const found = given.find(([id, run]) => run && chordsFor(id).includes(chord));
    if (!found?.[1]) continue;
    event.preventDefault();
    event.stopPropagation();
    found[1]();
    return true;
  }
  return false;
}

/** Returns the acts of menu items by command. A disabled item still consumes its keys. */
export function actsOf(items: readonly MenuItem[]): KeyActs {
  const acts = items.flatMap(({ command, disabled, run }) =>
    command ? [[command, disabled ? () => {} : run]] : [],
  );
  return Object.fromEntries(acts);
}

/** Returns the keys of a command as one string, for a title or a label. */
export function keysIn(id: CommandId): string {
  return shownKeys({ command: id }).join(", ");
}
