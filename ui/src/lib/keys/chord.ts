// Chords: a key with its modifiers, as `N`, `Mod Shift Z`, `Alt ↑`. `Mod` is ⌘ on macOS and Ctrl elsewhere.
import type { Platform } from "./platform";

/** The parts of a keyboard event that a chord is read from. */
export type Press = Pick<
  KeyboardEvent,
  "key" | "code" | "ctrlKey" | "metaKey" | "altKey" | "shiftKey" | "isComposing" | "keyCode"
> & { getModifierState?: (name: string) => boolean };

/** The chord names of non-printing keys and Space, by `KeyboardEvent.key`. */
const NAMED: Record<string, string> = {
  ArrowUp: "↑",
  ArrowDown: "↓",
  ArrowLeft: "←",
  ArrowRight: "→",
  Delete: "Del",
  Escape: "Esc",
  PageDown: "PgDn",
  PageUp: "PgUp",
  " ": "Space",
};

/** The character of a physical key on a US keyboard, by `code`. */
const SIGNS: Record<string, string> = {
  Minus: "-",
  Equal: "=",
  BracketLeft: "[",
  BracketRight: "]",
  Comma: ",",
  Period: ".",
  Slash: "/",
};

/** Unshifted characters on digit keys: letters, digits of other scripts, signs of AZERTY, Czech and Bépo. */
const ON_DIGIT_KEYS = /^[\p{L}\p{Nd}&"'(\-_+!§«»)*/]$/u;

/** Signs on letter keys of non-Latin layouts (Hebrew, Greek, Bulgarian), by `code`. */
const ON_LETTER_KEYS: Record<string, string> = { KeyQ: "/;,", KeyW: "'" };

/** Modifier and lock keys, which are no chord by themselves. */
const HELD = ["Shift", "Control", "Alt", "AltGraph", "Meta", "CapsLock", "Fn"];

/** The `keyCode` of a key that an input method handles. */
const TAKEN_BY_INPUT_METHOD = 229;

/**
 * Whether a key belongs to an input method or a dead key. WebKit sends the Enter that ends a composition after
 * `compositionend`, with `isComposing` false and this key code.
 */
export function isComposing(event: Pick<Press, "isComposing" | "keyCode" | "key">): boolean {
  return (
    event.isComposing ||
    event.keyCode === TAKEN_BY_INPUT_METHOD ||
    ["Dead", "Process", "Unidentified"].includes(event.key)
  );
}

/** Returns the key of a press that the focused field handles; null while composing, or with Ctrl or ⌘. */
export function fieldKey(event: Press): string | null {
  return isComposing(event) || event.ctrlKey || event.metaKey ? null : event.key;
}

/** Whether a key types text: one character, or two as on the Arabic key of lam and alif. */
function isPrintable(key: string): boolean {
  return key !== " " && ([...key].length === 1 || /^\P{ASCII}+$/u.test(key));
}

/** Returns the letter or digit of a physical key; undefined for other keys. */
function onKey(code: string): string | undefined {
  return /^(?:Key([A-Z])|(?:Digit|Numpad)([0-9]))$/.exec(code)?.slice(1).find(Boolean);
}

/**
 * Returns the names of a printable key, the best first: its character if that is a Latin letter, a digit or a
 * sign; its US position if the character is of another script, or if the layout needs Shift for a digit.
 */
function names({ key, code, shiftKey }: Press): string[] {
  const placed = onKey(code);
  if (/^[a-z0-9]$/i.test(key)) return [key.toUpperCase()];
  if (code.startsWith("Digit") && placed && !shiftKey && ON_DIGIT_KEYS.test(key)) return [placed, key];
  // An accented letter is a letter of its own, whatever its position.
  if (/\p{Script=Latin}/u.test(key)) return [key.toUpperCase()];
  // A sign on a letter key is that sign: `?` on AZERTY, `'` on Dvorak, `@` with AltGr.
  const isOfScript = /^[\p{L}\p{M}]+$/u.test(key) && !/\p{Script=Common}/u.test(key);
  const isOnLetter = !shiftKey && ON_LETTER_KEYS[code]?.includes(key);
  const fallback = code.startsWith("Key") ? (isOfScript || isOnLetter) && placed : SIGNS[code];
  return fallback && fallback !== key ? [key, fallback] : [key];
}

/** Returns the possible chords of a key press, best first; empty if it types, composes or is the system’s. */
export function chordsOf(event: Press, platform: Platform): string[] {
  if (isComposing(event) || HELD.includes(event.key)) return [];
  const mac = platform === "mac";
  const mod = mac ? event.metaKey : event.ctrlKey;
  if (mac ? event.ctrlKey : event.metaKey) return [];
  if (!mac && event.ctrlKey && event.altKey) return [];
  // Alt with digits of the number pad types a character by its code.
  if (platform === "windows" && event.altKey && /^Numpad[0-9]$/.test(event.code)) return [];
  const printable = isPrintable(event.key);
  if (printable && event.getModifierState?.("AltGraph") && !mac) return [];
  // Option changes the character to a sign. With ⌘ held nothing is typed, but `key` is still that sign.
  const byPlace = mac && event.altKey && printable;
  if (byPlace && !mod) return [];
  const placed = byPlace ? onKey(event.code) : undefined;
  const keys = !printable ? [NAMED[event.key] ?? event.key] : placed ? [placed] : names(event);
  return keys.map((key) => {
    const shift = event.shiftKey && (!printable || (/^\p{L}$/u.test(key) && (mod || event.altKey)));
    return [mod && "Mod", event.altKey && "Alt", shift && "Shift", key].filter(Boolean).join(" ");
  });
}

/** Whether a chord is a single key that would type or delete in a field. */
export function isSingleKey(chord: string): boolean {
  return [...chord].length === 1 ? !"↑↓←→".includes(chord) : ["Space", "Backspace", "Del"].includes(chord);
}

const ON_MAC: Record<string, string> = {
  Alt: "⌥",
  Shift: "⇧",
  Mod: "⌘",
  Enter: "↩",
  Backspace: "⌫",
  Del: "⌦",
  Tab: "⇥",
  Esc: "esc",
  PgDn: "⇟",
  PgUp: "⇞",
};

/** The order in which macOS shows modifiers. */
const MAC_ORDER = ["Alt", "Shift", "Mod"];

/** Returns a chord as the platform shows it: `Ctrl Shift Z`, `⇧⌘Z`. */
export function shownChord(chord: string, platform: Platform): string {
  if (platform !== "mac") return chord.replace(/\bMod\b/, "Ctrl");
  const parts = chord.split(" ");
  const held = MAC_ORDER.filter((name) => parts.includes(name));
  const rest = parts.filter((name) => !MAC_ORDER.includes(name));
  return [...held, ...rest].map((name) => ON_MAC[name] ?? name).join("");
}
