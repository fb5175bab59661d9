// The menu bar of macOS, made from the table of commands. The system’s own items are added by the shell.
import type { MenuEntry } from "$lib/generated/MenuEntry";
import { COMMANDS, type CommandId, chordsFor, commandOf } from "./table";

const KEYS: Record<string, string> = {
  "→": "Right",
  "←": "Left",
  "↑": "Up",
  "↓": "Down",
  "+": "=",
  Mod: "CmdOrCtrl",
};

/** Returns a chord as an accelerator: `CmdOrCtrl+Shift+Z`. */
function accelerator(chord: string): string {
  return chord
    .split(" ")
    .map((part) => KEYS[part] ?? part)
    .join("+");
}

/**
 * Returns the items of the menus, in the order of the table. Where two commands have the same keys, the later one shows
 * them: it wins while both can be run.
 */
export function menuEntries(): MenuEntry[] {
  const all = (Object.keys(COMMANDS) as CommandId[]).flatMap((id) => {
    const { menu, label } = commandOf(id);
    const chord = chordsFor(id, "mac").find((one) => one.startsWith("Mod "));
    return menu
      ? [
          {
            menu,
            id,
            // What opens settings ends in three dots on macOS.
            label: menu === "app" ? `${label}…` : label,
            accelerator: chord ? accelerator(chord) : null,
          },
        ]
      : [];
  });
  const last = new Map(all.map((entry) => [entry.accelerator, entry]));
  return all.map((entry) =>
    last.get(entry.accelerator) === entry ? entry : { ...entry, accelerator: null },
  );
}
