// The coach’s answers about texts, cached. Texts asked about in the same tick go to the host in one request.
import { SvelteMap } from "svelte/reactivity";
import type { CoachSettings } from "$lib/generated/CoachSettings";
import type { CoachView } from "$lib/generated/CoachView";
import type { Context } from "$lib/generated/Context";
import type { Heard } from "$lib/generated/Heard";
import type { HeardHint } from "$lib/generated/HeardHint";
import type { Said } from "$lib/generated/Said";
import { host } from "$lib/host";
import type { Listening } from "./listening.svelte";
import { told } from "./notices.svelte";
import { Queue } from "./queue";

/** The most cached answers, more than a long meeting needs; beyond that, `renew` drops them all. */
const MOST = 2_000;

const SILENT: CoachSettings = { wording: "how", off: [], roles: [], fine: [] };

const key = ({ place, came_in, text }: Said) => `${place} ${came_in} ${text}`;

/** Where in the record a text is; `received` is a timeline event that was pasted or imported. */
export type Place = Context | "received";

export class Coach {
  /** The workspace’s coach settings and the rules they choose from; null until loaded. */
  view = $state.raw<CoachView | null>(null);
  /** The text whose hints the side panel shows. */
  attended = $state.raw<Listening | null>(null);

  #id: string;
  #heard = new SvelteMap<string, Heard>();
  #asked = new Map<string, Said>();
  #waiting: Said[] = [];
  #settings = new Queue();

  constructor(id: string) {
    this.#id = id;
  }

  get settings(): CoachSettings {
    return this.view?.settings ?? SILENT;
  }

  /** Returns the coach’s answer about a text, and asks for one if needed; null until it arrives. */
  heard(place: Place, text: string): Heard | null {
    const cameIn = place === "received";
    const said = { place: cameIn ? ("timeline" as const) : place, came_in: cameIn, text };
    const known = this.#heard.get(key(said));
    if (text.trim() !== "" && !this.#asked.has(key(said))) this.#ask(said);
    return known ?? null;
  }

  /**
   * Returns the next question after a text: that of a hint still shown, else the prompt in the set wording.
   */
  question(heard: Heard | null, hints: readonly HeardHint[] = heard?.hints ?? []): string | null {
    const asked = hints.find((hint) => hint.kind !== "name")?.ask;
    return asked ?? heard?.prompt?.[this.settings.wording] ?? null;
  }

  /** Loads settings and rules. */
  load(): Promise<void> {
    return this.#settings.run(() => this.#read());
  }

  /** Changes the settings. Changes are queued, so that each builds on the one before, saved or not. */
  tell(change: (now: CoachSettings) => Partial<CoachSettings>): Promise<void> {
    return this.#settings.run(async () => {
      const settings = { ...this.settings, ...change(this.settings) };
      if (this.view) this.view = { ...this.view, settings };
      if ((await told(host.call("set_coach", { settings }))) === undefined) await this.#read();
    });
  }

  async #read() {
    this.view = (await told(host.call("coach", {}))) ?? this.view;
  }

  /** Asks about every text again, after people, settings or sentences kept as said have changed. */
  renew() {
    const known = [...this.#asked.values()];
    this.#asked.clear();
    if (known.length > MOST) this.#heard.clear();
    else for (const said of known) this.#ask(said);
  }

  #ask(said: Said) {
    this.#asked.set(key(said), said);
    if (this.#waiting.push(said) === 1) queueMicrotask(() => void this.#answer());
  }

  async #answer() {
    const texts = this.#waiting;
    this.#waiting = [];
    try {
      const answers = await host.call("hear", { id: this.#id, texts });
      texts.forEach((said, n) => {
        const heard = answers[n];
        if (heard) this.#heard.set(key(said), heard);
      });
    } catch {
      // Without an answer there are no hints; the text is asked about again when it is next shown.
      for (const said of texts) this.#asked.delete(key(said));
    }
  }
}
