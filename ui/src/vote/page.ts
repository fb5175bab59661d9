// The frame around the steps: the voter’s name, the connection, and the live region.
import { button, make, tell, write } from "./dom";
import { isGone, mayLeave, type State, type Step, stepOf } from "./state";
import { ballotView } from "./views/ballot";
import { codeView } from "./views/code";
import { guestView } from "./views/guest";
import { seatView } from "./views/seat";
import { toldView } from "./views/told";
import type { View } from "./views/view";
import type { Voter } from "./voter";
import { words as w } from "./words";

/** Fills `target`. Returns the function that renders a state. */
export function createPage(target: HTMLElement, voter: Voter): (state: State) => void {
  const label = make("span", { class: "label", dir: "auto" });
  const name = make("bdi");
  const person = make("span", { class: "person" }, [w.who, " ", name]);
  const leave = button("quiet", w.notMe, () => void voter.leave());
  const banner = make("p", { class: "banner" });
  const spoken = make("p", { class: "visually-hidden", role: "status" });
  const main = make("main");
  target.replaceChildren(
    make("header", {}, [label, person, leave]),
    make("div", { role: "status" }, [banner]),
    main,
    spoken,
  );

  let step: Step | null = null;
  let view: View | null = null;

  /** Announces a text, even if it equals the last one. */
  function say(text: string) {
    spoken.textContent = "";
    setTimeout(() => {
      spoken.textContent = text;
    }, 60);
  }

  function viewOf(step: Step): View {
    if (step === "code") return codeView(voter);
    if (step === "seat") return seatView(voter);
    if (step === "guest") return guestView(voter);
    if (step === "ballot") return ballotView(voter, say);
    return toldView(step, voter, say);
  }

  return (state) => {
    const next = stepOf(state);
    const isFirst = view === null;
    const isNew = next !== step;
    if (isNew || !view) {
      view = viewOf(next);
      step = next;
      main.replaceChildren(view.root);
    }
    view.update(state);
    label.textContent = state.seat?.label || state.joined?.name || w.app;
    write(name, state.seat ? state.seat.person : "");
    person.hidden = !state.seat;
    leave.hidden = !mayLeave(state);
    tell(banner, bannerOf(state, next));
    if (isNew && !isFirst && next !== "loading") {
      scrollTo(0, 0);
      view.heading.focus();
      if (next === "counted") say(w.counted.title);
    }
  };
}

/** Messages for when the laptop does not answer, by step; other steps show their own. */
const offline: { [step: string]: string } = w.offline;

function bannerOf(state: State, step: Step): string {
  if (!state.lost) return "";
  const isTold = step === "ballot" || step === "tied";
  return isTold && isGone(state) ? w.gone : (offline[step] ?? "");
}
