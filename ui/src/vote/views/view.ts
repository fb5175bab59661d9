// What every step on screen has: a heading that takes the focus, and a way to show a new state.
import { make } from "../dom";
import type { State } from "../state";

export interface View {
  root: HTMLElement;
  heading: HTMLElement;
  update(state: State): void;
}

export function headed(title: string): HTMLHeadingElement {
  return make("h1", { tabindex: "-1" }, [title]);
}

/** A sentence about what was refused. */
export function refusal(): HTMLParagraphElement {
  return make("p", { class: "message", role: "alert" });
}
