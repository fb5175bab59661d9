// Every command with keys: its label, and its keys by platform. Read by handlers, palette, help and menu.
import type { MenuName } from "$lib/generated/MenuName";
import type { Phase } from "$lib/generated/Phase";
import { PHASES } from "$lib/phases";
import { words as w } from "$lib/words";
import { ZOOM_KEYS } from "$lib/zoom";
import { shownChord } from "./chord";
import { type Platform, platform } from "./platform";

interface Entry {
  label: string;
  /** The chords that run it; the first is the one shown. */
  keys: readonly string[];
  /** The chords on macOS, if they differ. */
  mac?: readonly string[];
  /** Its menu in the macOS menu bar. */
  menu?: MenuName;
}

/** Phases take `Mod 1` to `Mod 0`, because the room sees them change. */
const phases = Object.fromEntries(
  PHASES.map((phase, n) => [
    `phase_${phase}`,
    { label: w.phases[phase].name, keys: [`Mod ${(n + 1) % 10}`], menu: "meeting" },
  ]),
) as unknown as Record<`phase_${Phase}`, Entry>;

/**
 * A single letter, digit or sign acts only on the open screen. A command that opens another screen, or that
 * the room sees, takes `Mod`.
 */
export const COMMANDS = {
  // Everywhere.
  new: { label: w.library.new, keys: ["N", "Mod N"], menu: "file" },
  import: { label: w.library.import, keys: ["I", "Mod O"], menu: "file" },
  library: { label: w.keys.library, keys: ["Mod L"], menu: "file" },
  record: { label: w.frame.record, keys: ["Mod R"], menu: "file" },
  undo: { label: w.common.undo, keys: ["Mod Z"], menu: "edit" },
  redo: { label: w.common.redo, keys: ["Mod Shift Z", "Mod Y"], mac: ["Mod Shift Z"], menu: "edit" },
  search: { label: w.keys.search, keys: ["/", "Mod F"], menu: "edit" },
  palette: { label: w.keys.palette, keys: ["Mod K"], menu: "view" },
  larger: { label: w.keys.larger, keys: ZOOM_KEYS.larger, menu: "view" },
  smaller: { label: w.keys.smaller, keys: ZOOM_KEYS.smaller, menu: "view" },
  actual_size: { label: w.keys.actualSize, keys: ZOOM_KEYS.actual_size, menu: "view" },
  room_view: { label: w.frame.roomView, keys: ["Mod Shift R"], menu: "view" },
  settings: { label: w.keys.settings, keys: ["Mod ,"], menu: "app" },
  help: { label: w.keys.help, keys: ["?", "Mod /"], menu: "help" },

  // In a post-mortem.
  prepare: { label: w.frame.prepare, keys: ["Mod E"], menu: "meeting" },
  ...phases,
  next: {
    label: w.keys.next,
    keys: ["Mod PgDn"],
    mac: ["Mod Alt →", "Mod ]"],
    menu: "meeting",
  },
  previous: {
    label: w.keys.previous,
    keys: ["Mod PgUp"],
    mac: ["Mod Alt ←", "Mod ["],
    menu: "meeting",
  },
  agenda: { label: w.frame.agenda, keys: ["Mod B"], menu: "view" },
  side: { label: w.frame.side, keys: ["Mod J"], menu: "view" },
  close_panel: { label: w.frame.closePanel, keys: ["Esc"] },
  clock: { label: w.keys.clock, keys: ["Mod T"], menu: "meeting" },
  people: { label: w.keys.people, keys: ["Mod Shift P"], menu: "meeting" },
  park: { label: w.keys.park, keys: ["P", "Mod I"], menu: "meeting" },
  take_rewording: { label: w.coach.takeKey, keys: ["Mod Enter"] },
  keep_as_said: { label: w.coach.keepKey, keys: ["Mod Shift Enter"] },
  copy_record: { label: w.record.copy, keys: ["C"] },

  // Entries of a list.
  new_entry: { label: w.keys.newEntry, keys: ["N"] },
  up: { label: w.keys.up, keys: ["↑"] },
  down: { label: w.keys.down, keys: ["↓"] },
  edit: { label: w.keys.edit, keys: ["Enter", "F2"] },
  move_up: { label: w.keys.moveUp, keys: ["Alt ↑"] },
  move_down: { label: w.keys.moveDown, keys: ["Alt ↓"] },
  remove: { label: w.keys.remove, keys: ["Del", "Backspace"], mac: ["Backspace", "Del"] },
  add_as_first: { label: w.keys.addAs({ category: "prevention" }), keys: ["Alt 1"], mac: ["Mod Alt 1"] },
  add_as_second: { label: w.keys.addAs({ category: "detection" }), keys: ["Alt 2"], mac: ["Mod Alt 2"] },
  add_as_third: { label: w.keys.addAs({ category: "mitigation" }), keys: ["Alt 3"], mac: ["Mod Alt 3"] },
  add_as_fourth: { label: w.keys.addAs({ category: "process" }), keys: ["Alt 4"], mac: ["Mod Alt 4"] },

  // Last time’s actions.
  done: { label: w.progress.done, keys: ["D"] },
  in_progress: { label: w.progress.in_progress, keys: ["G"] },
  not_started: { label: w.progress.not_started, keys: ["O"] },
  dropped: { label: w.progress.dropped, keys: ["X"] },
  helped: { label: w.effect.helped, keys: ["H"] },
  no_effect: { label: w.effect.no_effect, keys: ["E"] },
  too_early: { label: w.effect.too_early, keys: ["T"] },
  worse: { label: w.effect.worse, keys: ["W"] },
  keep: { label: w.decision.keep, keys: ["K"] },
  redefine: { label: w.decision.redefine, keys: ["F"] },
  drop: { label: w.decision.drop, keys: ["Q"] },

  // The timeline.
  star: { label: w.keys.star, keys: ["S"] },
  kind: { label: w.keys.kind, keys: ["K"] },
  time: { label: w.timeline.time, keys: ["T"] },
  link: { label: w.keys.link, keys: ["L"] },

  // The board of whys.
  new_chain: { label: w.keys.newChain, keys: ["N"] },
  add_below: { label: w.keys.addBelow, keys: ["Enter"] },
  branch: { label: w.keys.branch, keys: ["Tab"] },
  reword: { label: w.keys.edit, keys: ["F2", "R"], mac: ["R", "F2"] },
  condition: { label: w.keys.condition, keys: ["C"] },
  state: { label: w.keys.state, keys: ["S"] },
  evidence: { label: w.keys.evidence, keys: ["V"] },
  together: { label: w.keys.together, keys: ["J"] },
  same: { label: w.keys.same, keys: ["M"] },
  end: { label: w.keys.end, keys: ["E"] },
  candidate: { label: w.keys.candidate, keys: ["A"] },
  therefore: { label: w.keys.therefore, keys: ["T"] },
  fill: { label: w.keys.fill, keys: ["F"] },
  fold: { label: w.keys.fold, keys: ["Z"] },
  left: { label: w.keys.left, keys: ["←"] },
  right: { label: w.keys.right, keys: ["→"] },
  move_left: { label: w.whys.moveLeft, keys: ["Alt ←"] },
  move_right: { label: w.whys.moveRight, keys: ["Alt →"] },
  leave_board: { label: w.keys.leaveBoard, keys: ["Esc"] },
  step_holds: { label: w.therefore.holds, keys: ["Enter", "Space", "↓", "→"] },
  step_back: { label: w.keys.stepBack, keys: ["↑", "←"] },
  step_weak: { label: w.therefore.isWeak, keys: ["W"] },

  // Candidates, votes, commitments.
  category: { label: w.keys.category, keys: ["C"] },
  merge: { label: w.keys.merge, keys: ["M"] },
  split: { label: w.collect.split, keys: ["S"] },
  to_sources: { label: w.collect.toSources, keys: ["A"] },
  open_vote: { label: w.vote.open, keys: ["Mod Enter"] },
  close_vote: { label: w.vote.close, keys: ["Mod Enter"] },
  run_off: { label: w.vote.runOff, keys: ["Mod Enter"] },
  choose: { label: w.keys.choose, keys: ["Mod Enter"] },
  propose_all: { label: w.commit.proposeAll, keys: ["D"] },
  create_tickets: { label: w.tickets.createAll, keys: ["Mod Shift T"] },
} as const satisfies Record<string, Entry>;

export type CommandId = keyof typeof COMMANDS;

export function commandOf(id: CommandId): Entry {
  return COMMANDS[id];
}

/** Returns the chords that run a command; the first is the one shown. */
export function chordsFor(id: CommandId, on: Platform = platform): readonly string[] {
  const entry = commandOf(id);
  return (on === "mac" && entry.mac) || entry.keys;
}

/** Returns the keys of a command in the platform’s notation. */
export function keysOf(id: CommandId, on: Platform = platform): string[] {
  return chordsFor(id, on).map((chord) => shownChord(chord, on));
}
