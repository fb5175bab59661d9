// What the user chose for the windows on this machine. A change shows at once and is kept in the order it was made.
import type { Appearance } from "$lib/generated/Appearance";
import type { WindowSettings } from "$lib/generated/WindowSettings";
import { host } from "$lib/host";
import { keyboard } from "$lib/keys/keyboard.svelte";
import { type ZoomCommand, zoomed } from "$lib/zoom";
import { notices } from "./notices.svelte";
import { showTheme } from "./theme";

export type WindowName = "facilitator" | "room";

const NOT_CHOSEN: WindowSettings = {
  facilitator: { theme: "system", zoom: 1 },
  room: { theme: "system", zoom: 1 },
  letter_keys: true,
};

class Settings {
  value = $state.raw<WindowSettings>(NOT_CHOSEN);
  #loaded: Promise<void> | undefined;
  #sending = false;
  /** Whether another window changed something while a change of this one was on its way. */
  #overtaken = false;

  /** Reads what was chosen, and follows what another window changes from then on. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  async #load() {
    host.onWindowSettings((settings) => {
      // While a change is on its way, what is shown is newer; the news is read once it has arrived.
      if (this.#sending) this.#overtaken = true;
      else this.#show(settings);
    });
    host.onListening(() => void this.#renew());
    try {
      this.#show(await host.call("window_settings", {}));
    } catch (error) {
      notices.problem(error);
    }
  }

  /** Reads what another window may have changed unheard. */
  async #renew() {
    this.#overtaken = this.#sending;
    if (this.#sending) return;
    const settings = await host.call("window_settings", {}).catch(() => null);
    if (settings && !this.#sending) this.#show(settings);
  }

  /** Changes how a window looks. */
  look(window: WindowName, change: Partial<Appearance>) {
    return this.#change((now) => ({ ...now, [window]: { ...now[window], ...change } }));
  }

  zoom(window: WindowName, command: ZoomCommand) {
    return this.#change((now) => {
      const zoom = zoomed(command, now[window].zoom);
      return zoom === now[window].zoom ? now : { ...now, [window]: { ...now[window], zoom } };
    });
  }

  turnLetterKeys(on: boolean) {
    return this.#change((now) => ({ ...now, letter_keys: on }));
  }

  /** One change is sent after the other; several that were made meanwhile are sent as one. */
  async #change(change: (now: WindowSettings) => WindowSettings) {
    await this.load();
    const before = this.value;
    this.#show(change(before));
    if (this.#sending || this.value === before) return;
    this.#sending = true;
    try {
      let sent: WindowSettings;
      do {
        sent = this.value;
        await host.call("set_window_settings", { settings: sent });
        while (this.#overtaken && sent === this.value) {
          this.#overtaken = false;
          const now = await host.call("window_settings", {});
          // What was read is old where news came meanwhile, and of no use where this window was changed.
          if (this.#overtaken || sent !== this.value) continue;
          this.#show(now);
          sent = now;
        }
      } while (sent !== this.value);
    } catch (error) {
      notices.problem(error);
    } finally {
      this.#sending = false;
    }
  }

  #show(settings: WindowSettings) {
    this.value = settings;
    keyboard.singleKeys = settings.letter_keys;
    showTheme(settings.facilitator.theme);
  }
}

export const settings = new Settings();
