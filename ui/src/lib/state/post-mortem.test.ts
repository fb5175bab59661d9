// What stays on screen when a part could not be renewed.
import { beforeEach, expect, test, vi } from "vitest";
import type { Area } from "$lib/generated/Area";

const { call, problem, known } = vi.hoisted(() => ({ call: vi.fn(), problem: vi.fn(), known: vi.fn() }));
vi.mock("$lib/host", () => ({
  HostError: class extends Error {
    constructor(readonly problem: unknown) {
      super();
    }
  },
  host: { call },
}));
vi.mock("./notices.svelte", () => ({ notices: { problem } }));
vi.mock("./session.svelte", () => ({ session: { known } }));

const { HostError } = await import("$lib/host");
const { PostMortemState } = await import("./post-mortem.svelte");

const asked = () => call.mock.calls.map(([, { areas }]) => areas as Area[]);
const changed = (areas: Area[]) => ({ revision: 2, changes: [{ id: "x", areas }], library: false });

async function opened() {
  const pm = new PostMortemState("x");
  await pm.load();
  call.mockClear();
  return pm;
}

beforeEach(() => {
  vi.clearAllMocks();
  known.mockResolvedValue(true);
  call.mockImplementation(async (_: string, { areas }: { areas: Area[] }) =>
    Object.fromEntries(areas.map((area) => [area, `${area} as it is`])),
  );
});

test("a part that could not be read keeps what is on screen and is read with the next change", async () => {
  const pm = await opened();
  call.mockRejectedValueOnce(new HostError({ code: "busy" }));
  pm.changed(changed(["people"]));
  await vi.waitFor(() => expect(problem).toHaveBeenCalledOnce());
  expect([pm.gone, pm.behind, pm.whole?.people]).toEqual([false, true, "people as it is"]);
  pm.changed(changed(["timeline"]));
  await vi.waitFor(() => expect(pm.behind).toBe(false));
  expect(asked()).toEqual([["people"], ["people", "timeline"]]);
});

test("only what the service calls gone is gone, and undo elsewhere brings it back", async () => {
  const pm = await opened();
  call.mockRejectedValueOnce(new HostError({ code: "refused", refusal: { code: "gone" } }));
  pm.changed(changed(["facts"]));
  await vi.waitFor(() => expect(pm.gone).toBe(true));
  expect(problem).not.toHaveBeenCalled();
  pm.changed(changed(["facts"]));
  await vi.waitFor(() => expect(pm.gone).toBe(false));
});

test("a change that comes while a read fails is read at once", async () => {
  const pm = await opened();
  let fail = (_: Error) => {};
  call.mockImplementationOnce(() => new Promise((_, failed) => (fail = failed)));
  pm.changed(changed(["people"]));
  pm.changed(changed(["timeline"]));
  fail(new HostError({ code: "busy" }));
  await vi.waitFor(() => expect(asked()).toEqual([["people"], ["timeline", "people"]]));
});

test("a key sees what the last one did, also where the answer overtakes the news of it", async () => {
  const pm = await opened();
  const seen: unknown[] = [];
  call.mockImplementation(async (command: string, { areas }: { areas: Area[] }) =>
    command === "apply"
      ? { revision: 2 }
      : Object.fromEntries(areas.map((area) => [area, `${area} changed`])),
  );
  const edit = () => {
    seen.push(pm.whole?.people);
    return { topic: "people" } as never;
  };
  const acts = [pm.act(edit), pm.act(edit)];
  await vi.waitFor(() => expect(call).toHaveBeenCalled());
  pm.changed(changed(["people"]));
  await Promise.all(acts);
  expect(seen).toEqual(["people as it is", "people changed"]);
});
