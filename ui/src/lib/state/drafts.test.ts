// When draft words are put on disk, and what becomes of them where that fails.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const { call, problem } = vi.hoisted(() => ({ call: vi.fn(), problem: vi.fn() }));
vi.mock("$lib/host", () => ({
  host: { call },
  HostError: class extends Error {
    constructor(readonly problem: unknown) {
      super();
    }
  },
}));
vi.mock("./notices.svelte", () => ({ notices: { problem } }));

const { HostError } = await import("$lib/host");
const { Drafts } = await import("./drafts.svelte");
const { saver } = await import("./saver.svelte");

const written = () => call.mock.calls.map(([, { field, words }]) => [field, words]);

beforeEach(() => {
  vi.useFakeTimers();
  call.mockResolvedValue(null);
});
afterEach(() => {
  vi.useRealTimers();
  vi.clearAllMocks();
});

test("words are on disk within a second, also while somebody types on without a rest", async () => {
  const drafts = new Drafts("1");
  for (let typed = 1; typed <= 10; typed += 1) {
    drafts.keep("candidates", "x".repeat(typed));
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(written().length).toBeGreaterThan(0);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(written().at(-1)).toEqual(["candidates", "x".repeat(10)]);
  expect(saver.state).toBe("saved");
});

test("words that could not be put on disk are told once, wait and are tried again", async () => {
  const drafts = new Drafts("1");
  call.mockRejectedValueOnce(new HostError({ code: "disk_full" } as never));
  drafts.keep("candidates", "Pin the index");
  await vi.advanceTimersByTimeAsync(1_000);
  expect([saver.state, saver.holds]).toEqual(["failed", true]);
  expect(problem).toHaveBeenCalledOnce();
  await vi.advanceTimersByTimeAsync(5_000);
  expect([written().at(-1), saver.state]).toEqual([["candidates", "Pin the index"], "saved"]);
});

test("what was left is read; what is typed by then stays", async () => {
  call.mockResolvedValueOnce({ candidates: "left", ideas: "left too" });
  const drafts = new Drafts("1");
  drafts.keep("candidates", "typed");
  await drafts.load();
  expect([drafts.of("candidates"), drafts.of("ideas"), drafts.of("none")]).toEqual(["typed", "left too", ""]);
});
