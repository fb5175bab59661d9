// Window settings of this machine. A change shows at once; changes are saved in the order they were made.
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
  /** Whether another window changed the settings while a change from this one was in flight. */
  #overtaken = false;

  /** Loads the settings, and follows changes from other windows from then on. */
  load(): Promise<void> {
    this.#loaded ??= this.#load();
    return this.#loaded;
  }

  async #load() {
    host.onWindowSettings((settings) => {
      // While a change is in flight, the screen is newer; the settings are read again once it is saved.
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

  /** Reads the settings again, because change events may have been missed. */
  async #renew() {
    this.#overtaken = this.#sending;
    if (this.#sending) return;
    const settings = await host.call("window_settings", {}).catch(() => null);
    if (settings && !this.#sending) this.#show(settings);
  }

  /** Changes the appearance of a window. */
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

  /** Shows a change and sends it. Changes made while one is in flight are sent together after it. */
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
          // Another window’s change makes this answer stale; a change in this window makes it obsolete.
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
