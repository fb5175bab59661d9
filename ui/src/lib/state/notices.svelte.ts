// Calm notices at the foot of the window: what happened, and the way out.
import { HostError } from "$lib/host";
import { words } from "$lib/words";

export interface Notice {
  id: number;
  text: string;
  tone: "calm" | "problem";
  action?: { label: string; run: () => void };
}

/** How long a notice without a problem stays, in milliseconds. */
const STAYS = 8_000;

class Notices {
  list = $state<Notice[]>([]);
  #next = 1;

  say(text: string, action?: Notice["action"]) {
    const id = this.#add({ text, tone: "calm", action });
    setTimeout(() => this.close(id), STAYS);
  }

  problem(error: unknown) {
    const text =
      error instanceof HostError
        ? words.problem(error.problem)
        : words.problem({ code: "internal", detail: String(error) });
    if (this.list.some((notice) => notice.text === text)) return;
    // A rule that says no, and what somebody stopped: nothing is broken.
    const calm = error instanceof HostError && ["refused", "stopped"].includes(error.problem.code);
    const id = this.#add({ text, tone: calm ? "calm" : "problem" });
    if (calm) setTimeout(() => this.close(id), STAYS);
  }

  /** Says something that stays until it was read. */
  keep(text: string, action?: Notice["action"]) {
    if (action === undefined && this.list.some((notice) => notice.text === text)) return;
    this.#add({ text, tone: "problem", action });
  }

  close(id: number) {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** What was said about one screen is not said on the next; a problem stays until it was read. */
  leave() {
    this.list = this.list.filter((notice) => notice.tone === "problem");
  }

  #add(notice: Omit<Notice, "id">): number {
    const id = this.#next++;
    // A problem stays until it was read; of the others, the last ones are enough.
    const calm = this.list.filter((one) => one.tone !== "problem").slice(-2);
    const stays = this.list.filter((one) => one.tone === "problem" || calm.includes(one));
    this.list = [...stays, { ...notice, id }];
    return id;
  }
}

export const notices = new Notices();

/** Runs something whose failure should be told and nothing more. */
export async function told<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    notices.problem(error);
    return undefined;
  }
}
