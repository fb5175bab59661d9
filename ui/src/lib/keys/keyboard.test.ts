// Which command a key runs, and when keys are left to what is typed.
import { afterEach, beforeEach, describe, expect, it, test, vi } from "vitest";
import { keyboard, keysIn, shownKeys } from "./keyboard.svelte";

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
  const given = { ...pressed, target, preventDefault } as unknown as KeyboardEvent;
  keyboard.sees(given);
  keyboard.handle(given);
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
  vi.advanceTimersByTime(401);
  expect(press(event("p"), new FakeElement()).ran).toEqual(["park"]);
  vi.useRealTimers();
});

test("who types on after an entry types on, however long the sentence is", () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  keyboard.entered();
  for (const key of "port p") {
    vi.advanceTimersByTime(399);
    expect(press(event(key), new FakeElement()).ran).toEqual([]);
  }
  vi.advanceTimersByTime(401);
  expect(press(event("p"), new FakeElement()).ran).toEqual(["park"]);
  vi.useRealTimers();
});

test("a letter that is no command says that somebody is typing", () => {
  press(event("x"), new FakeElement());
  expect(press(event("p"), new FakeElement()).ran).toEqual([]);
  expect(press(event("ArrowDown"), new FakeElement()).ran).toEqual(["down"]);
  press(event("x"), new FakeInput());
  expect(press(event("p"), new FakeElement()).ran).toEqual(["down", "park"]);
});

test("neither a space between words nor the Enter behind them presses the button that holds the keyboard", () => {
  const button = new FakeElement();
  expect(press(event(" "), button).taken).toBe(false);
  for (const key of "we") press(event(key), button);
  expect(press(event(" "), button).taken).toBe(true);
  expect(press(event("Enter"), button).taken).toBe(true);
  press(event("Tab"), button);
  expect(press(event("Enter"), button).taken).toBe(false);
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
  keyboard.attends();
  expect(press(event("Delete"), new FakeElement()).ran).toEqual(["remove"]);
  expect([keysIn("help"), keysIn("park")]).toEqual(["Ctrl /", "Ctrl I"]);
  keyboard.singleKeys = true;
  expect(keysIn("help")).toBe("?, Ctrl /");
});

test("a key is shown only at the command that it runs now", () => {
  const remove = keyboard.add(() => [
    { command: "actual_size", run: () => {} },
    { command: "larger", run: () => {} },
  ]);
  const close = keyboard.add(() => [{ command: "phase_close", run: () => {} }]);
  const [zero, plus] = [
    { command: "actual_size", run: () => {} },
    { command: "larger", run: () => {} },
  ] as const;
  expect([shownKeys(zero), shownKeys(plus)[0]]).toEqual([[], "Ctrl +"]);
  close();
  expect(shownKeys(zero)).toEqual(["Ctrl 0"]);
  remove();
});

test("keys without a command are shown as the platform does, too", async () => {
  vi.stubGlobal("navigator", { userAgent: "Macintosh" });
  vi.resetModules();
  const onMac = await import("./keyboard.svelte");
  const keys = ["Enter", "Backspace", "1–9", "↑"];
  expect(onMac.shownKeys({ label: "Row", keys })).toEqual(["↩", "⌫", "1–9", "↑"]);
  expect(shownKeys({ label: "Row", keys })).toEqual(keys);
});

describe("undo from the menu bar", () => {
  const own = vi.fn();
  const choose = (field: FakeElement, id = "undo") => {
    own.mockClear();
    vi.stubGlobal("document", { activeElement: field, execCommand: own });
    keyboard.choose(id);
    return { ran: [...ran], own: own.mock.calls };
  };

  it("is that of the acts beside fields, and in a field that is saved as one", () => {
    expect(choose(new FakeElement([LOCAL]))).toEqual({ ran: ["undo"], own: [] });
    expect(choose(new FakeInput(), "redo")).toEqual({ ran: ["undo", "redo"], own: [] });
  });

  it("is the field’s own where nothing of it is saved yet, unless it is empty", () => {
    expect(choose(new FakeInput([LOCAL]))).toEqual({ ran: [], own: [["undo"]] });
    const empty = new FakeInput([LOCAL]);
    empty.value = "";
    expect(choose(empty)).toEqual({ ran: ["undo"], own: [] });
  });

  it("is the field’s own in a dialog, and nothing beside its fields", () => {
    const close = keyboard.pause();
    expect(choose(new FakeInput(), "redo")).toEqual({ ran: [], own: [["redo"]] });
    expect(choose(new FakeElement())).toEqual({ ran: [], own: [] });
    close();
  });

  it("does not keep other commands from a field", () => {
    expect(choose(new FakeInput([LOCAL]), "park")).toEqual({ ran: ["park"], own: [] });
  });
});

test("a key press is a command where it would run one", () => {
  const is = (pressed: KeyboardEvent, target = new FakeElement()) =>
    keyboard.isCommand({ ...pressed, target } as unknown as KeyboardEvent);
  expect(is(event("z", { ctrlKey: true }))).toBe(true);
  expect([is(event("r", { ctrlKey: true })), is(event("p"), new FakeInput())]).toEqual([false, false]);
  const close = keyboard.pause();
  expect(is(event("z", { ctrlKey: true }))).toBe(false);
  close();
});

test("a command is run by its name, as the menu bar does, but not behind a dialog", () => {
  keyboard.run("park");
  const close = keyboard.pause();
  keyboard.run("park");
  close();
  expect(ran).toEqual(["park"]);
});
