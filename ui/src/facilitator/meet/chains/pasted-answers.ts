// Turns a list that is pasted into an answer into answers one below another.
import { hasSeveralLines, onOneLine, readList, sayAdded } from "$lib/components/pasted";
import type { PostMortemState } from "$lib/state/post-mortem.svelte";
import { words as w } from "$lib/words";
import { withRest } from "$lib/words/pasted";

/**
 * Handles the paste of a list into a field. `give` saves the answers, or puts their words back into the
 * field, and resolves to whether they were saved.
 */
export async function takeList(
  event: ClipboardEvent,
  pm: PostMortemState,
  give: (texts: string[]) => Promise<boolean>,
) {
  const field = event.target;
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!(field instanceof HTMLTextAreaElement) || !hasSeveralLines(text)) return;
  event.preventDefault();
  const before = field.value.slice(0, field.selectionStart);
  const pasted = { before, text, after: field.value.slice(field.selectionEnd) };
  const { texts, more } = await readList(pasted).catch(() => ({ texts: [], more: 0 }));
  if (texts.length > 0) {
    if (await give(texts)) sayAdded(pm, withRest(w.pasted.answers({ n: texts.length }), more));
    return;
  }
  field.value = onOneLine(pasted);
  field.dispatchEvent(new InputEvent("input", { bubbles: true }));
}
