// What keys do right now: screens register their commands, one handler finds the command of a key press.

import { onDestroy } from "svelte";
import type { MenuItem } from "$lib/components/menu";
import { chordsOf, isComposing, isSingleKey, shownChord } from "./chord";
import { platform } from "./platform";
import { type CommandId, chordsFor, commandOf } from "./table";

export { isComposing } from "./chord";

/** A command of the table; without `run` it is done elsewhere, and shown in the help. */
interface TableCommand {
  command: CommandId;
  run?: () => void;
}

/** A command without keys of its own: for the palette, or with keys that are only shown. */
interface OtherCommand {
  label: string;
  keys?: readonly string[];
  run?: () => void;
}

export type KeyCommand = TableCommand | OtherCommand;

/** Milliseconds after an entry in which single keys do nothing: somebody may still be typing. */
const QUIET = 700;
/** Milliseconds that each further letter adds to it at least: somebody is typing on. */
const TYPING_ON = 400;

/** Returns what a command is called. */
export function labelOf(command: KeyCommand): string {
  return "command" in command ? commandOf(command.command).label : command.label;
}

/**
 * Returns the keys of a command, as they are shown. Left out are single keys where they are turned off, and keys that
 * another command of the moment takes.
 */
export function shownKeys(command: KeyCommand): readonly string[] {
  if (!("command" in command)) return (command.keys ?? []).map((key) => shownChord(key, platform));
  const chords = chordsFor(command.command).filter(
    (chord) =>
      (keyboard.singleKeys || !isLetterKey(chord)) && !(command.run && keyboard.takes(chord, command)),
  );
  return chords.map((chord) => shownChord(chord, platform));
}

/** Whether keys go into a field: then only chords with Mod are commands. */
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

/** A single letter, digit or sign. */
function isLetterKey(chord: string): boolean {
  return isSingleKey(chord) && [...chord].length === 1;
}

/** Whether something is within an element that a selector finds. */
function within(target: EventTarget | null, selector: string): boolean {
  return target instanceof HTMLElement && target.closest(selector) !== null;
}

/** Whether an arrow moves within the element that holds the keyboard: radio buttons, sliders, lists to choose from. */
function movesItself(event: KeyboardEvent): boolean {
  return (
    event.key.startsWith("Arrow") && within(event.target, "[type='radio'], [type='range'], [role='listbox']")
  );
}

/** Whether undo and redo are those of a field: it holds words that are not saved as an act, or was emptied. */
function stepsByItself(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || !isTyping(target)) return false;
  const local = target.closest<HTMLElement>("[data-local]");
  return local !== null && ((target as HTMLInputElement).value !== "" || local.dataset?.local === "changed");
}

class Keyboard {
  // Not reactive: it is read when a key is pressed, and changed while screens come and go.
  #lists: (() => KeyCommand[])[] = [];
  #dialogs = 0;
  #quietUntil = 0;
  /** While somebody types outside of a field, in vain. */
  #typingUntil = 0;
  /** The last key press that was taken for one of those. */
  #inVain: KeyboardEvent | undefined;
  /** Whether single letters, digits and signs are commands. */
  singleKeys = $state(true);

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

  /** Words were entered: for a moment, single keys are taken for the next words. */
  entered() {
    this.#quietUntil = performance.now() + QUIET;
  }

  /** Somebody acts on purpose: a click, an arrow, Escape. */
  attends() {
    this.#quietUntil = 0;
    this.#typingUntil = 0;
  }

  /**
   * Sees every key before anything else does: one that types nothing is pressed on purpose, and who types on after an
   * entry is still typing.
   */
  sees(event: KeyboardEvent) {
    const [first] = chordsOf(event, platform);
    if (!first) return;
    // Neither the space between two words nor the Enter behind them presses a button.
    const presses = (first === "Space" || first === "Enter") && !isTyping(event.target);
    if (presses && performance.now() < this.#typingUntil) {
      this.#inVain = event;
      event.preventDefault();
    }
    if (first === "Enter") return;
    if (!isSingleKey(first)) this.attends();
    else if (this.#isQuiet()) this.#typesOn(event);
  }

  /** A key did nothing. Outside of a field, a letter that is no command says that somebody is typing. */
  missed(event: KeyboardEvent) {
    const [first] = chordsOf(event, platform);
    if (first && isLetterKey(first)) this.#typesOn(event);
  }

  #typesOn(event: KeyboardEvent) {
    // A menu and a list find their entries by letters.
    if (isTyping(event.target) || within(event.target, "[role='menu'], [role='listbox']")) return;
    const now = performance.now();
    this.#quietUntil = Math.max(this.#quietUntil, now + TYPING_ON);
    this.#typingUntil = now + QUIET;
  }

  #isQuiet(): boolean {
    return performance.now() < this.#quietUntil;
  }

  /** Returns the chords that a key press can mean now, the best first. */
  chords(event: KeyboardEvent): string[] {
    if (event === this.#inVain) return [];
    const chords = chordsOf(event, platform);
    const quiet = this.#isQuiet();
    return chords.filter(
      (chord) => !isSingleKey(chord) || (!quiet && (this.singleKeys || !isLetterKey(chord))),
    );
  }

  /** Runs what a key stands for. An open dialog or menu keeps its keys, and a field its own undo. */
  handle(event: KeyboardEvent) {
    if (event.defaultPrevented) return;
    const { command, chord } = this.#commandOf(event) ?? {};
    if (!command || !chord) {
      // A dialog knows its own keys.
      if (this.#dialogs === 0) this.missed(event);
      return;
    }
    if ((command.command === "undo" || command.command === "redo") && stepsByItself(event.target)) return;
    event.preventDefault();
    // A key that is held down decides once; arrows and the like go on.
    if (!(event.repeat && chord.endsWith("Enter"))) command.run();
  }

  /** Whether a key press runs a command now. */
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

  /** Whether a chord runs another command than this one now. */
  takes(chord: string, from: TableCommand): boolean {
    const command = this.#find((candidate) => chordsFor(candidate).includes(chord));
    return command !== undefined && command.command !== from.command;
  }

  /** Runs a command that was chosen in the menu bar. Undo within a field that steps by itself, or in a dialog, is its own. */
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

/** Registers commands for as long as the component lives. */
export function useKeys(list: () => KeyCommand[]) {
  onDestroy(keyboard.add(list));
}

/** What commands do on the element that holds the keyboard; false leaves the key to others. */
export type KeyActs = Partial<Record<CommandId, (() => unknown) | false>>;

/**
 * Runs the act of an element for a key press, and takes the key. Returns whether there was one. Keys that go into a field
 * within the element stay there.
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

/** Returns what the items of a menu do by their keys. An item that is off takes its keys and does nothing. */
export function actsOf(items: readonly MenuItem[]): KeyActs {
  const acts = items.flatMap(({ command, disabled, run }) =>
    command ? [[command, disabled ? () => {} : run]] : [],
  );
  return Object.fromEntries(acts);
}

/** Returns the keys of a command in one string, as a title or a label shows them. */
export function keysIn(id: CommandId): string {
  return shownKeys({ command: id }).join(", ");
}
