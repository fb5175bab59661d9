// The board of chains: which answer is being entered or edited, and the acts of keys and drags.

import { tick, untrack } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { Ending } from "$lib/components/ending";
import { leaveBehind } from "$lib/components/left-behind";
import type { CauseState } from "$lib/generated/CauseState";
import type { ChainView } from "$lib/generated/ChainView";
import type { Condition } from "$lib/generated/Condition";
import type { Edit } from "$lib/generated/Edit";
import type { EventId } from "$lib/generated/EventId";
import type { Step } from "$lib/generated/Step";
import { focusEntry, focusedEntry, neighbour, stepped } from "$lib/rows";
import type { Current } from "$lib/state/current.svelte";
import { isBelow, type Placed, placed } from "./tree";

export const CONDITIONS: Condition[] = ["technical", "process", "policy", "resources", "organisation"];
export const STATES: CauseState[] = ["possible", "confirmed", "ruled_out"];

/** Drag data types. */
export const CAUSE = "text/afterword-cause";
export const CHAIN = "text/afterword-chain";

/** The parent of a first answer: none. */
const NOWHERE: Promise<string | null> = Promise.resolve(null);

/** The position after all siblings. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Where a cause is moved to. */
interface Destination {
  chain: string;
  parent: string | null;
  place: number;
}

/** Where the open answer will go. Its chain and its parent may still be being saved. */
export interface Draft {
  /** The chain; empty while a new chain is being saved. */
  chainId: string;
  chain: Promise<string | null>;
  /** The cause above: null for a first answer, undefined while that cause is being saved. */
  parentId: string | null | undefined;
  parent: Promise<string | null>;
  /** The index among its siblings; null for the last. */
  place: number | null;
  /** The line’s position before the answer above was entered; it returns there if that answer is undone. */
  before?: Draft;
}

/** A new chain that is being saved. */
interface Pending {
  key: string;
  problem: string;
  /** The ids of the chains that existed before it. */
  known: ReadonlySet<string>;
}

/** Names of the drafts of the open answer: its words, and where it will go. */
const ANSWER = "answer";
const ANSWER_PLACE = "answer.place";

export class Board {
  /** The cause or the chain whose words are being edited. */
  editing = $state<string | null>(null);
  /** The open answer. The next opens before the last is saved, so that nobody types ahead of the screen. */
  draft = $state.raw<Draft | null>(null);
  /** Counts openings of an answer; each one focuses its line. */
  opened = $state(0);
  /** The words of the open answer: a draft until they are entered. */
  words = $state("");
  /** Whether a new chain is being named. */
  naming = $state(false);
  /** The chain that is being saved. */
  pending = $state.raw<Pending | null>(null);
  /** Column keys by chain id, for columns that were rendered before their chain was saved. */
  #keys = new Map<string, string>();
  /** What is being chosen for a cause: its evidence, a cause that it is the same as, or its new position. */
  picking = $state<{ what: "evidence" | "same" | "place"; id: string } | null>(null);
  /** The chain that is read aloud as “therefore”, and the cause that the reading starts from. */
  reading = $state<{ chain: string; from: string | null } | null>(null);
  /** The chain that fills the screen. */
  full = $state<string | null>(null);
  /** The chains that are folded to a strip. */
  folded = new SvelteSet<string>();
  /** The causes at the other ends of each linked cause, by id. */
  readonly same = $derived.by(() => {
    const all = this.#chains.flatMap(placed);
    const found = new Map<string, Placed[]>();
    for (const at of all) {
      const to = at.cause.same_as && all.find((other) => other.cause.id === at.cause.same_as);
      if (!to) continue;
      found.set(at.cause.id, [...(found.get(at.cause.id) ?? []), to]);
      found.set(to.cause.id, [...(found.get(to.cause.id) ?? []), at]);
    }
    return found;
  });
  #current: Current;

  /** Goes to an event of the timeline. */
  readonly jump: (event: string) => void;

