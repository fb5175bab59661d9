// Notices at the foot of the window: what happened, and an action such as undo.
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
    // A refusal by a rule and a cancelled action are not failures.
    const calm = error instanceof HostError && ["refused", "stopped"].includes(error.problem.code);
    const id = this.#add({ text, tone: calm ? "calm" : "problem" });
    if (calm) setTimeout(() => this.close(id), STAYS);
  }

  /** Adds a notice that stays until it is closed. */
  keep(text: string, action?: Notice["action"]) {
    if (action === undefined && this.list.some((notice) => notice.text === text)) return;
    this.#add({ text, tone: "problem", action });
  }

  close(id: number) {
    this.list = this.list.filter((notice) => notice.id !== id);
  }

  /** Removes calm notices when the screen changes; problems stay until they are closed. */
  leave() {
    this.list = this.list.filter((notice) => notice.tone === "problem");
  }

  #add(notice: Omit<Notice, "id">): number {
    const id = this.#next++;
    // Problems stay until they are closed; of calm notices, only the last two stay.
    const calm = this.list.filter((one) => one.tone !== "problem").slice(-2);
    const stays = this.list.filter((one) => one.tone === "problem" || calm.includes(one));
    this.list = [...stays, { ...notice, id }];
    return id;
  }
}

export const notices = new Notices();

/** Awaits `work`. Shows a failure as a notice and returns undefined. */
export async function told<T>(work: Promise<T>): Promise<T | undefined> {
  try {
    return await work;
  } catch (error) {
    notices.problem(error);
    return undefined;
  }
}
