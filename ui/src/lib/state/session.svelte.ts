// The open workspace, today’s date and the laptop’s time zone.
import type { Session } from "$lib/generated/Session";
import { host } from "$lib/host";

/** Milliseconds between checks of the date: a window may stay open past midnight, or the laptop sleep. */
const LOOK_UP = 15_000;

class OpenSession {
  value = $state<Session | null>(null);
  /** Today’s date (`YYYY-MM-DD`) in the laptop’s zone, for overdue dates and words like “tomorrow”. */
  today = $state("");
  /** The laptop’s IANA time zone. */
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

  /** Refreshes only the date and the zone. A failed request changes nothing. */
  async renewDay(): Promise<void> {
    const value = await host.call("session", {}).catch(() => null);
    if (value) this.#settle(value);
  }

  /** Keeps the date current while the window is open. Returns a function that stops it. */
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

  /** Resolves to whether the workspace can be read, once the session is loaded. */
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
