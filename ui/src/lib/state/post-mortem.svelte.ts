// The open post-mortem: a picture of what the service holds, renewed part by part as the service tells of changes.
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

/** How long news may take, in milliseconds; after that, keys are not kept waiting for it. */
const LATEST = 1_000;

/** A snapshot in which every part is there. */
export type Whole = { [Part in keyof Snapshot]-?: NonNullable<Snapshot[Part]> };

/** The parts, each told of by itself: who reads one is not disturbed by another. Empty until they are loaded once. */
class Parts {
  #parts = new SvelteMap<string, unknown>();

  constructor() {
    // Whether something can be undone comes with every snapshot.
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
  /** What the coach hears in this post-mortem. */
  readonly coach: Coach;
  /** What was typed here and not entered yet. */
  readonly drafts: Drafts;
  #parts = new Parts();
  #loaded = $state(false);
  /** How often parts were renewed: for whoever depends on all of them. */
  renewed = $state(0);
  /** Whether the post-mortem is not there any more. */
  gone = $state(false);
  /** Whether what is on screen could not be renewed; the next change tries again. */
  behind = $state(false);
  /** When the meeting's clock was last read: milliseconds of this window's own clock. */
  clockRead = $state(performance.now());

  #stale = new Set<Area>();
  #loading: Promise<void> | null = null;
  #acts = new Queue();
  /** The meeting stays in the phase that was opened last. */
  #phases = new Queue();
  /** The newest revision that was told of. */
  #told = 0;
  #listening: { revision: number; tell: () => void }[] = [];

  constructor(id: string) {
    this.id = id;
    this.coach = new Coach(id);
    this.drafts = new Drafts(id);
  }

  /** The parts; none until they are loaded once. */
  get whole(): Whole | null {
    return this.#loaded ? (this.#parts as unknown as Whole) : null;
  }

  async load() {
    // Before anything is shown: a field offers its draft words as soon as it is there. News that come meanwhile wait.
    for (const area of AREAS) this.#stale.add(area);
    this.#loading ??= this.drafts
      .load()
      .then(() => this.#renewAll())
      .finally(() => {
        this.#loading = null;
      });
    await this.#loading;
  }

  /** Some changes may not have been told: everything is read anew. */
  missed() {
    if (this.coach.view) void this.coach.load();
    this.coach.renew();
    void this.#renew(AREAS);
  }

  /** Renews what a change touched. */
  changed(changed: Changed) {
    const mine = changed.changes.find((change) => change.id === this.id);
    const elsewhere = changed.changes.some(
      (change) => change.id !== this.id && change.areas.includes("actions"),
    );
    const areas =
      changed.changes.length === 0
        ? AREAS
        : [...(mine?.areas ?? []), ...(elsewhere ? (["last_time"] as Area[]) : [])];
    // Whom it knows, what it was told, what is kept as said.
    if (changed.changes.length === 0 && this.coach.view) void this.coach.load();
    if (areas.includes("people") || areas.includes("kept")) this.coach.renew();
    if (areas.length > 0 || this.#stale.size > 0) void this.#renew(areas);
    this.#told = Math.max(this.#told, changed.revision);
    const heard = this.#listening.filter(({ revision }) => revision <= this.#told);
    this.#listening = this.#listening.filter(({ revision }) => revision > this.#told);
    for (const { tell } of heard) tell();
  }

  /** Carries out an act. Rejects with a HostError; what a person typed stays where it was typed. */
  async apply(edit: Edit): Promise<Applied> {
    const applied = await saver.follow(() =>
      host.call("apply", { op: { on: "post_mortem", id: this.id, edit } }),
    );
    await this.#news(applied.revision);
    await this.#loading;
    return applied;
  }

  /** The news of a revision. It may come after the answer to the act that made it; then the picture is still old. */
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
   * Carries out an act after the one before it is on screen, so that keys pressed quickly each see what the last
   * one did. A refusal is told and nothing else has to happen.
   */
  act(edit: Edit | (() => Edit | null)): Promise<Applied | undefined> {
    return this.#acts.run(() => this.#attempt(edit));
  }

  /** Does something in an open vote, in turn with the acts. It is no act: nothing of it is kept or undone. */
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

  /** Lets the clock of a phase run, or pauses it. */
  enter(phase: Phase | null): Promise<null> {
    return this.#phases.run(() => host.call("enter_phase", { id: this.id, phase }));
  }

  /** Tells that a phase was opened. The service knows whether it is of the meeting that is led. */
  openPhase(phase: Phase): Promise<null> {
    return this.#phases.run(() => host.call("open_phase", { id: this.id, phase }));
  }

  async #step(way: "undo" | "redo") {
    await saver.keep();
    const applied = await this.#acts.run(() => this.#orTell(() => host.call(way, { scope: this.id })));
    if (applied) notices.say(words.stepped(way, applied.act));
  }

  /** Renews parts; requests that come while one is under way are joined into the next. */
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
        // A workspace that can't be used is told by a screen of its own.
        if (this.behind) void session.known().then((usable) => usable && notices.problem(error));
        if (!changedMeanwhile) return;
      }
    }
  }
}
