// Keys as they are shown and as they are typed.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keyCommands, keysOf } from "./commands.svelte";

const event = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held }) as KeyboardEvent;

test.each([
  [event("n"), "N"],
  [event("k", { ctrlKey: true }), "Ctrl K"],
  [event("k", { metaKey: true }), "Ctrl K"],
  [event("Z", { ctrlKey: true, shiftKey: true }), "Ctrl Shift Z"],
  [event("ArrowUp", { altKey: true }), "Alt ↑"],
  [event("?", { shiftKey: true }), "?"],
])("%# is shown as it is named in the help", (pressed, shown) => expect(keysOf(pressed)).toBe(shown));

/** As much of an element as a key asks about: its kind, and what it lies within. */
class FakeElement {
  isContentEditable = false;
  type = "text";
  constructor(readonly around: string[] = []) {}
  closest(selector: string) {
    return this.around.includes(selector) ? this : null;
  }
}
class FakeInput extends FakeElement {}

const LOCAL = "[data-local]";
const MENU = "[role='menu']";
const ran: string[] = [];
let forget: () => void;

beforeEach(() => {
  vi.stubGlobal("HTMLElement", FakeElement);
  vi.stubGlobal("HTMLInputElement", FakeInput);
  vi.stubGlobal("HTMLTextAreaElement", class {});
  vi.stubGlobal("HTMLSelectElement", class {});
  forget = keyCommands.add(() => [
    { label: "Undo", keys: "Ctrl Z", whileTyping: true, run: () => ran.push("undo") },
    { label: "Redo", keys: "Ctrl Shift Z or Ctrl Y", whileTyping: true, run: () => ran.push("redo") },
    { label: "Third phase", keys: "3", run: () => ran.push("3") },
  ]);
});

afterEach(() => {
  forget();
  ran.length = 0;
  vi.unstubAllGlobals();
});

/** Presses a key and says what ran, and whether the key was kept from the field. */
function press(pressed: KeyboardEvent, target: FakeElement) {
  const preventDefault = vi.fn();
  keyCommands.handle({ ...pressed, target, preventDefault } as unknown as KeyboardEvent);
  return { ran: [...ran], taken: preventDefault.mock.calls.length > 0 };
}

const steps: [KeyboardEvent, string][] = [
  [event("z", { ctrlKey: true }), "undo"],
  [event("Z", { ctrlKey: true, shiftKey: true }), "redo"],
  [event("y", { ctrlKey: true }), "redo"],
];

test.each(steps)("%# steps through the acts from a field that is saved as one", (pressed, name) => {
  expect(press(pressed, new FakeInput())).toEqual({ ran: [name], taken: true });
});

test.each(steps)("%# stays the field’s own where nothing of it is saved yet", (pressed) => {
  expect(press(pressed, new FakeInput([LOCAL]))).toEqual({ ran: [], taken: false });
});

test("beside such a field undo is that of the acts", () => {
  expect(press(event("z", { ctrlKey: true }), new FakeElement([LOCAL])).ran).toEqual(["undo"]);
});

test("a key types where there is a field, and goes to its phase elsewhere", () => {
  expect(press(event("3"), new FakeInput())).toEqual({ ran: [], taken: false });
  expect(press(event("3"), new FakeElement())).toEqual({ ran: ["3"], taken: true });
});

test("an open dialog keeps every key until it is closed, also one over another", () => {
  const [below, above] = [keyCommands.pause(), keyCommands.pause()];
  above();
  expect(press(event("3"), new FakeElement()).ran).toEqual([]);
  expect(press(event("z", { ctrlKey: true }), new FakeInput()).taken).toBe(false);
  below();
  expect(press(event("3"), new FakeElement()).ran).toEqual(["3"]);
});

test("an open menu keeps its keys", () => {
  expect(press(event("3"), new FakeElement([MENU]))).toEqual({ ran: [], taken: false });
});
