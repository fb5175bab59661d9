// Names the draft that holds a field’s words until they are entered.
import { useCurrent } from "./current.svelte";
import type { Drafts } from "./drafts.svelte";

/** A field among the drafts of its post-mortem. */
export interface Field {
  drafts: Drafts;
  name: string;
}

/** Returns the field with this name in the open post-mortem. Call it during component initialisation. */
export function useField(name: string): Field {
  return { drafts: useCurrent().pm.drafts, name };
}
