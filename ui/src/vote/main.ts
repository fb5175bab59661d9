// Entry point of the voting page on a phone.
import "./vote.css";
import { createPage } from "./page";
import { tidyCode } from "./rules";
import { createSeats } from "./seats";
import { server } from "./server";
import { START, type State } from "./state";
import { createVoter } from "./voter";

const target = document.getElementById("app");
if (target) start(target);

function start(target: HTMLElement) {
  const seats = createSeats(
    () => localStorage,
    () => sessionStorage,
    Date.now,
  );
  const isSeen = () => document.visibilityState !== "hidden";
  let draw: (state: State) => void = () => {};
  const voter = createVoter(server, seats, isSeen, (state) => draw(state));
  draw = createPage(target, voter);
  draw(START);

  /** Joins with the code in the address, after removing it there so that it isn’t shared by accident. */
  function joinFromAddress(): boolean {
    const code = tidyCode(location.hash);
    if (!code) return false;
    history.replaceState(null, "", location.pathname + location.search);
    void voter.join(code);
    return true;
  }

  if (!joinFromAddress()) {
    const kept = seats.latest();
    const code = seats.code();
    if (kept && (!code || kept.code === code)) voter.resume(kept);
    else if (code) void voter.join(code);
  }
  addEventListener("hashchange", joinFromAddress);
  addEventListener("online", voter.wake);
  addEventListener("pageshow", voter.wake);
  document.addEventListener("visibilitychange", () => {
    if (isSeen()) voter.wake();
  });
}
