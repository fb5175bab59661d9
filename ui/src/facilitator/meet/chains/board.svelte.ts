// The board of chains: which answer is being given or edited, and what keys and drags do to chains and answers.

import { tick } from "svelte";
import { SvelteSet } from "svelte/reactivity";
import type { Ending } from "$lib/components/ending";
import type { CauseState } from "$lib/generated/CauseState";
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

/** A place after all others. */
const LAST = Number.MAX_SAFE_INTEGER;

/** Where a cause goes. */
interface Destination {
  chain: string;
  parent: string | null;
  place: number;
}

/** An answer that is being given and may not be on disk yet. */
export interface Draft {
  /** The chain it goes to; for a new chain, known once that is on disk. */
  chain: Promise<string | null>;
  chainId: string | null;
  /** The cause above it; none for a first answer. */
  parent: string | null;
  /** Its place among its siblings; none for the last. */
  place: number | null;
  /** Its id, once it is on disk. */
  made: string | null;
  /** The causes that were there before it. The others of its chain are its own doing and shown by it. */
  known: Set<string>;
}

export class Board {
  /** The cause, or the chain, whose words are being edited. */
  editing = $state<string | null>(null);
  /** The answer that is being given. It opens at once, so that nobody types ahead of the screen. */
  draft = $state<Draft | null>(null);
  /** The id of a new chain once it is on disk; empty before; none when no new chain is being named. */
  newChain = $state<string | null>(null);
  /** What is being chosen for a cause: the events that show it, or the cause that it is the same as. */
  picking = $state<{ what: "evidence" | "same"; id: string } | null>(null);
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
  #last: Promise<unknown> = Promise.resolve();

  /** Goes to an event of the timeline. */
  readonly jump: (event: string) => void;

  constructor(current: Current, jump: (event: string) => void) {
    this.#current = current;
    this.jump = jump;
  }

  get #chains() {
    return this.#current.whole.chains.map((view) => view.chain);
  }

  /** Opens a new chain, to be named by typing. */
  openChain() {
    this.newChain ??= "";
  }

  /** Adds a chain that has its name already. */
  async addChain(problem: string) {
    const made = await this.#act({ topic: "chains", edit: "add_chain", problem });
    if (made) focusEntry(made);
  }

  /** Saves the name of the new chain; the first save makes it. */
  nameChain(problem: string): Promise<void> {
    return this.#inTurn(async () => {
      if (this.newChain) {
        await this.#current.pm.apply({ topic: "chains", edit: "problem", id: this.newChain, text: problem });
      } else {
        const applied = await this.#current.pm.apply({ topic: "chains", edit: "add_chain", problem });
        this.newChain = applied.made ?? "";
      }
    });
  }

  /** The new chain has its name. */
  closeChain() {
    const made = this.newChain;
    this.newChain = null;
    if (made) focusEntry(made);
  }

  /** Opens an answer below a cause, or first in a chain. */
  addBelow(chain: string, parent: string | null) {
    this.#open(chain, parent, null);
  }

  /** Opens another answer beside a cause. */
  branch(at: Placed) {
    this.#open(at.chain.id, at.parent?.id ?? null, at.place + 1);
  }

  /** Saves the words of the open answer; the first save makes it. */
  answer(text: string): Promise<void> {
    const draft = this.draft;
    return this.#inTurn(async () => {
      const chain = await draft?.chain;
      if (!draft || !chain) return;
      if (draft.made) {
        await this.#current.pm.apply({ topic: "chains", edit: "text", id: draft.made, text });
      } else {
        const { parent, place } = draft;
        const edit = { topic: "chains", edit: "add_cause", chain, parent, text, place } as const;
        draft.made = (await this.#current.pm.apply(edit)).made;
      }
    });
  }

  /**
   * Gives several answers beneath one another, as if Enter stood between them; the first one is the open answer.
   * Returns whether they are on disk.
   */
  async answers(texts: readonly string[]): Promise<boolean> {
    const draft = this.draft;
    const chain = await draft?.chain;
    if (!draft || !chain) return false;
    let last: string | null = null;
    await this.#inTurn(async () => {
      const rest = [...texts];
      let { parent, place } = draft;
      if (draft.made) {
        const text = rest.shift() ?? "";
        await this.#act({ topic: "chains", edit: "text", id: draft.made, text });
        parent = draft.made;
        place = null;
      }
      last = await this.#act({ topic: "chains", edit: "add_causes", chain, parent, texts: rest, place });
    });
    if (last === null) return false;
    this.draft = null;
    focusEntry(last);
    return true;
  }

  /** The open answer is given, or thought better of. Tab goes on to another answer to the same why. */
  closeAnswer(how: Ending) {
    const draft = this.draft;
    this.draft = null;
    if (how === "tab" && draft?.chainId && draft.made) {
      this.#open(draft.chainId, draft.parent, draft.place === null ? null : draft.place + 1);
      return;
    }
    const next = draft?.made ?? draft?.parent ?? draft?.chainId ?? this.newChain;
    if (how !== "blur" && next) focusEntry(next);
  }

  /** Editing of an answer is over. An answer without words and without answers below is taken away. */
  async ended(id: string, how: Ending) {
    this.editing = null;
    const at = this.#find(id);
    if (!at) return;
    const isEmpty = at.cause.text.trim() === "" && at.cause.causes.length === 0;
    const next = isEmpty ? this.#beside(at) : id;
    if (isEmpty) await this.#remove(id);
    else if (at.cause.end) await this.#endAgain(id);
    // What took the focus away keeps it.
    if (how === "tab" && !isEmpty) this.branch(at);
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

  /** One save after the other: only the first of a draft makes something. */
  #inTurn(save: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(save, save);
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  #open(chain: string, parent: string | null, place: number | null) {
    const known = new Set(this.#chains.flatMap(placed).map((at) => at.cause.id));
    this.draft = { chain: Promise.resolve(chain), chainId: chain, parent, place, made: null, known };
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
