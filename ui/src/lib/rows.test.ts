// Places in a list.
import { expect, test } from "vitest";
import { neighbour, stepped } from "./rows";

const list = [{ id: "a" }, { id: "b" }, { id: "c" }];

test("an entry steps up and down, and nowhere at the ends of its list or when it is gone", () => {
  expect(stepped(list, "b", 1)).toBe(2);
  expect(stepped(list, "b", -1)).toBe(0);
  expect(stepped(list, "c", 1)).toBeNull();
  expect(stepped(list, "a", -1)).toBeNull();
  expect(stepped(list, "gone", 1)).toBeNull();
});

test("the focus goes to the entry after the one that goes, at the end to the one before, else nowhere", () => {
  expect(neighbour(list, "a")).toBe("b");
  expect(neighbour(list, "c")).toBe("b");
  expect(neighbour([{ id: "a" }], "a")).toBeUndefined();
});
