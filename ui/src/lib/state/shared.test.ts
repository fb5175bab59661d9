// What has not changed stays the same object.
import { expect, test } from "vitest";
import { shared } from "./shared";

const chains = () => [
  {
    chain: { id: "a", causes: [{ id: "1", text: "x", causes: [{ id: "2", text: "y", causes: [] }] }] },
    depth: 2,
  },
  { chain: { id: "b", causes: [] }, depth: 0 },
];

test("a picture that says the same is the same", () => {
  const old = chains();
  expect(shared(old, chains())).toBe(old);
  expect(shared("a", "a")).toBe("a");
  expect(shared(undefined, null)).toBe(null);
});

test("what changed is new up to the top, and everything beside it stays", () => {
  const old = chains();
  const now = chains();
  Object.assign(now[0]?.chain.causes[0]?.causes[0] ?? {}, { text: "z" });
  const kept = shared(old, now);
  expect(kept).toEqual(now);
  expect(kept).not.toBe(old);
  expect(kept[0]).not.toBe(old[0]);
  expect(kept[1]).toBe(old[1]);
});

test("an entry that moved or got a neighbour is the same entry", () => {
  const old = chains();
  const fresh = { chain: { id: "c", causes: [] }, depth: 0 };
  const kept = shared(old, [fresh, ...chains().reverse()]);
  expect(kept.map((view) => view.chain.id)).toEqual(["c", "b", "a"]);
  expect(kept[2]).toBe(old[0]);
  expect(shared(old, chains().slice(1))).toEqual([old[1]]);
});
