// Words that were typed into a field that is gone: they can still be taken along.
import { copyText } from "$lib/clipboard";
import { notices } from "$lib/state/notices.svelte";
import { words as w } from "$lib/words";

/** Offers words to be copied; nothing where there are none. */
export function leaveBehind(words: string) {
  if (words.trim() === "") return;
  notices.keep(w.saver.leftBehind, {
    label: w.saver.copyWords,
    run: () =>
      void copyText(words).then((copied) => (copied ? notices.say(w.record.copied) : leaveBehind(words))),
  });
}
