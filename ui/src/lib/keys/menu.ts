// The macOS menu bar, built from the table of commands. The shell adds the system’s own items.
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
 * Returns the menu items in the order of the table. If two commands share keys, only the later one shows
 * them, because it wins while both can run.
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
            // On macOS, the item that opens settings ends in three dots.
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
