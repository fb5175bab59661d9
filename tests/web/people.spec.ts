// The list of who is here: over every screen, by keyboard alone, and without any effect on the meeting.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, PHASES, ROOT, test, type World } from "./world";

const PICTURES = join(ROOT, "out/people");

async function picture(page: Page, name: string) {
  mkdirSync(PICTURES, { recursive: true });
  await page.screenshot({ path: join(PICTURES, `${name}.png`) });
}

const dialog = (world: World) => world.page.getByRole("dialog", { name: "People" });
const line = (world: World) => dialog(world).getByRole("textbox", { name: "Add a person" });

interface Meeting {
  running: boolean;
  current: string | null;
}

/** What the list must never change. */
async function standing(world: World, id: string) {
  const { running, current } = await world.snapshot<Meeting>(id, "meeting");
  const { scene } = await world.call<{ scene: { phase: string } | null }>("room");
  return { running, current, shown: scene?.phase ?? null, address: world.page.url() };
}

async function names(world: World, id: string): Promise<Record<string, boolean>> {
  const { participants } = await world.snapshot<{ participants: { name: string; present: boolean }[] }>(
    id,
    "people",
  );
  return Object.fromEntries(participants.map((person) => [person.name, person.present]));
}

test("somebody who comes late is added in every phase, and phase, clock and room view stay", async ({
  world,
}) => {
  const id = await world.post();
  await world.call("enter_phase", { id, phase: "welcome" });
  await world.open(`${id}/prepare`);
  const screens = [...PHASES.map((phase) => `meet/${phase}`), "prepare", "record"];
  for (const [n, screen] of screens.entries()) {
    await world.open(`${id}/${screen}`);
    await expect(world.page.getByRole("button", { name: `People · ${n} here` })).toBeVisible();
    await expect(async () => {
      const { current } = await standing(world, id);
      expect(current).toBe(screen.startsWith("meet/") ? screen.slice(5) : "close");
    }).toPass();
    const before = await standing(world, id);
    expect(before.running).toBe(true);
    await world.page.keyboard.press("Control+Shift+P");
    await expect(line(world)).toBeFocused();
    await world.page.keyboard.type(`Late ${n}, from ${screen}`);
    await world.page.keyboard.press("Enter");
    await expect(dialog(world).getByRole("checkbox", { name: `Late ${n} from` })).toBeChecked();
    await world.page.keyboard.press("Escape");
    await expect(dialog(world)).toBeHidden();
    expect(await standing(world, id), screen).toEqual(before);
  }
});

test("marking somebody present or absent works by keyboard alone and moves nothing", async ({ world }) => {
  const id = await world.post();
  for (const name of ["Ana", "Ben", "Chen"]) {
    const made = await world.apply(id, { topic: "people", edit: "add", name, role: "" });
    if (name === "Ben") await world.apply(id, { topic: "people", edit: "present", id: made, on: false });
  }
  await world.call("enter_phase", { id, phase: "whys" });
  await world.open(`${id}/meet/whys`);
  await world.page.getByRole("button", { name: "People · 2 here" }).waitFor();
  const before = await standing(world, id);
  await world.page.keyboard.press("Control+Shift+P");
  await expect(line(world)).toBeFocused();
  await world.page.keyboard.press("ArrowDown");
  await world.page.keyboard.press("ArrowDown");
  const ben = dialog(world).getByRole("checkbox", { name: "Ben" });
  await expect(ben).toBeFocused();
  await world.page.keyboard.press("Space");
  await expect(ben).toBeChecked();
  await expect(world.page.getByRole("button", { name: "People · 3 here" })).toBeVisible();
  await world.page.keyboard.press("Tab");
  await expect(dialog(world).getByRole("checkbox", { name: "Chen" })).toBeFocused();
  await world.page.keyboard.press("Space");
  // Keys of the screen below, pressed on a check box, are not carried out.
  await world.page.keyboard.press("8");
  await world.page.keyboard.press("p");
  await world.page.keyboard.press("ArrowUp");
  await world.page.keyboard.press("ArrowUp");
  await world.page.keyboard.press("ArrowUp");
  await expect(line(world)).toBeFocused();
  await world.page.keyboard.press("Control+Shift+P");
  await expect(dialog(world)).toBeHidden();
  await expect.poll(() => names(world, id)).toEqual({ Ana: true, Ben: true, Chen: false });
  expect(await standing(world, id)).toEqual(before);
});

