// The open post-mortem: a snapshot of the service’s state, reloaded part by part on change events.
import { SvelteMap } from "svelte/reactivity";
import type { Applied } from "$lib/generated/Applied";
import type { Area } from "$lib/generated/Area";
import type { Changed } from "$lib/generated/Changed";
import type { Edit } from "$lib/generated/Edit";
import type { Phase } from "$lib/generated/Phase";
import type { Snapshot } from "$lib/generated/Snapshot";
import type { VoteAct } from "$lib/generated/VoteAct";
import { HostError, host } from "$lib/host";
import { words } from "$lib/words";
import { Coach } from "./coach.svelte";
import { Drafts } from "./drafts.svelte";
import { notices } from "./notices.svelte";
import { Queue } from "./queue";
import { saver } from "./saver.svelte";
import { session } from "./session.svelte";
import { shared } from "./shared";

const AREAS: Area[] = [
  "facts",
  "people",
  "last_time",
  "timeline",
  "ideas",
  "remarks",
  "chains",
  "factors",
  "candidates",
  "alike",
  "ballots",
  "actions",
  "meeting",
  "rest",
  "coverage",
  "kept",
];

/** The longest wait for the change event of an act, in milliseconds; then the next act runs without it. */
const LATEST = 1_000;

/** A snapshot with every part present. */
export type Whole = { [Part in keyof Snapshot]-?: NonNullable<Snapshot[Part]> };

/**
 * The parts, each reactive by itself, so that one’s change does not re-render another. Empty until loaded.
 */
class Parts {
  #parts = new SvelteMap<string, unknown>();

  constructor() {
    // Every snapshot includes `can_undo` and `can_redo`.
    for (const area of [...AREAS, "can_undo", "can_redo"])
      Object.defineProperty(this, area, { get: () => this.#parts.get(area) });
  }

  renew(snapshot: Snapshot) {
    for (const [area, part] of Object.entries(snapshot)) {
      if (part !== null) this.#parts.set(area, shared(this.#parts.get(area), part));
    }
  }
}

function isGone(error: unknown): boolean {
  const problem = error instanceof HostError ? error.problem : null;
  return problem?.code === "refused" && problem.refusal.code === "gone";
}

export class PostMortemState {
  readonly id: string;
  readonly coach: Coach;
  readonly drafts: Drafts;
  #parts = new Parts();
  #loaded = $state(false);
  /** Counts reloads, for effects that depend on all parts. */
  renewed = $state(0);
  /** Whether the post-mortem was deleted. */
  gone = $state(false);
  /** Whether the last reload failed, so that the screen may be stale; the next change retries. */
  behind = $state(false);
  /** When the meeting’s clock was last read, in `performance.now()` milliseconds. */
  clockRead = $state(performance.now());

  #stale = new Set<Area>();
  #loading: Promise<void> | null = null;
  #acts = new Queue();
  /** Phase changes in order, so that the meeting ends up in the phase opened last. */
  #phases = new Queue();
  /** The newest revision a change event has reported. */
  #told = 0;
  #listening: { revision: number; tell: () => void }[] = [];

  constructor(id: string) {
    this.id = id;
    this.coach = new Coach(id);
    this.drafts = new Drafts(id);
  }

  /** The parts; null until they are loaded. */
  get whole(): Whole | null {
    return this.#loaded ? (this.#parts as unknown as Whole) : null;
  }

  async load() {
    // Drafts load first, because fields read them when created. Changes that arrive meanwhile wait.
    for (const area of AREAS) this.#stale.add(area);
    this.#loading ??= this.drafts
      .load()
      .then(() => this.#renewAll())
      .finally(() => {
        this.#loading = null;
      });
    await this.#loading;
  }

  /** Reloads everything, after change events may have been missed. */
  missed() {
    if (this.coach.view) void this.coach.load();
    this.coach.renew();
    void this.#renew(AREAS);
  }

  /** Reloads the parts that a change event names, and resolves acts that wait for its revision. */
  changed(changed: Changed) {
    const mine = changed.changes.find((change) => change.id === this.id);
    const elsewhere = changed.changes.some(
      (change) => change.id !== this.id && change.areas.includes("actions"),
    );
    const areas =
      changed.changes.length === 0
        ? AREAS
        : [...(mine?.areas ?? []), ...(elsewhere ? (["last_time"] as Area[]) : [])];
    // The coach’s answers depend on people, settings and sentences kept as said.
    if (changed.changes.length === 0 && this.coach.view) void this.coach.load();
    if (areas.includes("people") || areas.includes("kept")) this.coach.renew();
    if (areas.length > 0 || this.#stale.size > 0) void this.#renew(areas);
    this.#told = Math.max(this.#told, changed.revision);
    const heard = this.#listening.filter(({ revision }) => revision <= this.#told);
    this.#listening = this.#listening.filter(({ revision }) => revision > this.#told);
    for (const { tell } of heard) tell();
  }

  /** Applies an edit. Rejects with a HostError; the caller keeps what was typed. */
  async apply(edit: Edit): Promise<Applied> {
    const applied = await saver.follow(() =>
      host.call("apply", { op: { on: "post_mortem", id: this.id, edit } }),
    );
    await this.#news(applied.revision);
    await this.#loading;
    return applied;
  }

  /** Resolves once a revision’s change event arrived, which may be after the answer to the act itself. */
  #news(revision: number): Promise<void> | undefined {
    if (revision <= this.#told) return;
    return new Promise((told) => {
      const late = setTimeout(told, LATEST);
      const tell = () => {
        clearTimeout(late);
        told();
      };
      this.#listening.push({ revision, tell });
    });
  }

  /**
   * Applies an edit once the one before it is on screen, so that keys pressed quickly each act on the last
   * one’s result. Shows a failure as a notice and resolves to undefined.
   */
  act(edit: Edit | (() => Edit | null)): Promise<Applied | undefined> {
    return this.#acts.run(() => this.#attempt(edit));
  }

  /** Acts on an open vote, in the same queue as edits. It is neither persisted nor undoable. */
  vote(act: VoteAct): Promise<Applied | undefined> {
    return this.#acts.run(() => this.#orTell(() => this.#enter(act)));
  }

  async #enter(act: VoteAct): Promise<Applied> {
    const applied = await host.call("vote", { id: this.id, act });
    await this.#news(applied.revision);
    await this.#loading;
    return applied;
  }

  #attempt(edit: Edit | (() => Edit | null)): Promise<Applied | undefined> {
    return this.#orTell(async () => {
      const now = typeof edit === "function" ? edit() : edit;
      return now ? await this.apply(now) : undefined;
    });
  }

