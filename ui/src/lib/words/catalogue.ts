// Reads the catalogue of words: each message becomes a text, or a function of what it names.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import type { Value, Words } from "../generated/words";

/** A message: its text, or what makes its text of what it names. */
export type Message<Named> = string | ((named: Named) => string);

type Group = { [part: string]: string | string[] | Group | ((named: Record<string, Value>) => string) };

/** The messages of a catalogue by the parts of their ids: `library-rowMenu` is `library.rowMenu`. */
export function catalogue(source: string, language: string): Words {
  // Names are isolated where they are shown, by what knows what surrounds them.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const resource = new FluentResource(source);
  bundle.addResource(resource);
  const words: Group = {};
  for (const { id, value } of resource.body) {
    if (value === null) continue;
    const parts = id.split("-");
    const last = parts.pop() ?? id;
    const group = parts.reduce(inner, words);
    // What can't be formatted is shown as the name of its value; the types let nothing be missing.
    const format = (named?: Record<string, Value>) => bundle.formatPattern(value, named && plain(named), []);
    group[last] = JSON.stringify(value).includes('"type":"var"') ? format : format();
  }
  return lists(words) as unknown as Words;
}

/** The group of a name within another; it is made where there is none. */
function inner(group: Group, name: string): Group {
  group[name] ??= {};
  return group[name] as Group;
}

/** Numbers without separators of thousands. */
function plain(named: Record<string, Value>) {
  const entries = Object.entries(named).map(([name, value]) => [
    name,
    typeof value === "number" ? new FluentNumber(value, { useGrouping: false }) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Turns each group of parts 1, 2, 3 … into a list. */
function lists(group: Group): Group | string[] {
  const parts = Object.keys(group);
  if (parts.every((part) => /^\d+$/.test(part))) return Object.values(group) as string[];
  for (const part of parts) {
    const inner = group[part];
    if (typeof inner === "object" && !Array.isArray(inner)) group[part] = lists(inner);
  }
  return group;
}

/** The text of a message whose values are known by its type. */
export function text<Named>(message: Message<Named>, named: Named): string {
  return typeof message === "string" ? message : message(named);
}

/** A message for each way in which a value can be: its values are the fields of that way. */
export type MessagesOf<T, Tag extends keyof T> = {
  [Way in T[Tag] & string]: Message<Omit<Extract<T, Record<Tag, Way>>, Tag>>;
};

/** The text for a value, by the field that tells which way it is. */
export function textOf<T, Tag extends keyof T>(messages: MessagesOf<T, Tag>, tag: Tag, value: T): string {
  const message = messages[value[tag] as T[Tag] & string] as Message<T>;
  return text(message, value);
}
