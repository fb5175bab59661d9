// Where going on is asked about.
import { beforeEach, expect, test, vi } from "vitest";
import type { Phase } from "$lib/generated/Phase";
import type { Place } from "$lib/state/route.svelte";

const session = vi.hoisted(() => ({ canEdit: true }));
vi.mock("$lib/state/session.svelte", () => ({ session }));
vi.stubGlobal("location", { hash: "" });
vi.stubGlobal("addEventListener", () => {});

const { MovingOn } = await import("./moving-on.svelte");

const meet = (phase: Phase): Place => ({ screen: "meet", id: "x", phase });
const led = {
  meeting: { current: "welcome" as Phase | null },
  facts: { finished_at: null as string | null },
  last_time: { unanswered: 1, moved_on: null as object | null },
};
const asks = (to: Place, whole: typeof led = led) =>
  new MovingOn(
    () => ({ whole }) as never,
    async () => {},
  ).asks(to);

beforeEach(() => {
  session.canEdit = true;
});

test.each<Place>([meet("timeline"), meet("close"), { screen: "record", id: "x" }])(
  "%o is asked about",
  (to) => expect(asks(to)).toBe(true),
);

test.each<Place>([meet("welcome"), meet("last_time"), { screen: "prepare", id: "x" }, { screen: "library" }])(
  "%o is not",
  (to) => expect(asks(to)).toBe(false),
);

test.each([
  { ...led, last_time: { unanswered: 0, moved_on: null } },
  { ...led, last_time: { unanswered: 1, moved_on: {} } },
  { ...led, meeting: { current: null } },
  { ...led, facts: { finished_at: "2025-03-04T10:00:00Z" } },
])("once it is answered, recorded or no meeting is led, nothing is asked: %o", (whole) =>
  expect(asks(meet("whys"), whole)).toBe(false),
);

test("what can only be read is looked through without a question", () => {
  session.canEdit = false;
  expect(asks(meet("whys"))).toBe(false);
});