test("the keyboard goes back to where it was, and what was typed there stays", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/meet/went_well`);
  const field = world.page.getByRole("textbox", { name: "Went well" }).first();
  await field.click();
  await world.page.keyboard.type("Half a sent");
  await world.page.keyboard.press("Control+Shift+P");
  await world.page.keyboard.type("Kim");
  await world.page.keyboard.press("Enter");
  await world.page.keyboard.press("Escape");
  await expect(field).toBeFocused();
  await world.page.keyboard.type("ence");
  await expect(field).toHaveValue("Half a sentence");
  await expect.poll(() => names(world, id)).toEqual({ Kim: true });
});

test("the button opens and closes the list, and so does a press elsewhere", async ({ world }) => {
  const id = await world.post();
  await world.open(`${id}/meet/timeline`);
  const button = world.page.getByRole("button", { name: "People · 0 here" });
  await button.click();
  await expect(line(world)).toBeFocused();
  await expect(dialog(world)).toContainText("Nobody is listed yet.");
  await expect(button).toHaveAttribute("aria-expanded", "true");
  await button.click();
  await expect(dialog(world)).toBeHidden();
  await button.click();
  await world.page.getByRole("heading", { name: "What happened when" }).click();
  await expect(dialog(world)).toBeHidden();
  await button.click();
  await world.page.keyboard.press("Escape");
  await expect(button).toBeFocused();
});

test("somebody who is listed as absent is marked present by their name", async ({ world }) => {
  const id = await world.post();
  const ana = await world.apply(id, { topic: "people", edit: "add", name: "Ana Kovač", role: "SRE" });
  await world.apply(id, { topic: "people", edit: "present", id: ana, on: false });
  await world.open(`${id}/meet/whys`);
  await world.page.keyboard.press("Control+Shift+P");
  await world.page.keyboard.type("ana kovač");
  await world.page.keyboard.press("Enter");
  await expect(dialog(world).getByRole("checkbox")).toBeChecked();
  await expect.poll(() => names(world, id)).toEqual({ "Ana Kovač": true });
});

test("whoever comes during a vote has a ballot, and whoever leaves is not waited for", async ({ world }) => {
  const id = await world.post();
  for (const name of ["Ana", "Ben"]) await world.apply(id, { topic: "people", edit: "add", name, role: "" });
  const origin = { from: "room" };
  await world.apply(id, { topic: "candidates", edit: "add", text: "Pin the SDK", category: null, origin });
  await world.apply(id, { topic: "ballots", edit: "open", way: "people" });
  await world.open(`${id}/meet/vote`);
  await expect(world.page.getByRole("rowheader")).toHaveText(["Ana", "Ben"]);
  await world.page.keyboard.press("Control+Shift+P");
  await expect(dialog(world)).toContainText("A vote is open.");
  await world.page.keyboard.type("Late");
  await world.page.keyboard.press("Enter");
  await expect(dialog(world).getByRole("checkbox", { name: "Late" })).toBeChecked();
  await dialog(world).getByRole("checkbox", { name: "Ben" }).uncheck();
  await world.page.keyboard.press("Escape");
  await expect(world.page.getByRole("rowheader")).toHaveText(["Ana", "Late"]);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`the list can be read and reached in ${colorScheme}, in a small window too`, async ({ world }) => {
      const id = await world.sample();
      await world.call("enter_phase", { id, phase: "whys" });
      await world.open(`${id}/meet/whys`);
      await world.page.getByRole("button", { name: /^People/ }).waitFor();
      for (const [width, height] of [
        [1280, 720],
        [640, 400],
      ] as const) {
        await world.page.setViewportSize({ width, height });
        await world.page.keyboard.press("Control+Shift+P");
        await expect(line(world)).toBeFocused();
        await picture(world.page, `${colorScheme}-${width}`);
        await world.isAccessible(`${width}`);
        const box = await dialog(world).boundingBox();
        if (!box) throw new Error("the list is on screen");
        expect(box.x >= 0 && box.y >= 0).toBe(true);
        expect(box.x + box.width <= width && box.y + box.height <= height).toBe(true);
        const last = dialog(world).getByRole("checkbox").last();
        await last.focus();
        await expect(last).toBeInViewport();
        await world.page.keyboard.press("Escape");
      }
    });
  });
}
