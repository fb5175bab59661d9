// What a key press means on each platform and layout, as recorded from real layouts.
import { describe, expect, it, test } from "vitest";
import { chordsOf, fieldKey, isComposing, type Press, shownChord } from "./chord";
import { PLATFORMS, platformOf } from "./platform";

type Given = Partial<Omit<Press, "getModifierState">> & { altGraph?: boolean };

function press({ altGraph = false, ...given }: Given): Press {
  return {
    key: "",
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    isComposing: false,
    keyCode: 0,
    getModifierState: (name) => altGraph && name === "AltGraph",
    ...given,
  };
}

const on = (platform: (typeof PLATFORMS)[number], given: Given) => chordsOf(press(given), platform);

describe("a letter", () => {
  it.each([
    ["us", "n", "KeyN"],
    ["us with caps lock", "N", "KeyN"],
    ["Russian", "т", "KeyN"],
    ["Greek", "ν", "KeyN"],
    ["Arabic", "ى", "KeyN"],
    ["Hebrew", "מ", "KeyN"],
    ["Thai", "ื", "KeyN"],
    ["Georgian", "ნ", "KeyN"],
    ["Dvorak", "n", "KeyL"],
  ])("is N on %s", (_, key, code) => expect(on("linux", { key, code })).toContain("N"));

  it("goes by its character on Latin layouts: Y and Z of QWERTZ, A and Q of AZERTY, N of Dvorak", () => {
    expect(on("linux", { key: "z", code: "KeyY" })).toEqual(["Z"]);
    expect(on("linux", { key: "a", code: "KeyQ" })).toEqual(["A"]);
    expect(on("linux", { key: "b", code: "KeyN" })).toEqual(["B"]);
  });

  it("goes by its place where a layout of another script has a sign there: Hebrew W, Greek Q, Bulgarian Q", () => {
    expect(on("linux", { key: "'", code: "KeyW" })).toEqual(["'", "W"]);
    for (const key of ["/", ";", ","]) expect(on("linux", { key, code: "KeyQ" })).toEqual([key, "Q"]);
  });

  it.each([
    ["AZERTY ,", ",", "KeyM", false],
    ["AZERTY ?", "?", "KeyM", true],
    ["Dvorak '", "'", "KeyQ", false],
    ["Dvorak ,", ",", "KeyW", false],
    ["Dvorak .", ".", "KeyE", false],
    ["German with AltGr, told by no modifier: @", "@", "KeyQ", false],
    ["German with AltGr: €", "€", "KeyE", false],
    ["German with AltGr: µ", "µ", "KeyM", false],
  ])("is no letter where a Latin layout has a sign: %s", (_, key, code, shiftKey) => {
    expect(on("linux", { key, code, shiftKey })).toEqual([key]);
  });

  it("goes by its place on the Arabic key that types two letters", () => {
    expect(on("windows", { key: "لا", code: "KeyB" })).toContain("B");
    expect(on("windows", { key: "لا", code: "KeyB", ctrlKey: true })).toContain("Mod B");
    expect(on("windows", { key: "F5", code: "F5" })).toEqual(["F5"]);
  });

  it("is undone and redone by place on Russian", () => {
    expect(on("linux", { key: "я", code: "KeyZ", ctrlKey: true })).toContain("Mod Z");
    expect(on("linux", { key: "Я", code: "KeyZ", ctrlKey: true, shiftKey: true })).toContain("Mod Shift Z");
  });
});

describe("a digit", () => {
  it.each([
    ["us", "5", "Digit5", false],
    ["French", "(", "Digit5", false],
    ["French with Shift", "5", "Digit5", true],
    ["Czech", "ř", "Digit5", false],
    ["Slovak", "ť", "Digit5", false],
    ["Lithuanian", "į", "Digit5", false],
    ["Arabic digits", "٥", "Digit5", false],
    ["Bépo", ")", "Digit5", false],
    ["the number pad", "5", "Numpad5", false],
  ])("is 5 on %s", (_, key, code, shiftKey) => {
    expect(on("linux", { key, code, shiftKey })[0]).toBe("5");
    expect(on("linux", { key, code, shiftKey, ctrlKey: true })[0]).toBe("Mod 5");
    expect(on("mac", { key, code, shiftKey, metaKey: true })[0]).toBe("Mod 5");
  });

  it("with Shift on a US keyboard is its sign", () => {
    expect(on("linux", { key: "!", code: "Digit1", shiftKey: true })).toEqual(["!"]);
    expect(on("linux", { key: "/", code: "Digit7", shiftKey: true })).toEqual(["/"]);
  });
});

describe("a sign", () => {
  it("is the same with Shift and without: French . is Shift ;", () => {
    expect(on("linux", { key: ".", code: "Comma", shiftKey: true, ctrlKey: true })[0]).toBe("Mod .");
    expect(on("linux", { key: "?", code: "KeyM", shiftKey: true })[0]).toBe("?");
  });

  it("on the number pad is the sign", () => {
    expect(on("linux", { key: "+", code: "NumpadAdd", ctrlKey: true })).toEqual(["Mod +"]);
    expect(on("linux", { key: "-", code: "NumpadSubtract", ctrlKey: true })).toEqual(["Mod -"]);
  });
});

