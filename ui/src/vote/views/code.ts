// The step that asks for the code on the room’s screen.
import { able, make, tell, write } from "../dom";
import type { Voter } from "../voter";
import { words as w } from "../words";
import { headed, refusal, type View } from "./view";

export function codeView(voter: Voter): View {
  const heading = headed(w.code.title);
  const message = refusal();
  const input = make("input", {
    id: "code",
    type: "text",
    class: "code",
    maxlength: "12",
    autocapitalize: "characters",
    autocomplete: "off",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": "code-lead",
  });
  const go = make("button", { type: "submit", class: "primary" });
  const form = make("form", { novalidate: "" }, [make("label", { for: "code" }, [w.code.label]), input, go]);
  let waits = false;
  let prefilled = "";

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (!waits) void voter.join(input.value);
  });

  return {
    root: make("section", {}, [heading, make("p", { id: "code-lead" }, [w.code.lead]), message, form]),
    heading,
    update(state) {
      waits = state.busy || state.wait > 0;
      if (state.code !== prefilled) {
        prefilled = state.code;
        input.value = state.code;
      }
      able(go, !waits);
      write(
        go,
        state.busy ? w.code.going : state.wait > 0 ? w.code.wait({ seconds: state.wait }) : w.code.go,
      );
      tell(message, state.message);
    },
  };
}
