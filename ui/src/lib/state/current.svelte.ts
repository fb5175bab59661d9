// The post-mortem that is open in this window.
import { createContext } from "svelte";
import type { PostMortemState, Whole } from "./post-mortem.svelte";

/** What components of an open post-mortem work with. Its parts are loaded. */
export interface Current {
  readonly pm: PostMortemState;
  readonly whole: Whole;
  readonly canEdit: boolean;
}

export const [useCurrent, provideCurrent] = createContext<Current>();
