// The words for acts, in the history and for undo.
import type { ActName } from "$lib/generated/ActName";
import type { Words } from "$lib/generated/words";
import { english } from "./english";

/** The type of the catalogue’s entry for an act name: `chains.end` is at `act.chains.end`. */
type Behind<Name extends string, In> = Name extends `${infer Topic}.${infer Rest}`
  ? Topic extends keyof In
    ? Behind<Rest, In[Topic]>
    : never
  : Name extends keyof In
    ? In[Name]
    : never;

type Worded = { [Name in ActName]: Behind<Name, Words["act"]> extends string ? Name : never }[ActName];

/** Returns the words for an act. The type excludes acts without words; a newer version’s shows its name. */
export function act(name: Worded | ""): string {
  let found: unknown = english.act;
  for (const part of name.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === "string" ? found : name;
}

export const stepped = (way: "undo" | "redo", name: ActName | "") => english.stepped[way]({ act: act(name) });
