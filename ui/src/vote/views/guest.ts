// The step that asks for the name of somebody who is not on the list.
import { able, button, make, tell, write } from "../dom";
import type { Voter } from "../voter";
import { words as w } from "../words";
import { headed, refusal, type View } from "./view";

export function guestView(voter: Voter): View {
  const heading = headed(w.guest.title);
  const message = refusal();
  const input = make("input", {
    id: "guest",
    type: "text",
    dir: "auto",
    maxlength: "80",
    autocomplete: "name",
  });
  const go = make("button", { type: "submit", class: "primary" });
  const form = make("form", { novalidate: "" }, [
    make("label", { for: "guest" }, [w.guest.label]),
    input,
    go,
  ]);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    voter.takeAs(input.value);
  });

  return {
    root: make("section", {}, [
      heading,
      message,
      form,
      make("div", { class: "actions" }, [button("quiet", w.guest.back, () => voter.asGuest(false))]),
    ]),
    heading,
    update(state) {
      able(go, !state.busy);
      write(go, state.busy ? w.guest.going : w.guest.go);
      tell(message, state.message);
    },
  };
}
