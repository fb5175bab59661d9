// What the coach says of texts. A text is asked about once, together with the others of the moment.
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

/** More answers than a long meeting needs; then they are asked for anew. */
const MOST = 2_000;

const SILENT: CoachSettings = { wording: "how", off: [], roles: [], fine: [] };

const key = ({ place, came_in, text }: Said) => `${place} ${came_in} ${text}`;

/** Where a text stands; `received` is an event that came in by a paste or an import. */
export type Place = Context | "received";

export class Coach {
  /** What the workspace has told it, and what it listens for; none until it is read. */
  view = $state.raw<CoachView | null>(null);
  /** The field whose hints are shown at the side. */
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

  /** What it says of a text; none until it has answered. */
  heard(place: Place, text: string): Heard | null {
    const cameIn = place === "received";
    const said = { place: cameIn ? ("timeline" as const) : place, came_in: cameIn, text };
    const known = this.#heard.get(key(said));
    if (text.trim() !== "" && !this.#asked.has(key(said))) this.#ask(said);
    return known ?? null;
  }

  /** What to ask after a text, in the wording of the workspace; the question of a hint that stands comes first. */
  question(heard: Heard | null, hints: readonly HeardHint[] = heard?.hints ?? []): string | null {
    const asked = hints.find((hint) => hint.kind !== "name")?.ask;
    return asked ?? heard?.prompt?.[this.settings.wording] ?? null;
  }

  /** Reads what it was told. */
  load(): Promise<void> {
    return this.#settings.run(() => this.#read());
  }

  /** Tells it something else from now on. Each change knows the one before it, also where that is not kept yet. */
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

  /** The people, the settings or what is kept as said have changed: everything is asked about again. */
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
      // A coach that can't be asked is silent, and asked again when the text is shown again.
      for (const said of texts) this.#asked.delete(key(said));
    }
  }
}
