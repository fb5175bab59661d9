// Settings of this machine: theme and size of each window, letter keys; and keys as macOS shows them.
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { expect, ROOT, test, type World } from "./world";

const MAC =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Safari/605.1.15";
const PAPER = { light: "rgb(250, 248, 244)", dark: "rgb(22, 24, 27)" };

interface WindowSettings {
  facilitator: { theme: string; zoom: number };
  room: { theme: string; zoom: number };
  letter_keys: boolean;
}

/** What is kept, once it is as expected: a change shows before it is kept. */
async function kept(world: World, expected: Record<string, unknown>) {
  await expect.poll(() => world.call<WindowSettings>("window_settings")).toMatchObject(expected);
}

async function paper(page: Page, theme: keyof typeof PAPER) {
  await expect(page.locator("body")).toHaveCSS("background-color", PAPER[theme]);
}

async function openRoom(world: World): Promise<Page> {
  const room = await world.page.context().newPage();
  await room.goto(`${world.url}/room.html`);
  await room.locator("main").waitFor();
  return room;
}

function picture(name: string): string {
  return join(ROOT, "out/settings", `${name}.png`);
}

for (const colorScheme of ["light", "dark"] as const) {
  const other = colorScheme === "light" ? "dark" : "light";
  test.describe(`a system in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test("each window is shown as the system, until a theme is chosen for it; it is kept", async ({
      world,
    }) => {
      await world.open();
      const room = await openRoom(world);
      await paper(world.page, colorScheme);
      await paper(room, colorScheme);

      await world.page.keyboard.press("Control+,");
      const dialog = world.page.getByRole("dialog", { name: "Settings" });
      await dialog
        .getByRole("group", { name: "Appearance: your window" })
        .getByRole("button", { name: other === "dark" ? "Dark" : "Light" })
        .click();
      await paper(world.page, other);
      await paper(room, colorScheme);
      await world.isAccessible(`settings in ${other}`);
      await world.page.screenshot({ path: picture(`settings-${other}`) });

      const roomTheme = dialog.getByRole("group", { name: "Appearance: room view" });
      await roomTheme.getByRole("button", { name: other === "dark" ? "Dark" : "Light" }).click();
      await paper(room, other);
      await kept(world, { facilitator: { theme: other }, room: { theme: other } });

      await world.page.reload();
      await room.reload();
      await paper(world.page, other);
      await paper(room, other);
      await world.service.end();
      await world.service.start();
      await world.page.reload();
      await paper(world.page, other);

      await world.page.keyboard.press("Control+,");
      await dialog
        .getByRole("group", { name: "Appearance: your window" })
        .getByRole("button", { name: "System" })
        .click();
      await paper(world.page, colorScheme);
      await world.page.emulateMedia({ colorScheme: other });
      await paper(world.page, other);
    });

    test("the dialog has no violation, at 1280×720 and when everything is twice as large", async ({
      world,
    }) => {
      await world.open();
      await world.page.keyboard.press("Control+,");
      await world.page.getByRole("dialog", { name: "Settings" }).waitFor();
      await world.isAccessible("settings");
      // As the shell does with 200 %: the page gets half of the room.
      await world.page.setViewportSize({ width: 640, height: 360 });
      await world.isAccessible("settings at 200 %");
      const done = world.page.getByRole("button", { name: "Done" });
      await done.scrollIntoViewIfNeeded();
      await expect(done).toBeInViewport();
      expect(await world.page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    });
  });
}

test("the dialog is led by keys alone and gives the keyboard back", async ({ world }) => {
  await world.open();
  const { keyboard } = world.page;
  const opener = world.page.getByRole("button", { name: "Settings", exact: true });
  await opener.focus();
  await keyboard.press("Enter");
  const dialog = world.page.getByRole("dialog", { name: "Settings" });
  const yours = dialog.getByRole("group", { name: "Appearance: your window" });
  await expect(yours.getByRole("button", { name: "System" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(yours.getByRole("button", { name: "Dark" })).toHaveAttribute("aria-pressed", "true");
  await expect(yours.getByRole("button", { name: "Dark" })).toBeFocused();

  // Past the themes of the room view, to the sizes.
  for (let n = 0; n < 4; n++) await keyboard.press("Tab");
  const size = dialog.getByRole("group", { name: "Size: your window" });
  await expect(size.getByRole("button", { name: "Smaller" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await keyboard.press("Enter");
  await expect(size.getByText("125 %")).toBeVisible();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(size.getByText("100 %")).toBeVisible();
  await keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(opener).toBeFocused();
  await kept(world, { facilitator: { theme: "dark", zoom: 1 } });

  await keyboard.press("Control+k");
  await world.page.getByPlaceholder("Type a command").waitFor();
  await keyboard.type("settings");
  await keyboard.press("Enter");
  await expect(dialog).toBeVisible();
});

test("each window has its size: by keys in either, from 50 to 300 %, and it is kept", async ({ world }) => {
  await world.open();
  const { keyboard } = world.page;
  for (const key of ["Control+=", "Control++", "Control+-", "Control+="]) await keyboard.press(key);
  await kept(world, { facilitator: { zoom: 1.25 }, room: { zoom: 1 } });

  const room = await openRoom(world);
  for (let n = 0; n < 12; n++) await room.keyboard.press("Control+-");
  await kept(world, { facilitator: { zoom: 1.25 }, room: { zoom: 0.5 } });
  await room.keyboard.press("Control+0");
  await kept(world, { room: { zoom: 1 } });

  await keyboard.press("Control+,");
  const dialog = world.page.getByRole("dialog", { name: "Settings" });
  await expect(dialog.getByRole("group", { name: "Size: your window" })).toContainText("125 %");
  const roomSize = dialog.getByRole("group", { name: "Size: room view" });
  await expect(roomSize).toContainText("100 %");
  const larger = roomSize.getByRole("button", { name: "Larger" });
  for (let n = 0; n < 7; n++) await larger.click();
  await expect(roomSize).toContainText("300 %");
  // At the end the button keeps the keyboard, and does nothing.
  await expect(larger).toHaveAttribute("aria-disabled", "true");
  await larger.press("Enter");
  await expect(larger).toBeFocused();
  await kept(world, { facilitator: { zoom: 1.25 }, room: { zoom: 3 } });
  // The room view goes on from where the facilitator put it.
  await room.keyboard.press("Control+-");
  await expect(roomSize).toContainText("250 %");
  await keyboard.press("Escape");
  await keyboard.press("Control+0");
  await kept(world, { facilitator: { zoom: 1 }, room: { zoom: 2.5 } });
});

test("quick presses are all counted and the last one is kept", async ({ world }) => {
  await world.open();
  for (let n = 0; n < 7; n++) await world.page.keyboard.press("Control+=");
  await kept(world, { facilitator: { zoom: 3 } });
  await world.page.keyboard.press("Control+,");
  await expect(world.page.getByRole("group", { name: "Size: your window" })).toContainText("300 %");
});

test("quick presses in the room view are all counted, whatever news comes meanwhile", async ({ world }) => {
  await world.open();
  const room = await openRoom(world);
  await room.keyboard.press("Control+=");
  await kept(world, { room: { zoom: 1.1 } });

  let letGo = () => {};
  const released = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await room.route("**/api/zoom_room", async (route) => {
    await released;
    await route.continue();
  });
  const held = room.waitForRequest("**/api/zoom_room");
  await room.keyboard.press("Control+=");
  await held;
  // The news of the theme tells of the size as well, and does not know the second press yet.
  const settings = await world.call<WindowSettings>("window_settings");
  await world.call("set_window_settings", {
    settings: { ...settings, room: { ...settings.room, theme: "dark" } },
  });
  await paper(room, "dark");
  await room.keyboard.press("Control+=");
  letGo();
  await kept(world, { room: { zoom: 1.5 } });
});

test("in a post-mortem Ctrl 0 is its last phase, and help and palette say so", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/timeline`);
  const { keyboard } = world.page;
  await keyboard.press("Control+=");
  await keyboard.press("Control+k");
  await world.page.getByPlaceholder("Type a command").fill("actual");
  await expect(world.page.getByRole("option", { name: "Actual size" })).not.toContainText("Ctrl");
  await keyboard.press("Escape");
  await keyboard.press("Control+0");
  await world.page.locator("main[data-phase=close]").waitFor();
  await kept(world, { facilitator: { zoom: 1.1 } });
});

