// What counts as an answer of the laptop, and what as none.
import { afterEach, expect, test, vi } from "vitest";
import { server } from "./server";

afterEach(() => {
  vi.unstubAllGlobals();
});

function answers(status: number, body: string) {
  const response = { ok: status < 300, status, text: () => Promise.resolve(body) };
  vi.stubGlobal("fetch", () => Promise.resolve(response));
}

test.each([
  [408, '{"code":"too_slow","message":"The request took too long to arrive. Try again."}'],
  [429, ""],
  [502, "<html>"],
  [401, "<html>Sign in</html>"],
  [403, ""],
  [200, ""],
  [200, "<html>Sign in</html>"],
  [200, "{}"],
  [200, "null"],
])("%i with %s is no answer: it is tried again", async (status, body) => {
  answers(status, body);
  expect(await server.cast("t", "b", { turn: 1, votes: {} })).toMatchObject({ ok: false, lost: true });
});

test("an answer of the laptop is taken as it is", async () => {
  answers(200, '{"counted":true,"turn":1}');
  expect(await server.cast("t", "b", { turn: 1, votes: {} })).toEqual({
    ok: true,
    value: { counted: true, turn: 1 },
  });
  answers(422, '{"code":"over_budget","message":"Take one back first."}');
  expect(await server.cast("t", "b", { turn: 1, votes: {} })).toMatchObject({
    lost: false,
    code: "over_budget",
  });
});