  async #orTell(work: () => Promise<Applied | undefined>): Promise<Applied | undefined> {
    try {
      return await work();
    } catch (error) {
      notices.problem(error);
      return undefined;
    }
  }

  async undo() {
    await this.#step("undo");
  }

  async redo() {
    await this.#step("redo");
  }

  /** Starts the clock of a phase, or pauses the clock (null). */
  enter(phase: Phase | null): Promise<null> {
    return this.#phases.run(() => host.call("enter_phase", { id: this.id, phase }));
  }

  /** Reports that a phase was opened. The service checks whether this post-mortem is the one being led. */
  openPhase(phase: Phase): Promise<null> {
    return this.#phases.run(() => host.call("open_phase", { id: this.id, phase }));
  }

  async #step(way: "undo" | "redo") {
    await saver.keep();
    const applied = await this.#acts.run(() => this.#orTell(() => host.call(way, { scope: this.id })));
    if (applied) notices.say(words.stepped(way, applied.act));
  }

  /** Reloads parts. Requests during a reload are batched into the next one. */
  async #renew(areas: readonly Area[]) {
    for (const area of areas) this.#stale.add(area);
    this.#loading ??= this.#renewAll().finally(() => {
      this.#loading = null;
    });
    await this.#loading;
  }

  async #renewAll() {
    while (this.#stale.size > 0) {
      const areas = [...this.#stale];
      this.#stale.clear();
      try {
        const snapshot = await host.call("snapshot", { id: this.id, areas });
        if (areas.includes("meeting")) this.clockRead = performance.now();
        this.#parts.renew(snapshot);
        this.#loaded = true;
        this.renewed += 1;
        this.gone = false;
        this.behind = false;
      } catch (error) {
        const changedMeanwhile = this.#stale.size > 0;
        for (const area of areas) this.#stale.add(area);
        this.gone = isGone(error);
        this.behind = !this.gone;
        // An unusable workspace has a screen of its own.
        if (this.behind) void session.known().then((usable) => usable && notices.problem(error));
        if (!changedMeanwhile) return;
      }
    }
  }
}
