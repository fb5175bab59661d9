// Steps that only show a message: counted, waiting, closed.
import { button, make, tell } from "../dom";
import { isGone, type State, type Step } from "../state";
import type { Voter } from "../voter";
import { words as w } from "../words";
import { newsOf } from "./ballot";
import { headed, type View } from "./view";

type Told = Extract<Step, "loading" | "counted" | "waiting" | "tied" | "closed" | "out_of_reach">;

/** `say` announces changes to a screen reader while the step is on screen. */
export function toldView(step: Told, voter: Voter, say: (text: string) => void): View {
  const { title, text, actions } = telling(step, voter);
  const heading = headed(title);
  const about = make("p");
  let said = "";
  const root = make("section", { class: "told" }, [heading, about]);
  if (actions.length > 0) root.append(make("div", { class: "actions" }, actions));
  return {
    root,
    heading,
    update(state) {
      const news = newsOf(state);
      if (news && news !== said) say(news);
      said = news;
      tell(about, text(state));
    },
  };
}

function missed({ missed }: State): string {
  return missed ? w.missed[missed] : "";
}

interface Telling {
  title: string;
  text: (state: State) => string;
  actions: HTMLElement[];
}

function telling(step: Told, voter: Voter): Telling {
  const change = () => button("", w.counted.change, () => voter.change());
  switch (step) {
    case "counted":
      return {
        title: w.counted.title,
        text: (state) => [newsOf(state), w.counted.text].join(" ").trim(),
        actions: [change()],
      };
    case "waiting":
      return {
        title: w.waiting.title,
        text: (state) => (isGone(state) ? w.waiting.gone : w.waiting.text),
        actions: [change()],
      };
    case "tied":
      return {
        title: w.tied.title,
        text: (state) => `${missed(state)} ${w.tied.text}`.trim(),
        actions: [button("quiet", w.closed.again, () => voter.otherCode())],
      };
    case "closed":
      return {
        title: w.closed.title,
        text: (state) => `${missed(state)} ${w.closed.text}`.trim(),
        actions: [button("quiet", w.closed.again, () => voter.otherCode())],
      };
    case "out_of_reach":
      return {
        title: w.outOfReach.title,
        text: (state) => (state.ballot ? w.outOfReach.counted : w.outOfReach.text),
        actions: [button("quiet", w.closed.again, () => voter.otherCode())],
      };
    case "loading":
      return { title: w.loading.title, text: () => "", actions: [] };
  }
}
