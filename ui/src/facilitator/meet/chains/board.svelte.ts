// The board of chains: which answer is being given or edited, and what keys and drags do to chains and answers.

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

/** What is dragged, by the type of its data. */
export const CAUSE = "text/afterword-cause";
export const CHAIN = "text/afterword-chain";

/** The parent of a first answer. */
const NOWHERE: Promise<string | null> = Promise.resolve(null);

/** A place after all others. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Where a cause goes. */
interface Destination {
  chain: string;
  parent: string | null;
  place: number;
}

/** Where the answer goes that is being given. Its place may not be on disk yet. */
export interface Draft {
  /** The chain; empty as long as a new chain is on its way to the disk. */
  chainId: string;
  chain: Promise<string | null>;
  /** The cause above: null for a first answer, undefined as long as that cause is on its way to the disk. */
  parentId: string | null | undefined;
  parent: Promise<string | null>;
  /** The place among its siblings; none for the last. */
  place: number | null;
  /** Where the line stood before the answer above it was given: it goes back there if that answer is undone. */
  before?: Draft;
}

/** A chain that was named and is on its way to the disk. */
interface Pending {
  key: string;
  problem: string;
  /** The chains that were there before it. */
  known: ReadonlySet<string>;
}

/** The fields of the open answer among the drafts of the post-mortem: its words, and where it goes. */
const ANSWER = "answer";
const ANSWER_PLACE = "answer.place";

export class Board {
  /** The cause, or the chain, whose words are being edited. */
  editing = $state<string | null>(null);
  /** The answer that is being given. The next one opens at once, so that nobody types ahead of the screen. */
  draft = $state.raw<Draft | null>(null);
  /** How often an answer was opened: each time its line takes the keyboard. */
  opened = $state(0);
  /** The words of the open answer: a draft until they are entered. */
  words = $state("");
  /** Whether a new chain is being named. */
  naming = $state(false);
  /** The chain that is on its way to the disk. */
  pending = $state.raw<Pending | null>(null);
  /** The key of a chain’s column, where the column is older than the chain. */
  #keys = new Map<string, string>();
  /** What is being chosen for a cause: the events that show it, the cause that it is the same as, or where it goes. */
  picking = $state<{ what: "evidence" | "same" | "place"; id: string } | null>(null);
  /** The chain that is read as “therefore”, and where the reading begins. */
  reading = $state<{ chain: string; from: string | null } | null>(null);
  /** The chain that fills the screen. */
  full = $state<string | null>(null);
  /** The chains that are folded to a strip. */
  folded = new SvelteSet<string>();
  /** For each cause that is linked, the causes at the other ends. */
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

  /** The line of the next answer goes back where the answer above it is taken away again. */
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

  /** Returns the columns in their order: the chains, then the one that is on its way to the disk. */
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

  /** Adds a chain that has its name already. */
  async addChain(problem: string) {
    const made = await this.#act({ topic: "chains", edit: "add_chain", problem });
    if (made) focusEntry(made);
  }

