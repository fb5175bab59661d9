// The step that asks who is holding this phone, with a button per seat.
import { button, make, tell } from "../dom";
import type { Voter } from "../voter";
import { words as w } from "../words";
import { headed, refusal, type View } from "./view";

export function seatView(voter: Voter): View {
  const heading = headed(w.seat.title);
  const message = refusal();
  const list = make("ul", { class: "seats", role: "list" });
  let shown: unknown;

  return {
    root: make("section", {}, [
      heading,
      make("p", {}, [w.seat.lead]),
      message,
      list,
      make("div", { class: "actions" }, [
        button("", w.seat.guest, () => voter.asGuest(true)),
        button("quiet", w.seat.otherCode, () => voter.otherCode()),
      ]),
    ]),
    heading,
    update({ joined, message: told }) {
      tell(message, told);
      if (!joined || joined.seats === shown) return;
      shown = joined.seats;
      const entries = joined.seats.map(({ seat, name, taken }) => {
        const choose = button("seat", "", () => voter.take(seat));
        choose.append(make("bdi", {}, [name]));
        if (taken) {
          choose.disabled = true;
          choose.append(" ", make("span", { class: "taken" }, [w.seat.taken]));
        }
        return make("li", {}, [choose]);
      });
      const held = list.contains(document.activeElement);
      list.replaceChildren(...entries);
      if (held) heading.focus();
      list.hidden = entries.length === 0;
    },
  };
}
