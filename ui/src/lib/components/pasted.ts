// A list that is pasted into a line for new entries becomes several entries, as one act.
import type { Edit } from "$lib/generated/Edit";
import { host } from "$lib/host";
import { notices } from "$lib/state/notices.svelte";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import { words as w } from "$lib/words";
import { withRest } from "$lib/words/pasted";

/** Words that were pasted between what stands in a line. */
export interface Pasted {
  before: string;
  text: string;
  after: string;
}

/** The ends of lines, in any system and in documents. */
const LINES = /\r\n|[\n\r\u2028\u2029\u0085]/;

/** Whether more than one line of a text has anything on it. */
export function hasSeveralLines(text: string): boolean {
  return text.split(LINES).filter((line) => line.trim() !== "").length > 1;
}

/** Two parts of one line, with a space between where neither has one. */
function joined(before: string, after: string): string {
  if (before.trim() === "") return after;
  if (after.trim() === "") return before;
  return /\s$/.test(before) || /^\s/.test(after) ? before + after : `${before} ${after}`;
}

/** The text that is in a line once words are pasted into it, with the line ends of the pasted words. */
export function wholeOf({ before, text, after }: Pasted): string {
  return joined(joined(before, text.trimEnd()), after);
}

/** The same on one line. */
export function onOneLine(pasted: Pasted): string {
  return wholeOf(pasted)
    .split(LINES)
    .map((line) => line.trim())
    .filter(Boolean)
    .join(" ");
}

/** The entries of a list; the first goes on from what stood before it in the line, and the last to what stood behind. */
export function withLine(entries: readonly string[], { before, after }: Pasted): string[] {
  const [first = "", ...rest] = entries;
  const texts = [joined(before, first), ...rest];
  texts.push(joined(texts.pop() ?? "", after));
  return texts.map((text) => text.trim()).filter(Boolean);
}

/** Reads a pasted list. Returns its entries, and how many are left out. */
export async function readList(pasted: Pasted): Promise<{ texts: string[]; more: number }> {
  const { entries, more } = await host.call("read_list", { text: pasted.text });
  return { texts: withLine(entries, pasted), more };
}

/** Says what was added, with the way back. */
export function sayAdded(pm: PostMortemState, text: string) {
  notices.say(text, { label: w.common.undo, run: () => void pm.undo() });
}

/** Adds the entries of a pasted list as one act. False where nothing was added; why not was said then. */
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