  constructor(current: Current, jump: (event: string) => void) {
    this.#current = current;
    this.jump = jump;
    this.#follow();
    this.naming = this.#drafts.of("chain") !== "";
    this.#openAgain();
  }

  /** Moves the open line back if the answer above it is removed, for example by undo. */
  #follow() {
    let seen: string | null = null;
    $effect(() => {
      const draft = this.draft;
      const id = draft?.parentId;
      if (!draft || !id) return;
      if (this.#find(id)) seen = id;
      else if (seen === id)
        untrack(() => {
          this.#line(draft.before ?? { ...draft, parentId: null, parent: NOWHERE, place: null });
        });
    });
  }

  get #drafts() {
    return this.#current.pm.drafts;
  }

  get #chains() {
    return this.#current.whole.chains.map((view) => view.chain);
  }

  /** Returns the columns in order: the chains, then the one that is being saved. */
  columns(views: ChainView[]): { key: string; view: ChainView }[] {
    const pending = this.pending;
    const there = views
      .filter(({ chain }) => !pending || pending.known.has(chain.id))
      .map((view) => ({ key: this.#keys.get(view.chain.id) ?? view.chain.id, view }));
    if (!pending) return there;
    const chain = { id: "", problem: pending.problem, causes: [] };
    return [...there, { key: pending.key, view: { chain, hints: [], depth: 0 } as ChainView }];
  }

  /** Opens a line for the problem of a new chain. */
  openChain() {
    this.naming = true;
  }

  /** Adds a chain without opening an answer. */
  async addChain(problem: string) {
    const made = await this.#act({ topic: "chains", edit: "add_chain", problem });
    if (made) focusEntry(made);
  }

  /** Enters the problem of a new chain and opens its first answer. Resolves to false if it was refused. */
  async nameChain(problem: string): Promise<boolean> {
    await this.#settle();
    const known = new Set(this.#chains.map((chain) => chain.id));
    this.pending = { key: crypto.randomUUID(), problem, known };
    const { key } = this.pending;
    this.naming = false;
    const chain = this.#act({ topic: "chains", edit: "add_chain", problem });
    this.#line({ chainId: "", chain, parentId: null, parent: NOWHERE, place: null });
    const made = await chain;
    if (made) this.#keys.set(made, key);
    // Restores a refused problem as a draft before its line reopens with it.
    else this.#drafts.keep("chain", problem);
    this.pending = null;
    // The line may have moved on to the second answer by now.
    if (this.draft?.chain === chain) this.#line(made ? { ...this.draft, chainId: made } : null);
    this.naming ||= made === null;
    return made !== null;
  }

  /** Closes the empty line for a new chain. */
  closeChain() {
    this.naming = false;
  }

  /** Opens an answer below a cause, or first in a chain. */
  addBelow(chain: string, parent: string | null) {
    void this.#open(chain, parent, null);
  }

  /** Opens another answer beside a cause. */
  branch(at: Placed) {
    void this.#open(at.chain.id, at.parent?.id ?? null, at.place + 1);
  }

  /** Sets the words of the open answer and saves them as a draft. */
  typed(words: string) {
    this.words = words;
    this.#drafts.keep(ANSWER, words);
  }

  /**
   * Enters the open answer and opens the next one below it, or with `beside` as another answer to the same
   * why. Several answers go one below another. Resolves to whether they were saved.
   */
  async enterAnswer(beside: boolean, answers: readonly string[] = [this.words.trim()]): Promise<boolean> {
    const draft = this.draft;
    const words = answers.join(" ");
    if (!draft || !words) return false;
    this.typed("");
    const made = this.#give(draft, answers);
    const place = draft.place === null ? null : draft.place + 1;
    const next = this.#line(
      beside
        ? { ...draft, place }
        : { ...draft, parentId: undefined, parent: made, place: null, before: draft },
    );
    const id = await made;
    const now = this.draft;
    const isNext = now?.parent === next.parent && now.place === next.place;
    if (id !== null) {
      if (isNext && !beside) this.#line({ ...now, parentId: id });
    } else if (now === null || isNext) {
      // Puts refused words back into their line, before those typed meanwhile.
      this.#line({ ...draft, chainId: now?.chainId ?? draft.chainId });
      this.typed(this.words ? `${words} ${this.words}` : words);
    } else leaveBehind(words);
    return id !== null;
  }

  /** Closes the empty answer and focuses what it would have answered, unless the line lost the focus. */
  closeAnswer(how: Ending) {
    const draft = this.draft;
    this.#line(null);
    if (how === "blur" || !draft) return;
    // The answer above may still be being saved.
    void Promise.all([draft.parent, draft.chain]).then(([parent, chain]) => {
      const back = parent ?? chain;
      if (back) focusEntry(back);
    });
  }

  /** Ends the editing of an answer. Removes it if it has neither words nor answers below. */
  async ended(id: string, how: Ending) {
    // Another answer may be being edited by now.
    if (this.editing === id) this.editing = null;
    const at = this.#find(id);
    if (!at) return;
    const isEmpty = at.cause.text.trim() === "" && at.cause.causes.length === 0;
    const next = isEmpty ? this.#beside(at) : id;
    if (isEmpty) await this.#remove(id);
    else if (at.cause.end) await this.#endAgain(id);
    const isLast = at.cause.causes.length === 0 && !at.cause.end && at.cause.state !== "ruled_out";
    // After a blur, the focus stays where it went.
    if (how === "tab" && !isEmpty) this.branch(at);
    else if (how === "enter" && !isEmpty && isLast) this.addBelow(at.chain.id, id);
    else if (how !== "blur") focusEntry(next);
  }

  /** Marks a reworded end again. If the new words point at a person, that is refused and the mark removed. */
  async #endAgain(id: string) {
    const still = await this.#current.pm.act({ topic: "chains", edit: "end", id, on: true });
    if (!still) await this.#current.pm.act({ topic: "chains", edit: "end", id, on: false });
  }

  async condition(id: string, condition: Condition | null) {
    await this.#act({ topic: "chains", edit: "condition", id, condition });
  }

  async nextCondition(id: string) {
    await this.#act(() => {
      const cause = this.#find(id)?.cause;
      const place = cause?.condition ? CONDITIONS.indexOf(cause.condition) + 1 : 0;
      return cause ? { topic: "chains", edit: "condition", id, condition: CONDITIONS[place] ?? null } : null;
    });
  }

  async end(id: string) {
    await this.#act(() => {
      const cause = this.#find(id)?.cause;
      return cause ? { topic: "chains", edit: "end", id, on: !cause.end } : null;
    });
  }

  async state(id: string, state: CauseState) {
    await this.#act({ topic: "chains", edit: "state", id, state });
  }

  async nextState(id: string) {
    await this.#act(() => {
      const cause = this.#find(id)?.cause;
      const next = STATES[(STATES.indexOf(cause?.state ?? "possible") + 1) % STATES.length] ?? "possible";
      return cause ? { topic: "chains", edit: "state", id, state: next } : null;
    });
  }

  /** Toggles an event as evidence for a cause. */
  async show(id: string, event: EventId) {
    await this.#act(() => {
      const cause = this.#find(id)?.cause;
      const on = !cause?.evidence.events.includes(event);
      return cause ? { topic: "chains", edit: "event", id, event, on } : null;
    });
  }

  async together(id: string) {
    await this.#act(() => {
      const cause = this.#find(id)?.cause;
      return cause ? { topic: "chains", edit: "together", id, on: !cause.together } : null;
    });
  }

  async sameAs(id: string, cause: string | null) {
    await this.#act({ topic: "chains", edit: "same_as", id, cause });
    focusEntry(id);
  }

  /** Records what the room said of a step of the reading. */
  async step(id: string, step: Step | null) {
    await this.#act({ topic: "chains", edit: "step", id, step });
  }

  /** Folds a chain to a strip, or unfolds it. */
  fold(chain: string) {
    if (!this.folded.delete(chain)) this.folded.add(chain);
    void tick().then(() => focusEntry(chain));
  }

  /** Toggles whether a chain fills the screen, keeping the focus. */
  fill(chain: string | null) {
    const held = focusedEntry();
    this.full = this.full === chain ? null : chain;
    if (held) void tick().then(() => focusEntry(held));
  }

  /** Starts the reading of a chain from its end back to the problem. */
  read(chain: string, from: string | null) {
    this.reading = { chain, from };
  }

  /** Ends the reading and focuses the given cause, else where the reading started. */
  readTo(id: string | null) {
    const back = id ?? this.reading?.from ?? this.reading?.chain;
    if (this.reading) this.folded.delete(this.reading.chain);
    this.reading = null;
    if (back) void tick().then(() => focusEntry(back));
  }

  async remove(id: string) {
    const at = this.#find(id);
    if (!at) return;
    await this.#remove(id);
    focusEntry(this.#beside(at));
  }

  /** Moves a cause up or down among its siblings. */
  async shift(id: string, step: 1 | -1) {
    await this.#move(id, (at) => {
      const place = stepped(at.siblings, id, step);
      return place === null ? null : { chain: at.chain.id, parent: at.parent?.id ?? null, place };
    });
  }

  /** Moves a cause, with everything below it, below another cause or to the top level of a chain. */
  async hang(id: string, chain: string, parent: string | null) {
    await this.#move(id, () => ({ chain, parent, place: LAST }));
  }

  /** Moves a cause, with everything below it, before another. */
  async putBefore(id: string, next: Placed) {
    await this.#move(id, (at) => {
      const beside = at.chain.id === next.chain.id && at.parent?.id === next.parent?.id;
      // Removing it first shifts its later siblings by one.
      const place = beside && at.place < next.place ? next.place - 1 : next.place;
      return { chain: next.chain.id, parent: next.parent?.id ?? null, place };
    });
  }

  /** Moves a cause to the chain on its left or right, as a first answer. */
  async toNeighbour(id: string, step: 1 | -1) {
    await this.#move(id, (at) => {
      const chains = this.#chains;
      const next = chains[stepped(chains, at.chain.id, step) ?? -1];
      return next ? { chain: next.id, parent: null, place: LAST } : null;
    });
  }

  async moveChain(id: string, step: 1 | -1) {
    await this.#act(() => {
      const to = stepped(this.#chains, id, step);
      return to === null ? null : { topic: "chains", edit: "move_chain", id, to };
    });
    focusEntry(id);
  }

  /** Moves a chain to the position of another. */
  async putChain(id: string, inPlaceOf: string) {
    await this.#act(() => {
      const to = this.#chains.findIndex((chain) => chain.id === inPlaceOf);
      return to < 0 || id === inPlaceOf ? null : { topic: "chains", edit: "move_chain", id, to };
    });
    focusEntry(id);
  }

  async removeChain(id: string) {
    const next = neighbour(this.#chains, id);
    await this.#act(() =>
      this.#chains.some((chain) => chain.id === id) ? { topic: "chains", edit: "remove_chain", id } : null,
    );
    if (next) focusEntry(next);
  }

  /** Moves the focus: up and down within a chain, left and right between chains at about the same depth. */
  walk(from: Placed | null, chainId: string, way: "up" | "down" | "left" | "right") {
    const chains = this.#chains;
    const column = chains.findIndex((chain) => chain.id === chainId);
    const here = placed(chains[column] ?? { id: "", problem: "", causes: [] });
    const own = from ? here.findIndex((at) => at.cause.id === from.cause.id) : -1;
    if (way === "up") focusEntry(here[own - 1]?.cause.id ?? chainId);
    if (way === "down" && here[own + 1]) focusEntry(here[own + 1]?.cause.id ?? "");
    if (way === "left" || way === "right") {
      const beside = chains[column + (way === "left" ? -1 : 1)];
      if (!beside) return;
      if (this.full !== null) this.full = beside.id;
      if (this.folded.has(beside.id)) return focusEntry(beside.id);
      const depth = from?.depth ?? 0;
      const same = placed(beside)
        .filter((at) => at.depth <= depth)
        .at(-1);
      focusEntry(same?.cause.id ?? beside.id);
    }
  }

  async #open(chainId: string, parentId: string | null, place: number | null) {
    await this.#settle();
    const chain = Promise.resolve(chainId);
    this.#line({ chainId, chain, parentId, parent: Promise.resolve(parentId), place });
    this.opened += 1;
  }

  /** Moves or closes the open line, and saves its position as a draft. */
  #line<To extends Draft | null>(to: To): To {
    this.draft = to;
    const place =
      to?.chainId && to.parentId !== undefined
        ? [to.chainId, to.parentId ?? "", to.place ?? ""].join(" ")
        : "";
    this.#drafts.keep(ANSWER_PLACE, place);
    return to;
  }

  /** Reopens the answer of a draft. If its position is gone, offers the words for copying. */
  #openAgain() {
    const words = this.#drafts.of(ANSWER);
    if (!words) return;
    const [chainId = "", parentId = "", place = ""] = this.#drafts.of(ANSWER_PLACE).split(" ");
    const chain = this.#chains.find((other) => other.id === chainId);
    if (chain && (!parentId || this.#find(parentId))) {
      const parent = parentId || null;
      this.words = words;
      this.#line({
        chainId,
        chain: Promise.resolve(chainId),
        parentId: parent,
        parent: Promise.resolve(parent),
        place: place ? Number(place) : null,
      });
    } else {
      this.typed("");
      leaveBehind(words);
    }
  }

  /** Enters the words of the open answer before another one opens. */
  async #settle() {
    const draft = this.draft;
    const words = this.words.trim();
    if (!draft || !words) return;
    this.typed("");
    if ((await this.#give(draft, [words])) === null) this.typed(words);
  }

  /** Saves answers at a position. Resolves to the id of the last one; null if they were refused. */
  async #give({ place, ...draft }: Draft, texts: readonly string[]): Promise<string | null> {
    const [chain, parent] = await Promise.all([draft.chain, draft.parent]);
    if (!chain) return null;
    const [text = "", ...below] = texts;
    return this.#act(
      below.length === 0
        ? { topic: "chains", edit: "add_cause", chain, parent, text, place }
        : { topic: "chains", edit: "add_causes", chain, parent, texts: [...texts], place },
    );
  }

  async #move(id: string, to: (at: Placed) => Destination | null) {
    await this.#act(() => {
      const at = this.#find(id);
      const destination = at && to(at);
      return destination ? { topic: "chains", edit: "move", id, ...destination } : null;
    });
    focusEntry(id);
  }

  async #remove(id: string) {
    await this.#act(() => (this.#find(id) ? { topic: "chains", edit: "remove", id } : null));
  }

  /**
   * Returns what to focus after a cause and all below it are removed: the one above, the next, or the chain.
   */
  #beside(at: Placed): string {
    const around = placed(at.chain);
    const own = around.findIndex((other) => other.cause.id === at.cause.id);
    const next = around[own - 1] ?? around.find((other) => !isBelow(at.cause, other.cause.id));
    return next?.cause.id ?? at.chain.id;
  }

  #find(id: string): Placed | undefined {
    return this.#chains.flatMap(placed).find((at) => at.cause.id === id);
  }

  async #act(edit: Edit | (() => Edit | null)): Promise<string | null> {
    const applied = await this.#current.pm.act(edit);
    return applied?.made ?? null;
  }
}