test("with letter keys off a letter does nothing, and Ctrl goes on to work", async ({ world }) => {
  const id = await world.sample();
  await world.open();
  const { page } = world;
  await page.keyboard.press("Control+,");
  const dialog = page.getByRole("dialog", { name: "Settings" });
  await dialog.getByRole("group", { name: "Letter keys" }).getByRole("button", { name: "Off" }).click();
  await kept(world, { letter_keys: false });
  await page.keyboard.press("Escape");

  await world.open(`${id}/meet/timeline`);
  await page.reload();
  await page.locator("main[data-phase=timeline]").waitFor();
  const help = page.getByRole("dialog", { name: "Keys" });
  const park = page.getByPlaceholder("An idea for later");
  await page.locator("body").click({ position: { x: 2, y: 300 } });
  await page.keyboard.press("p");
  await page.keyboard.press("?");
  await page.keyboard.press("Control+i");
  await expect(park).toBeFocused();
  await expect(park).toHaveValue("");
  await expect(help).toBeHidden();
  await page.keyboard.press("Escape");

  // No screen shows a key that does nothing.
  await expect(page.getByRole("button", { name: "Keys", exact: true })).toHaveAttribute(
    "title",
    "Keys (Ctrl /)",
  );
  await page.keyboard.press("Control+/");
  await expect(help).toBeVisible();
  const shown = await help.locator("kbd").allTextContents();
  expect(shown.filter((key) => [...key].length === 1 && !"↑↓←→".includes(key))).toEqual([]);
  await page.keyboard.press("Escape");

  await page.keyboard.press("Control+,");
  await dialog.getByRole("group", { name: "Letter keys" }).getByRole("button", { name: "On" }).click();
  await page.keyboard.press("Escape");
  await page.locator("body").click({ position: { x: 2, y: 300 } });
  await page.keyboard.press("p");
  await expect(park).toBeFocused();
});

