// The parts that all steps share: a heading that takes the focus, and an update to a new state.
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

/** Creates the element that announces a refusal. */
export function refusal(): HTMLParagraphElement {
  return make("p", { class: "message", role: "alert" });
}
