// Blocks the web engine’s own keys and gestures that would print, reload, search or leave the page. On
// Windows the engine has them all on, and the shell can’t switch them off.
import { chordsOf, type Press } from "./chord";
import { type Platform, platform } from "./platform";

/** Search, print, reload, caret browsing, zoom, save, open, source, back and forward. */
const CHORDS = new Set([
  ...["Mod F", "Mod G", "Mod Shift G", "F3", "Shift F3", "Mod F3"],
  ...["Mod P", "Mod Shift P", "Mod R", "Mod Shift R", "F5", "Shift F5", "Mod F5", "Mod Shift F5", "F7"],
  ...["Mod +", "Mod =", "Mod -", "Mod 0"],
  ...["Mod S", "Mod Shift S", "Mod O", "Mod U", "Mod J", "Mod H", "Mod D"],
  ...["BrowserBack", "BrowserForward", "BrowserRefresh", "BrowserHome", "BrowserSearch", "BrowserFavorites"],
]);

/** Back and forward. On macOS, Option with an arrow moves by a word instead. */
const BACK_AND_FORWARD: Record<Platform, readonly string[]> = {
  mac: ["Mod [", "Mod ]"],
  windows: ["Alt ←", "Alt →"],
  linux: ["Alt ←", "Alt →"],
};

/** Chords left to the system: ⌘H hides the application on macOS. */
const OF_THE_SYSTEM: Record<Platform, readonly string[]> = { mac: ["Mod H"], windows: [], linux: [] };

/** Whether the web engine would act on the whole page for this key press. No field uses any of these keys. */
export function isBrowserKey(event: Press, on: Platform = platform): boolean {
  const chords = chordsOf(event, on).filter((chord) => !OF_THE_SYSTEM[on].includes(chord));
  return chords.some((chord) => CHORDS.has(chord) || BACK_AND_FORWARD[on].includes(chord));
}

/** Keeps the web engine from handling its own keys and from zooming by wheel. Keys of commands still work. */
export function refuseBrowserKeys(isCommand: (event: KeyboardEvent) => boolean) {
  const key = (event: KeyboardEvent) => {
    if (isBrowserKey(event) && !isCommand(event)) event.preventDefault();
  };
  const wheel = (event: WheelEvent) => {
    if (event.ctrlKey) event.preventDefault();
  };
  addEventListener("keydown", key, { capture: true });
  addEventListener("wheel", wheel, { capture: true, passive: false });
}
