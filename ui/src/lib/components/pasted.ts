// Turns a list that is pasted into a line for new entries into several entries, as one act.
import type { Edit } from "$lib/generated/Edit";
import { host } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import { words as w } from "$lib/words";
import { withRest } from "$lib/words/pasted";

/** Pasted text, with the words before and after it in the line. */
export interface Pasted {
  before: string;
  text: string;
  after: string;
}

/** Line ends of every system, and of documents. */
const LINES = /\r\n|[\n\r\u2028\u2029\u0085]/;

/** Whether more than one line of a text is not blank. */
export function hasSeveralLines(text: string): boolean {
  return text.split(LINES).filter((line) => line.trim() !== "").length > 1;
}

/** Joins two parts of one line, with a space between if neither has one. */
function joined(before: string, after: string): string {
  if (before.trim() === "") return after;
  if (after.trim() === "") return before;
  return /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`;
}

/** Returns the text of a line after the paste, with the line ends of the pasted text. */
export function wholeOf({ before, text, after }: Pasted): string {
  return joined(joined(before, text.trimEnd()), after);
}

/** Returns the text of a line after the paste, with its lines joined into one. */
export function onOneLine(pasted: Pasted): string {
  return wholeOf(pasted)
    .split(LINES)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");
}

/** Returns the entries of a list, with the words around the paste joined to the first and the last. */
export function withLine(entries: readonly string[], { before, after }: Pasted): string[] {
  const [first = "", ...rest] = entries;
  const texts = [joined(before, first), ...rest];
  texts.push(joined(texts.pop() ?? "", after));
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** Parses a pasted list. Returns its entries, and how many were left out. */
export async function readList(pasted: Pasted): Promise<{ texts: string[]; more: number }> {
  const { entries, more } = await host.call("read_list", { text: pasted.text });
  return { texts: withLine(entries, pasted), more };
}

/** Shows a notice of what was added, with undo. */
export function sayAdded(pm: PostMortemState, text: string) {
  notices.say(text, { label: w.common.undo, run: () => void pm.undo() });
}

/** Adds the entries of a pasted list as one act. Returns false, after a notice, if nothing was added. */
export async function addList(
  pm: PostMortemState,
  pasted: Pasted,
  edit: (texts: string[]) => Edit,
): Promise<boolean> {
  const { texts, more } = await readList(pasted);
  if (texts.length === 0 || !(await pm.act(edit(texts)))) return false;
  sayAdded(pm, withRest(w.pasted.entries({ n: texts.length }), more));
  return true;
}
