// What was done, for the history and for undo.
import type { ActName } from "$lib/generated/ActName";
import type { Words } from "$lib/generated/words";
import { english } from "./english";

/** What stands in the catalogue behind the parts of a name: `chains.end` is `act.chains.end`. */
type Behind<Name extends string, In> = Name extends `${infer Topic}.${infer Rest}`
  ? Topic extends keyof In
    ? Behind<Rest, In[Topic]>
    : never
  : Name extends keyof In
    ? In[Name]
    : never;

type Worded = { [Name in ActName]: Behind<Name, Words["act"]> extends string ? Name : never }[ActName];

/** The words for an act. An act without words can't be handed over; one of a newer version has its name. */
export function act(name: Worded | ""): string {
  let found: unknown = english.act;
  for (const part of name.split(".")) found = (found as Record<string, unknown> | undefined)?.[part];
  return typeof found === "string" ? found : name;
}

export const stepped = (way: "undo" | "redo", name: ActName | "") => english.stepped[way]({ act: act(name) });