test("what can't be read in the settings is as if it was not chosen", async ({ world }) => {
  const settings = { facilitator: { theme: "purple", zoom: -4 }, room: { theme: "dark", zoom: "x" } };
  await world.call("set_window_settings", { settings });
  await kept(world, {
    facilitator: { theme: "system", zoom: 0.5 },
    room: { theme: "dark", zoom: 1 },
    letter_keys: true,
  });
});

test("keys of the web engine do nothing in either window, also while a dialog is open", async ({ world }) => {
  await world.open();
  const room = await openRoom(world);
  const keys = ["Control+r", "F5", "F3", "F7", "Control+p", "Control+f", "Control+g", "Alt+ArrowLeft"];
  for (const page of [world.page, room]) {
    await page.evaluate(() => {
      const refused: boolean[] = [];
      Object.assign(window, { refused });
      addEventListener("keydown", (event) => {
        if (!["Control", "Alt"].includes(event.key)) refused.push(event.defaultPrevented);
      });
      addEventListener("wheel", (event) => refused.push(event.defaultPrevented));
    });
  }
  const refused = (page: Page) =>
    page.evaluate(() => (window as unknown as { refused: boolean[] }).refused.splice(0));
  await world.page.keyboard.press("Control+,");
  const dialog = world.page.getByRole("dialog", { name: "Settings" });
  await dialog.waitFor();
  await refused(world.page);
  for (const page of [world.page, room]) {
    for (const key of keys) await page.keyboard.press(key);
    expect(await refused(page), page.url()).toEqual(keys.map(() => true));
    // The wheel scrolls, and zooms nothing.
    await page.mouse.move(200, 200);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, 100);
    await page.keyboard.up("Control");
    await expect.poll(() => refused(page)).toEqual([true]);
    await page.keyboard.press("Enter");
    expect(await refused(page)).toEqual([false]);
  }
});

test.describe("on macOS", () => {
  test.use({ userAgent: MAC });

  test("keys are ⌘, and the menu bar gets the commands", async ({ world }) => {
    const id = await world.sample();
    const sent = world.page.waitForRequest("**/api/set_menu");
    await world.open(`${id}/meet/timeline`);
    const { entries } = (await sent).postDataJSON() as { entries: { id: string; accelerator: string }[] };
    expect(entries.find((entry) => entry.id === "settings")?.accelerator).toBe("CmdOrCtrl+,");
    expect(entries.find((entry) => entry.id === "undo")?.accelerator).toBe("CmdOrCtrl+Z");

    const { keyboard } = world.page;
    await keyboard.press("Meta+k");
    await world.page.getByPlaceholder("Type a command").waitFor();
    await expect(world.page.getByRole("option", { name: "Settings", exact: false }).first()).toContainText(
      "⌘,",
    );
    await expect(world.page.locator(".palette kbd").filter({ hasText: "Ctrl" })).toHaveCount(0);
    await world.page.screenshot({ path: picture("palette-macos") });
    await keyboard.press("Escape");

    await keyboard.press("Meta+/");
    const help = world.page.getByRole("dialog", { name: "Keys" });
    await help.waitFor();
    await expect(help.locator("kbd").filter({ hasText: /Ctrl|Alt|Shift/ })).toHaveCount(0);
    await world.page.screenshot({ path: picture("keys-macos") });
    await keyboard.press("Escape");

    await keyboard.press("Control+,");
    await keyboard.press("Meta+,");
    const dialog = world.page.getByRole("dialog", { name: "Settings" });
    await expect(dialog).toContainText("Commands with ⌘ always work.");
    await keyboard.press("Escape");
    await keyboard.press("Meta+=");
    await kept(world, { facilitator: { zoom: 1.1 } });
  });
});

test("elsewhere no menu bar is asked for", async ({ world }) => {
  const asked: string[] = [];
  world.page.on("request", (request) => asked.push(request.url()));
  await world.open();
  await expect(world.page.getByText("Lead your first blameless post-mortem")).toBeVisible();
  expect(asked.some((url) => url.endsWith("/window_settings"))).toBe(true);
  expect(asked.filter((url) => url.endsWith("/set_menu"))).toEqual([]);
});
