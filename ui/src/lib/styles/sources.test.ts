// Holds every style and every tag of the sources against the rules of text that runs in either direction.
import { expect, test } from "vitest";

const TEXTS = import.meta.glob<string>("/src/**/*.{svelte,css,ts}", {
  query: "?raw",
  import: "default",
  eager: true,
});

interface Source {
  name: string;
  /** The styles, without comments. */
  style: string;
  /** What is drawn: a component without its script, its styles and its comments. */
  markup: string;
  /** Code that may set styles. */
  script: string;
}

function read([name, text]: [string, string]): Source {
  const isComponent = name.endsWith(".svelte");
  const parts = (tag: string) =>
    [...text.matchAll(new RegExp(String.raw`<${tag}[^>]*>([sS]*?)</${tag}>`, "g"))]
      .map((part) => part[1])
      .join("\n");
  const style = isComponent ? parts("style") : name.endsWith(".css") ? text : "";
  return {
    name,
    style: style.replace(/\/\*[\s\S]*?\*\//g, ""),
    markup: isComponent
      ? text.replace(/<script[^>]*>[\s\S]*?<\/script>|<style>[\s\S]*?<\/style>|<!--[\s\S]*?-->/g, "")
      : "",
    script: isComponent ? parts("script") : name.endsWith(".ts") ? text : "",
  };
}

const SOURCES = Object.entries(TEXTS)
  .filter(([name]) => !/generated\/|\.test\.ts$/.test(name))
  .map(read);

/** The values of a shorthand, where spaces within brackets separate nothing. */
function values(list: string): string[] {
  return list.trim().match(/(?:[^\s(]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))+/g) ?? [];
}

/** The declarations that name a side of the screen where they should name the start or the end of a line. */
function physical(style: string): string[] {
  return [...style.matchAll(/([\w-]+)\s*:\s*([^;{}]+)(?=[;}])/g)]
    .filter(([, property = "", value = ""]) => {
      if (property.startsWith("--")) return false;
      if (/(^|-)(left|right)(-|$)/.test(property) || /(^|[\s(,])(left|right)([\s),]|$)/.test(value))
        return true;
      if (!/^(margin|padding|inset|scroll-margin|scroll-padding|border-(width|style|color))$/.test(property))
        return false;
      const [, end, , start] = values(value);
      return start !== undefined && start !== end;
    })
    .map(([declaration]) => declaration.trim());
}

/** The opening tags of a markup, in which an expression may hold any sign. */
function tags(markup: string): string[] {
  return (
    markup.match(
      /<[a-zA-Z][\w.:-]*(?:"(?:[^"{]|\{[^{}]*\})*"|\{(?:[^{}]|\{(?:[^{}]|\{[^{}]*\})*\})*\}|[^>"{])*>/g,
    ) ?? []
  );
}

test("styles name the start and the end of a line, never a side of the screen", () => {
  const found = SOURCES.flatMap(({ name, style }) => physical(style).map((line) => `${name}: ${line}`));
  expect(found).toEqual([]);
});

test("neither does code or markup that sets a style", () => {
  const sides = /style:(?:[\w-]*-)?(?:left|right)\b|\.style\.(?:\w*Left|\w*Right|left|right)\b/g;
  const found = SOURCES.flatMap(({ name, markup, script }) =>
    [...`${markup}\n${script}`.matchAll(sides)].map(([use]) => `${name}: ${use}`),
  );
  expect(found).toEqual([]);
});

test("what people say runs in the direction of its first strong letter", () => {
  const said = SOURCES.flatMap(({ name, markup }) =>
    tags(markup)
      .filter((tag) => /^<[a-z]/.test(tag) && /class="[^"]*\bsaid\b|class:said\b/.test(tag))
      .filter((tag) => !/^<bdi\b/.test(tag) && !/\bdir=/.test(tag))
      .map((tag) => `${name}: ${tag.slice(0, 100)}`),
  );
  expect(said).toEqual([]);
});

test("a field follows the words that are typed into it", () => {
  const fields = SOURCES.flatMap(({ name, markup }) =>
    tags(markup)
      .filter(
        (tag) => /^<textarea\b/.test(tag) || (/^<input\b/.test(tag) && /type="(text|search|url)"/.test(tag)),
      )
      .filter((tag) => !/\bdir=/.test(tag))
      .map((tag) => `${name}: ${tag.slice(0, 100)}`),
  );
  expect(fields).toEqual([]);
});

test("the rules above find what they look for", () => {
  expect(SOURCES.filter(({ style }) => style.includes("{")).length).toBeGreaterThan(80);
  expect(
    physical("a { margin-left: 1px; float: right; padding: 1px 2px 3px 4px; inset: auto auto 0 0 }"),
  ).toHaveLength(4);
  expect(
    physical("a { margin: 1px 2px; padding: 1px calc(2px + (3px)) 4px calc(2px + (3px)); --left: 1px }"),
  ).toEqual([]);
  expect(tags('<li class="a {b > 1 ? "c" : d}" onclick={() => { x({ y: 1 }); }}>text</li>')).toHaveLength(1);
});
