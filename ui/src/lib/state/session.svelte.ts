// The open workspace, as every screen needs it.
import type { Session } from "$lib/generated/Session";
import { host } from "$lib/host";

/** How often the day is looked up, in milliseconds: a window may stay open over midnight, or the laptop sleep. */
const LOOK_UP = 15_000;

class OpenSession {
  value = $state<Session | null>(null);
  /** Today, where the laptop is: what is overdue and what “tomorrow” means follow it. */
  today = $state("");
  /** The zone of the laptop. */
  zone = $state("UTC");
  #loading: Promise<void> = Promise.resolve();

  load(): Promise<void> {
    this.#loading = host.call("session", {}).then((value) => {
      this.value = value;
      this.#settle(value);
    });
    return this.#loading;
  }

  #settle({ today, zone }: Session) {
    this.today = today;
    this.zone = zone;
  }

  /** Asks for the day and the zone alone. Whoever depends on them follows; an answer that fails changes nothing. */
  async renewDay(): Promise<void> {
    const value = await host.call("session", {}).catch(() => null);
    if (value) this.#settle(value);
  }

  /** Keeps the day up to date while the window is open. Returns what ends it. */
  watchDay(): () => void {
    const look = () => void this.renewDay();
    const timer = setInterval(look, LOOK_UP);
    const moments = ["focus", "visibilitychange", "pageshow"];
    for (const moment of moments) addEventListener(moment, look);
    return () => {
      clearInterval(timer);
      for (const moment of moments) removeEventListener(moment, look);
    };
  }

  /** Whether the workspace can be read, once that is known. */
  async known(): Promise<boolean> {
    await this.#loading.catch(() => undefined);
    return this.usable;
  }

  /** Whether the workspace can be read. */
  get usable(): boolean {
    const state = this.value?.state.state;
    return state === "open" || state === "read_only" || state === "newer";
  }

  get canEdit(): boolean {
    return this.value?.state.state === "open";
  }
}

export const session = new OpenSession();
