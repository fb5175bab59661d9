// An import that takes a while is looked at until it ends, and can be stopped.
import { afterEach, beforeEach, expect, test, vi } from "vitest";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("$lib/host", () => ({ host: { call } }));
vi.mock("$lib/state/notices.svelte", () => ({ told: (work: Promise<unknown>) => work }));

const PROGRESS = { step: "reading", file: "big.json", number: 1, of: 2, done: 5, total: 10 };

beforeEach(() => {
  vi.useFakeTimers();
  call.mockReset();
  call.mockResolvedValue(PROGRESS);
});
afterEach(() => vi.useRealTimers());

test("an import that is over at once is not shown", async () => {
  const { importing } = await import("./importing.svelte");
  expect(await importing.during(Promise.resolve("done"))).toBe("done");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(call).not.toHaveBeenCalled();
  expect(importing.progress).toBeNull();
});

test("a long one is shown until it ends, also where it fails", async () => {
  const { importing } = await import("./importing.svelte");
  let fail: (why: Error) => void = () => undefined;
  const during = importing.during(new Promise((_, reject) => (fail = reject)));
  await vi.advanceTimersByTimeAsync(500);
  expect(importing.progress).toEqual(PROGRESS);
  importing.stop();
  expect(call).toHaveBeenLastCalledWith("stop_import", {});
  fail(new Error("stopped"));
  await expect(during).rejects.toThrow("stopped");
  expect(importing.progress).toBeNull();
});

test("an answer that comes after the end shows nothing", async () => {
  const { importing } = await import("./importing.svelte");
  let answer: (progress: typeof PROGRESS) => void = () => undefined;
  call.mockReturnValue(new Promise((resolve) => (answer = resolve)));
  let end: (value: null) => void = () => undefined;
  const during = importing.during(new Promise<null>((resolve) => (end = resolve)));
  await vi.advanceTimersByTimeAsync(500);
  end(null);
  await during;
  answer(PROGRESS);
  await vi.advanceTimersByTimeAsync(0);
  expect(importing.progress).toBeNull();
});
