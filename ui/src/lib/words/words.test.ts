// No sentence on screen runs into the next one, ends twice, or shows what is not there.

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { FluentBundle, FluentResource } from "@fluent/bundle";
import { type AST, parse } from "svelte/compiler";
import { describe, expect, it } from "vitest";
import source from "../../../../words/en.ftl?raw";
import { problem } from "./problems";

/** What a message names, and which of it are numbers. */
function named(part: unknown, found = new Map<string, boolean>()): Map<string, boolean> {
  if (typeof part !== "object" || part === null) return found;
  if ("type" in part && part.type === "var" && "name" in part && !found.has(String(part.name))) {
    found.set(String(part.name), false);
  }
  if ("type" in part && part.type === "func" && "args" in part) {
    for (const { name } of part.args as { name: string }[]) found.set(name, true);
  }
  if ("type" in part && part.type === "select") {
    const { selector, variants } = part as unknown as {
      selector: { name: string };
      variants: { key: { type: string; value: unknown } }[];
    };
    if (variants.some(({ key }) => key.type === "num" || key.value === "one")) found.set(selector.name, true);
  }
  for (const inner of Object.values(part)) named(inner, found);
  return found;
}

/** Every sentence of the catalogue, with texts and with several counts. */
function sentences(): [string, string][] {
  const bundle = new FluentBundle("en", { useIsolating: false });
  const resource = new FluentResource(source);
  bundle.addResource(resource);
  return resource.body.flatMap(({ id, value, attributes }) =>
    [value, ...Object.values(attributes)].flatMap((pattern) => {
      if (pattern === null) return [];
      const values = [...named(pattern)];
      // Numbers at which plurals differ, and one of four digits.
      const counts = values.some(([, isNumber]) => isNumber) ? [0, 1, 2, 1234] : [2];
      return counts.map((n): [string, string] => {
        const given = Object.fromEntries(
          values.map(([name, isNumber]) => [name, isNumber ? n : "Ana Kovač"]),
        );
        return [id, bundle.formatPattern(pattern, given)];
      });
    }),
  );
}

/** What is wrong with how a text is put together; nothing for most. */
function slips(text: string): string[] {
  const found: [RegExp, string][] = [
    [/undefined|NaN|\[object/, "shows what is not there"],
    [/ {2}|^ | $/, "has a space too many"],
    [/[\p{Ll}\p{N})”][.!?][\p{Lu}“]/u, "runs into the next sentence"],
    [/\.\.(?!\.)|[!?]\.|\.,| [.,;](?!\w)/, "stops twice"],
    [/[.!?] \p{Ll}/u, "begins with a small letter"],
    [/[.!?] \p{Lu}.*[\p{L}\p{N})]$/u, "does not end"],
  ];
  return found.filter(([pattern]) => pattern.test(text)).map(([, what]) => what);
}

describe("every sentence", () => {
  const all = sentences();

  it("is put together well", () => {
    expect(all.length).toBeGreaterThan(1300);
    const wrong = all.flatMap(([path, text]) =>
      slips(path.startsWith("reason-") ? `${text}.` : text).map((what) => `${path} ${what}: ${text}`),
    );
    expect(wrong).toEqual([]);
  });

  it("would be caught if it were not", () => {
    expect(slips("The nearest day was taken.Lines joined.")).not.toEqual([]);
    expect(slips("It can’t be used: gone.. Choose another.")).not.toEqual([]);
    expect(slips("3 events added.  ")).not.toEqual([]);
  });
});

describe("what a system says", () => {
  it.each(["no space left on device", "No space left on device.", "Gone?", "Gone!"])(
    "is put into a sentence with one end: %s",
    (detail) => {
      const told = [
        problem({ code: "file", path: "a.md", detail }),
        problem({ code: "unreadable", path: "a.md", detail }),
        problem({ code: "import", file: "a.md", detail }),
        problem({ code: "pdf", detail }),
        problem({ code: "network", detail }),
        problem({ code: "internal", detail }),
      ];
      expect(told.flatMap((text) => slips(text).map((what) => `${what}: ${text}`))).toEqual([]);
    },
  );
});

/** A node that shows words of an expression. */
function isWords(node: AST.Fragment["nodes"][number] | undefined, source: string): boolean {
  if (node?.type === "ExpressionTag") {
    // A text that begins or ends with a gap or a sign holds itself apart.
    return !/\.repeat\(|[`"'][ :,·(…]|[ :,(][`"']/.test(source.slice(node.start, node.end));
  }
  if (node?.type === "IfBlock") return isWords(first(node.consequent), source);
  return node?.type === "EachBlock" && isWords(first(node.body), source);
}

/** The first node that is more than space: space at the beginning of a block is not shown. */
function first(fragment: AST.Fragment) {
  return fragment.nodes.find((node) => node.type !== "Text" || node.data.trim() !== "");
}

function* fragments(node: unknown): Generator<AST.Fragment> {
  if (Array.isArray(node)) for (const inner of node) yield* fragments(inner);
  else if (typeof node === "object" && node !== null) {
    if ("type" in node && node.type === "Fragment") yield node as unknown as AST.Fragment;
    for (const [name, inner] of Object.entries(node)) if (name !== "parent") yield* fragments(inner);
  }
}

/** Places at which words of two expressions stand side by side with nothing between. */
function joins(source: string): string[] {
  const found: string[] = [];
  for (const { nodes } of fragments(parse(source, { modern: true }).fragment)) {
    nodes.forEach((node, n) => {
      const before = nodes[n - 1];
      if (before && isWords(before, source) && isWords(node, source) && before.type === "ExpressionTag") {
        found.push(source.slice(before.start, node.end).slice(0, 120));
      }
      // Each time round, the words follow those of the time before.
      if (
        node.type === "EachBlock" &&
        node.body.nodes.every((inner) => inner.type === "Text" || isWords(inner, source))
      ) {
        found.push(source.slice(node.start, node.end).slice(0, 120));
      }
    });
  }
  return found;
}

describe("every screen", () => {
  const folder = join(import.meta.dirname, "../..");
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((file) =>
    file.endsWith(".svelte"),
  );

  it.each(files)("puts a gap between what it says: %s", (file) => {
    expect(joins(readFileSync(join(folder, file), "utf8"))).toEqual([]);
  });

  it("would be caught if it did not", () => {
    expect(joins("<p>{a}{b}</p>")).not.toEqual([]);
    expect(joins("<p>{#each list as one (one)}\n  {one}{/each}</p>")).not.toEqual([]);
    expect(joins("<p>{a}{#if b} {b}{/if}</p>")).not.toEqual([]);
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a template that the test reads, not one of its own.
    expect(joins('<p>{a} {b}{c ? ` · ${c}` : ""}</p>')).toEqual([]);
  });
});
