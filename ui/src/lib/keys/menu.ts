// The menu bar of macOS, made from the table of commands. The system’s own items are added by the shell.
import { type CommandId, COMMANDS, chordsFor, commandOf, type MenuName } from "./table";

/** One item: the command that it runs, and its key equivalent in the notation of accelerators. */
export interface MenuEntry {
  menu: MenuName;
  id: CommandId;
  label: string;
  accelerator: string | null;
}

const KEYS: Record<string, string> = {
  "→": "Right",
  "←": "Left",
  "↑": "Up",
  "↓": "Down",
  Mod: "CmdOrCtrl",
};

/** Returns a chord as an accelerator: `CmdOrCtrl+Shift+Z`. */
function accelerator(chord: string): string {
  return chord
    .split(" ")
    .map((part) => KEYS[part] ?? part)
    .join("+");
}

/** Returns the items of the menus, in the order of the table. */
export function menuEntries(): MenuEntry[] {
  return (Object.keys(COMMANDS) as CommandId[]).flatMap((id) => {
    const { menu, label } = commandOf(id);
    const chord = chordsFor(id, "mac").find((one) => one.startsWith("Mod "));
    return menu ? [{ menu, id, label, accelerator: chord ? accelerator(chord) : null }] : [];
  });
}
