// The post-mortem that is open in this window.
import { getContext, setContext } from "svelte";
import type { PostMortemState, Whole } from "./post-mortem.svelte";

const KEY = Symbol("post-mortem");

/** What components of an open post-mortem work with. Its parts are loaded. */
export interface Current {
  readonly pm: PostMortemState;
  readonly whole: Whole;
  readonly canEdit: boolean;
}

export function provideCurrent(current: Current) {
  setContext(KEY, current);
}

export function useCurrent(): Current {
  return getContext<Current>(KEY);
}
