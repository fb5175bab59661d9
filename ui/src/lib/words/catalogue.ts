// Parses the word catalogue: each message becomes a string, or a function of its variables.
import { FluentBundle, FluentNumber, FluentResource } from "@fluent/bundle";
import type { Value, Words } from "../generated/words";

/** A message: a string, or a function from its variables to a string. */
export type Message<Named> = string | ((named: Named) => string);

type Group = { [part: string]: string | string[] | Group | ((named: Record<string, Value>) => string) };

/** Returns the messages as a tree by the parts of their ids: `library-rowMenu` is `library.rowMenu`. */
export function catalogue(source: string, language: string): Words {
  // The components that show names isolate their direction.
  const bundle = new FluentBundle(language, { useIsolating: false });
  const resource = new FluentResource(source);
  bundle.addResource(resource);
  const words: Group = {};
  for (const { id, value } of resource.body) {
    if (value === null) continue;
    const parts = id.split("-");
    const last = parts.pop() ?? id;
    const group = parts.reduce(inner, words);
    // Errors are ignored: a missing variable shows its name, and the types allow none to be missing.
    const format = (named?: Record<string, Value>) => bundle.formatPattern(value, named && plain(named), []);
    group[last] = JSON.stringify(value).includes('"type":"var"') ? format : format();
  }
  return lists(words) as unknown as Words;
}

/** Returns the group with a name within another, creating it if needed. */
function inner(group: Group, name: string): Group {
  group[name] ??= {};
  return group[name] as Group;
}

/** Formats numbers without thousands separators. */
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

/** Returns the text of a message with its variables. */
export function text<Named>(message: Message<Named>, named: Named): string {
  return typeof message === "string" ? message : message(named);
}

/** A message for each variant of a tagged union; its variables are the fields of the variant. */
export type MessagesOf<T, Tag extends keyof T> = {
  [Way in T[Tag] & string]: Message<Omit<Extract<T, Record<Tag, Way>>, Tag>>;
};

/** Returns the text for a value of a tagged union, by its tag. */
export function textOf<T, Tag extends keyof T>(messages: MessagesOf<T, Tag>, tag: Tag, value: T): string {
  const message = messages[value[tag] as T[Tag] & string] as Message<T>;
  return text(message, value);
}
