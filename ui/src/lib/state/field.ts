// The draft of a field: where its words are kept until they are entered.
import { useCurrent } from "./current.svelte";
import type { Drafts } from "./drafts.svelte";

/** A field among the drafts of its post-mortem. */
export interface Field {
  drafts: Drafts;
  name: string;
}

/** Returns the field with a name in the open post-mortem. Called while a component is made. */
export function useField(name: string): Field {
  return { drafts: useCurrent().pm.drafts, name };
}
