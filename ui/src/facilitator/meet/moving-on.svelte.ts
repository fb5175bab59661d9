// Asks once before going beyond last time’s actions while one of them is unanswered.

import { PHASES } from "$lib/phases";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import type { Place } from "$lib/state/route.svelte";
import { session } from "$lib/state/session.svelte";

function isBeyond(to: Place): boolean {
  if (to.screen === "meet") return PHASES.indexOf(to.phase) > PHASES.indexOf("last_time");
  return to.screen === "record";
}

export class MovingOn {
  /** The destination that the question is about; null while none is asked. */
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

  /** Whether to ask first: only while the meeting is led, and only on the way beyond last time’s actions. */
  asks(to: Place): boolean {
    const whole = this.#pm().whole;
    if (!whole || !session.canEdit || !isBeyond(to)) return false;
    const led = whole.meeting.current !== null && whole.facts.finished_at === null;
    if (!led || whole.last_time.moved_on !== null || this.unanswered === 0) return false;
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
