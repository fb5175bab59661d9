// Every screen, light and dark, at 1280×720, against axe.
import { PHASES, test } from "./world";

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test(`the library and its empty state have no violation in ${colorScheme}`, async ({ world }) => {
      await world.open();
      await world.page.getByText("Lead your first blameless post-mortem").waitFor();
      await world.isAccessible("empty library");
      await world.sample();
      await world.page.getByRole("link", { name: "Payment degradation" }).waitFor();
      await world.isAccessible("library");
      await world.page.getByRole("button", { name: "More for PM-2" }).click();
      await world.page.getByRole("menuitem", { name: "Duplicate" }).waitFor();
      await world.isAccessible("menu of a row");
    });

    test(`preparing has no violation in ${colorScheme}`, async ({ world }) => {
      const id = await world.sample();
      await world.apply(id, { topic: "facts", edit: "facilitator", text: "Ines Duarte" });
      await world.open(`${id}/prepare`);
      await world.page.getByText("had a role in this incident").waitFor();
      await world.isAccessible("prepare");
      await world.page.getByRole("button", { name: "Paste notes" }).click();
      await world.page.getByRole("dialog").waitFor();
      await world.isAccessible("notes");
    });

    test(`every phase has no violation in ${colorScheme}`, async ({ world }) => {
      const id = await world.sample();
      await world.open(`${id}/meet/welcome`);
      await world.page.getByRole("button", { name: "Start the meeting" }).click();
      for (const phase of PHASES) {
        await world.open(`${id}/meet/${phase}`);
        await world.page.locator(`main[data-phase=${phase}]`).waitFor();
        await world.isAccessible(phase);
      }
    });

    test(`a vote, its tie and its result have no violation in ${colorScheme}`, async ({ world }) => {
      const id = await world.sample();
      await world.apply(id, { topic: "ballots", edit: "open" });
      await world.open(`${id}/meet/vote`);
      await world.page.getByText("0 of 27 votes entered").first().waitFor();
      await world.isAccessible("open ballot");
      await world.apply(id, {
        topic: "ballots",
        edit: "rules",
        rules: { voters: 9, votes_each: 3, most_on_one: 2, cut: 2 },
      });
      const candidates = await world.snapshot<{ id: string }[]>(id, "candidates");
      for (const candidate of candidates) {
        await world.apply(id, { topic: "ballots", edit: "votes", candidate: candidate.id, votes: 3 });
      }
      await world.apply(id, { topic: "ballots", edit: "close" });
      await world.page.getByText("A tie across the cut line").waitFor();
      await world.isAccessible("tie");
      await world.apply(id, {
        topic: "ballots",
        edit: "choose",
        candidates: candidates.slice(0, 2).map((c) => c.id),
      });
      await world.page.getByText("below the line: kept for the record").waitFor();
      await world.isAccessible("result");
      await world.open(`${id}/meet/commit`);
      await world.page.getByText("With fewer than three actions, say why in one line.").waitFor();
      await world.isAccessible("commit with a gate that is not met");
    });

    test(`the record, the palette and the keys have no violation in ${colorScheme}`, async ({ world }) => {
      const id = await world.sample();
      await world.open(`${id}/record`);
      await world.page.getByRole("heading", { name: "Post-Mortem: Checkout — 2024-11-15" }).waitFor();
      await world.isAccessible("record");
      await world.page.keyboard.press("Control+k");
      await world.page.getByPlaceholder("Type a command").waitFor();
      await world.isAccessible("palette");
      await world.page.keyboard.press("Escape");
      await world.page.getByRole("dialog").waitFor({ state: "detached" });
      await world.page.keyboard.press("?");
      await world.page.getByRole("heading", { name: "Keys" }).waitFor();
      await world.isAccessible("keys");
    });
  });
}
