// What happens on the board of chains, whether by key, by menu or by pointer.
import type { Cause } from "$lib/generated/Cause";
import type { Condition } from "$lib/generated/Condition";
import { focusEntry } from "$lib/rows";
import type { Current } from "$lib/state/current.svelte";
import { isBelow, type Placed, placed } from "./tree";

export const CONDITIONS: Condition[] = ["technical", "process", "policy", "resources", "organisation"];

export class Board {
  /** The cause, or the chain, whose words are being edited. */
  editing = $state<string | null>(null);
  #current: Current;

  constructor(current: Current) {
    this.#current = current;
  }

  get #chains() {
    return this.#current.whole.chains.map((view) => view.chain);
  }

  async addChain(problem: string) {
    const made = await this.#act({ topic: "chains", edit: "add_chain", problem });
    if (made) {
      if (!problem) this.editing = made;
      focusEntry(made);
    }
  }

  /** Adds an answer below a cause, or first in a chain, and opens it for words. */
  async addBelow(chain: string, parent: string | null) {
    await this.#add(chain, parent, null);
  }

  /** Adds an answer beside a cause and opens it for words. */
  async branch(at: Placed) {
    await this.#add(at.chain.id, at.parent?.id ?? null, at.place + 1);
  }

  /** Editing is over. An answer that was never given is taken away again; after Enter the next why is asked. */
  async ended(at: Placed, how: "enter" | "escape" | "blur") {
    this.editing = null;
    const cause = this.#find(at.cause.id);
    if (!cause) return;
    if (cause.cause.text.trim() === "" && cause.cause.causes.length === 0) {
      await this.remove(cause);
    } else if (how !== "blur") {
      focusEntry(at.cause.id);
    }
  }

  async condition(id: string, condition: Condition | null) {
    await this.#act({ topic: "chains", edit: "condition", id, condition });
  }

  async nextCondition(cause: Cause) {
    const place = cause.condition ? CONDITIONS.indexOf(cause.condition) + 1 : 0;
    await this.condition(cause.id, CONDITIONS[place] ?? null);
  }

  async end(cause: Cause) {
    await this.#act({ topic: "chains", edit: "end", id: cause.id, on: !cause.end });
  }

  async remove(at: Placed) {
    const around = placed(at.chain);
    const own = around.findIndex((other) => other.cause.id === at.cause.id);
    const next = around.slice(0, own).at(-1) ?? around.find((other) => !isBelow(at.cause, other.cause.id));
    await this.#act({ topic: "chains", edit: "remove", id: at.cause.id });
    focusEntry(next?.cause.id ?? at.chain.id);
  }

  /** Moves a cause up or down among its siblings. */
  async shift(at: Placed, by: number) {
    const place = at.place + by;
    if (place < 0 || place >= at.siblings.length) return;
    await this.#move(at.cause.id, at.chain.id, at.parent?.id ?? null, place);
  }

  /** Hangs a cause, with everything below it, below another cause or first in a chain. */
  async hang(id: string, chain: string, parent: string | null) {
    await this.#move(id, chain, parent, Number.MAX_SAFE_INTEGER);
  }

  /** Moves a cause to the chain at its left or right, as a first answer. */
  async toNeighbour(at: Placed, by: number) {
    const chains = this.#chains;
    const next = chains[chains.findIndex((chain) => chain.id === at.chain.id) + by];
    if (next) await this.hang(at.cause.id, next.id, null);
  }

  async moveChain(id: string, by: number) {
    const to = this.#chains.findIndex((chain) => chain.id === id) + by;
    if (to < 0 || to >= this.#chains.length) return;
    await this.#act({ topic: "chains", edit: "move_chain", id, to });
    focusEntry(id);
  }

  async removeChain(id: string) {
    const chains = this.#chains;
    const place = chains.findIndex((chain) => chain.id === id);
    const next = chains[place + 1] ?? chains[place - 1];
    await this.#act({ topic: "chains", edit: "remove_chain", id });
    if (next) focusEntry(next.id);
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
      const depth = from?.depth ?? 0;
      const same = placed(beside).filter((at) => at.depth <= depth).at(-1);
      focusEntry(same?.cause.id ?? beside.id);
    }
  }

  async #add(chain: string, parent: string | null, place: number | null) {
    const made = await this.#act({ topic: "chains", edit: "add_cause", chain, parent, text: "", place });
    if (made) this.editing = made;
  }

  async #move(id: string, chain: string, parent: string | null, place: number) {
    await this.#act({ topic: "chains", edit: "move", id, chain, parent, place });
    focusEntry(id);
  }

  #find(id: string): Placed | undefined {
    return this.#chains.flatMap(placed).find((at) => at.cause.id === id);
  }

  async #act(edit: Parameters<Current["pm"]["act"]>[0]): Promise<string | null> {
    const applied = await this.#current.pm.act(edit);
    return applied?.made ?? null;
  }
}
