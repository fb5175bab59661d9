// What becomes of words while they are typed, refused, changed and left.
import { beforeEach, expect, test, vi } from "vitest";
import type { Drafts } from "$lib/state/drafts.svelte";

const { destroy, keep, problem } = vi.hoisted(() => ({
  destroy: [] as (() => void)[],
  keep: vi.fn(),
  problem: vi.fn(),
}));
vi.mock("svelte", async (original) => ({
  ...(await original<object>()),
  onDestroy: (run: () => void) => destroy.push(run),
}));
vi.mock("$lib/host", () => ({
  HostError: class extends Error {
    constructor(readonly problem: unknown) {
      super();
    }
  },
}));
vi.mock("$lib/state/notices.svelte", () => ({ notices: { keep, problem } }));

const { HostError } = await import("$lib/host");
const { saver } = await import("$lib/state/saver.svelte");
const { Typing } = await import("./typing.svelte");

let disk = "";
/** The draft words on disk. */
let draft = "";
const drafts = {
  of: () => draft,
  keep: (_: string, words: string) => {
    draft = words;
  },
} as unknown as Drafts;

function field() {
  return new Typing(
    () => disk,
    (text) =>
      saver.follow(async () => {
        if (text.trim() === "") throw new HostError({ code: "refused", refusal: { code: "empty" } });
        if (text.length > 5)
          throw new HostError({ code: "refused", refusal: { code: "too_long", length: 6, limit: 5 } });
        disk = text;
      }),
    { drafts, name: "title" },
  );
}

beforeEach(() => {
  disk = "old";
  draft = "";
  destroy.length = 0;
  vi.clearAllMocks();
});

test("words are a draft until they are entered, and nobody else sees them", async () => {
  const typing = field();
  typing.typed("new");
  expect([disk, draft, typing.text, typing.isChanged]).toEqual(["old", "new", "new", true]);
  await saver.keep();
  expect(disk).toBe("old");
  await typing.enter();
  expect([disk, draft, typing.text, typing.isChanged, saver.state]).toEqual([
    "new",
    "",
    "new",
    false,
    "saved",
  ]);
});

test("leaving enters the words, and so does what leaves every field", async () => {
  const typing = field();
  typing.typed("new");
  await saver.flush();
  expect([disk, draft]).toEqual(["new", ""]);
});

test("draft words that were left are offered again, and entered when the field is left", async () => {
  draft = "left";
  const typing = field();
  expect([typing.text, disk]).toEqual(["left", "old"]);
  await typing.leave();
  expect([disk, draft]).toEqual(["left", ""]);
});

test("refused words stay, are told once and are not called saved, until they are changed", async () => {
  const typing = field();
  typing.typed("too long");
  await typing.enter();
  await saver.flush();
  await typing.leave();
  expect([disk, typing.text, saver.state, saver.holds]).toEqual(["old", "too long", "failed", true]);
  expect(typing.refusal).toContain("this field holds 5");
  expect(problem).toHaveBeenCalledOnce();
  typing.typed("short");
  expect([typing.refusal, saver.holds]).toEqual(["", false]);
  await typing.enter();
  expect([disk, saver.state, saver.holds]).toEqual(["short", "saved", false]);
});

test("a field that must not be empty gets its words back when the keyboard leaves it", async () => {
  const typing = field();
  typing.typed("");
  await typing.leave();
  expect([disk, typing.text, typing.refusal, saver.state]).toEqual(["old", "old", "", "saved"]);
});

test("refused words of a field that is gone can be taken along", async () => {
  const typing = field();
  typing.typed("too long");
  for (const run of destroy) run();
  await vi.waitFor(() => expect(keep).toHaveBeenCalledOnce());
  expect([typing.text, saver.state]).toEqual(["old", "saved"]);
});
