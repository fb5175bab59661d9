// Every dialog in which something is entered says whether Escape may drop it.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";

const folder = join(import.meta.dirname, "../..");
const dialogs = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((file) => file.endsWith(".svelte") && !file.endsWith("Modal.svelte"))
  .map((file) => ({ file, source: readFileSync(join(folder, file), "utf8") }))
  .filter(({ source }) => source.includes("<Modal"));

/** The tags of a kind, each with its attributes. */
function tags(source: string, pattern: RegExp): string[] {
  return [...source.matchAll(pattern)].map(([tag]) => tag);
}

/** What is entered in a dialog and kept by nothing: fields without a draft, a saving of their own, or a search. */
function unkept(source: string): string[] {
  const attributes = "(?:[^>\"'{]|\"[^\"]*\"|'[^']*'|=>|\\{(?:[^{}]|\\{[^{}]*\\})*\\})*";
  const fields = [
    ...tags(source, new RegExp(`<(?:textarea|Line)\\b${attributes}`, "g")),
    ...tags(source, new RegExp(`<input\\b${attributes}`, "g")).filter(
      (tag) => !/type="(checkbox|radio|number)"/.test(tag),
    ),
    ...tags(source, new RegExp(`<(?:BallotForm|ConnectionForm)\\b${attributes}`, "g")),
  ];
  return fields.filter((tag) => !/\bdraft=|\bonchange=/.test(tag));
}

it("finds the dialogs", () => {
  expect(dialogs.length).toBeGreaterThan(10);
});

it.each(dialogs)("$file drops nothing that was entered unasked", ({ source }) => {
  const slips = tags(source, /<Modal\b[^>]*(?:=>[^>]*)*>/g).filter((tag) => !/\bholds=|\bkeeps\b/.test(tag));
  expect(slips.length === 0 ? [] : unkept(source)).toEqual([]);
});

it("would be caught where one did", () => {
  expect(unkept('<Modal open><textarea rows="3" oninput={() => {}}></textarea></Modal>')).toHaveLength(1);
  expect(unkept('<Modal open><Line draft="a" bind:text /></Modal>')).toHaveLength(0);
});
