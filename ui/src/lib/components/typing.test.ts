// What becomes of words while they are typed, refused, changed and left.
import { beforeEach, expect, test, vi } from "vitest";

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
  );
}

beforeEach(() => {
  disk = "old";
  destroy.length = 0;
  vi.clearAllMocks();
});

test("words are on disk, and the saver says so", async () => {
  const typing = field();
  typing.typed("new");
  expect(saver.state).toBe("saving");
  await typing.flush();
  expect([disk, typing.text, typing.refusal, saver.state]).toEqual(["new", "new", "", "saved"]);
});

test("refused words stay, are told once and are not called saved, until they are changed", async () => {
  const typing = field();
  typing.typed("too long");
  await typing.flush();
  await saver.flush();
  await typing.leave();
  expect([disk, typing.text, saver.state, saver.holds]).toEqual(["old", "too long", "failed", true]);
  expect(typing.refusal).toContain("this field holds 5");
  expect(problem).toHaveBeenCalledOnce();
  typing.typed("short");
  expect([typing.refusal, saver.state]).toEqual(["", "saving"]);
  await typing.flush();
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
