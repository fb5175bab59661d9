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
vi.mock("./notices.svelte", () => ({ notices: { problem, say: vi.fn() } }));
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

/** Holds the answer to the next call until it is released. */
function holdNext() {
  let release = () => {};
  call.mockImplementationOnce(() => new Promise((answer) => (release = () => answer(null))));
  return () => release();
}

test("the meeting stays in the phase that was opened last, however late an answer comes", async () => {
  const pm = await opened();
  call.mockResolvedValue(null);
  const release = holdNext();
  const sent = [pm.enter("welcome"), pm.openPhase("whys"), pm.openPhase("close")];
  await vi.waitFor(() => expect(call).toHaveBeenCalledOnce());
  release();
  await Promise.all(sent);
  expect(call.mock.calls.map(([command, { phase }]) => `${command} ${phase}`)).toEqual([
    "enter_phase welcome",
    "open_phase whys",
    "open_phase close",
  ]);
});

test("a phase that could not be entered keeps no other from being opened", async () => {
  const pm = await opened();
  call.mockRejectedValueOnce(new Error("no"));
  call.mockResolvedValue(null);
  await expect(pm.enter("welcome")).rejects.toThrow("no");
  await pm.openPhase("whys");
  expect(call).toHaveBeenCalledTimes(2);
});

test("undo and redo that are pressed quickly are done in that order", async () => {
  const pm = await opened();
  call.mockResolvedValue({ act: "" });
  const release = holdNext();
  const steps = [pm.undo(), pm.redo()];
  await vi.waitFor(() => expect(call).toHaveBeenCalledOnce());
  release();
  await Promise.all(steps);
  expect(call.mock.calls.map(([command]) => command)).toEqual(["undo", "redo"]);
});
