// Which keys the web engine would take for itself, on each platform.
import { describe, expect, it } from "vitest";
import { isBrowserKey } from "./browser";
import type { Press } from "./chord";
import { PLATFORMS } from "./platform";

const press = (given: Partial<Press>): Press => ({
  key: "",
  code: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  isComposing: false,
  keyCode: 0,
  ...given,
});

describe.each(PLATFORMS)("on %s", (on) => {
  const mod = on === "mac" ? { metaKey: true } : { ctrlKey: true };
  const is = (given: Partial<Press>) => isBrowserKey(press(given), on);

  it("search, print, reload and zoom are the engine’s", () => {
    for (const key of ["f", "g", "p", "r", "s", "+", "=", "-", "0"])
      expect(is({ key, ...mod }), key).toBe(true);
    for (const key of ["F3", "F5", "F7", "BrowserBack", "BrowserRefresh"])
      expect(is({ key }), key).toBe(true);
    expect(is({ key: "r", shiftKey: true, ...mod })).toBe(true);
    expect(is({ key: "F5", ...mod })).toBe(true);
  });

  it("they are found on other layouts: reload in Russian, zoom on the number pad and in French", () => {
    expect(is({ key: "к", code: "KeyR", ...mod })).toBe(true);
    expect(is({ key: "+", code: "NumpadAdd", ...mod })).toBe(true);
    expect(is({ key: "à", code: "Digit0", ...mod })).toBe(true);
  });

  it("what types, edits or moves in a field is the field’s", () => {
    for (const key of ["a", "c", "v", "x", "z", "y"]) expect(is({ key, ...mod }), key).toBe(false);
    for (const key of ["f", "r", "+", "0", "Enter", "ArrowLeft", "Backspace", "Tab", "Escape", "F2"])
      expect(is({ key }), key).toBe(false);
    expect(is({ key: "ArrowLeft", ...mod })).toBe(false);
    expect(is({ key: "Process", code: "KeyR", keyCode: 229, ...mod })).toBe(false);
  });

  it("an arrow with Alt goes back, but on macOS by a word", () => {
    for (const key of ["ArrowLeft", "ArrowRight"]) expect(is({ key, altKey: true })).toBe(on !== "mac");
    expect(is({ key: "[", code: "BracketLeft", ...mod })).toBe(on === "mac");
  });

  it("hiding stays the system’s on macOS", () => {
    expect(is({ key: "h", ...mod })).toBe(on !== "mac");
  });
});
