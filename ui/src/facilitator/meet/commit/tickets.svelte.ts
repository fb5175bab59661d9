// The tickets of an open post-mortem: connections, what waits, what trackers said. What waits is tried again by itself.
import { createContext } from "svelte";
import { SvelteMap, SvelteSet } from "svelte/reactivity";
import type { ActionItem } from "$lib/generated/ActionItem";
import type { CommitSettings } from "$lib/generated/CommitSettings";
import type { CommitView } from "$lib/generated/CommitView";
import type { Ticketed } from "$lib/generated/Ticketed";
import type { TicketStanding } from "$lib/generated/TicketStanding";
import { host } from "$lib/host";
import { Queue } from "$lib/state/queue";

/** Milliseconds between two tries of what waits. */
const PAUSE = 60_000;

/** The tickets of the open post-mortem. */
export const [useTickets, provideTickets] = createContext<Tickets>();

export class Tickets {
  view = $state.raw<CommitView | null>(null);
  /** What a tracker said last about the ticket of an action. */
  readonly said = new SvelteMap<string, Ticketed>();
  /** Actions whose ticket is being made. */
  readonly making = new SvelteSet<string>();
  /** Tokens that are kept nowhere, by connection: for as long as the post-mortem is open. */
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

  /** Changes how the team commits. Each change knows the one before it. */
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

  /** Makes tickets through a connection. Rejects where it can't begin: a token is needed, for example. */
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

  /** Tries again what waits, every minute for as long as the post-mortem is open. */
  watch(): () => void {
    this.#timer = setInterval(() => void this.tryAgain(false), PAUSE);
    return () => clearInterval(this.#timer);
  }

  /** Tries again what waits: all of it, or what may get a ticket without anybody doing anything. */
  async tryAgain(all: boolean) {
    if (!this.actions().some((action) => action.pending && !action.ticket.trim())) return;
    // What can't be tried now is tried again in a minute.
    const tried = await host.call("retry_tickets", { id: this.id, all }).catch(() => []);
    for (const one of tried) this.said.set(one.action, one);
  }

  /** Asks trackers where the tickets stand. */
  async refresh() {
    if (!this.view) await this.load();
    const tokens = $state.snapshot(this.typed);
    this.standings = await host.call("refresh_tickets", { id: this.id, tokens });
  }
}