  /** Enters the problem of a new chain and opens its first answer. Returns false where the problem was refused. */
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
    // A refused problem is a draft again before its line opens with it.
    else this.#drafts.keep("chain", problem);
    this.pending = null;
    // By now the line may be that of the second answer.
    if (this.draft?.chain === chain) this.#line(made ? { ...this.draft, chainId: made } : null);
    this.naming ||= made === null;
    return made !== null;
  }

  /** The line for a new chain is left without words. */
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

  /** Words are typed into the open answer. */
  typed(words: string) {
    this.words = words;
    this.#drafts.keep(ANSWER, words);
  }

  /**
   * Enters the open answer; the next one opens below it, or with `beside` as another answer to the same why. Several
   * answers stand beneath one another, as if each were entered by itself. Returns whether they are on disk.
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
      // What was refused stands in its line again, before what was typed meanwhile.
      this.#line({ ...draft, chainId: now?.chainId ?? draft.chainId });
      this.typed(this.words ? `${words} ${this.words}` : words);
    } else leaveBehind(words);
    return id !== null;
  }

  /** The open answer is left without words; the keyboard goes back to what it would have answered. */
  closeAnswer(how: Ending) {
    const draft = this.draft;
    this.#line(null);
    if (how === "blur" || !draft) return;
    // The answer above may be on its way to the disk.
    void Promise.all([draft.parent, draft.chain]).then(([parent, chain]) => {
      const back = parent ?? chain;
      if (back) focusEntry(back);
    });
  }

  /** Editing of an answer is over. An answer without words and without answers below is taken away. */
  async ended(id: string, how: Ending) {
    // By now another answer may be edited.
    if (this.editing === id) this.editing = null;
    const at = this.#find(id);
    if (!at) return;
    const isEmpty = at.cause.text.trim() === "" && at.cause.causes.length === 0;
    const next = isEmpty ? this.#beside(at) : id;
    if (isEmpty) await this.#remove(id);
    else if (at.cause.end) await this.#endAgain(id);
    const isLast = at.cause.causes.length === 0 && !at.cause.end && at.cause.state !== "ruled_out";
    // What took the focus away keeps it.
    if (how === "tab" && !isEmpty) this.branch(at);
    else if (how === "enter" && !isEmpty && isLast) this.addBelow(at.chain.id, id);
    else if (how !== "blur") focusEntry(next);
  }

  /** Other words may point at a person, and then the chain does not end there any more. */
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

  /** An event shows a cause, or does no more. */
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

  /** Keeps what the room said of a step. */
  async step(id: string, step: Step | null) {
    await this.#act({ topic: "chains", edit: "step", id, step });
  }

  /** Folds a chain to a strip, or unfolds it. */
  fold(chain: string) {
    if (!this.folded.delete(chain)) this.folded.add(chain);
    void tick().then(() => focusEntry(chain));
  }

  /** Lets a chain fill the screen, or stand among the others again. The keyboard stays where it is. */
  fill(chain: string | null) {
    const held = focusedEntry();
    this.full = this.full === chain ? null : chain;
    if (held) void tick().then(() => focusEntry(held));
  }

  /** Reads a chain from its end back to the problem. */
  read(chain: string, from: string | null) {
    this.reading = { chain, from };
  }

  /** The reading is over; the keyboard goes where the room has to go back to, else to the chain. */
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

  /** Hangs a cause, with everything below it, below another cause or first in a chain. */
  async hang(id: string, chain: string, parent: string | null) {
    await this.#move(id, () => ({ chain, parent, place: LAST }));
  }

  /** Puts a cause, with everything below it, before another. */
  async putBefore(id: string, next: Placed) {
    await this.#move(id, (at) => {
      const beside = at.chain.id === next.chain.id && at.parent?.id === next.parent?.id;
      // It leaves its own place first.
      const place = beside && at.place < next.place ? next.place - 1 : next.place;
      return { chain: next.chain.id, parent: next.parent?.id ?? null, place };
    });
  }

  /** Moves a cause to the chain at its left or right, as a first answer. */
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

  /** Puts a chain in the place of another. */
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

  /** Moves the line of the open answer, or closes it. */
  #line<To extends Draft | null>(to: To): To {
    this.draft = to;
    const place =
      to?.chainId && to.parentId !== undefined
        ? [to.chainId, to.parentId ?? "", to.place ?? ""].join(" ")
        : "";
    this.#drafts.keep(ANSWER_PLACE, place);
    return to;
  }

  /** Opens the answer again whose words were left here; where it can’t be given any more, the words can be copied. */
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

  /** Enters what stands in the open answer before another is opened. */
  async #settle() {
    const draft = this.draft;
    const words = this.words.trim();
    if (!draft || !words) return;
    this.typed("");
    if ((await this.#give(draft, [words])) === null) this.typed(words);
  }

  /** Gives answers where the line stands. Returns the id of the last one; none where they were refused. */
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

  /** What takes the focus when a cause goes with everything below it: what stands above it, else the next, else the chain. */
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
