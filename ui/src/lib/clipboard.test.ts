import { afterEach, expect, test, vi } from "vitest";
import { copyText } from "./clipboard";

afterEach(() => vi.unstubAllGlobals());

/** A clipboard that takes what it is given only while the gesture lasts, as WebKit's does. */
function clipboardOfAGesture() {
  let lasts = true;
  queueMicrotask(() => (lasts = false));
  let written: Promise<string> = Promise.resolve("");
  vi.stubGlobal(
    "ClipboardItem",
    class {
      constructor(readonly parts: { "text/plain": Promise<Blob> }) {}
    },
  );
  vi.stubGlobal("navigator", {
    clipboard: {
      write: async ([item]: [{ parts: { "text/plain": Promise<Blob> } }]) => {
        if (!lasts) throw new DOMException("", "NotAllowedError");
        written = item.parts["text/plain"].then((blob) => blob.text());
        await written;
      },
    },
  });
  return () => written;
}

test("text that is still being made is handed to the clipboard within the gesture", async () => {
  const written = clipboardOfAGesture();
  let finish: (text: string) => void = () => undefined;
  const copied = copyText(new Promise((resolve) => (finish = resolve)));
  await Promise.resolve();
  finish("# Post-Mortem");
  expect(await copied).toBe(true);
  expect(await written()).toBe("# Post-Mortem");
});

test("text that could not be made is told apart from a clipboard that refuses", async () => {
  clipboardOfAGesture();
  await expect(copyText(Promise.reject(new Error("gone")))).rejects.toThrow("gone");
  await Promise.resolve();
  expect(await copyText("too late")).toBe(false);
  vi.stubGlobal("navigator", {});
  expect(await copyText("no clipboard")).toBe(false);
});

test("nothing else writes or reads the clipboard", () => {
  const sources = import.meta.glob<string>(["/src/**/*.ts", "/src/**/*.svelte"], {
    query: "?raw",
    import: "default",
    eager: true,
  });
  const users = Object.entries(sources).filter(([, text]) => text.includes("navigator.clipboard"));
  expect(users.map(([path]) => path)).toEqual(["/src/lib/clipboard.ts"]);
});
