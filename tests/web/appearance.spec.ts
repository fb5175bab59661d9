// Themes, contrast themes and the focus after a click, in the built styles.
import { ARABIC, HEBREW } from "./long";
import { expect, test, type World } from "./world";

const paper = (world: World) => world.page.evaluate(() => getComputedStyle(document.body).backgroundColor);

const LIGHT = "rgb(250, 248, 244)";
const DARK = "rgb(22, 24, 27)";

for (const system of ["light", "dark"] as const) {
  test(`a theme that is chosen holds while the system is ${system}, on every page`, async ({ world }) => {
    await world.page.emulateMedia({ colorScheme: system });
    for (const page of ["facilitator.html", "room.html"]) {
      await world.page.goto(`${world.url}/${page}`);
      expect(await paper(world)).toBe(system === "light" ? LIGHT : DARK);
      for (const [theme, color] of [
        ["dark", DARK],
        ["light", LIGHT],
      ] as const) {
        await world.page.evaluate((name) => document.documentElement.setAttribute("data-theme", name), theme);
        expect(await paper(world), `${theme} on ${page}`).toBe(color);
        const scheme = await world.page.evaluate(
          () => getComputedStyle(document.documentElement).colorScheme,
        );
        expect(scheme, "fields and scroll bars follow").toBe(theme);
      }
      await world.page.evaluate(() => document.documentElement.removeAttribute("data-theme"));
      expect(await paper(world)).toBe(system === "light" ? LIGHT : DARK);
    }
  });
}

test("a contrast theme leaves edges, arrows and what is chosen", async ({ world }) => {
  const id = await world.sample();
  await world.page.emulateMedia({ forcedColors: "active" });
  await world.open(`${id}/meet/vote`);
  const look = (selector: string) =>
    world.page
      .locator(selector)
      .first()
      .evaluate((element) => {
        const { appearance, borderTopStyle, borderTopWidth, outlineStyle } = getComputedStyle(element);
        return { appearance, border: `${borderTopWidth} ${borderTopStyle}`, outline: outlineStyle };
      });
  expect((await look("main .card")).border).toBe("1px solid");
  expect((await look("main .card.on")).outline).toBe("solid");
  expect((await look("nav [aria-current]")).outline).toBe("solid");
  await world.open(`${id}/prepare`);
  expect((await look("main select")).appearance).toBe("auto");
});

test.describe("in an engine that gives no button the focus", () => {
  test.beforeEach(async ({ world }) => {
    await world.page.addInitScript(() => {
      addEventListener("mousedown", (event) => event.preventDefault(), { capture: true });
    });
  });

  test("a button that is clicked has the keyboard", async ({ world }) => {
    const id = await world.sample();
    await world.open(`${id}/meet/timeline`);
    const star = world.page.getByRole("button", { name: /^Star|^Unstar/i }).nth(2);
    const before = (await star.getAttribute("aria-pressed")) ?? "";
    await star.click();
    await expect(star).toBeFocused();
    await expect(star).not.toHaveAttribute("aria-pressed", before);
    await world.page.keyboard.press("Space");
    await expect(star).toHaveAttribute("aria-pressed", before);
  });

  test("a row that is clicked takes the keys of the list", async ({ world }) => {
    const id = await world.sample();
    await world.open(`${id}/meet/collect`);
    const rows = world.page.locator("main ol li[data-entry]");
    await rows.nth(1).locator(".n").click();
    await expect(rows.nth(1)).toBeFocused();
    await world.page.keyboard.press("ArrowDown");
    await expect(rows.nth(2)).toBeFocused();
  });

  test("a box is ticked by its words and keeps the keyboard", async ({ world }) => {
    const id = await world.sample();
    await world.open(`${id}/meet/welcome`);
    await world.page.getByText("Ines Duarte").first().click();
    await expect(world.page.getByRole("checkbox", { name: /^Ines Duarte/ })).toBeFocused();
  });
});

test("what is typed runs in its own direction, from its first strong letter on", async ({ world }) => {
  const id = await world.sample();
  await world.open(`${id}/meet/collect`);
  const line = world.page.getByPlaceholder("What could change one of these conditions?");
  for (const [words, direction] of [
    ["(1) 2.0", "ltr"],
    ["(1) הוסף v2", "rtl"],
    [ARABIC, "rtl"],
    [HEBREW, "rtl"],
    ["Roll back خدمة", "ltr"],
  ] as const) {
    await line.fill(words);
    await expect(line, words).toHaveCSS("direction", direction);
  }
});
