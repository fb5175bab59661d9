// Rescues words whose field is gone: a notice offers to copy them.
import { copyText } from "$lib/clipboard";
import { notices } from "$lib/state/notices.svelte";
import { words as w } from "$lib/words";

/** Offers words for copying; does nothing if they are blank. */
export function leaveBehind(words: string) {
  if (words.trim() === "") return;
  notices.keep(w.saver.leftBehind, {
    label: w.saver.copyWords,
    run: () =>
      void copyText(words).then((copied) => (copied ? notices.say(w.record.copied) : leaveBehind(words))),
  });
}
