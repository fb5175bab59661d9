// Leaving last time's actions with one unanswered asks once.
import type { Phase } from "$lib/generated/Phase";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import { PHASES, type Place } from "$lib/state/route.svelte";

export class MovingOn {
  /** Where the facilitator wants to go; none while nothing is asked. */
  to = $state<Place | null>(null);
  #pm: () => PostMortemState;
  #go: (to: Place) => Promise<void>;

  constructor(pm: () => PostMortemState, go: (to: Place) => Promise<void>) {
    this.#pm = pm;
    this.#go = go;
  }

  get unanswered(): number {
    return this.#pm().whole?.last_time.unanswered ?? 0;
  }

  /** Whether going there is asked about first. Going back is not, nor is leaving a meeting that has not begun. */
  asks(from: Phase | null, to: Place): boolean {
    const whole = this.#pm().whole;
    const forward = to.screen === "meet" && PHASES.indexOf(to.phase) > PHASES.indexOf("last_time");
    const begun = whole?.meeting.current !== null;
    const asked = whole?.last_time.moved_on !== null;
    if (from !== "last_time" || !forward || !begun || asked || this.unanswered === 0) return false;
    this.to = to;
    return true;
  }

  async confirm(reason: string) {
    const to = this.to;
    this.to = null;
    const edit = { topic: "close", edit: "override", rule: "every_action_reviewed", reason } as const;
    if (to && (await this.#pm().act(edit))) await this.#go(to);
  }
}