describe("on macOS", () => {
  it("⌘ commands and Control is the system’s", () => {
    expect(on("mac", { key: "k", code: "KeyK", metaKey: true })).toEqual(["Mod K"]);
    expect(on("mac", { key: "k", code: "KeyK", ctrlKey: true })).toEqual([]);
    expect(on("mac", { key: " ", code: "Space", ctrlKey: true })).toEqual([]);
  });

  it("Option types signs and is no command", () => {
    expect(on("mac", { key: "#", code: "Digit3", altKey: true })).toEqual([]);
    expect(on("mac", { key: "€", code: "Digit2", altKey: true })).toEqual([]);
    expect(on("mac", { key: "Dead", code: "KeyN", altKey: true })).toEqual([]);
  });

  it("Option with ⌘ is a command by its place, and Option with an arrow by its name", () => {
    expect(on("mac", { key: "¡", code: "Digit1", altKey: true, metaKey: true })).toEqual(["Mod Alt 1"]);
    expect(on("mac", { key: "ArrowUp", code: "ArrowUp", altKey: true })).toEqual(["Alt ↑"]);
  });

  it("⌘ and Shift give a small letter, and the same chord", () => {
    expect(on("mac", { key: "z", code: "KeyZ", metaKey: true, shiftKey: true })).toEqual(["Mod Shift Z"]);
  });
});

describe("on Windows and Linux", () => {
  it("the Windows key is the system’s", () => {
    expect(on("windows", { key: "k", code: "KeyK", metaKey: true })).toEqual([]);
    expect(on("linux", { key: "k", code: "KeyK", metaKey: true })).toEqual([]);
  });

  it("AltGr types, told as a modifier of its own or as Ctrl and Alt", () => {
    expect(on("windows", { key: "@", code: "KeyQ", altGraph: true })).toEqual([]);
    expect(on("windows", { key: "€", code: "KeyE", ctrlKey: true, altKey: true })).toEqual([]);
    expect(on("linux", { key: "{", code: "Digit7", altGraph: true })).toEqual([]);
  });

  it("AltGr types on the keys of digits, told by no modifier", () => {
    for (const [key, code] of [
      ["²", "Digit2"],
      ["{", "Digit7"],
      ["[", "Digit8"],
      ["@", "Digit2"],
    ] as const)
      expect(on("linux", { key, code })).toEqual([key]);
  });

  it("Alt and the number pad type a character on Windows", () => {
    expect(on("windows", { key: "1", code: "Numpad1", altKey: true })).toEqual([]);
    expect(on("linux", { key: "1", code: "Numpad1", altKey: true })).toEqual(["Alt 1"]);
    expect(on("windows", { key: "1", code: "Numpad1" })).toEqual(["1"]);
  });

  it("Alt and a digit is a command on AZERTY too", () => {
    expect(on("windows", { key: "&", code: "Digit1", altKey: true })[0]).toBe("Alt 1");
  });
});

describe("an input method", () => {
  const chromium = { key: "Enter", code: "Enter", isComposing: true, keyCode: 229 };
  const webkit = { key: "Enter", code: "Enter", isComposing: false, keyCode: 229 };
  test.each([chromium, webkit, { ...webkit, key: "Escape" }, { ...webkit, key: "Process" }])(
    "takes the key that ends its composition: %o",
    (given) => {
      for (const platform of PLATFORMS) expect(on(platform, given)).toEqual([]);
      expect([isComposing(press(given)), fieldKey(press(given))]).toEqual([true, null]);
    },
  );

  it("leaves the next Enter to the field", () => {
    expect(fieldKey(press({ key: "Enter", keyCode: 13 }))).toBe("Enter");
  });

  it("keeps dead keys and what has no name", () => {
    for (const key of ["Dead", "Unidentified"]) expect(on("linux", { key, code: "BracketLeft" })).toEqual([]);
  });
});

test("keys that are only held mean nothing", () => {
  for (const key of ["Shift", "Control", "Meta", "Alt", "AltGraph"])
    expect(on("linux", { key, shiftKey: true, ctrlKey: true })).toEqual([]);
});

test.each([
  ["Mod Shift Z", "Ctrl Shift Z", "⇧⌘Z"],
  ["Alt ↑", "Alt ↑", "⌥↑"],
  ["Mod Alt →", "Ctrl Alt →", "⌥⌘→"],
  ["Enter", "Enter", "↩"],
  ["N", "N", "N"],
])("%s is shown as the platform does", (chord, linux, mac) => {
  expect([shownChord(chord, "linux"), shownChord(chord, "mac")]).toEqual([linux, mac]);
});

test("a platform is known by its user agent", () => {
  const agents = [
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Edg/130.0.0.0",
    "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.0 Safari/605.1.15",
  ];
  expect(agents.map(platformOf)).toEqual(PLATFORMS);
});
