// Which command a key runs, and when keys are left to what is typed.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keyboard } from "./keyboard.svelte";

const event = (key: string, held: Partial<KeyboardEvent> = {}) =>
  ({
    key,
    code: "",
    ctrlKey: false,
    metaKey: false,
    altKey: false,
    shiftKey: false,
    ...held,
  }) as KeyboardEvent;

/** As much of an element as a key asks about: its kind, and what it lies within. */
class FakeElement {
  isContentEditable = false;
  type = "text";
  value = "words";
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
  forget = keyboard.add(() => [
    { command: "undo", run: () => ran.push("undo") },
    { command: "redo", run: () => ran.push("redo") },
    { command: "phase_timeline", run: () => ran.push("timeline") },
    { command: "park", run: () => ran.push("park") },
    { command: "remove", run: () => ran.push("remove") },
    { command: "down", run: () => ran.push("down") },
  ]);
  keyboard.attends();
});

afterEach(() => {
  forget();
  ran.length = 0;
  vi.unstubAllGlobals();
});

/** Presses a key and says what ran, and whether the key was kept from the field. */
function press(pressed: KeyboardEvent, target: FakeElement) {
  const preventDefault = vi.fn();
  keyboard.handle({ ...pressed, target, preventDefault } as unknown as KeyboardEvent);
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

test.each(steps)("%# of an empty field steps through the acts", (pressed, name) => {
  const empty = new FakeInput([LOCAL]);
  empty.value = "";
  expect(press(pressed, empty)).toEqual({ ran: [name], taken: true });
});

test("beside such a field undo is that of the acts", () => {
  expect(press(event("z", { ctrlKey: true }), new FakeElement([LOCAL])).ran).toEqual(["undo"]);
});

test("a letter types where there is a field, and acts elsewhere", () => {
  expect(press(event("p"), new FakeInput())).toEqual({ ran: [], taken: false });
  expect(press(event("p"), new FakeElement())).toEqual({ ran: ["park"], taken: true });
});

test("a digit alone goes nowhere; with Ctrl it goes to its phase, also from a field", () => {
  expect(press(event("3"), new FakeElement()).ran).toEqual([]);
  expect(press(event("3", { ctrlKey: true }), new FakeInput()).ran).toEqual(["timeline"]);
});

test("an open dialog keeps every key until it is closed, also one over another", () => {
  const [below, above] = [keyboard.pause(), keyboard.pause()];
  above();
  expect(press(event("p"), new FakeElement()).ran).toEqual([]);
  expect(press(event("z", { ctrlKey: true }), new FakeInput()).taken).toBe(false);
  below();
  expect(press(event("p"), new FakeElement()).ran).toEqual(["park"]);
});

test("an open menu keeps its keys", () => {
  expect(press(event("p"), new FakeElement([MENU]))).toEqual({ ran: [], taken: false });
});

test("what somebody types on after an entry is no command", () => {
  keyboard.entered();
  for (const key of ["p", "5", "?", "Backspace", "Delete"])
    expect(press(event(key), new FakeElement()).ran).toEqual([]);
  expect(press(event("z", { ctrlKey: true }), new FakeElement()).ran).toEqual(["undo"]);
});

test("a moment later single keys are commands again", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  keyboard.entered();
  vi.advanceTimersByTime(699);
  expect(press(event("p"), new FakeElement()).ran).toEqual([]);
  vi.advanceTimersByTime(2);
  expect(press(event("p"), new FakeElement()).ran).toEqual(["park"]);
  vi.useRealTimers();
});

test("an arrow or a click says that nobody is typing", () => {
  keyboard.entered();
  expect(press(event("ArrowDown"), new FakeElement()).ran).toEqual(["down"]);
  expect(press(event("p"), new FakeElement()).ran).toEqual(["down", "park"]);
});

test("a capital letter that somebody types on with says nothing of the kind", () => {
  keyboard.entered();
  press(event("Shift", { shiftKey: true }), new FakeElement());
  expect(press(event("P", { shiftKey: true }), new FakeElement()).ran).toEqual([]);
});

test("letters and signs can be turned off; what has no other key stays", () => {
  keyboard.singleKeys = false;
  for (const key of ["p", "?"]) expect(press(event(key), new FakeElement()).ran).toEqual([]);
  expect(press(event("Delete"), new FakeElement()).ran).toEqual(["remove"]);
  keyboard.singleKeys = true;
});

test("a command is run by its name, as the menu bar does, but not behind a dialog", () => {
  keyboard.run("park");
  const close = keyboard.pause();
  keyboard.run("park");
  close();
  expect(ran).toEqual(["park"]);
});
