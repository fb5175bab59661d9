// The post-mortem that is open in this window.
import { createContext } from "svelte";
import type { PostMortemState, Whole } from "./post-mortem.svelte";

/** The context of components within an open post-mortem; `whole` is loaded before they are created. */
export interface Current {
  readonly pm: PostMortemState;
  readonly whole: Whole;
  readonly canEdit: boolean;
}

export const [useCurrent, provideCurrent] = createContext<Current>();
