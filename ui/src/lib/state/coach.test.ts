// What a workspace tells its coach, also where the next thing is told before the last is kept.
import { beforeEach, expect, test, vi } from "vitest";
import type { CoachSettings } from "$lib/generated/CoachSettings";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("$lib/host", () => ({ host: { call } }));
vi.mock("./notices.svelte", () => ({ told: (work: Promise<unknown>) => work.catch(() => undefined) }));

const { Coach } = await import("./coach.svelte");

let kept: CoachSettings;

beforeEach(() => {
  kept = { wording: "how", off: [], roles: [], fine: [] };
  call.mockImplementation(async (command: string, { settings }: { settings: CoachSettings }) => {
    await new Promise((answer) => setTimeout(answer));
    if (command === "coach") return { settings: kept, rules: [] };
    kept = settings;
    return null;
  });
});

test("words that are left by a press on a rule are kept together with it", async () => {
  const coach = new Coach("x");
  await coach.load();
  await Promise.all([
    coach.tell(() => ({ roles: ["sheriff"] })),
    coach.tell((now) => ({ off: [...now.off, "obviously"] })),
    coach.load(),
    coach.tell((now) => ({ off: [...now.off, "forgot-to"] })),
  ]);
  expect(kept).toMatchObject({ roles: ["sheriff"], off: ["obviously", "forgot-to"] });
  expect(coach.settings).toEqual(kept);
});

test("what could not be kept is not shown as if it was", async () => {
  const coach = new Coach("x");
  await coach.load();
  call.mockRejectedValueOnce(new Error("no"));
  await coach.tell(() => ({ wording: "why" }));
  expect(coach.settings.wording).toBe("how");
});
