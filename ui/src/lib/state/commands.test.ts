// Keys as they are shown and as they are typed.
import { expect, test } from "vitest";
import { keysOf } from "./commands.svelte";

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
