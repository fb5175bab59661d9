// The rows of the library: asked for page by page, appended, renewed as far as they are shown.
import { beforeEach, expect, test, vi } from "vitest";
import type { LibraryPage } from "$lib/generated/LibraryPage";
import type { LibraryRequest } from "$lib/generated/LibraryRequest";

import { FIRST } from "./list.svelte";

const { call, problem, known } = vi.hoisted(() => ({ call: vi.fn(), problem: vi.fn(), known: vi.fn() }));
vi.mock("$lib/host", () => ({ host: { call } }));
vi.mock("$lib/state/notices.svelte", () => ({ notices: { problem } }));
vi.mock("$lib/state/session.svelte", () => ({ session: { known } }));

/** How many rows the workspace holds. */
const ALL = 1_234;

function answer({ offset, limit }: LibraryRequest): LibraryPage {
  const rows = Array.from({ length: Math.max(0, Math.min(limit, ALL - offset)) }, (_, n) => ({
    id: `${offset + n}`,
  }));
  return { matching: ALL, rows, open: 0, overdue: 0, can_undo: false, can_redo: false } as never;
}

const asked = () => call.mock.calls.map(([, { request }]) => [request.offset, request.limit]);

async function fresh() {
  vi.resetModules();
  return (await import("./list.svelte")).libraryList;
}

beforeEach(() => {
  vi.clearAllMocks();
  call.mockImplementation(async (_: string, { request }: { request: LibraryRequest }) => answer(request));
  known.mockResolvedValue(true);
});

test("the first page is short, and each next one is put after it", async () => {
  const list = await fresh();
  await list.load();
  await list.more();
  await list.more();
  expect(asked()).toEqual([
    [0, FIRST],
    [FIRST, 100],
    [FIRST + 100, 100],
  ]);
  expect(list.page?.rows.map((row) => row.id)).toEqual(Array.from({ length: FIRST + 200 }, (_, n) => `${n}`));
});

test("all rows can be reached, and a change renews as many as are shown", async () => {
  const list = await fresh();
  await list.load();
  while ((list.page?.rows.length ?? 0) < ALL) await list.more();
  call.mockClear();
  await list.more();
  expect(call).not.toHaveBeenCalled();
  await list.load();
  expect(asked()).toEqual([
    [0, 500],
    [500, 500],
    [1_000, 234],
  ]);
  expect(list.page?.rows).toHaveLength(ALL);
});

test("a new question begins at the top, and so does a library that was left", async () => {
  const list = await fresh();
  await list.load(300);
  list.ask({ text: "search" });
  await vi.waitFor(() => expect(list.page?.rows).toHaveLength(FIRST));
  await list.load(300);
  list.shorten();
  expect(list.page?.rows).toHaveLength(FIRST);
});

test("an answer that was overtaken is dropped", async () => {
  const list = await fresh();
  let late = (_: LibraryPage) => {};
  call.mockImplementationOnce(() => new Promise((told) => (late = told)));
  const first = list.load();
  await list.load(60);
  late(answer({ offset: 0, limit: 1 } as never));
  await first;
  expect(list.page?.rows).toHaveLength(60);
});

test("a workspace that can’t be used is told elsewhere", async () => {
  const list = await fresh();
  call.mockRejectedValue(new Error("damaged"));
  known.mockResolvedValue(false);
  await list.load();
  await vi.waitFor(() => expect(known).toHaveBeenCalled());
  expect(problem).not.toHaveBeenCalled();
  known.mockResolvedValue(true);
  await list.load();
  await vi.waitFor(() => expect(problem).toHaveBeenCalledOnce());
});
