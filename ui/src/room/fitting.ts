// Nobody in the room can scroll: what does not fit is made smaller step by step, and at last told as a number.
import type { Attachment } from "svelte/attachments";
import { room as w } from "$lib/words/room";

/** The smallest of the sizes that `room.css` knows. */
const SMALLEST = 4;

/** Whether something of a box lies outside of it. A pixel is rounding. */
function overflows(box: HTMLElement): boolean {
  return box.scrollHeight > box.clientHeight + 1 || box.scrollWidth > box.clientWidth + 1;
}

/**
 * Fits the boxes (`data-box`) within an element, all with one size. Rows (`data-row`) that do not fit even then are
 * hidden from the end, or from the start where the box has `data-keep="end"`. Its `data-more` says how many, with
 * those of `data-before` that were left out of the box.
 * To be attached anew whenever `shown`, what the boxes show, changes.
 */
export function fitting(shown: unknown): Attachment<HTMLElement> {
  return (root) => {
    void shown;
    const boxes = () => [root, ...root.querySelectorAll<HTMLElement>("*")].filter((e) => "box" in e.dataset);

    function layOut() {
      const all = boxes();
      for (const box of all) restore(box);
      for (let size = 0; size <= SMALLEST; size++) {
        root.dataset.size = String(size);
        if (!all.some(overflows)) return;
      }
      for (const box of all) if (overflows(box)) cut(box);
    }

    const observer = new ResizeObserver(layOut);
    observer.observe(root);
    document.fonts.addEventListener("loadingdone", layOut);
    layOut();
    return () => {
      observer.disconnect();
      document.fonts.removeEventListener("loadingdone", layOut);
    };
  };
}

function restore(box: HTMLElement) {
  for (const row of box.querySelectorAll<HTMLElement>("[data-row]")) row.hidden = false;
  count(box, 0);
  delete box.dataset.clipped;
}

/** Says how many rows are not shown. */
function count(box: HTMLElement, hidden: number) {
  const more = box.querySelector<HTMLElement>("[data-more]");
  if (!more) return;
  const all = hidden + Number(more.dataset.before ?? 0);
  more.hidden = all === 0;
  more.textContent = all === 0 ? "" : box.dataset.keep === "end" ? w.timeline.earlier(all) : w.more(all);
}

function cut(box: HTMLElement) {
  const rows = [...box.querySelectorAll<HTMLElement>("[data-row]")];
  if (box.dataset.keep !== "end") rows.reverse();
  let hidden = 0;
  for (const row of rows.slice(0, -1)) {
    if (!overflows(box)) break;
    row.hidden = true;
    hidden += 1;
    count(box, hidden);
  }
  // One long text alone: its end fades.
  if (overflows(box)) box.dataset.clipped = "";
}
