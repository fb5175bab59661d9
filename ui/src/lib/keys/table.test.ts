// The table of commands, held against what each platform keeps for itself.
import { describe, expect, it } from "vitest";
import { isSingleKey } from "./chord";
import { menuEntries } from "./menu";
import { PLATFORMS } from "./platform";
import { type CommandId, COMMANDS, chordsFor, keysOf } from "./table";

const IDS = Object.keys(COMMANDS) as CommandId[];

/** Chords that the system or its input methods keep, by platform. */
const KEPT: Record<(typeof PLATFORMS)[number], RegExp> = {
  // Spotlight, the switcher of windows, hide, minimise, quit, close, print.
  mac: /^Mod (Space|Tab|`|H|M|Q|W|P|S|\.)$|PgDn|PgUp|^F11$/,
  // Ctrl with Alt is AltGr; Ctrl with Space switches input methods.
  windows: /Mod Alt|^Mod Space$|^Alt (F4|Tab|Space)$/,
  linux: /Mod Alt|^Mod Space$|^Mod Shift U$|^Alt (F4|Tab|Space)$/,
};

/** Commands that open another screen, or that the room sees. */
const SEEN = IDS.filter(
  (id) =>
    id.startsWith("phase_") ||
    ["library", "record", "prepare", "next", "previous", "clock", "room_view"].includes(id),
);

describe.each(PLATFORMS)("on %s", (platform) => {
  it("no command is on a chord that the system keeps", () => {
    const all = IDS.flatMap((id) => chordsFor(id, platform).map((chord) => [id, chord] as const));
    expect(all.filter(([, chord]) => KEPT[platform].test(chord))).toEqual([]);
  });

  it("what opens another screen, or is seen by the room, is on no single key", () => {
    expect(SEEN.filter((id) => chordsFor(id, platform).some(isSingleKey))).toEqual([]);
  });

  it("what is typed outside of entries can be done without single keys", () => {
    const everywhere: CommandId[] = ["new", "import", "search", "help", "park"];
    expect(everywhere.filter((id) => chordsFor(id, platform).every(isSingleKey))).toEqual([]);
  });

  it("phases are the digits in the order of the agenda", () => {
    const phases = IDS.filter((id) => id.startsWith("phase_")).map((id) => chordsFor(id, platform)[0]);
    expect(phases).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 0].map((digit) => `Mod ${digit}`));
  });

  it("a deletion and an edit are on keys that its keyboards have", () => {
    if (platform !== "mac") return;
    expect([keysOf("remove", "mac")[0], keysOf("edit", "mac")[0], keysOf("reword", "mac")[0]]).toEqual([
      "⌫",
      "↩",
      "R",
    ]);
  });

  it("keys are shown with the signs of the platform", () => {
    const shown = IDS.flatMap((id) => keysOf(id, platform)).join(" ");
    expect(/⌘|⌥|⇧/.test(shown)).toBe(platform === "mac");
    expect(/Ctrl|Alt|Shift|Mod/.test(shown)).toBe(platform !== "mac");
  });
});

describe("the menu bar of macOS", () => {
  it("has the commands of the table with their key equivalents", () => {
    const entries = Object.fromEntries(
      menuEntries().map(({ id, menu, accelerator }) => [id, [menu, accelerator]]),
    );
    expect(entries.undo).toEqual(["edit", "CmdOrCtrl+Z"]);
    expect(entries.redo).toEqual(["edit", "CmdOrCtrl+Shift+Z"]);
    expect(entries.next).toEqual(["meeting", "CmdOrCtrl+Alt+Right"]);
    expect(entries.import).toEqual(["file", "CmdOrCtrl+O"]);
    expect(entries.phase_close).toEqual(["meeting", "CmdOrCtrl+0"]);
  });

  it("names no key equivalent twice", () => {
    const keys = menuEntries().flatMap(({ accelerator }) => (accelerator ? [accelerator] : []));
    expect(new Set(keys).size).toBe(keys.length);
  });
});
