// How often the room view reads.
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { reading } from "./reading";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A reading that is answered by hand. */
function slow() {
  const open: { answer: (value: number) => void; fail: () => void }[] = [];
  const shown: number[] = [];
  const ask = reading(
    () => new Promise<number>((answer, fail) => open.push({ answer, fail: () => fail(new Error("away")) })),
    (value) => shown.push(value),
  );
  return { open, shown, ask };
}

const settle = () => vi.advanceTimersByTimeAsync(0);

test("changes during a reading make one more reading, however many they are", async () => {
  const { open, shown, ask } = slow();
  ask();
  ask();
  ask();
  expect(open).toHaveLength(1);
  open[0]?.answer(1);
  await settle();
  expect(open).toHaveLength(2);
  open[1]?.answer(2);
  await settle();
  expect(open).toHaveLength(2);
  expect(shown).toEqual([1, 2]);
});

test("after a failure the last picture stays and it is read again in a while", async () => {
  const { open, shown, ask } = slow();
  ask();
  open[0]?.answer(1);
  await settle();
  ask();
  open[1]?.fail();
  await settle();
  expect(shown).toEqual([1]);
  await vi.advanceTimersByTimeAsync(2_000);
  open[2]?.answer(3);
  await settle();
  expect(shown).toEqual([1, 3]);
});
