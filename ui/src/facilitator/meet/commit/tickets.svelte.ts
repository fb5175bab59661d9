// The tickets of an open post-mortem: tracker connections, pending tickets with retries, and results.
import { createContext } from "svelte";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { ActionItem } from "$lib/generated/ActionItem";
import type { CommitSettings } from "$lib/generated/CommitSettings";
import type { CommitView } from "$lib/generated/CommitView";
import type { Ticketed } from "$lib/generated/Ticketed";
import type { TicketStanding } from "$lib/generated/TicketStanding";
import { host } from "$lib/host";
import { Queue } from "$lib/state/queue";

/** Milliseconds between retries of pending tickets. */
const PAUSE = 60_000;

export const [useTickets, provideTickets] = createContext<Tickets>();

export class Tickets {
  view = $state.raw<CommitView | null>(null);
  /** The last result from a tracker, by action. */
  readonly said = new SvelteMap<string, Ticketed>();
  /** The actions whose ticket is being created. */
  readonly making = new SvelteSet<string>();
  /** Typed tokens by connection, held in memory only while the post-mortem is open. */
  readonly typed = $state<Record<string, string>>({});
  standings = $state.raw<TicketStanding[] | null>(null);
  #timer: ReturnType<typeof setInterval> | undefined;
  #settings = new Queue();

  constructor(
    readonly id: string,
    readonly actions: () => ActionItem[],
  ) {}

  get connections() {
    return this.view?.settings.connections ?? [];
  }

  load(): Promise<void> {
    return this.#settings.run(() => this.#read());
  }

  /** Changes the commit settings. Changes are queued, so that each builds on the one before. */
  keep(change: (now: CommitSettings) => CommitSettings): Promise<void> {
    return this.#settings.run(async () => {
      if (!this.view) return;
      await host.call("set_commit_settings", { settings: change(this.view.settings) });
      await this.#read();
    });
  }

  async #read() {
    this.view = await host.call("commit_settings", {});
  }

  /** Creates tickets through a connection. Rejects if it can’t start, for example without a token. */
  async make(connection: string, actions: string[], token: string | null): Promise<Ticketed[]> {
    for (const action of actions) this.making.add(action);
    try {
      const made = await host.call("create_tickets", { id: this.id, connection, actions, token });
      for (const one of made) this.said.set(one.action, one);
      return made;
    } finally {
      for (const action of actions) this.making.delete(action);
    }
  }

  /** Retries pending tickets every minute. Returns a function that stops it. */
  watch(): () => void {
    this.#timer = setInterval(() => void this.tryAgain(false), PAUSE);
    return () => clearInterval(this.#timer);
  }

  /** Retries pending tickets: all of them, or only those that may succeed without anybody’s doing. */
  async tryAgain(all: boolean) {
    if (!this.actions().some((action) => action.pending && !action.ticket.trim())) return;
    // After a failure, the next retry is in a minute.
    const tried = await host.call("retry_tickets", { id: this.id, all }).catch(() => []);
    for (const one of tried) this.said.set(one.action, one);
  }

  /** Reads the state of all tickets from their trackers. */
  async refresh() {
    if (!this.view) await this.load();
    const tokens = $state.snapshot(this.typed);
    this.standings = await host.call("refresh_tickets", { id: this.id, tokens });
  }
}
